"""Tables on the pages of a PDF: by their rules, else by the columns of their words.

pdfplumber finds the cells.  It is loaded only for a paper that has pages with rules or
columns, and reads only these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.papers import columns, frames, rows
from kkr_graph.papers.frames import NEAR, Box
from kkr_graph.papers.grid import Cell, Grid, of_cells
from kkr_graph.papers.placed import Gutter, Placed, Word
from kkr_graph.papers.signs import signs
from kkr_graph.papers.table import Skipped

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

MAX_CHARACTERS = 20_000  # on a page; a page of print has 4,000
MAX_SECONDS = 30.0
_MAX_EDGES = 4_000
_LIMITS = columns.Limits(wide=1.0, least=0.55)
_BOLD = ("bold", "black", "heavy", "semibold")
_WORDS: Final = {
    "x_tolerance_ratio": 0.15,
    "extra_attrs": ["fontname", "size"],
    "keep_blank_chars": False,
}
_CLOCK: Callable[[], float] = monotonic


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its words in lines, and where nothing but heads and feet stand."""

    lines: tuple[Placed, ...]
    top: float
    bottom: float


def find(
    data: bytes, edges: dict[int, set[str]], seconds: float = MAX_SECONDS
) -> tuple[list[Grid], list[Skipped]]:
    """Return the tables of the PDF in *data*, page by page, and the pages left out.

    *edges*: the running heads and feet of each page, without their spaces.
    """
    shown = signs(data)
    skipped = [Skipped(page, "drawing") for page, sign in shown.items() if sign.drawing]
    pages = [page for page, sign in shown.items() if not sign.drawing]
    found: list[Grid] = []
    if pages:
        import pdfplumber  # noqa: PLC0415 - a quarter of a second, for tables only

        ends = _CLOCK() + seconds
        with pdfplumber.open(BytesIO(data), pages=pages) as document:
            for page in document.pages:
                if _CLOCK() > ends:
                    skipped.append(Skipped(page.page_number, "time"))
                    continue
                ruled = shown[page.page_number].ruled
                heads = edges.get(page.page_number, set())
                if len(page.chars) > MAX_CHARACTERS:
                    skipped.append(Skipped(page.page_number, "much-text"))
                elif ruled and len(page.edges) > _MAX_EDGES:
                    skipped.append(Skipped(page.page_number, "drawing"))
                else:
                    last = found[-1] if found else None
                    follows = last and last.page == page.page_number - 1
                    above = last if follows else None
                    found += _on(page, heads, ruled=ruled, above=above)
                page.close()
    return found, sorted(skipped, key=lambda one: one.page)


def _on(
    page: "Page", heads: set[str], *, ruled: bool, above: Grid | None = None
) -> list[Grid]:
    """Return the tables of a page, from the top down.

    *above*: the table that the page before ends with.
    """
    sheet = _sheet(page, heads)
    found: list[tuple[float, Grid]] = []
    boxes: list[Box] = []
    for table in frames.find(page) if ruled else ():
        grid = _of_rules(table, page, sheet)
        if grid:
            boxes.append(table.bbox)
            found.append((table.bbox[1], _placed(grid, table.bbox, sheet)))
    rest = [line for line in sheet.lines if not _inside(line, boxes)]
    rules = sorted({e["top"] for e in page.edges if e["orientation"] == "h"})
    like = above.edges if above and above.closes else ()
    inner = [line for line in rest if line.y >= sheet.top]
    for one in columns.find(inner, page.page_number, _LIMITS, rules, like):
        top, bottom = inner[one.start].y, inner[one.end - 1].y
        box = (0.0, top - inner[one.start].size, 0.0, bottom)
        found.append((top, _placed(one.grid, box, sheet)))
    return [grid for _, grid in sorted(found, key=lambda item: item[0])]


def _of_rules(table: "Table", page: "Page", sheet: _Sheet) -> Grid | None:
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
        split = _split(table, tops[-1], lefts, sheet)
        if sum(sum(map(bool, row)) > 1 for row in split) > 1:
            body = tuple(map(tuple, split))
            grid = replace(grid, rows=(*grid.rows[: grid.heads], *body))
    return replace(grid, edges=tuple(lefts), strong=_is_strong(table, page))


def _split(
    table: "Table", top: float, lefts: Sequence[float], sheet: _Sheet
) -> list[list[str]]:
    """Part what stands below the headings in rows, where no rules part it."""
    left, _, right, bottom = table.bbox
    words = [
        replace(line, words=inner)
        for line in sheet.lines
        if top < line.y - line.size / 2 < bottom
        and (inner := tuple(w for w in line.words if left <= w.x0 and w.x1 <= right))
    ]
    gutters = [Gutter(x - 0.1, x + 0.1) for x in lefts[1:]]
    split, _ = rows.of_lines(words, gutters) if words else ([], [])
    return split


def _texts(table: "Table", page: "Page") -> dict[tuple[float, float], str]:
    """Return the text of each cell, by its upper left corner."""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415 - as above

    within: dict[tuple[float, float], list[Any]] = defaultdict(list)
    rows = [(row.bbox, [cell for cell in row.cells if cell]) for row in table.rows]
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for box, cells in rows:
            if box[1] <= y < box[3]:
                for left, top, right, bottom in cells:
                    if left <= x < right and top <= y < bottom:
                        within[left, top].append(char)
    return {
        (left, top): extract_text(within[left, top], x_tolerance_ratio=0.15)
        for left, top, _, _ in table.cells
    }


def _is_strong(table: "Table", page: "Page") -> bool:
    """Say whether the first row is bold, and the second not."""
    shown = []
    for row in table.rows[:2]:
        _, top, _, bottom = row.bbox
        chars = [c for c in page.chars if top <= c["top"] < bottom and c["text"] != " "]
        shown.append(bool(chars) and all(_is_bold(c["fontname"]) for c in chars))
    return shown[0] and not shown[-1]


def _is_bold(font: str) -> bool:
    return any(name in font.casefold() for name in _BOLD)


def _sheet(page: "Page", heads: set[str]) -> _Sheet:
    """Return the words of a page in lines."""
    words = page.extract_words(**_WORDS)
    lines: list[list[Any]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if lines and word["bottom"] - lines[-1][0]["bottom"] < 0.4 * word["size"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    placed = tuple(_line(sorted(line, key=lambda w: w["x0"])) for line in lines)
    inner = [x.y for x in placed if "".join(x.text.split()) not in heads]
    return _Sheet(placed, min(inner, default=0.0), max(inner, default=0.0))


def _line(words: Sequence[Any]) -> Placed:
    return Placed(
        tuple(
            Word(w["x0"], w["x1"], w["text"], _is_bold(w["fontname"])) for w in words
        ),
        max(word["bottom"] for word in words),
        max(1.0, max(word["size"] for word in words)),
    )


def _placed(grid: Grid, box: Box, sheet: _Sheet) -> Grid:
    """Say whether anything is printed above or below a table."""
    return replace(
        grid,
        opens=sheet.top >= box[1] - NEAR,
        closes=sheet.bottom <= box[3] + NEAR,
    )


def _inside(line: Placed, boxes: Sequence[Box]) -> bool:
    """Say whether most of a line stands in one of *boxes*."""
    middle = line.y - line.size / 2
    return any(top <= middle <= bottom for _, top, _, bottom in boxes)


def by_page(pairs: Iterator[tuple[int, str]]) -> dict[int, set[str]]:
    """Gather words by page, without their spaces."""
    return {
        page: {"".join(text.split()) for _, text in group}
        for page, group in groupby(sorted(pairs), key=lambda pair: pair[0])
    }
