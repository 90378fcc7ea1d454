"""A stretch of time whose ends may be sure, rough, open or unknown, and its words."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

from kkr_graph.language import Language
from kkr_graph.pictures import words


class Edge(Enum):
    """An end of a stretch of time that is no date."""

    OPEN = "open"  # it goes on
    UNKNOWN = "unknown"  # the sources do not say


@dataclass(frozen=True, slots=True)
class Bound:
    """A day, or the days it lies between: ``[earliest, latest]``, both included.

    text  as the source prints it ("primo 2026"); else the days are written
    """

    earliest: date
    latest: date
    text: str = ""

    @classmethod
    def sure(cls, day: date) -> "Bound":
        """Return the bound that is one day."""
        return cls(day, day)

    @property
    def rough(self) -> bool:
        """Whether more than one day is meant."""
        return self.earliest != self.latest


End: TypeAlias = Bound | Edge


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of time, ``[start, end)``."""

    start: End
    end: End

    def days(self) -> list[date]:
        """Return the days that are known, in order."""
        known = [end for end in (self.start, self.end) if isinstance(end, Bound)]
        return sorted(day for end in known for day in (end.earliest, end.latest))

    def say(self, language: Language) -> str:
        """Return the stretch as a reader is told it; the last day is the day it holds.

        >>> Span(Bound.sure(date(2022, 1, 1)), Edge.OPEN).say("da")
        'fra 1/1-2022'
        >>> one = Bound.sure(date(2025, 9, 2)), Bound.sure(date(2025, 9, 3))
        >>> Span(*one).say("da"), Span(*one).say("en")
        ('2/9-2025', '2025-09-02')
        """
        start, end = self.start, self.end
        first = last = ""
        if isinstance(start, Bound):
            first = start.text or words.day(start.earliest, language)
        if isinstance(end, Bound):
            last = end.text or words.day(_before(end.latest), language)
        if first and first == last:
            return first
        if first and last:
            return words.BETWEEN.say(language).format(a=first, b=last)
        if first:
            return words.FROM.say(language).format(a=first)
        if last:
            return words.UNTIL.say(language).format(b=last)
        return words.TIME_UNKNOWN.say(language)


def _before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day
