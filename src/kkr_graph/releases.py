"""Releases: what the graph said on a day, under a version number.

    DIR/releases/1.2.0.json   the record; the graphs stand in the ``archive``

A release names every source graph by the hash of what it said, so it can be opened as
it was (``graphs``), shared (``packages``) and compared (``differences``).  The first is
1.0.0: whoever receives it builds on it from the first day, and what 0.x warns of, that
anything may change without notice, is never true of facts that others cite.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.archive import Archive
from kkr_graph.errors import (
    NoReleasesError,
    NoReleaseYetError,
    ReleaseExistsError,
    StoreReadError,
    StoreWriteError,
    UnknownReleaseError,
)
from kkr_graph.spelling import danish_date

Bump: TypeAlias = Literal["major", "minor", "patch"]

FIRST: Final = "1.0.0"
_NUMBER: Final = re.compile(r"\d+\.\d+\.\d+")
_PLACE: Final = ZoneInfo("Europe/Copenhagen")
_TAKEN_OUT: Final = re.compile(r"withdrawn on (\d{4}-\d\d-\d\d): ?(.*)")


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a store.

    name    semantic version, such as ``1.2.0``
    council key of the council that made it
    made    when, ISO 8601 in UTC to the second: ``2026-11-26T09:30:00Z``
    graphs  every source graph there was then, own, common and received: its hash
    changes how many things were added, changed, ended, withdrawn and removed since the
            release before, counted over the council's own graphs
    notes   what else was said of it, such as what was taken out of it later, and why
    """

    name: str
    council: str
    made: str
    graphs: Mapping[str, str]
    changes: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, which sort."""
        return tuple(map(int, self.name.split(".")))

    @property
    def own(self) -> dict[str, str]:
        """The graphs of the council itself: the hash of each."""
        return {
            name: self.graphs[name] for name in owners.owned(self.graphs, self.council)
        }


def all_of(folder: Path) -> tuple[Release, ...]:
    """Return the releases of the store in *folder*, the oldest first."""
    files = (folder / "releases").glob("*.json")
    return tuple(sorted(map(_read, files), key=lambda one: one.number))


def latest(folder: Path) -> Release | None:
    """Return the newest release of the store in *folder*; None if there is none."""
    return next(reversed(all_of(folder)), None)


def graphs(
    folder: Path, release: Release, wanted: Iterable[str] | None = None
) -> dict[str, tuple[ox.Triple, ...]]:
    """Return what each graph of *release* said, or each of those *wanted*."""
    archive = Archive(folder)
    names = release.graphs if wanted is None else wanted
    return {name: archive.triples(release.graphs[name]) for name in names}


def is_number(text: str) -> bool:
    """Say whether *text* is written as the number of a release.

    >>> is_number("1.10.0"), is_number("2026-11-26")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(text))


def numbered(folder: Path, name: str) -> Release:
    """Return the release *name*; raise ``UnknownReleaseError`` with near ones."""
    made = {one.name: one for one in all_of(folder)}
    if not made:
        raise NoReleasesError(folder=folder)
    if name not in made:
        near = get_close_matches(name, made, n=3) or [*made][-1:]
        raise UnknownReleaseError(release=name, suggestions=near)
    return made[name]


def on(folder: Path, day: date) -> Release:
    """Return the newest release made before the end of *day* in Denmark.

    Raises ``NoReleaseYetError`` with the first that there is, ``NoReleasesError``.
    """
    made = all_of(folder)
    if not made:
        raise NoReleasesError(folder=folder)
    known = [one for one in made if day_of(one) <= day]
    if not known:
        first = made[0]
        made_on = day_of(first)
        raise NoReleaseYetError(
            first=first.name,
            asked_da=danish_date(day),
            asked_en=day.isoformat(),
            day_da=danish_date(made_on),
            day_en=made_on.isoformat(),
        )
    return known[-1]


def day_of(release: Release) -> date:
    """Return the day in Denmark on which *release* was made."""
    return moment(release).astimezone(_PLACE).date()


def moment(release: Release) -> datetime:
    """Return when *release* was made."""
    return datetime.fromisoformat(release.made)


def bump(changes: Mapping[str, int]) -> Bump:
    """Return what *changes* call for: how much a reader must look after.

    >>> bump({"removed": 1, "added": 3}), bump({"added": 1}), bump({"ended": 2})
    ('major', 'minor', 'patch')
    """
    if changes.get("withdrawn") or changes.get("removed"):
        return "major"
    return "minor" if changes.get("added") else "patch"


def following(name: str, by: Bump) -> str:
    """Return the number after *name*.

    >>> following("1.2.3", "minor"), following("1.2.3", "major")
    ('1.3.0', '2.0.0')
    """
    major, minor, patch = map(int, name.split("."))
    match by:
        case "major":
            return f"{major + 1}.0.0"
        case "minor":
            return f"{major}.{minor + 1}.0"
        case "patch":
            return f"{major}.{minor}.{patch + 1}"


def taken_out(day: str, grounds: Iterable[str]) -> str:
    """Return the note of a release that something was taken out of.

    >>> taken_out("2026-11-26", ["privacy"])
    'withdrawn on 2026-11-26: privacy'
    """
    return f"withdrawn on {day}: {', '.join(grounds)}"


def taken_out_when(note: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the day and the grounds that *note* tells of; None for any other note."""
    if found := _TAKEN_OUT.fullmatch(note):
        return found[1], tuple(found[2].split(", ")) if found[2] else ()
    return None


def write(folder: Path, release: Release) -> Path:
    """Write the record of *release*; whole, or not at all.  Return its file.

    Raises ``ReleaseExistsError`` if there is one of that number, ``StoreWriteError``.
    """
    if (folder / "releases" / f"{release.name}.json").exists():
        raise ReleaseExistsError(release=release.name)
    return rewrite(folder, release)


def rewrite(folder: Path, release: Release) -> Path:
    """Write the record of *release* over the one there is; only to take things out."""
    place = folder / "releases"
    file = place / f"{release.name}.json"
    text = json.dumps(asdict(release), ensure_ascii=False, indent=1) + "\n"
    try:
        place.mkdir(parents=True, exist_ok=True)
        aside = place / f".{release.name}.new"
        with aside.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=folder, reason=reason) from error
    return file


def _read(file: Path) -> Release:
    try:
        said = json.loads(file.read_text("utf-8"))
        return Release(**{**said, "notes": tuple(said.get("notes", ()))})
    except (OSError, ValueError, TypeError) as error:
        reason = f"releases/{file.name}: {error}"
        raise StoreReadError(folder=file.parent.parent, reason=reason) from error
