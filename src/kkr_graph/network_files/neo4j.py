"""Write a network for ``neo4j-admin database import``: two CSV files in an archive.

The heading of each column says its type.  Text is in quotes and on one line, numbers,
days and truth values are not; nothing at all between two commas is no value.  The label
of a node is its kind, the type of a relationship what the tie is; both also when the
network has none of them, because Neo4j wants one.  How to import stands in
``README.txt``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.archive import packed
from kkr_graph.network_files.clean import clean, on_one_line
from kkr_graph.network_files.tables import (
    Cell,
    Column,
    Kind,
    Table,
    edges,
    nodes,
    written,
)

_TYPES: Final[Mapping[Kind, str]] = {
    "text": "",
    "whole": ":long",
    "decimal": ":double",
    "truth": ":boolean",
    "day": ":date",
}
_KIND, _REL = 2, 3
_HOW: Final = Words(
    """\
{title}

Indlæs i en ny, tom database i Neo4j:

  neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv neo4j

Hver node har sin IRI som id (iri) og sin slags som etiket; hver forbindelse har sin
egen IRI. since er den første dag, den gælder; until er den første dag, den ikke gælder.
""",
    """\
{title}

To import into a new, empty database of Neo4j:

  neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv neo4j

Every node has its IRI for an id (iri) and its kind for a label; every relationship has
an IRI of its own. since is the first day it holds; until is the first it does not.
""",
)


def write(network: Network, language: Language) -> bytes:
    """Return an archive of nodes.csv, edges.csv and README.txt, that in *language*."""
    title = on_one_line(clean(network.title.say(language)))
    return packed(
        {
            "nodes.csv": _nodes(nodes(network)),
            "edges.csv": _edges(edges(network)),
            "README.txt": [_HOW.say(language).format(title=title).encode()],
        }
    )


def _nodes(table: Table) -> Iterator[bytes]:
    _, *rest = table.columns
    yield _line(["iri:ID", *map(_heading, rest), ":LABEL"])
    for row in table.rows:
        kind = _name(row[_KIND], "Thing")
        yield _line([*(_cell(cell) for cell in row), f'"{kind}"'])


def _edges(table: Table) -> Iterator[bytes]:
    _, _, _, *rest = table.columns
    yield _line([":START_ID", ":END_ID", "iri", *map(_heading, rest), ":TYPE"])
    for iri, source, target, *values in table.rows:
        kind = _name(values[0], "related")
        cells = map(_cell, (source, target, iri, *values))
        yield _line([*cells, f'"{kind}"'])


def _heading(column: Column) -> str:
    return f"{column.name}{_TYPES[column.kind]}"


def _name(cell: Cell, otherwise: str) -> str:
    """Return *cell* as a label: a ``;`` would make two of it."""
    return re.sub(r"\W", "_", str(cell)) if cell else otherwise


def _cell(cell: Cell) -> str:
    if type(cell) is str:
        text = on_one_line(cell)
        return '"' + (text.replace('"', '""') if '"' in text else text) + '"'
    return "" if cell is None else written(cell)


def _line(cells: list[str]) -> bytes:
    return f"{','.join(cells)}\n".encode()
