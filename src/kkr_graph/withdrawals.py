"""Withdrawals: names that stand for nothing any more, and what is left without them.

    graph/eksempel/withdrawals    the tombstones of one council, a source like any other

A tombstone is an IRI with a day and a ground, and says nothing of what was withdrawn.
Where the IRI itself would (a person's name is its key), the tombstone is
``id/withdrawn/`` and the SHA-256 of the IRI: whoever holds the IRI finds it again, and
nobody else reads it.  It is hidden by the ground, not by a judgement of each name: such
a judgement cannot be taken back once the tombstone is out.  What it does not keep from
anyone is a guess: who already suspects a name can hash it and see.

A council withdraws only what it says itself: its tombstones reach no graph but its own.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pyoxigraph as ox

from kkr_graph import owners, tokens, turtle_writer
from kkr_graph.facts import Facts
from kkr_graph.vocabulary import BASE, KKR

GROUNDS: Final = f"{BASE}concept/withdrawal-ground/"
HIDDEN: Final = f"{BASE}id/withdrawn/"
_THINGS: Final = f"{BASE}id/"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_DCT: Final = "http://purl.org/dc/terms/"
_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DATE: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"

GROUND: Final[Mapping[str, bool]] = {
    "privacy": True,
    "objection": True,
    "confidentiality": True,
    "order": True,
    "rights": False,
    "error": False,
}
"""Every ground, and whether it hides the name of what is withdrawn."""


@dataclass(frozen=True, slots=True, order=True)
class Stone:
    """A tombstone.

    thing      IRI of what was withdrawn, or ``id/withdrawn/<SHA-256 of it>``
    day        when, ISO 8601; empty if it is not said
    ground     key of ``concept/withdrawal-ground/``; empty if it is not said
    successor  IRI of what to use instead; empty if there is none
    """

    thing: str
    day: str = ""
    ground: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A place in a source that still holds what was withdrawn: its file and line."""

    origin: str
    line: int | None


def graph(council: str) -> str:
    """Return the graph that holds the tombstones of *council*."""
    return f"{owners.GRAPH}{council}/withdrawals"


def hidden(iri: str) -> str:
    """Return the name that a tombstone gives *iri* where the IRI would say too much."""
    return HIDDEN + hashlib.sha256(iri.encode()).hexdigest()


def stone(iri: str, day: date, ground: str, successor: str = "") -> Stone:
    """Return the tombstone of *iri*, hidden if the *ground* calls for it."""
    name = hidden(iri) if GROUND[ground] else iri
    return Stone(name, day.isoformat(), ground, successor)


def read(triples: Iterable[ox.Triple]) -> tuple[Stone, ...]:
    """Return the tombstones that *triples* make, sorted."""
    said: dict[str, dict[str, str]] = {}
    for one in triples:
        if isinstance(one.subject, ox.NamedNode) and not isinstance(
            one.object, ox.Triple
        ):
            value = one.object.value
            said.setdefault(one.subject.value, {})[one.predicate.value] = value
    return tuple(
        sorted(
            Stone(
                thing=thing,
                day=values.get(KKR.withdrawnOn, ""),
                ground=values.get(KKR.withdrawalGround, "").removeprefix(GROUNDS),
                successor=values.get(f"{_DCT}isReplacedBy", ""),
            )
            for thing, values in said.items()
            if values.get(f"{_OWL}deprecated") == "true" and thing.startswith(_THINGS)
        )
    )


def of(facts: Iterable[Facts]) -> dict[str, tuple[Stone, ...]]:
    """Return the tombstones of each council that has some, by its key."""
    found = {}
    for one in facts:
        council = owners.of(one.graph)
        if council is not None and one.graph == graph(council):
            found[council] = read(one.triples)
    return {council: stones for council, stones in found.items() if stones}


def hit(iris: Iterable[str], stones: Iterable[Stone]) -> set[str]:
    """Return those of *iris* that *stones* withdraw; a tombstone is none of them."""
    names = {one.thing for one in stones}
    veiled = any(name.startswith(HIDDEN) for name in names)
    return {
        iri
        for iri in iris
        if iri.startswith(_THINGS)
        and not iri.startswith(HIDDEN)
        and (iri in names or (veiled and hidden(iri) in names))
    }


