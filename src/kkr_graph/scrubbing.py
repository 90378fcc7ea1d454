"""Take what was withdrawn out of everything a store folder remembers.

    DIR/withdrawals.json   the tombstones of each council, and whether all is done

A build that brings new tombstones writes them down first (``begin``), puts the new
version in use, and then takes them out of the archive, the releases, the versions
before, the quarantine and the packages that lie in the folder (``finish``).  What a
crash stops is done from the start by the next build: each step can be done again.
"""

import gzip
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from kkr_graph import owners, releases, versions, withdrawals
from kkr_graph.archive import Archive
from kkr_graph.errors import StoreReadError, StoreWriteError
from kkr_graph.releases import Release
from kkr_graph.vocabulary import BASE, KKR
from kkr_graph.withdrawals import Stone

_RECORD: Final = "withdrawals.json"
_IRI: Final = re.compile(
    re.escape(f"{BASE}id/").encode() + rb"[^\s<>\"'\\{}|^`\x00-\x1f]+"
)
_GRAPH: Final = re.compile(
    rb"<(" + re.escape(owners.GRAPH).encode() + rb"[^>]*)> "
    rb"<[^>]*#type> <" + re.escape(KKR.SourceGraph).encode() + rb">"
)
_STONES: Final = b"/withdrawals>"
# What stands in a store folder and is looked after elsewhere, or holds no statements.
_KNOWN: Final = frozenset(
    {"archive", "releases", "versions", "history", "servers", _RECORD}
)


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What was taken out.

    releases  the names of the releases that were rewritten
    graphs    the hash of each graph that was taken out, and of what is left of it
    files     how many packages and copies were removed
    """

    releases: tuple[str, ...]
    graphs: Mapping[str, str]
    files: int


def begin(folder: Path, stones: Mapping[str, Iterable[Stone]]) -> None:
    """Write down that *stones*, by council, are about to hold in *folder*.

    To be called under ``versions.locked``, before a version that holds them is in use.
    """
    record = _read(folder)
    wanted = {council: [asdict(one) for one in own] for council, own in stones.items()}
    changed = False
    for council in record.keys() - wanted.keys():  # a withdrawal that was undone
        wanted[council] = []
    for council, own in wanted.items():
        if record.get(council, {}).get("stones") != own:
            record[council] = {"stones": own, "done": False}
            changed = True
    if changed:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, record)


def is_pending(folder: Path) -> bool:
    """Say whether something is withdrawn that is not yet taken out everywhere."""
    return any(not one["done"] for one in _read(folder).values())


def finish(folder: Path) -> tuple[Scrubbed, ...]:
    """Take out everywhere what ``begin`` wrote down; nothing if that is done.

    To be called under ``versions.locked``, with a version in use that is without it.
    """
    done = []
    for council, one in _read(folder).items():
        if one["done"]:
            continue
        stones = [Stone(**said) for said in one["stones"]]
        found = scrub(folder, council, stones)
        _prune(folder)
        record = _read(folder)
        record[council]["done"] = True
        _write(folder, record)
        done.append(found)
    return tuple(done)


def resume(folder: Path) -> None:
    """Finish what a crash stopped, if the version in use is without it already.

    If it is not, only a build can finish it; ``is_pending`` still says so.  To be
    called under ``versions.locked`` by all that write.
    """
    pending = {key: one for key, one in _read(folder).items() if not one["done"]}
    if not pending or versions.current(folder) is None:
        return
    with closing(versions.open_current(folder)) as store:
        held = {
            council: withdrawals.read(store.triples(withdrawals.graph(council)))
            for council in pending
        }
    if all(
        [asdict(stone) for stone in held[council]] == one["stones"]
        for council, one in pending.items()
    ):
        finish(folder)


def scrub(folder: Path, council: str, stones: Iterable[Stone]) -> Scrubbed:
    """Take what *stones* withdraw out of every graph of *council* kept in *folder*.

    The releases and the archive are rewritten, whoever made the releases; packages and
    copies of files that hold it are removed.  No graph of anyone else is touched.
    """
    against = tuple(stones)
    archive = Archive(folder)
    graphs: dict[str, str] = {}
    for digest, name in _graphs(folder, council, against):
        left = withdrawals.clean(name, archive.triples(digest), against)
        kept = archive.keep(left)
        if kept != digest:
            graphs[digest] = kept
    rewritten = []
    for release in releases.all_of(folder):
        mended = {
            name: graphs.get(digest, digest) if owners.of(name) == council else digest
            for name, digest in release.graphs.items()
        }
        if mended != release.graphs:
            releases.rewrite(folder, _noted(release, mended, against))
            rewritten.append(release.name)
    for digest in graphs.keys() - _in_use(folder):
        archive.drop(digest)
    return Scrubbed(tuple(rewritten), graphs, _sweep(folder, council, against))


def _noted(
    release: Release, graphs: Mapping[str, str], stones: Iterable[Stone]
) -> Release:
    """Return *release* with *graphs*, and a note of when and why it was rewritten.

    The day is that of the newest tombstone, so that all who rewrite it write the same.
    """
    newest = max((one.day for one in stones), default="")
    grounds = sorted({one.ground for one in stones if one.day == newest and one.ground})
    note = releases.taken_out(newest, grounds)
    notes = release.notes if note in release.notes else (*release.notes, note)
    return replace(release, graphs=graphs, notes=notes)


def _graphs(
    folder: Path, council: str, stones: Iterable[Stone]
) -> Iterator[tuple[str, str]]:
    """Yield the hash and name of each graph of *council* that may hold something."""
    against = tuple(stones)
    for file in sorted((folder / "archive").glob("*/*.nt.gz")):
        try:
            text = gzip.decompress(file.read_bytes())
        except (OSError, EOFError, zlib.error):
            continue  # the archive refuses it by itself
        named = _GRAPH.search(text)
        name = named[1].decode() if named else ""
        if owners.of(name) == council and _holds(text, against):
            yield file.name.removesuffix(".nt.gz"), name


def _holds(text: bytes, stones: Iterable[Stone]) -> set[str]:
    """Return what of *stones* stands in *text*, outside the graphs of tombstones."""
    if _STONES in text:
        lines = text.splitlines()
        text = b"\n".join(line for line in lines if _STONES not in line)
    iris = {one.decode("utf-8", "replace") for one in set(_IRI.findall(text))}
    return withdrawals.hit(iris, stones)


def _in_use(folder: Path) -> set[str]:
    """Return the graphs that the version in use was built from and needs again."""
    with suppress(StoreReadError):
        if version := versions.current(folder):
            return {
                digest
                for one in version.received.values()
                for digest in one.graphs.values()
            }
    return set()


def _sweep(folder: Path, council: str, stones: Iterable[Stone]) -> int:
    """Remove packages of *council* that lie in *folder* and hold what is withdrawn."""
    against = tuple(stones)
    mark = f"{owners.GRAPH}{council}/".encode()
    found = 0
    for entry in sorted(folder.iterdir()):
        if entry.name in _KNOWN or entry.is_symlink():
            continue
        files = entry.rglob("*") if entry.is_dir() else [entry]
        for file in [one for one in files if one.is_file() and not one.is_symlink()]:
            if any(
                mark in text and _holds(text, _sure(against, lines=lines))
                for text, lines in _contents(file)
            ):
                file.unlink(missing_ok=True)
                found += 1
    return found


def _contents(file: Path) -> Iterator[tuple[bytes, bool]]:
    """Yield what stands in *file*, of a package in each file in it.

    And whether each line names its graph, so that tombstones can be told from the rest.
    """
    try:
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                with suppress(OSError, ValueError, RuntimeError, zlib.error):
                    yield package.read(name), name.endswith(".nq")
    except (
        OSError,
        zipfile.BadZipFile,
        ValueError,
        RuntimeError,
    ):  # or of no known kind
        with suppress(OSError):
            yield file.read_bytes(), file.suffix == ".nq"


def _sure(stones: Iterable[Stone], *, lines: bool) -> Iterable[Stone]:
    """Return those of *stones* that cannot be what was found in a tombstone."""
    return [one for one in stones if lines or one.thing.startswith(withdrawals.HIDDEN)]


def _prune(folder: Path) -> None:
    """Remove every version but the one in use; raise if one of them stays."""
    version = versions.current(folder)
    for place in (folder / "versions").glob("*"):
        if version is not None and place.name != version.id:
            try:
                shutil.rmtree(place)
            except OSError as error:
                reason = error.strerror or error
                raise StoreWriteError(folder=folder, reason=reason) from error


def _read(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise StoreReadError(folder=folder, reason=_RECORD) from error
    if not isinstance(record, dict):
        raise StoreReadError(folder=folder, reason=_RECORD)
    return record


def _write(folder: Path, record: Mapping[str, Any]) -> None:
    aside = folder / f".{_RECORD}.new"
    try:
        with aside.open("w", encoding="utf-8") as stream:
            json.dump(record, stream, ensure_ascii=False, indent=1, sort_keys=True)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(folder / _RECORD)
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=folder, reason=reason) from error
