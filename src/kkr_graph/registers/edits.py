"""Hold an edited workbook against the registers: what is new, changed and deleted.

Three ways: what a row was when the workbook was made, what it is in the workbook, and
what the register holds now.  What only one side changed is taken from that side; what
both changed is a fault, and never overwritten.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kkr_graph.errors import FaultyRowsError
from kkr_graph.registers import cell_changes, edit_problems, problems, tables, written
from kkr_graph.registers.cell_changes import Cell
from kkr_graph.registers.columns import Kind
from kkr_graph.registers.facts import of_rows
from kkr_graph.registers.faults import Fault
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.holdings import Holding
from kkr_graph.registers.register import Register
from kkr_graph.registers.snapshots import Snapshot
from kkr_graph.registers.written import Written
from kkr_graph.vocabulary import BASE

Sort: TypeAlias = Literal["new", "changed", "deleted"]
_Rows: TypeAlias = Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is not as it was.

    sort    what became of it
    row     as it is now; as it was, if it is deleted
    cells   of a changed row: those that differ
    number  of the row in the workbook; 0 if it is not there
    """

    sort: Sort
    row: Written
    cells: tuple[Cell, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited workbook comes to.

    changes    made in the workbook
    since      made to the register since the workbook was made; they stay
    unchanged  how many rows are as they were
    left       kinds that were exported and have no sheet any more: they stay, too
    """

    changes: tuple[Change, ...]
    since: tuple[Change, ...]
    unchanged: int
    left: tuple[Kind, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Sides:
    """The rows three ways, and where those of the workbook stand."""

    was: _Rows
    here: _Rows
    there: _Rows
    places: Mapping[str, tuple[str, int]]


def compare(register: Register, holding: Holding, snapshot: Snapshot | None) -> Edit:
    """Return what the workbook *register* changes in *holding*.

    Without a *snapshot* nothing counts as deleted.  Raises ``FaultyRowsError`` for rows
    that were changed on both sides.
    """
    sides = _sides(register, holding, snapshot)
    changes, since, faults, unchanged = [], [], [], 0
    for iri in dict.fromkeys((*sides.here, *sides.was, *sides.there)):
        was, here, there = (
            rows.get(iri) for rows in (sides.was, sides.here, sides.there)
        )
        if _same(here, there):
            unchanged += here is not None
        elif _same(here, was):
            since.append(_change(was, there, 0))
        elif _same(there, was):
            number = sides.places.get(iri, ("", 0))[1] if here else 0
            changes.append(_change(was, here, number))
        else:
            faults.append(_fault(iri, sides))
    if faults:
        raise FaultyRowsError(file=register.origin, faults=faults, count=len(faults))
    present = {kind for _, kind in register.kinds}
    left = tuple(k for k in snapshot.kinds if k not in present) if snapshot else ()
    return Edit(_ordered(changes), _ordered(since), unchanged, left)


def outcome(register: Register, holding: Holding, edit: Edit) -> Iterator[Register]:
    """Yield each register that *edit* changes, whole, as it is to be."""
    mine = {entry.iri: entry for entry in register.entries}
    final = dict(holding.entries)
    homes = dict(holding.homes)
    changed = set()
    for change in edit.changes:
        iri = change.row.iri
        home = homes.setdefault(iri, _home(holding, change.row.kind))
        changed.add(home)
        if change.sort == "deleted":
            del final[iri]
        else:
            final[iri] = mine[iri]
    own = {tables.name(layout): kind for kind, layout in LAYOUTS.items()}
    sheets = dict(register.kinds) | own
    for home in sorted(changed):
        entries = tuple(entry for iri, entry in final.items() if homes[iri] == home)
        there = {entry.sheet for entry in entries}
        kinds = {sheets[sheet] for sheet in there} or {
            change.row.kind for change in edit.changes if homes[change.row.iri] == home
        }
        yield Register(
            name=home,
            origin=register.origin,
            sha256=register.sha256,
            kinds=_kinds(sheets, there, kinds),
            entries=entries,
            council=holding.council,
        )


def _kinds(
    sheets: Mapping[str, Kind], there: Collection[str], kinds: Collection[Kind]
) -> tuple[tuple[str, Kind], ...]:
    """Return the sheets of a register in the order of the kinds, at least one each."""
    named = [(sheet, kind) for sheet, kind in sorted(sheets.items()) if sheet in there]
    named += [(tables.name(LAYOUTS[kind]), kind) for kind in kinds]
    order = [*LAYOUTS]
    return tuple(dict.fromkeys(sorted(named, key=lambda one: order.index(one[1]))))


def _home(holding: Holding, kind: Kind) -> str:
    """Return the register that new rows of *kind* go to."""
    for row in sorted(holding.rows, key=lambda row: holding.homes[row.iri]):
        if row.kind == kind:
            return holding.homes[row.iri]
    taken = {graph.rpartition("/")[2] for graph in holding.rich}
    return kind if kind not in taken else f"{kind}-2"


def _sides(register: Register, holding: Holding, snapshot: Snapshot | None) -> _Sides:
    present = {kind for _, kind in register.kinds}
    own = {entry.iri for entry in register.entries}
    beside = (
        holding.entries[row.iri]
        for row in holding.rows
        if row.kind not in present and row.iri not in own
    )
    told = written.rows(of_rows((*register.entries, *beside)), holding.known)
    here = {row.iri: row for row in told if row.iri in own}
    held = {row.iri: row for row in holding.rows}
    places = {entry.iri: (entry.sheet, entry.row) for entry in register.entries}
    if snapshot is None:
        there = {iri: row for iri, row in held.items() if iri in own}
        return _Sides(there, here, there, places)
    wanted = present & set(snapshot.kinds)
    there = {
        iri: row
        for iri, row in held.items()
        if iri in own or (row.kind in wanted and holding.homes[iri] in snapshot.digests)
    }
    was: _Rows = {
        iri: row
        for iri, row in snapshot.rows.items()
        if iri in own or row.kind in wanted
    }
    if snapshot.digests.items() <= holding.digests.items():
        # Nobody has changed anything, though things may be called otherwise by now.
        was = {iri: row for iri, row in there.items() if iri in snapshot.rows}
    return _Sides(was, here, there, {**snapshot.places, **places})


def _same(one: Written | None, other: Written | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.cells == other.cells


def _change(was: Written | None, now: Written | None, number: int) -> Change:
    match was, now:
        case Written(), Written():
            cells = cell_changes.between(LAYOUTS[now.kind], was.cells, now.cells)
            return Change("changed", now, cells, number)
        case None, Written():
            return Change("new", now, (), number)
        case _:
            assert was is not None  # noqa: S101 - two that differ are not both nothing
            return Change("deleted", was, (), number)


def _fault(iri: str, sides: _Sides) -> Fault:
    """Return that the row was changed on both sides."""
    was, here, there = (rows.get(iri) for rows in (sides.was, sides.here, sides.there))
    row = here or there or was
    assert row is not None  # noqa: S101 - as above
    layout = LAYOUTS[row.kind]
    sheet, number = sides.places.get(iri, (layout.words.da, 0))
    first = layout.columns[0]
    value = str(row.cells.get(first.key, ""))
    data: dict[str, object] = {"iri": iri.removeprefix(BASE)}
    if here and there is None:
        return Fault(sheet, number, first.words.da, value, edit_problems.GONE, data)
    cells = cell_changes.between(
        layout, was.cells if was else {}, there.cells if there else {}
    )
    for language in ("da", "en"):
        data[f"other_{language}"] = cell_changes.say(layout, cells, language)
    if here is None:
        problem: problems.Problem = edit_problems.DELETED_HERE
        return Fault(sheet, number, first.words.da, value, problem, data)
    column = layout.column(cells[0][0]) if cells else first
    return Fault(
        sheet,
        number,
        column.words.da,
        str(here.cells.get(column.key, "")),
        edit_problems.BOTH_CHANGED,
        data,
    )


def _ordered(changes: Collection[Change]) -> tuple[Change, ...]:
    order = [*LAYOUTS]
    return tuple(
        sorted(
            changes,
            key=lambda one: (order.index(one.row.kind), one.number or 10**6),
        )
    )
