"""The statements of a version as text beside its store: what is loaded into memory.

    DIR/versions/ID/named.nq.gz   what the named graphs hold, as N-Quads

To find each term of each statement in the store on disk takes several times the work of
reading it from text; and what the default graph holds is in the named graphs already,
so it is read from there (at a million statements: 13 seconds of work instead of 70).
The text takes about a tenth of what the store takes on disk.  A version that is made
out of another shares its text, and replays what changed since (``growth``).
"""

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kkr_graph.quad_text import named

NAME: Final = "named.nq.gz"
UNREADABLE: Final = (OSError, EOFError, zlib.error, SyntaxError)
_BLOCK: Final = 1 << 20  # bytes: a few thousand statements
_ROOM: Final = 1 << 16  # bytes
_LEVEL: Final = 1  # a quarter larger than at 6, in a fifth of the time


def kept(
    place: Path, graphs: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Yield *graphs*, each its name and its N-Triples, and write them in *place*.

    The file is whole and on disk once all were yielded.  Raises ``OSError``.
    """
    with (
        (place / NAME).open("wb") as stream,
        gzip.GzipFile("", "wb", _LEVEL, stream, mtime=0) as packed,
    ):
        for graph, text in graphs:
            packed.write(named(graph, text))
            yield graph, text
    _sync(place / NAME)


def blocks(place: Path) -> Iterator[bytes]:
    """Yield the text of the version in *place*, some thousand lines at a time.

    The lines of each block are sorted, so that what is said of a thing stands together:
    a store takes it in faster.  Raises one of ``UNREADABLE``, as ``opened`` does.
    """
    with opened(place) as packed, io.BufferedReader(packed, _ROOM) as text:
        while lines := text.readlines(_BLOCK):
            lines.sort()
            yield b"".join(lines)


def opened(place: Path) -> gzip.GzipFile:
    """Return the text of the version in *place*, to be read and closed.

    To open and to read it raises one of ``UNREADABLE`` if it is not there, or damaged.
    """
    return gzip.open(place / NAME)


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
