"""What an edited workbook may not hold, since nobody sees what it would change.

A register that is read once may be forgiven a formula; one that replaces what is held
may not.
"""

from collections.abc import Iterator, Sequence

from kkr_graph.registers import edit_problems, headings, private
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.headings import Headings
from kkr_graph.registers.looks import letters, name_of
from kkr_graph.registers.sheets import Sheet


def faults(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """Yield formulas, merged cells and stray cells below the headings."""
    for sheet in sheets:
        if there := headings.find(sheet):
            yield from _formulas(sheet, there)
            yield from _merged(sheet, there)
            yield from _stray(sheet, there)


def _formulas(sheet: Sheet, there: Headings) -> Iterator[Fault]:
    printed = {place: there.printed[key] for key, place in there.columns.items()}
    for (row, place), kept in sorted(sheet.formulas.items()):
        # One without a value, or with an error, is told of where the cells are read.
        shown = kept and (row, place) not in sheet.broken
        if shown and row > there.row and place in printed:
            data = {"cell": f"{letters(place)}{row}"}
            problem = edit_problems.COMPUTED
            yield Fault(name_of(sheet), row, printed[place], "", problem, data)


def _merged(sheet: Sheet, there: Headings) -> Iterator[Fault]:
    printed = {place: there.printed[key] for key, place in there.columns.items()}
    for top, left, bottom, right in sheet.merged:
        hit = next((p for p in sorted(printed) if left <= p <= right), None)
        if hit is None or bottom <= there.row:
            continue
        cells = f"{letters(left)}{top}:{letters(right)}{bottom}"
        row = max(top, there.row + 1)
        problem, data = edit_problems.MERGED, {"cells": cells}
        yield Fault(name_of(sheet), row, printed[hit], "", problem, data)


def _stray(sheet: Sheet, there: Headings) -> Iterator[Fault]:
    """Yield cells outside every column: most often a row that has been shifted."""
    headed = {*there.columns.values(), *(place for place, _ in there.unknown)}
    for number, row in enumerate(sheet.rows[there.row :], start=there.row + 1):
        for place, value in enumerate(row, start=1):
            if place not in headed and private.as_text(value):
                name = letters(place)
                data = {"cell": f"{name}{number}"}
                yield Fault(name_of(sheet), number, name, "", edit_problems.STRAY, data)
