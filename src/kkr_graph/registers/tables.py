"""Rows laid out in sheets: headings, and under them a cell for each column."""

from collections.abc import Collection, Iterator

from kkr_graph.registers.columns import Column, Layout
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.sheets import Sheet
from kkr_graph.registers.written import Written


def name(layout: Layout) -> str:
    """Return what a sheet that nobody sees is called in messages."""
    return f"{layout.words.da} (register)"


def columns(layout: Layout, rows: Collection[Written]) -> list[Column]:
    """Return the columns of a template, and those besides that any of *rows* fills."""
    filled = {key for row in rows for key in row.cells}
    return [column for column in layout if column.offered or column.key in filled]


def sheets(rows: Collection[Written]) -> Iterator[Sheet]:
    """Yield a sheet for each register that any of *rows* belongs in."""
    for kind, layout in LAYOUTS.items():
        of_kind = [row for row in rows if row.kind == kind]
        if not of_kind:
            continue
        there = columns(layout, of_kind)
        headings = tuple(column.words.da for column in there)
        cells = (tuple(row.cells.get(c.key, "") for c in there) for row in of_kind)
        yield Sheet(name(layout), (headings, *cells))
