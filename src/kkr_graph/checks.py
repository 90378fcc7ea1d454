"""Check facts against the shapes: facts in, a report out; nothing is changed.

Two engines share the work, because the pair is a hundred times faster than a reference
implementation and gives the same verdicts (a test holds that): the core of SHACL goes
to the ``shacl`` validator, and every SPARQL rule runs once over the whole graph.
``reference_checks`` asks pySHACL instead; ``changes`` checks only what an edit touches.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Final, Protocol

import pyoxigraph as ox
import shacl

from kkr_graph import breaches, lines, portions, relevance, shapes
from kkr_graph.breaches import Breach, Finding, Report, Term
from kkr_graph.facts import Facts
from kkr_graph.lines import Lines
from kkr_graph.shapes import Shape, Shapes

__all__ = ["Breach", "Report", "check"]

# Statements that the validator is shown at once; it takes 700 bytes for each.
MOST: Final = 1_500_000
_TERM = re.compile(r"<(?P<iri>[^>]*)>")


class Engine(Protocol):
    """Runs a set of rules over triples."""

    def __call__(
        self, rules: Shapes, triples: Sequence[ox.Triple], /
    ) -> Iterator[Finding]:
        """Yield what the *triples* break."""
        ...


def check(all_facts: Sequence[Facts], most: int | None = None) -> Report:
    """Return what *all_facts* break: together by class, each alone by its stage.

    More than *most* statements, else ``MOST``, are shown to the validator in
    ``portions``.
    """
    at_once = MOST if most is None else most
    if sum(len(one.triples) for one in all_facts) <= at_once:
        return check_with(validate, all_facts)
    return _report(_in_portions(all_facts, at_once), validate, all_facts)


def check_with(engine: Engine, all_facts: Sequence[Facts]) -> Report:
    """Return the report of *engine* on *all_facts*."""
    return _report(together(engine, all_facts), engine, all_facts)


def _report(
    found: Iterable[Finding], engine: Engine, all_facts: Sequence[Facts]
) -> Report:
    findings = [*found]
    for one in all_facts:
        findings += alone(engine, one)
    return breaches.report(findings, all_facts, rules(all_facts))


def _in_portions(all_facts: Sequence[Facts], most: int) -> Iterator[Finding]:
    """Yield what ``together`` does, in less memory."""
    rules, said = shapes.of_classes(), [lines.of(one.triples) for one in all_facts]
    yield from portions.findings(rules, said, _background(), _core, most)
    yield from _of_queries(rules, union(all_facts))


def _core(rules: Shapes, shown: Sequence[Lines]) -> Iterator[Finding]:
    return core_findings(rules, lines.together(shown))


def together(engine: Engine, all_facts: Sequence[Facts]) -> Iterator[Finding]:
    """Yield what the sources break when they are put together."""
    yield from engine(shapes.of_classes(), union(all_facts))


def alone(engine: Engine, facts: Facts) -> Iterator[Finding]:
    """Yield what one source breaks of the rules for its stage."""
    stage = shapes.of_stage(facts.stage)
    if not stage.rules:
        return
    above = superclasses()
    for found in engine(stage, lines.together((lines.of(facts.triples), above))):
        yield Finding(
            found.shape,
            found.focus,
            found.path,
            found.value,
            found.severity,
            graph=facts.graph,
        )


def rules(all_facts: Iterable[Facts]) -> dict[str, Shape]:
    """Return every rule that a check of *all_facts* runs."""
    return rules_of(one.stage for one in all_facts)


def rules_of(stages: Iterable[str]) -> dict[str, Shape]:
    """Return every rule that a check of sources of these *stages* runs."""
    found = dict(shapes.of_classes().rules)
    for stage in sorted(set(stages)):
        found |= shapes.of_stage(stage).rules
    return found


def union(all_facts: Iterable[Facts]) -> Lines:
    """Return the triples of all sources, with the ontology they lean on.

    What several of them state is there several times.
    """
    said = (lines.of(one.triples) for one in all_facts)
    return lines.together((*said, _background()))


def validate(rules: Shapes, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """Yield what the *triples* break, by the fast pair of engines."""
    said = lines.of(triples)
    yield from core_findings(rules, said)
    yield from _of_queries(rules, said)


def _of_queries(rules: Shapes, said: Lines) -> Iterator[Finding]:
    if rules.queries:
        seen = relevance.of_queries(rules.queries, said.properties)
        yield from query_findings(rules.queries, stored(said, seen))


def core_findings(rules: Shapes, triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """Yield what the *triples* break of the rules without SPARQL."""
    text = lines.of(triples).text(relevance.of_core(rules.core)).decode()
    for result in _compiled(rules.core).validate_text(text, format="ntriples").results:
        rule = rules.rules[str(result.source_shape).strip("<>")]
        yield Finding(
            shape=rule.iri,
            focus=result.focus_node.strip("<>"),
            path=rule.path,
            value=read_term(result.value),
            severity=shapes.severity(result.severity),
        )


def stored(
    triples: Iterable[ox.Triple], seen: Collection[str] | None = None
) -> ox.Store:
    """Return the *triples* as one graph in memory; of some properties, if *seen*."""
    store = ox.Store()
    store.load(lines.of(triples).text(seen), format=ox.RdfFormat.N_TRIPLES)
    return store


def query_findings(rules: Iterable[Shape], store: ox.Store) -> Iterator[Finding]:
    """Yield what the facts in *store* break of SPARQL *rules*, each run once."""
    for rule in rules:
        solutions = store.query(str(rule.query))
        if not isinstance(solutions, ox.QuerySolutions):
            continue
        names = {variable.value for variable in solutions.variables}
        for row in solutions:
            path = row["path"] if "path" in names else None
            yield Finding(
                shape=rule.iri,
                focus=row["this"].value,
                path=path.value if path is not None else None,
                value=row["value"] if "value" in names else None,
                severity=rule.severity,
            )


@cache
def _background() -> Lines:
    return lines.of(shapes.background())


@cache
def superclasses() -> Lines:
    """Return what the rules of a stage lean on, as lines."""
    return lines.of(shapes.superclasses())


@cache
def _compiled(core: str) -> shacl.Shapes:
    return shacl.Shapes.from_text(core, format="ntriples")


def read_term(text: str | None) -> Term | None:
    """Return a term written in N-Triples; None for none, or for one without a name."""
    if text is None or text.startswith("_:"):
        return None
    if iri := _TERM.fullmatch(text):
        return ox.NamedNode(iri["iri"])
    line = f"<x:s> <x:p> {text} .".encode()
    for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES):
        if isinstance(quad.object, ox.Literal):
            return quad.object
    return None
