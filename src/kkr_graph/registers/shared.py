"""Read what several registers share: where it says so, when it holds, who decided."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from kkr_graph.registers import edit_problems, keys, problems
from kkr_graph.registers.entries import Body, Citation, Day, Decision, Span
from kkr_graph.registers.problems import Problem
from kkr_graph.registers.rows import Row
from kkr_graph.spelling import danish_date

_LONGEST_QUOTE: Final = 25  # words
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]{4,2000}")
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_MEETING: Final = re.compile(r"/id/kkr/(?P<council>[a-z]+)$")


def citation(row: Row, declared: Collection[str]) -> Citation | None:
    """Return where it says so; None if the row does not say it well enough.

    *declared* are the documents that any row of the file says the kind of.
    """
    page, quote = row.page("page"), row.text("quote").strip("»«”“\"' ")
    if (count := len(quote.split())) > _LONGEST_QUOTE:
        row.fault("quote", problems.LONG_QUOTE, count=count)
    if not quote and not row.has("page"):
        row.fault("quote", problems.NO_PLACE, other=row.heading("page"))
    sort, title = row.concept("sort"), row.text("document")
    address = row.text("address")
    if address and not _ADDRESS.fullmatch(address):
        row.fault("address", problems.BAD_ADDRESS)
    if not row.needs("document"):
        return None
    if known := row.find(title, "document"):
        return Citation(known, page, quote)
    if _ADDRESS.match(title):
        other = row.heading("address")
        row.fault("document", problems.ADDRESS_AS_TITLE, other=other)
        return None
    iri = keys.iri("document", "kilde", keys.slug(title))
    if not row.has("sort") and iri in declared:
        return Citation(iri, page, quote)
    if not row.has("sort"):
        near, other = row.near("document", "document"), row.heading("sort")
        row.fault("document", problems.NEW_DOCUMENT, suggestions=near, other=other)
        return None
    return Citation(iri, page, quote, title, sort or "", address)


def span(row: Row) -> Span:
    """Return when it holds, as far as the row says so."""
    start, last, until = row.day("start"), row.day("last"), row.day("until")
    said = spanned(start, last, until)
    if row.has("last") and row.has("until"):
        row.fault("until", problems.TWO_ENDS, other=row.heading("last"))
    if start and start.first is None:
        row.fault("start", problems.NO_FIRST_DAY)
    if said.start and said.end and said.start >= said.end:
        key = "last" if last else "until"
        row.fault(key, problems.REVERSED, start=danish_date(said.start))
    known = term = None
    if row.layout.has("known"):
        known, term = row.day("known"), row.name("term", "term")
        if known and known.first is None:
            row.fault("known", problems.NO_FIRST_DAY)
    return replace(said, known=known, term=term)


def spanned(start: Day | None, last: Day | None, until: Day | None) -> Span:
    """Return the span between what the cells of start and end say."""
    first = start.first if start else None
    end = last.last + timedelta(days=1) if last else until.last if until else None
    written = [day.verbatim for day in (start, last or until) if day and not day.exact]
    return Span(first, end, _label(start, last, until, end), " – ".join(written))


def _label(
    start: Day | None, last: Day | None, until: Day | None, end: date | None
) -> str:
    """Return the span as the row has it: fra 2/9-2025 til og med ultimo 2026."""
    parts = [f"fra {_said(start)}"] if start else []
    if last:
        parts.append(f"til og med {_said(last)}")
    elif until and end:
        parts.append(f"til {_said(until)}")
    return " ".join(parts)


def _said(day: Day) -> str:
    return danish_date(day.last) if day.exact else day.verbatim


def decision(row: Row, about: str, needed: Problem | None = None) -> Decision | None:
    """Return the decision the row tells of; *about* is what it settled."""
    body, day = row.name("body", "forum", "organisation"), row.day("day")
    if not any(row.has(key) for key in ("body", "day", "item", "words")):
        if needed:
            named = {key: row.heading(key) for key in ("body", "day")}
            row.fault("basis", needed, **named)
        return None
    for key in ("body", "day"):
        if not row.has(key):
            row.fault(key, problems.HALF_DECISION)
    if body is None or day is None:
        return None
    number = row.text("item").rstrip(".")
    when = day.last.isoformat() if day.exact else keys.slug(day.verbatim)
    key = number if _NUMBER.fullmatch(number) else keys.slug(number or about)
    iri = keys.iri("decision", _of_body(body), when, key)
    words = "" if iri in row.known.decisions else row.text("words")
    if not words and iri not in row.known.decisions:
        named = {name: row.heading(name) for name in ("body", "day", "item")}
        row.fault("words", problems.NO_WORDS, **named)
    return Decision(iri, body, day, words)


def _of_body(body: str) -> str:
    """Return the body as it stands in the IRI of a decision: kkr-hovedstaden."""
    council = _MEETING.search(body)
    return f"kkr-{council['council']}" if council else keys.of(body)


def item(row: Row) -> str | None:
    """Return the item of an agenda that the row names; None if it names none."""
    body, day = row.name("body", "council"), row.day("day")
    if not any(row.has(key) for key in ("body", "day", "item")):
        return None
    for key in ("body", "day", "item"):
        if not row.has(key):
            row.fault(key, problems.HALF_DECISION)
    if not body or not day or not row.has("item"):
        return None
    council = _MEETING.search(body)
    name = council["council"] if council else keys.of(body)
    number = row.text("item").rstrip(".").removeprefix("punkt ")
    iri = keys.iri("meeting", name, day.last.isoformat(), "item", number)
    if iri not in row.known.kinds or not day.exact:
        named = {key: row.heading(key) for key in ("body", "day")}
        row.fault("item", problems.NO_ITEM, **named)
    return iri


def body(row: Row, key: str, declared: Collection[str]) -> Body | None:
    """Return the initiative or forum of the row, known to the graph or new to it.

    *declared* are those that any row of the file says the kind of.
    """
    kind = row.layout.column(key).listed
    sort = row.concept("new")
    if not row.needs(key):
        return None
    text = row.text(key)
    if known := row.find(text, kind):
        return Body(known)
    iri = keys.iri(kind, keys.slug(text))
    if row.has("new"):
        return Body(iri, text, sort or "")
    if iri in declared:
        return Body(iri, text)
    other = row.heading("new")
    found = row.name(key, kind, problem=problems.UNKNOWN_BODY, other=other)
    return Body(found) if found else None


def holder(row: Row, key: str, found: str | None) -> tuple[str | None, str | None]:
    """Return who it is, *found* by its name, or the reason why none can be named."""
    reason, other = row.concept("unknown"), row.heading("unknown")
    if not row.has(key) and not row.has("unknown"):
        row.fault(key, problems.NO_HOLDER, other=other)
    if row.has(key) and row.has("unknown"):
        row.fault(key, problems.HOLDER_AND_REASON, other=other)
    return found, reason


def named(row: Row, kind: str, *parts: str) -> str:
    """Return the IRI of the row: of its id if it has one, else of its own words."""
    if not row.has("id"):
        return keys.iri(kind, *parts)
    whole = keys.whole(row.text("id"))
    found = keys.given(kind, row.text("id"))
    if found is None or (whole and whole != found):
        row.fault("id", edit_problems.OTHER_KIND if whole else problems.BAD_ID)
        return keys.iri(kind, *parts)
    if row.known.ids and (wrong := row.known.ids.wrong(found, whole=whole is not None)):
        row.fault("id", wrong[0], **wrong[1])
    return found
