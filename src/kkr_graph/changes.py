"""Check an edit: only what it touches, with the verdict of a full check.

A core rule looks at a node through chains of properties (``kkr:leadBasis``, then
``skos:inScheme``).  A changed triple can matter only to a node from which some chain
runs through it; walking each chain backwards from the change finds those nodes, walking
forwards from them finds all that their rules can see.  That much is validated again;
every other verdict of the last report stands.  A SPARQL rule that names a changed
property, or looks at any property by a variable, runs over the whole graph, the rules
of a stage over each changed source.  A test holds that the result is the same as that
of ``checks.check``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from kkr_graph import breaches, checks, shapes
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.shapes import RDF, SH, Node, Shape, Shapes, members, objects

_PREFIX: Final = re.compile(r"PREFIX ([\w-]+): <([^>]*)>")
# ?value ?link $this .
_ANY_PROPERTY: Final = re.compile(
    r"[?$]\w+\s+[?$]\w+\s+(?:[?$]\w+|<[^>]*>|[\w-]*:[\w-]+)\s*[.;}]"
)
_NAME: Final = re.compile(r"([\w-]+):([\w-]+)")
_TYPE: Final = f"{RDF}type"
_NESTED: Final = ("node", "not", "property", "qualifiedValueShape")
_LISTED: Final = ("and", "or", "xone")
_COMPARED: Final = ("equals", "disjoint", "lessThan", "lessThanOrEquals")


class Step(NamedTuple):
    """One property of a chain, followed forwards or backwards."""

    predicate: str
    backwards: bool = False


Chain: TypeAlias = tuple[Step, ...]
Graph: TypeAlias = tuple[ox.Store, ...]


def check_change(
    before: Sequence[Facts], after: Sequence[Facts], last: Iterable[Finding]
) -> Report:
    """Return what *after* breaks, given *last*, what a check of *before* found."""
    rules = shapes.of_classes()
    old, new = ({one.graph: one for one in facts} for facts in (before, after))
    same = {name for name, one in new.items() if _equal(one, old.get(name))}
    changed = _triples_of(old, same) ^ _triples_of(new, same)
    present = checks.union(after)
    graph = checks.stored(present)
    touched = touched_by(rules, changed, (graph, checks.stored(changed)))
    stale = {rule.iri for rule in rules.queries if _hit(rule, changed)}
    findings = [
        one
        for one in last
        if one.graph in same or (one.graph is None and one.shape not in stale)
        if one.graph or rules.rules[one.shape].query or one.focus not in touched
    ]
    findings += again(rules, touched, graph, present)
    findings += checks.query_findings((rules.rules[iri] for iri in stale), graph)
    for name, one in new.items():
        if name not in same:
            findings += checks.alone(checks.validate, one)
    return breaches.report(findings, after, checks.rules(after))


def _equal(one: Facts, other: Facts | None) -> bool:
    return other is not None and (one.stage, one.triples) == (
        other.stage,
        other.triples,
    )


def _triples_of(facts: Mapping[str, Facts], same: set[str]) -> set[ox.Triple]:
    """Return the triples of the sources that are not the *same*."""
    return {
        triple
        for name, one in facts.items()
        if name not in same
        for triple in one.triples
    }


def _hit(rule: Shape, changed: Iterable[ox.Triple]) -> bool:
    """Whether a changed triple has a property that the SPARQL *rule* looks at."""
    query, properties = str(rule.query), {triple.predicate.value for triple in changed}
    if _ANY_PROPERTY.search(query):
        return bool(properties)
    return not _named(query).isdisjoint(properties)


@cache
def _named(query: str) -> frozenset[str]:
    opening = dict(_PREFIX.findall(query))
    names = {f"{opening.get(prefix)}{name}" for prefix, name in _NAME.findall(query)}
    return frozenset({_TYPE, *names})


def touched_by(rules: Shapes, changed: Iterable[ox.Triple], graph: Graph) -> set[str]:
    """Return the nodes that a *changed* triple may give another verdict.

    The *graph* must hold what was there before as well as what is there now.
    """
    by_predicate: dict[str, set[tuple[Chain, bool]]] = {}
    for chain in chains(rules):
        for place, step in enumerate(chain):
            ways = by_predicate.setdefault(step.predicate, set())
            ways.add((chain[:place], step.backwards))
    found: set[str] = set()
    for triple in changed:
        for way, backwards in by_predicate.get(triple.predicate.value, ()):
            start = triple.object if backwards else triple.subject
            if not isinstance(start, ox.Triple):
                found |= {node.value for node in _back(graph, way, start)}
    return found


def _back(graph: Graph, way: Chain, start: Node) -> set[ox.NamedNode]:
    """Return the nodes from which *way* leads to *start*."""
    nodes: set[Node] = {start}
    for step in reversed(way):
        nodes = {
            node
            for reached in nodes
            for node in _neighbours(graph, reached, step, forwards=step.backwards)
        }
    return {node for node in nodes if isinstance(node, ox.NamedNode)}


def again(
    rules: Shapes, touched: set[str], graph: ox.Store, present: Sequence[ox.Triple]
) -> Iterator[Finding]:
    """Yield what the *touched* nodes break of the core rules; all these see is read.

    *graph* holds the triples that are *present*, and may hold others.
    """
    if not touched:
        return
    seen = {
        (triple.subject, triple.predicate)
        for iri in touched
        for chain in chains(rules)
        for triple in _along((graph,), chain, ox.NamedNode(iri))
    }
    # the triples as they were written: a store keeps the number, not its spelling
    text = [one for one in present if (one.subject, one.predicate) in seen]
    for finding in checks.core_findings(rules, {*text, *shapes.background()}):
        if finding.focus in touched:
            yield finding


def _along(graph: Graph, chain: Chain, start: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield the triples that *chain* runs through from *start*."""
    nodes: set[Node] = {start}
    for step in chain:
        reached: set[Node] = set()
        for node in nodes:
            for triple in _triples(graph, node, step, forwards=not step.backwards):
                yield triple
                reached |= _end(triple, forwards=not step.backwards)
        nodes = reached


