"""The history of a store: what was taken in, refused, undone, withdrawn and released.

    DIR/history/000007.nt   one entry, in PROV; never changed
    DIR/history/head        the number and SHA-256 of the newest
    DIR/history/.pending    what is about to happen, until it has

An entry names the SHA-256 of the one before, and ``head`` that of the last, so that one
that was changed, taken out or cut off shows (``check``).  It is written aside and moved
into place; what a copy or a crash left half is never read, and never in the way.
"""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from kkr_graph import history_entry
from kkr_graph.errors import BadEntryError, StoreWriteError
from kkr_graph.history_entry import Entry
from kkr_graph.received import Received

Wrong: TypeAlias = Literal["changed", "missing"]

_FOLDER: Final = "history"
_HEAD: Final = "head"
_PENDING: Final = ".pending"


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that is not what it was when it was written, or is gone."""

    number: int
    wrong: Wrong


def note(folder: Path, entry: Entry) -> Entry:
    """Add *entry* to the history of the store in *folder*; return it as it stands.

    To be called under ``versions.locked``.  Raises ``StoreWriteError``.
    """
    number, before = _last(folder)
    whole = history_entry.named(replace(entry, number=number + 1, before=before))
    text = history_entry.write(whole)
    _write(folder, _file(whole.number), text)
    head = f"{whole.number} {hashlib.sha256(text).hexdigest()}\n"
    _write(folder, _HEAD, head.encode())
    return whole


def entries(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of the store in *folder*, the oldest first.

    One that is damaged is passed over; ``check`` tells of it.
    """
    found = []
    for number in range(1, _last(folder)[0] + 1):
        with suppress(OSError, BadEntryError):
            found.append(history_entry.read(_text(folder, number)))
    return tuple(found)


def check(folder: Path) -> tuple[Fault, ...]:
    """Return which entries were changed or are missing, the oldest first."""
    last, wanted = _last(folder)
    number = last
    found: list[Fault] = []
    while number:
        try:
            text = _text(folder, number)
        except OSError:
            found.append(Fault(number, "missing"))
            wanted = ""
        else:
            if wanted and hashlib.sha256(text).hexdigest() != wanted:
                found.append(Fault(number, "changed"))
            wanted = _before(text)
        number -= 1
    if last > 1 and _head(folder) is None:
        found.insert(0, Fault(last + 1, "missing"))  # who knows what is cut off
    return tuple(reversed(found))


def announce(folder: Path, entry: Entry) -> None:
    """Write down that *entry* is about to happen; ``settle`` says whether it did."""
    _write(folder, _PENDING, history_entry.write(history_entry.named(entry)))


def settle(folder: Path, received: Mapping[str, Received]) -> Entry | None:
    """Add what was announced to the history, if *received* shows that it happened.

    *received* is what the version in use holds of others (``Version.received``).  To be
    called under ``versions.locked``.  Return the entry, if one was added.
    """
    pending = folder / _FOLDER / _PENDING
    try:
        entry = history_entry.read(pending.read_bytes())
    except (OSError, BadEntryError):
        entry = None
    added = None
    if entry is not None:
        held = received.get(entry.council)
        if (held.package if held else "") == entry.package:
            added = note(folder, entry)
    pending.unlink(missing_ok=True)
    return added


def _last(folder: Path) -> tuple[int, str]:
    """Return the number and SHA-256 of the newest entry; 0 and nothing if none is.

    That is what ``head`` names, or one after it that a crash kept from it; without a
    ``head`` it is the newest that can be read.
    """
    number, digest = _head(folder) or (0, "")
    if not number:
        number = max(_numbers(folder), default=1) - 1
        with suppress(OSError):
            digest = hashlib.sha256(_text(folder, number)).hexdigest()
    with suppress(OSError, BadEntryError):
        while history_entry.read(text := _text(folder, number + 1)).before == digest:
            number, digest = number + 1, hashlib.sha256(text).hexdigest()
    return number, digest


def _head(folder: Path) -> tuple[int, str] | None:
    try:
        words = (folder / _FOLDER / _HEAD).read_text("ascii").split()
        return int(words[0]), words[1]
    except (OSError, ValueError, IndexError):
        return None


def _numbers(folder: Path) -> tuple[int, ...]:
    files = (folder / _FOLDER).glob("[0-9]*.nt")
    return tuple(int(file.stem) for file in files if file.stem.isdecimal())


def _before(text: bytes) -> str:
    with suppress(BadEntryError):
        return history_entry.read(text).before
    return ""


def _text(folder: Path, number: int) -> bytes:
    return (folder / _FOLDER / _file(number)).read_bytes()


def _file(number: int) -> str:
    return f"{number:06}.nt"


def _write(folder: Path, name: str, text: bytes) -> None:
    place = folder / _FOLDER
    try:
        place.mkdir(exist_ok=True)
        aside = place / f".{name}.new"
        with aside.open("wb") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(place / name)
        _sync(place)
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=folder, reason=reason) from error


def _sync(place: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened to be synced
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
