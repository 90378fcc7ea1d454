"""Tell people what an edited workbook changes, row by row, before it is taken in."""

from collections.abc import Iterable, Iterator
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.registers import cell_changes
from kkr_graph.registers.edits import Change, Edit
from kkr_graph.registers.faults import short
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.spoken import shown
from kkr_graph.registers.written import Written
from kkr_graph.vocabulary import BASE

_SORTS: Final = {
    "new": Words("ny række", "new row"),
    "changed": Words("ændret", "changed"),
    "deleted": Words("slettet", "deleted"),
}
_ROW: Final = Words("række", "row")
_UNCHANGED: Final = Words("uændret", "unchanged")
_SINCE: Final = Words(
    "Ændret i registeret af andre, siden filen blev hentet (det bliver stående):",
    "Changed in the register by others since the file was fetched (it stays):",
)
_ENDED: Final = Words(
    "En tovholder eller udpegning, der er holdt op, skal have en slutdato, ikke "
    "slettes: en slettet række har aldrig været der. Slet kun, hvad der var forkert.",
    "A lead or appointment that has ended is to get an end date, not to be deleted: a "
    "deleted row has never been. Delete only what was wrong.",
)
_LEFT: Final = Words(
    "Arket {sheet} er der ikke mere; dets rækker er ikke rørt.",
    "The sheet {sheet} is gone; its rows were left alone.",
)
_SUMMED: Final = (("holder", "appointed", "responsible", "contributor"), ("unknown",))
_NAMED: Final = ("initiative", "forum", "task")
_WHEN: Final = ("start", "last", "until", "term", "due", "amount", "staff")


def lines(edit: Edit, language: Language) -> Iterator[str]:
    """Yield what *edit* comes to, a line for each row and column that changes."""
    for kind in edit.left:
        sheet = LAYOUTS[kind].words.da
        yield _LEFT.say(language).format(sheet=sheet)
    if edit.since:
        yield _SINCE.say(language)
        yield from _changes(edit.since, language)
    yield from _changes(edit.changes, language)
    held = ("leads", "appointments")
    if any(one.sort == "deleted" and one.row.kind in held for one in edit.changes):
        yield _ENDED.say(language)
    yield f"{_UNCHANGED.say(language)}: {edit.unchanged}"


def _changes(changes: Iterable[Change], language: Language) -> Iterator[str]:
    for change in changes:
        layout = LAYOUTS[change.row.kind]
        place = layout.words.say(language)
        if change.number:
            place += f", {_ROW.say(language)} {change.number}"
        yield f"{place}: {_SORTS[change.sort].say(language)} · {_said(change.row)}"
        if change.sort == "changed":
            yield f"    {change.row.iri.removeprefix(BASE)}"
        for cell in change.cells:
            yield f"    {cell_changes.say(layout, [cell], language)}"


def _said(row: Written) -> str:
    """Return what the row is about, who it names, and when."""
    who = next(
        (row.cells[key] for keys in _SUMMED for key in keys if key in row.cells), ""
    )
    parts = [row.cells.get(key, "") for key in _NAMED] + [who]
    parts += [row.cells.get(key, "") for key in _WHEN]
    return " · ".join(short(shown(part)) for part in parts if part != "")
