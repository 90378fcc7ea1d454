"""Check an edit: only what it touches, with the verdict of a full check.

The core rules judge again what they may judge otherwise, by all that they see from
there (``core_walks``); every other verdict of the last report stands.  A SPARQL rule is
asked again of the nodes that its patterns lead to from the change (``rule_walks``), by
what it sees from those (``rule_grounds``); the rules of a stage are of each changed
source.  A test holds that the result is the same as that of
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

from kkr_graph import (
    breaches,
    checks,
    core_walks,
    lines,
    rule_grounds,
    rule_patterns,
    rule_walks,
    shapes,
)
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.lines import Lines
from kkr_graph.rule_changes import Changed, Nodes
from kkr_graph.shapes import Node, Shape, Shapes
from kkr_graph.surroundings import Opening, Surroundings, Wanted


@dataclass(frozen=True, slots=True)
class Ground:
    """What an edit is checked on.

    now      everything as it is after the edit, in the default graph
    both     what was there before together with what is there now
    lost     what was there before and is not now
    written  gives what sources state of what is ``Wanted``, each statement spelled as
             in its source: a store keeps the number, not its spelling
    whole    the edited sources, where they are new for the most part: all that they
             state is shown to the core rules, which is less work than to pick
    alone    says whether a node is spoken of by those sources only
    """

    now: ox.Store
    both: Surroundings
    lost: Collection[ox.Triple]
    written: Callable[[Wanted], Iterable[ox.Triple]]
    whole: Sequence[Lines] = ()
    alone: Callable[[Node], bool] = lambda _: False


def ground(present: Sequence[ox.Triple], changed: Collection[ox.Triple] = ()) -> Ground:
    """Return the ground of an edit that *changed* what is now *present*.

    What *changed* is to be as a store has it (``as_kept``).
    """
    now = checks.stored(present)
    lost = {
        one
        for one in changed
        if ox.Quad(one.subject, one.predicate, one.object) not in now
    }

    def written(wanted: Wanted) -> list[ox.Triple]:
        return [one for one in present if one in wanted]

    return Ground(now, Surroundings(now, changed), lost, written)


def check_change(
    before: Sequence[Facts], after: Sequence[Facts], last: Iterable[Finding]
) -> Report:
    """Return what *after* breaks, given *last*, what a check of *before* found."""
    old, new = ({one.graph: one for one in facts} for facts in (before, after))
    same = {name for name, one in new.items() if _equal(one, old.get(name))}
    changed = as_kept(_triples_of(old, same) ^ _triples_of(new, same))
    edited = [one for name, one in new.items() if name not in same]
    on = ground(checks.union(after), changed)
    if shown := whole(edited, len(changed)):
        own = {one.subject for facts in edited for one in facts.triples}
        own -= {one.subject for name in same for one in new[name].triples}
        on = replace(on, whole=shown, alone=own.__contains__)
    findings = verdict(changed, edited, same, on, last)
    return breaches.report(findings, after, checks.rules(after))


def whole(edited: Iterable[Facts], changed: int) -> list[Lines]:
    """Return all that *edited* state if half of it is new, *changed* statements are."""
    said = [lines.of(one.triples) for one in edited]
    return said if 2 * changed >= sum(map(len, said)) else []


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
    by_property = Changed(changed)
    touched = core_walks.touched(rules, by_property, ground.both)
    judged = {
        rule.iri: rule_walks.touched(str(rule.query), by_property, ground.both)
        for rule in rules.queries
    }
    findings = [one for one in last if _stands(one, same, touched, judged)]
    findings += again(rules, touched, ground)
    findings += _asked_again(rules, judged, ground)
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
    judged: Mapping[str, Nodes | None],
) -> bool:
    """Say whether the edit cannot have changed what was found."""
    if finding.graph is not None:
        return finding.graph in same
    if finding.shape not in judged:
        return finding.focus not in touched
    nodes = judged[finding.shape]
    return nodes is not None and ox.NamedNode(finding.focus) not in nodes


def _asked_again(
    rules: Shapes, judged: Mapping[str, Nodes | None], ground: Ground
) -> Iterator[Finding]:
    """Yield what each SPARQL rule finds at the nodes it is *judged* at; None: at any.

    It is asked of what it sees from there, if that can be told; else of everything.
    """
    near: list[tuple[Shape, rule_grounds.Ground]] = []
    for iri, nodes in judged.items():
        rule = rules.rules[iri]
        if nodes is None:
            yield from checks.query_findings([rule], ground.now)
        elif nodes:
            patterns = rule_patterns.of_query(str(rule.query))
            seen = rule_grounds.of(patterns, nodes, ground.both)
            if seen is not None:
                near.append((rule, seen))
                continue
            here = " ".join(sorted(map(str, nodes)))
            query = str(rule.query).replace("{", f"{{ VALUES ?this {{ {here} }}", 1)
            yield from checks.query_findings([replace(rule, query=query)], ground.now)
    store = rule_grounds.gathered([seen for _, seen in near], ground.lost)
    for rule, seen in near:
        for finding in checks.query_findings([rule] if seen.nodes else (), store):
            if ox.NamedNode(finding.focus) in seen.nodes:
                yield finding


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


def again(rules: Shapes, touched: set[str], ground: Ground) -> Iterator[Finding]:
    """Yield what the *touched* nodes break of the core rules; all these see is read."""
    if not touched:
        return
    shown = ground.alone if ground.whole else lambda _: False
    seen = core_walks.seen(rules, touched, ground.both, ground.lost, shown)
    stated = _background()
    text = {*ground.written(seen)}
    text |= {one for opening in seen.openings for one in stated.get(opening, ())}
    said = lines.together((*ground.whole, lines.of(text), checks.superclasses()))
    for finding in checks.core_findings(rules, said):
        if finding.focus in touched:
            yield finding


@cache
def _background() -> Mapping[Opening, Sequence[ox.Triple]]:
    found: dict[Opening, list[ox.Triple]] = {}
    for one in shapes.background():
        found.setdefault((one.subject, one.predicate), []).append(one)
    return found
