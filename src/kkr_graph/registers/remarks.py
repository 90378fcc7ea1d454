"""Notice what is no fault but must not go unseen: hidden rows, columns nobody reads."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kkr_graph.registers import private, snapshots
from kkr_graph.registers.headings import Headings
from kkr_graph.registers.looks import letters, name_of
from kkr_graph.registers.register import Remark
from kkr_graph.registers.sheets import Sheet

# The sheets of a template that hold no rows.
HELP: Final = frozenset(("Vejledning", "Lister", "Help", "Lists", snapshots.SHEET))
_MOST: Final = 10  # rows or cells that are named


def remarks(sheets: Sequence[Sheet], found: Mapping[str, Headings]) -> Iterator[Remark]:
    """Yield what is to be noticed, sheet by sheet."""
    for sheet in sheets:
        name = name_of(sheet)
        there = found.get(sheet.name)
        if there is None:
            if sheet.name not in HELP and any(map(any, sheet.rows)):
                yield Remark(
                    f"Arket {name} er ikke læst: det har ikke et registers "
                    "overskrifter.",
                    f"The sheet {name} was not read: it lacks the headings of a "
                    "register.",
                )
            continue
        yield from _of_sheet(sheet, there, name)


def _of_sheet(sheet: Sheet, there: Headings, name: str) -> Iterator[Remark]:
    if sheet.hidden:
        yield Remark(
            f"Arket {name} er skjult, og er læst.",
            f"The sheet {name} is hidden, and was read.",
        )
    for _, heading in there.unknown:
        yield Remark(
            f"{name}: kolonnen »{heading}« hører ikke til registeret og er ikke læst.",
            f"{name}: the column “{heading}” is no part of the register and was not "
            "read.",
        )
    filled = [
        number
        for number in sorted(sheet.hidden_rows)
        if there.row < number <= len(sheet.rows)
        and any(private.as_text(value) for value in sheet.rows[number - 1])
    ]
    if filled:
        listed = _listed(map(str, filled))
        yield Remark(
            f"{name}: skjulte rækker er læst med: {listed}.",
            f"{name}: hidden rows were read as well: {listed}.",
        )
    unseen = [p for p in there.columns.values() if p in sheet.hidden_columns]
    if unseen:
        listed = _listed(map(letters, sorted(unseen)))
        yield Remark(
            f"{name}: skjulte kolonner er læst med: {listed}.",
            f"{name}: hidden columns were read as well: {listed}.",
        )
    places = set(there.columns.values())
    computed = [
        f"{letters(place)}{row}"
        for (row, place), kept in sorted(sheet.formulas.items())
        if kept and row > there.row and place in places
    ]
    if computed:
        listed = _listed(computed)
        yield Remark(
            f"{name}: formler, hvis sidst beregnede værdi er læst: {listed}.",
            f"{name}: formulas whose last computed value was read: {listed}.",
        )


def _listed(names: Iterator[str] | Sequence[str]) -> str:
    said = [*names]
    rest = len(said) - _MOST
    return ", ".join(said[:_MOST]) + (f" … +{rest}" if rest > 0 else "")
