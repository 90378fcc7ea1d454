"""The figures that were measured, kept as a table, and what they come to."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from math import log
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Final

PLACE: Final = Path(__file__).with_name("growth.csv")


@dataclass(frozen=True, slots=True)
class Figure:
    """One try.

    size        as it was asked for; 0 where the cost does not hang on it
    statements  how many the sources really make
    case, way   their names
    version     of what does the work, for example ``rdflib 7.6.0``
    seconds     of processor time; ``mebibytes`` at the peak; neither if it failed
    failure     why it came to nothing
    """

    size: int
    statements: int
    case: str
    way: str
    version: str
    seconds: float | None = None
    mebibytes: float | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The tries of one way at one size: how many, medians, and what they lay between.

    least, most  of the seconds
    failure      why the last of them came to nothing
    """

    size: int
    statements: int
    case: str
    way: str
    version: str
    runs: int
    seconds: float
    least: float
    most: float
    mebibytes: float
    failure: str = ""


def read(place: Path = PLACE) -> list[Figure]:
    """Return the figures in *place*; none if it is not there."""
    if not place.exists():
        return []
    with place.open(encoding="utf-8", newline="") as stream:
        return [_figure(row) for row in csv.DictReader(stream)]


def _figure(row: dict[str, str]) -> Figure:
    seconds, mebibytes = row.pop("seconds"), row.pop("mebibytes")
    return Figure(
        size=int(row.pop("size")),
        statements=int(row.pop("statements")),
        seconds=float(seconds) if seconds else None,
        mebibytes=float(mebibytes) if mebibytes else None,
        **row,
    )


def replace(new: Sequence[Figure], place: Path = PLACE) -> list[Figure]:
    """Let *new* stand for what was measured of the same case and size; return all."""
    measured = {(one.case, one.size) for one in new}
    kept = [one for one in read(place) if (one.case, one.size) not in measured]
    whole = sorted([*kept, *new], key=attrgetter("case", "size", "way"))
    with place.open("w", encoding="utf-8", newline="") as stream:
        names = [one.name for one in fields(Figure)]
        table = csv.DictWriter(stream, names, lineterminator="\n")
        table.writeheader()
        table.writerows(map(_row, whole))
    return whole


def _row(figure: Figure) -> dict[str, object]:
    row = asdict(figure)
    if figure.seconds is not None and figure.mebibytes is not None:
        row["seconds"] = f"{figure.seconds:.5g}"
        row["mebibytes"] = f"{figure.mebibytes:.1f}"
    return row


def summaries(figures: Iterable[Figure]) -> dict[tuple[str, str, int], Summary]:
    """Return what the tries come to, by case, way and size."""
    key = attrgetter("case", "way", "size")
    whole = sorted(figures, key=key)
    return {name: _summary([*tries]) for name, tries in groupby(whole, key)}


def _summary(tries: list[Figure]) -> Summary:
    one = tries[-1]
    seconds = [one.seconds for one in tries if one.seconds is not None]
    peaks = [one.mebibytes for one in tries if one.mebibytes is not None]
    return Summary(
        one.size,
        one.statements,
        one.case,
        one.way,
        one.version,
        len(seconds),
        median(seconds or [0]),
        min(seconds, default=0),
        max(seconds, default=0),
        median(peaks or [0]),
        one.failure,
    )


def slope(points: Sequence[Summary]) -> float | None:
    """Return the power of the statements that the seconds grow by, end to end.

    1 is in step with the graph, 0 not at all, 2 four times for twice the graph.  None
    for fewer than two sizes.
    """
    measured = [one for one in points if one.runs and one.seconds and one.statements]
    if len(measured) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = measured[0], measured[-1]
    return log(last.seconds / first.seconds) / log(last.statements / first.statements)
