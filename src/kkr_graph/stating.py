"""State what a reading says: a ``Reading`` in, Turtle out.

One function for each kind of thing, in the order a reader meets them.  A fact says
only what the paper says, and points to its passage: page and operative phrase.  The
text goes back through ``sources``, which refuses what the ontology does not know.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pyoxigraph import Triple

from kkr_graph.agenda import Agenda, Item, Place, Recommendation
from kkr_graph.errors import NoMeetingDateError
from kkr_graph.readings import Reading
from kkr_graph.spelling import spoken_date
from kkr_graph.triples import (
    DCT,
    OA,
    PROV,
    SKOS,
    concept,
    link,
    node,
    number,
    plain,
    text,
    turtle,
    typed,
)
from kkr_graph.vocabulary import BASE, KKR

_LONGEST_QUOTE: Final = 25  # words
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_STAGES: Final = {"dagsorden": "agenda", "referat": "minutes", "bilag": "agenda"}


def state(reading: Reading) -> bytes:
    """Return the facts of *reading* as Turtle, the same bytes for the same paper.

    Raises ``NoMeetingDateError`` for a paper that does not say when its meeting is:
    nothing in it can be named without.
    """
    agenda = reading.agenda
    if agenda.date is None:
        raise NoMeetingDateError(file=reading.paper.origin, line=None)
    facts = _Facts(reading, agenda, agenda.date)
    return turtle(facts.all())


class _Facts:
    """Yields the triples of one reading, and of each passage they rest on."""

    def __init__(self, reading: Reading, agenda: Agenda, day: date) -> None:
        self._reading = reading
        self._agenda = agenda
        self._day = day
        paper = f"{agenda.council}/{day.isoformat()}"
        self._meeting = f"{BASE}id/meeting/{paper}"
        self._document = f"{BASE}id/document/{paper}/{agenda.kind}"
        self._graph = f"{BASE}graph/{paper}/{agenda.kind}"
        self._name = f"{reading.council}, "

    def all(self) -> Iterator[Triple]:
        yield from self._source()
        if self._agenda.kind == "bilag":
            return  # its items are those of the meeting it belongs to
        yield from self._held()
        for item in self._agenda.items:
            yield from self._item(item)
        yield from self._ahead()

    def _source(self) -> Iterator[Triple]:
        kind = self._agenda.kind
        title = f"{kind.capitalize()}, {self._name}{spoken_date(self._day)}"
        yield node(self._graph, KKR.SourceGraph)
        yield text(self._graph, f"{DCT}title", title)
        yield link(self._graph, f"{DCT}source", self._document)
        yield link(self._graph, f"{DCT}license", _LICENCE)
        yield link(self._graph, KKR.stage, concept("stage", _STAGES[kind]))
        yield link(self._graph, KKR.accessLevel, concept("access-level", "public"))
        yield node(self._document, KKR.Document)
        yield text(self._document, f"{DCT}title", title)
        yield link(self._document, KKR.documentKind, concept("document-kind", kind))
        yield link(self._document, KKR.availability, concept("availability", "held"))
        yield plain(self._document, KKR.sha256, self._reading.paper.sha256)
        if self._reading.paper.page_count:
            yield number(self._document, KKR.pageCount, self._reading.paper.page_count)

    def _held(self) -> Iterator[Triple]:
        agenda, meeting = self._agenda, self._meeting
        status = "held" if agenda.kind == "referat" else "called"
        yield node(meeting, KKR.Meeting)
        yield text(
            meeting,
            f"{SKOS}prefLabel",
            f"{self._name}møde den {spoken_date(self._day)}",
        )
        yield typed(meeting, f"{DCT}date", self._day.isoformat(), "date")
        yield link(meeting, KKR.heldBy, f"{BASE}id/kkr/{agenda.council}")
        yield link(meeting, KKR.meetingStatus, concept("meeting-status", status))
        if agenda.starts:
            yield typed(meeting, KKR.startTime, agenda.starts.isoformat(), "time")
        if agenda.ends:
            yield typed(meeting, KKR.endTime, agenda.ends.isoformat(), "time")
        if agenda.venue:
            yield text(meeting, KKR.place, agenda.venue)
        for what in ("date", "venue"):
            if what in agenda.places:
                yield from self._cite(meeting, agenda.places[what])

    def _item(self, item: Item) -> Iterator[Triple]:
        this = self._iri(item.number)
        yield node(this, KKR.AgendaItem)
        yield text(this, f"{DCT}title", item.title)
        yield plain(this, KKR.number, item.number)
        yield number(this, KKR.position, item.position)
        yield link(this, KKR.onAgendaOf, self._meeting)
        if item.parent:
            yield link(this, KKR.parentItem, self._iri(item.parent))
        if item.case:
            yield plain(this, KKR.caseNumber, item.case)
        for part in item.empty_parts:
            yield link(this, KKR.emptyPart, concept("item-part", part))
        for mark in item.marks:
            yield link(this, KKR.annexMark, self._passage(mark))
            yield from self._described(mark)
        yield from self._cite(this, item.place)
        if item.recommendation:
            yield from self._recommendation(this, item.recommendation)
        for position, annex in enumerate(item.annexes, start=1):
            paper = f"{this}/annex/{position}"
            yield link(this, KKR.hasAnnex, paper)
            yield node(paper, KKR.Document)
            yield text(paper, f"{DCT}title", annex.label)
            yield text(paper, KKR.printedLabel, annex.label)
            yield number(paper, KKR.position, position)
            yield link(paper, KKR.documentKind, concept("document-kind", "bilag"))
            held = concept("availability", "referenced-only")
            yield link(paper, KKR.availability, held)
            yield from self._cite(paper, annex.place)
        if item.decision:
            yield from self._decision(this, item)

    def _recommendation(self, item: str, asked: Recommendation) -> Iterator[Triple]:
        whole = f"{item}/recommendation/1"
        yield from self._asked(whole, item, asked.text, asked.place, 1)
        if len(asked.parts) == 1:
            yield from _act(whole, asked.parts[0].act)
            return
        for position, part in enumerate(asked.parts, start=1):
            this = f"{whole}/part/{position}"
            yield link(whole, f"{DCT}hasPart", this)
            yield from self._asked(this, item, part.text, part.place, position)
            yield from _act(this, part.act)

    def _asked(
        self, this: str, item: str, words: str, place: Place, position: int
    ) -> Iterator[Triple]:
        yield node(this, KKR.Recommendation)
        yield text(this, f"{DCT}description", words)
        yield link(this, KKR.recommendationFor, item)
        yield link(this, KKR.addressedTo, f"{BASE}id/kkr/{self._agenda.council}")
        yield number(this, KKR.position, position)
        yield from self._cite(this, place)

    def _decision(self, item: str, read: Item) -> Iterator[Triple]:
        decided = read.decision
        if decided is None:
            return
        treatment = f"{item}/treatment"
        yield node(treatment, KKR.Treatment)
        yield link(treatment, KKR.treats, item)
        yield from self._cite(treatment, decided.place)
        paper = f"{self._agenda.council}/{self._day.isoformat()}"
        this = f"{BASE}id/decision/kkr-{paper}/{read.number}"
        yield node(this, KKR.Decision)
        yield text(this, f"{DCT}description", decided.text)
        yield link(this, KKR.decidedBy, f"{BASE}id/kkr/{self._agenda.council}")
        yield typed(this, KKR.decidedOn, self._day.isoformat(), "date")
        yield link(this, KKR.atMeeting, self._meeting)
        yield link(this, f"{PROV}wasGeneratedBy", treatment)
        outcome = decided.outcome or "ikke-refereret"
        yield link(this, KKR.outcome, concept("outcome", outcome))
        if decided.conformity:
            yield link(this, KKR.conformity, concept("conformity", decided.conformity))
        if read.recommendation:
            yield link(this, KKR.followsRecommendation, f"{item}/recommendation/1")
        yield from self._cite(this, decided.place)

    def _ahead(self) -> Iterator[Triple]:
        ahead = self._agenda.next_meeting
        if ahead is None:
            return
        day = ahead.date
        this = f"{BASE}id/meeting/{self._agenda.council}/{day.isoformat()}"
        yield node(this, KKR.Meeting)
        yield text(this, f"{SKOS}prefLabel", f"{self._name}møde den {spoken_date(day)}")
        yield typed(this, f"{DCT}date", day.isoformat(), "date")
        yield link(this, KKR.heldBy, f"{BASE}id/kkr/{self._agenda.council}")
        yield link(this, KKR.meetingStatus, concept("meeting-status", "planned"))
        if ahead.starts:
            yield typed(this, KKR.startTime, ahead.starts.isoformat(), "time")
        if ahead.ends:
            yield typed(this, KKR.endTime, ahead.ends.isoformat(), "time")
        yield from self._cite(this, ahead.place)
        for position, (words, place) in enumerate(ahead.items, start=1):
            key = f"{self._agenda.council}-{day.isoformat()}"
            point = f"{BASE}id/point/forventet-{key}/{position}"
            yield node(point, KKR.ListedPoint)
            yield text(point, f"{SKOS}prefLabel", words)
            yield link(point, KKR.pointOf, this)
            yield link(point, KKR.pointKind, concept("point-kind", "expected-item"))
            yield number(point, KKR.position, position)
            yield from self._cite(point, place)

    def _iri(self, number: str) -> str:
        return f"{self._meeting}/item/{number}"

    def _passage(self, place: Place) -> str:
        return f"{self._document}/passage/{place.page}-{place.start}"

    def _cite(self, this: str, place: Place) -> Iterator[Triple]:
        yield link(this, f"{PROV}wasDerivedFrom", self._passage(place))
        yield from self._described(place)

    def _described(self, place: Place) -> Iterator[Triple]:
        this = self._passage(place)
        words = self._reading.flow.text[place.start : place.end].split()
        yield node(this, KKR.Passage)
        yield link(this, f"{OA}hasSource", self._document)
        yield number(this, KKR.page, place.page)
        yield text(this, KKR.quote, " ".join(words[:_LONGEST_QUOTE]))


def _act(this: str, act: str | None) -> Iterator[Triple]:
    if act is not None:
        yield link(this, KKR.recommendedAct, concept("act", act))
