"""Keep the names that papers are searched for, so that reading a paper need not wait.

The names come from the whole graph, which takes longer to make than a paper takes to
read.  They are kept in a file for each folder of sources, and hold as long as every
byte they were made from is the same; otherwise they are made again.  A file that is
damaged or cannot be written is no fault, and any of them may be deleted at any time.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph.resources import CHECKOUT, ONTOLOGY, QUERIES, walk

Names: TypeAlias = list[tuple[str, str]]
"""The IRI and a name of each thing."""

_PROGRAM: Final = Path(__file__).parents[1]


def of(sources: Path, make: Callable[[], Names], folder: Path | None = None) -> Names:
    """Return the names that *make* makes of *sources*, from *folder* if kept there.

    *folder* is where names are kept unless someone says otherwise: ``.kkr/names`` in a
    checkout, else the user's own folder for what can be made again.
    """
    try:
        mark = _mark(sources)
        file = (folder or _default()) / f"{_digest(bytes(sources.resolve()))[:16]}.json"
    except OSError:
        return make()
    if (kept := _read(file, mark)) is None:
        kept = make()
        _write(file, mark, kept)
    return kept


def forget(folder: Path | None = None) -> None:
    """Keep no names any longer; some may have been withdrawn."""
    for file in (folder or _default()).glob("*.json"):
        with contextlib.suppress(OSError):
            file.unlink()


def _default() -> Path:
    if CHECKOUT is not None:
        return CHECKOUT / ".kkr" / "names"
    from platformdirs import user_cache_path  # noqa: PLC0415 - only an installed wheel

    return user_cache_path("kkr-graph", appauthor=False) / "names"


def _mark(sources: Path) -> str:
    """Return digits that change with whatever the names of *sources* are made from."""
    digests = sha256(ox.__version__.encode())
    for name, content in _made_from(sources):
        digests.update(f"{name} {len(content)}\n".encode())
        digests.update(content)
    return digests.hexdigest()


def _made_from(sources: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of the sources, the rules, and the program itself."""
    files = walk(sources, ".ttl")
    if sources.is_file():  # with the edits beside it
        files = [sources, *sorted(sources.parent.glob("*.edits.ttl"))]
    for file in (
        *files,
        *walk(ONTOLOGY, ".ttl"),
        *walk(QUERIES / "derived", ".rq"),
        *walk(QUERIES / "internal", ".rq"),
        *sorted(_PROGRAM.glob("*.py")),
        Path(__file__).with_name("desk.py"),
    ):
        yield file.name, file.read_bytes()


def _read(file: Path, mark: str) -> Names | None:
    """Return what is kept in *file*, if it is whole and was made under *mark*."""
    try:
        told, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if told.decode("ascii", "replace") != _digest(mark.encode() + body):
        return None
    return [(iri, name) for iri, name in json.loads(body)]


def _write(file: Path, mark: str, names: Names) -> None:
    """Keep *names* in *file*, whole or not at all."""
    body = json.dumps(names, ensure_ascii=False).encode()
    beside = None
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".")
        with os.fdopen(handle, "wb") as kept:
            kept.write(_digest(mark.encode() + body).encode() + b"\n" + body)
        Path(beside).replace(file)
        beside = None
    if beside is not None:
        with contextlib.suppress(OSError):
            Path(beside).unlink()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
