"""A table before its words are tidied: cells in rows, some of them headings.

Every reader of tables ends here, whatever it saw: markup, rules, white space or the
broken syllables that an extraction leaves.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import NamedTuple

from kkr_graph.papers.figures import is_data

# Tabel 1. Fordeling af pladser
_CAPTION = re.compile(r"(?:Tabel|Oversigt|Skema)\b", re.IGNORECASE)
_LONGEST = 300  # characters in a caption
_MOST = 0.6  # share of the first cells that are labels, in a letterhead
_PROSE = 400  # letters of a cell, on the mean, in what is a layout of running text
_DEEP = 4  # rows of headings
MAX_CELLS = 100_000


class Cell(NamedTuple):
    """A printed cell: where it begins, how far it reaches, the lines of its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    r"""Rows of equal length; the printed lines of a cell are parted by ``\n``."""

    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    heads: int
    """How many of the rows are headings."""
    page: int
    line: int
    caption: str = field(default="", repr=False)
    last_page: int = 0
    """The page it ends on; 0 for the page it begins on."""
    edges: tuple[float, ...] = ()
    """Where the columns begin, in points, where the page tells."""
    opens: bool = False
    """Nothing but a running head is printed above it on its page."""
    closes: bool = False
    """Nothing but a running foot is printed below it on its last page."""
    strong: bool = False
    """Its first row is printed bold, the row below it not."""


def of_cells(
    cells: Sequence[Cell], page: int, line: int, caption: str = ""
) -> Grid | None:
    """Lay *cells* out; None for what is no table but a frame, a list or a layout."""
    cells, title = _without_title(cells)
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height * width > MAX_CELLS:
        return None
    heads = _heads(cells, height, width)
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        band = cell.columns == width and cell.row >= heads
        reach = 1 if band else cell.columns
        for row in range(cell.row, min(cell.row + cell.rows, height)):
            rows[row][cell.column : cell.column + reach] = [cell.text] * reach
    grid = tidied(rows, heads, page, line, caption or title)
    return grid if grid and is_table(grid) else None


def tidied(
    rows: Iterable[Sequence[str]], heads: int, page: int, line: int, caption: str = ""
) -> Grid | None:
    """Return a grid without the rows and columns that are empty, if any is left."""
    rows = list(rows)
    filled = [_any(row) for row in rows]
    heads = sum(filled[:heads])
    rows = [row for row, some in zip(rows, filled, strict=True) if some]
    columns = [n for n, column in enumerate(zip(*rows, strict=True)) if _any(column)]
    if not columns:
        return None
    kept = tuple(tuple(row[n] for n in columns) for row in rows)
    return Grid(kept, heads, page, line, caption)


def is_table(grid: Grid) -> bool:
    """Say whether a grid has rows to read, and is no letterhead and no layout."""
    firsts = [row[0].strip() for row in grid.rows if row[0].strip()]
    labels = sum(first.endswith(":") for first in firsts)
    if len(grid.rows[0]) == 1 or len(grid.rows) <= max(grid.heads, 1):
        return False
    filled = [len(cell) for row in grid.rows for cell in row if cell.strip()]
    alone = all(sum(bool(c.strip()) for c in row) <= 1 for row in grid.rows)
    letterhead = bool(firsts) and labels >= _MOST * len(firsts)
    return not alone and not letterhead and fmean(filled) <= _PROSE


def caption_of(line: str) -> str:
    """Return the line right above a table, if it says that it is its name.

    >>> caption_of("Tabel 2. Pladser"), caption_of("Pladserne er fordelt således")
    ('Tabel 2. Pladser', '')
    """
    return line if _CAPTION.match(line) and len(line) <= _LONGEST else ""


def _any(column: Iterable[str]) -> bool:
    return any(cell.strip() for cell in column)


def _without_title(cells: Sequence[Cell]) -> tuple[list[Cell], str]:
    """Take a first row away that is one cell over all columns: it is a caption."""
    width = max((cell.column + cell.columns for cell in cells), default=0)
    first = [cell for cell in cells if cell.row == 0]
    if width > 1 and len(first) == 1 and first[0].columns == width:
        height = first[0].rows
        rest = [c._replace(row=c.row - height) for c in cells if c.row >= height]
        if rest:
            return rest, first[0].text
    return list(cells), ""


def _heads(cells: Sequence[Cell], height: int, width: int) -> int:
    """Count the rows of headings: as marked, else the first and what parts it."""
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    marked = 0
    while by_row.get(marked) and all(cell.heading for cell in by_row[marked]):
        marked += 1
    first = by_row.get(0, [])
    if not marked and (_labels(cells) or is_data([c.text for c in first])):
        return 0
    heads = marked or 1
    for number in range(_DEEP):
        row = by_row.get(number, [])
        if number >= heads:
            break
        heads = max([heads, *(c.row + c.rows for c in row if c.text.strip())])
        parted = any(1 < cell.columns < width for cell in row)
        below = by_row.get(number + 1, [])
        if parted and heads == number + 1 and not is_data(["", *_texts(below)]):
            heads += 1
    return min(heads, _DEEP, max(height - 1, 0))


def _labels(cells: Sequence[Cell]) -> bool:
    """Say whether headings stand in the first column, and nowhere else."""
    return any(cell.heading for cell in cells) and all(
        cell.heading == (cell.column == 0) for cell in cells
    )


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [cell.text for cell in cells]
