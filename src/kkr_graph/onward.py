"""Come to the next version by what changed alone: one paper in a store of a million.

The version in use is copied by links (``growth``), the sources that changed are put in
their places, what follows from them is derived again (``derive.following_change``), and
what they touch is checked again (``changes``).  The version is the one that a whole
build makes, and so is the report; a test holds both.  Where anything stands in the way
nothing is done, and a whole build is called for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import (
    breaches,
    changes,
    checks,
    derive,
    fingerprints,
    growth,
    owners,
    rechecks,
    scrubbing,
)
from kkr_graph.breaches import Places, Report, Term
from kkr_graph.changes import Ground, Opening
from kkr_graph.edit import Edit
from kkr_graph.errors import InvalidFactsError
from kkr_graph.facts import Facts
from kkr_graph.growth import Growth
from kkr_graph.ontology import CONCEPT
from kkr_graph.shapes import RDF
from kkr_graph.store import Change
from kkr_graph.surroundings import Surroundings
from kkr_graph.versions import Version
from kkr_graph.vocabulary import KKR

_SHARE: Final = 4  # of what is held; where more changes, all is sooner built anew
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_AS_WRITTEN: Final = frozenset({f"{_XSD}string", f"{RDF}langString"})
_STAGE: Final = f"{CONCEPT}stage/"


@dataclass(frozen=True, slots=True)
class Advanced:
    """The version that was put in use, and what the checks found in it."""

    version: Version
    report: Report


def advance(folder: Path, held: Version, edit: Edit) -> Advanced | None:
    """Put in use what *held*, the version in use in *folder*, becomes by *edit*.

    None where a whole build is called for; then all is as it was.  To be called under
    ``versions.locked``.  Raises ``InvalidFactsError`` if they break the shapes,
    ``StoreReadError`` and ``StoreWriteError``; then too all is as it was.
    """
    if not _may(folder, held, edit):
        return None
    with growth.of(folder, held.id) as grown:
        before = {
            name: frozenset(grown.store.triples(name))
            for name in (*(one.graph for one in edit.edited), *edit.gone)
        }
        was, now = frozenset(_quads(before)), frozenset(_as_kept(edit.edited))
        change = Change(was - now, now - was)
        if _SHARE * (len(change.gone) + len(change.come)) > held.triples:
            return None
        stated = {one.graph: frozenset(one.triples) for one in edit.edited}
        changed = frozenset[ox.Triple]().union(
            *(said ^ stated.get(name, frozenset()) for name, said in before.items())
        )
        grown.take(change)
        follows = derive.following_change(grown.store.inner, changed)
        grown.take(follows)
        report = _report(grown, held, edit, changed, _counted(held, edit, before))
        if not report.conforms:
            if _is_of_one(edit):
                raise InvalidFactsError(report=report, count=report.count("Violation"))
            return None  # a council may differ from another (``voices``)
        version = replace(
            held,
            id=edit.version,
            graphs=len(edit.order),
            triples=report.triples,
            derived=held.derived + len(follows.come) - len(follows.gone),
            sources=edit.sums(held.sources),
            findings=rechecks.record(report),
        )
        grown.keep(version)
    return Advanced(version, report)


def _may(folder: Path, held: Version, edit: Edit) -> bool:
    """Say whether nothing stands in the way of going on from *held*."""
    graphs = (*held.sources, *(one.graph for one in edit.edited))
    return (
        held.rules == fingerprints.of_rules()
        and growth.steps(folder, held.id) < growth.MOST
        and not scrubbing.is_pending(folder)
        and not any(graph.endswith("/withdrawals") for graph in graphs)
    )


def _is_of_one(edit: Edit) -> bool:
    """Say whether the sources are those of one council, and common ground."""
    return len({owners.of(graph) for graph in edit.order} - {None}) <= 1


def _quads(said: dict[str, frozenset[ox.Triple]]) -> Iterator[ox.Quad]:
    for name, triples in said.items():
        graph = ox.NamedNode(name)
        for one in triples:
            yield ox.Quad(one.subject, one.predicate, one.object, graph)


def _as_kept(edited: Iterable[Facts]) -> Iterable[ox.Quad]:
    """Return what *edited* state, spelled as a store gives it back."""
    store = ox.Store()
    store.extend(quad for one in edited for quad in one.as_quads())
    return store


def _counted(held: Version, edit: Edit, before: dict[str, frozenset[ox.Triple]]) -> int:
    """Return how many statements the sources make after *edit*."""
    new = sum(len(one.triples) for one in edit.edited)
    return held.triples + new - sum(map(len, before.values()))


def _report(
    grown: Growth,
    held: Version,
    edit: Edit,
    changed: frozenset[ox.Triple],
    triples: int,
) -> Report:
    store, edited = grown.store.inner, {one.graph: one for one in edit.edited}
    same = frozenset(edit.order) - edited.keys()
    ground = Ground(
        store, Surroundings(store, checks.stored(changed)), _written(store, edit)
    )
    last = rechecks.findings(held)
    found = changes.verdict(changed, edit.edited, same, ground, last)
    stages = {
        quad.object.value.removeprefix(_STAGE)
        for quad in store.quads_for_pattern(
            None, ox.NamedNode(KKR.stage), None, ox.DefaultGraph()
        )
        if isinstance(quad.object, ox.NamedNode)
    }
    rules = checks.rules_of(stages)
    texts = _texts(edit)
    return Report(
        breaches=breaches.told(found, _places(store, edit, texts), rules),
        sources=tuple(one for name in edit.order for one in texts(name).origins),
        triples=triples,
        rules=len(rules),
    )


def _texts(edit: Edit) -> Callable[[str], Facts]:
    edited = {one.graph: one for one in edit.edited}

    @cache
    def text(graph: str) -> Facts:
        return edited.get(graph) or edit.unchanged.named(graph)

    return text


def _written(store: ox.Store, edit: Edit) -> Callable[[set[Opening]], list[ox.Triple]]:
    """Return what finds statements as their sources spell them."""
    edited = {one.graph: one for one in edit.edited}
    order = frozenset(edit.order)

    def written(seen: set[Opening]) -> list[ox.Triple]:
        found: list[ox.Triple] = []
        respelled: set[str] = set()
        for subject in {subject for subject, _ in seen}:
            for quad in store.quads_for_pattern(subject, None, None):
                if not isinstance(quad.graph_name, ox.NamedNode):
                    continue
                graph = quad.graph_name.value
                if (subject, quad.predicate) not in seen or graph not in order:
                    continue
                if graph in edited or _is_respelled(quad):
                    respelled.add(graph)
                else:
                    found.append(quad.triple)
        for graph in sorted(respelled):
            one = edited.get(graph) or edit.unchanged.read(graph)
            found += [t for t in one.triples if (t.subject, t.predicate) in seen]
        return found

    return written


def _is_respelled(quad: ox.Quad) -> bool:
    """Say whether a store may give the value of *quad* back otherwise spelled."""
    value = quad.object
    return isinstance(value, ox.Literal) and value.datatype.value not in _AS_WRITTEN


def _places(store: ox.Store, edit: Edit, text: Callable[[str], Facts]) -> Places:
    """Return where each node is stated, as the store and the texts tell it."""
    place = {graph: number for number, graph in enumerate(edit.order)}

    def quads(iri: str) -> Sequence[tuple[int, str, ox.Quad]]:
        found = [
            (place[quad.graph_name.value], str(quad.triple), quad)
            for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None)
            if isinstance(quad.graph_name, ox.NamedNode)
            if quad.graph_name.value in place
        ]
        return sorted(found, key=lambda one: one[:2])

    def said(iri: str) -> list[tuple[str, Term]]:
        return [
            (quad.predicate.value, quad.object)
            for _, _, quad in quads(iri)
            if isinstance(quad.object, ox.NamedNode | ox.Literal)
        ]

    def stated(iri: str) -> list[Facts]:
        return [
            text(edit.order[number])
            for number, _, quad in quads(iri)
            if quad.predicate.value == f"{RDF}type"
        ]

    return Places(said, stated)
