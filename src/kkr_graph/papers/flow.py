"""The running text of a paper, where every character knows its page and line."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

Reason = Literal[
    "running-head",
    "page-number",
    "contents",
    "initials",
    "phone",
    "mail",
    "cpr",
    "stray",
]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something printed that is not in the running text.  Never the text itself."""

    page: int
    line: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``flow.text[start:end]``, which begins on *page*, *line*."""

    start: int
    end: int
    text: str = field(repr=False)
    page: int
    line: int
    bullet: str = ""
    """The bullet or number printed before it (``–``, ``1.``, ``2)``), not in text."""
    mark: bool = False
    """``./.`` or ``./..`` is printed before it: a paper is annexed.  Not in text."""


@dataclass(frozen=True, slots=True)
class Flow:
    r"""Running text: the paragraphs, joined by ``\n``, and what was left out."""

    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...] = ()
    starts: tuple[int, ...] = field(default=(), repr=False)
    """Where in the text each printed line begins, rising."""
    places: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """The page and line of each of those starts."""

    def place(self, offset: int) -> tuple[int, int]:
        """Return the page and line on which the character at *offset* is printed.

        >>> flow = Flow("hoved" "stad", (), (), (0, 5), ((1, 9), (2, 1)))
        >>> flow.place(4), flow.place(5)
        ((1, 9), (2, 1))
        """
        if not 0 <= offset <= len(self.text) or not self.starts:
            message = f"offset {offset} is outside a text of {len(self.text)}"
            raise IndexError(message)
        return self.places[bisect_right(self.starts, offset) - 1]

    def page(self, offset: int) -> int:
        """Return the page on which the character at *offset* is printed."""
        return self.place(offset)[0]
