"""Order the columns of a picture so that few lines cross: the barycentre rule.

Each name goes where the mean of those it is tied to stands; sweeping to and fro some
two dozen times settles it (Sugiyama, Tagawa and Toda 1981).  The best order is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

ROUNDS: Final = 24

Ties = Mapping[str, Sequence[str]]


def order(columns: Sequence[Sequence[str]], ties: Ties) -> list[list[str]]:
    """Return *columns*, each in the order that makes few crossings.

    *ties* tells for each key which keys of the columns beside it are tied to it.  What
    is tied to nothing keeps its place at the end, in the order given.

    >>> order([["a", "b"], ["x", "y"]], {"a": "y", "b": "x", "x": "b", "y": "a"})
    [['a', 'b'], ['y', 'x']]
    """
    now = [
        sorted(column, key=lambda key: not ties.get(key))
        for column in map(list, columns)
    ]
    best, fewest = now, crossings(now, ties)
    for turn in range(ROUNDS):
        # The middle column looks at both sides; the outer ones at the middle.
        numbers = range(len(now)) if turn % 2 else reversed(range(len(now)))
        now = list(now)
        for number in numbers:
            places = _places(now, but=number)
            now[number] = _sorted(now[number], ties, places)
        found = crossings(now, ties)
        if found < fewest:
            best, fewest = now, found
    return [list(column) for column in best]


def crossings(columns: Sequence[Sequence[str]], ties: Ties) -> int:
    """Return how many pairs of lines between neighbouring columns cross."""
    count = 0
    for left, right in pairwise(columns):
        place = {key: row for row, key in enumerate(right)}
        ends = [
            sorted(place[other] for other in ties.get(key, ()) if other in place)
            for key in left
        ]
        seen: list[int] = []
        for rows in ends:
            count += sum(before > row for row in rows for before in seen)
            seen += rows
    return count


def _places(columns: Iterable[Sequence[str]], *, but: int) -> dict[str, float]:
    """Return how far down its column each key stands, from 0 to 1."""
    return {
        key: (row + 0.5) / len(column)
        for number, column in enumerate(columns)
        if number != but
        for row, key in enumerate(column)
    }


def _sorted(
    column: Sequence[str], ties: Ties, places: Mapping[str, float]
) -> list[str]:
    def wanted(key: str) -> float:
        found = [places[other] for other in ties.get(key, ()) if other in places]
        return sum(found) / len(found) if found else 2.0  # below everything tied

    return sorted(column, key=wanted)
