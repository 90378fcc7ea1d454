"""Where a day stands across a picture, and which years are written under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

_FEWEST_PIXELS: Final = 46  # from the middle of one year to that of the next


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Whole years from *first* to *last*, *left* to *right* in pixels.

    >>> scale = TimeScale(2020, 2024, 100, 500)
    >>> scale.x(date(2022, 1, 1)), scale.x(date(1999, 1, 1))
    (300.0, 100)
    """

    first: int
    last: int
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where *day* stands; a day off the scale stands at its end."""
        year = date(day.year, 1, 1)
        long = (
            (date(day.year + 1, 1, 1) - year).days if day.year < date.max.year else 365
        )
        years = day.year + (day - year).days / long - self.first
        at = self.left + years / (self.last - self.first) * (self.right - self.left)
        return min(max(at, self.left), self.right)

    def years(self) -> list[int]:
        """Return the years to write, not nearer than they can be read."""
        count = self.last - self.first
        fit = max(1, int((self.right - self.left) / _FEWEST_PIXELS))
        step = next(n for n in _STEPS if count / n <= fit or n == _STEPS[-1])
        return [year for year in range(self.first, self.last + 1) if year % step == 0]


_STEPS: Final = (1, 2, 4, 5, 10, 20, 50, 100, 1000)


def over(days: Iterable[date], left: float, right: float) -> TimeScale:
    """Return the scale that holds *days*, at least four years long."""
    known = sorted(days) or [date(2000, 1, 1)]
    first, last = known[0].year, known[-1].year + 1
    wanting = max(0, 4 - (last - first))
    first = max(first - wanting // 2, date.min.year)
    last = min(max(last, first + 4), date.max.year)
    return TimeScale(min(first, last - 4), last, left, right)
