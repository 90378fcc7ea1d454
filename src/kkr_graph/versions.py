"""Keep a store as versions in a folder, so that readers never see half a build.

    DIR/store.json         {"format": 2}: which releases can read the folder
    DIR/current            the id of the version in use
    DIR/versions/ID/rdf/   a store on disk, never changed once it is in place
    DIR/versions/ID/version.json   what the version holds, for ``Version``
    DIR/.lock              held by the one build that is running

A new version is built aside, moved into place, and only then named in ``current``; both
steps are a single rename.  Whatever stops a build (a fault in a source, a full disk, a
power cut) leaves ``current`` and what it names as they were.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from kkr_graph.errors import (
    BuildRunningError,
    NewerStoreError,
    NotAStoreError,
    StoreMissingError,
    StoreReadError,
    StoreWriteError,
)
from kkr_graph.received import Received
from kkr_graph.resources import CHECKOUT
from kkr_graph.store import DiskStore

FORMAT: Final = 2  # 1 held nothing of other councils, and is read as such
# What may be there before the first build: keys that are trusted, graphs and releases,
# and what is remembered of servers elsewhere (``endpoint_holder``).
BESIDE: Final = frozenset(
    {
        "trust.json",
        "archive",
        "releases",
        "history",
        "quarantine",
        "servers",
        "withdrawals.json",
    }
)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a store.

    id       16 hexadecimal digits, made from everything the version was built from
    graphs   how many sources it holds, each a named graph
    triples  how many statements they make
    derived  how many statements follow from them
    rules    what tells the rules it was checked by from any others
    sources  the graph of each source, and the checksum of its file
    findings what the check found, as ``rechecks`` writes it
    received what it holds of other councils, by their keys
    """

    id: str
    graphs: int = 0
    triples: int = 0
    derived: int = 0
    rules: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[dict[str, str | None]] = field(default_factory=list)
    received: Mapping[str, Received] = field(default_factory=dict)


