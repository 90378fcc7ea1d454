"""A zygote: a process that holds one version in memory and makes workers that share it.

What it has loaded before it is copied costs the copies nothing.
"""

import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from kkr_graph import questions
from kkr_graph.errors import KkrGraphError
from kkr_graph.names import Names
from kkr_graph.pages import finding, rendering
from kkr_graph.store import MemoryStore
from kkr_graph.web import children, loading, wire, worker
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
    """Load what workers need, and read every question."""
    for module in _LATER:
        import_module(module)
    rendering.prepare()


def of(
    folder: Path, version: str, limits: Limits, *, plain: bool
) -> Callable[[socket.socket], None]:
    """Return what a zygote of *version* does; *plain* is a dataset that is not ours."""

    def tend(door: socket.socket) -> None:
        try:
            inner = loading.load(folder, version)
            names = Names(()) if plain else questions.read_names(MemoryStore.of(inner))
        except (KkrGraphError, OSError, SyntaxError) as error:
            wire.send(door, {"failed": str(error)})
            return
        finding.of(names)  # made once here, not once in each worker
        held = Held(inner, version, names, plain=plain)
        children.settle()
        zygote = Children(door)
        wire.send(door, {"ready": version})
        for frame in zygote.orders():
            if frame.head["do"] == "kill":
                zygote.kill(frame.head["pid"])
            else:
                zygote.make(0, worker.of(held, limits))

    return tend
