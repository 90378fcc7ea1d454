"""XLSX: where the cells lie, which rows are hidden, which cells hold a formula."""

import re
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, fromstring as parsed, iterparse

from kkr_graph.registers.sheets import Marks, within

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ID: Final = "}id"
_REFERENCE: Final = re.compile(r"(?P<letters>[A-Z]{1,4})(?P<row>\d{1,8})")
_LETTERS: Final = 26
_LONGEST_ERROR: Final = 20  # #GETTING_DATA and the like


def marks(parts: dict[str, bytes], origin: str) -> dict[str, Marks]:
    """Return the marks of each sheet by its name, or raise for a sheet too large."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _parsed(parts, "xl/_rels/workbook.xml.rels")
    }
    found = {}
    for element in _parsed(parts, "xl/workbook.xml").iter():
        if not element.tag.endswith("}sheet"):
            continue
        number = next((v for k, v in element.items() if k.endswith(_ID)), "")
        target = targets.get(number, "")
        path = target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"
        found[element.get("name", "")] = _of_sheet(parts.get(path, b"<none/>"), origin)
    return found


def _parsed(parts: dict[str, bytes], name: str) -> Element:
    return parsed(parts.get(name, b"<none/>"))  # noqa: S314 - unpacking refuses DOCTYPE


def _of_sheet(xml: bytes, origin: str) -> Marks:
    seen = Marks()
    row = column = 0
    for event, element in iterparse(BytesIO(xml), ("start", "end")):  # noqa: S314 - as above
        name = element.tag.removeprefix(_MAIN).removeprefix(_STRICT)
        if event == "start":
            if name == "row":
                row, column = _whole(element.get("r"), row + 1), 0
                if element.get("hidden") in ("1", "true"):
                    seen.hidden_rows.add(row)
            elif name == "c":
                row, column = _place(element.get("r"), row, column + 1)
            continue
        if name == "c":
            _look(element, row, column, seen, origin)
            element.clear()
        elif name == "row":
            element.clear()
        elif name == "mergeCell":
            first, _, last = (element.get("ref") or "").partition(":")
            seen.merged.append((*_place(first, 1, 1), *_place(last or first, 1, 1)))
        elif name == "col" and element.get("hidden") in ("1", "true"):
            first = _whole(element.get("min"), 1)
            last = min(_whole(element.get("max"), first), first + 200)
            seen.hidden_columns |= set(range(first, last + 1))
    return seen


def _look(cell: Element, row: int, column: int, seen: Marks, origin: str) -> None:
    inside = {child.tag.rpartition("}")[2]: child.text for child in cell}
    if not inside.keys() & {"v", "is", "f"}:
        return
    within(row, column, origin)
    if cell.get("t") == "e":
        seen.broken[row, column] = (inside.get("v") or "#")[:_LONGEST_ERROR]
    if "f" in inside:
        seen.formulas[row, column] = inside.get("v") is not None


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Return the row and column of a cell such as B7; else where it must be.

    >>> _place("B7", 1, 1), _place(None, 3, 4)
    ((7, 2), (3, 4))
    """
    if found := _REFERENCE.fullmatch(reference or ""):
        number = 0
        for letter in found["letters"]:
            number = number * _LETTERS + ord(letter) - ord("A") + 1
        return int(found["row"]), number
    return row, column


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise
