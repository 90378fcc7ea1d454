"""What was seen, counted: answers by kind and status, their times, and what was wrong.

Tallies of several readers add up.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

SHOWN: Final = 20  # faults that are kept in full
_STEP: Final = math.log(1.02)  # a time is known to 2 of 100


@dataclass(slots=True)
class Tally:
    """Counts by kind.

    statuses  by kind and status; a status of 0 is a connection that broke
    took      by kind and how long it took, in steps
    wrong     how many were wrong, and ``faults`` the first ones in full
    """

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    took: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, kind: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self.statuses[kind, status] += 1
        if status:
            self.took[kind, int(math.log(max(seconds, 1e-6)) / _STEP)] += 1

    def fault(self, text: str) -> None:
        """Count something that is wrong."""
        self.wrong += 1
        if len(self.faults) < SHOWN:
            self.faults.append(text)

    def add(self, other: "Tally") -> None:
        """Add what another counted."""
        self.statuses += other.statuses
        self.took += other.took
        self.wrong += other.wrong
        self.faults = (self.faults + other.faults)[:SHOWN]

    def kinds(self) -> Iterator[str]:
        """Yield every kind that was counted, in the order of its first answer."""
        yield from dict.fromkeys(kind for kind, _ in self.statuses)

    def answers(self, kind: str) -> int:
        """Return how many answers of a kind came."""
        return sum(
            number
            for (one, code), number in self.statuses.items()
            if one == kind and code
        )

    def answers_with(self, status: int) -> int:
        """Return how many answers had that status."""
        return sum(
            number for (_, code), number in [*self.statuses.items()] if code == status
        )

    def within(self, kind: str, share: float) -> float:
        """Return the seconds in which that *share* of the answers came; 0 if none."""
        steps = sorted(
            (step, number) for (one, step), number in self.took.items() if one == kind
        )
        left = share * sum(number for _, number in steps)
        for step, number in steps:
            left -= number
            if left <= 0:
                return math.exp((step + 1) * _STEP)
        return 0.0
