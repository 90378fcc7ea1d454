"""A network as plain values: what the questions find, and what every format writes.

The values are clean before any writer sees them: text without control characters, whole
and decimal numbers, truth values and days; what is not known is left out, never None.
Nodes and edges stand in the order of their ids, so the same facts give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from kkr_graph.headers import Words

Value: TypeAlias = str | int | float | bool | date
"""What an attribute may hold; under one name, all nodes (or edges) hold one type."""

KEPT: Final = frozenset({"id", "source", "target", "type", "start", "end"})
"""Names that formats need for themselves, which no attribute has."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in a network.

    id       its IRI; of an unknown holder the IRI of the role that somebody holds
    label    how a reader names it, in the language that was asked for
    kind     the local name of its class, such as ``Municipality``; ``Unknown``
    unknown  whether it stands for somebody whom no source names
    """

    id: str
    label: str
    kind: str
    unknown: bool = False
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie between two things.

    id      the IRI of the role, citation or statement that it folds; unique
    rel     what the tie is, as a word of the ontology: ``leads``
    since   the first day that it holds, if a source says so
    until   the first day that it holds no longer, if a source says so
    weight  how much it counts: 1, or the number of things that two share
    """

    id: str
    source: str
    target: str
    rel: str
    since: date | None = None
    until: date | None = None
    weight: int = 1
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, and what they are of.

    name      the name of the network, such as ``leads``
    title     what it shows, in a sentence
    on        the day that it holds on; None for all times
    directed  whether an edge from one to another differs from one back
    """

    name: str
    title: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    on: date | None = None
    directed: bool = True
