"""A heading of a section or an item, as it is printed."""

import re
from dataclasses import dataclass
from typing import Final

from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.grammar import squeezed

_SAME: Final = 25  # letters that tell whether two headings are one


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: number (or none), title, key of the name if known, and case number."""

    number: str
    title: str
    name: str | None
    blocks: tuple[Block, ...]
    case: str | None = None

    @property
    def steps(self) -> list[int]:
        """The number as numbers, so that 3.10 comes after 3.4."""
        return [int(step) for step in self.number.split(".")] if self.number else []


def same(block: Block, match: re.Match[str] | None) -> str:
    """Return what a heading in a list of contents has in common with the one it is of.

    match   the number and title of *block*, where it has a number
    """
    text = f"{match['number']}.{match['title']}" if match else block.printed
    return squeezed(text)[:_SAME]
