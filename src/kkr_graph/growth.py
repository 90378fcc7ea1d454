"""Make a version out of the one before: its files are shared, the change is written.

    DIR/versions/ID/since.json   {"version": the id of the version before, "steps": 3}
    DIR/versions/ID/gone.nq      the statements that it has not any more
    DIR/versions/ID/come.nq      those that it has besides

The files that hold the statements of a store are never written again once they are
there, so two versions share them by hard links; where a file system has none they are
copied.  *steps* counts the versions since one was built whole.  Whoever holds the
version before in memory comes to this one by what is gone and what has come.

A store that is open for writing tidies its files at once, in threads of its own, which
costs as much as all else that is done meanwhile.  So it is open for as long as the
change is written, and no longer.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import versions
from kkr_graph.errors import StoreReadError
from kkr_graph.store import Change, DiskStore
from kkr_graph.versions import Version

MOST: Final = 100  # steps; then a whole build, which also forgets what is gone
_SHARED: Final = ".sst"
_DIARY: Final = "LOG"  # what RocksDB did to the files; it starts a new one each time
_SINCE: Final = "since.json"
_FORM: Final = ox.RdfFormat.N_QUADS


@dataclass(slots=True)
class Growth:
    """A copy of the version in use that was changed.

    store   the copy, to be read; nobody else sees it
    change  what was changed in it
    """

    store: DiskStore
    folder: Path = field(repr=False)
    aside: Path = field(repr=False)
    since: str
    steps: int
    change: Change

    def keep(self, version: Version) -> None:
        """Put the copy in use as *version*; raise ``StoreWriteError`` if it fails."""
        self.store.close()
        said = {"version": self.since, "steps": self.steps}
        with versions.writing(self.folder):
            _write(self.aside / "gone.nq", self.change.gone)
            _write(self.aside / "come.nq", self.change.come)
            (self.aside / _SINCE).write_text(json.dumps(said) + "\n", "utf-8")
        versions.put(self.folder, version, self.aside)


def steps(folder: Path, name: str) -> int:
    """Return how many versions lie between *name* and one that was built whole."""
    return _since(folder, name)[1]


def since(folder: Path, name: str) -> str:
    """Return the version that *name* was made from; nothing if it was built whole."""
    return _since(folder, name)[0]


def change(folder: Path, name: str) -> Change:
    """Return what leads to *name* from the version that it was made from.

    Raises ``StoreReadError``.
    """
    place = versions.place(folder, name)
    try:
        return Change(_read(place / "gone.nq"), _read(place / "come.nq"))
    except (OSError, SyntaxError) as error:
        raise StoreReadError(folder=folder, reason=error) from error


@contextmanager
def of(folder: Path, version: str, change: Change) -> Iterator[Growth]:
    """Give a copy of *version* with *change*; what is not kept leaves nothing behind.

    To be called under ``versions.locked``.  Raises ``StoreWriteError``.
    """
    aside = versions.place(folder, ".grown")
    shutil.rmtree(aside, ignore_errors=True)  # what a build that crashed left behind
    try:
        with versions.writing(folder):
            (aside / "rdf").mkdir(parents=True)
            for entry in os.scandir(versions.place(folder, version) / "rdf"):
                if not entry.name.startswith(_DIARY):
                    _share(Path(entry.path), aside / "rdf" / entry.name)
        with closing(DiskStore(aside / "rdf", read_only=False)) as store:
            store.change(change)
            store.flush()
        with closing(DiskStore(aside / "rdf", read_only=True)) as store:
            number = steps(folder, version) + 1
            yield Growth(store, folder, aside, version, number, change)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _share(file: Path, to: Path) -> None:
    if file.suffix == _SHARED:
        try:
            os.link(file, to)
        except OSError:  # another kind of file system, or too many links
            pass
        else:
            return
    shutil.copy2(file, to)


def _since(folder: Path, name: str) -> tuple[str, int]:
    try:
        said = json.loads((versions.place(folder, name) / _SINCE).read_text("utf-8"))
        return str(said["version"]), int(said["steps"])
    except FileNotFoundError:
        return "", 0
    except (OSError, ValueError, TypeError, KeyError):
        return "", MOST  # nobody goes on from what cannot be read


def _write(file: Path, quads: Iterable[ox.Quad]) -> None:
    with file.open("wb") as stream:
        ox.serialize(quads, stream, format=_FORM)
        stream.flush()
        os.fsync(stream.fileno())


def _read(file: Path) -> frozenset[ox.Quad]:
    return frozenset(ox.parse(path=str(file), format=_FORM))
