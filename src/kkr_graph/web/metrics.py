"""What is counted, for Prometheus; nothing of it tells who asked or what."""

from functools import cache
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

REGISTRY: Final = CollectorRegistry()
_STEPS: Final = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)

ANSWERS: Final = Counter(
    "kkr_answers",
    "Answers by place and status.",
    ["place", "status"],
    registry=REGISTRY,
)
SECONDS: Final = Histogram(
    "kkr_seconds",
    "Seconds until the answer was sent.",
    ["place"],
    buckets=_STEPS,
    registry=REGISTRY,
)
CACHED: Final = Counter(
    "kkr_cached", "Answers that were kept from before.", ["kind"], registry=REGISTRY
)
ENDED: Final = Counter(
    "kkr_ended", "Requests that were stopped, by what for.", ["why"], registry=REGISTRY
)


def count(place: str, status: int, took: float) -> None:
    """Count an answer of *place*, and the seconds it *took*."""
    _answers(place, status).inc()
    _seconds(place).observe(took)


# There are as many of these as places and statuses; to look them up takes longer than
# to count.
_answers = cache(ANSWERS.labels)
_seconds = cache(SECONDS.labels)


def text() -> bytes:
    """Return all that was counted, in the text form of Prometheus."""
    return generate_latest(REGISTRY)
