"""Find the headings of a register in a sheet, and tell which register it is.

The headings may be Danish or English, in any order, below a title.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.registers import (
    appointments,
    contributions,
    deadlines,
    leads,
    private,
)
from kkr_graph.registers.columns import Kind, Layout
from kkr_graph.registers.sheets import Sheet, Value
from kkr_graph.spelling import fold

LAYOUTS: Final[Mapping[Kind, Layout]] = {
    module.LAYOUT.kind: module.LAYOUT
    for module in (leads, appointments, deadlines, contributions)
}
_LOOKED_AT: Final = 20  # rows
_FEWEST: Final = 3  # headings that make a row of headings


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand and what each means.

    row      of the headings, from 1
    columns  the place of each known column, from 1, by its key
    printed  what each known column is called in the sheet, by its key
    unknown  place and heading of columns that no register has
    twice    keys of the columns that stand more than once
    """

    layout: Layout
    row: int
    columns: Mapping[str, int]
    printed: Mapping[str, str]
    unknown: tuple[tuple[int, str], ...] = field(default=())
    twice: tuple[str, ...] = field(default=())

    @property
    def missing(self) -> list[str]:
        """The headings of the needed columns that are not there."""
        return [
            column.words.da
            for column in self.layout
            if column.needed and column.key not in self.columns
        ]


def find(sheet: Sheet) -> Headings | None:
    """Return the headings of *sheet*, or nothing if it is no register."""
    best: Headings | None = None
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], start=1):
        for layout in LAYOUTS.values():
            found = _match(layout, number, row)
            if _is_better(found, best):
                best = found
    return best


def _is_better(found: Headings, best: Headings | None) -> bool:
    marked = found.layout.mark in found.columns
    if len(found.columns) < _FEWEST - marked:
        return False
    return best is None or _weight(found) > _weight(best)


def _weight(found: Headings) -> tuple[int, bool]:
    return len(found.columns), found.layout.mark in found.columns


def _match(layout: Layout, number: int, row: tuple[Value, ...]) -> Headings:
    forms = dict(_forms(layout))
    columns: dict[str, int] = {}
    printed: dict[str, str] = {}
    unknown, seen = [], Counter[str]()
    for place, value in enumerate(row, start=1):
        text = " ".join(private.as_text(value).split())
        key = forms.get(fold(text))
        if key is None:
            if text:
                unknown.append((place, private.masked(text)))
            continue
        seen[key] += 1
        columns.setdefault(key, place)
        printed.setdefault(key, text.rstrip(" *"))
    twice = tuple(key for key, count in seen.items() if count > 1)
    return Headings(layout, number, columns, printed, tuple(unknown), twice)


def _forms(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield each heading a column may have, and the key of the column."""
    for column in layout:
        yield fold(column.words.en), column.key
        yield fold(column.words.da), column.key
