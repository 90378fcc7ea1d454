"""Load a version of the store from disk into memory.

It is read from the text beside it.  Where there is none (a dataset that is not ours, a
copy of a server, a version of an earlier release) the store on disk is opened in a
process of its own, which writes it into a pipe: what RocksDB starts in a process does
not survive that the process is copied.
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kkr_graph import growth, quad_text, statement_text, versions
from kkr_graph.errors import StoreReadError
from kkr_graph.store import MemoryStore


def load(folder: Path, name: str) -> ox.Store:
    """Return the version called *name* in memory, its default graph filled.

    Raises ``StoreReadError``.
    """
    return _from_text(folder, name) or _from_disk(folder, name)


def _from_text(folder: Path, name: str) -> ox.Store | None:
    """Return what the text of *name* tells; None if it is not there, or damaged.

    What the text has was checked when it was written, and is not checked again.  Each
    block of it goes into its graph and then, while what it names is still at hand in
    the cache of the processor, into the default graph; a statement of two graphs goes
    in there once.  Blocks are small beside what is kept of them.
    """
    store = ox.Store()
    held = MemoryStore.of(store)
    try:
        for quads in statement_text.blocks(versions.place(folder, name)):
            store.load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)
            triples = quad_text.unnamed(quads)
            store.load(triples, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        for change in growth.taken(folder, name):
            held.change(change)
    except statement_text.UNREADABLE:
        return None
    return store


def _from_disk(folder: Path, name: str) -> ox.Store:
    if not hasattr(os, "fork"):  # then no process is ever copied
        store = ox.Store()
        with BytesIO() as held:
            versions.open_version(folder, name).dump(held)
            held.seek(0)
            store.load(held, format=ox.RdfFormat.N_QUADS)
        return store

    def dump(stream: IO[bytes]) -> None:
        versions.open_version(folder, name).dump(stream)

    store = ox.Store()
    if beside(dump, lambda stream: store.load(stream, format=ox.RdfFormat.N_QUADS)):
        raise StoreReadError(folder=folder, reason=name)
    return store


def beside(
    write: Callable[[IO[bytes]], None], read: Callable[[IO[bytes]], None]
) -> int:
    """Let a copy of this process *write* what this one is to *read*.

    Return how the copy ended: 0, or the signal that ended it, negated.
    """
    reading, writing = os.pipe()
    copy = os.fork()
    if not copy:
        code = 1
        try:
            os.close(reading)
            with open(writing, "wb") as stream:  # noqa: PTH123 - a handle
                write(stream)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading, "rb") as stream:  # noqa: PTH123 - a handle
        read(stream)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
