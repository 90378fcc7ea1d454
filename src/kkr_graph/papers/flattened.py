"""Tables that an extraction has flattened to a run of short lines with figures.

Each cell comes below the one before it, broken as the narrow column broke it, and the
figures of a row stand together behind the last syllable of its label::

    Di-            heading of a column, ends with a year
    men-
    sionering
    2031
    Eks-           label of a row
    empel
    by 851 850     its end, and the figures
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kkr_graph.papers import breaks, personal
from kkr_graph.papers.figures import YEAR, parted
from kkr_graph.papers.grid import Grid, is_table
from kkr_graph.papers.hyphens import HYPHENS
from kkr_graph.papers.paper import Line

_SHORT = 40  # characters in a line of such a table
_HIGH = 16  # lines in a label
_FEWEST = 3  # rows
_ABOVE = 80  # lines of headings
_NARROW = 14  # characters in a heading that stands over one column
_ENDED = (".", ":", ";", "?", "!", ",")
_BULLET = re.compile(r"(?:[–—•·▪●○◦‣*-]|\d{1,2}[.)]|[a-z]\)|\./\.)\s")
_PARTS = re.compile(r"\s{2,}|\t")

Close = Callable[[Sequence[str]], str]
_Unit = list[str]
"""Lines that are one cell: they begin with a capital and go on in small letters."""


@dataclass(slots=True)
class _Row:
    """Lines of words, and the figures behind them."""

    words: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


def find(lines: Iterable[Line], close: Close) -> Iterator[Grid]:
    """Yield the flattened tables of *lines*; *close* puts the lines of a cell together.

    The lines are those of the running text, without heads, feet and contents lists.
    """
    for run in _runs(lines):
        yield from _tables(_rows(run), close)


def _runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the runs of short lines that hold figures enough for a table."""
    run: list[Line] = []
    for line in lines:
        if _is_cell(line):
            run.append(line)
            continue
        yield from _worth([run])
        run = []
    yield from _worth([run])


def _worth(runs: Iterable[list[Line]]) -> Iterator[list[Line]]:
    for run in runs:
        if sum(line.text[-1:].isdigit() for line in run) >= _FEWEST:
            yield run


def _is_cell(line: Line) -> bool:
    """Say whether a line may stand in a cell, and is no sentence and no bullet."""
    text = line.text
    if len(text) > 2 * _SHORT or _BULLET.match(text) or breaks.stands_alone(text):
        return False
    words, figures = parted(text)
    if len(words) > _SHORT or (not figures and words.endswith(_ENDED)):
        return False
    return not any(personal.details(text)) and not breaks.starts(line, None)


def _rows(run: Sequence[Line]) -> list[_Row]:
    """Part a run of lines where figures end."""
    rows = [_Row()]
    for line in run:
        words, figures = parted(line.text)
        if words and rows[-1].figures:
            rows.append(_Row())
        if words:
            rows[-1].words.append(line)
            rows[-1].texts.append(words)
        elif not rows[-1].words:  # figures without a label
            rows[-1].words.append(line)
            rows[-1].texts.append("")
        rows[-1].figures += figures
        del rows[-1].words[:-_ABOVE], rows[-1].texts[:-_ABOVE]
    return rows


def _tables(rows: list[_Row], close: Close) -> Iterator[Grid]:
    """Yield a table for each stretch of rows with as many figures."""
    start = last = 0
    while start < len(rows):
        count, end = len(rows[start].figures), start + 1
        while end < len(rows) and _alike(rows[end], count):
            end += 1
        years = all(YEAR.fullmatch(one) for one in rows[start].figures)
        headed = years and end - start > 1
        if count > 1 and end - start >= _FEWEST + headed:
            above = rows[max(last, start - _ABOVE) : start]
            grid = _grid(above, rows[start:end], close, headed=headed)
            if is_table(grid):
                last = end
                yield grid
        start = end


def _alike(row: _Row, count: int) -> bool:
    return len(row.figures) == count and len(row.words) <= _HIGH and row.texts[0] != ""


