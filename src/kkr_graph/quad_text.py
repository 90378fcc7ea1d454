"""Statements as N-Quads: text that goes into a store without becoming objects."""

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

_GRAPH: Final = re.compile(rb" <[^ >]*> \.\n")  # no literal holds an end of line


def named(graph: str, text: bytes) -> bytes:
    r"""Return N-Triples *text* as N-Quads in *graph*.

    >>> named("https://x.dk/g", b"<a:b> <a:c> <a:d> .\n")
    b'<a:b> <a:c> <a:d> <https://x.dk/g> .\n'
    """
    end = f" {ox.NamedNode(graph)} .\n".encode()
    return text.replace(b" .\n", end)  # no other line ends so: \n is escaped


def merged(graph: str, text: bytes) -> bytes:
    r"""Return N-Triples *text* as N-Quads: in *graph*, and in the default graph.

    >>> merged("https://x.dk/g", b"<a:b> <a:c> <a:d> .\n")
    b'<a:b> <a:c> <a:d> .\n<a:b> <a:c> <a:d> <https://x.dk/g> .\n'
    """
    return text + named(graph, text)


def unnamed(text: bytes) -> bytes:
    r"""Return N-Quads *text*, all of it in graphs that have names, as N-Triples.

    >>> unnamed(b"<a:b> <a:c> <a:d> <https://x.dk/g> .\n")
    b'<a:b> <a:c> <a:d> .\n'
    """
    return _GRAPH.sub(b" .\n", text)


class Texts(io.RawIOBase):
    """Pieces of text, read as one file is."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        super().__init__()
        self._texts = iter(texts)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, room: "Buffer") -> int:
        """Fill *room*, or the beginning of it; return how much, and 0 at the end."""
        while not self._held:
            if (text := next(self._texts, None)) is None:
                return 0
            self._held = memoryview(text)
        wanted = memoryview(room)
        some, self._held = self._held[: len(wanted)], self._held[len(wanted) :]
        wanted[: len(some)] = some
        return len(some)
