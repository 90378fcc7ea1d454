"""A zygote: a process that holds one version in memory and makes workers that share it.

What it has loaded before it is copied costs the copies nothing.
"""

import socket
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Final

from kkr_graph import loading, questions
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


def of(
    folder: Path, version: str, limits: Limits, *, plain: bool
) -> Callable[[socket.socket], None]:
    """Return what a zygote of *version* does; *plain* is a dataset that is not ours."""

    def tend(door: socket.socket) -> None:
        begun = process_time()
        try:
            inner = loading.load(folder, version)
            names = Names(()) if plain else questions.read_names(MemoryStore.of(inner))
        except (KkrGraphError, OSError, SyntaxError) as error:
            wire.send(door, {"failed": str(error)})
            return
        finding.of(names)  # made once here, not once in each worker
        if not plain:
            today = date.today()  # noqa: DTZ011 - as the questions have it
            seconds = max(warming.SECONDS, (process_time() - begun) / 4)
            warming.warm(MemoryStore.of(inner), names, today, seconds)
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
