"""Write one sheet, a row at a time from the top, and remember no row.

What a sheet cannot take is counted: texts that were cut, links there was no room for.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.workbook.cells import Cell, Link, cut, plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LINKS: Final = 65_530
_NARROWEST, _WIDEST = 9, 60
_HEADING_HEIGHT: Final = 32  # points: two lines
_A3, _A4 = 8, 9  # as XlsxWriter numbers paper
_LINE: Final = 15.5  # points
_DAY: Final = {"da": "d/m-yyyy", "en": "yyyy-mm-dd"}
_CUT: Final = Words(
    " … [afkortet: en celle kan ikke rumme mere]",
    " … [cut: a cell can hold no more]",
)
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "text": {},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "bg_color": "#E6EEF5",
        "bottom": 1,
        "valign": "vcenter",
    },
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12, "bottom": 1},
    "prose": {"text_wrap": True},
    "strong": {"bold": True, "text_wrap": True},
    "link": {"font_color": "#0B4F8A", "underline": 1},
    "faint": {"font_color": "#595959"},
    # The signs are those of the reader's Excel: 1.234,5 where it is Danish.
    "count": {"num_format": "#,##0", "align": "left", "text_wrap": True},
    "whole": {"num_format": "#,##0"},
    "year": {"num_format": "0"},
    "broken": {"num_format": "#,##0.0#####"},
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook", language: Language) -> None:
        base = {"valign": "top", "font_name": "Calibri", "font_size": 11}
        made = {**_LOOKS, "day": {"num_format": _DAY[language], "align": "left"}}
        self.language = language
        self._made = {
            name: book.add_format({**base, **look}) for name, look in made.items()
        }

    def __getitem__(self, name: str) -> "Format":
        """Return the format called *name*."""
        return self._made[name]


class Page:
    """A sheet that is being written."""

    def __init__(self, sheet: "Worksheet", looks: Looks) -> None:
        self.title: str = sheet.get_name()
        self.rows = 0
        self.cut = 0
        self.unlinked = 0
        self._sheet = sheet
        self._looks = looks
        self._linked = 0
        self._widths: list[int] = []

    def write(self, cells: Sequence[Cell], looks: Sequence[str] = ()) -> None:
        """Write the next row; *looks* says how each cell is to look if not by kind."""
        down = self.rows
        self.rows += 1
        self._widths += [_NARROWEST] * (len(cells) - len(self._widths))
        for across, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            look = looks[across] if across < len(looks) else ""
            shown = self._write_cell((down, across), cell, look)
            wide = min(max(map(len, shown[:400].split("\n"))) + 2, _WIDEST)
            if look not in {"heading", "title", "section"}:
                self._widths[across] = max(self._widths[across], wide)

    def high(self, height: float) -> None:
        """Let the next row be *height* points high."""
        self._sheet.set_row(self.rows, height)

    def high_for(self, texts: Sequence[str], widths: Sequence[int]) -> None:
        """Let the next row be as high as *texts* need, wrapped to *widths*."""
        lines = (
            len(wrap(text, max(int(width * 0.92), 1)))
            for text, width in zip(texts, widths, strict=True)
        )
        self.high(_LINE * max([1, *lines]))

    def told(self, heading: str, said: str, width: int) -> None:
        """Write a heading and prose beside it, *width* characters wide over columns."""
        down = self.rows
        self.rows += 1
        lines = sum(
            max(1, -(-len(line) // int(width * 0.95))) for line in said.split("\n")
        )
        self._sheet.set_row(down, _LINE * lines)
        self._sheet.write_string(down, 0, plain(heading), self._looks["strong"])
        self._sheet.merge_range(
            down, 1, down, 3, self._fitting(said), self._looks["prose"]
        )

    def heading(self, headings: Sequence[str]) -> None:
        """Write the row of headings, the only one; it stays in sight."""
        self._sheet.set_row(0, _HEADING_HEIGHT)
        self.write(headings, ["heading"] * len(headings))
        for across, heading in enumerate(headings):
            longest = max(map(len, heading.split())) + 4
            needed = max(longest, len(heading) // 2 + 4)
            self._widths[across] = max(self._widths[across], min(needed, _WIDEST))
        self._sheet.freeze_panes(1, 1)
        self._sheet.repeat_rows(0)

    def finish(self, columns: int, keys: int) -> None:
        """Lay the filter over the rows, and set widths and paper.

        The last *keys* of the columns are for programs and are left out of a print.
        """
        self._sheet.autofilter(0, 0, max(self.rows - 1, 0), columns - 1)
        everything = (0, 0, max(self.rows - 1, 0), columns - 1)
        self._sheet.ignore_errors({"number_stored_as_text": _span(everything)})
        for across, width in enumerate(self._widths):
            self._sheet.set_column(across, across, width)
        self._sheet.print_area(0, 0, max(self.rows - 1, 0), columns - 1 - keys)
        self.paper(_A3)

    def paper(self, size: int = _A4) -> None:
        """Let a print be as wide as the paper."""
        self._sheet.set_landscape()
        self._sheet.set_paper(size)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L&A&R&P / &N")

    def wide(self, widths: Sequence[int]) -> None:
        """Set the width of each column, in characters."""
        for across, width in enumerate(widths):
            self._sheet.set_column(across, across, width)

    def _write_cell(self, place: tuple[int, int], cell: Cell, look: str) -> str:
        """Write *cell*; return what is seen of it."""
        match cell:
            case Link():
                return self._write_link(place, cell, look)
            case bool():
                self._sheet.write_boolean(*place, cell, self._looks[look or "text"])
                return "FALSE"
            case date():
                at = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day
                self._sheet.write_datetime(*place, at, self._looks["day"])
                return "31/12-2025"
            case int() | Decimal():
                kind = look or ("whole" if isinstance(cell, int) else "broken")
                self._sheet.write_number(*place, float(cell), self._looks[kind])
                return f"{cell:,}"
            case _:
                text = self._fitting(str(cell))
                self._sheet.write_string(*place, text, self._looks[look or "text"])
                return text

    def _write_link(self, place: tuple[int, int], cell: Link, look: str) -> str:
        text = self._fitting(cell.text)
        if self._linked < MOST_LINKS and text:
            self._linked += 1
            self._sheet.write_url(*place, cell.target, self._looks["link"], text)
        else:
            self.unlinked += 1
            self._sheet.write_string(*place, text, self._looks[look or "text"])
        return text

    def _fitting(self, text: str) -> str:
        clean = plain(text)
        fits = cut(clean, _CUT.say(self._looks.language))
        self.cut += fits is not clean
        return fits


def _span(corners: tuple[int, int, int, int]) -> str:
    from xlsxwriter.utility import xl_range  # noqa: PLC0415 - only who writes one

    span: str = xl_range(*corners)
    return span
