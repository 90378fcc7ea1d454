"""State the structure of a paper: its source, its meeting, and item by item.

One function for each kind of thing, in the order a reader meets them.  A fact says
only what the paper says, and points to its passage: page and operative phrase.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Final

from pyoxigraph import Triple

from kkr_graph.agenda import Annex, Item, Place, Recommendation
from kkr_graph.readings import Reading
from kkr_graph.spelling import spoken_date
from kkr_graph.stating.decided import Decided
from kkr_graph.stating.iris import Iris, of_day
from kkr_graph.stating.known import Known
from kkr_graph.stating.passages import Passages
from kkr_graph.triples import (
    DCT,
    SKOS,
    concept,
    link,
    node,
    number,
    plain,
    text,
    typed,
)
from kkr_graph.vocabulary import KKR

_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_STAGES: Final = {"dagsorden": "agenda", "referat": "minutes", "bilag": "agenda"}


class Structure:
    """Yields the triples of one reading's structure, with their passages."""

    def __init__(
        self, reading: Reading, iris: Iris, passages: Passages, known: Known
    ) -> None:
        self._reading = reading
        self._agenda = reading.agenda
        self._iris = iris
        self._passages = passages
        self._known = known
        self._decided = Decided(iris, passages)
        self._name = f"{reading.council}, "
        annexes = self._agenda.kind == "bilag"  # whose items are another paper's
        items = () if annexes else self._agenda.items
        self._keys = {item.key: self.key(item) for item in items}
        self.asked = {item.key for item in items if self._asks(item)}

    def all(self) -> Iterator[Triple]:
        """Yield every triple."""
        yield from self._source()
        if self._agenda.kind == "bilag":
            return  # its items are those of the meeting it belongs to
        yield from self._held()
        for item in self._agenda.items:
            yield from self._item(item)
        yield from self._ahead()

    def key(self, item: Item) -> str:
        """Return the key of *item*, the agenda's where these are minutes after it."""
        return self._known.number(item) or item.key

    def key_of(self, printed: str) -> str:
        """Return the key of the item printed as *printed*; empty if there is none."""
        return self._keys.get(printed, "")

    def _asks(self, item: Item) -> bool:
        return bool(item.recommendation) or self.key(item) in self._known.recommended

    def _source(self) -> Iterator[Triple]:
        kind, graph = self._agenda.kind, self._iris.graph
        document = self._iris.document
        title = f"{kind.capitalize()}, {self._name}{spoken_date(self._iris.day)}"
        yield node(graph, KKR.SourceGraph)
        yield text(graph, f"{DCT}title", title)
        yield link(graph, f"{DCT}source", document)
        yield link(graph, f"{DCT}license", _LICENCE)
        yield link(graph, KKR.stage, concept("stage", _STAGES[kind]))
        yield link(graph, KKR.accessLevel, concept("access-level", "public"))
        yield node(document, KKR.Document)
        yield text(document, f"{DCT}title", title)
        yield link(document, KKR.documentKind, concept("document-kind", kind))
        yield link(document, KKR.availability, concept("availability", "held"))
        yield plain(document, KKR.sha256, self._reading.paper.sha256)
        words = self._reading.flow.text.encode()
        yield plain(document, KKR.textSha256, sha256(words).hexdigest())
        if self._reading.paper.page_count:
            yield number(document, KKR.pageCount, self._reading.paper.page_count)

    def _held(self) -> Iterator[Triple]:
        agenda, meeting = self._agenda, self._iris.meeting
        status = "held" if agenda.kind == "referat" else "called"
        yield link(meeting, KKR.meetingStatus, concept("meeting-status", status))
        for what in ("date", "venue"):
            if what in agenda.places:
                yield from self._cite(meeting, agenda.places[what])
        yield from self._meeting(meeting, self._iris.day)
        if self._known.items:
            return  # when and where is what its agenda says
        if agenda.starts:
            yield typed(meeting, KKR.startTime, agenda.starts.isoformat(), "time")
        if agenda.ends:
            yield typed(meeting, KKR.endTime, agenda.ends.isoformat(), "time")
        if agenda.venue:
            yield text(meeting, KKR.place, agenda.venue)

    def _item(self, item: Item) -> Iterator[Triple]:
        key = self.key(item)
        this = self._iris.item(key)
        if key not in self._known.items:
            yield from self._described(this, item)
        for mark in item.marks:
            passage = self._passages.name(mark.start, mark.end)
            yield link(this, KKR.annexMark, passage)
            yield from self._passages.described(mark.start, mark.end)
        yield from self._cite(this, item.place)
        if item.recommendation and key not in self._known.recommended:
            yield from self._recommendation(this, item.recommendation)
        if key not in self._known.items:
            for position, annex in enumerate(item.annexes, start=1):
                yield from self._annex(this, annex, position)
        if item.decision:
            asked = self._asks(item)
            yield from self._decided.state(key, item.decision, asked=asked)
            proposed = self._known.proposals.get(key, ())
            yield from self._decided.adopted(key, item.decision, proposed)

    def _described(self, this: str, item: Item) -> Iterator[Triple]:
        yield node(this, KKR.AgendaItem)
        yield text(this, f"{DCT}title", item.title)
        if item.number:
            yield plain(this, KKR.number, item.number)
        yield number(this, KKR.position, item.position)
        yield link(this, KKR.onAgendaOf, self._iris.meeting)
        if item.parent:
            yield link(this, KKR.parentItem, self._iris.item(item.parent))
        if item.case:
            yield plain(this, KKR.caseNumber, item.case)
        for part in item.empty_parts:
            yield link(this, KKR.emptyPart, concept("item-part", part))

    def _annex(self, item: str, annex: Annex, position: int) -> Iterator[Triple]:
        paper = f"{item}/annex/{position}"
        yield link(item, KKR.hasAnnex, paper)
        yield node(paper, KKR.Document)
        yield text(paper, f"{DCT}title", annex.label)
        yield text(paper, KKR.printedLabel, annex.label)
        yield number(paper, KKR.position, position)
        yield link(paper, KKR.documentKind, concept("document-kind", "bilag"))
        held = concept("availability", "referenced-only")
        yield link(paper, KKR.availability, held)
        yield from self._cite(paper, annex.place)

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
        for body in self._iris.bodies:
            yield link(this, KKR.addressedTo, body)
        yield number(this, KKR.position, position)
        yield from self._cite(this, place)

    def _ahead(self) -> Iterator[Triple]:
        ahead = self._agenda.next_meeting
        if ahead is None:
            return
        this = of_day(self._agenda.council, ahead.date)
        yield from self._meeting(this, ahead.date)
        yield link(this, KKR.meetingStatus, concept("meeting-status", "planned"))
        if ahead.starts:
            yield typed(this, KKR.startTime, ahead.starts.isoformat(), "time")
        if ahead.ends:
            yield typed(this, KKR.endTime, ahead.ends.isoformat(), "time")
        yield from self._cite(this, ahead.place)
        for position, (words, place) in enumerate(ahead.items, start=1):
            point = f"{this}/expected/{position}"
            if point in self._known.described:
                continue  # the agenda announced it before its minutes
            yield node(point, KKR.ListedPoint)
            yield text(point, f"{SKOS}prefLabel", words)
            yield link(point, KKR.pointOf, this)
            yield link(point, KKR.pointKind, concept("point-kind", "expected-item"))
            yield number(point, KKR.position, position)
            yield from self._cite(point, place)

    def _meeting(self, this: str, day: date) -> Iterator[Triple]:
        yield node(this, KKR.Meeting)
        label = f"{self._name}møde den {spoken_date(day)}"
        yield text(this, f"{SKOS}prefLabel", label)
        yield typed(this, f"{DCT}date", day.isoformat(), "date")
        for body in self._iris.bodies:
            yield link(this, KKR.heldBy, body)

    def _cite(self, this: str, place: Place) -> Iterator[Triple]:
        return self._passages.cite(this, place.start, place.end)


def _act(this: str, act: str | None) -> Iterator[Triple]:
    if act is not None:
        yield link(this, KKR.recommendedAct, concept("act", act))
