"""The meeting announced at the end: when, and what it is expected to take up."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.agenda import front, grammar, times
from kkr_graph.agenda.agenda import NextMeeting, Place
from kkr_graph.agenda.blocks import Block, span

# Næste møde afholdes den 24. oktober 2025 ... Der vil være mulighed for formøder
_SENTENCE: Final = re.compile(r"(?<=\w\w[.)]) (?=[A-ZÆØÅ])")


def read(blocks: Sequence[Block]) -> NextMeeting | None:
    """Return the next meeting that *blocks* announce, None if they name no date."""
    for number, block in enumerate(blocks):
        if (announced := grammar.NEXT_MEETING.search(block.text)) is None:
            continue
        for later in blocks[number : number + 3]:  # a heading may stand for the words
            start = announced.start() if later is block else 0
            dated = times.WORDED_DATE.search(later.text, start)
            dated = dated or times.NUMERIC_DATE.search(later.text, start)
            if dated and (when := front.a_date(dated)):
                starts, ends = _hours(later, dated.end())
                rest = blocks[blocks.index(later) :]
                return NextMeeting(when, starts, ends, _expected(rest), later.place)
    return _dated(blocks)


# Fredag den 8. september 2017 kl. 10      (below a heading that says what it is)
_ALONE: Final = re.compile(r"(?:Dato: ?)?(?:\w+dag )?(?:d\.|den)? ?\d", re.IGNORECASE)


def _dated(blocks: Sequence[Block]) -> NextMeeting | None:
    """Return the meeting of a date that stands alone right below a heading."""
    for block in blocks[:2]:
        dated = times.WORDED_DATE.search(block.text)
        dated = dated or times.NUMERIC_DATE.search(block.text)
        if dated and _ALONE.match(block.text) and (when := front.a_date(dated)):
            starts, ends = _hours(block, dated.end())
            return NextMeeting(when, starts, ends, (), block.place)
    return None


def _hours(block: Block, start: int) -> front.Hours:
    """Return the times in the sentence of the date, which are not the pre-meeting's."""
    sentence = _SENTENCE.search(block.text, start)
    text = block.text[: sentence.start() if sentence else len(block.text)]
    match = times.TIME.search(text, start)
    return front.hours(match) if match else (None, None)


def _expected(blocks: Sequence[Block]) -> tuple[tuple[str, Place], ...]:
    """Return the points listed after ``følgende punkter``, dashes or none."""
    opened = next(
        (n for n, block in enumerate(blocks) if grammar.EXPECTED.search(block.text)),
        None,
    )
    if opened is None:
        return ()
    listed = blocks[opened + 1 :]
    dashed = any(block.bullet for block in listed)
    points: list[list[Block]] = []
    for block in listed:
        if block.is_link:
            continue
        if points and not block.bullet and block.text[:1].islower():
            points[-1].append(block)  # broken off from the one before
        elif dashed and not block.bullet and block.text.rstrip().endswith((".", ":")):
            break  # prose after the list
        else:
            points.append([block])
    return tuple((" ".join(b.text for b in point), span(point)) for point in points)
