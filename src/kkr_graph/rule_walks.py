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
from kkr_graph.rule_changes import Changed, Nodes, nodes_of
from kkr_graph.rule_patterns import THIS, Pattern
from kkr_graph.shapes import RDF, Node
from kkr_graph.surroundings import Surroundings

_TYPE: Final = f"{RDF}type"
_SHARED: Final = 50
_FAR: Final = 1_000  # the weight of a way to much, which is gone if there is no other

# What it is likely to meet, a number of its own, the term it leads to; the nodes met
# there, or those from which it has yet to be gone and along what; what it came by.
_Way: TypeAlias = tuple[
    int,
    int,
    str,
    Nodes,
    tuple[frozenset[str], bool] | None,
    frozenset[Pattern],
]


def touched(query: str, changed: Changed, both: Surroundings) -> Nodes | None:
    """Return the nodes that the rule *query* may judge otherwise; None: any node.

    *both* must hold what was there before as well as what is there now.
    """
    if not _hit(query, changed):
        return frozenset()
    found = rule_patterns.of_query(query)
    if found is None or not found.unwalked.isdisjoint(changed):
        return None
    asked = [one for one in found.walked if not one.scope]
    if not all(_occurs(one, both) for one in asked):
        return frozenset()
    reached: set[Node] = set()
    for pattern in found.walked:
        starts = _starts(pattern, changed)
        if not any(starts.values()):
            continue
        ends = _walk(pattern, starts, found.walked, changed, both)
        if ends is None:
            return None
        reached |= ends
    own: list[Pattern] = []
    for one in asked:
        if one.subject == THIS and is_named(one.object) and _TYPE in one.properties:
            reached = _of_kind(one, reached, changed, both)
        elif one.subject == THIS:
            own.append(one)
    return frozenset(node for node in reached if _is_aim(node, own, both))


def _hit(query: str, changed: Changed) -> bool:
    """Say whether a changed statement has a property that the rule looks at.

    Or says that something is of a kind that it names.
    """
    if relevance.is_open(query):
        return bool(changed)
    named = relevance.of_query(query)
    if relevance.names_kinds(query):
        named -= {_TYPE}
        if not named.isdisjoint(changed.kinds):
            return True
    return not named.isdisjoint(changed)


def _occurs(pattern: Pattern, both: Surroundings) -> bool:
    """Say whether there is anything that *pattern* may find, of whatever subject."""
    kind = pattern.object if is_named(pattern.object) else None
    return any(both.has(name, kind) for name in pattern.properties)


def _starts(pattern: Pattern, changed: Changed) -> dict[str, Nodes]:
    """Return what the ends of *pattern* are in the changed statements that fit it."""
    names = [name for name in pattern.properties if name in changed]
    if pattern.subject.startswith("?") and pattern.object.startswith("?"):
        return {
            pattern.subject: _union(map(changed.subjects, names)),
            pattern.object: _union(map(changed.objects, names)),
        }
    fitting = [
        one
        for name in names
        for one in (
            changed.leading_to(name, pattern.object)
            if is_named(pattern.object)
            else changed[name]
        )
        if fits(pattern.subject, one.subject)
    ]
    return {
        pattern.subject: nodes_of(triple.subject for triple in fitting),
        pattern.object: nodes_of(triple.object for triple in fitting),
    }


def _union(sets: Iterable[Nodes]) -> Nodes:
    several = [*sets]
    return several[0] if len(several) == 1 else frozenset[Node]().union(*several)


def fits(term: str, node: Node | ox.Triple) -> bool:
    """Say whether *node* may be what *term* of a pattern stands for.

    A value may be spelled otherwise than in the pattern: so any may be.
    """
    return not is_named(term) or (isinstance(node, ox.NamedNode) and node.value == term)


def is_named(term: str) -> bool:
    """Say whether *term* of a pattern is a node: no variable, and no value."""
    return not term.startswith(("?", '"', "'"))


