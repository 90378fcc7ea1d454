"""Tables of a DOCX: rows and cells as Word keeps them, merged ones too."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from kkr_graph.papers.docx import printed, within, words
from kkr_graph.papers.grid import Cell, Grid, caption_of, of_cells
from kkr_graph.papers.numbering import W
from kkr_graph.papers.paper import Line

_TABLE, _ROW, _CELL, _PARAGRAPH = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}p"
_VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}
_MAX_COLUMNS = 1_000


def find(data: bytes, origin: str) -> Iterator[Grid]:
    """Yield the tables of a DOCX; one within a cell is a table of its own."""
    body, lines = printed(data, origin)
    places: dict[Element, int] = {}
    for at, (_, element) in enumerate(lines):
        places.setdefault(element, at)
    at = 0
    for element in within(body, set(), {_TABLE, _ROW}):
        at = places.get(element, at)
        if element.tag == _TABLE:
            rows = list(within(element, {_CELL}, {_ROW}))
            at = next((places[row] for row in rows if row in places), at)
            grid = of_cells(_cells(rows), 1, _number(lines, at), _caption(lines, at))
            if grid:
                yield grid


def _number(lines: list[tuple[Line, Element]], at: int) -> int:
    return lines[at][0].number if lines else 1


def _caption(lines: list[tuple[Line, Element]], at: int) -> str:
    return caption_of(lines[at - 1][0].text) if at else ""


def _cells(rows: Iterable[Element]) -> list[Cell]:
    """Return the cells of *rows*; one merged downwards reaches over the rows below."""
    found: list[Cell] = []
    open_cells: dict[int, int] = {}  # by column: the cell that may go on below
    for number, row in enumerate(rows):
        column = _value(row, "trPr/gridBefore", 0)
        heading = _is_on(row, "trPr/tblHeader")
        for cell in within(row, {_CELL}, {_CELL}):
            span = max(1, _value(cell, "tcPr/gridSpan", 1))
            merged = cell.find(_path("tcPr/vMerge"))
            goes_on = merged is not None and merged.get(_VAL) != "restart"
            above = open_cells.get(column)
            if goes_on and above is not None:
                reach = found[above]
                found[above] = reach._replace(rows=number - reach.row + 1)
            else:
                open_cells.pop(column, None)
                if merged is not None:
                    open_cells[column] = len(found)
                found.append(Cell(number, column, 1, span, _text(cell), heading))
            column += span
            if column > _MAX_COLUMNS:
                return []
    return found


def _text(cell: Element) -> str:
    """Return the paragraphs of a cell, without those of a table within it."""
    inner = within(cell, {_TABLE, _PARAGRAPH}, {_PARAGRAPH})
    return "\n".join(text for text in map(words, inner) if text.strip())


def _path(names: str) -> str:
    return "/".join(f"{W}{name}" for name in names.split("/"))


def _value(element: Element, names: str, default: int) -> int:
    """Return the number that a property has; *default* where it has none."""
    found = element.find(_path(names))
    value = (found.get(_VAL) or "") if found is not None else ""
    small = value.isascii() and value.isdigit() and len(value) < 5  # noqa: PLR2004
    return int(value) if small else default


def _is_on(element: Element, names: str) -> bool:
    found = element.find(_path(names))
    return found is not None and found.get(_VAL, "true") not in _OFF
