"""Whether what was acknowledged is there: asked of the server, read from the disk."""

import time
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

import pyoxigraph as ox
from soak_course import GRAPHS, JOURNAL, Course, graph, journal, turtle
from soak_load import FINE, Window
from soak_questions import Questions
from soak_server import Server

from kkr_graph import versions

_TRIES: Final = 40
_TELLING: Final = ("medium", "count")  # questions that together tell the state


class Verifier:
    """Compares the store of a server with the course of its writes."""

    def __init__(self, server: Server, course: Course, sources: Path) -> None:
        self._server, self.course = server, course
        self._questions, self._random = Questions(sources), Random(0)

    def missing(self, window: Window) -> str:
        """Say what the server answers from before the last write acknowledged, if so.

        A write may be under way meanwhile.
        """
        oldest = window.acknowledged
        for kind in _TELLING:
            if fault := self._fault(kind, lambda: range(oldest, window.begun + 1)):
                return f"write {oldest}: {fault}"
        return ""

    def is_there(self, step: int) -> bool:
        """Say whether the server answers from *step*."""
        return not any(
            self._fault(kind, lambda: range(step, step + 1)) for kind in _TELLING
        )

    def _fault(self, kind: str, steps: Callable[[], range]) -> str:
        """Say in what an answer is that of none of *steps*, as they are afterwards."""
        asked = self._questions.one_of(kind, self._random)
        said = self._server.ask("GET", asked.path, accept=asked.accept)
        for _ in range(_TRIES):
            if said.status not in FINE:
                break
            time.sleep(0.25)
            said = self._server.ask("GET", asked.path, accept=asked.accept)
        faults = [
            self._questions.fault(asked, said.status, said.body, self.course.state(one))
            for one in steps()
        ]
        return f"{said.body[:400]!r} {faults[0]}" if all(faults) else ""

    def on_disk(self, steps: range) -> list[str]:
        """Return what is lost or wrong on the disk, if it is to hold one of *steps*."""
        with closing(versions.open_current(self._server.store)) as store:
            names = set(store.graphs())
            held = {name: set(store.triples(name)) for name in _counted(names)}
        faults: list[str] = []
        for step in reversed(steps):
            found = self._faults(held, names, step)
            if not found:
                return []
            faults = faults or found
        return faults

    def _faults(
        self, held: dict[str, set[ox.Triple]], names: set[str], step: int
    ) -> list[str]:
        state = self.course.state(step)
        wanted = {f"{GRAPHS}{graph('b')}": turtle("b", state.b)}
        if state.a is not None:
            wanted[f"{GRAPHS}{graph('a')}"] = turtle("a", state.a)
        wanted |= {f"{GRAPHS}{JOURNAL}{one}": journal(one) for one in state.journals}
        found = [f"{name} is lost" for name in sorted(wanted.keys() - names)]
        found += [f"{name} is too many" for name in sorted(held.keys() - wanted.keys())]
        found += [
            f"{name} is not as it was written"
            for name, text in wanted.items()
            if name in held and held[name] != _parsed(text)
        ]
        return found


def _counted(names: Collection[str]) -> list[str]:
    ours = (f"{GRAPHS}{JOURNAL}", f"{GRAPHS}{graph('')}")
    return [name for name in names if name.startswith(ours)]


def _parsed(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)}
