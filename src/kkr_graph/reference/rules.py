"""The shapes: what each demands, of what, and what it says when it is broken."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import shapes
from kkr_graph.headers import Words
from kkr_graph.reference.entries import Rule
from kkr_graph.reference.statements import Statements
from kkr_graph.shapes import SH
from kkr_graph.vocabulary import DEF

STAGES: Final = ("agenda", "minutes", "register", "package")
_TARGETS: Final = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
_TERM: Final = re.compile(r"\bkkr:([A-Za-z]\w*)")


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, those of a stage after those of all sources."""
    of_all = shapes.of_classes()
    found = [*_of(of_all, None)]
    for stage in STAGES:
        found += [
            rule
            for rule in _of(shapes.of_stage(stage), stage)
            if rule.iri not in of_all.rules
        ]
    return tuple(found)


@cache
def by_term() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the rules that look at each word, by its IRI."""
    found: dict[str, list[str]] = {}
    for rule in rules():
        looked_at = {link.iri for link in (*rule.targets, *rule.paths, *rule.words)}
        for iri in sorted(looked_at):
            found.setdefault(iri, []).append(rule.name)
    return {iri: tuple(sorted(set(names))) for iri, names in found.items()}


def _of(held: shapes.Shapes, stage: str | None) -> Iterator[Rule]:
    said = Statements.of_words()
    for shape in held.rules.values():
        yield Rule(
            iri=shape.iri,
            name=shape.name,
            severity=shape.severity,
            message=Words(shape.messages["da"], shape.messages["en"]),
            stage=stage,
            targets=tuple(map(said.link, _targets(held.graph, shape.iri))),
            paths=tuple(map(said.link, _paths(shape.path))),
            words=tuple(map(said.link, _words(shape.query))),
        )


def _targets(graph: ox.Store, iri: str) -> list[str]:
    """Return the classes and properties that *iri*, or what holds it, aims at."""
    node = ox.NamedNode(iri)
    holders = graph.quads_for_pattern(None, ox.NamedNode(f"{SH}property"), node)
    aiming = [node, *(quad.subject for quad in holders)]
    return sorted(
        {
            quad.object.value
            for one in aiming
            for name in _TARGETS
            for quad in graph.quads_for_pattern(one, ox.NamedNode(SH + name), None)
            if isinstance(quad.object, ox.NamedNode)
        }
    )


def _paths(path: str | None) -> list[str]:
    return sorted(filter(None, (path or "").replace("^", "").split("|")))


def _words(query: str | None) -> list[str]:
    return sorted({f"{DEF}{name}" for name in _TERM.findall(query or "")})
