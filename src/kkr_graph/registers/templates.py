"""Make an empty register to fill in: headings, lists to choose from, and a guide.

The same graph gives the same bytes.  No row is filled in: what a cell takes is said
when it is chosen, in the notes on the headings, and on the sheet Vejledning.
"""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.headers import Words
from kkr_graph.registers.columns import Column, Kind, Layout
from kkr_graph.registers.guides import write_guide
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.known import Known

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMATS: Final = ("xlsx", "csv")
LISTS: Final = "Lister"
_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook
_ROWS: Final = 1000  # that may be chosen from lists
_A3: Final = 8
_DAY: Final = "d/m-yyyy"
_MESSAGE: Final = 255  # characters Excel shows
_WIDTHS: Final = {"name": 30, "concept": 18, "day": 13, "date": 16, "number": 14}
_WIDE: Final = {"task": 44, "words": 40, "document": 40, "quote": 44, "note": 34}
_WIDE_TOO: Final = {"item": 8, "page": 7, "id": 24, "address": 28, "scenario": 12}

# The bands above the headings: what a column is about, and the tint of each.
_BANDS: Final = (
    (Words("Hvornår", "When"), "#DDEBDA", ("start", "last", "known", "term", "due")),
    (
        Words("Beslutning eller møde", "Decision or meeting"),
        "#FBF0CF",
        ("body", "day", "item", "words"),
    ),
    (
        Words("Kilde", "Source"),
        "#E9E7E4",
        ("confidence", "document", "sort", "address", "page", "quote", "note", "id"),
    ),
)
_FIRST: Final = (Words("Hvem og hvad", "Who and what"), "#D6E4F0")


def template(kind: Kind, known: Known, form: str = "xlsx") -> bytes:
    """Return an empty register of *kind*, its lists made of what the graph knows."""
    layout = LAYOUTS[kind]
    return _csv(layout) if form == "csv" else _xlsx(layout, known)


def offered(layout: Layout) -> list[Column]:
    """Return the columns that stand in a template."""
    return [column for column in layout if column.offered]


def _csv(layout: Layout) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.words.da for column in offered(layout))
    return lines.getvalue().encode("utf-8-sig")


def _xlsx(layout: Layout, known: Known) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - only who wants a workbook pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    title = f"{layout.words.da} / {layout.words.en}"
    book.set_properties({"title": title, "created": _MADE})
    sheet = book.add_worksheet(layout.words.da)
    guide = book.add_worksheet("Vejledning")
    names = _lists(book, layout, known)
    _write(book, sheet, layout, names)
    write_guide(book, guide, layout, offered(layout))
    sheet.activate()
    book.close()
    return file.getvalue()


def _lists(book: "Workbook", layout: Layout, known: Known) -> dict[str, str]:
    """Write a column for each list of choices; return the formula that names each."""
    sheet = book.add_worksheet(LISTS)
    bold = book.add_format({"bold": True, "bottom": 1})
    formulas: dict[str, str] = {}
    for column in offered(layout):
        if not column.listed or column.listed in formulas:
            continue
        choices = known.choices(column.listed)
        if not choices:
            continue
        across = len(formulas)
        sheet.write_string(0, across, f"Liste: {column.words.da.lower()}", bold)
        for down, choice in enumerate(choices, start=1):
            sheet.write_string(down, across, choice)
        longest = max(map(len, [f"Liste: {column.words.da}", *choices]))
        sheet.set_column(across, across, min(longest + 2, 60))
        name = f"Liste_{column.listed.replace('-', '_')}"
        letter = chr(ord("A") + across)
        where = f"={LISTS}!${letter}$2:${letter}${len(choices) + 1}"
        book.define_name(name, where)
        formulas[column.listed] = f"={name}"
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    return formulas


def _write(
    book: "Workbook", sheet: "Worksheet", layout: Layout, names: dict[str, str]
) -> None:
    columns = offered(layout)
    for across, column in enumerate(columns):
        _, tint = _band(column)
        heading = book.add_format(
            {
                "bold": column.needed,
                "bg_color": tint,
                "bottom": 1,
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        mark = " *" if column.needed else ""
        sheet.write_string(1, across, f"{column.words.da}{mark}", heading)
        note = f"{column.words.en}\n\n{column.help.da}\n\n{column.help.en}"
        sheet.write_comment(
            1, across, note, {"author": "", "x_scale": 2, "y_scale": 1.6}
        )
        sheet.set_column(across, across, _width(column), _cell(book, column))
        sheet.data_validation(2, across, _ROWS, across, _rule(column, names))
    for first, last, words, tint in _spans(columns):
        band = book.add_format(
            {
                "bg_color": tint,
                "font_color": "#3F3F3F",
                "italic": True,
                "valign": "vcenter",
            }
        )
        for across in range(first, last + 1):
            sheet.write_string(0, across, words.da if across == first else "", band)
    sheet.set_row(1, 34)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(2, 0)


def _band(column: Column) -> tuple[Words, str]:
    for words, tint, keys in _BANDS:
        if column.key in keys:
            return words, tint
    return _FIRST


def _spans(columns: list[Column]) -> Iterator[tuple[int, int, Words, str]]:
    """Yield the first and last place of each band."""
    first = 0
    for across in range(1, len(columns) + 1):
        ends = across == len(columns) or _band(columns[across]) != _band(columns[first])
        if ends:
            yield (first, across - 1, *_band(columns[first]))
            first = across


def _width(column: Column) -> int:
    chosen = _WIDE | _WIDE_TOO
    return chosen.get(column.key) or _WIDTHS.get(column.takes, 20)


def _cell(book: "Workbook", column: Column) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    look: dict[str, object] = {"valign": "top", "text_wrap": True}
    match column.takes:
        case "day" | "date":
            look |= {"num_format": _DAY, "align": "left"}
        case "number":
            look |= {"num_format": "#,##0.##", "align": "right"}
        case "id":
            look |= {"font_color": "#767676", "bg_color": "#F5F5F5", "num_format": "@"}
        case "page":
            look |= {"num_format": "0", "align": "left"}
        case _:
            look |= {"num_format": "@"}  # so that 0159 keeps its zero
    return book.add_format(look)


def _rule(column: Column, names: dict[str, str]) -> dict[str, object]:
    """Return what Excel holds a cell of the column to, and says of it."""
    told: dict[str, object] = {
        "input_title": column.words.da[:32],
        "input_message": column.help.da[:_MESSAGE],
    }
    if column.listed in names:
        closed = column.takes == "concept"
        return told | {
            "validate": "list",
            "source": names[column.listed],
            "error_type": "stop" if closed else "warning",
            "error_title": "Ikke på listen",
            "error_message": "Vælg fra listen."
            if closed
            else "Navnet er ikke på listen. Er det nyt eller skrevet på en anden måde?",
        }
    if column.takes == "page":
        return told | {
            "validate": "integer",
            "criteria": ">=",
            "value": 1,
            "error_title": "Ikke et sidetal",
            "error_message": "Skriv ét helt tal fra 1.",
        }
    return told | {"validate": "any"}
