"""The front of a paper: whose it is, what kind, when and where the meeting is held."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kkr_graph.agenda import grammar, times
from kkr_graph.agenda.agenda import Kind, Place
from kkr_graph.agenda.blocks import Block, span
from kkr_graph.agenda.missing import Missing
from kkr_graph.agenda.venue import venue
from kkr_graph.errors import NotAKkrPaperError

_DATED: Final = re.compile(r"\b(?:Mødedato|Dato(?: og tid\w*)?) ?:", re.IGNORECASE)
_SHORT: Final = 160  # letters in which a line says whose paper it is

_TIMED: Final = re.compile(
    r"\b(?:(?:Møde)?tid(?:spunkt)?(?: og sted)?|Kl\.?) ?:", re.IGNORECASE
)


Hours: TypeAlias = tuple[dt.time | None, dt.time | None]

_FRONT: Final = 60  # paragraphs in which a front page without items must end


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page says, with the place of each, and what it does not say."""

    kind: Kind | None
    council: str
    date: dt.date | None
    starts: dt.time | None
    ends: dt.time | None
    venue: str | None
    places: Mapping[str, Place]
    missing: tuple[Missing, ...]


def read(blocks: Sequence[Block], origin: str, *, refuse: bool = False) -> Front:
    """Return what the paragraphs before the first heading say.

    *origin* is the name of the file, from which a missing date may be taken.  With
    *refuse*, the rest of the paper has nothing of an agenda: then a type line must say
    what it is.
    """
    front = blocks[:_FRONT]
    places: dict[str, Place] = {}
    missing: list[Missing] = []
    council = _council(front, places)
    typed = _typed(front, places)
    if council is None or (refuse and typed is None):
        raise _refusal(front, origin)
    when = _date(front, typed[1] if typed else None, origin, places, missing)
    starts, ends = _hours(front, places)
    where = venue(front, places)
    missing += [
        Missing(what, "not-printed")
        for what, value in (("time", starts), ("venue", where))
        if value is None
    ]
    return Front(
        typed[0] if typed else None,
        council,
        when,
        starts,
        ends,
        where,
        places,
        tuple(missing),
    )


def _council(front: Sequence[Block], places: dict[str, Place]) -> str | None:
    """Return the KKR that a line, or two, names and nothing else.

    Of a joint paper all of them, joined by ``+`` in the order of the alphabet, so that
    it has one name whoever's heading comes first.
    """
    for first in range(len(front)):
        found: tuple[str, ...] = ()
        for last in (first, first + 1):
            together = front[first : last + 1]
            line = " ".join(block.text for block in together)
            councils = grammar.councils_of(line[:_SHORT])
            if len(councils) > len(found):
                places["council"] = span(together)
                found = councils
        if found:
            return "+".join(found)
    return None


def _refusal(front: Sequence[Block], origin: str) -> NotAKkrPaperError:
    matches = (grammar.OTHER.search(block.text) for block in front)
    other = next((match[1] for match in matches if match), "")
    return NotAKkrPaperError(
        file=origin,
        body=other,
        found_da=f" (der står: {other})" if other else "",
        found_en=f" (it says: {other})" if other else "",
    )


def _typed(
    front: Sequence[Block], places: dict[str, Place]
) -> tuple[Kind, int | None] | None:
    """Return the kind and year of the first type line."""
    for block in front:
        if typed := grammar.kind_of(block.text[:_SHORT]):
            places["kind"] = block.place
            return typed
    return None


def _date(
    front: Sequence[Block],
    year: int | None,
    origin: str,
    places: dict[str, Place],
    missing: list[Missing],
) -> dt.date | None:
    found = _printed_date(front, places, missing)
    if found is None and (found := _date_of_name(origin)):
        missing.append(Missing("date", "from-file-name"))
    elif found is None:
        missing.append(Missing("date", "not-printed"))
    elif year is not None and found.year != year:
        missing.append(Missing("date", "other-year", places["date"]))
    return found


def _printed_date(
    front: Sequence[Block], places: dict[str, Place], missing: list[Missing]
) -> dt.date | None:
    """Return the date after the label; where no label stands, the first date."""
    labelled = [n for n, b in enumerate(front) if _DATED.search(b.text)]
    for block in [*front[labelled[0] :][:6], *front] if labelled else front:
        for pattern in times.DATES:
            if (match := pattern.search(block.text)) is None:
                continue
            place = block.part(*match.span())
            if when := a_date(match):
                places["date"] = place
                return when
            missing.append(Missing("date", "not-a-date", place))
    return None


def a_date(match: re.Match[str]) -> dt.date | None:
    """Return the date of a match of one of the date patterns, if it exists."""
    given = match.groupdict()
    month = given.get("month") or _month(given["name"])
    try:
        return dt.date(int(given["year"]), int(month), int(given["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """Return the month of a name, which may be cut short."""
    short = name.lower()[:3]
    return next(n for month, n in times.MONTHS.items() if month.startswith(short))


# kkr-eksempel-2015-02-23.pdf        23-02-2015 referat.pdf
_IN_NAME: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.]?(?P<month>[01]\d)[-_.]?(?P<day>[0-3]\d)(?!\d)"
)


def _date_of_name(origin: str) -> dt.date | None:
    name = re.split(r"[/\\]", origin)[-1]
    for pattern in (_IN_NAME, times.NUMERIC_DATE):
        if (match := pattern.search(name)) and (when := a_date(match)):
            return when
    return None


def clock(text: str) -> dt.time:
    """Return the time a clock text shows.

    >>> clock("9.30"), clock("12")
    (datetime.time(9, 30), datetime.time(12, 0))
    """
    hour, _, minute = text.replace(".", ":").partition(":")
    return dt.time(int(hour), int(minute or 0))


def hours(match: re.Match[str]) -> Hours:
    """Return the first and last time of a match of ``times.TIME``."""
    first, last = match["from"] or match["bare"], match["to"] or match["until"]
    return clock(first), clock(last) if last else None


def _hours(front: Sequence[Block], places: dict[str, Place]) -> Hours:
    """Return when the meeting starts and ends, as printed beside or after the date."""
    labelled = [block for block in front if _TIMED.search(block.text)]
    for block in [*labelled, *front]:
        before = "date" in places and block.place.end < places["date"].start
        if before and block not in labelled:
            continue
        pre = grammar.PRE_MEETING.search(block.text)
        date = places.get("date")
        dated = date and block.place.start <= date.start < block.place.end
        if pre and not dated and not grammar.LABEL.search(block.text):
            continue
        match = times.TIME.search(
            block.text, 0, pre.start() if pre else len(block.text)
        )
        if match:
            places["time"] = block.part(*match.span())
            return hours(match)
    return None, None
