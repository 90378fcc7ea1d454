"""Write an answer as CSV (RFC 4180): commas, CRLF, UTF-8 without a mark, a header.

A text that a spreadsheet would take for a formula (it opens with = + - @, a tab or a
carriage return) gets an apostrophe in front; take it off again when reading by machine,
or ask for JSON, where every text is as it stands.  Numbers, dates, codes and IRIs are
never touched.
"""

import csv
import io
from typing import Final

from kkr_graph.answers.answer import Answer, Term
from kkr_graph.answers.look import Look

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(answer: Answer, _look: Look) -> bytes:
    """Return *answer* as CSV."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(column.name for column in answer.columns)
    for row in answer.rows:
        writer.writerow(
            _cell(term, column.kind)
            for term, column in zip(row, answer.columns, strict=True)
        )
    return lines.getvalue().encode()


def _cell(term: Term | None, kind: str) -> str:
    if term is None:
        return ""
    text = term.value
    return f"'{text}" if kind == "text" and text.startswith(_FORMULA) else text
