"""The course of what was received: what each entry of the history put in use.

For each council the entries that are in effect stand in a pile, the newest on top.  An
import is laid on it; to undo an entry is to let the pile be as it was before it, so a
rollback can be undone as an import can.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kkr_graph import history
from kkr_graph.errors import BrokenHistoryError, NothingToUndoError, UnknownEntryError
from kkr_graph.history_entry import Entry
from kkr_graph.received import Received

Pile: TypeAlias = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What was in effect when.

    piles   by council: the imports that are in effect now
    before  by the name of an import or rollback: the pile of its council before it
    made    the imports and rollbacks by their names
    """

    piles: Mapping[str, Pile]
    before: Mapping[str, Pile]
    made: Mapping[str, Entry]


def of(entries: Iterable[Entry]) -> Course:
    """Return the course that *entries* tell of, the oldest first."""
    piles: dict[str, Pile] = {}
    before: dict[str, Pile] = {}
    made: dict[str, Entry] = {}
    for entry in entries:
        pile = piles.get(entry.council, ())
        if entry.kind == "import":
            piles[entry.council] = (*pile, entry)
        elif entry.kind == "rollback" and entry.undoes in before:
            piles[entry.council] = before[entry.undoes]
        else:
            continue
        before[entry.name] = pile
        made[entry.name] = entry
    return Course(piles, before, made)


def read(folder: Path) -> Course:
    """Return the course of the store in *folder*.

    Raises ``BrokenHistoryError`` if an entry was changed or is missing.
    """
    if faults := history.check(folder):
        numbers = ", ".join(str(fault.number) for fault in faults)
        raise BrokenHistoryError(folder=folder, numbers=numbers)
    return of(history.entries(folder))


def received(folder: Path) -> dict[str, Received]:
    """Return what the store in *folder* holds of others, as its history tells it.

    For where the version in use can no longer say.  Raises as ``read`` does.
    """
    piles = read(folder).piles
    return {council: taken(pile[-1]) for council, pile in piles.items() if pile}


def taken(entry: Entry) -> Received:
    """Return what the import *entry* put in use."""
    return Received(
        council=entry.council,
        release=entry.release,
        package=entry.package,
        key=entry.key,
        graphs=entry.members,
    )


def last(course: Course) -> Entry:
    """Return the newest import that is in effect; raise if there is none."""
    tops = [pile[-1] for pile in course.piles.values() if pile]
    if not tops:
        raise NothingToUndoError
    return max(tops, key=lambda entry: entry.number)


def find(course: Course, wanted: str) -> Entry:
    """Return the import or rollback with the number or name *wanted*, or raise."""
    for entry in course.made.values():
        if wanted in {str(entry.number), entry.name}:
            return entry
    raise UnknownEntryError(wanted=wanted)
