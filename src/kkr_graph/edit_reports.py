"""The report of an edit: what a full check of all sources after it would tell.

What the edit touches is checked again (``changes``), on the store as it is after it.
What that cannot give back, a spelling or a line of a file, is looked up in the sources.
"""

from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Final

import pyoxigraph as ox

from kkr_graph import breaches, changes, checks, derive
from kkr_graph.breaches import Finding, Places, Report, Term
from kkr_graph.changes import Ground
from kkr_graph.edit import Edit
from kkr_graph.facts import Facts
from kkr_graph.ontology import CONCEPT
from kkr_graph.shapes import RDF
from kkr_graph.surroundings import Surroundings, Wanted
from kkr_graph.vocabulary import KKR

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_AS_WRITTEN: Final = frozenset({f"{_XSD}string", f"{RDF}langString"})
_STAGE: Final = f"{CONCEPT}stage/"


@dataclass(frozen=True, slots=True)
class Seen:
    """An edit, and what of the graph has been looked at already.

    changed  what the sources stated before the edit or state after it, and not both
    new      what an edited source states and did not before, as a store has it
    both     what was there before, and what is new
    lost     what was there and is not any more
    """

    edit: Edit
    changed: Collection[ox.Triple] = field(repr=False)
    new: Container[ox.Triple] = field(repr=False)
    both: Surroundings = field(repr=False)
    lost: Collection[ox.Triple] = field(repr=False)


def report(
    store: ox.Store, seen: Seen, last: Iterable[Finding], triples: int
) -> Report:
    """Return the report of all sources, as they stand in the *store* after the edit.

    *last* is what was found before it, *triples* how many statements there are now.
    """
    edit = seen.edit
    same = frozenset(edit.order) - {one.graph for one in edit.edited}
    shown = changes.whole(edit.edited, len(seen.changed))
    written = _written(store, seen)
    ground = Ground(store, seen.both, seen.lost, written, shown, seen.both.is_new)
    found = changes.verdict(seen.changed, edit.edited, same, ground, last)
    stages = {
        quad.object.value.removeprefix(_STAGE)
        for quad in store.quads_for_pattern(
            None, ox.NamedNode(KKR.stage), None, ox.DefaultGraph()
        )
        if isinstance(quad.object, ox.NamedNode)
    }
    rules = checks.rules_of(stages)
    return Report(
        breaches=breaches.told(found, _places(store, edit, _texts(edit)), rules),
        sources=edit.origins(),
        triples=triples,
        rules=len(rules),
    )


def _texts(edit: Edit) -> Callable[[str], Facts]:
    edited = {one.graph: one for one in edit.edited}

    @cache
    def text(graph: str) -> Facts:
        return edited.get(graph) or edit.unchanged.named(graph)

    return text


def _written(store: ox.Store, seen: Seen) -> Callable[[Wanted], list[ox.Triple]]:
    """Return what finds statements as their sources spell them."""
    edit = seen.edit
    edited = {one.graph for one in edit.edited}
    kept = frozenset(edit.order) - edited

    def written(wanted: Wanted) -> list[ox.Triple]:
        found: list[ox.Triple] = []
        respelled: set[str] = set()
        times = Counter(_stated(seen, wanted))
        for triple, given in times.items():
            if not _is_doubtful(triple):
                found.append(triple)
                continue
            if given == 1 and triple in seen.new:
                continue  # an edited source states it, and no other
            parts = (triple.subject, triple.predicate, triple.object)
            for quad in store.quads_for_pattern(*parts):
                if (
                    isinstance(quad.graph_name, ox.NamedNode)
                    and quad.graph_name.value in kept
                ):
                    respelled.add(quad.graph_name.value)
        sources = [*edit.edited, *map(edit.unchanged.read, sorted(respelled))]
        return found + [
            triple for one in sources for triple in one.triples if triple in wanted
        ]

    return written


def _stated(seen: Seen, wanted: Wanted) -> Iterator[ox.Triple]:
    """Yield what is *wanted* of what is there after the edit, as a store has it."""
    begun = (
        triple
        for subject, predicate in wanted.openings
        for triple in seen.both.from_node(subject, predicate.value)
    )
    for triple in chain(begun, wanted.alone):
        if triple not in seen.lost:
            yield triple


def _is_doubtful(triple: ox.Triple) -> bool:
    """Say whether a store may have *triple* otherwise spelled, or by no source."""
    value = triple.object
    if isinstance(value, ox.Literal) and value.datatype.value not in _AS_WRITTEN:
        return True
    return triple.predicate.value in derive.made()


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
