"""Headings over columns of words: bold, above a rule, or of figures."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kkr_graph.papers.figures import NOTHING, figure_columns, is_data
from kkr_graph.papers.placed import Gutter, Placed, Word, between, cells
from kkr_graph.papers.rows import stacked

_MOST = 3  # rows of headings
_NEAR = 2.2  # heights of a line between headings
# What tables of these papers are headed with: Indsats   Tovholder   Status
_HEADING = re.compile(
    r"(?:indsats(?:er|område)?|tovholder(?:e|kommune)?|status|kommune|ansvarlig|frist"
    r"|opgave|emne|område|aktivitet|projekt|beløb|antal|i alt|bemærkning(?:er)?|dato"
    r"|bidrag|budget|regnskab|deltagere|tidsplan|pris|andel|mål|enhed|år)\.?",
    re.IGNORECASE,
)
_SURE = 2  # such words that make a row one of headings


def count(
    rows: Sequence[Sequence[str]],
    strong: Sequence[bool] = (),
    heights: Sequence[float] = (),
    rules: Sequence[float] = (),
) -> int:
    """Return how many of the first *rows* are headings.

    *strong*, *heights*: whether each row is bold, and where; *rules*: where rules are.
    """
    bold = next((n for n, one in enumerate(strong) if not one), 0)
    return (
        bold or _over_figures(rows) or _over_rule(rows, heights, rules) or _named(rows)
    )


def _over_figures(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows that hold words or years where those below hold figures."""
    columns = figure_columns(rows)
    found = 0
    while columns and found < min(len(rows) - 1, _MOST):
        over = [rows[found][n].strip() for n in columns]
        if is_data(rows[found]) or all(NOTHING.fullmatch(cell) for cell in over):
            break
        found += 1
    return found


def _over_rule(
    rows: Sequence[Sequence[str]], heights: Sequence[float], rules: Sequence[float]
) -> int:
    """Say whether the first row alone stands above a rule, or every row does."""
    if not rules or len(rows) == 1 or is_data(rows[0]):
        return 0
    below = [between(rules, a, b) for a, b in pairwise(heights)]
    return int(below[0] and (not any(below[1:]) or all(below)))


def _named(rows: Sequence[Sequence[str]]) -> int:
    """Say whether the first row holds words that tables are headed with."""
    named = sum(bool(_HEADING.fullmatch(cell.strip())) for cell in rows[0])
    filled = len(rows[0]) > _SURE and all(rows[0])
    return int(named >= _SURE or (named == 1 and filled))


def levels(
    lines: Sequence[Placed], gutters: Sequence[Gutter]
) -> tuple[list[str], list[str]]:
    """Return lines of headings as two rows: those over several columns, and the rest.

    As many stand over the columns as part them evenly, and below each column has one.
    """
    shown = [cells(line, gutters) for line in lines]
    upper, lower = [""] * (len(gutters) + 1), [""] * (len(gutters) + 1)
    for at, row in enumerate(shown):
        named = [cell for cell in row[1:] if cell]
        size, over = divmod(len(gutters), max(1, len(named)))
        parts = not over and 1 < len(named) < len(gutters)
        if parts and any(all(below[1:]) for below in shown[at + 1 :]):
            upper = stacked(upper, ["", *[cell for cell in named for _ in range(size)]])
            lower = stacked(lower, [row[0], *[""] * len(gutters)])
        else:
            lower = stacked(lower, row)
    return upper, lower


def groups(
    parted: Sequence[Placed], start: int, gutters: Sequence[Gutter]
) -> list[list[str]]:
    """Return the headings above line *start* that run over several columns."""
    found: list[list[str]] = []
    for at in range(start - 1, max(start - 1 - _MOST, -1), -1):
        line = parted[at]
        far = parted[at + 1].y - line.y > _NEAR * line.size
        if far or not 1 < len(line.words) <= len(gutters):
            break
        found.insert(0, _spread(line.words, gutters))
    return found


def _spread(words: Sequence[Word], gutters: Sequence[Gutter]) -> list[str]:
    """Say which columns each heading stands over: as many each, or as it reaches."""
    size, over = divmod(len(gutters), len(words))
    if not over:
        return ["", *[word.text for word in words for _ in range(size)]]
    middles = [(gutter.x0 + gutter.x1) / 2 for gutter in gutters]
    ends = pairwise([float("-inf"), *middles, float("inf")])
    return [
        " ".join(word.text for word in words if word.x0 < right and word.x1 > left)
        for left, right in ends
    ]
