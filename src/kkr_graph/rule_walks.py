"""Which nodes a SPARQL rule may judge otherwise after a change: few, found by walking.

A statement that changed matters to a rule only where it fits one of its patterns.  From
there the patterns around it lead to ``?this``: every node that the rule may now judge
otherwise is at the end of such a walk, since all patterns on the way hold wherever the
changed one does (they stand in its group, or in one around it).  Of several ways the
one with the fewest nodes is taken.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import relevance, rule_patterns
from kkr_graph.rule_patterns import THIS, Pattern
from kkr_graph.shapes import RDF, Node
from kkr_graph.surroundings import Surroundings

Nodes: TypeAlias = frozenset[Node]
# The statements that each property is in.
Changed: TypeAlias = Mapping[str, Sequence[ox.Triple]]

_TYPE: Final = f"{RDF}type"
_SHARED: Final = 100


def touched(query: str, changed: Changed, both: Surroundings) -> Nodes | None:
    """Return the nodes that the rule *query* may judge otherwise; None: any node.

    *both* must hold what was there before as well as what is there now.
    """
    if not _hit(query, changed):
        return frozenset()
    found = rule_patterns.of_query(query)
    if found is None:
        return None
    if not found.unwalked.isdisjoint(changed):
        return None
    asked = [one for one in found.walked if not one.scope]
    if not all(_occurs(one, both) for one in asked):
        return frozenset()
    reached: set[Node] = set()
    for pattern in found.walked:
        starts = _starts(pattern, changed)
        if not any(starts.values()):
            continue
        ends = _walk(pattern, starts, found.walked, both)
        if ends is None:
            return None
        reached |= ends
    return frozenset(node for node in reached if _is_aim(node, asked, both))


def by_property(changed: Iterable[ox.Triple]) -> Changed:
    """Return the statements that *changed*, by their property."""
    found: dict[str, list[ox.Triple]] = {}
    for triple in changed:
        found.setdefault(triple.predicate.value, []).append(triple)
    return found


def _hit(query: str, changed: Changed) -> bool:
    """Say whether a changed statement has a property that the rule looks at."""
    if relevance.is_open(query):
        return bool(changed)
    return not relevance.of_query(query).isdisjoint(changed)


def _occurs(pattern: Pattern, both: Surroundings) -> bool:
    """Say whether there is anything that *pattern* may find, of whatever subject."""
    kind = None if pattern.object.startswith(("?", '"', "'")) else pattern.object
    return any(both.has(name, kind) for name in pattern.properties)


def _starts(pattern: Pattern, changed: Changed) -> dict[str, Nodes]:
    """Return what the ends of *pattern* are in the changed statements that fit it."""
    fitting = [one for name in pattern.properties for one in changed.get(name, ())]
    if not pattern.subject.startswith("?"):
        fitting = [one for one in fitting if _fits(pattern.subject, one.subject)]
    if not pattern.object.startswith("?"):
        fitting = [one for one in fitting if _fits(pattern.object, one.object)]
    return {
        pattern.subject: _nodes(triple.subject for triple in fitting),
        pattern.object: _nodes(triple.object for triple in fitting),
    }


def _fits(term: str, node: Node | ox.Triple) -> bool:
    if term.startswith("?"):
        return True
    if isinstance(node, ox.NamedNode):
        return node.value == term
    return str(node) == term


def _nodes(nodes: Iterable[Node | ox.Triple]) -> Nodes:
    return frozenset(node for node in nodes if not isinstance(node, ox.Triple))


def _walk(
    start: Pattern,
    starts: Mapping[str, Nodes],
    around: Sequence[Pattern],
    both: Surroundings,
) -> Nodes | None:
    """Return what ``?this`` is, from *start*; None if no way leads there."""
    if THIS in starts:
        return starts[THIS]
    order = count()
    near = [one for one in around if start.scope[: len(one.scope)] == one.scope]
    ways = [
        (_weight(nodes), next(order), term, nodes, frozenset([start]))
        for term, nodes in starts.items()
        if term.startswith("?")
    ]
    heapq.heapify(ways)
    seen: set[str] = set()
    while ways:
        _, _, term, nodes, used = heapq.heappop(ways)
        if term == THIS:
            return nodes
        if term in seen:
            continue
        seen.add(term)
        for pattern in near:
            for here, there, forwards in _ends(pattern):
                if here == term and there not in seen and pattern not in used:
                    met = _neighbours(nodes, pattern, both, forwards=forwards)
                    way = (_weight(met), next(order), there, met, used | {pattern})
                    heapq.heappush(ways, way)
    return None


def _weight(nodes: Nodes) -> int:
    """Return how much is likely to be met from *nodes*: a value is shared by many."""
    return sum(_SHARED if isinstance(one, ox.Literal) else 1 for one in nodes)


def _ends(pattern: Pattern) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways along *pattern*: from which end to which, and if forwards.

    From a kind there is no way to all that are of it.
    """
    if pattern.object.startswith("?"):
        yield pattern.subject, pattern.object, True
        if _TYPE not in pattern.properties:
            yield pattern.object, pattern.subject, False


def _neighbours(
    nodes: Nodes, pattern: Pattern, both: Surroundings, *, forwards: bool
) -> Nodes:
    look = both.from_node if forwards else both.to_node
    return _nodes(
        triple.object if forwards else triple.subject
        for name in pattern.properties
        for node in nodes
        for triple in look(node, name)
    )


def _is_aim(node: Node, asked: Sequence[Pattern], both: Surroundings) -> bool:
    """Say whether *node*, and what it leads to, has what is *asked* in any case."""
    return isinstance(node, ox.NamedNode) and _has(THIS, node, asked, both, further=1)


def _has(
    term: str,
    node: Node | ox.Triple,
    asked: Sequence[Pattern],
    both: Surroundings,
    *,
    further: int,
) -> bool:
    """Say whether *node* has a statement for each of *asked* that speaks of *term*.

    And whether what is at its other end has so too, *further* steps on.  What is said
    of a value, a number of thousands of items, is not looked for.
    """
    return isinstance(node, ox.Literal) or all(
        any(
            not further
            or _has(
                other,
                end,
                [two for two in asked if two is not one],
                both,
                further=further - 1,
            )
            for end in ends
        )
        for one in asked
        for other, ends in _met(term, node, one, both)
    )


def _met(
    term: str, node: Node | ox.Triple, pattern: Pattern, both: Surroundings
) -> Iterator[tuple[str, Iterable[Node | ox.Triple]]]:
    """Yield what is at the other end of *pattern* from *node*, its *term*."""
    if pattern.subject == term:
        met = (both.from_node(node, name) for name in pattern.properties)
        ends = [one.object for triples in met for one in triples]
        yield pattern.object, [end for end in ends if _fits(pattern.object, end)]
    elif pattern.object == term and _TYPE not in pattern.properties:
        met = (both.to_node(node, name) for name in pattern.properties)
        yield pattern.subject, [one.subject for triples in met for one in triples]
