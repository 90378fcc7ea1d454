"""The paragraphs of a running text, as the grammar wants to see them.

The grammar takes any running text with these attributes (``papers.flow.Flow`` is one),
so that it knows nothing of files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from kkr_graph.agenda.agenda import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

# ./. Flere kommuner og Region Hovedstaden har udtrykt interesse
# ./.. At det regionale ressourcemæssige engagement ophører
_MARK: Final = re.compile(r"\./\.{1,2}\s*")

# https://www.kl.dk/politik/kkr/kkr-hovedstaden/moedemateriale#moede-den-18-juni
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+")


# 2. udpeger et medlem        a) at KKR godkender budgettet      (a title has a capital)
_COUNTED: Final = re.compile(r"(?:\d{1,2}[.)]|[a-h][.)])(?= (?!it-|e-)[a-zæøå]| KKR )")


class Printed(Protocol):
    """A paragraph: its span, the bullet before it, whether a ``./.`` stands there."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""

    @property
    def bullet(self) -> str:
        """The bullet or number before the paragraph, empty if none."""

    @property
    def mark(self) -> bool:
        """Whether an annex mark stands before the paragraph."""


class Running(Protocol):
    """A running text with its paragraphs and the page of every character."""

    @property
    def text(self) -> str:
        """The whole text, paragraphs joined by line ends."""

    @property
    def paragraphs(self) -> Sequence[Printed]:
        """The paragraphs in order."""

    def page(self, offset: int) -> int:
        """Return the page of the character at *offset*, from 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its text; ``printed`` has the bullet before it."""

    text: str
    bullet: str
    mark: bool
    place: Place

    @property
    def printed(self) -> str:
        """The text with its bullet, as printed."""
        return f"{self.bullet} {self.text}" if self.bullet else self.text

    @property
    def is_link(self) -> bool:
        """Whether only a link target stands here, which the print does not show."""
        return _LINK.fullmatch(self.text) is not None

    def part(self, start: int, end: int | None = None) -> Place:
        """Return the place of a stretch of ``text``."""
        stop = len(self.text) if end is None else end
        return Place(self.place.start + start, self.place.start + stop, self.place.page)

    def divided(self, at: Sequence[int]) -> list[Block]:
        """Return the paragraph in pieces that begin at 0 and at each of *at*."""
        ends = [*at, len(self.text)]
        pieces: list[Block] = []
        for start, end in zip([0, *at], ends, strict=True):
            text = self.text[start:end].rstrip()
            if text:
                first = not pieces
                place = self.part(start, start + len(text))
                bullet = self.bullet if first else ""
                pieces.append(Block(text, bullet, self.mark and first, place))
        return pieces


def cut(flow: Running) -> list[Block]:
    """Return the paragraphs of *flow* that hold text, without bullet and mark."""
    blocks = []
    for paragraph in flow.paragraphs:
        start, bullet, mark = paragraph.start, paragraph.bullet, paragraph.mark
        text = flow.text[start : paragraph.end]
        if printed := _MARK.match(text):
            mark, start = True, start + printed.end()
        elif bullet and text.startswith(bullet):
            start += len(bullet)
        text = flow.text[start : paragraph.end]
        if not bullet and (counted := _COUNTED.match(text)):
            bullet, start = counted[0], start + counted.end()
            text = text[counted.end() :]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if text or mark:
            place = Place(
                start, start + len(text), flow.page(min(start, paragraph.end))
            )
            blocks.append(Block(text, bullet, mark, place))
    return blocks


def span(blocks: Sequence[Block]) -> Place:
    """Return the place from the first of *blocks* to the end of the last."""
    first, last = blocks[0].place, blocks[-1].place
    return Place(first.start, last.end, first.page)
