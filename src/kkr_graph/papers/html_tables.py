"""Tables of an HTML page: rows and cells as marked up, merged ones too."""

from dataclasses import dataclass, field

from kkr_graph.papers.grid import Cell, Grid, caption_of, of_cells
from kkr_graph.papers.html import BLOCKS, CELLS, Reader
from kkr_graph.papers.markup import tamed

_MAX_SPAN = 1_000
_PARTS = {"thead", "tbody", "tfoot"}


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    line: int
    above: str
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    """By column: the first row that no cell from above reaches to."""
    begun: Cell | None = None
    pieces: list[str] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)
    named: bool = False
    """Its caption is being read."""
    head: bool = False
    """Its rows of headings are being read."""

    def end_cell(self) -> None:
        """Keep the cell that has begun."""
        if self.begun:
            text = "".join(self.pieces).strip()
            self.cells.append(self.begun._replace(text=text))
        self.begun, self.pieces = None, []

    def begin_row(self) -> None:
        """Begin a row."""
        self.end_cell()
        self.row, self.column = self.row + 1, 0

    def begin_cell(self, columns: int, rows: int, *, heading: bool) -> None:
        """Begin a cell in the first place that is free."""
        self.end_cell()
        if self.row < 0:
            self.begin_row()
        while self.taken.get(self.column, 0) > self.row:
            self.column += 1
        if self.column + columns > _MAX_SPAN:
            return
        for column in range(self.column, self.column + columns):
            self.taken[column] = self.row + rows
        self.begun = Cell(self.row, self.column, rows, columns, "", heading)
        self.column += columns


class _Tables(Reader):
    """Reads tables while the lines are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Open] = []
        self._stack: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a cell or a line within one."""
        super().handle_starttag(tag, attrs)
        if self.silent:
            return
        table = self._stack[-1] if self._stack else None
        if tag == "table":
            above = self.lines[-1].text if self.lines else ""
            self._stack.append(_Open(len(self.lines) + 1, above))
            self.found.append(self._stack[-1])
        elif table is None:
            return
        elif tag == "tr":
            table.begin_row()
        elif tag in CELLS:
            spans = dict(attrs)
            columns, rows = _span(spans.get("colspan")), _span(spans.get("rowspan"))
            table.begin_cell(columns, rows, heading=tag == "th" or table.head)
        elif tag in _PARTS:
            table.end_cell()
            table.head = tag == "thead"
        elif tag == "caption":
            table.named = True
        elif tag == "br" or tag in BLOCKS:
            table.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a cell or a line within one."""
        super().handle_endtag(tag)
        if self.silent or not self._stack:
            return
        table = self._stack[-1]
        if tag == "table":
            table.end_cell()
            self._stack.pop()
        elif tag in CELLS or tag == "tr":
            table.end_cell()
        elif tag in _PARTS:
            table.head = False
        elif tag == "caption":
            table.named = False
        elif tag in BLOCKS:
            table.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Add text to the cell that has begun, white space made one."""
        super().handle_data(data)
        if self.silent or not self._stack:
            return
        table = self._stack[-1]
        text = " ".join(f".{data}.".split())[1:-1]
        if table.named:
            table.caption.append(text)
        elif table.begun:
            table.pieces.append(text)


def _span(value: str | None) -> int:
    """Return how many columns or rows a cell reaches over.

    >>> _span("2"), _span("0"), _span(None), _span("100000"), _span("to")
    (2, 1, 1, 1, 1)
    """
    told = value.strip() if value else ""
    small = told.isascii() and told.isdigit() and len(told) <= 3  # noqa: PLR2004
    return max(1, int(told)) if small else 1


def find(text: str) -> list[Grid]:
    """Return the tables of an HTML page; one within a cell is a table of its own."""
    reader = _Tables()
    reader.feed(tamed(text))
    reader.close()
    reader.end(gap=True)
    for table in reader.found:
        table.end_cell()
    grids = (
        of_cells(
            table.cells,
            1,
            table.line,
            "".join(table.caption).strip() or caption_of(table.above),
        )
        for table in reader.found
    )
    return [grid for grid in grids if grid]
