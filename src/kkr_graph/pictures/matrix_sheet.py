"""What every matrix is drawn with: names down and across, squares, and their lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.lettering import Label, label, linked, write
from kkr_graph.pictures.markup import Markup, tag
from kkr_graph.pictures.palette import drawn

LEFT: Final = 300.0
SQUARE: Final = 26.0  # the least that a square is wide and high
MARGIN: Final = 10.0
LEGEND: Final = 30.0
HIGH: Final = 320.0  # the most room a name has that stands upright
SUM_GAP: Final = 8.0  # between the last square and the sums


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a row or a column: its key, its own among its like, and its link."""

    key: str
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands: the squares' size, and the edges of what holds them.

    tops  the top of each row
    """

    square: float
    columns: int
    top: float
    tops: tuple[float, ...]
    bottom: float

    @property
    def right(self) -> float:
        """The right edge of the last square."""
        return LEFT + self.square * self.columns

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high the picture is, with its sums."""
        return self.right + self.square + 20, self.bottom + 34

    def x(self, column: int) -> float:
        """Return the left edge of the squares of *column*."""
        return LEFT + column * self.square

    def middle_of_sums(self) -> float:
        """Return where the sums of the rows stand."""
        return self.right + SUM_GAP + self.square / 2


def across(names: Sequence[str]) -> list[Label]:
    """Return the names of the columns, each in one line."""
    return [label(name, HIGH, most=1) for name in names]


def down(names: Sequence[str]) -> list[Label]:
    """Return the names of the rows."""
    return [label(name, LEFT - 20, most=3) for name in names]


def framed(
    over: Sequence[Label], beside: Sequence[Label], square: float, legend: float
) -> Frame:
    """Return the frame for columns named *over*, the sum last, and rows *beside*.

    *legend* is how high what stands over the names is.
    """
    top = legend + max(said.width for said in over) + 16
    heights = [max(square, said.height + 8) for said in beside]
    tops = [top + sum(heights[:row]) for row in range(len(heights))]
    return Frame(square, len(over) - 1, top, tuple(tops), tops[-1] + heights[-1])


def upright(head: Head, said: Label, x: float, frame: Frame) -> Markup:
    """Return the name of a column, read from below."""
    middle = x + frame.square / 2
    area = Box(0, -frame.square / 2, said.width + 12, frame.square)
    text = write(said, 6, -said.height / 2)
    return tag(
        "g",
        linked(said, head.href, area, text),
        transform=f"translate({middle:.0f} {frame.top - 2:.0f}) rotate(-90)",
    )


def beside(head: Head, said: Label, box: Box) -> Markup:
    """Return the name of a row; *box* is the row left of its squares."""
    area = Box(2, box.y + 1, box.width - 8, box.height - 2)
    text = write(said, MARGIN, box.middle - said.height / 2)
    return linked(said, head.href, area, text)


def row_box(frame: Frame, row: int) -> Box:
    """Return where the name of *row* stands."""
    ends = (*frame.tops[1:], frame.bottom)
    return Box(0, frame.tops[row], LEFT, ends[row] - frame.tops[row])


def total(number: int, x: float, middle: float) -> Markup:
    """Return a sum, quiet where it is none."""
    said = label(str(number), 60, bold=number > 0)
    look = "kp-ink" if number else "kp-quiet"
    return write(said, x, middle - said.height / 2, look, "middle")


def grid(frame: Frame) -> Markup:
    """Return the lines between the squares."""
    end = frame.right + frame.square + SUM_GAP
    rows = "".join(f"M0 {y:.1f}H{end:.0f}" for y in [*frame.tops, frame.bottom])
    columns = "".join(
        f"M{frame.x(column):.0f} {frame.top:.1f}V{frame.bottom:.1f}"
        for column in range(frame.columns + 1)
    )
    return drawn("path", "kp-rule", d=rows + columns)
