"""A network as two tables: what every format is written from.

In: a network.  Out: columns of one type each, and rows of clean values; None stands
where nothing is known, and every format leaves that out.  A number or a day that stands
under a name where others are text is written as text, so that no format says one type
and holds another.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from kkr_graph.network import KEPT, Edge, Network, Node, Value
from kkr_graph.network_files.clean import clean

Kind: TypeAlias = Literal["text", "whole", "decimal", "truth", "day"]
Cell: TypeAlias = Value | None
Row: TypeAlias = tuple[Cell, ...]

_KINDS: Final[Mapping[type, Kind]] = {
    str: "text",
    int: "whole",
    float: "decimal",
    bool: "truth",
    date: "day",
}
_WHOLE: Final = range(-(2**63), 2**63)  # what every reader can count to


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in every format, and what its cells hold.

    attribute  the name that the network has for it; empty for what every node or
               edge has
    """

    name: str
    kind: Kind
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The nodes or the edges of a network."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    """One row for each thing; to be gone through once."""

    @property
    def attributes(self) -> tuple[Column, ...]:
        """The columns that not every network has; the last ones of each row."""
        return tuple(column for column in self.columns if column.attribute)


NODE: Final = (
    Column("id", "text"),
    Column("label", "text"),
    Column("kind", "text"),
    Column("unknown", "truth"),
)
EDGE: Final = (
    Column("id", "text"),
    Column("source", "text"),
    Column("target", "text"),
    Column("rel", "text"),
    Column("since", "day"),
    Column("until", "day"),
    Column("weight", "whole"),
)
_ADDED: Final = frozenset(
    {
        *("iri", "name", "shared_name", "interaction", "shared_interaction"),
        *("source_label", "target_label", "kind_called", "rel_called"),
    }
)
"""What one format or another says besides."""
_TAKEN: Final = KEPT | _ADDED | {column.name for column in (*NODE, *EDGE)}


def nodes(network: Network) -> Table:
    """Return the nodes of *network*, columns as in ``NODE`` and then attributes."""
    extra = _extra(network.nodes)
    return Table((*NODE, *extra), _node_rows(network.nodes, extra))


def edges(network: Network) -> Table:
    """Return the edges of *network*, columns as in ``EDGE`` and then attributes."""
    extra = _extra(network.edges)
    return Table((*EDGE, *extra), _edge_rows(network.edges, extra))


def written(value: Value) -> str:
    """Return *value* as XML Schema and JSON write it.

    >>> written(True), written(date(2025, 9, 2)), written(1.5)
    ('true', '2025-09-02', '1.5')
    """
    return WRITTEN.get(type(value), str)(value)


def _truth(value: bool) -> str:  # noqa: FBT001 - it is the value
    return "true" if value else "false"


WRITTEN: Final[Mapping[type, Callable[[Any], str]]] = {
    str: str,
    int: str,
    float: repr,
    bool: _truth,
    date: date.isoformat,
}
"""How a value of each type is written; looked up a million times, so by type."""


def _node_rows(things: Iterable[Node], extra: tuple[Column, ...]) -> Iterator[Row]:
    read = _readers(extra)
    for node in things:
        yield (
            clean(node.id),
            clean(node.label) or None,
            clean(node.kind) or None,
            node.unknown,
            *_cells(node.attributes, read),
        )


def _edge_rows(things: Iterable[Edge], extra: tuple[Column, ...]) -> Iterator[Row]:
    read = _readers(extra)
    for edge in things:
        yield (
            clean(edge.id),
            clean(edge.source),
            clean(edge.target),
            clean(edge.rel) or None,
            edge.since,
            edge.until,
            edge.weight,
            *_cells(edge.attributes, read),
        )


_Reader: TypeAlias = tuple[str, Callable[[Value], Cell] | None]


def _readers(extra: tuple[Column, ...]) -> tuple[_Reader, ...]:
    return tuple((column.attribute, _READ.get(column.kind)) for column in extra)


def _cells(attributes: Mapping[str, Value], read: tuple[_Reader, ...]) -> list[Cell]:
    return [
        None if value is None or value == "" else reader(value) if reader else value
        for name, reader in read
        for value in (attributes.get(name),)
    ]


def _as_text(value: Value) -> str | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return clean(value if type(value) is str else written(value)) or None


def _as_decimal(value: Value) -> float | None:
    number = float(value)  # type: ignore[arg-type] # a column of numbers
    return number if math.isfinite(number) else None


_READ: Final[Mapping[Kind, Callable[[Value], Cell]]] = {
    "text": _as_text,
    "decimal": _as_decimal,
}
"""How values become cells; those of other kinds are cells as they are."""


def _extra(things: Iterable[Node | Edge]) -> tuple[Column, ...]:
    """Return a column for each attribute that any of *things* has, by name."""
    found: dict[str, set[Kind]] = {}
    for thing in things:
        for name, value in thing.attributes.items():
            if value is not None and value != "":
                found.setdefault(name, set()).add(_kind(value))
    taken = set(_TAKEN)
    columns = []
    for attribute in sorted(found):
        name = _spelled(attribute, taken)
        taken.add(name)
        columns.append(Column(name, _common(found[attribute]), attribute))
    return tuple(columns)


def _kind(value: Value) -> Kind:
    kind = _KINDS.get(type(value), "text")
    return "text" if kind == "whole" and value not in _WHOLE else kind


def _common(kinds: set[Kind]) -> Kind:
    """Return the one kind that can say all *kinds*."""
    if len(kinds) == 1:
        [only] = kinds
        return only
    return "decimal" if kinds == {"whole", "decimal"} else "text"


def _spelled(attribute: str, taken: set[str]) -> str:
    """Return a name that every format takes, and that nothing else has."""
    name = re.sub(r"[^0-9A-Za-zÆØÅæøå_]", "_", attribute) or "_"
    if name[0].isdigit():
        name = f"_{name}"
    while name in taken:
        name += "_"
    return name
