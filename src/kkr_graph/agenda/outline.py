"""The outline of a paper: its headings in order, with the paragraphs under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.heading import Heading
from kkr_graph.agenda.headings import Headings
from kkr_graph.agenda.rubrics import rubric
from kkr_graph.agenda.titles import case_of


@dataclass(slots=True)
class Rubric:
    """A heading such as *Baggrund* and what stands under it."""

    key: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A section or an item, its heading, and what stands under it in order."""

    heading: Heading
    case: str | None = None
    opening: list[Block] = field(default_factory=list)  # before the first rubric
    rubrics: list[Rubric] = field(default_factory=list)

    def under(self, key: str) -> list[Block]:
        """Return the paragraphs under the rubric *key*, wherever it stands."""
        return [
            b for rubric in self.rubrics if rubric.key == key for b in rubric.blocks
        ]

    @property
    def blocks(self) -> list[Block]:
        """Return every paragraph under the heading."""
        return [*self.opening, *(b for rubric in self.rubrics for b in rubric.blocks)]


def outline(blocks: Sequence[Block]) -> tuple[list[Block], list[Entry]]:
    """Return the paragraphs before the first heading, and the headings in order."""
    blocks = _paired(blocks)
    headings = Headings(blocks)
    front: list[Block] = []
    entries: list[Entry] = []
    at = 0
    while at < len(blocks):
        if heading := headings.at(at):
            entries.append(Entry(heading, heading.case))
            at += len(heading.blocks)
            continue
        if entries:
            _put(entries[-1], blocks[at])
        else:
            front.append(blocks[at])
        at += 1
    return front, entries


# Punkt 3        (its title is on the next line)
_LONE: Final = re.compile(
    r"(?:(?:Dagsordens)?punkt|pkt\.?|ad) \d{1,2}(?:\.\d{1,2}){0,2}[.:]?", re.IGNORECASE
)


def _paired(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks*, with the number of an item put before its title."""
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if above and _LONE.fullmatch(above.text) and not rubric(block.text):
            place = replace(above.place, end=block.place.end)
            text = f"{above.text} {block.text}"
            found[-1] = replace(above, text=text, place=place)
        else:
            found.append(block)
    return found


def _put(entry: Entry, block: Block) -> None:
    """Put *block* under its rubric, or open the rubric it prints."""
    within = entry.rubrics[-1].key if entry.rubrics else None
    part = None if block.bullet else rubric(block.text, within=within)
    if part:
        key, start, end = part
        entry.rubrics.append(Rubric(key))
        if start < end:
            text, place = block.text[start:end], block.part(start, end)
            entry.rubrics[-1].blocks.append(Block(text, "", block.mark, place))
    elif entry.case is None and not entry.rubrics and (case := case_of(block)):
        entry.case = case
    elif entry.rubrics:
        entry.rubrics[-1].blocks.append(block)
    else:
        entry.opening.append(block)
