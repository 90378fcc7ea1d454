"""What stands around a node: the statements from it and to it, each looked up once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kkr_graph.shapes import Node

_HERE: Final = ox.DefaultGraph()
# Statements that lead to a node, from which it is asked by property: a municipality has
# thousands, and most nodes a few.
_MANY: Final = 100


class Surroundings:
    """The statements of the default graphs of some stores, seen from their nodes.

    What two stores hold is given twice.
    """

    def __init__(self, *stores: ox.Store) -> None:
        self._stores = stores
        self._from: dict[Node, Mapping[str, Sequence[ox.Triple]]] = {}
        self._into: dict[Node, Mapping[str, Sequence[ox.Triple]] | None] = {}
        self._to: dict[tuple[Node, str], Sequence[ox.Triple]] = {}

    def all_from(self, node: Node) -> Mapping[str, Sequence[ox.Triple]]:
        """Return the statements that *node* makes, by their properties."""
        if isinstance(node, ox.Literal):
            return {}
        if node not in self._from:
            self._from[node] = _by_predicate(
                quad.triple
                for store in self._stores
                for quad in store.quads_for_pattern(node, None, None, _HERE)
            )
        return self._from[node]

    def from_node(self, node: Node, predicate: str) -> Sequence[ox.Triple]:
        """Return the statements that *node* makes by *predicate*."""
        return self.all_from(node).get(predicate, ())

    def to_node(self, node: Node, predicate: str) -> Sequence[ox.Triple]:
        """Return the statements that lead to *node* by *predicate*."""
        if node not in self._into:
            some = [*islice(self._all_to(node, None), _MANY)]
            self._into[node] = _by_predicate(some) if len(some) < _MANY else None
        into = self._into[node]
        if into is not None:
            return into.get(predicate, ())
        asked = (node, predicate)
        if asked not in self._to:
            self._to[asked] = [*self._all_to(node, ox.NamedNode(predicate))]
        return self._to[asked]

    def _all_to(self, node: Node, name: ox.NamedNode | None) -> Iterator[ox.Triple]:
        for store in self._stores:
            for quad in store.quads_for_pattern(None, name, node, _HERE):
                yield quad.triple


def _by_predicate(triples: Iterable[ox.Triple]) -> Mapping[str, Sequence[ox.Triple]]:
    found: dict[str, list[ox.Triple]] = {}
    for one in triples:
        found.setdefault(one.predicate.value, []).append(one)
    return found
