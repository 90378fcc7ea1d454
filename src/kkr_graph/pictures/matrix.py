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
from kkr_graph.pictures.lettering import Label, label, write
from kkr_graph.pictures.markup import Markup, join, tag
from kkr_graph.pictures.matrix_sheet import (
    HIGH,
    LEGEND,
    MARGIN,
    SQUARE,
    SUM_GAP,
    Frame,
    Head,
    across,
    beside,
    down,
    framed,
    grid,
    row_box,
    total,
    upright,
)
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet

__all__ = ["Head", "Matrix", "Part", "draw"]

Part: TypeAlias = Literal["leads", "takes-part", "unnamed"]

_LETTERS: Final[Mapping[Part, Words]] = {
    "leads": words.LEAD_LETTER,
    "takes-part": words.PART_LETTER,
    "unnamed": words.UNNAMED_LETTER,
}
# The square and the letter in it; who is not named has a dashed one.
_LOOKS: Final[Mapping[Part, tuple[str, str]]] = {
    "leads": ("kp-mark", "kp-mark-name"),
    "takes-part": ("kp-part", "kp-ink"),
    "unnamed": ("kp-box-unknown", "kp-ink"),
}
_MEANINGS: Final[Mapping[Part, Words]] = {
    "leads": words.LEADS,
    "takes-part": words.TAKES_PART,
    "unnamed": words.LEADS_UNNAMED,
}


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
    names = down([head.name for head in what.rows])
    heads = (*what.columns, Head("", words.SUM.say(language)))
    over = across([head.name for head in what.columns])
    over.append(label(heads[-1].name, HIGH, most=1, bold=True))
    frame = framed(over, names, SQUARE, LEGEND)
    places = [frame.x(column) for column in range(len(what.columns))]
    places.append(frame.right + SUM_GAP)
    return sheet(
        "kp-matrix",
        frame.size,
        what.title,
        what.about,
        _legend(what, language),
        grid(frame),
        *(
            upright(head, said, x, frame)
            for head, said, x in zip(heads, over, places, strict=True)
        ),
        *(_row(what, frame, row, said, language) for row, said in enumerate(names)),
        _sums(what, frame, language),
    )


def _row(
    what: Matrix, frame: Frame, row: int, said: Label, language: Language
) -> Markup:
    head, box = what.rows[row], row_box(frame, row)
    parts = [beside(head, said, box)]
    leads = 0
    for column, other in enumerate(what.columns):
        part = what.cells.get((head.key, other.key))
        if part is not None:
            leads += part == "leads"
            title = f"{said.name} · {other.name}"
            parts.append(_cell(part, frame.x(column), box.middle, language, title))
    parts.append(total(leads, frame.middle_of_sums(), box.middle))
    return tag("g", *parts)


def _cell(
    part: Part, x: float, middle: float, language: Language, title: str = ""
) -> Markup:
    letter = label(_LETTERS[part].say(language), 24, bold=part == "leads")
    square = {"x": x + 2, "y": middle - 11, "width": 22, "height": 22, "rx": 3}
    look, ink = _LOOKS[part]
    return tag(
        "g",
        *([tag("title", title)] if title else []),
        drawn("rect", look, **square),
        write(letter, x + SQUARE / 2, middle - letter.height / 2, ink, "middle"),
    )


def _sums(what: Matrix, frame: Frame, language: Language) -> Markup:
    """Return how many each column leads, and all of them."""
    said = label(words.SUM.say(language), 200, bold=True)
    middle = frame.bottom + 15
    leads = [key for key, part in what.cells.items() if part == "leads"]
    rows = {head.key for head in what.rows}
    counts = [
        sum(column == head.key and row in rows for row, column in leads)
        for head in what.columns
    ]
    return join(
        write(said, MARGIN, middle - said.height / 2, "kp-ink"),
        *(
            total(count, frame.x(column) + SQUARE / 2, middle)
            for column, count in enumerate(counts)
        ),
        total(sum(counts), frame.middle_of_sums(), middle),
    )


def _legend(what: Matrix, language: Language) -> Markup:
    parts: list[Markup] = []
    x = MARGIN
    for part, meaning in _MEANINGS.items():
        if part in what.cells.values():
            said = label(meaning.say(language), 160)
            parts += [
                _cell(part, x - 2, 15, language),
                write(said, x + 30, 15 - said.height / 2),
            ]
            x += 30 + said.width + 24
    return join(*parts)
