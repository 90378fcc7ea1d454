"""Find the files of sources, and what stands in them.

A source that a program reads from a paper may have a second file beside it, in which a
person states more of the same paper: ``dagsorden.edits.ttl`` beside ``dagsorden.ttl``.
The two are one source, and one graph.
"""

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeAlias

from kkr_graph.errors import LonelyEditsError, MissingSourceError, TooLargeError
from kkr_graph.resources import shown, walk

# A year of papers from all five councils is about a tenth of this.
LARGEST: Final = 64 * 1024 * 1024  # bytes
EDITS: Final = ".edits.ttl"

Source: TypeAlias = tuple[Traversable, *tuple[Traversable, ...]]
"""The files of one source: its facts, and the edits beside them if there are any."""


def find(place: Traversable) -> list[Source]:
    """Return the sources in the folder *place*, or the one that *place* is."""
    if place.is_file():
        own = _edits(place)
        return [(place, own) if own is not None else (place,)]
    if not place.is_dir():
        raise MissingSourceError(file=shown(place), line=None, reason="no such file")
    files = walk(place, ".ttl")
    if not files:  # rather than build an empty graph from a mistyped folder
        raise MissingSourceError(file=shown(place), line=None, reason="no .ttl in it")
    edits = {str(file): file for file in files if file.name.endswith(EDITS)}
    found: list[Source] = []
    for file in files:
        if str(file) in edits:
            continue
        beside = edits.pop(f"{str(file).removesuffix('.ttl')}{EDITS}", None)
        found.append((file, beside) if beside is not None else (file,))
    for alone in edits.values():
        raise LonelyEditsError(
            file=shown(alone),
            line=None,
            wanted=alone.name.removesuffix(EDITS) + ".ttl",
        )
    return found


def _edits(file: Traversable) -> Path | None:
    """Return the file of edits beside *file*, if there is one."""
    if not isinstance(file, Path) or file.suffix != ".ttl":
        return None
    beside = file.with_name(f"{file.stem}{EDITS}")
    return beside if beside.is_file() else None


def content(path: Traversable) -> bytes:
    """Return what stands in the file *path*, or raise that it cannot be opened."""
    try:
        if isinstance(path, Path) and (size := path.stat().st_size) > LARGEST:
            refuse_large(size, shown(path))
        return path.read_bytes()
    except OSError as error:
        raise MissingSourceError(
            file=shown(path), line=None, reason=error.strerror or error
        ) from error


def refuse_large(size: int, origin: str) -> None:
    """Raise if *size* bytes are more than a source is."""
    if size > LARGEST:
        raise TooLargeError(file=origin, line=None, size=size, limit=LARGEST)
