"""Where each name of three columns stands: in an order, and at a height."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.pictures.boxes import Box, stack
from kkr_graph.pictures.lettering import TARGET, Label, label
from kkr_graph.pictures.ordering import order
from kkr_graph.pictures.tied import Columns, Node, neighbours

WIDTH: Final = 1080.0
HEAD: Final = 92.0  # the legend and the headings
DOT: Final = 5.0
_GAP: Final = 6.0

# Of each column: the edge its names stand at, and how wide it is, with its marks.
LEFT: Final = (0.0, 222.0)
MIDDLE: Final = (420.0, 268.0)
RIGHT: Final = (872.0, 208.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in its place: its column, its lines, and where it can be hit."""

    node: Node
    column: int
    label: Label
    area: Box


def place(what: Columns) -> tuple[dict[str, Spot], float]:
    """Return where each name stands, by key, and how far down the last one reaches."""
    nodes = [list(what.left), list(what.middle), list(what.right)]
    by_key = {node.key: node for column in nodes for node in column}
    checked(what)
    ties = neighbours(what.ties)
    columns = [
        # What no source names comes last of what is tied to something.
        sorted(column, key=lambda key: (key not in ties, by_key[key].unknown))
        for column in order([[node.key for node in column] for column in nodes], ties)
    ]
    labels = {
        key: label(by_key[key].name, room_of(number))
        for number, column in enumerate(columns)
        for key in column
    }
    heights = {key: max(TARGET, said.height + 8) for key, said in labels.items()}
    room = max(
        sum(heights[key] for key in column) + _GAP * (len(column) - 1)
        for column in columns
    )
    tops = _tops(columns, ties, heights, room)
    placed = {}
    for number, column in enumerate(columns):
        for key in column:
            area = _area(number, labels[key], HEAD + tops[key], heights[key])
            placed[key] = Spot(by_key[key], number, labels[key], area)
    return placed, HEAD + room


def checked(what: Columns) -> None:
    """Raise ``ValueError`` unless each line joins two columns beside each other."""
    sides = what.left, what.middle, what.right
    column = {node.key: number for number, side in enumerate(sides) for node in side}
    for tie in what.ties:
        ends = column.get(tie.one), column.get(tie.two)
        if ends not in {(0, 1), (1, 0), (1, 2), (2, 1)}:
            message = f"no line joins {tie.one!r} and {tie.two!r}: columns {ends}"
            raise ValueError(message)


def _tops(
    columns: Sequence[Sequence[str]],
    ties: Mapping[str, Sequence[str]],
    heights: Mapping[str, float],
    room: float,
) -> dict[str, float]:
    """Return how far down each name begins: spread out, then drawn to what it ties.

    What is tied to nothing follows below, close together.
    """
    tops: dict[str, float] = {}
    tied = [[key for key in column if key in ties] for column in columns]
    rooms = [
        room - sum(heights[key] + _GAP for key in column if key not in ties)
        for column in columns
    ]
    for column, own in zip(tied, rooms, strict=True):
        gap = (own - sum(heights[key] for key in column)) / max(1, len(column))
        at = gap / 2
        for key in column:
            tops[key] = at
            at += heights[key] + gap
    middle = {key: top + heights[key] / 2 for key, top in tops.items()}
    sweep = list(zip(tied, rooms, strict=True))
    for column, own in [*sweep, *reversed(sweep)] * 3:
        wanted = [_mean([middle[other] for other in ties[key]]) for key in column]
        sizes = [heights[key] for key in column]
        for key, top in zip(column, stack(wanted, sizes, _GAP, own), strict=True):
            tops[key], middle[key] = top, top + heights[key] / 2
    for names in columns:
        at = max(
            (tops[key] + heights[key] + _GAP for key in names if key in ties),
            default=0.0,
        )
        for key in names:
            if key not in ties:
                tops[key] = at
                at += heights[key] + _GAP
    return tops


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def room_of(column: int) -> float:
    """Return how wide a name of *column* may be."""
    return (LEFT[1] - 14, MIDDLE[1] - 16, RIGHT[1] - 20)[column]


def _area(column: int, said: Label, top: float, height: float) -> Box:
    """Return the place that a name can be hit in."""
    if column == 1:
        return Box(MIDDLE[0], top, MIDDLE[1], height)
    wide = said.width + 24
    if column == 0:
        return Box(LEFT[1] - said.width - 12, top, wide, height)
    return Box(RIGHT[0] - DOT - 3, top, wide, height)
