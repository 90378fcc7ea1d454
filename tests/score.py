"""Score what the finders read against what a person read from the same paper.

The gold files in ``gold/`` were written from the printed paper, before any reader ran.
What they count, so that a second person would write the same lines:

dates     every day or rough date with a place in the calendar, verbatim the fewest
          words that give its bounds (``den``, ``senest``, ``udgangen af`` included; a
          preposition only where nothing else makes a time of a year or month).  A year
          in a name (Infrastrukturplan 2035) is none; nor is "i år" or "årsskiftet".
amounts   money, per cent, full-time equivalents, and numbers in figures or words with
          the noun they count; an interval is two.  No ages, marks, durations, names.
mentions  names that the graph holds, whole or inflected, the longest that fits.  A
          part of a name ("Ekspertudvalget") or of an address is none.
tables    every cell but the labels of rows: the label, the headings over the column
          (the upper first, a dash between), the value as printed; broken words closed.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kkr_graph.papers import Table
from kkr_graph.statements import FoundAmount, FoundDate, Mention

GOLD = Path(__file__).parent / "gold"
IDS = "https://w3id.org/kkr/id/"
Row = tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How many lines agree, and which do not."""

    right: int
    wrong: tuple[Row, ...]
    missed: tuple[Row, ...]

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))

    def __str__(self) -> str:
        said = (
            f"precision {self.precision:.3f} ({self.right} of "
            f"{self.right + len(self.wrong)}), recall {self.recall:.3f} ({self.right} "
            f"of {self.right + len(self.missed)})"
        )
        rows = [f"  wrong   {' | '.join(row)}" for row in self.wrong]
        rows += [f"  missed  {' | '.join(row)}" for row in self.missed]
        return "\n".join((said, *rows))


def score(paper: str, kind: str, found: Iterable[Row]) -> Score:
    """Compare *found* with ``gold/{paper}/{kind}.csv``, line by line."""
    with (GOLD / paper / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        gold = Counter(tuple(row) for row in list(csv.reader(lines))[1:])
    read = Counter(found)
    return Score(
        right=(gold & read).total(),
        wrong=tuple(sorted((read - gold).elements(), key=_by_page)),
        missed=tuple(sorted((gold - read).elements(), key=_by_page)),
    )


def date_rows(found: Iterable[FoundDate], page: Callable[[int], int]) -> list[Row]:
    return [
        (
            str(page(one.start)),
            plain(one.verbatim),
            one.not_before.isoformat() if one.not_before else "",
            one.not_after.isoformat(),
            one.rule,
        )
        for one in found
    ]


def amount_rows(found: Iterable[FoundAmount], page: Callable[[int], int]) -> list[Row]:
    return [
        (str(page(one.start)), plain(one.verbatim), _written(one.value), one.unit)
        for one in found
    ]


def mention_rows(found: Iterable[Mention], page: Callable[[int], int]) -> list[Row]:
    return [
        (str(page(one.start)), plain(one.verbatim), one.iri.removeprefix(IDS))
        for one in found
    ]


def table_rows(found: Iterable[Table]) -> list[Row]:
    return [(str(table.page), *cell) for table in found for cell in table.cells()]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def unmarked(line: str) -> tuple[str, str]:
    """Return *line* without its [brackets], and what stands in them."""
    found = line[line.index("[") + 1 : line.index("]")]
    return line.replace("[", "").replace("]", ""), found


def _written(value: Decimal) -> str:
    return format(value, "f")


def _by_page(row: Row) -> tuple[int, Row]:
    return int(row[0]), row
