"""Whether two names are one thing: what a council judges, kept as a source of its own.

    data/hovedstaden/judgements.ttl   graph/hovedstaden/judgements, stage register

A judgement never merges anything: both names live on, and whoever asks sees who judged,
when and why (``kkr:Judgement`` in the ontology says why it is no ``owl:sameAs``).  What
is taken back is no longer in the file; releases remember what it once said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.errors import JudgedOtherwiseError
from kkr_graph.triples import DCT, PROV, SKOS, concept, link, node, text, typed
from kkr_graph.turtle_writer import turtle
from kkr_graph.vocabulary import BASE, KKR

Verdict: TypeAlias = Literal["same", "different"]
Access: TypeAlias = Literal["public", "councils", "own"]
Pair: TypeAlias = frozenset[str]

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_LINKS: Final[Mapping[Verdict, str]] = {
    "same": KKR.judgedSame,
    "different": KKR.judgedDifferent,
}
_FIRST: Final = (
    b"# Skrevet af kkr same og kkr different; ret med dem, ikke her.\n"
    b"# Written by kkr same and kkr different; change with them, not here.\n\n"
)
_SAID: Final[Mapping[Verdict, tuple[str, str]]] = {
    "same": (
        "{one} og {other} er det samme, ifølge {council}",
        "{one} and {other} are the same, according to {council}",
    ),
    "different": (
        "{one} og {other} er forskellige, ifølge {council}",
        "{one} and {other} are different, according to {council}",
    ),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a council says of two names.

    council  its key
    verdict  whether they are the same thing or two different ones
    things   the IRIs of the two
    on       the day it was judged
    names    what the two, by IRI, and the council are called, for people to read
    note     why, in the council's own words; empty if nothing was said
    evidence IRI of the passage it rests on; empty if there is none
    """

    council: str
    verdict: Verdict
    things: Pair
    on: date
    names: Mapping[str, str]
    note: str = ""
    evidence: str = ""

    @property
    def iri(self) -> str:
        """Its name: the council, and the keys of the two things in order."""
        return iri_of(self.council, self.things)

    @property
    def label(self) -> str:
        """What it says, in Danish."""
        return self._said(0)

    @property
    def english(self) -> str:
        """What it says, in English."""
        return self._said(1)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield what the graph says of it."""
        council = owners.council(self.council)
        yield node(self.iri, KKR.Judgement)
        yield text(self.iri, f"{SKOS}prefLabel", self.label)
        english = ox.Literal(self.english, language="en")
        label = ox.NamedNode(f"{SKOS}prefLabel")
        yield ox.Triple(ox.NamedNode(self.iri), label, english)
        for thing in self.things:
            yield link(self.iri, _LINKS[self.verdict], thing)
        yield link(self.iri, KKR.judgedBy, council)
        yield typed(self.iri, KKR.judgedOn, self.on.isoformat(), "date")
        if self.note:
            yield text(self.iri, f"{SKOS}note", self.note)
        if self.evidence:
            yield link(self.iri, f"{PROV}wasDerivedFrom", self.evidence)

    def _said(self, tongue: int) -> str:
        one, other = sorted(self.things)
        return _SAID[self.verdict][tongue].format(
            one=self.names[one],
            other=self.names[other],
            council=self.names[owners.council(self.council)],
        )


def graph_of(council: str) -> str:
    """Return the graph of the judgements of *council*.

    >>> graph_of("eksempel")
    'https://w3id.org/kkr/graph/eksempel/judgements'
    """
    return f"{owners.GRAPH}{council}/judgements"


def iri_of(council: str, things: Pair) -> str:
    """Return the name of what *council* judges of two *things*.

    >>> iri_of("eksempel", frozenset({f"{BASE}id/term/b", f"{BASE}id/term/a"}))
    'https://w3id.org/kkr/id/judgement/eksempel/term/a~term/b'
    """
    keys = sorted(thing.removeprefix(f"{BASE}id/") for thing in things)
    return f"{BASE}id/judgement/{council}/{'~'.join(keys)}"


def judged(triples: Iterable[ox.Triple]) -> dict[Verdict, set[Pair]]:
    """Return which pairs *triples* judge to be the same, and which different."""
    found: dict[Verdict, dict[str, set[str]]] = {"same": {}, "different": {}}
    for triple in triples:
        for verdict, predicate in _LINKS.items():
            if triple.predicate.value == predicate:
                pair = found[verdict].setdefault(str(triple.subject), set())
                pair.add(str(triple.object).strip("<>"))
    return {
        verdict: {frozenset(pair) for pair in pairs.values()}
        for verdict, pairs in found.items()
    }


def refuse_contradiction(
    triples: Iterable[ox.Triple], verdict: Verdict, things: Pair
) -> None:
    """Raise ``JudgedOtherwiseError`` if *triples* judge the two *things* otherwise.

    Also where it takes several steps: what is the same as the same thing is the same.
    """
    said = judged(triples)
    same = said["same"] | ({things} if verdict == "same" else set())
    different = said["different"] | ({things} if verdict == "different" else set())
    for apart in sorted(different, key=sorted):
        if not (steps := _steps(same, *sorted(apart))):
            continue
        if verdict == "different":
            undone: Verdict = "same"
            through, [first, *_] = steps, [p for p in steps if p != things]
        else:
            undone = "different"
            through, first = [*steps, apart], apart
        raise JudgedOtherwiseError(
            through="; ".join(
                _told("≠" if pair == apart else "=", pair)
                for pair in through
                if pair != things
            ),
            undo=f"kkr {undone} {' '.join(map(_short, sorted(first)))} --undo",
        )


def with_(
    triples: Iterable[ox.Triple], judgement: Judgement, access: Access | None = None
) -> bytes:
    """Return the file with *judgement* added to what stood there.

    *access* says whom the graph may be shared with; None: as before, else only us.
    """
    before = [*triples]
    graph = graph_of(judgement.council)
    levels = [one for one in before if one.predicate.value == KKR.accessLevel]
    if access is not None or not levels:
        level = link(graph, KKR.accessLevel, concept("access-level", access or "own"))
        before = [one for one in before if one not in levels] + [level]
    title = f"Vurderinger fra {judgement.names[owners.council(judgement.council)]}"
    source = (
        node(graph, KKR.SourceGraph),
        text(graph, f"{DCT}title", title),
        link(graph, f"{DCT}license", _LICENCE),
        link(graph, KKR.stage, concept("stage", "register")),
    )
    others = _without(before, judgement.iri)
    kept = [one for one in others if not _is(one, graph, f"{DCT}title")]
    return _FIRST + turtle([*kept, *source, *judgement.triples()])


def without(triples: Iterable[ox.Triple], council: str, things: Pair) -> bytes:
    """Return the file with nothing said of the two *things* any more."""
    return _FIRST + turtle(_without(triples, iri_of(council, things)))


def _without(triples: Iterable[ox.Triple], iri: str) -> list[ox.Triple]:
    return [one for one in triples if one.subject != ox.NamedNode(iri)]


def _is(triple: ox.Triple, subject: str, predicate: str) -> bool:
    named = triple.subject == ox.NamedNode(subject)
    return named and triple.predicate.value == predicate


def _steps(same: Iterable[Pair], start: str, end: str) -> list[Pair]:
    """Return the pairs that lead from *start* to *end*, fewest first; none if no way.

    Breadth first, in order of the names, so that the same way is told each time.
    """
    pairs = sorted(same, key=sorted)
    ways: dict[str, list[Pair]] = {start: []}
    waiting = [start]
    for here in waiting:
        if here == end:
            return ways[here]
        for pair in pairs:
            for there in sorted(pair - {here}) if here in pair else ():
                if there not in ways:
                    ways[there] = [*ways[here], pair]
                    waiting.append(there)
    return []


def _told(sign: str, pair: Pair) -> str:
    return f" {sign} ".join(map(_short, sorted(pair)))


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)
