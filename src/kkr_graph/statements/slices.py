"""The finds that lie within a span, without looking through them all."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class _Find(Protocol):
    @property
    def start(self) -> int: ...


Find = TypeVar("Find", bound=_Find)


class Slices(Generic[Find]):
    """Finds, of which those between two places can be had.

    >>> from kkr_graph.statements.spans import Mention
    >>> found = Slices([Mention(7, 9, "KL", "iri:kl"), Mention(2, 4, "KL", "iri:kl")])
    >>> [one.start for one in found.between(2, 7)]
    [2]
    """

    def __init__(self, finds: Sequence[Find]) -> None:
        self._finds = sorted(finds, key=lambda one: one.start)
        self._starts = [one.start for one in self._finds]

    def between(self, start: int, end: int) -> list[Find]:
        """Return the finds that begin in ``[start, end)``, in order."""
        left, right = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._finds[left:right]