def _grid(above: list[_Row], body: list[_Row], close: Close, *, headed: bool) -> Grid:
    """Lay a table out; *headed*: its first row is years, over the figures below."""
    count = len(body[-1].figures)
    first, rest = body[0], body[1:]
    others = [_units(row.words, row.texts) for row in rest]
    units = _units(first.words, first.texts)
    heading = _units(*_lines_of(above))[-_ABOVE:]
    ended = [unit[-1][-1:].isdigit() for unit in heading[-count:]]
    told = len(ended) == count and all(ended)  # the headings end with their years
    split = 0 if told else len(units) - _own(units, others)
    if headed:
        label = close(units[-1]) if units else ""
        levels = [[label, *first.figures]]
        levels = _groups([*heading, *units[:-1]], levels[0], count, close)
    else:
        levels = _levels([*heading, *units[:split]], count, close)
        own = [text for unit in units[split:] for text in unit]
        rest = [_Row(first.words, own, first.figures), *rest]
    rows = [["\n".join(row.texts), *row.figures] for row in rest]
    opened = _opened(above, first, levels)
    return Grid(
        tuple(map(tuple, [*levels, *rows])),
        len(levels),
        opened.page,
        opened.number,
        last_page=rest[-1].words[-1].page,
    )


def _opened(above: list[_Row], first: _Row, levels: list[list[str]]) -> Line:
    """Return the first printed line of a table: that of its first heading."""
    word = next((cell for level in levels for cell in level if cell), "").split("\n")[0]
    lines = [line for row in [*above, first] for line in row.words][-_ABOVE:]
    found = (line for line in lines if word and line.text.startswith(word))
    return next(found, first.words[0])


def _lines_of(rows: list[_Row]) -> tuple[list[Line], list[str]]:
    """Return the lines of rows, figures as printed behind their words or below them."""
    lines, texts = [], []
    for row in rows[-_ABOVE:]:
        for line, text in zip(row.words, row.texts, strict=True):
            lines.append(line)
            texts.append(text)
        if row.figures and texts:
            texts[-1] = "\n".join([*filter(None, texts[-1:]), " ".join(row.figures)])
    return lines, texts


def _units(lines: Sequence[Line], texts: Sequence[str]) -> list[_Unit]:
    """Put lines together to cells: a cell begins with a capital or after a year."""
    units: list[_Unit] = []
    for line, text in zip(lines, texts, strict=True):
        before = units[-1] if units else []
        broken = bool(before) and before[-1].endswith(tuple(HYPHENS))
        small = text[:1].islower() or text[:1].isdigit()
        ended = bool(before) and before[-1][-1:].isdigit()
        if units and not line.gap and (broken or (small and not ended)):
            before.append(text)
        else:
            units.append([text])
    return units


def _own(units: list[_Unit], others: list[list[_Unit]]) -> int:
    """Return how many units at the end are the label of the first row.

    The labels of the other rows tell: by the word they begin with, or their number.
    """
    begins = {_word(cells[0]) for cells in others if cells}
    for size in range(min(len(units), _HIGH), 0, -1):
        if _word(units[-size]) in begins:
            return size
    sizes = sorted(len(cells) for cells in others)
    return min(len(units), max(1, sizes[len(sizes) // 2]))


def _word(unit: _Unit) -> str:
    """Return the first word of a cell, or what the line broke off of it."""
    return next(iter(unit[0].split()), "")


def _levels(units: list[_Unit], count: int, close: Close) -> list[list[str]]:
    """Return the rows of headings that *units* are: groups over columns, or columns."""
    if units:
        pieces = units[-1]
        parts = _PARTS.split(pieces[-1]) if len(pieces) == 1 else []
        if len(parts) not in {count, count + 1} and len(pieces) == 1:
            parts = pieces[0].split()
        if len(parts) in {count, count + 1}:
            row = [*[""] * (count + 1 - len(parts)), *parts]
            return _groups(units[:-1], row, count, close)
    if len(units) < count:
        return [[""] * (count + 1)]
    heads = ["\n".join(unit) for unit in units[-count:]]
    return _groups(units[:-count], ["", *heads], count, close)


def _groups(
    units: list[_Unit], heads: list[str], count: int, close: Close
) -> list[list[str]]:
    """Return *heads* with the groups above them, where the heads repeat group by group.

    What stands right above the heads, and is no group, is the heading of the labels.
    """
    closed = [close(head.split("\n")) for head in heads[1:]]
    for size in range(2, count):
        groups, over = divmod(count, size)
        if over or closed != closed[:size] * groups or len(units) < groups:
            continue
        above = ["\n".join(unit) for unit in units[-groups:]]
        return [["", *[name for name in above for _ in range(size)]], heads]
    if units and not heads[0] and len(close(units[-1])) <= _NARROW:
        heads = ["\n".join(units[-1]), *heads[1:]]
    return [heads]
