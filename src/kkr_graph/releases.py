"""Releases: what the graph said on a day, under a version number.

    DIR/releases/1.2.0.json   the record; the graphs stand in the ``archive``

A release names every source graph by the hash of what it said, so it can be opened as
it was (``graphs``), shared (``packages``) and compared (``differences``).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.archive import Archive
from kkr_graph.errors import StoreReadError


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


def write(folder: Path, release: Release) -> Path:
    """Write the record of *release*; whole, or not at all.  Return its file."""
    place = folder / "releases"
    place.mkdir(parents=True, exist_ok=True)
    file = place / f"{release.name}.json"
    aside = place / f".{release.name}.new"
    aside.write_text(
        json.dumps(asdict(release), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    aside.replace(file)
    return file


def _read(file: Path) -> Release:
    try:
        said = json.loads(file.read_text("utf-8"))
        return Release(**{**said, "notes": tuple(said.get("notes", ()))})
    except (OSError, ValueError, TypeError) as error:
        reason = f"releases/{file.name}: {error}"
        raise StoreReadError(folder=file.parent.parent, reason=reason) from error
