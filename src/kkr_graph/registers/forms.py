"""Write a sheet of a register: headings with notes, rows, and lists to choose from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.headers import Words
from kkr_graph.registers import books
from kkr_graph.registers.columns import Column
from kkr_graph.registers.known import Known
from kkr_graph.registers.looks import letters
from kkr_graph.registers.written import Written

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS: Final = 1000  # that may be chosen from lists
# What a spreadsheet takes for a formula when a cell is typed again.
_COMMANDS: Final = ("=", "+", "-", "@")
_A3: Final = 8
_LINE: Final = 15  # points
_MOST_LINES: Final = 20
_DAY: Final = "d/m-yyyy"
_MESSAGE: Final = 255  # characters Excel shows
_WIDTHS: Final = {"name": 30, "concept": 18, "day": 13, "date": 16, "number": 14}
_WIDE: Final = {"task": 44, "words": 40, "document": 40, "quote": 44, "note": 34}
_WIDE_TOO: Final = {"item": 8, "page": 7, "id": 46, "address": 28, "scenario": 12}

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


def lists(book: "Workbook", columns: Iterable[Column], known: Known) -> dict[str, str]:
    """Write a column for each list of choices; return the formula that names each."""
    sheet = book.add_worksheet(books.LISTS)
    bold = book.add_format({"bold": True, "bottom": 1})
    formulas: dict[str, str] = {}
    for column in columns:
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
        letter = letters(across + 1)
        where = f"={books.LISTS}!${letter}$2:${letter}${len(choices) + 1}"
        book.define_name(name, where)
        formulas[column.listed] = f"={name}"
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    return formulas


def write(
    book: "Workbook",
    sheet: "Worksheet",
    columns: Sequence[Column],
    names: Mapping[str, str],
    rows: Sequence[Written] = (),
) -> None:
    """Write a register on *sheet*: bands, headings, *rows*, and what a cell takes.

    *names* are the formulas that name the lists.
    """
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
        last = _ROWS + len(rows)
        sheet.data_validation(2, across, last, across, _rule(column, names))
        _fill(book, sheet, across, column, rows)
    _heighten(sheet, columns, rows)
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


def _fill(
    book: "Workbook",
    sheet: "Worksheet",
    across: int,
    column: Column,
    rows: Sequence[Written],
) -> None:
    """Write the cells of one column, each as what it is."""
    if not rows:
        return
    look, typed = _cell(book, column), _cell(book, column)
    typed.set_quote_prefix()  # a cell edited later stays the text it is
    for down, row in enumerate(rows, start=2):
        match row.cells.get(column.key):
            case None:
                continue
            case date() as day:
                sheet.write_datetime(down, across, day, look)
            case int() | float() as number:
                sheet.write_number(down, across, number, look)
            case value:
                text = str(value)
                said = typed if text.startswith(_COMMANDS) else look
                sheet.write_string(down, across, text, said)


def _heighten(
    sheet: "Worksheet", columns: Sequence[Column], rows: Sequence[Written]
) -> None:
    """Make the rows high enough for their longest cell; not every program does."""
    wrapped = [column for column in columns if column.takes != "id"]
    for down, row in enumerate(rows, start=2):
        lines = max(
            -(-len(str(row.cells.get(column.key, ""))) // _width(column))
            for column in wrapped
        )
        if lines > 1:
            sheet.set_row(down, _LINE * min(lines, _MOST_LINES))


def _band(column: Column) -> tuple[Words, str]:
    for words, tint, keys in _BANDS:
        if column.key in keys:
            return words, tint
    return _FIRST


def _spans(columns: Sequence[Column]) -> Iterator[tuple[int, int, Words, str]]:
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
            look["text_wrap"] = False  # nothing stands to its right
        case "page":
            look |= {"num_format": "0", "align": "left"}
        case _:
            look |= {"num_format": "@"}  # so that 0159 keeps its zero
    return book.add_format(look)


def _rule(column: Column, names: Mapping[str, str]) -> dict[str, object]:
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
