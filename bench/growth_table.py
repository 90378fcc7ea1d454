"""The figures as text: ratios for each size, and how cost grows."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from cases import CASES
from figures import Figure, Summary, slope, summaries
from ways import OURS, Case


def lines(figures: Sequence[Figure], repeat: str) -> Iterator[str]:
    """Yield what *figures* are for the page of results; *repeat* is a command."""
    told = summaries(figures)
    used = sorted({one.version for one in figures if one.version[:4] != "kkr-"})
    day = datetime.now(UTC).date()
    yield (
        "Processor time of processes of their own, ours and the peers' in turn: a busy "
        "machine disturbs it less than the wait. A ratio is the peer's median over "
        "ours, so above 1 ours is faster; the spread is from their least over our most "
        "to their most over our least. MiB is the most that one process held, set-up "
        "included. Seconds are only there to see the scale. Curves and memory: "
        "[growth.html](growth.html); every try: [growth.csv](growth.csv). "
        f"Repeat: `{repeat}`."
    )
    yield ""
    yield (
        f"Python {platform.python_version()}, {', '.join(used)}; last run {day}, load "
        f"of the machine {os.getloadavg()[0]:.1f}."
    )
    yield from _fixed(told)
    for size in sorted({one.size for one in figures} - {0}):
        statements = max(one.statements for one in figures if one.size == size)
        yield f"\n### {size:,} ({statements:,} statements)\n"
        yield from _table(told, [case for case in CASES if case.is_sized], size)
    yield from _growth(told)


def ratio(ours: Summary, peer: Summary) -> float:
    """Return how many times our cost the peer's is."""
    return peer.seconds / ours.seconds


def seconds(value: float) -> str:
    """Return seconds as a person reads them: three digits that count.

    >>> [seconds(one) for one in (0.0123, 1.234, 123.4)]
    ['12.3 ms', '1.23 s', '123 s']
    """
    if value < 1:
        return f"{1000 * value:.3g} ms"
    return f"{value:.0f} s" if value >= 100 else f"{value:.3g} s"  # noqa: PLR2004 - three digits


def times(value: float) -> str:
    """Return a ratio, two digits that count.

    >>> [times(one) for one in (0.123, 1.26, 56.7, 123.4)]
    ['0.12', '1.3', '57', '123']
    """
    return f"{value:.2g}" if value < 100 else f"{value:.0f}"  # noqa: PLR2004 - three digits


def _fixed(told: dict[tuple[str, str, int], Summary]) -> Iterator[str]:
    yield "\n### Whatever the size\n"
    yield from _table(told, [case for case in CASES if not case.is_sized], 0)


def _table(
    told: dict[tuple[str, str, int], Summary], cases: Sequence[Case], size: int
) -> Iterator[str]:
    yield "| case | ours | MiB | beside | peer | MiB | ratio | spread | runs |"
    yield "| --- | ---: | ---: | --- | ---: | ---: | ---: | --- | ---: |"
    for case in cases:
        first, *others = [told.get((case.name, way.name, size)) for way in case.ways]
        if first is None:
            continue
        if not first.runs:
            yield f"| {case.title} | {first.failure} | | | | | | | |"
            continue
        cells = [case.title, seconds(first.seconds), f"{first.mebibytes:.0f}"]
        for number, peer in enumerate(one for one in others if one):
            lead = ["", "", ""] if number else cells
            yield f"| {' | '.join((*lead, *_beside(first, peer)))} |"
        if not any(others):
            yield f"| {' | '.join(cells)} | | | | | | {first.runs} |"


def _beside(first: Summary, peer: Summary) -> tuple[str, ...]:
    if not peer.runs:
        return (peer.way, peer.failure, "", "", "", "")
    spread = f"{times(peer.least / first.most)}–{times(peer.most / first.least)}"
    if first.runs == peer.runs == 1:
        spread = ""
    return (
        peer.way,
        seconds(peer.seconds),
        f"{peer.mebibytes:.0f}",
        times(ratio(first, peer)),
        spread,
        f"{first.runs}/{peer.runs}",
    )


def _growth(told: dict[tuple[str, str, int], Summary]) -> Iterator[str]:
    yield "\n### How cost grows\n"
    yield (
        "The power of the number of statements that the cost grows by, from the least "
        "size to the largest: 1 is in step with the graph, 0 not at all.\n"
    )
    yield "| case | ours | peers |"
    yield "| --- | ---: | --- |"
    for case in CASES:
        found = {way.name: slope(points(told, case, way.name)) for way in case.ways}
        mine = found.pop(OURS)
        if mine is not None:
            theirs = [
                f"{name} {one:.2f}" for name, one in found.items() if one is not None
            ]
            yield f"| {case.title} | {mine:.2f} | {', '.join(theirs)} |"


def points(
    told: dict[tuple[str, str, int], Summary], case: Case, way: str
) -> list[Summary]:
    """Return what was measured of a way of *case*, the least size first."""
    names = sorted(name for name in told if name[:2] == (case.name, way))
    return [told[name] for name in names]
