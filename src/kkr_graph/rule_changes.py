"""The statements that changed, sorted once by what every rule asks of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, TypeAlias, cast

import pyoxigraph as ox

from kkr_graph.shapes import RDF, Node

Nodes: TypeAlias = frozenset[Node]

_TYPE: Final = f"{RDF}type"


class Changed(dict[str, list[ox.Triple]]):
    """The statements that changed, by their property.

    walked  where the ways from nodes along properties lead, forwards or not, and None
            where to much; many rules go the same
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        super().__init__()
        for one in triples:
            self.setdefault(one.predicate.value, []).append(one)
        self.walked: dict[tuple[Nodes, frozenset[str], bool], Nodes | None] = {}
        self._ends: dict[tuple[str, bool], Nodes] = {}
        self._kinds: dict[str, dict[str, list[ox.Triple]]] = {}

    def subjects(self, name: str) -> Nodes:
        """Return what states anything by the property *name*."""
        return self._nodes(name, of_objects=False)

    def objects(self, name: str) -> Nodes:
        """Return what is stated by the property *name*."""
        return self._nodes(name, of_objects=True)

    def leading_to(self, name: str, term: str) -> Sequence[ox.Triple]:
        """Return the statements by the property *name* of the node *term*."""
        if name not in self._kinds:
            kinds: dict[str, list[ox.Triple]] = {}
            for one in self.get(name, ()):
                if isinstance(one.object, ox.NamedNode):
                    kinds.setdefault(one.object.value, []).append(one)
            self._kinds[name] = kinds
        return self._kinds[name].get(term, ())

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What anything is said to be."""
        return frozenset(node.value for node in self.objects(_TYPE))

    def _nodes(self, name: str, *, of_objects: bool) -> Nodes:
        asked = (name, of_objects)
        if asked not in self._ends:
            said = self.get(name, ())
            self._ends[asked] = nodes_of(
                one.object if of_objects else one.subject for one in said
            )
        return self._ends[asked]


def nodes_of(nodes: Iterable[Node | ox.Triple]) -> Nodes:
    """Return *nodes*, each once; a statement about a statement is none."""
    found = frozenset(nodes)
    if ox.Triple not in {*map(type, found)}:
        return cast("Nodes", found)
    return frozenset(node for node in found if not isinstance(node, ox.Triple))
