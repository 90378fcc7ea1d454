"""Rows as a person would have typed them: what registers state in, cells out.

The way back of ``leads``, ``appointments``, ``deadlines`` and ``contributions``.  What
no row can say is left out; ``holdings`` finds that out by reading the rows again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pyoxigraph as ox

from kkr_graph.registers import keys, spoken
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.decided import Decided
from kkr_graph.registers.entries import Day, Span
from kkr_graph.registers.grounds import DCAT, FOAF, ORG
from kkr_graph.registers.known import OFFICES, Known, danish
from kkr_graph.registers.said import Said
from kkr_graph.registers.sheets import Value
from kkr_graph.registers.spoken import Speaker
from kkr_graph.triples import OA, PROV, SKOS, concept
from kkr_graph.vocabulary import BASE, KKR

_TOVHOLDER: Final = concept("role", "tovholder")
_ITEM: Final = re.compile(
    rf"{re.escape(BASE)}id/meeting/(?P<council>[^/]+)/(?P<day>[\d-]+)/item/(?P<no>.+)"
)
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FROM: Final = f"{PROV}wasDerivedFrom"
_WHO: Final = ("municipality", "organisation")


@dataclass(frozen=True, slots=True)
class Written:
    """A row: which register it belongs in, what it states, and its cells by column."""

    kind: Kind
    iri: str
    cells: Mapping[str, Value] = field(repr=False)


def rows(triples: Iterable[ox.Triple], known: Known) -> tuple[Written, ...]:
    """Return the rows that state *triples*, sorted by register and by what they say.

    *known* is what the graph knows without them.
    """
    found = _Writer(Said(triples), known).rows()
    return tuple(sorted(found, key=lambda row: (_ORDER.index(row.kind), _sorted(row))))


_ORDER: Final[tuple[Kind, ...]] = (
    "leads",
    "appointments",
    "deadlines",
    "contributions",
)


def _sorted(row: Written) -> tuple[str, ...]:
    return (*(danish(str(row.cells.get(key, _LAST))) for key in _SORTED), row.iri)


_LAST: Final = "~"  # rows that name nobody come after those that do
_SORTED: Final = ("initiative", "forum", "task", "holder", "appointed", "contributor")


class _Writer:
    def __init__(self, said: Said, known: Known) -> None:
        self._said = said
        self._known = known
        self._speaker = Speaker(known, said)
        self._decided = Decided(said, known, self._speaker)
        self._posts = tuple(said.of(f"{ORG}Post"))

    def rows(self) -> Iterator[Written]:
        said = self._said
        offices = set(self._offices())
        for this in said.of(KKR.Lead, KKR.Participation):
            if this not in offices:
                yield self._held(this)
        for this in said.of(KKR.LeadProposal):
            yield self._row("leads", this, self._proposal(this))
        for this in said.of(KKR.FollowUp):
            yield self._row("deadlines", this, self._deadline(this))
        for this in said.of(KKR.Contribution):
            yield self._row("contributions", this, self._contribution(this))

    def _row(self, kind: Kind, this: str, cells: Mapping[str, Value]) -> Written:
        own = {"id": this.removeprefix(BASE)}
        told = {**cells, **self._source(this), **own}
        return Written(kind, this, {k: v for k, v in told.items() if v != ""})

    def _offices(self) -> Iterator[str]:
        """Yield what is stated only as the office that an elected person holds."""
        for this in self._said.of(KKR.Participation):
            body = self._said.one(this, f"{ORG}organization")
            role = self._said.one(this, f"{ORG}role")
            if role in OFFICES and "/id/forum/" not in body:
                yield this

    def _held(self, this: str) -> Written:
        said, speaker = self._said, self._speaker
        body = said.one(this, f"{ORG}organization")
        role = said.one(this, f"{ORG}role")
        holder = said.one(this, f"{ORG}member")
        behalf = said.one(this, KKR.onBehalfOf)
        appointer = self._appointer(this, body, role)
        forum = "/id/forum/" in body
        leads = said.among(this, _TYPE, KKR.Lead) and not (
            behalf
            or appointer
            or "/id/person/" in holder
            or (forum and role != _TOVHOLDER)
        )
        when, span = self._span(this)
        reason = speaker.concept(said.one(this, KKR.unknownReason), "unknown-reason")
        told: dict[str, Value] = {
            "unknown": reason,
            "role": speaker.concept(role, "leading-role" if leads else "role"),
            "confidence": speaker.concept(said.one(this, KKR.confidence), "confidence"),
            **span,
        }
        if leads:
            told |= self._initiative(this, body)
            told["holder"] = speaker.name(holder, *_WHO)
            basis = said.one(this, KKR.leadBasis) == concept("lead-basis", "decided")
            told["basis"] = "besluttet" if basis else "oplyst"
            about = f"tovholder {told['initiative']}"
        else:
            told["forum"] = speaker.name(body, "forum")
            told["new"] = self._sort(this, body, "forum-kind")
            kinds = ("person",) if "/id/person/" in holder else _WHO
            told["appointed"] = speaker.name(holder, *kinds)
            told["behalf"] = speaker.name(behalf, *_WHO)
            told["office"] = self._office(holder, behalf, when)
            told["appointer"] = speaker.name(appointer, "organisation")
            about = f"{told['forum']} {told['appointed']}"
        told |= self._decided.cells(said.one(this, KKR.confirmedBy), about)
        return self._row("leads" if leads else "appointments", this, told)

    def _appointer(self, this: str, body: str, role: str) -> str:
        said = self._said
        for post in self._posts:
            appointer = said.one(post, KKR.appointedBy)
            key = f"{role.rpartition('/')[2]}-{keys.of(appointer)}"
            passage = said.one(this, _FROM)
            if post == keys.iri("post", keys.of(body), key) and said.among(
                post, _FROM, passage
            ):
                return appointer
        return ""

    def _office(self, person: str, behalf: str, when: Span) -> str:
        for office in OFFICES:
            words = (keys.of(person), office.rpartition("/")[2], when.key)
            key = "-".join(filter(None, words))
            this = keys.iri("participation", keys.of(behalf), key) if behalf else ""
            if self._said.described(this):
                return self._speaker.concept(office, "office")
        return ""

    def _proposal(self, this: str) -> dict[str, Value]:
        said, speaker = self._said, self._speaker
        reason = said.one(this, KKR.unknownReason)
        status = said.one(this, KKR.proposalStatus)
        return self._initiative(this, said.one(this, KKR.forInitiative)) | {
            "holder": speaker.name(said.one(this, KKR.nominee), *_WHO),
            "unknown": speaker.concept(reason, "unknown-reason"),
            "basis": "foreslået",
            "status": speaker.concept(status, "proposal-status"),
        }

    def _deadline(self, this: str) -> dict[str, Value]:
        said, speaker = self._said, self._speaker
        status = said.one(this, KKR.followUpStatus)
        told: dict[str, Value] = {
            "task": said.one(this, f"{SKOS}prefLabel"),
            "responsible": speaker.name(said.one(this, KKR.responsible), *_WHO),
            "unknown": self._gap(this),
            "due": spoken.day(said.one(said.one(this, KKR.due), KKR.verbatim)),
            "frequency": speaker.concept(said.one(this, KKR.frequency), "frequency"),
            "state": speaker.concept(status, "follow-up-status"),
        }
        if item := _ITEM.fullmatch(said.one(this, KKR.arisesFrom)):
            council = keys.iri("kkr", item["council"])
            told["body"] = speaker.name(council, "council")
            told["day"] = spoken.iso(item["day"])
            told["item"] = item["no"]
        return told

    def _contribution(self, this: str) -> dict[str, Value]:
        said, speaker = self._said, self._speaker
        body = said.one(this, KKR.contributesTo)
        _, span = self._span(this)
        told = self._initiative(this, body) | {
            "contributor": speaker.name(said.one(this, KKR.contributor), *_WHO),
            "amount": spoken.number(said.one(this, KKR.amount)),
            "staff": spoken.number(said.one(this, KKR.fullTimeEquivalents)),
            "lower": spoken.number(said.one(this, KKR.lowerBound)),
            "upper": spoken.number(said.one(this, KKR.upperBound)),
            "currency": speaker.concept(said.one(this, KKR.currency), "currency"),
            "unknown": self._gap(this),
            "frequency": speaker.concept(said.one(this, KKR.frequency), "frequency"),
            **span,
        }
        if scenario := said.one(this, KKR.partOfScenario):
            told["scenario"] = self._scenario(scenario)
            if self._stated_with(this, scenario):
                status = said.one(scenario, KKR.scenarioStatus)
                told["scenario_state"] = speaker.concept(status, "scenario-status")
        return told

    def _scenario(self, scenario: str) -> str:
        label = self._said.one(scenario, f"{SKOS}prefLabel")
        number = label.removeprefix("Scenarie ")
        return number if number[:1].isdigit() else label or scenario.rpartition("/")[2]

    def _gap(self, this: str) -> str:
        gap = keys.iri("gap", this.partition("/id/")[2])
        reason = self._said.one(gap, KKR.unknownReason)
        return self._speaker.concept(reason, "unknown-reason")

    def _initiative(self, this: str, body: str) -> dict[str, Value]:
        return {
            "initiative": self._speaker.name(body, "initiative"),
            "new": self._sort(this, body, "initiative-kind"),
        }

    def _sort(self, this: str, body: str, listed: str) -> str:
        """Return the kind of a body that the row describes."""
        if not self._stated_with(this, body):
            return ""
        sort = self._said.one(body, f"{ORG}classification")
        return self._speaker.concept(sort, listed)

    def _stated_with(self, this: str, other: str) -> bool:
        """Say whether *other* is described here, by the passage that states *this*."""
        passage = self._said.one(this, _FROM)
        described = self._said.described(other)
        return described and self._said.among(other, _FROM, passage)

    def _span(self, this: str) -> tuple[Span, dict[str, Value]]:
        said = self._said
        told: dict[str, Value] = {}
        period = said.one(this, KKR.validDuring)
        start = said.one(period, f"{DCAT}startDate")
        end = said.one(period, f"{DCAT}endDate")
        if period:
            told |= spoken.span(said.one(period, f"{SKOS}prefLabel"), start, end)
        term = said.one(this, KKR.inTerm)
        told["term"] = self._speaker.name(term, "term")
        known = said.one(said.one(this, KKR.knownDuring), f"{SKOS}prefLabel")
        told["known"] = spoken.day(known)
        when = Span(
            start=spoken.date_of(start),
            end=spoken.date_of(end),
            known=Day(known, None, date.max, "") if known else None,
            term=term or None,
        )
        return when, told

    def _source(self, this: str) -> dict[str, Value]:
        said, speaker = self._said, self._speaker
        passage = said.one(this, _FROM)
        document = said.one(passage, f"{OA}hasSource")
        page = said.one(passage, KKR.page)
        told: dict[str, Value] = {
            "document": speaker.name(document, "document"),
            "page": int(page) if page.isdecimal() else "",
            "quote": said.one(passage, KKR.quote),
            "note": said.one(this, f"{SKOS}note"),
        }
        if said.described(document):
            sort = said.one(document, KKR.documentKind)
            told["sort"] = speaker.concept(sort, "document-kind")
            told["address"] = said.one(document, f"{FOAF}page")
        return told
