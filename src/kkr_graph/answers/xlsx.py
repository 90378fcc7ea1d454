"""Write an answer as a workbook: the rows on one sheet, what they are on another.

The same answer gives the same bytes.  Codes are text, so that 0159 keeps its zero; days
are days; numbers are numbers; nothing is ever read as a formula.  The headings are in
words and stay in sight, on paper too, where the sheet fits the width of the page; the
second sheet gives the names that the columns have in JSON and CSV.
"""

import io
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kkr_graph.answers.answer import Answer, Value
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import write_term
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_DAY: Final = {"da": "d/m-yyyy", "en": "yyyy-mm-dd"}
_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook
_NARROWEST, _WIDEST, _ADDRESS = 8, 44, 14
_A4: Final = 9
_LINE, _HIGHEST = 15.0, 400.0  # points; a row of a workbook can be 409 high
_LONGEST_TEXT: Final = 32_767  # what a cell of a workbook can hold
_FIRST_YEAR: Final = 1900  # days before this are no days in a workbook
_ANSWER: Final = Words("Svar", "Answer")
_ABOUT: Final = Words("Om svaret", "About")
_QUESTION: Final = Words("Spørgsmål", "Question")
_GIVEN: Final = Words("Afgrænset til", "Narrowed to")
_EMPTY: Final = Words("Hvorfor tomt", "Why empty")
_COLUMN: Final = Words("Kolonne", "Column")


def write(answer: Answer, look: Look) -> bytes:
    """Return *answer* as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - only who wants a workbook pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {"title": answer.question.summary.say(look.language), "created": _MADE}
    )
    top = {"valign": "top"}
    bold = book.add_format({**top, "bold": True, "bottom": 1, "text_wrap": True})
    formats = _Formats(
        heading=bold,
        text=book.add_format({**top, "text_wrap": True}),
        address=book.add_format({**top, "font_color": "#595959"}),
        day=book.add_format(
            {**top, "num_format": _DAY[look.language], "align": "left"}
        ),
        number=book.add_format(top),
    )
    sheet = book.add_worksheet(_ANSWER.say(look.language))
    _write_rows(sheet, answer, look, formats)
    _write_about(book.add_worksheet(_ABOUT.say(look.language)), answer, look, bold)
    book.close()
    return file.getvalue()


class _Formats(NamedTuple):
    heading: "Format"
    text: "Format"
    address: "Format"
    day: "Format"
    number: "Format"


def _write_rows(
    sheet: "Worksheet", answer: Answer, look: Look, formats: _Formats
) -> None:
    shown = [
        f"{words} (IRI)" if column.kind == "iri" else words
        for column in answer.columns
        for words in (column.words.say(look.language),)
    ]
    headings = [words[:1].upper() + words[1:] for words in shown]
    rows = [[*values] for values in answer.values()]
    widths = _widths(answer, headings, rows)
    for across, heading in enumerate(headings):
        sheet.write_string(0, across, heading, formats.heading)
    sheet.set_row(0, _height(headings, widths))
    for down, row in enumerate(rows, start=1):
        for across, (said, column) in enumerate(zip(row, answer.columns, strict=True)):
            _write_value(sheet, (down, across), said, column.kind, formats)
        wrapped = [
            "" if column.kind == "iri" else str(said or "")
            for said, column in zip(row, answer.columns, strict=True)
        ]
        sheet.set_row(down, _height(wrapped, widths))
    for across, width in enumerate(widths):
        sheet.set_column(across, across, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if answer.columns:
        sheet.autofilter(0, 0, len(answer.rows), len(answer.columns) - 1)


def _widths(answer: Answer, headings: list[str], rows: list[list[Value]]) -> list[int]:
    """Return how many characters wide each column is to be."""
    named = {column.name for column in answer.columns}
    widths = []
    for across, column in enumerate(answer.columns):
        beside = column.kind == "iri" and f"{column.name}Label" in named
        longest = max((len(str(row[across] or "")) + 1 for row in rows), default=0)
        heading = max(map(len, headings[across].split())) + 3
        widest = _ADDRESS if beside else _WIDEST
        widths.append(min(max(longest, heading, _NARROWEST), widest))
    return widths


def _height(texts: list[str], widths: list[int]) -> float:
    """Return the height of a row in points; not every program finds it out itself."""
    lines = (
        len(wrap(text, max(width - 2, 1)))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_LINE * max([1, *lines]), _HIGHEST)


def _write_value(
    sheet: "Worksheet",
    place: tuple[int, int],
    said: Value,
    kind: str,
    formats: _Formats,
) -> None:
    match said:
        case None:
            return
        case date() if said.year >= _FIRST_YEAR:
            at = datetime(said.year, said.month, said.day)  # noqa: DTZ001
            sheet.write_datetime(*place, at, formats.day)
        case int() | Decimal():
            sheet.write_number(*place, float(said), formats.number)
        case _:
            look = formats.address if kind == "iri" else formats.text
            sheet.write_string(*place, str(said)[:_LONGEST_TEXT], look)


def _write_about(sheet: "Worksheet", answer: Answer, look: Look, bold: Any) -> None:  # noqa: ANN401
    speak = look.language
    lines: list[tuple[str, str]] = [
        (_QUESTION.say(speak), answer.question.summary.say(speak)),
        ("", f"kkr ask {answer.question.name}"),
    ]
    for name, term in answer.given.items():
        parameter = answer.question.parameter(name)
        words = parameter.words.say(speak) if parameter else name
        kind = "date" if parameter and parameter.kind == "date" else "iri"
        said = write_term(term, kind, speak, answer.labels)
        lines.append((_GIVEN.say(speak), f"{name} ({words}): {said}"))
    heads = (_EMPTY.say(speak), *("" for _ in answer.why[1:]))
    lines += zip(heads, answer.why, strict=False)
    for column in answer.columns:
        words = f"{column.name}: {column.words.say(speak)}"
        lines.append((_COLUMN.say(speak), words))
    for down, (left, right) in enumerate(lines):
        sheet.write_string(down, 0, left, bold)
        sheet.write_string(down, 1, right)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
