"""Draw how much any two of many have in common: each with each, a number in a square.

A table of its own kind: names down and the same names across.  It stays legible where
lines between so many would be a thicket.  A square without a number has nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kkr_graph.language import Language
from kkr_graph.pictures import shades, words
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

__all__ = ["Head", "Weights", "draw"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is drawn: the names, and the number of each two of them.

    counts   what is counted: "fælles initiativer og fora"
    numbers  by two keys, in either order; without a pair they have nothing in common
    """

    title: str
    counts: str
    heads: tuple[Head, ...]
    numbers: Mapping[tuple[str, str], int]
    about: str = ""


def draw(what: Weights, language: Language = "da") -> str:
    """Return *what* as one ``svg`` element, 26 pixels or more for each name."""
    if not what.heads:
        return nothing("kp-weights", what.title, language)
    rows = [_row_of(what, head) for head in what.heads]
    names = down([head.name for head in what.heads])
    heads = (*what.heads, Head("", words.TOTAL.say(language)))
    over = across([head.name for head in what.heads])
    over.append(label(heads[-1].name, HIGH, most=1, bold=True))
    widest = max(label(str(sum(row)), 60, bold=True).width for row in rows)
    frame = framed(over, names, max(SQUARE, widest + 6), LEGEND + 24)
    places = [frame.x(column) for column in range(len(what.heads))]
    places.append(frame.right + SUM_GAP)
    return sheet(
        "kp-weights",
        frame.size,
        what.title,
        what.about,
        _legend(what),
        grid(frame),
        *(
            upright(head, said, x, frame)
            for head, said, x in zip(heads, over, places, strict=True)
        ),
        *(_row(what, frame, row, said, rows[row]) for row, said in enumerate(names)),
    )


def _row_of(what: Weights, head: Head) -> list[int]:
    """Return what *head* has in common with each, in order; with itself none."""
    return [
        0
        if other.key == head.key
        else what.numbers.get((head.key, other.key))
        or what.numbers.get((other.key, head.key), 0)
        for other in what.heads
    ]


def _row(
    what: Weights, frame: Frame, row: int, said: Label, numbers: list[int]
) -> Markup:
    head, box = what.heads[row], row_box(frame, row)
    parts = [beside(head, said, box)]
    for column, number in enumerate(numbers):
        x = frame.x(column)
        if column == row:
            parts.append(_self(x, box.middle, frame.square))
        elif number:
            title = f"{said.name} · {what.heads[column].name}: {number}"
            parts.append(_cell(number, x, box.middle, frame.square, title))
    parts.append(total(sum(numbers), frame.middle_of_sums(), box.middle))
    return tag("g", *parts)


def _cell(number: int, x: float, middle: float, square: float, title: str) -> Markup:
    shade = shades.step(number)
    said = label(str(number), square, bold=True)
    return tag(
        "g",
        tag("title", title),
        drawn(
            "rect",
            f"kp-step{shade}",
            x=x + 2,
            y=middle - 11,
            width=square - 4,
            height=22,
            rx=3,
        ),
        write(
            said,
            x + square / 2,
            middle - said.height / 2,
            shades.ink(shade),
            "middle",
        ),
    )


def _self(x: float, middle: float, square: float) -> Markup:
    """Return the mark where a name meets itself: a dash, for nothing is counted."""
    path = f"M{x + square / 2 - 5:.1f} {middle:.1f}h10"
    return drawn("path", "kp-spoke", d=path)


def _legend(what: Weights) -> Markup:
    counted = label(what.counts, 600, most=1)
    return join(write(counted, MARGIN, 4), shades.legend(MARGIN, 26, first=1))
