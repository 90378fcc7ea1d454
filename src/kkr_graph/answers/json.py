"""Write an answer as JSON: a list of objects, each with the names of the columns.

Numbers are numbers where the column promises numbers; codes stay text, so that 0159
keeps its zero; what is missing is null.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kkr_graph.answers.answer import Answer
from kkr_graph.answers.look import Look

Plain = str | int | float | None


def write(answer: Answer, _look: Look) -> bytes:
    """Return *answer* as one JSON document, one row a line."""
    rows = [json.dumps(row, ensure_ascii=False) for row in objects(answer)]
    inside = ",\n ".join(rows)
    return f"[{inside}]\n".encode()


def objects(answer: Answer) -> Iterator[dict[str, Plain]]:
    """Yield each row as what JSON can hold."""
    for row in answer:
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: str | int | Decimal | date | None) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
