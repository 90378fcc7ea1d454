"""Write an answer as a workbook: the rows on one sheet, what they are on another.

The same answer gives the same bytes.  Codes are text, so that 0159 keeps its zero; days
are days; numbers are numbers; nothing is ever read as a formula.  The headings are the
names of the columns, the same as in JSON and CSV, and stay in sight; the second sheet
says what each of them means.
"""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from kkr_graph.answers.answer import Answer, Value
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import write_term
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_DAY: Final = "yyyy-mm-dd"
_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - the same in every workbook
_NARROWEST, _WIDEST = 8, 60
_LONGEST_TEXT: Final = 32_767  # what a cell of a workbook can hold
_FIRST_YEAR: Final = 1900  # days before this are no days in a workbook
_ANSWER: Final = Words("Svar", "Answer")
_ABOUT: Final = Words("Om svaret", "About")
_QUESTION: Final = Words("Spørgsmål", "Question")
_GIVEN: Final = Words("Afgrænset til", "Narrowed to")
_COLUMN: Final = Words("Kolonne", "Column")


def write(answer: Answer, look: Look) -> bytes:
    """Return *answer* as the bytes of an .xlsx file."""
    import xlsxwriter  # noqa: PLC0415 - only who wants a workbook pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {"title": answer.question.summary.say(look.language), "created": _MADE}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": _DAY, "align": "left"})
    _write_rows(book.add_worksheet(_ANSWER.say(look.language)), answer, bold, day)
    _write_about(book.add_worksheet(_ABOUT.say(look.language)), answer, look, bold)
    book.close()
    return file.getvalue()


def _write_rows(
    sheet: "Worksheet", answer: Answer, bold: "Format", day: "Format"
) -> None:
    widths = [len(column.name) + 3 for column in answer.columns]
    for across, column in enumerate(answer.columns):
        sheet.write_string(0, across, column.name, bold)
    for down, row in enumerate(answer.values(), start=1):
        for across, said in enumerate(row):
            _write_value(sheet, down, across, said, day)
            widths[across] = max(widths[across], len(str(said or "")) + 1)
    for across, width in enumerate(widths):
        sheet.set_column(across, across, min(max(width, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    if answer.columns:
        sheet.autofilter(0, 0, len(answer.rows), len(answer.columns) - 1)


def _write_value(
    sheet: "Worksheet", down: int, across: int, said: Value, day: "Format"
) -> None:
    match said:
        case None:
            return
        case date() if said.year >= _FIRST_YEAR:
            at = datetime(said.year, said.month, said.day)  # noqa: DTZ001
            sheet.write_datetime(down, across, at, day)
        case int() | Decimal():
            sheet.write_number(down, across, float(said))
        case _:
            sheet.write_string(down, across, str(said)[:_LONGEST_TEXT])


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
    for column in answer.columns:
        words = f"{column.name}: {column.words.say(speak)}"
        lines.append((_COLUMN.say(speak), words))
    for down, (left, right) in enumerate(lines):
        sheet.write_string(down, 0, left, bold)
        sheet.write_string(down, 1, right)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
