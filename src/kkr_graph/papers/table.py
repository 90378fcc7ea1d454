"""A table of a paper: headings and rows as printed, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

SkipReason = Literal["drawing", "much-text", "many-pages", "time", "unreadable"]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; every row is as long as the headings, an empty cell is "".

    The words are left out of the repr, as those of a :class:`Line` are.
    """

    page: int
    last_page: int
    headings: tuple[str, ...] = field(repr=False)
    """One for each column; rows of headings are joined, the upper first, by " – "."""
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    caption: str = field(repr=False)
    line: int
    """The number of its first printed line on *page*."""

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """Yield row label, heading and value of each cell but the labels.

        >>> table = Table(1, 1, ("", "2025"), (("Eksempel Kommune", "3"),), "", 1)
        >>> list(table.cells())
        [('Eksempel Kommune', '2025', '3')]
        """
        for row in self.rows:
            for heading, value in zip(self.headings[1:], row[1:], strict=True):
                yield row[0], heading, value


@dataclass(frozen=True, slots=True)
class Skipped:
    """A page whose tables were not looked for, and why."""

    page: int
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class Tables:
    """What was read of the tables of a paper, in the order they are printed."""

    found: tuple[Table, ...] = ()
    skipped: tuple[Skipped, ...] = ()
