"""A zygote: a process that holds one version in memory and makes workers that share it.

What it has loaded before it is copied costs the copies nothing.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Final

import pyoxigraph as ox

from kkr_graph import growth, loading, questions, shapes
from kkr_graph.errors import KkrGraphError
from kkr_graph.names import Names
from kkr_graph.pages import finding, warming
from kkr_graph.store import MemoryStore
from kkr_graph.web import children, wire, worker
from kkr_graph.web.children import Children
from kkr_graph.web.limits import Limits
from kkr_graph.web.worker import Held

# Loaded once, before anything is copied; a worker may be too short of memory for it.
_LATER: Final = (
    "kkr_graph.answers.csv",
    "kkr_graph.answers.json",
    "kkr_graph.answers.xlsx",
    "kkr_graph.emptiness",
    "kkr_graph.labels",
    "icalendar",
    "xlsxwriter",
    "yaml",
)


def prepare() -> None:
    """Load what workers need, read every question, and make pages of nothing."""
    for module in _LATER:
        import_module(module)
    warming.prepare()
    # The reference has read the shapes and needs them no more; who writes reads them.
    shapes.of_classes.cache_clear()
    shapes.of_stage.cache_clear()


def of(
    folder: Path, version: str, limits: Limits, *, plain: bool
) -> Callable[[socket.socket], None]:
    """Return what a zygote of *version* does; *plain* is a dataset that is not ours."""

    def tend(door: socket.socket) -> None:
        begun = process_time()
        try:
            inner = loading.load(folder, version)
        except (KkrGraphError, OSError, SyntaxError) as error:
            wire.send(door, {"failed": str(error)})
            return
        turn: _Turn | None = _Turn(door, version, begun)
        while turn is not None:
            turn = _tend(turn, folder, inner, limits, plain=plain)

    return tend


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a zygote is: which version it has in memory, and who gives it orders.

    begun  the time of the processor when it began to be made
    least  how long pages are made before anybody asks, seconds of work; one is always
    """

    door: socket.socket
    version: str
    begun: float
    least: float = warming.SECONDS


def _tend(
    turn: _Turn, folder: Path, inner: ox.Store, limits: Limits, *, plain: bool
) -> _Turn | None:
    """Make workers for as long as they are asked for.

    Return what this process is to be instead, in the copy that goes on to the version
    that comes after; None where there is no more to be done.
    """
    from kkr_graph.web import writing  # noqa: PLC0415 - the front needs none of it

    held = _warmed(turn, inner, plain=plain)
    children.settle()
    zygote = Children(turn.door)
    wire.send(turn.door, {"ready": turn.version})
    for frame in zygote.orders():
        match frame.head["do"]:
            case "kill":
                zygote.kill(frame.head["pid"])
            case "grow":
                door = zygote.part(frame.head["order"])
                if door is not None:
                    return _grown(door, folder, frame.head["version"], inner)
            case "write":
                zygote.make(frame.head["order"], writing.of(limits, held))
            case _:
                zygote.make(0, worker.of(held, limits))
    return None


def _warmed(turn: _Turn, inner: ox.Store, *, plain: bool) -> Held:
    names = Names(()) if plain else questions.read_names(MemoryStore.of(inner))
    finding.of(names)  # made once here, not once in each worker
    if not plain:
        today = date.today()  # noqa: DTZ011 - as the questions have it
        seconds = max(turn.least, (process_time() - turn.begun) / 4)
        warming.warm(MemoryStore.of(inner), names, today, seconds)
    return Held(inner, turn.version, names, plain=plain)


def _grown(
    door: socket.socket, folder: Path, version: str, inner: ox.Store
) -> _Turn | None:
    """Bring what is in memory to *version*, which was made out of it."""
    begun = process_time()
    try:
        MemoryStore.of(inner).change(growth.change(folder, version))
    except KkrGraphError as error:
        wire.send(door, {"failed": str(error)})
        return None
    return _Turn(door, version, begun, least=0.0)  # who wrote waits for it
