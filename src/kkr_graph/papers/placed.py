"""Words with their places, and the columns that they stand in.

White space that runs down through some lines parts them into columns, whatever the
words are: a *gutter*.  Places are in points for a page of a PDF, in characters for a
text; sizes (the height of a line) too, so that limits are the same for both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ALIGNED = 0.1  # heights of a line by which words that begin a column may differ


class Word(NamedTuple):
    """Words that stand together: where they begin and end on their line."""

    x0: float
    x1: float
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of words, left to right, at height *y* (growing downwards)."""

    words: tuple[Word, ...]
    y: float
    size: float
    number: int = 0
    """The number of the printed line, where it is known."""

    @property
    def strong(self) -> bool:
        """Whether all of its words are bold."""
        return all(word.strong for word in self.words)

    @property
    def text(self) -> str:
        """Its words, as one."""
        return " ".join(word.text for word in self.words)


class Gutter(NamedTuple):
    """White space between two columns."""

    x0: float
    x1: float


def segments(words: Iterable[Word], gap: float) -> tuple[Word, ...]:
    """Put words together that stand nearer than *gap*.

    >>> words = [Word(0, 2, "I"), Word(3, 6, "alt"), Word(9, 12, "3")]
    >>> [word.text for word in segments(words, 2)]
    ['I alt', '3']
    """
    found: list[Word] = []
    for word in words:
        if found and word.x0 - found[-1].x1 < gap:
            last = found.pop()
            text, strong = f"{last.text} {word.text}", last.strong and word.strong
            word = Word(last.x0, max(last.x1, word.x1), text, strong)  # noqa: PLW2901
        found.append(word)
    return tuple(found)


def gutters_of(line: Placed) -> list[Gutter]:
    """Return the white spaces between the words of *line*."""
    return [
        Gutter(a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)
    ]


def narrowed(
    gutters: Sequence[Gutter], line: Placed, least: float
) -> list[Gutter] | None:
    """Return what *line* leaves of the gutters; None if it runs across one.

    A word within a gutter parts it in two, a column more.  Half of *least* is enough
    where the next word begins just where the column does.
    """
    near = _ALIGNED * line.size
    found: list[Gutter] = []
    for gutter, pieces in _open_in(gutters, line):
        wide = [
            piece
            for piece in pieces
            if piece.x1 - piece.x0 >= least
            or (2 * (piece.x1 - piece.x0) >= least and gutter.x1 - piece.x1 <= near)
        ]
        if not wide:
            return None
        found += wide
    return found


def _open_in(
    gutters: Sequence[Gutter], line: Placed
) -> Iterator[tuple[Gutter, list[Gutter]]]:
    """Yield each gutter, left to right, and what *line* leaves of it."""
    at = 0
    for gutter in gutters:
        start, pieces = gutter.x0, []
        while at < len(line.words) and line.words[at].x0 < gutter.x1:
            word = line.words[at]
            if word.x0 > start:
                pieces.append(Gutter(start, word.x0))
            start = max(start, word.x1)
            if word.x1 > gutter.x1:
                break
            at += 1
        if start < gutter.x1:
            pieces.append(Gutter(start, gutter.x1))
        yield gutter, pieces


def between(heights: Sequence[float], above: float, below: float) -> bool:
    """Say whether one of *heights*, which rise, lies between two."""
    at = bisect_right(heights, above)
    return at < len(heights) and heights[at] < below


def cells(line: Placed, gutters: Sequence[Gutter]) -> list[str]:
    """Return the words of *line* column by column."""
    row: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    column = 0
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        while column < len(gutters) and middle > sum(gutters[column]) / 2:
            column += 1
        row[column].append(word.text)
    return [" ".join(texts) for texts in row]
