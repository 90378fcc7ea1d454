"""Look at every cell before it is read: private data, formulas, unseen characters."""

import re
from typing import Final

from kkr_graph.registers import edit_problems, private, problems
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.headings import Headings
from kkr_graph.registers.problems import Problem
from kkr_graph.registers.rows import Finder
from kkr_graph.registers.sheets import MAX_CELL, Sheet, Value

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# What digits alone may be in a cell of these: a sum, a day, a page.
_NUMBERS: Final = ("number", "date", "day", "page")
_LETTERS: Final = 26


def name_of(sheet: Sheet) -> str:
    """Return what to call the sheet in messages."""
    return private.masked(sheet.name)


def is_blank(sheet: Sheet, number: int, values: tuple[Value, ...]) -> bool:
    """Say whether nothing stands in the row."""
    if any(private.as_text(value) for value in values):
        return False
    marked = (sheet.formulas, sheet.broken)
    return not any((number, p) in cells for p in range(1, 201) for cells in marked)


def at(
    sheet: Sheet,
    there: Headings,
    number: int,
    values: tuple[Value, ...],
    finder: Finder,
) -> tuple[dict[int, Value], list[Fault]]:
    """Return the cells of a row that may be read, by place, and what is wrong."""
    keys = {place: key for key, place in there.columns.items()}
    names = dict(there.unknown) | {p: there.printed[k] for p, k in keys.items()}
    good: dict[int, Value] = {}
    bad = []
    marked = (*sheet.formulas, *sheet.broken)
    places = {place for row, place in marked if row == number}
    for place in sorted(places | set(range(1, len(values) + 1))):
        value = values[place - 1] if place <= len(values) else ""
        takes = there.layout.column(keys[place]).takes if place in keys else ""
        problem, data = _wrong(value, takes, finder)
        if sheet.formulas.get((number, place)) is False and place in keys:
            problem, data = problems.FORMULA, {}
        if place in keys and (error := sheet.broken.get((number, place))):
            cell = f"{letters(place)}{number}"
            problem, data = edit_problems.BROKEN_CELL, {"cell": cell, "error": error}
        if problem is None:
            good[place] = value
            continue
        name = names.get(place) or letters(place)
        bad.append(Fault(name_of(sheet), number, name, "", problem, data))
    return good, bad


def _wrong(
    value: Value, takes: str, finder: Finder
) -> tuple[Problem | None, dict[str, object]]:
    if not isinstance(value, str) and takes in _NUMBERS:
        return None, {}
    text = private.as_text(value)
    if not text:
        return None, {}
    if len(text) > MAX_CELL:
        return problems.TOO_LONG, {"count": len(text), "limit": MAX_CELL}
    if what := private.found(value):
        code = takes in _NUMBERS or (takes == "name" and _is_code(text, finder))
        if not (text.isdigit() and code):
            return problems.PRIVATE, {"what_da": what.da, "what_en": what.en}
    if isinstance(value, str) and _UNSEEN.search(value):
        return problems.UNSEEN, {}
    return None, {}


def _is_code(text: str, finder: Finder) -> bool:
    """Say whether digits are the code of something known, as a CVR number is."""
    return bool(finder.find(text, "organisation"))


def letters(place: int) -> str:
    """Return what a spreadsheet calls the column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    said = ""
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        said = chr(ord("A") + rest) + said
    return said
