"""Tables without rules, by the white space between their columns.

A run of lines is a table if the same gutters run through all of them, and either
figures stand in a column or headings over it.  Columns of running text, names in
columns, letterheads and contents lists have neither.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kkr_graph.papers import heads, rows
from kkr_graph.papers.figures import figure_columns
from kkr_graph.papers.grid import Grid, caption_of, is_table, tidied
from kkr_graph.papers.placed import (
    Gutter,
    Placed,
    cells,
    gutters_of,
    narrowed,
    segments,
)

NEAR = 4.0  # points by which columns of the same table may differ
_STEP = 3.2  # heights of a line between two lines of a table, at most
_SAME = 1.1  # steps that differ by no more than this factor are alike
_FEWEST = 3  # rows, headings too
_MAX_LINES = 3_000
_MARKS = re.compile(r"\W?\w{0,2}[.)]?")  # a bullet, or the number before a paragraph
_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?(?:\s|$)")  # 3.1 Status på takster
_PAGE = re.compile(r"(?<!\d)\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much white space parts words, in heights of a line."""

    wide: float
    """Between two words: this much parts them for certain."""
    least: float
    """Between two columns: this much is left in all of their lines."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table, and the lines that it stands on."""

    grid: Grid
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines *start* to *end* of a page, and the gutters through them."""

    start: int
    end: int
    gutters: tuple[Gutter, ...]


def find(
    lines: Sequence[Placed],
    page: int,
    limits: Limits,
    rules: Sequence[float] = (),
    like: Sequence[float] = (),
) -> list[Found]:
    """Return the tables among the lines of a page.

    *rules*: heights of horizontal rules, rising; *like*: where the columns begin of the
    table that the page before ends with.
    """
    parted = [
        replace(line, words=segments(line.words, limits.wide * line.size))
        for line in lines
    ]
    used = [False] * len(lines)
    order = sorted(range(len(lines)), key=lambda n: (-len(parted[n].words), n))
    found = []
    for seed in order:
        if used[seed] or len(parted[seed].words) == 1:
            continue
        block = _trimmed(_grown(lines, parted, seed, used, limits.least), parted)
        size = block.end - block.start
        used[seed] = True
        used[block.start : block.end] = [True] * size
        if size and (grid := _grid(lines, parted, block, rules, like)):
            found.append(Found(replace(grid, page=page), block.start, block.end))
    return sorted(found, key=lambda one: one.start)


def laid_out(cells: Sequence[Sequence[str]], page: int, line: int) -> Grid | None:
    """Return rows whose cells are known as a table, if anything shows it is one."""
    count = heads.count(cells)
    if not _convinces(cells, count):
        return None
    grid = tidied(cells, count, page, line)
    return grid if grid and is_table(grid) else None


def _grown(
    lines: Sequence[Placed],
    parted: Sequence[Placed],
    seed: int,
    used: Sequence[bool],
    least: float,
) -> _Block:
    """Take in the lines above and below *seed* that leave its gutters open."""
    gutters = gutters_of(parted[seed])
    ends = [seed, seed]
    for side, step in ((1, 1), (0, -1)):
        while 0 <= (at := ends[side] + step) < len(lines) and not used[at]:
            line, size = lines[at], lines[at].size
            if abs(line.y - lines[at - step].y) > _STEP * size:
                break
            open_still = narrowed(gutters, line, least * size)
            if open_still is None or ends[1] - ends[0] >= _MAX_LINES:
                break
            gutters, ends[side] = open_still, at
    return _Block(ends[0], ends[1] + 1, tuple(gutters))


def _trimmed(block: _Block, parted: Sequence[Placed]) -> _Block:
    """Leave out lines at both ends that fill the first column alone: sentences."""
    start, end = block.start, block.end
    alone = {n: _is_alone(parted[n], block) for n in range(start, end)}
    while end - start > 1 and alone[start] and not _beside(parted, start):
        start += 1
    steps = [b.y - a.y for a, b in pairwise(parted[start:end])]
    tight = _SAME * min(steps, default=0.0)
    while end - start > 1 and alone[end - 1] and not _beside(parted, end - 2):
        near = parted[end - 1].y - parted[end - 2].y <= tight
        if near and not alone[end - 2] and max(steps) > tight:
            break  # the end of a cell in the last row
        end -= 1
    return replace(block, start=start, end=end)


def _beside(parted: Sequence[Placed], at: int) -> bool:
    """Say whether a line and the next are too near to be below each other."""
    return parted[at + 1].y - parted[at].y < rows.OVERLAP * parted[at].size


def _is_alone(line: Placed, block: _Block) -> bool:
    return not any(cells(line, block.gutters)[1:])


def _grid(
    lines: Sequence[Placed],
    parted: Sequence[Placed],
    block: _Block,
    rules: Sequence[float],
    like: Sequence[float],
) -> Grid | None:
    """Lay a block out, unless nothing shows that it is a table."""
    body = lines[block.start : block.end]
    within = rules[bisect_right(rules, body[0].y) : bisect_left(rules, body[-1].y)]
    table, firsts = rows.of_lines(body, block.gutters, within)
    strong = [body[n].strong for n in firsts]
    count = heads.count(table, strong, [body[n].y for n in firsts], within)
    edges = (
        min(line.words[0].x0 for line in body),
        *(gutter.x1 for gutter in block.gutters),
    )
    if not _convinces(table, count) and not (not block.start and alike(edges, like)):
        return None
    over: list[list[str]] = []
    above: list[list[str]] = []
    if count:
        first = firsts[count] if count < len(firsts) else len(body)
        over = heads.groups(parted, block.start, block.gutters)
        above = [*over, *heads.levels(body[:first], block.gutters)]
    at = block.start - len(over)
    table = [*above, *table[count:]]
    grid = tidied(table, len(above), 1, lines[at].number, _caption(lines, at))
    if grid is None or not is_table(grid):
        return None
    return replace(grid, edges=edges, strong=strong[0] and not all(strong))


def alike(edges: Sequence[float], like: Sequence[float]) -> bool:
    """Say whether columns begin at the same places."""
    return len(edges) == len(like) and all(
        abs(a - b) <= NEAR for a, b in zip(edges, like, strict=True)
    )


def _convinces(table: Sequence[Sequence[str]], count: int) -> bool:
    """Say whether headings or figures show a table, and it is no list of entries."""
    body = table[count:]
    if len(table) < _FEWEST or not (count or figure_columns(body)):
        return False
    marks = sum(bool(_MARKS.fullmatch(row[0])) for row in body)
    if not count and 2 * marks > len(body):
        return False
    entries = sum(bool(_ENTRY.match(row[0])) for row in body)
    ends = (_PAGE.search(" ".join(row).strip()) for row in body)
    pages = [int(end[0]) for end in ends if end]
    contents = 2 * entries > len(body) and 2 * len(pages) > len(body)
    return not (contents and pages == sorted(pages))


def _caption(lines: Sequence[Placed], at: int) -> str:
    """Return the line right above a table, if it says that it is its name."""
    if at and lines[at].y - lines[at - 1].y <= _STEP * lines[at].size:
        return caption_of(lines[at - 1].text)
    return ""