def default_store_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the store is kept unless someone says otherwise.

    That is ``KKR_STORE``; else ``.kkr/store`` in the checkout; else the user's own
    folder for application data.
    """
    if environment.get("KKR_STORE"):
        return Path(environment["KKR_STORE"])
    if CHECKOUT is not None:
        return CHECKOUT / ".kkr" / "store"
    from platformdirs import user_data_path  # noqa: PLC0415 - only an installed wheel

    return user_data_path("kkr-graph", appauthor=False) / "store"


def current(folder: Path) -> Version | None:
    """Return the version in use in *folder*; None if nothing was built there yet."""
    _refuse_foreign(folder)
    name = _named(folder)
    return _read(folder, name) if name else None


def open_current(folder: Path) -> DiskStore:
    """Open the version in use in *folder* for reading."""
    version = current(folder)
    if version is None:
        raise StoreMissingError(folder=folder)
    return open_version(folder, version.id)


def open_version(folder: Path, name: str) -> DiskStore:
    """Open the version called *name* in *folder* for reading."""
    return DiskStore(place(folder, name) / "rdf", read_only=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold *folder* against every other build; raise at once if one is running."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - readers need no lock

    with writing(folder):
        _refuse_foreign(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise BuildRunningError(folder=folder) from error
    try:
        yield
    finally:
        lock.release()


def add(folder: Path, version: Version, fill: Callable[[DiskStore], None]) -> None:
    """Build *version* aside by calling *fill*, then put it in use.

    To be called under ``locked``.  The version before is kept for those who are reading
    it; older ones are removed.
    """
    with writing(folder):
        _write(folder / "store.json", json.dumps({"format": FORMAT}) + "\n")
        if is_sound(folder, version.id):
            _use(folder, version.id)
        else:
            _build_aside(folder, version, fill)


def put(folder: Path, version: Version, aside: Path) -> None:
    """Put what lies *aside*, a store that is closed, in use as *version*.

    To be called under ``locked``; *aside* is a folder beside those of the versions.  A
    version that is there already stays as it is.
    """
    with writing(folder):
        if not is_sound(folder, version.id):
            _write(aside / "version.json", json.dumps(asdict(version)) + "\n")
            to = place(folder, version.id)
            _remove(to)
            aside.replace(to)
            _sync(folder / "versions")
        _use(folder, version.id)


def _use(folder: Path, name: str) -> None:
    """Name *name* as the version in use, and remove those that nobody reads."""
    before = _named(folder)
    _write(folder / "current", name + "\n")
    _prune(folder, {name, before})


def drop_others(folder: Path) -> None:
    """Remove every version but the one in use, also what a crash left half.

    Who reads another has it in memory, or takes the one in use instead.  To be called
    under ``locked``.
    """
    with writing(folder):
        _prune(folder, {_named(folder)})


def has_others(folder: Path) -> bool:
    """Say whether there is any version beside the one in use."""
    return any(
        place.name != _named(folder) for place in (folder / "versions").glob("*")
    )


def is_sound(folder: Path, name: str) -> bool:
    """Say whether the version *name* is in *folder* and opens for reading."""
    try:
        _read(folder, name)
        DiskStore(place(folder, name) / "rdf", read_only=True).close()
    except StoreReadError:
        return False
    return True


def _build_aside(
    folder: Path, version: Version, fill: Callable[[DiskStore], None]
) -> None:
    aside = folder / "versions" / f".{version.id}"
    _remove(aside)  # what a build that crashed left behind
    aside.mkdir(parents=True)
    try:
        store = DiskStore(aside / "rdf", read_only=False)
        try:
            fill(store)
        finally:
            store.close()
        put(folder, version, aside)
    except BaseException:
        _remove(aside)
        raise


def place(folder: Path, version: str) -> Path:
    """Return where *version* is in *folder*, if it is there."""
    return folder / "versions" / version


def _named(folder: Path) -> str:
    """Return the id that ``current`` names, or nothing if there is none."""
    try:
        return (folder / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        return ""


def _read(folder: Path, name: str) -> Version:
    file = place(folder, name) / "version.json"
    try:
        said = json.loads(file.read_text("utf-8"))
        received = said.pop("received", {})
        return Version(
            **said, received={key: Received(**one) for key, one in received.items()}
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        reason = f"{file.relative_to(folder)}: {error}"
        raise StoreReadError(folder=folder, reason=reason) from error


def _refuse_foreign(folder: Path) -> None:
    """Raise unless *folder* is empty, missing, or a store this release can read."""
    try:
        held = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotAStoreError(folder=folder, file=error.strerror or "") from error
    if "store.json" not in held:
        if all(name.startswith(".") or name in BESIDE for name in held):
            return  # nothing was built yet, or a first build stopped
        raise NotAStoreError(folder=folder, file=", ".join(sorted(held)[:3]))
    try:
        found = json.loads((folder / "store.json").read_text("utf-8"))["format"]
        newer = found > FORMAT
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NotAStoreError(folder=folder, file="store.json") from error
    if newer:
        raise NewerStoreError(folder=folder, found=found, known=FORMAT)


def _write(file: Path, text: str) -> None:
    """Write *text* so that *file* is as before or complete, also after a crash."""
    aside = file.with_name(f".{file.name}.new")
    with aside.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(file)
    _sync(file.parent)


def _sync(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened to be synced
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(folder: Path, kept: set[str]) -> None:
    for place in (folder / "versions").iterdir():
        if place.name not in kept:
            _remove(place)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Tell what goes wrong in writing as a ``StoreWriteError``."""
    try:
        yield
    except OSError as error:
        raise StoreWriteError(folder=folder, reason=error.strerror or error) from error


def _remove(place: Path) -> None:
    import shutil  # noqa: PLC0415 - slow to load, and who asks removes nothing

    shutil.rmtree(place, ignore_errors=True)
