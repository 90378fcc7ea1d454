"""Lines: statements kept as the N-Triples they are written in, by property.

A million statements are a gigabyte as objects of Python, and a fifth of that as text;
what checks and keeps them wants text anyhow.  So a source is parsed once, and passed on
as lines: whoever wants triples gets them made anew, whoever wants those of some
properties gets their text, joined.  Numbers and dates keep their spelling.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import Final, Protocol, overload

import pyoxigraph as ox


class Chunk(Protocol):
    """Some lines of text, in memory or set aside in a file."""

    def read(self) -> bytes:
        """Return the text; each line ends with a newline."""


class Keeper(Protocol):
    """Where lines are kept."""

    def put(self, text: bytes) -> Chunk:
        """Keep *text*; return what reads it again."""


class Held:
    """Lines in memory."""

    __slots__ = ("_text",)

    def __init__(self, text: bytes) -> None:
        self._text = text

    def read(self) -> bytes:
        """Return the text."""
        return self._text


class Lines(Sequence[ox.Triple]):
    """Triples, sorted as they are written; of one source each is there once.

    *parts* holds the lines of each property, by its IRI; *count* is how many there are.
    """

    def __init__(self, parts: Mapping[str, Sequence[Chunk]], count: int) -> None:
        self.parts = parts
        self._count = count

    @property
    def properties(self) -> Collection[str]:
        """The properties that the statements have."""
        return self.parts.keys()

    def text(self, wanted: Collection[str] | None = None) -> bytes:
        """Return the lines that have a *wanted* property; all of them if None."""
        return b"".join(self.chunks(wanted))

    def chunks(self, wanted: Collection[str] | None = None) -> Iterator[bytes]:
        """Yield what ``text`` returns, in pieces."""
        for name, chunks in self.parts.items():
            if wanted is None or name in wanted:
                for chunk in chunks:
                    yield chunk.read()

    def triples(self, wanted: Collection[str] | None = None) -> Iterator[ox.Triple]:
        """Yield the triples that have a *wanted* property, in no particular order."""
        for quad in ox.parse(self.text(wanted), format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple

    def about(self, nodes: Collection[str]) -> Iterator[ox.Triple]:
        """Yield the triples whose subject is one of *nodes*, sorted as written."""
        names = {f"<{node}>".encode() for node in nodes}
        found = (
            line
            for text in self.chunks()
            for line in text.split(b"\n")
            if line.partition(b" ")[0] in names
        )
        text = b"\n".join((*sorted(found), b""))
        for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple

    def kept(self, keep: Keeper) -> "Lines":
        """Return the same statements, their text given to *keep*."""
        parts = {
            name: [keep.put(b"".join(chunk.read() for chunk in chunks))]
            for name, chunks in self.parts.items()
        }
        return Lines(parts, self._count)

    def __len__(self) -> int:
        """Return how many statements there are."""
        return self._count

    def __iter__(self) -> Iterator[ox.Triple]:
        """Yield the triples, sorted as they are written."""
        written = sorted(self.text().split(b"\n"))
        text = b"\n".join(written[1:])  # the first is what follows the last newline
        for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple

    @overload
    def __getitem__(self, at: int) -> ox.Triple: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ox.Triple]: ...
    def __getitem__(self, at: int | slice) -> ox.Triple | Sequence[ox.Triple]:
        """Return the statement in that place."""
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        """Say whether *other* holds the same triples in the same order."""
        if isinstance(other, Lines):
            return self._whole == other._whole
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        """Return the hash of what is written."""
        return hash(self._whole)

    @property
    def _whole(self) -> bytes:
        return b"\n".join(sorted(self.text().split(b"\n")))


class Memory(AbstractContextManager["Memory"]):
    """Keeps lines in memory."""

    def __exit__(self, *_: object) -> None:
        """Do nothing: they go when nobody holds them."""

    def put(self, text: bytes) -> Chunk:
        """Return *text* itself."""
        return Held(text)


MEMORY: Final = Memory()


class Shelf(AbstractContextManager["Shelf"]):
    """A file for what memory has no room for; it is gone when it is closed."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self._end = 0
        self._lock = Lock()

    def __exit__(self, *_: object) -> None:
        """Close the file, which removes it."""
        self._file.close()

    def put(self, text: bytes) -> Chunk:
        """Write *text* at the end; return what reads it again."""
        with self._lock:
            self._file.seek(self._end)
            self._file.write(text)
            begin, self._end = self._end, self._end + len(text)
        return _Shelved(self, begin, len(text))

    def read(self, begin: int, length: int) -> bytes:
        """Return what was put there."""
        with self._lock:
            self._file.seek(begin)
            return self._file.read(length)


class _Shelved:
    """Lines that were put on a shelf."""

    __slots__ = ("_begin", "_length", "_shelf")

    def __init__(self, shelf: Shelf, begin: int, length: int) -> None:
        self._shelf, self._begin, self._length = shelf, begin, length

    def read(self) -> bytes:
        """Return the text."""
        return self._shelf.read(self._begin, self._length)


def of(triples: Iterable[ox.Triple]) -> Lines:
    """Return *triples* as lines, sorted, each once."""
    if isinstance(triples, Lines):
        return triples
    return read(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def read(text: bytes) -> Lines:
    """Return the lines of *text*, N-Triples as pyoxigraph writes them, each once."""
    written = sorted({*text.split(b"\n")} - {b""})
    found: dict[bytes, list[bytes]] = {}
    for line in written:
        found.setdefault(line.split(b" ", 2)[1], []).append(line)
    return Lines(
        {
            name[1:-1].decode(): [Held(b"\n".join((*those, b"")))]
            for name, those in found.items()
        },
        len(written),
    )


def together(many: Iterable[Lines]) -> Lines:
    """Return all of *many*; what several of them state is there several times."""
    found: dict[str, list[Chunk]] = {}
    count = 0
    for one in many:
        count += len(one)
        for name, chunks in one.parts.items():
            found.setdefault(name, []).extend(chunks)
    return Lines(found, count)