def _neighbours(
    graph: Graph, node: Node, step: Step, *, forwards: bool
) -> Iterator[Node]:
    for triple in _triples(graph, node, step, forwards=forwards):
        yield from _end(triple, forwards=forwards)


def _end(triple: ox.Triple, *, forwards: bool) -> set[Node]:
    end = triple.object if forwards else triple.subject
    return set() if isinstance(end, ox.Triple) else {end}


def _triples(
    graph: Graph, node: Node, step: Step, *, forwards: bool
) -> Iterator[ox.Triple]:
    if forwards and isinstance(node, ox.Literal):
        return
    predicate = ox.NamedNode(step.predicate)
    ends = (node, predicate, None) if forwards else (None, predicate, node)
    for part in graph:
        for quad in part.quads_for_pattern(*ends):
            yield quad.triple


def chains(rules: Shapes) -> frozenset[Chain]:
    """Return every chain of properties that the core rules look through."""
    return _chains(rules.core)


@cache
def _chains(core: str) -> frozenset[Chain]:
    graph = ox.Store()
    graph.load(core.encode(), format=ox.RdfFormat.N_TRIPLES)
    found: set[Chain] = set()
    aims = {"targetClass": _TYPE, "targetSubjectsOf": None, "targetObjectsOf": None}
    for name, predicate in aims.items():
        for quad in graph.quads_for_pattern(None, ox.NamedNode(f"{SH}{name}"), None):
            shape, aimed = quad.subject, quad.object
            if isinstance(shape, ox.NamedNode) and isinstance(aimed, ox.NamedNode):
                aim = Step(predicate or aimed.value, name == "targetObjectsOf")
                found |= {(aim,), (Step(_TYPE),), *_seen(graph, shape, ())}
    return frozenset(found)


def _seen(graph: ox.Store, shape: Node, before: Chain) -> Iterator[Chain]:
    """Yield the chains that *shape* looks through from where *before* leads."""
    for prefix in _paths(graph, shape, before):
        yield prefix
        if objects(graph, shape, f"{SH}class"):
            yield (*prefix, Step(_TYPE))
        for nested in _nested(graph, shape):
            yield from _seen(graph, nested, prefix)
    for name in _COMPARED:
        for other in objects(graph, shape, f"{SH}{name}"):
            yield (*before, Step(other.value))


def _nested(graph: ox.Store, shape: Node) -> Iterator[Node]:
    """Yield the shapes that *shape* is made of."""
    for name in _NESTED:
        yield from objects(graph, shape, f"{SH}{name}")
    for name in _LISTED:
        for head in objects(graph, shape, f"{SH}{name}"):
            yield from members(graph, head)


def _paths(graph: ox.Store, shape: Node, before: Chain) -> list[Chain]:
    path = next(iter(objects(graph, shape, f"{SH}path")), None)
    if path is None:
        return [before]
    return [(*before, step) for step in _steps(graph, path)]


def _steps(graph: ox.Store, path: Node) -> list[Step]:
    """Return the step, or the alternative steps, of *path*.

    Longer kinds of path are not used in our shapes; a test holds that.
    """
    if isinstance(path, ox.NamedNode):
        return [Step(path.value)]
    if inverse := objects(graph, path, f"{SH}inversePath"):
        return [Step(inverse[0].value, backwards=True)]
    choices = objects(graph, path, f"{SH}alternativePath")
    listed = members(graph, choices[0]) if choices else []
    if not listed:
        message = f"no chain can be made of the path {path}"
        raise ValueError(message)
    return [Step(step.value) for step in listed if isinstance(step, ox.NamedNode)]
