"""What a withdrawal reaches: parts, what serves only it, and who still says its name.

A state is what a council says at one time: now, or in a release.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph import owners, releases
from kkr_graph.facts import Facts
from kkr_graph.vocabulary import KKR
from kkr_graph.withdrawals import Leftover

State: TypeAlias = Sequence[ox.Triple]

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_NAMES: Final = frozenset(
    {
        f"{_SKOS}prefLabel",
        f"{_SKOS}altLabel",
        "http://xmlns.com/foaf/0.1/name",
        "http://purl.org/dc/terms/title",
    }
)
# What is kept for the sake of what it serves.  A period or a date is not among them:
# its name may come to serve something else.
_SERVING: Final = frozenset(
    {KKR.Passage, KKR.Document, "http://www.w3.org/ns/adms#Identifier"}
)
_SHORTEST: Final = 5  # letters of a name that is looked for in others


def states(facts: Iterable[Facts], council: str, folder: Path) -> Iterator[State]:
    """Yield what *council* says now, and what it said in each release."""
    own = [one for one in facts if owners.of(one.graph) == council]
    yield [triple for one in own for triple in one.triples]
    for release in releases.all_of(folder):
        names = owners.owned(release.graphs, council)
        said = releases.graphs(folder, release, names)
        yield [triple for triples in said.values() for triple in triples]


def below(things: Iterable[str], states: Iterable[State]) -> set[str]:
    """Return every IRI that *states* name and that lies below one of *things*."""
    roots = tuple(f"{one}{mark}" for one in things for mark in "/#")
    return {
        iri
        for state in states
        for triple in state
        for iri in iris(triple)
        if iri.startswith(roots)
    }


def pointers(facts: Iterable[Facts]) -> dict[str, set[str]]:
    """Return what points to each thing now, whoever says so."""
    return _pointing(triple for one in facts for triple in one.triples)


def with_companions(
    gone: set[str], states: Iterable[State], now: Mapping[str, set[str]]
) -> set[str]:
    """Return *gone* and what served only it: in some state, and in none of now."""
    found = set(gone)
    for state in states:
        serving = {
            value(triple.subject)
            for triple in state
            if triple.predicate.value == _RDF_TYPE and value(triple.object) in _SERVING
        }
        then = _pointing(state)
        while new := {
            one
            for one in serving - found
            if not then.get(one, set()).isdisjoint(found)
            and then[one] <= found
            and now.get(one, set()) <= found
        }:
            found |= new
    return found


def text(thing: str, states: Iterable[State]) -> str:
    """Return what *thing* quotes, or else is called."""
    for name in (KKR.quote, *sorted(_NAMES)):
        for state in states:
            for triple in state:
                if triple.predicate.value == name and value(triple.subject) == thing:
                    return value(triple.object)
    return ""


def mentions(
    things: Iterable[str],
    left: Iterable[Facts],
    council: str,
    states: Iterable[State],
) -> Iterator[Leftover]:
    """Yield where what is *left* still says a name of one of *things*, or its key."""
    asked = {*things}
    names = {
        value(triple.object).casefold()
        for state in states
        for triple in state
        if value(triple.subject) in asked and triple.predicate.value in _NAMES
    }
    keys = {one.rpartition("/")[2].casefold() for one in asked}
    looked_for = {one for one in names | keys if len(one) >= _SHORTEST}
    for one in left:
        if owners.of(one.graph) != council or one.graph.endswith("/withdrawals"):
            continue
        found = {
            value(triple.subject)
            for triple in one.triples
            for node in triple
            if any(name in value(node).casefold() for name in looked_for)
        }
        places = {place for thing in found if (place := one.place_of(thing))}
        yield from (Leftover(*place) for place in sorted(places))


def _pointing(triples: Iterable[ox.Triple]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for triple in triples:
        if isinstance(triple.object, ox.NamedNode):
            found.setdefault(triple.object.value, set()).add(value(triple.subject))
    return found


def iris(triple: ox.Triple) -> tuple[str, ...]:
    """Return the IRIs that *triple* names."""
    return tuple(node.value for node in triple if isinstance(node, ox.NamedNode))


def value(node: object) -> str:
    """Return the IRI of *node*, or its text."""
    return str(getattr(node, "value", ""))
