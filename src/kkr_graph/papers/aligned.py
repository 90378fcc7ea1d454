"""Tables of a text file, in columns of white space or parted by tabs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median_low

from kkr_graph.papers import columns
from kkr_graph.papers.grid import Grid
from kkr_graph.papers.paper import Line
from kkr_graph.papers.placed import Placed, Word

_WORD = re.compile(r"\S+(?: \S+)*")
_APART = re.compile(r"\S\s*\t|\S {2,}\S")
# -------  ------   ·   =======   ·   +-----+----+
_RULE = re.compile(r"[\s=_+|─-]*$")
_LIMITS = columns.Limits(wide=2.0, least=2.0)  # characters between columns
_FEWEST = 3  # lines
_LONGEST = 400  # characters in a line of a table
_NEXT = 1.5  # a line stands right below another


def find(
    text: str, lines: Sequence[Line], apart: set[tuple[int, int]]
) -> Iterator[Grid]:
    """Yield the tables of *text*, whose printed lines are *lines*.

    *apart*: page and number of the lines that are heads, feet and contents lists.
    """
    placed = [pair for pair in _placed(text, lines) if pair[1] not in apart]
    if sum(bool(_APART.search(raw)) for raw, _, _ in placed) < _FEWEST:
        return
    for page, group in groupby(placed, key=lambda item: item[1][0]):
        sheet = list(group)
        yield from _tabbed(sheet, page)
        spaced = [item for item in sheet if "\t" not in item[0].strip()]
        rules = [y for raw, _, y in spaced if _is_rule(raw)]
        shown = [_line(*item) for item in spaced if not _is_rule(item[0])]
        for one in columns.find(shown, page, _LIMITS, rules):
            opens, closes = not one.start, one.end == len(shown)
            yield replace(one.grid, opens=opens, closes=closes)


def _placed(
    text: str, lines: Sequence[Line]
) -> list[tuple[str, tuple[int, int], float]]:
    """Return each printed line as it is in the file, its place and its height.

    Heights are in lines, those of a text of doubled ends halved.
    """
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f")
    shown = [(n, line) for n, line in enumerate(raw.split("\n")) if line.strip()]
    step = median_low([b - a for (a, _), (b, _) in pairwise(shown)] or [1])
    return [
        (raw_line.replace("\f", ""), (line.page, line.number), n / min(step, 2))
        for (n, raw_line), line in zip(shown, lines, strict=False)
    ]


def _is_rule(raw: str) -> bool:
    return len(raw) <= _LONGEST and bool(_RULE.match(raw))


def _line(raw: str, place: tuple[int, int], y: float) -> Placed:
    if len(raw) > _LONGEST:
        return Placed((Word(0, len(raw), raw[:_LONGEST]),), y, 1.0, place[1])
    found = _WORD.finditer(raw.replace("|", " "))
    words = tuple(Word(word.start(), word.end(), word[0]) for word in found)
    return Placed(words or (Word(0, 1, raw[:1]),), y, 1.0, place[1])


def _tabbed(
    sheet: Sequence[tuple[str, tuple[int, int], float]], page: int
) -> Iterator[Grid]:
    """Yield the tables of lines that as many tabs part."""
    run: list[list[str]] = []
    number, below = 1, 0.0
    for raw, place, y in [*sheet, ("", (page, 0), 0.0)]:
        cells = [cell.strip() for cell in raw.strip("\n").split("\t")]
        if run and (len(cells) != len(run[0]) or y - below > _NEXT):
            grid = columns.laid_out(run, page, number)
            if grid:
                yield grid
            run = []
        if len(cells) > 1:
            number = number if run else place[1]
            run.append(cells)
        below = y
