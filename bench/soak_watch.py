"""The watch of a soak: memory and open files of the server's processes, over time."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import memory
import work
from soak_load import Window
from soak_server import Server

EVERY: Final = 2.0  # seconds
_TELLING: Final = 2.0  # minutes, fewer of which tell nothing of growth
_STEADY: Final = 1.25  # times as much, beside ``_LEEWAY``, is no growth
_LEEWAY: Final = 24.0  # MiB


@dataclass(frozen=True, slots=True)
class Sample:
    """What was seen at ``at``, in seconds of the soak.

    life   how often the server had been started
    front  MiB of the process that clients speak to; ``whole`` of all of them
    files  that the front had open; ``processes`` how many there were
    """

    at: float
    life: int
    front: float
    whole: float
    files: int
    processes: int


def look(server: Server, at: float, life: int) -> Sample:
    """Return what is to be seen now."""
    pids = work.family(server.pid)
    each = [memory.of_one(pid) for pid in pids]
    return Sample(at, life, each[0], sum(each), _files(server.pid), len(pids))


class Watch(threading.Thread):
    """Looks every other second until the window ends."""

    def __init__(self, server: Server, window: Window) -> None:
        super().__init__(name="watch", daemon=True)
        self._server, self._window = server, window
        self.samples: list[Sample] = []
        self._begun = time.monotonic()

    def run(self) -> None:
        """Look."""
        while not self._window.ended:
            life = self._window.life
            if not life[0]:
                at = time.monotonic() - self._begun
                sample = look(self._server, at, life[1])
                if life == self._window.life and sample.front:
                    self.samples.append(sample)
            time.sleep(EVERY)

    def longest(self) -> list[Sample]:
        """Return the samples of the longest life, without its first quarter."""
        lives = {sample.life for sample in self.samples}
        each = [[one for one in self.samples if one.life == life] for life in lives]
        found = max(each, key=len, default=[])
        return found[len(found) // 4 :]


@dataclass(frozen=True, slots=True)
class Growth:
    """Medians of the first and the last third of what was measured, and its slope.

    slope    a minute, by least squares
    minutes  over which it was measured
    """

    first: float
    last: float
    most: float
    slope: float
    minutes: float

    @property
    def steady(self) -> bool:
        """Whether it stayed about the same, or was measured too shortly to tell."""
        too_short = self.minutes < _TELLING
        return too_short or self.last <= _STEADY * self.first + _LEEWAY


def growth(samples: list[Sample], what: str) -> Growth:
    """Return how a field of samples grew; it takes three."""
    seen = [float(getattr(one, what)) for one in samples]
    times = [one.at / 60 for one in samples]
    third = len(seen) // 3
    if not third:
        return Growth(0.0, 0.0, max(seen, default=0.0), 0.0, 0.0)
    middle, level = sum(times) / len(times), sum(seen) / len(seen)
    spread = sum((at - middle) ** 2 for at in times)
    slope = sum(
        (at - middle) * (one - level) for at, one in zip(times, seen, strict=True)
    )
    first, last = median(seen[:third]), median(seen[-third:])
    return Growth(first, last, max(seen), slope / spread, times[-1] - times[0])


def _files(pid: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return 0