def clean(
    name: str, triples: Iterable[ox.Triple], stones: Iterable[Stone]
) -> tuple[ox.Triple, ...]:
    """Return what is left of *triples*, which the graph *name* says.

    The graph of withdrawals keeps the names that stand on its tombstones, but not those
    that have been hidden since.
    """
    said, against = tuple(triples), tuple(stones)
    if name.endswith("/withdrawals"):
        against = tuple(one for one in against if one.thing.startswith(HIDDEN))
    gone = hit(_named(said), against)
    return tuple(one for one in said if gone.isdisjoint(_of_triple(one)))


def without(
    facts: Iterable[Facts],
) -> tuple[tuple[Facts, ...], tuple[Leftover, ...]]:
    """Return *facts* without what their councils have withdrawn, and where it stood."""
    whole = tuple(facts)
    stones = of(whole)
    kept, left = [], []
    for one in whole:
        against = stones.get(owners.of(one.graph) or "", ())
        said = clean(one.graph, one.triples, against) if against else one.triples
        if len(said) == len(one.triples):
            kept.append(one)
            continue
        gone = hit(_named(one.triples), against)
        left += _places(one, gone)
        marks = "".join(sorted(map(hidden, gone)))
        digest = hashlib.sha256(f"{one.sha256} without {marks}".encode()).hexdigest()
        kept.append(replace(one, triples=said, sha256=digest))
    return tuple(kept), tuple(left)


def write(council: str, stones: Iterable[Stone]) -> bytes:
    """Return the source that says the tombstones *stones* of *council*."""
    return turtle_writer.turtle(_statements(council, stones))


def added(
    before: Iterable[Stone], new: Iterable[Stone], iris: Iterable[str]
) -> tuple[Stone, ...]:
    """Return *before* and *new*, *iris* being what the new ones withdraw.

    A name that is withdrawn again keeps its first day unless it is to be hidden now,
    and nothing is replaced by what is withdrawn.
    """
    stones, gone = {one.thing: one for one in before}, set(iris)
    for one in new:
        stones.setdefault(one.thing, one)
    for iri in gone:
        if hidden(iri) in stones:
            stones.pop(iri, None)
    return tuple(
        sorted(
            replace(one, successor="") if one.successor in gone else one
            for one in stones.values()
        )
    )


def counted(stones: Iterable[Stone]) -> dict[str, int]:
    """Return how many of *stones* there are on each ground."""
    return dict(sorted(Counter(one.ground for one in stones).items()))


def _statements(council: str, stones: Iterable[Stone]) -> Iterable[ox.Triple]:
    name = graph(council)
    yield _link(name, _RDF_TYPE, KKR.SourceGraph)
    for text, language in (("Tilbagetrækninger", "da"), ("Withdrawals", "en")):
        title = ox.Literal(text, language=language)
        yield ox.Triple(ox.NamedNode(name), ox.NamedNode(f"{_DCT}title"), title)
    yield _link(name, KKR.stage, f"{BASE}concept/stage/register")
    yield _link(name, KKR.accessLevel, f"{BASE}concept/access-level/public")
    yield _link(name, f"{_DCT}license", _LICENCE)
    for one in stones:
        thing = ox.NamedNode(one.thing)
        gone = ox.NamedNode(f"{_OWL}deprecated")
        yield ox.Triple(thing, gone, ox.Literal(True))  # noqa: FBT003 - the value
        if one.day:
            day = ox.Literal(one.day, datatype=_DATE)
            yield ox.Triple(thing, ox.NamedNode(KKR.withdrawnOn), day)
        if one.ground:
            yield _link(one.thing, KKR.withdrawalGround, GROUNDS + one.ground)
        if one.successor:
            yield _link(one.thing, f"{_DCT}isReplacedBy", one.successor)


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(*map(ox.NamedNode, (subject, predicate, value)))


def _named(triples: Iterable[ox.Triple]) -> set[str]:
    return {iri for one in triples for iri in _of_triple(one)}


def _of_triple(triple: ox.Triple) -> tuple[str, ...]:
    return tuple(node.value for node in triple if isinstance(node, ox.NamedNode))


def _places(facts: Facts, gone: set[str]) -> list[Leftover]:
    """Return the first place in each file of *facts* where one of *gone* stands."""
    found = []
    for origin, text in ((facts.origin, facts.text), *facts.more):
        lines = (token.line for token in tokens.cut(text) if token.iri in gone)
        if (line := next(lines, None)) is not None:
            found.append(Leftover(origin, line))
    return found
