"""Words with their places, and the columns that they stand in.

White space that runs down through some lines parts them into columns, whatever the
words are: a *gutter*.  Places are in points for a page of a PDF, in characters for a
text; sizes (the height of a line) too, so that limits are the same for both.
"""

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

    >>> [w.text for w in segments([Word(0, 2, "I"), Word(3, 6, "alt"), Word(9, 12, "3")], 2)]
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
    for gutter in gutters:
        pieces = [
            piece
            for piece in _pieces(gutter, line)
            if piece.x1 - piece.x0 >= least
            or (2 * (piece.x1 - piece.x0) >= least and gutter.x1 - piece.x1 <= near)
        ]
        if not pieces:
            return None
        found += pieces
    return found


def _pieces(gutter: Gutter, line: Placed) -> Iterator[Gutter]:
    start = gutter.x0
    for word in line.words:
        if word.x1 <= start:
            continue
        if word.x0 >= gutter.x1:
            break
        if word.x0 > start:
            yield Gutter(start, word.x0)
        start = word.x1
    if start < gutter.x1:
        yield Gutter(start, gutter.x1)


def cells(line: Placed, gutters: Sequence[Gutter]) -> list[str]:
    """Return the words of *line* column by column."""
    row: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        row[sum(middle > (g.x0 + g.x1) / 2 for g in gutters)].append(word.text)
    return [" ".join(texts) for texts in row]
