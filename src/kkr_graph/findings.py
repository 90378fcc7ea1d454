"""Findings: what was read in the running text, each with a name, a place and words.

A reading holds what each finder found, in forms of their own.  Here they become one
list, in the order of print, so that a person can go through it, and accept or reject by
name.  A name is made of what is said, not of where: the same words read again, from
another file of the same paper or by a better reader, have the name they had.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from kkr_graph.agenda import Attendance
from kkr_graph.readings import Reading
from kkr_graph.statements import (
    CitedDecision,
    Deadline,
    FoundAmount,
    FoundAppointment,
    FoundDate,
    FoundLead,
    FoundLink,
    Mention,
)

LONGEST: Final = 25  # words of a paper that may be quoted
_DIGITS: Final = 8  # of a checksum: enough to tell the findings of a paper apart


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, with the table's caption and headings; as long as they are."""

    caption: str
    headings: tuple[str, ...]
    cells: tuple[str, ...]


_Printed: TypeAlias = FoundAmount | FoundDate | FoundLink | Mention
Read: TypeAlias = (
    Attendance
    | CitedDecision
    | Deadline
    | FoundAmount
    | FoundAppointment
    | FoundDate
    | FoundLead
    | FoundLink
    | Mention
    | TableRow
)

KINDS: Final = (
    "mention",
    "date",
    "amount",
    "link",
    "deadline",
    "lead",
    "appointment",
    "cited-decision",
    "attendance",
    "table-row",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing read in a paper.

    id      its name, such as ``deadline-3f2a9c1e``
    kind    key of ``concept/finding-kind``
    start   offset of its first character in the running text
    end     offset after its last
    page    the page it begins on
    item    key of the item it stands in; empty before the first
    text    what was read, in the words of the paper
    things  IRIs of what it speaks of
    read    what the finder gave
    """

    id: str
    kind: str
    start: int
    end: int
    page: int
    item: str
    text: str
    things: tuple[str, ...]
    read: Read


@dataclass(frozen=True, slots=True)
class _Span:
    """What a finder found, before it is named; *by* tells it from others like it."""

    start: int
    end: int
    kind: str
    text: str
    things: tuple[str, ...]
    read: Read
    by: str

    @property
    def order(self) -> tuple[int, int, int]:
        return self.start, self.end, KINDS.index(self.kind)


def of(reading: Reading) -> tuple[Finding, ...]:
    """Return every finding of *reading*, in the order of print."""
    spans = sorted(_all(reading), key=lambda span: span.order)
    seen: Counter[str] = Counter()
    return tuple(_finding(reading, span, seen) for span in spans)


def shortened(text: str) -> str:
    """Return the first words of *text*, as many as may be quoted."""
    return " ".join(text.split()[:LONGEST])


def _all(reading: Reading) -> Iterator[_Span]:
    """Yield what each finder found."""
    for one in reading.mentions:
        yield _printed("mention", one, one.verbatim, one.iri)
    for date in reading.dates:
        yield _printed("date", date, date.verbatim)
    for amount in _whole(reading.amounts):
        yield _printed("amount", amount, amount.verbatim)
    for link in reading.links:
        yield _printed("link", link, link.url)
    yield from map(_deadline, reading.deadlines)
    yield from map(_decision, reading.decisions)
    yield from map(_lead, reading.leads)
    yield from map(_seat, reading.appointments)
    yield from _rows(reading)
    for came in reading.agenda.attendance:
        start, end = came.place.start, came.place.end
        words = f"{came.name}, {came.municipality}"
        things = _in(reading, start, end)
        yield _Span(start, end, "attendance", words, things, came, words)


def _printed(kind: str, read: _Printed, words: str, *things: str) -> _Span:
    return _Span(read.start, read.end, kind, words, things, read, words)


def _deadline(read: Deadline) -> _Span:
    words = f"{read.what} – {read.due.verbatim}"
    things = _named(*read.who)
    by = read.due.verbatim
    return _Span(read.start, read.end, "deadline", words, things, read, by)


def _decision(read: CitedDecision) -> _Span:
    body, when = read.body, read.when
    by = f"{read.verb}|{body and body.iri}|{when and when.verbatim}"
    things = _named(body)
    words = read.verbatim
    return _Span(read.start, read.end, "cited-decision", words, things, read, by)


def _lead(read: FoundLead) -> _Span:
    holder = read.holder.verbatim if read.holder else "?"
    words = f"{read.initiative_as_printed} – {read.role_as_printed}: {holder}"
    things = _named(read.initiative, read.holder)
    return _Span(read.start, read.end, "lead", words, things, read, words)


def _seat(read: FoundAppointment) -> _Span:
    holder = read.person or (read.municipality and read.municipality.verbatim) or "?"
    words = f"{read.organisation_as_printed} – {read.role_as_printed}: {holder}"
    things = _named(read.organisation, read.municipality)
    return _Span(read.start, read.end, "appointment", words, things, read, words)


def _rows(reading: Reading) -> Iterator[_Span]:
    for placed in reading.tables:
        table = placed.table
        for cells, start, end in placed.rows():
            words = " | ".join(cell for cell in cells if cell)
            row = TableRow(table.caption, table.headings, cells)
            things = _in(reading, start, end)
            yield _Span(start, end, "table-row", words, things, row, words)


def _named(*mentions: Mention | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.iri for one in mentions if one))


def _in(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return what is mentioned from *start* to *end*."""
    return _named(*(m for m in reading.mentions if start <= m.start < end))


def _whole(amounts: Iterable[FoundAmount]) -> Iterator[FoundAmount]:
    """Yield one amount for each place; a printed interval is two of the same span."""
    last = -1
    for amount in amounts:
        if amount.start != last:
            yield amount
        last = amount.start


def _finding(reading: Reading, span: _Span, seen: Counter[str]) -> Finding:
    item = _item(reading, span.start)
    said = f"{span.kind}|{item}|{' '.join(span.by.casefold().split())}"
    seen[said] += 1
    digest = hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest()[:_DIGITS]
    return Finding(
        id=f"{span.kind}-{digest}",
        kind=span.kind,
        start=span.start,
        end=span.end,
        page=reading.page(span.start),
        item=item,
        text=shortened(span.text),
        things=span.things,
        read=span.read,
    )


def _item(reading: Reading, offset: int) -> str:
    """Return the key of the last item that begins before *offset*."""
    here = ""
    for item in reading.agenda.items:
        if item.place.start > offset:
            break
        here = item.key
    return here
