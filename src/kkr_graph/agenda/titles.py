"""What is, and what is not, the title of an item, seen one paragraph at a time."""

import re
from typing import Final

from kkr_graph.agenda import grammar
from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.rubrics import rubric

LONGEST: Final = 200  # letters of a title that nothing else confirms


def case_of(block: Block) -> str | None:
    """Return the case number, if *block* is the line of one."""
    match = grammar.CASE_LINE.fullmatch(block.printed)
    return match["case"] if match else None


def is_rubric(block: Block) -> bool:
    """Whether *block* is a rubric such as ``Baggrund``."""
    return not block.bullet and rubric(block.text) is not None


def numbered(block: Block) -> re.Match[str] | None:
    """Match a number and a title, if *block* prints them."""
    return None if block.mark else grammar.NUMBERED.fullmatch(block.printed)


def confirms(block: Block) -> bool:
    """Whether *block* is what follows the title of an item."""
    annexed = grammar.ANNEX_LABEL.fullmatch(block.text)  # in a paper of annexes
    return is_rubric(block) or case_of(block) is not None or annexed is not None


def titular(block: Block) -> bool:
    """Whether *block* may be the title of an item without a number."""
    text = block.text
    return not (
        block.bullet
        or block.mark
        or block.is_link
        or len(text) > LONGEST
        or text.endswith((".", ":", ";", ",", "-"))
        or is_rubric(block)
        or case_of(block) is not None
        or grammar.NO_ANNEX.fullmatch(text)
        or grammar.kind_of(text)
        or grammar.councils_of(text)
    )


def joined(title: str, more: str) -> str:
    """Return a title and its next line as one, a hyphen at the line's end closed."""
    if title.rstrip().endswith("-") and more[:1].islower():
        return title.rstrip()[:-1] + more
    return f"{title.rstrip()} {more}"
