"""Check an edit: only what it touches, with the verdict of a full check.

A core rule looks at a node through chains of properties (``kkr:leadBasis``, then
``skos:inScheme``).  A changed triple can matter only to a node from which some chain
runs through it; walking each chain backwards from the change finds those nodes, walking
forwards from them finds all that their rules can see.  That much is validated again;
every other verdict of the last report stands.  A SPARQL rule is asked again of the
nodes that its patterns lead to from the change (``rule_walks``), the rules of a stage
are of each changed source.  A test holds that the result is the same as that of
``checks.check``.
"""

from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from functools import cache

import pyoxigraph as ox

from kkr_graph import breaches, checks, rule_chains, rule_walks, shapes
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.rule_chains import Chain, Step, Tree
from kkr_graph.shapes import Node, Shape, Shapes
from kkr_graph.surroundings import Opening, Surroundings, Wanted


@dataclass(frozen=True, slots=True)
class Ground:
    """What an edit is checked on.

    now      everything as it is after the edit, in the default graph
    both     what was there before together with what is there now
    written  gives what sources state of what is ``Wanted``, each statement spelled as
             in its source: a store keeps the number, not its spelling
    """

    now: ox.Store
    both: Surroundings
    written: Callable[[Wanted], Iterable[ox.Triple]]


def ground(present: Sequence[ox.Triple], changed: Collection[ox.Triple] = ()) -> Ground:
    """Return the ground of an edit that *changed* what is now *present*.

    What *changed* is to be as a store has it (``as_kept``).
    """
    now = checks.stored(present)

    def written(wanted: Wanted) -> list[ox.Triple]:
        return [one for one in present if one in wanted]

    return Ground(now, Surroundings(now, changed), written)


def check_change(
    before: Sequence[Facts], after: Sequence[Facts], last: Iterable[Finding]
) -> Report:
    """Return what *after* breaks, given *last*, what a check of *before* found."""
    old, new = ({one.graph: one for one in facts} for facts in (before, after))
    same = {name for name, one in new.items() if _equal(one, old.get(name))}
    changed = as_kept(_triples_of(old, same) ^ _triples_of(new, same))
    edited = [one for name, one in new.items() if name not in same]
    on = ground(checks.union(after), changed)
    findings = verdict(changed, edited, same, on, last)
    return breaches.report(findings, after, checks.rules(after))


def verdict(
    changed: Collection[ox.Triple],
    edited: Iterable[Facts],
    same: Container[str],
    ground: Ground,
    last: Iterable[Finding],
) -> list[Finding]:
    """Return what is broken after an edit, given *last*, what was broken before it.

    *changed* is what one of the two states and not the other, as a store has it,
    *edited* the sources that are not as they were, *same* the graphs of those that are.
    """
    rules = shapes.of_classes()
    touched = touched_by(rules, changed, ground.both)
    sorted_out = rule_walks.by_property(changed)
    judged = {
        rule.iri: rule_walks.touched(str(rule.query), sorted_out, ground.both)
        for rule in rules.queries
    }
    findings = [one for one in last if _stands(one, same, touched, judged)]
    findings += again(rules, touched, ground)
    for iri, nodes in judged.items():
        findings += _asked_again(rules.rules[iri], nodes, ground.now)
    for one in edited:
        findings += checks.alone(checks.validate, one)
    return findings


def as_kept(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return *triples* as a store has them, each number spelled in one way."""
    return {quad.triple for quad in checks.stored(triples)}


def _stands(
    finding: Finding,
    same: Container[str],
    touched: Container[str],
    judged: Mapping[str, rule_walks.Nodes | None],
) -> bool:
    """Say whether the edit cannot have changed what was found."""
    if finding.graph is not None:
        return finding.graph in same
    if finding.shape not in judged:
        return finding.focus not in touched
    nodes = judged[finding.shape]
    return nodes is not None and ox.NamedNode(finding.focus) not in nodes


def _asked_again(
    rule: Shape, nodes: rule_walks.Nodes | None, now: ox.Store
) -> Iterator[Finding]:
    """Yield what the SPARQL *rule* finds at *nodes*; None: wherever it looks."""
    if nodes is None:
        yield from checks.query_findings([rule], now)
    elif nodes:
        here = " ".join(sorted(map(str, nodes)))
        query = str(rule.query).replace("{", f"{{ VALUES ?this {{ {here} }}", 1)
        yield from checks.query_findings([replace(rule, query=query)], now)


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


def touched_by(
    rules: Shapes, changed: Iterable[ox.Triple], both: Surroundings
) -> set[str]:
    """Return the nodes that a *changed* triple may give another verdict.

    *both* must hold what was there before as well as what is there now.
    """
    by_property = rule_walks.by_property(changed)
    ends: dict[Chain, set[Node | ox.Triple]] = {}
    for last, ways in rule_chains.ways(rules).items():
        if triples := by_property.get(last.predicate):
            starts = {one.object if last.backwards else one.subject for one in triples}
            for way in ways:
                ends.setdefault(way, set()).update(starts)
    found: set[str] = set()
    for way, nodes in ends.items():
        led = nodes
        for step in reversed(way):
            led = {*_back(both, led, step)}
        found |= {node.value for node in led if isinstance(node, ox.NamedNode)}
    return found


def again(rules: Shapes, touched: set[str], ground: Ground) -> Iterator[Finding]:
    """Yield what the *touched* nodes break of the core rules; all these see is read."""
    if not touched:
        return
    seen = _seen(ground.both, rule_chains.tree(rules), touched)
    stated = _background()
    text = {*ground.written(seen), *shapes.superclasses()}
    text |= {one for opening in seen.openings for one in stated.get(opening, ())}
    for finding in checks.core_findings(rules, text):
        if finding.focus in touched:
            yield finding


def _seen(around: Surroundings, tree: Tree, touched: Iterable[str]) -> Wanted:
    """Return the statements that the chains of *tree* see from *touched*."""
    seen = Wanted()
    ways: list[tuple[Tree, Node | ox.Triple]]
    ways = [(tree, ox.NamedNode(iri)) for iri in touched]
    gone = set[tuple[int, Node]]()
    while ways:
        branch, node = ways.pop()
        if isinstance(node, ox.Triple) or (id(branch), node) in gone:
            continue
        gone.add((id(branch), node))
        for predicate, triples in around.all_from(node).items():
            if (further := branch.forwards.get(predicate)) is not None:
                seen.openings.add((triples[0].subject, triples[0].predicate))
                if further:
                    ways += [(further, one.object) for one in triples]
        for predicate, further in branch.backwards.items():
            for one in around.to_node(node, predicate):
                if isinstance(node, ox.NamedNode):
                    seen.alone.add(one)
                else:  # a value, which may be spelled otherwise
                    seen.openings.add((one.subject, one.predicate))
                if further:
                    ways.append((further, one.subject))
    return seen


def _back(
    around: Surroundings, nodes: Iterable[Node | ox.Triple], step: Step
) -> Iterator[Node | ox.Triple]:
    """Yield the nodes from which *step* leads to *nodes*."""
    for node in nodes:
        if step.backwards:
            yield from (one.object for one in around.from_node(node, step.predicate))
        elif (few := around.few_to(node)) is None or step.predicate in few:
            yield from (one.subject for one in around.to_node(node, step.predicate))


@cache
def _background() -> Mapping[Opening, Sequence[ox.Triple]]:
    found: dict[Opening, list[ox.Triple]] = {}
    for one in shapes.background():
        found.setdefault((one.subject, one.predicate), []).append(one)
    return found
