"""What a SPARQL rule can see from the nodes it is asked of: few statements, collected.

A rule that is asked of a hundred nodes in a store of a million statements on disk takes
as long as the disk does.  Its patterns tell what it may look at: from the nodes along
each pattern, and on from what is met there.  What they lead to is small, and in memory
the rule is asked of it at once, with the same answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph.rule_changes import Nodes
from kkr_graph.rule_patterns import THIS, Pattern, Patterns
from kkr_graph.rule_walks import fits, is_named
from kkr_graph.shapes import RDF, Node
from kkr_graph.surroundings import Surroundings

_TYPE: Final = f"{RDF}type"
# How much is looked up for a rule: then the disk is asked sooner by the rule itself.
_MOST: Final = 100

_Scope: TypeAlias = tuple[int, ...]
_Met: TypeAlias = set[Node | ox.Triple] | Nodes


@dataclass(slots=True)
class Ground:
    """What a rule may look at.

    nodes    those that it may find fault with
    triples  what it sees from there
    """

    nodes: _Met
    triples: set[ox.Triple] = field(default_factory=set)


def of(patterns: Patterns | None, nodes: Nodes, both: Surroundings) -> Ground | None:
    """Return what a rule of *patterns* sees from *nodes*; None: it may see too much.

    What *both* has and is not there any more is among it.
    """
    if patterns is None or patterns.unwalked:
        return None
    walk = _Walk(both, nodes)
    left = sorted(patterns.walked, key=lambda one: len(one.scope))
    while left:
        chosen = walk.next(left)
        if chosen is None or not walk.follow(chosen):
            return None
        left.remove(chosen)
    return Ground(walk.bound[THIS, ()], walk.triples)


class _Walk:
    """What each term may be, in the scope where it was met; what is inside sees it.

    Whatever a term is in an answer is among that: each pattern is followed from all
    that one of its ends may be.
    """

    def __init__(self, both: Surroundings, nodes: Nodes) -> None:
        self.both, self._end = both, both.looked + _MOST
        self.bound: dict[tuple[str, _Scope], _Met] = {(THIS, ()): nodes}
        self.triples: set[ox.Triple] = set()

    def next(self, left: Iterable[Pattern]) -> Pattern | None:
        """Return the pattern to follow next; forwards where it can be."""
        backwards: Pattern | None = None
        for pattern in left:
            if self._known(pattern.subject, pattern.scope) is not None:
                return pattern
            if backwards is None and self._leads_back(pattern):
                backwards = pattern
        return backwards

    def follow(self, pattern: Pattern) -> bool:
        """Collect what fits *pattern*; say whether that is little enough."""
        here = self._known(pattern.subject, pattern.scope)
        every = self._back(pattern) if here is None else self._on(pattern, here)
        found: list[ox.Triple] = []
        for some in every:
            if some is None or self.both.looked > self._end:
                return False
            found += some
        among = self._known(pattern.object, pattern.scope)
        if among is not None:
            found = [one for one in found if one.object in among]
        self.triples.update(found)
        if not pattern.scope or here is None:  # else it need not hold
            self._bind(pattern.subject, pattern.scope, {one.subject for one in found})
        if among is None or not pattern.scope:
            self._bind(pattern.object, pattern.scope, {one.object for one in found})
        return True

    def _on(self, pattern: Pattern, here: _Met) -> Iterator[list[ox.Triple]]:
        for node in here:
            for name in pattern.properties:
                said = self.both.from_node(node, name)
                yield [one for one in said if fits(pattern.object, one.object)]

    def _back(self, pattern: Pattern) -> Iterator[Sequence[ox.Triple] | None]:
        for node in self._known(pattern.object, pattern.scope) or ():
            for name in pattern.properties:
                yield self.both.some_to(node, name, _MOST)

    def _leads_back(self, pattern: Pattern) -> bool:
        """Say whether from the object of *pattern* it is not far to its subjects."""
        met = self._known(pattern.object, pattern.scope)
        return (
            met is not None
            and _TYPE not in pattern.properties
            and not any(isinstance(node, ox.Literal) for node in met)
        )

    def _known(self, term: str, scope: _Scope) -> _Met | None:
        """Return what *term* may be in *scope*; None if nothing leads there yet."""
        if not term.startswith("?"):
            return _constant(term)
        for depth in range(len(scope), -1, -1):
            met = self.bound.get((term, scope[:depth]))
            if met is not None:
                return met
        return None

    def _bind(self, term: str, scope: _Scope, met: _Met) -> None:
        if term.startswith("?"):
            self.bound[term, scope] = met


def _constant(term: str) -> _Met | None:
    """Return the node called *term*; None for a value, otherwise spelled maybe."""
    return {ox.NamedNode(term)} if is_named(term) else None


def gathered(grounds: Sequence[Ground], lost: Iterable[ox.Triple]) -> ox.Store:
    """Return what *grounds* are made of, and is there still, as one graph in memory."""
    seen = set[ox.Triple]().union(*(one.triples for one in grounds)).difference(lost)
    store = ox.Store()
    store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in seen)
    return store
