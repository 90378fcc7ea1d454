"""ODS: where the cells lie, which rows are hidden, which cells hold a formula.

A row or cell may say that it is repeated; the empty ones often are, to the end of the
sheet, and count for nothing.
"""

from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, iterparse

from kkr_graph.registers.sheets import MAX_COLUMNS, MAX_ROWS, Marks, within

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_LONGEST_ERROR: Final = 20
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNSEEN: Final = ("collapse", "filter")


def marks(parts: dict[str, bytes], origin: str) -> dict[str, Marks]:
    """Return the marks of each sheet by its name, or raise for a sheet too large."""
    found: dict[str, Marks] = {}
    seen, row, column = Marks(), 0, 0
    content = BytesIO(parts.get("content.xml", b"<none/>"))
    for event, element in iterparse(content, ("start", "end")):  # noqa: S314 - unpacking refuses DOCTYPE
        tag = element.tag
        if event == "start" and tag == f"{_TABLE}table":
            seen, row, column = Marks(), 0, 0
            found[element.get(f"{_TABLE}name", "")] = seen
        elif event == "end" and tag == f"{_TABLE}table-column":
            count = _repeated(element, "columns-repeated", MAX_COLUMNS)
            if element.get(f"{_TABLE}visibility") in _UNSEEN:
                seen.hidden_columns |= set(range(column + 1, column + count + 1))
            column += count
        elif event == "end" and tag == f"{_TABLE}table-row":
            row = _of_row(element, row, seen, origin)
            element.clear()
    return found


def _of_row(element: Element, before: int, seen: Marks, origin: str) -> int:
    """Take in one row, or as many as it stands for; return the number of the last."""
    count = _repeated(element, "rows-repeated", 1 << 20)
    column, filled = 0, False
    for cell in element.iter():
        if cell.tag not in _CELLS:
            continue
        times = _repeated(cell, "columns-repeated", 1 << 20)
        down = _repeated(cell, "rows-spanned", MAX_ROWS)
        across = _repeated(cell, "columns-spanned", MAX_COLUMNS)
        if down > 1 or across > 1:
            top, left = before + 1, column + 1
            seen.merged.append((top, left, top + down - 1, left + across - 1))
        if _holds(cell):
            filled = True
            within(before + count, column + times, origin)
            if cell.get(f"{_CALC}value-type") == "error":
                seen.broken[before + 1, column + 1] = _said(cell)
            if cell.get(f"{_TABLE}formula"):
                kept = cell.get(f"{_OFFICE}value-type") is not None
                seen.formulas[before + 1, column + 1] = kept
        column += times
    if element.get(f"{_TABLE}visibility") in _UNSEEN and before < MAX_ROWS:
        last = min(before + count, MAX_ROWS) if filled else before + 1
        seen.hidden_rows |= set(range(before + 1, last + 1))
    return before + count


def _holds(cell: Element) -> bool:
    """Say whether a cell holds anything."""
    typed = any(key.endswith(("}value-type", "}formula")) for key, _ in cell.items())
    return typed or cell.find(f"{_TEXT}p") is not None


def _said(cell: Element) -> str:
    said = cell.find(f"{_TEXT}p")
    return (said.text if said is not None and said.text else "#")[:_LONGEST_ERROR]


def _repeated(element: Element, what: str, most: int) -> int:
    said = element.get(f"{_TABLE}number-{what}", "1")
    return min(int(said), most) if said.isdecimal() and int(said[:9]) else 1
