"""Lines of words in columns put together to rows, where cells go on over lines."""

from collections.abc import Sequence
from itertools import pairwise

from kkr_graph.papers.figures import FIGURE
from kkr_graph.papers.hyphens import HYPHENS
from kkr_graph.papers.placed import Gutter, Placed, between, cells

_SAME = 1.1  # steps that differ by no more than this factor are alike
_WIDER = 1.25  # the step to a new row is wider than that within one, by this factor
OVERLAP = 0.8  # heights of a line: lines as near as this are not below each other
_SOME = 2  # wider steps that tell: the one below the headings does not
_FEWEST = 3  # rules between rows
_LINES = 4  # lines to a row, on the mean, where rules are drawn between rows


def of_lines(
    lines: Sequence[Placed], gutters: Sequence[Gutter], rules: Sequence[float] = ()
) -> tuple[list[list[str]], list[int]]:
    """Return the rows that *lines* make, and which line each begins with.

    *rules*: the heights of the rules drawn between the lines, rising.
    """
    steps = [b.y - a.y for a, b in pairwise(lines)]
    overlap = [
        step < OVERLAP * line.size for step, line in zip(steps, lines, strict=False)
    ]
    crossed = [between(rules, a.y, b.y) for a, b in pairwise(lines)]
    apart = [
        step
        for step, over, cut in zip(steps, overlap, crossed, strict=True)
        if not (over or cut)
    ]
    tight = _SAME * min(apart, default=0.0)
    wider = [step for step in apart if step > _WIDER * min(apart)]
    parted = len(wider) >= _SOME
    by_rules = len(rules) >= _FEWEST and _LINES * (len(rules) + 1) >= len(lines)
    shown = [cells(line, gutters) for line in lines]
    rows, firsts = shown[:1], [0]
    for at in range(1, len(lines)):
        near = not crossed[at - 1] and steps[at - 1] <= tight
        on = not crossed[at - 1] and (by_rules or overlap[at - 1])
        if on or (near and not by_rules and _goes_on(rows[-1], shown[at], parted)):
            rows[-1] = stacked(rows[-1], shown[at])
        else:
            rows.append(shown[at])
            firsts.append(at)
    return rows, firsts


def stacked(row: Sequence[str], line: Sequence[str]) -> list[str]:
    """Put the words of *line* below those of *row*, cell by cell."""
    pairs = zip(row, line, strict=True)
    return ["\n".join(part for part in pair if part) for pair in pairs]


def _goes_on(row: Sequence[str], line: Sequence[str], parted: bool) -> bool:  # noqa: FBT001
    """Say whether *line* is more of the cells of *row*.

    *parted*: some steps are wider than others, so that a narrow one tells.
    """
    filled = [bool(cell) for cell in line]
    pairs = list(zip(row, line, strict=True))
    if any(FIGURE.fullmatch(cell) for cell in line[1:]):
        free = not any(above and cell for above, cell in pairs[1:])
        return free and (parted or not filled[0] or line[0][0].islower())
    if (parted and not all(filled)) or not filled[0]:
        return True
    begun = [pair for pair in pairs if all(pair)]
    hyphened = any(above.endswith(tuple(HYPHENS)) for above, _ in begun)
    small = [cell[:1].islower() for _, cell in begun]
    return hyphened or (bool(small) and (all(small) or (small[0] and not all(filled))))
