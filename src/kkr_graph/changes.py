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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import pyoxigraph as ox

from kkr_graph import breaches, checks, relevance, shapes
from kkr_graph.breaches import Finding, Report
from kkr_graph.chains import Chain, Step, chains
from kkr_graph.facts import Facts
from kkr_graph.shapes import Node, Shape, Shapes

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
    if relevance.is_open(query):
        return bool(properties)
    return not relevance.of_query(query).isdisjoint(properties)


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
