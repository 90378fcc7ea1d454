"""What stands around a node: the statements from it and to it, each looked up once."""

from collections import defaultdict
from collections.abc import (
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph.shapes import Node

# Subject and property of a statement.
Opening: TypeAlias = tuple[ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode]
_By: TypeAlias = Mapping[str, Sequence[ox.Triple]]

_HERE: Final = ox.DefaultGraph()
_NONE: Final[_By] = {}
# Statements that lead to a node, from which it is asked by property: a municipality has
# thousands, and most nodes a few.
_MANY: Final = 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """Statements that are looked for.

    openings  how they begin: a subject and a property
    alone     those of which no other with that beginning matters
    """

    openings: set[Opening] = field(default_factory=set)
    alone: set[ox.Triple] = field(default_factory=set)

    def __contains__(self, triple: ox.Triple) -> bool:
        """Say whether *triple* is looked for."""
        opening = (triple.subject, triple.predicate)
        return opening in self.openings or triple in self.alone


class Surroundings:
    """The statements of the default graph of a store, and some more, by their nodes.

    What both hold is given twice.  *looked* counts how often something was looked up in
    the store, and what was found.
    """

    def __init__(self, store: ox.Store, more: Iterable[ox.Triple] = ()) -> None:
        self.looked = 0
        self._store = store
        self._from: dict[object, _By] = {}
        self._by: dict[tuple[object, str], Sequence[ox.Triple]] = {}
        self._new: set[object] = set()
        self._into: dict[object, _By | None] = {}
        self._to: dict[tuple[object, str], Sequence[ox.Triple]] = {}
        self._has: dict[tuple[str, str | None], bool] = {}
        self._more_from = defaultdict[object, list[ox.Triple]](list)
        self._more_to = defaultdict[object, list[ox.Triple]](list)
        for one in more:
            self._more_from[one.subject].append(one)
            self._more_to[one.object].append(one)
            self._has[one.predicate.value, None] = True
            if isinstance(one.object, ox.NamedNode):
                self._has[one.predicate.value, one.object.value] = True

    def all_from(self, node: Node | ox.Triple) -> _By:
        """Return the statements that *node* makes, by their properties."""
        found = self._from.get(node)
        if found is None:
            if isinstance(node, ox.Literal):
                return _NONE
            held = [*self._held(node, None, None)]
            more = self._more_from.get(node, [])
            if more and not held:
                self._new.add(node)
            found = self._from[node] = _by_predicate(held + more)
        return found

    def is_new(self, node: Node | ox.Triple) -> bool:
        """Say whether all that *node* states is among what there is besides the store.

        That it states something.
        """
        if node not in self._more_from:
            return False
        self.all_from(node)
        return node in self._new

    @property
    def known_as_new(self) -> AbstractSet[object]:
        """The nodes of which that was found to be so."""
        return self._new

    def from_node(self, node: Node | ox.Triple, predicate: str) -> Sequence[ox.Triple]:
        """Return the statements that *node* makes by *predicate*."""
        whole = self._from.get(node)
        if whole is not None:
            return whole.get(predicate, ())
        if node in self._more_from:
            return self.all_from(node).get(predicate, ())
        asked = (node, predicate)
        found = self._by.get(asked)
        if found is None:
            if isinstance(node, ox.Literal):
                return ()
            held = self._held(node, ox.NamedNode(predicate), None)
            found = self._by[asked] = [*held]
        return found

    def _few_to(self, node: Node | ox.Triple) -> _By | None:
        """Return the statements that lead to *node*, by properties; None for many."""
        into = self._into.get(node, _NONE)
        if into is _NONE:
            some = [*islice(self._held(None, None, node), _MANY)]
            few = len(some) < _MANY
            some += self._more_to.get(node, [])
            into = self._into[node] = _by_predicate(some) if few else None
        return into

    def leading_to(
        self, node: Node | ox.Triple, names: Collection[str]
    ) -> Collection[str]:
        """Return those of *names* by which anything may lead to *node*."""
        into = self._few_to(node)
        return names if into is None else [name for name in into if name in names]

    def to_node(self, node: Node | ox.Triple, predicate: str) -> Sequence[ox.Triple]:
        """Return the statements that lead to *node* by *predicate*."""
        into = self._few_to(node)
        if into is not None:
            return into.get(predicate, ())
        asked = (node, predicate)
        if asked not in self._to:
            more = self._more_to.get(node, ())
            self._to[asked] = [
                *self._held(None, ox.NamedNode(predicate), node),
                *(one for one in more if one.predicate.value == predicate),
            ]
        return self._to[asked]

    def any_to(
        self, node: Node | ox.Triple, predicate: str, but: Container[ox.Triple]
    ) -> ox.Triple | None:
        """Return a statement by *predicate* that leads to *node*, none of *but*."""
        into, name = self._few_to(node), ox.NamedNode(predicate)
        every: Iterable[ox.Triple]
        if into is not None:
            every = into.get(predicate, ())
        else:
            more = self._more_to.get(node, ())
            named = (one for one in more if one.predicate == name)
            every = chain(named, self._held(None, name, node))
        return next((one for one in every if one not in but), None)

    def some_to(
        self, node: Node | ox.Triple, predicate: str, most: int
    ) -> Sequence[ox.Triple] | None:
        """Return what ``to_node`` does; None if the store has more than *most*."""
        asked = (node, predicate)
        if asked not in self._to and self._few_to(node) is None:
            some = islice(self._held(None, ox.NamedNode(predicate), node), most + 1)
            held = [*some]
            if len(held) > most:
                return None
            more = self._more_to.get(node, ())
            held += (one for one in more if one.predicate.value == predicate)
            self._to[asked] = held
        return self.to_node(node, predicate)

    def has(self, predicate: str, value: str | None = None) -> bool:
        """Say whether anything is stated by *predicate*, of the node *value* if any."""
        asked = (predicate, value)
        if asked not in self._has:
            name, node = ox.NamedNode(predicate), ox.NamedNode(value) if value else None
            self._has[asked] = any(True for _ in self._held(None, name, node))
        return self._has[asked]

    def _held(
        self,
        start: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        name: ox.NamedNode | None,
        end: Node | ox.Triple | None,
    ) -> Iterator[ox.Triple]:
        """Yield what the store holds of that."""
        self.looked += 1
        for quad in self._store.quads_for_pattern(start, name, end, _HERE):
            self.looked += 1
            yield quad.triple


def _by_predicate(triples: Iterable[ox.Triple]) -> _By:
    found: dict[str, list[ox.Triple]] = {}
    for one in triples:
        found.setdefault(one.predicate.value, []).append(one)
    return found
