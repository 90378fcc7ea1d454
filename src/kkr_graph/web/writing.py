"""Write: a new version of the store with what a request changes, or none at all.

Runs in a process of its own for each write.  What a request changes is worked out; an
update needs the version in use in memory for that, so its writer is a copy of the
process that holds it, or else it is loaded.  Then it is checked, built aside on disk
and put in use by one rename; only then is the write acknowledged.  A writer that is
killed leaves the version before in use.
"""

import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import changes, checks, loading, ontology, shapes, versions
from kkr_graph.errors import (
    KkrGraphError,
    PreconditionError,
    StoreMissingError,
    TooHungryError,
)
from kkr_graph.web import plain_dataset, problems, source_graphs, updating, wire
from kkr_graph.web.limits import Limits, hold
from kkr_graph.web.plain_dataset import PLAIN
from kkr_graph.web.wire import Head
from kkr_graph.web.worker import Held

_TIMES: Final = 4  # as much memory as a query: a write holds the store twice, to check


def prepare() -> None:
    """Load what a write needs: the words of the ontology, and the shapes."""
    import_module("filelock")
    ontology.terms()
    ontology.concepts()
    checks.check(())
    changes.verdict((), (), (), changes.ground(()), ())
    for stage in ("agenda", "minutes", "register", "package"):
        shapes.of_stage(stage)


def of(limits: Limits, kept: Held | None = None) -> Callable[[socket.socket], None]:
    """Return what a writer does: one write; *kept* is the version it has in memory."""

    def work(door: socket.socket) -> None:
        frame = wire.receive(door)
        hold(replace(limits, memory=_TIMES * limits.memory))
        try:
            folder = Path(frame.head["folder"])
            said = write(folder, frame.head, frame.body, limits, kept)
        except KkrGraphError as error:
            said = {"problem": problems.of(error)}
        except MemoryError:
            hungry = TooHungryError(mebibytes=limits.memory)
            said = {"problem": problems.of(hungry)}
        wire.send(door, said)

    return work


def write(
    folder: Path, wanted: Head, body: bytes, limits: Limits, kept: Held | None
) -> Head:
    """Return the version that is in use after the write, and what it did.

    To be called in a process that may be changed: *kept*, the version that it has in
    memory, is changed with what it writes.  Raises as ``source_graphs`` does.

    created  whether a graph came to be; ``graph`` is the one that was written
    """
    with versions.locked(folder):
        held = versions.current(folder)
        if held is None:
            raise StoreMissingError(folder=folder)
        _heed_precondition(wanted, held.id)
        load = partial(_loaded, folder, held.id, kept)
        if held.rules == PLAIN:
            return plain_dataset.write(folder, load(), wanted, body, limits)
        if wanted["do"] == "update":
            after = updating.updated(load(), wanted, body.decode(), limits)
            return source_graphs.change(folder, held, after)
        return source_graphs.write(folder, held, wanted, body)


def _loaded(folder: Path, version: str, kept: Held | None) -> ox.Store:
    """Return *version* in memory; it may be another than the one that was *kept*."""
    if kept is not None and kept.version == version:
        return kept.store
    return loading.load(folder, version)


def _heed_precondition(wanted: Head, version: str) -> None:
    """Raise if the client has seen another version than the one in use."""
    seen = wanted.get("seen")
    if seen is not None and version not in seen:
        raise PreconditionError
