"""Write a network as one table of CSV (RFC 4180): a row for each edge, with both ends.

What is known of the two ends stands in the row of the edge, under ``source_`` and
``target_``, so that the file can be filtered and counted as it is.  A node that no edge
touches has a row of its own, with nothing but a source.  Nothing is left out: nodes,
edges and attributes can be read back.

Comma, CRLF, UTF-8 without a mark, a header; days as 2025-09-02, truth values as true
and false.  A text that a spreadsheet would take for a formula (it opens with = + - @, a
tab or a line break) gets an apostrophe in front; ids never do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import (
    EDGE,
    WRITTEN,
    Cell,
    Column,
    Row,
    edges,
    nodes,
)

FORMULA: Final = ("=", "+", "-", "@", "\t", "\n", "\r")
_CARE: Final = re.compile('[",\\r\\n]|^[=+@\\t-]')
_SPECIAL: Final = re.compile('[",\\r\\n]')


def write(network: Network, _language: Language) -> bytes:
    """Return *network* as CSV."""
    return joined(_lines(network))


def _lines(network: Network) -> Iterator[str]:
    of_nodes, of_edges = nodes(network), edges(network)
    yield _line(_header(of_nodes.columns, of_edges.attributes))
    known = {row[0]: _end(row) for row in of_nodes.rows}
    alone = dict.fromkeys(known)
    for iri, source, target, rel, *rest in of_edges.rows:
        alone.pop(source, None)
        alone.pop(target, None)
        yield _line(
            (
                _quoted(str(iri)),
                *(known[source], *_fields((rel,)), known[target]),
                *_fields(rest),
            )
        )
    empty = len(of_nodes.columns) + len(of_edges.columns) - len(EDGE[:3])
    for name in alone:
        yield _line(("", known[name], *[""] * empty))


def _line(fields: Iterable[str]) -> str:
    return f"{','.join(fields)}\r\n"


def field(text: str) -> str:
    """Return *text* as a field that a spreadsheet may open.

    >>> print(field("=1+1"), field('en "ny" ting'), field("Ærø"))
    '=1+1 "en ""ny"" ting" Ærø
    """
    if not _CARE.search(text):
        return text
    guarded = f"'{text}" if text.startswith(FORMULA) else text
    return _quoted(guarded)


def _quoted(text: str) -> str:
    if _SPECIAL.search(text):
        text = '"' + text.replace('"', '""') + '"'
    return text


_FIELD: Final[Mapping[type, Callable[[Any], str]]] = {
    **WRITTEN,
    str: field,
    type(None): lambda _: "",
}


def _fields(row: Iterable[Cell]) -> list[str]:
    return [_FIELD[type(cell)](cell) for cell in row]


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


def _end(row: Row) -> str:
    """Return what is known of a node, as the fields of one end of an edge."""
    return ",".join([_quoted(str(row[0])), *_fields(row[1:])])
