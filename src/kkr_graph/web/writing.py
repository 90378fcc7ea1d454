"""Write: a new version of the store with what a request changes, or none at all.

Runs in a process of its own for each write.  The version in use is loaded in memory,
changed there, checked, built aside on disk and put in use by one rename; only then is
the write acknowledged.  A writer that is killed leaves the version before in use.
"""

import socket
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final

from kkr_graph import changes, checks, loading, ontology, shapes, versions
from kkr_graph.errors import (
    KkrGraphError,
    PreconditionError,
    StoreMissingError,
    TooHungryError,
)
from kkr_graph.web import plain_dataset, problems, source_graphs, wire
from kkr_graph.web.limits import Limits, hold
from kkr_graph.web.plain_dataset import PLAIN
from kkr_graph.web.wire import Head

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


def of(limits: Limits) -> Callable[[socket.socket], None]:
    """Return what a writer does: one write."""

    def work(door: socket.socket) -> None:
        frame = wire.receive(door)
        hold(replace(limits, memory=_TIMES * limits.memory))
        try:
            said = _write(Path(frame.head["folder"]), frame.head, frame.body, limits)
        except KkrGraphError as error:
            said = {"problem": problems.of(error)}
        except MemoryError:
            hungry = TooHungryError(mebibytes=limits.memory)
            said = {"problem": problems.of(hungry)}
        wire.send(door, said)

    return work


def _write(folder: Path, wanted: Head, body: bytes, limits: Limits) -> Head:
    """Return the version that is in use after the write, and what it did.

    created  whether a graph came to be; ``graph`` is the one that was written
    """
    with versions.locked(folder):
        held = versions.current(folder)
        if held is None:
            raise StoreMissingError(folder=folder)
        _heed_precondition(wanted, held.id)
        if held.rules == PLAIN:
            store = loading.load(folder, held.id)
            return plain_dataset.write(folder, store, wanted, body, limits)
        return source_graphs.write(folder, held, wanted, body, limits)


def _heed_precondition(wanted: Head, version: str) -> None:
    """Raise if the client has seen another version than the one in use."""
    seen = wanted.get("seen")
    if seen is not None and version not in seen:
        raise PreconditionError
