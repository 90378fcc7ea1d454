"""Read a register: file → sheets → rows → what they state, or every fault at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from kkr_graph.errors import EmptyRegisterError, FaultyRowsError, NotARegisterError
from kkr_graph.registers import (
    agreement,
    appointments,
    contributions,
    deadlines,
    files,
    headings,
    leads,
    looks,
    problems,
)
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.entries import Stated
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.files import Opened
from kkr_graph.registers.headings import Headings
from kkr_graph.registers.known import Known
from kkr_graph.registers.register import Register
from kkr_graph.registers.remarks import remarks
from kkr_graph.registers.rows import Finder, Line, Row
from kkr_graph.registers.sheets import Sheet

_READ: Final[Mapping[Kind, Callable[[Row, Collection[str]], Stated | None]]] = {
    "leads": leads.read,
    "appointments": appointments.read,
    "deadlines": deadlines.read,
    "contributions": contributions.read,
}


def read(path: Path, known: Known) -> Register:
    """Return what the register in the file *path* states.

    Raises ``FaultyRowsError`` with every fault of every row; ``RegisterError`` for a
    file that is none, or cannot be read; ``MissingSourceError``.
    """
    register = of(files.opened(path), known)
    if not register.entries:
        raise EmptyRegisterError(file=register.origin, line=None)
    return register


def of(
    file: Opened,
    known: Known,
    described: Collection[str] = (),
    faults: Collection[Fault] = (),
) -> Register:
    """Return what the register in *file* states, though it be nothing.

    *described* are IRIs of new things that stand described elsewhere; *faults* were
    found before, and are told with the others.  Raises as ``read``.
    """
    found = [(sheet, there) for sheet in file.sheets if (there := headings.find(sheet))]
    if not found:
        raise NotARegisterError(file=file.origin, line=None)
    told = [*faults]
    finder = Finder(known)
    rows = [row for one in found for row in _rows(*one, finder, told)]
    declared = agreement.declared(rows) | frozenset(described)
    read_rows = [(row, _entry(row, declared)) for row in rows]
    stated = [(row, entry) for row, entry in read_rows if entry is not None]
    agreement.check(stated)
    if told:
        raise FaultyRowsError(
            file=file.origin, faults=_ordered(told, found), count=len(told)
        )
    return Register(
        name=file.name,
        origin=file.origin,
        sha256=file.sha256,
        kinds=tuple((sheet.name, there.layout.kind) for sheet, there in found),
        entries=tuple(entry for _, entry in stated),
        remarks=tuple(remarks(file.sheets, dict_of(found))),
    )


def _entry(row: Row, declared: Collection[str]) -> Stated | None:
    return _READ[row.layout.kind](row, declared)


def dict_of(found: list[tuple[Sheet, Headings]]) -> dict[str, Headings]:
    """Return the headings by the name of their sheet."""
    return {sheet.name: there for sheet, there in found}


def _ordered(told: list[Fault], found: list[tuple[Sheet, Headings]]) -> list[Fault]:
    """Return the faults as someone going through the file meets them."""
    order = {looks.name_of(sheet): at for at, (sheet, _) in enumerate(found)}
    return sorted(told, key=lambda fault: (order.get(fault.sheet, 0), fault.row))


def _rows(
    sheet: Sheet, there: Headings, finder: Finder, told: list[Fault]
) -> Iterator[Row]:
    """Yield the rows below the headings that are not blank, their cells looked at."""
    name, layout = looks.name_of(sheet), there.layout
    told += [
        Fault(name, there.row, there.printed[key], "", problems.TWICE)
        for key in there.twice
    ]
    told += [
        Fault(
            name,
            there.row,
            heading,
            "",
            problems.MISSING_COLUMN,
            {"kind": layout.kind},
        )
        for heading in there.missing
    ]
    places = {place: key for key, place in there.columns.items()}
    for number, values in enumerate(sheet.rows, start=1):
        cells, bad = looks.at(sheet, there, number, values, finder)
        told += bad
        if number <= there.row or looks.is_blank(sheet, number, values):
            continue
        by_key = {key: cells.get(place, "") for place, key in places.items()}
        faulty = {fault.column for fault in bad}
        blanked = frozenset(key for key in by_key if there.printed[key] in faulty)
        line = Line(name, number, layout, by_key, there.printed, blanked)
        yield Row(line, finder, told.append)
