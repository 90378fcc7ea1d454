"""What is counted, for Prometheus; nothing of it tells who asked or what."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Info, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

REGISTRY: Final = CollectorRegistry()
_STEPS: Final = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)

CACHED: Final = Counter(
    "kkr_cached", "Answers that were kept from before.", ["kind"], registry=REGISTRY
)
ENDED: Final = Counter(
    "kkr_ended", "Requests that were stopped, by what for.", ["why"], registry=REGISTRY
)
LENT: Final = Counter(
    "kkr_lent", "Answers of a worker that had the connection.", registry=REGISTRY
)
VERSION: Final = Info("kkr", "What answers.", registry=REGISTRY)
SEEN: Final = Gauge(
    "kkr_endpoint_seen_seconds",
    "When the copy was last seen to be what the endpoint holds, since 1970.",
    registry=None,  # only where a copy is served; see ``of_copy``
)


class _Answers(Collector):
    """Answers by place and status, and how long they took.

    The counters of the library guard each count with a lock; what one thread counts
    needs none.
    """

    def __init__(self) -> None:
        self._counted: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._steps: dict[str, list[int]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def count(self, place: str, status: int, took: float) -> None:
        """Count one answer."""
        self._counted[place, status] += 1
        steps = self._steps.get(place)
        if steps is None:
            steps = self._steps[place] = [0] * (len(_STEPS) + 1)
        steps[bisect_left(_STEPS, took)] += 1
        self._seconds[place] += took

    def collect(self) -> Iterator[Metric]:
        """Tell what was counted."""
        answers = CounterMetricFamily(
            "kkr_answers", "Answers by place and status.", labels=["place", "status"]
        )
        for (place, status), number in self._counted.items():
            answers.add_metric([place, str(status)], number)
        yield answers
        seconds = HistogramMetricFamily(
            "kkr_seconds", "Seconds until the answer was sent.", labels=["place"]
        )
        for place, steps in self._steps.items():
            up_to = [*zip((*map(str, _STEPS), "+Inf"), accumulate(steps), strict=True)]
            seconds.add_metric([place], up_to, self._seconds[place])
        yield seconds


_answers: Final = _Answers()
REGISTRY.register(_answers)
count: Final = _answers.count
"""Count an answer of a place: its status, and the seconds it took."""


def of_copy() -> None:
    """Count how old a copy is from now on; there are none where our own is served."""
    REGISTRY.register(SEEN)


def text() -> bytes:
    """Return all that was counted, in the text form of Prometheus."""
    return generate_latest(REGISTRY)
