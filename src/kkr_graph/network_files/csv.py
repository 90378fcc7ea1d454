"""Write a network as one table of CSV (RFC 4180): a row for each edge, with both ends.

What is known of the two ends stands in the row of the edge, under ``source_`` and
``target_``, so that the file can be filtered and counted as it is.  A node that no edge
touches has a row of its own, with nothing but a source.  Nothing is left out: nodes,
edges and attributes can be read back.

Comma, CRLF, UTF-8 without a mark, a header; days as 2025-09-02, truth values as true
and false.  A text that a spreadsheet would take for a formula (it opens with = + - @, a
tab or a line break) gets an apostrophe in front; ids never do.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.tables import (
    EDGE,
    Cell,
    Column,
    Row,
    edges,
    nodes,
    written,
)

FORMULA: Final = ("=", "+", "-", "@", "\t", "\n", "\r")
_ENDS: Final = EDGE[:3]


def write(network: Network, _language: Language) -> bytes:
    """Return *network* as CSV."""
    file = io.BytesIO()
    text = io.TextIOWrapper(file, "utf-8", newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    for row in _rows(network):
        lines.writerow(row)
    text.flush()
    return file.getvalue()


def guarded(cell: Cell) -> str:
    """Return *cell* as a spreadsheet may open it.

    >>> guarded("=1+1"), guarded(-1), guarded(None)
    ("'=1+1", '-1', '')
    """
    if type(cell) is str:
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    return "" if cell is None else written(cell)


def _rows(network: Network) -> Iterator[list[str]]:
    of_nodes, of_edges = nodes(network), edges(network)
    extra = len(of_edges.attributes)
    yield _header(of_nodes.columns, of_edges.attributes)
    known = {str(row[0]): _end(row) for row in of_nodes.rows}
    alone = dict.fromkeys(known)
    for iri, source, target, *rest in of_edges.rows:
        one, two = str(source), str(target)
        alone.pop(one, None)
        alone.pop(two, None)
        said = [guarded(cell) for cell in rest]
        yield [str(iri), *known[one], *said[:1], *known[two], *said[1:]]
    nothing = [""] * (1 + len(of_nodes.columns) + len(EDGE[4:]) + extra)
    for name in alone:
        yield ["", *known[name], *nothing]


def _header(node: tuple[Column, ...], extra: tuple[Column, ...]) -> list[str]:
    source, target = _prefixed("source", node), _prefixed("target", node)
    fixed = [column.name for column in EDGE]
    names = [fixed[0], *source, fixed[3], *target, *fixed[4:]]
    for column in extra:
        name = column.name
        while name in names:
            name += "_"
        names.append(name)
    return names


def _prefixed(end: str, columns: tuple[Column, ...]) -> list[str]:
    """Return ``source`` for the id, and ``source_label`` and so on for the others."""
    return [end, *(f"{end}_{column.name}" for column in columns[1:])]


def _end(row: Row) -> list[str]:
    return [str(row[0]), *(guarded(cell) for cell in row[1:])]
