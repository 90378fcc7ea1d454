"""Write a network in DOT, the language of Graphviz.

Everything is quoted.  What Graphviz does not know itself opens with ``kkr_``, so that
no attribute of ours (``page``, ``area``) changes the picture.  A holder that no source
names has another shape and a dashed border.
"""

from collections.abc import Iterator
from typing import Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import Row, Table, edges, nodes, written
from kkr_graph.network_files.words import called

_NODE: Final = '  node [shape="box", style="rounded", fontname="sans-serif"];\n'
_EDGE: Final = '  edge [fontname="sans-serif", fontsize="10"];\n'
_UNKNOWN: Final = ', shape="ellipse", style="dashed"'


def write(network: Network, language: Language) -> bytes:
    """Return *network* in DOT; its title and ties in *language*."""
    return joined(_lines(network, language))


def _lines(network: Network, language: Language) -> Iterator[str]:
    kind, arrow = ("digraph", "->") if network.directed else ("graph", "--")
    title = clean(network.title.say(language))
    on = f", kkr_on={_quoted(network.on.isoformat())}" if network.on else ""
    yield f"{kind} {_quoted(clean(network.name))} {{\n"
    yield f'  graph [label={_shown(title)}, rankdir="LR", overlap="false",'
    yield f' charset="UTF-8"{on}];\n'
    yield _NODE + _EDGE
    yield from _nodes(nodes(network))
    yield from _edges(edges(network), arrow, language)
    yield "}\n"


def _nodes(table: Table) -> Iterator[str]:
    opens = tuple(f", kkr_{column.name}=" for column in table.columns[2:])
    for row in table.rows:
        iri, label, _, unknown, *_ = row
        yield (
            f"  {_quoted(str(iri))} [label={_shown(str(label or iri))}"
            f"{_UNKNOWN if unknown else ''}{_values(opens, row[2:])}];\n"
        )


def _edges(table: Table, arrow: str, language: Language) -> Iterator[str]:
    opens = tuple(f", kkr_{column.name}=" for column in table.columns[3:])
    for row in table.rows:
        iri, source, target, rel, *_ = row
        label = _shown(called(str(rel or ""), language))
        yield (
            f"  {_quoted(str(source))} {arrow} {_quoted(str(target))}"
            f" [id={_quoted(str(iri))}, label={label}"
            f"{_values(opens, row[3:])}];\n"
        )


def _values(opens: tuple[str, ...], row: Row) -> str:
    return "".join(
        [
            start + _quoted(cell if type(cell) is str else written(cell))
            for start, cell in zip(opens, row, strict=True)
            if cell is not None
        ]
    )


def _quoted(text: str) -> str:
    r"""Return *text* in quotes; a backslash must be doubled, and is read so.

    >>> print(_quoted('Den "nye" \\N'))
    "Den \"nye\" \\N"
    """
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    return f'"{text}"'


def _shown(text: str) -> str:
    """Return *text* in quotes, to be drawn: ``&`` would begin an entity."""
    return _quoted(text.replace("&", "&amp;"))
