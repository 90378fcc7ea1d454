"""Draw who led what, and when: a bar for each role, its dates in words above it.

A sure date is where a bar ends square.  A rough one is hatched from the earliest day
to the latest.  An end that is open is an arrow; one that no source gives is a question
mark on a dashed end.  Terms of office are bands behind; the chosen day is a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.bars import HEIGHT, arrow, hatched, mark, outline, reach, shape
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.lettering import TARGET, Label, label, linked, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet
from kkr_graph.pictures.spans import Edge, Span
from kkr_graph.pictures.time_scale import TimeScale, over

WIDE: Final = 1080.0
NARROW: Final = 358.0
_BESIDE: Final = 700.0  # from this width on, names stand beside their bars
_PAD: Final = 8.0
_TEXT: Final = 300.0  # what the text over a bar may be wide, wherever the bar begins


@dataclass(frozen=True, slots=True)
class Bar:
    """One role: what is written on it (a link), and when it holds."""

    name: str
    span: Span
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What the bars are of, and the bars, each in a line of its own."""

    name: str
    bars: tuple[Bar, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office, ``[start, end)``."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn: rows of bars, terms behind them, and the chosen day if any."""

    title: str
    rows: tuple[Row, ...]
    terms: tuple[Term, ...] = ()
    day: date | None = None
    about: str = ""


def draw(what: Timeline, language: Language = "da", width: float = WIDE) -> str:
    """Return *what* as one ``svg`` element, *width* pixels wide.

    Names stand left of the bars; on a narrow picture (``NARROW``), above them.
    """
    if not any(row.bars for row in what.rows):
        return nothing("kp-timeline", what.title, language)
    beside = width >= _BESIDE
    left = 262.0 if beside else 10.0
    days = [day for row in what.rows for bar in row.bars for day in bar.span.days()]
    if what.day is not None:
        days.append(what.day)
    # Room at both ends for arrows and question marks.
    scale = over(days or [term.start for term in what.terms], left + 26, width - 30)
    legend, top = _legend(what, language, width)
    top += 54
    y = top
    parts: list[Markup] = []
    texts: list[Box] = []
    for row in what.rows:
        name, area = _row_name(row, y, left - 20 if beside else width - 24)
        room = area.height
        bars, areas, below = _bars(
            row, y if beside else y + room, scale, width, language
        )
        parts += [_rule(y, width), name, *bars]
        texts += [area, *areas]
        y += max(below - y, room)
    return sheet(
        "kp-timeline",
        (width, y + 34),
        what.title,
        what.about,
        _background(what, scale, (top, y), texts),
        legend,
        *parts,
        _day(what, scale, (top, y), texts, language),
    )


def _rule(y: float, width: float) -> Markup:
    return drawn("path", "kp-rule", d=f"M0 {y:.1f}h{width:.0f}")


def _row_name(row: Row, y: float, wide: float) -> tuple[Markup, Box]:
    """Return the name of *row*, and where it stands."""
    said = label(row.name, wide, most=5, bold=True)
    height = max(TARGET, said.height + 2 * _PAD)
    area = Box(4, y, said.width + 12, height)
    text = write(said, 10, y + (height - said.height) / 2)
    return linked(said, row.href, area, text), area


def _bars(
    row: Row, y: float, scale: TimeScale, width: float, language: Language
) -> tuple[list[Markup], list[Box], float]:
    """Return the bars of *row*, where their texts stand, and where they end."""
    parts: list[Markup] = []
    areas: list[Box] = []
    y += _PAD / 2
    for bar in row.bars:
        start, end = reach(bar.span, scale)
        said = label(_said(bar, language), _text_room(scale, start, width), most=4)
        x = max(scale.left, min(start, width - said.width - 6))
        below = y + max(said.height + 4, TARGET)
        area = Box(x - 4, y, said.width + 8, below - y)
        text = write(said, x, below - said.height - 2)
        parts.append(linked(said, bar.href, area, text))
        parts.append(shape(bar.span, scale, start, end, below + 1))
        areas.append(area)
        y = below + HEIGHT + _PAD
    return parts, areas, y + _PAD / 2


def _said(bar: Bar, language: Language) -> str:
    when = bar.span.say(language)
    return f"{bar.name}\N{NO-BREAK SPACE}· {when}" if bar.name else when


def _text_room(scale: TimeScale, start: float, width: float) -> float:
    """Return how wide the text over a bar that begins at *start* may be."""
    return max(width - start - 10, min(_TEXT, width - scale.left - 10))


def _down(x: float, top: float, bottom: float, texts: Sequence[Box]) -> str:
    """Return the path of a line down the picture that passes over no text."""
    path, y = "", top
    for text in sorted(texts, key=lambda box: box.y):
        if text.x < x < text.right and text.bottom > y:
            if text.y > y:
                path += f"M{x:.1f} {y:.1f}V{text.y:.1f}"
            y = text.bottom
    return path + (f"M{x:.1f} {y:.1f}V{bottom:.1f}" if y < bottom else "")


def _background(
    what: Timeline, scale: TimeScale, height: tuple[float, float], texts: Sequence[Box]
) -> Markup:
    """Return terms and years, from the top to the bottom of *height*."""
    top, bottom = height
    parts: list[Markup] = []
    first, last = date(scale.first, 1, 1), date(scale.last, 1, 1)
    for number, term in enumerate(sorted(what.terms, key=lambda term: term.start)):
        if term.end <= first or term.start >= last:
            continue
        x, end = scale.x(term.start), scale.x(term.end)
        parts.append(
            drawn(
                "rect",
                "kp-band" if number % 2 == 0 else "kp-hit",
                # Its name is there for all, also where there is no room to write it.
                tag("title", term.name),
                x=x,
                y=top - 46,
                width=end - x,
                height=bottom - top + 46,
                pointer_events="all",
            )
        )
        said = label(term.name, end - x - 6, size=12, most=1)
        if said.wrapped.whole:
            parts.append(write(said, (x + end) / 2, top - 43, "kp-quiet", "middle"))
    for year in scale.years():
        x = scale.x(date(year, 1, 1))
        parts.append(drawn("path", "kp-rule", d=_down(x, top - 8, bottom, texts)))
        parts.append(
            write(label(str(year), 60, size=12), x, top - 24, "kp-ink", "middle")
        )
    return join(*parts)


def _day(
    what: Timeline,
    scale: TimeScale,
    height: tuple[float, float],
    texts: Sequence[Box],
    language: Language,
) -> Markup:
    """Return the line of the chosen day, with the day below it."""
    top, bottom = height
    if what.day is None:
        return Markup()
    x = scale.x(what.day)
    text = words.DAY.say(language).format(day=words.day(what.day, language))
    said = label(text, 240, most=1)
    left = min(max(x - said.width / 2, 2), scale.right + 28 - said.width)
    return join(
        drawn("path", "kp-day", d=_down(x, top - 8, bottom + 6, texts)),
        write(said, left, bottom + 10, "kp-day-name"),
    )


def _legend(what: Timeline, language: Language, width: float) -> tuple[Markup, float]:
    """Return the marks that are drawn, with what they say, and their height."""
    ends = {
        end if isinstance(end, Edge) else end.rough
        for row in what.rows
        for bar in row.bars
        for end in (bar.span.start, bar.span.end)
    }
    marks: list[tuple[Markup, Label]] = []
    if True in ends:
        marks.append((hatched(0, 30, 4), label(words.ROUGH.say(language), 240)))
    if Edge.OPEN in ends:
        shape = join(
            drawn("rect", "kp-bar", x=0, y=4, width=16, height=HEIGHT), arrow(16, 4, 1)
        )
        marks.append((shape, label(words.OPEN.say(language), 240)))
    if Edge.UNKNOWN in ends:
        shape = join(outline(0, 20, 4), mark(26, 4))
        marks.append((shape, label(words.UNKNOWN.say(language), 240)))
    parts: list[Markup] = []
    x, y = 10.0, 4.0
    for drawn_mark, said in marks:
        if x > 10 and x + 38 + said.width > width:  # noqa: PLR2004 - where a line begins
            x, y = 10.0, y + 24
        move = f"translate({x:.0f} {y:.0f})"
        parts.append(tag("g", drawn_mark, transform=move))
        parts.append(write(said, x + 38, y + 1))
        x += 38 + said.width + 24
    return join(*parts), y + 24 if marks else 0.0
