"""Tables on a page of a PDF: by their rules, else by the columns of their words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pdfplumber.utils.text import extract_text

from kkr_graph.papers import columns, frames, rows
from kkr_graph.papers.frames import NEAR, Box
from kkr_graph.papers.grid import Cell, Grid, of_cells
from kkr_graph.papers.placed import Gutter, Placed
from kkr_graph.papers.sheet import GAP, Sheet, is_bold, sheet_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_LIMITS = columns.Limits(wide=1.0, least=0.55)


def find(
    page: "Page", heads: set[str], above: Grid | None = None, *, ruled: bool = True
) -> list[Grid]:
    """Return the tables of a page, from the top down.

    *heads*: the running heads and feet, without their spaces; *above*: the last table
    of the page before; *ruled*: whether the page shows rules.
    """
    sheet = sheet_of(page, heads)
    found: list[tuple[Box, Grid]] = []
    for table in frames.find(page) if ruled else ():
        grid = _of_rules(table, page, sheet)
        if grid:
            found.append((table.bbox, grid))
    boxes = [box for box, _ in found]
    rest = [line for line in sheet.lines if not _inside(line, boxes)]
    rest = [line for line in rest if sheet.top <= line.y <= sheet.bottom]
    rules = sorted({e["top"] for e in page.edges if e["orientation"] == "h"})
    like = above.edges if above and above.closes else ()
    for one in columns.find(rest, page.page_number, _LIMITS, rules, like):
        first, last = rest[one.start], rest[one.end - 1]
        found.append(((0.0, first.y - first.size, 0.0, last.y), one.grid))
    return [
        replace(
            grid,
            opens=sheet.top >= box[1] - NEAR,
            closes=sheet.bottom <= box[3] + NEAR,
        )
        for box, grid in sorted(found, key=lambda item: (item[0][1], item[0][0]))
    ]


def _of_rules(table: "Table", page: "Page", sheet: Sheet) -> Grid | None:
    """Lay out the cells that rules enclose."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    if len(lefts) == 1 or len(tops) == 1:
        return None
    texts = _texts(table, page)
    cells = [
        Cell(
            tops.index(top),
            lefts.index(left),
            sum(top <= y < bottom for y in tops),
            sum(left <= x < right for x in lefts),
            texts[left, top],
        )
        for left, top, right, bottom in table.cells
    ]
    grid = of_cells(cells, page.page_number, 1)
    if grid is None:
        return None
    if len(grid.rows) == grid.heads + 1:
        grid = _split(grid, table, tops[-1], sheet)
    return replace(grid, edges=tuple(lefts), strong=_is_strong(table, page))


def _split(grid: Grid, table: "Table", top: float, sheet: Sheet) -> Grid:
    """Part what stands below the headings in rows, if no rule does it."""
    left, _, right, bottom = table.bbox
    lines = [
        replace(line, words=words)
        for line in sheet.lines
        if top < line.y - line.size / 2 < bottom
        and (words := tuple(w for w in line.words if left <= w.x0 and w.x1 <= right))
    ]
    if not lines:
        return grid
    middles = sorted({cell[0] for cell in table.cells})[1:]
    body, _ = rows.of_lines(lines, [Gutter(x, x) for x in middles])
    several = sum(sum(map(bool, row)) > 1 for row in body) > 1
    if not several or len(body[0]) != len(grid.rows[0]):
        return grid
    return replace(grid, rows=(*grid.rows[: grid.heads], *map(tuple, body)))


def _texts(table: "Table", page: "Page") -> dict[tuple[float, float], str]:
    """Return the text of each cell, by its upper left corner."""
    within: dict[tuple[float, float], list[dict[str, Any]]] = defaultdict(list)
    bands = [(row.bbox, [cell for cell in row.cells if cell]) for row in table.rows]
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for band, cells in bands:
            if band[1] <= y < band[3]:
                for left, top, right, bottom in cells:
                    if left <= x < right and top <= y < bottom:
                        within[left, top].append(char)
    return {
        (left, top): extract_text(within[left, top], x_tolerance_ratio=GAP)
        for left, top, _, _ in table.cells
    }


def _is_strong(table: "Table", page: "Page") -> bool:
    """Say whether the first row is bold, and the second not."""
    shown = []
    for row in table.rows[:2]:
        _, top, _, bottom = row.bbox
        chars = [c for c in page.chars if top <= c["top"] < bottom and c["text"] != " "]
        shown.append(bool(chars) and all(is_bold(c["fontname"]) for c in chars))
    return shown[0] and not shown[-1]


def _inside(line: Placed, boxes: Sequence[Box]) -> bool:
    """Say whether the middle of a line is as high as one of *boxes*."""
    middle = line.y - line.size / 2
    return any(top <= middle <= bottom for _, top, _, bottom in boxes)
