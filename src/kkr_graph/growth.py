"""Make a version out of the one before: its files are shared, the change is written.

    DIR/versions/ID/since.json   {"version": the id of the version before, "steps": 3}
    DIR/versions/ID/gone.nq      the statements that it has not any more
    DIR/versions/ID/come.nq      those that it has besides
    DIR/versions/ID/steps/0001.gone.nq   the same of each step that led to it since the
    DIR/versions/ID/steps/0001.come.nq   text beside it was written (``statement_text``)

The files that hold the statements of a store are never written again once they are
there, so two versions share them by hard links; where a file system has none they are
copied.  *steps* counts the versions since one was built whole.  Whoever holds the
version before in memory comes to this one by what is gone and what has come; whoever
has nothing yet reads the text, and takes one step after the other.

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

from kkr_graph import statement_text, versions
from kkr_graph.errors import StoreReadError
from kkr_graph.store import DiskStore
from kkr_graph.store_change import Change
from kkr_graph.versions import Version

MOST: Final = 100  # steps; then a whole build, which also forgets what is gone
_GONE: Final = "gone.nq"
_COME: Final = "come.nq"
_SHARED: Final = frozenset({".sst", ".nq", ".gz"})
_DIARY: Final = "LOG"  # what RocksDB did to the files; it starts a new one each time
_SINCE: Final = "since.json"
_STEPS: Final = "steps"
_FORM: Final = ox.RdfFormat.N_QUADS
# The steps may hold as many bytes as the text, times this, for it packs them so much:
# then it is no more work to read the store itself.
_PACKED: Final = 8


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
            _write(self.aside / _GONE, self.change.gone)
            _write(self.aside / _COME, self.change.come)
            (self.aside / _SINCE).write_text(json.dumps(said) + "\n", "utf-8")
            self._keep_text()
        versions.put(self.folder, version, self.aside)

    def _keep_text(self) -> None:
        """Share the text and the steps of the version before, and add this step."""
        before = versions.place(self.folder, self.since)
        text, to = before / statement_text.NAME, self.aside / _STEPS
        if not text.exists():
            return
        to.mkdir()
        for file in (before / _STEPS).glob("*.nq"):
            _share(file, to / file.name)
        for name in (_GONE, _COME):
            _share(self.aside / name, to / f"{self.steps:04}.{name}")
        if sum(file.stat().st_size for file in to.iterdir()) > (
            _PACKED * text.stat().st_size
        ):
            shutil.rmtree(to)
        else:
            _share(text, self.aside / text.name)


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
        return Change(_read(place / _GONE), _read(place / _COME))
    except (OSError, SyntaxError) as error:
        raise StoreReadError(folder=folder, reason=error) from error


def taken(folder: Path, name: str) -> Iterator[Change]:
    """Yield the steps that lead to *name* from the text that lies beside it.

    Raises ``OSError`` and ``SyntaxError``.
    """
    all_gone = sorted((versions.place(folder, name) / _STEPS).glob(f"*.{_GONE}"))
    if len(all_gone) != steps(folder, name):
        raise FileNotFoundError(_STEPS)
    for gone in all_gone:
        come = gone.with_name(gone.name.replace(_GONE, _COME))
        yield Change(_read(gone), _read(come))


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
    if file.suffix in _SHARED:
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
