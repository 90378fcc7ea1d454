"""Read a CSV: whatever parts its cells, and however its letters are coded."""

import csv
import io
from typing import Final

from kkr_graph.errors import (
    DamagedRegisterError,
    RegisterFormatError,
    UnknownFormatError,
)
from kkr_graph.papers.text import decode
from kkr_graph.registers.sheets import MAX_CELL, Sheet, too_large, within

_PARTED_BY: Final = (";", "\t", ",")
_LOOKED_AT: Final = 20  # rows, to find what parts the cells
MAX_BYTES: Final = 16 * 1024 * 1024


def sheet(data: bytes, name: str, origin: str) -> Sheet:
    """Return the one sheet of a CSV, called *name*."""
    if len(data) > MAX_BYTES:
        raise too_large(origin, MAX_BYTES, "byte", "bytes")
    return Sheet(name, tuple(_rows(text_of(data, origin), origin)))


def text_of(data: bytes, origin: str) -> str:
    """Return the text of a CSV: UTF-8, with or without its mark, or Windows-1252."""
    try:
        return decode(data, origin)
    except UnknownFormatError as error:
        raise RegisterFormatError(file=origin, line=None) from error


def _rows(text: str, origin: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    previous = csv.field_size_limit(MAX_CELL)
    try:
        parted = csv.reader(io.StringIO(text, newline=""), delimiter=parted_by(text))
        for number, row in enumerate(parted, start=1):
            filled = any(cell.strip() for cell in row)
            if filled:
                within(number, len(row), origin)
                while len(rows) < number - 1:
                    rows.append(())
                rows.append(tuple(row))
    except csv.Error as error:
        raise DamagedRegisterError(
            file=origin, line=None, reason=f"CSV: {error}"
        ) from error
    finally:
        csv.field_size_limit(previous)
    return rows


def parted_by(text: str) -> str:
    r"""Return the sign that parts the cells: the one that makes the most of them.

    >>> parted_by("Opgave;Frist\nSvar, kort;primo 2026"), parted_by("Opgave,Frist")
    (';', ',')
    """
    head = "\n".join(text.splitlines()[:_LOOKED_AT])
    return max(_PARTED_BY, key=lambda sign: _fewest(head, sign))


def _fewest(head: str, sign: str) -> int:
    """Return how many cells a row has at the most, parted by *sign*."""
    try:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=sign)
        return max((len(row) for row in rows), default=0)
    except csv.Error:
        return 0