def _walk(
    start: Pattern,
    starts: Mapping[str, Nodes],
    around: Sequence[Pattern],
    changed: Changed,
    both: Surroundings,
) -> Nodes | None:
    """Return what ``?this`` is, from *start*; None if no way leads there."""
    if THIS in starts:
        return starts[THIS]
    order = count()
    near = [one for one in around if start.scope[: len(one.scope)] == one.scope]
    ways: list[_Way] = [
        (_weight(nodes), next(order), term, nodes, None, frozenset([start]))
        for term, nodes in starts.items()
        if term.startswith("?")
    ]
    heapq.heapify(ways)
    seen: set[str] = set()
    while ways:
        _, _, term, nodes, far, used = heapq.heappop(ways)
        if term in seen:
            continue
        if far is not None:
            nodes = _neighbours(nodes, *far, both)
        if term == THIS:
            return nodes
        seen.add(term)
        for pattern in near:
            for here, there, forwards in _ends(pattern):
                if here == term and there not in seen and pattern not in used:
                    met = _met(nodes, pattern.properties, forwards, changed, both)
                    last = (next(order), there)
                    more = used | {pattern}
                    way: _Way = (
                        _FAR,
                        *last,
                        nodes,
                        (pattern.properties, forwards),
                        more,
                    )
                    if met is not None:
                        way = (_weight(met), *last, met, None, more)
                    heapq.heappush(ways, way)
    return None


def _met(
    nodes: Nodes,
    properties: frozenset[str],
    forwards: bool,  # noqa: FBT001 - as a way has it
    changed: Changed,
    both: Surroundings,
) -> Nodes | None:
    """Return what is met from *nodes* along *properties*; None if that is much."""
    along = (nodes, properties, forwards)
    if along not in changed.walked:
        is_far = not forwards and any(
            both.some_to(node, name, _SHARED) is None
            for node in nodes
            for name in properties
        )
        changed.walked[along] = (
            None if is_far else _neighbours(nodes, properties, forwards, both)
        )
    return changed.walked[along]


def _weight(nodes: Nodes) -> int:
    """Return how much is likely to be met from *nodes*: a value is shared by many."""
    values = [*map(type, nodes)].count(ox.Literal)
    return len(nodes) + (_SHARED - 1) * values


def _ends(pattern: Pattern) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways along *pattern*: from which end to which, and if forwards.

    From a kind there is no way to all that are of it.
    """
    if pattern.object.startswith("?"):
        yield pattern.subject, pattern.object, True
        if _TYPE not in pattern.properties:
            yield pattern.object, pattern.subject, False


def _neighbours(
    nodes: Nodes,
    properties: frozenset[str],
    forwards: bool,  # noqa: FBT001 - as a way has it
    both: Surroundings,
) -> Nodes:
    look = both.from_node if forwards else both.to_node
    return nodes_of(
        triple.object if forwards else triple.subject
        for name in properties
        for node in nodes
        for triple in look(node, name)
    )


def _of_kind(
    pattern: Pattern, nodes: set[Node], changed: Changed, both: Surroundings
) -> set[Node]:
    """Return those of *nodes* that are, or were, what *pattern* asks for."""
    said = (changed.leading_to(name, pattern.object) for name in pattern.properties)
    sure = nodes & {one.subject for triples in said for one in triples}
    rest = nodes - sure - both.known_as_new
    return sure | {node for node in rest if _is_aim(node, [pattern], both)}


def _is_aim(node: Node, asked: Sequence[Pattern], both: Surroundings) -> bool:
    """Say whether *node* has a statement for each of *asked* that speaks of it."""
    return isinstance(node, ox.NamedNode) and all(
        any(_states(node, name, pattern.object, both) for name in pattern.properties)
        for pattern in asked
    )


def _states(node: Node, name: str, term: str, both: Surroundings) -> bool:
    said = both.from_node(node, name)
    if said and is_named(term):
        return any(fits(term, one.object) for one in said)
    return bool(said)
