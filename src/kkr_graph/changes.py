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
from typing import Final

import pyoxigraph as ox

from kkr_graph import (
    breaches,
    checks,
    lines,
    rule_chains,
    rule_grounds,
    rule_patterns,
    rule_walks,
    shapes,
)
from kkr_graph.breaches import Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.lines import Lines
from kkr_graph.rule_chains import Tree
from kkr_graph.rule_walks import Changed, Nodes
from kkr_graph.shapes import Node, Shape, Shapes
from kkr_graph.surroundings import Opening, Surroundings, Wanted


# Properties of a node that are looked up one by one; from there on all that it states.
_FEW: Final = 8


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
    touched = _touched(rules, by_property, ground.both)
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


def touched_by(
    rules: Shapes, changed: Iterable[ox.Triple], both: Surroundings
) -> set[str]:
    """Return the nodes that a *changed* triple may give another verdict.

    *both* must hold what was there before as well as what is there now.
    """
    return _touched(rules, Changed(changed), both)


def _touched(rules: Shapes, changed: Changed, both: Surroundings) -> set[str]:
    found = set[Node | ox.Triple]()
    for last, before in rule_chains.ways(rules).items():
        if last.predicate not in changed:
            continue
        ends = changed.objects if last.backwards else changed.subjects
        ways: list[tuple[Tree, Iterable[Node | ox.Triple]]]
        ways = [(before, ends(last.predicate))]
        while ways:
            branch, nodes = ways.pop()
            if branch.ends:
                found.update(nodes)
            if branch:
                ways += _back(both, nodes, branch)
    return {node.value for node in found if isinstance(node, ox.NamedNode)}


def again(rules: Shapes, touched: set[str], ground: Ground) -> Iterator[Finding]:
    """Yield what the *touched* nodes break of the core rules; all these see is read."""
    if not touched:
        return
    seen = _seen(ground, rule_chains.tree(rules), touched)
    stated = _background()
    text = {*ground.written(seen)}
    text |= {one for opening in seen.openings for one in stated.get(opening, ())}
    shown = lines.together((*ground.whole, lines.of(text), checks.superclasses()))
    for finding in checks.core_findings(rules, shown):
        if finding.focus in touched:
            yield finding


def _seen(ground: Ground, tree: Tree, touched: Iterable[str]) -> Wanted:
    """Return the statements that the chains of *tree* see from *touched*.

    But for what is shown to the rules anyhow.
    """
    around, seen, aims = ground.both, Wanted(), rule_chains.aims(shapes.of_classes())
    ways: list[tuple[Tree, Node | ox.Triple]]
    ways = [(tree, ox.NamedNode(iri)) for iri in touched]
    gone = set[tuple[int, Node]]()
    while ways:
        branch, node = ways.pop()
        if isinstance(node, ox.BlankNode | ox.NamedNode):
            asked = (id(branch), node)
            if asked in gone:
                continue
            gone.add(asked)
            shown = bool(ground.whole) and ground.alone(node)
            for predicate, further in _steps_on(around, node, branch):
                if not shown:
                    seen.openings.add((node, ox.NamedNode(predicate)))
                if further:
                    triples = around.from_node(node, predicate)
                    ways += [(further, one.object) for one in triples]
        if isinstance(node, ox.Triple) or not branch.backwards:
            continue
        for predicate in around.leading_to(node, branch.backwards.keys()):
            further = branch.backwards[predicate]
            if branch is tree and predicate in aims:
                if one := around.any_to(node, predicate, ground.lost):
                    seen.alone.add(one)
                continue
            for one in around.to_node(node, predicate):
                if isinstance(node, ox.NamedNode):
                    seen.alone.add(one)
                else:  # a value, which may be spelled otherwise
                    seen.openings.add((one.subject, one.predicate))
                if further:
                    ways.append((further, one.subject))
    return seen


def _steps_on(
    around: Surroundings, node: Node, branch: Tree
) -> Iterable[tuple[str, Tree]]:
    """Return the steps forwards of *branch* that lead from *node*, if any does."""
    if len(branch.forwards) < _FEW:
        return branch.forwards.items()
    on = branch.forwards
    return [(name, on[name]) for name in around.all_from(node) if name in on]


def _back(
    around: Surroundings, nodes: Iterable[Node | ox.Triple], branch: Tree
) -> list[tuple[Tree, set[Node | ox.Triple]]]:
    """Return the nodes from which the steps of *branch* lead to *nodes*."""
    found: dict[int, tuple[Tree, set[Node | ox.Triple]]] = {}

    def met(further: Tree, ends: Iterable[Node | ox.Triple]) -> None:
        found.setdefault(id(further), (further, set()))[1].update(ends)

    for node in nodes:
        if branch.forwards:
            for predicate in around.leading_to(node, branch.forwards.keys()):
                led = around.to_node(node, predicate)
                met(branch.forwards[predicate], [one.subject for one in led])
        for predicate, further in branch.backwards.items():
            led = around.from_node(node, predicate)
            met(further, [one.object for one in led])
    return [*found.values()]


@cache
def _background() -> Mapping[Opening, Sequence[ox.Triple]]:
    found: dict[Opening, list[ox.Triple]] = {}
    for one in shapes.background():
        found.setdefault((one.subject, one.predicate), []).append(one)
    return found
