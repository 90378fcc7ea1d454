"""State what several kinds of row share: sources, spans, decisions, bodies, persons."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Triple

from kkr_graph.registers import keys
from kkr_graph.registers.entries import (
    Body,
    Citation,
    Day,
    Decision,
    Entry,
    Person,
    Span,
)
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
    typed,
)
from kkr_graph.vocabulary import KKR

DCAT: Final = "http://www.w3.org/ns/dcat#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"


def cited(this: str, citation: Citation) -> Iterator[Triple]:
    """State that the source of *this* is the cited passage."""
    yield link(this, f"{PROV}wasDerivedFrom", citation.passage)


def passage(citation: Citation) -> Iterator[Triple]:
    """State the passage, and its document if the graph does not know it."""
    this = citation.passage
    yield node(this, KKR.Passage)
    yield link(this, f"{OA}hasSource", citation.document)
    if citation.page is not None:
        yield number(this, KKR.page, citation.page)
    if citation.quote:
        yield text(this, KKR.quote, citation.quote)
    else:
        yield plain(this, KKR.locator, f"side {citation.page}")
    if citation.title:
        document = citation.document
        found = "on-the-web" if citation.address else "referenced-only"
        yield node(document, KKR.Document)
        yield text(document, f"{DCT}title", citation.title)
        yield link(document, KKR.documentKind, citation.sort)
        yield link(document, KKR.availability, concept("availability", found))
        if citation.address:
            yield link(document, f"{FOAF}page", citation.address)


def span(this: str, when: Span) -> Iterator[Triple]:
    """State when *this* holds."""
    own = this.partition("/id/")[2]
    if when.start or when.end:
        period = keys.iri("period", own)
        yield link(this, KKR.validDuring, period)
        yield node(period, f"{DCT}PeriodOfTime")
        yield text(period, f"{SKOS}prefLabel", when.label)
        if when.start:
            yield typed(period, f"{DCAT}startDate", when.start.isoformat(), "date")
        if when.end:
            yield typed(period, f"{DCAT}endDate", when.end.isoformat(), "date")
        if when.rough:
            words = (
                f"Skrevet »{when.rough}«; regnet fra den første til den sidste dag, "
                "det kan betyde."
            )
            yield text(period, f"{SKOS}note", words)
    if when.term:
        yield link(this, KKR.inTerm, when.term)
    if when.known and when.known.first:
        period = keys.iri("period", own, "oplyst")
        first, last = when.known.first, when.known.last
        yield link(this, KKR.knownDuring, period)
        yield node(period, f"{DCT}PeriodOfTime")
        yield text(period, f"{SKOS}prefLabel", when.known.verbatim)
        yield typed(period, f"{DCAT}startDate", first.isoformat(), "date")
        after = last.fromordinal(last.toordinal() + 1)
        yield typed(period, f"{DCAT}endDate", after.isoformat(), "date")


def uncertain(this: str, day: Day) -> Iterator[Triple]:
    """State a day or rough date as a thing of its own: as written, and its bounds."""
    yield node(this, KKR.UncertainDate)
    yield text(this, KKR.verbatim, day.verbatim)
    if day.first:
        yield typed(this, KKR.notBefore, day.first.isoformat(), "date")
    yield typed(this, KKR.notAfter, day.last.isoformat(), "date")
    yield link(this, KKR.readingRule, concept("reading-rule", day.rule))


def decision(this: str, decided: Decision, citation: Citation) -> Iterator[Triple]:
    """State that *decided* gave *this*, and what it says if the graph does not."""
    yield link(this, KKR.confirmedBy, decided.iri)
    if not decided.words:
        return
    yield node(decided.iri, KKR.Decision)
    yield text(decided.iri, f"{DCT}description", decided.words)
    yield link(decided.iri, KKR.decidedBy, decided.body)
    if decided.day.exact:
        yield typed(decided.iri, KKR.decidedOn, decided.day.last.isoformat(), "date")
    else:
        when = keys.iri("date", decided.iri.partition("/id/")[2])
        yield link(decided.iri, KKR.decidedDuring, when)
        yield from uncertain(when, decided.day)
    yield from cited(decided.iri, citation)


def body(of: Body, kind: str, citation: Citation) -> Iterator[Triple]:
    """State an initiative or forum that is new to the graph."""
    if of.sort:
        yield node(of.iri, kind)
        yield text(of.iri, f"{SKOS}prefLabel", of.label)
        yield link(of.iri, f"{ORG}classification", of.sort)
        yield from cited(of.iri, citation)


def person(entry: Entry, who: Person, when: Span, sure: str) -> Iterator[Triple]:
    """State an elected person and the office that the row gives."""
    if who.new:
        yield node(who.iri, f"{FOAF}Person")
        yield text(who.iri, f"{SKOS}prefLabel", who.name)
        yield plain(who.iri, f"{FOAF}name", who.name)
        yield from cited(who.iri, entry.cited)
    if not (who.office and who.municipality):
        return
    office = who.office.rpartition("/")[2]
    parts = (keys.of(who.iri), office, when.key)
    this = keys.iri(
        "participation", keys.of(who.municipality), "-".join(filter(None, parts))
    )
    yield node(this, KKR.Participation)
    yield link(this, f"{ORG}member", who.iri)
    yield link(this, f"{ORG}organization", who.municipality)
    yield link(this, f"{ORG}role", who.office)
    yield link(this, KKR.confidence, sure)
    if when.term:  # that the seat has days of its own says nothing of the office
        yield link(this, KKR.inTerm, when.term)
    yield from cited(this, entry.cited)


def gap(entry: Entry, reason: str, missing: str, words: str) -> Iterator[Triple]:
    """State what the row says is not known, and why."""
    this = keys.iri("gap", entry.iri.partition("/id/")[2])
    yield node(this, KKR.Gap)
    yield text(this, f"{SKOS}prefLabel", words)
    yield link(this, KKR.gapIn, entry.iri)
    yield link(this, KKR.missing, concept("missing", missing))
    yield link(this, KKR.unknownReason, reason)
    yield from cited(this, entry.cited)
