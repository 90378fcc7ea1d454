"""What tells whether a graph of a store is as it was: a mark of all that it holds."""

import hashlib
import io
from collections.abc import Collection
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kkr_graph.web import targets

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


class _Mark(io.RawIOBase):
    """What is written into it leaves but a mark, which tells it from anything else."""

    def __init__(self) -> None:
        super().__init__()
        self._hash = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, text: "Buffer", /) -> int:
        self._hash.update(text)
        return memoryview(text).nbytes

    @property
    def value(self) -> str:
        return self._hash.hexdigest()


def of(store: ox.Store, names: Collection[str] | None) -> dict[str, str]:
    """Return a mark of what each graph of *names* holds; None: all that there are.

    As long as nobody writes to a graph its mark stays the same.  It may be another one
    where the same statements were taken out and put in again.
    """
    if names is None:
        there = (str(graph)[1:-1] for graph in store.named_graphs())
        names = [targets.DEFAULT, *there]
    marks: dict[str, str] = {}
    for name in names:
        mark = _Mark()
        dump(store, name, mark)
        marks[name] = mark.value
    return marks


def dump(store: ox.Store, name: str, stream: IO[bytes] | io.RawIOBase) -> None:
    """Write what the graph *name* holds to *stream*, as N-Triples."""
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    store.dump(stream, format=ox.RdfFormat.N_TRIPLES, from_graph=place)  # type: ignore[arg-type]


def lines(store: ox.Store, name: str) -> set[bytes]:
    """Return the lines that ``dump`` writes."""
    with io.BytesIO() as stream:
        dump(store, name, stream)
        return {*stream.getvalue().splitlines(keepends=True)}
