"""Draw who leads what as a matrix, for print and download.

The site's own matrix is an HTML table; this is the sheet to hang on a wall.  A letter
stands in each square, so that no meaning rests on its colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.lettering import Label, label, linked, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet

Part: TypeAlias = Literal["leads", "takes-part"]

_LETTERS: Final[Mapping[Part, Words]] = {
    "leads": words.LEAD_LETTER,
    "takes-part": words.PART_LETTER,
}
_LEFT: Final = 300.0
_SQUARE: Final = 26.0
_MARGIN: Final = 10.0
_LEGEND: Final = 30.0


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a row or a column: its key, its own among its like, and its link."""

    key: str
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is drawn: names down and across, and what stands where they meet.

    cells  by row's key and column's key
    """

    title: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[str, str], Part]
    about: str = ""


def draw(what: Matrix, language: Language = "da") -> str:
    """Return *what* as one ``svg`` element, 26 pixels for each column."""
    if not what.rows or not what.columns:
        return nothing("kp-matrix", what.title, language)
    across = [label(head.name, 190, most=1) for head in what.columns]
    total = label(words.SUM.say(language), 190, most=1, bold=True)
    top = _LEGEND + max(said.width for said in [*across, total]) + 16
    names = [label(head.name, _LEFT - 20, most=3) for head in what.rows]
    heights = [max(_SQUARE, said.height + 8) for said in names]
    tops = [top + sum(heights[:row]) for row in range(len(heights))]
    bottom = tops[-1] + heights[-1]
    right = _LEFT + _SQUARE * len(across)
    parts = [
        _legend(language),
        _grid(tops, bottom, top, len(across)),
        *(
            _upright(head, said, _LEFT + _SQUARE * column, top)
            for column, (head, said) in enumerate(
                zip(what.columns, across, strict=True)
            )
        ),
        _upright(Head("", total.name), total, right + 8, top),
        *(
            _row(
                what, row, names[row], Box(0, tops[row], _LEFT, heights[row]), language
            )
            for row in range(len(names))
        ),
        _sums(what, bottom, language),
    ]
    size = right + _SQUARE + 20, bottom + 34
    return sheet("kp-matrix", size, what.title, what.about, *parts)


def _upright(head: Head, said: Label, x: float, top: float) -> Markup:
    """Return the name of a column, read from below."""
    middle = x + _SQUARE / 2
    area = Box(0, -_SQUARE / 2, said.width + 12, _SQUARE)
    text = write(said, 6, -said.height / 2)
    return tag(
        "g",
        linked(said, head.href, area, text),
        transform=f"translate({middle:.0f} {top - 2:.0f}) rotate(-90)",
    )


def _row(what: Matrix, row: int, said: Label, box: Box, language: Language) -> Markup:
    head = what.rows[row]
    area = Box(2, box.y + 1, box.width - 8, box.height - 2)
    text = write(said, _MARGIN, box.middle - said.height / 2)
    parts = [linked(said, head.href, area, text)]
    leads = 0
    for column, other in enumerate(what.columns):
        part = what.cells.get((head.key, other.key))
        if part is not None:
            leads += part == "leads"
            x = _LEFT + column * _SQUARE
            title = f"{said.name} · {other.name}"
            parts.append(_cell(part, x, box.middle, language, title))
    x = _LEFT + (len(what.columns) + 0.5) * _SQUARE + 8
    parts.append(_number(leads, x, box.middle))
    return tag("g", *parts)


def _cell(
    part: Part, x: float, middle: float, language: Language, title: str = ""
) -> Markup:
    letter = label(_LETTERS[part].say(language), 24, bold=part == "leads")
    square = {"x": x + 2, "y": middle - 11, "width": 22, "height": 22, "rx": 3}
    look, ink = (
        ("kp-mark", "kp-mark-name") if part == "leads" else ("kp-part", "kp-ink")
    )
    return tag(
        "g",
        *([tag("title", title)] if title else []),
        drawn("rect", look, **square),
        write(letter, x + _SQUARE / 2, middle - letter.height / 2, ink, "middle"),
    )


def _number(number: int, x: float, middle: float) -> Markup:
    said = label(str(number), 40, bold=number > 0)
    look = "kp-ink" if number else "kp-quiet"
    return write(said, x, middle - said.height / 2, look, "middle")


def _sums(what: Matrix, bottom: float, language: Language) -> Markup:
    """Return how many each column leads, and all of them."""
    said = label(words.SUM.say(language), 200, bold=True)
    middle = bottom + 15
    leads = [key for key, part in what.cells.items() if part == "leads"]
    rows = {head.key for head in what.rows}
    counts = [
        sum(column == head.key and row in rows for row, column in leads)
        for head in what.columns
    ]
    places = [_LEFT + (column + 0.5) * _SQUARE for column in range(len(counts))]
    return join(
        write(said, _MARGIN, middle - said.height / 2, "kp-ink"),
        *(_number(n, x, middle) for n, x in zip(counts, places, strict=True)),
        _number(sum(counts), _LEFT + (len(counts) + 0.5) * _SQUARE + 8, middle),
    )


def _grid(tops: list[float], bottom: float, top: float, columns: int) -> Markup:
    right = _LEFT + columns * _SQUARE
    across = "".join(f"M0 {y:.1f}H{right + _SQUARE + 8:.0f}" for y in [*tops, bottom])
    down = "".join(
        f"M{_LEFT + column * _SQUARE:.0f} {top:.1f}V{bottom:.1f}"
        for column in range(columns + 1)
    )
    return drawn("path", "kp-rule", d=across + down)


def _legend(language: Language) -> Markup:
    parts: list[Markup] = []
    x = _MARGIN
    for part, meaning in (("leads", words.LEADS), ("takes-part", words.TAKES_PART)):
        said = label(meaning.say(language), 160)
        parts += [
            _cell("leads" if part == "leads" else "takes-part", x - 2, 15, language),
            write(said, x + 30, 15 - said.height / 2),
        ]
        x += 30 + said.width + 24
    return join(*parts)
