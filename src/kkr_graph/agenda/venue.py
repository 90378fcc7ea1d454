"""Where the meeting is held, as the front of the paper says."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.agenda import grammar, times
from kkr_graph.agenda.agenda import Place
from kkr_graph.agenda.blocks import Block

_POSTCODE: Final = re.compile(r",(?: \d{4})?$")


def _with_town(block: Block, following: Sequence[Block]) -> Block:
    """Return *block* with the town on the next line, if it ends with a postcode."""
    if not following or not _POSTCODE.search(block.text):
        return block
    text = f"{block.text} {following[0].text}"
    place = Place(block.place.start, following[0].place.end, block.place.page)
    return Block(text, block.bullet, block.mark, place)


def venue(front: Sequence[Block], places: dict[str, Place]) -> str | None:
    """Return what stands after ``Sted:``; where labels come first, after the date."""
    for number, printed in enumerate(front):
        block = _with_town(printed, front[number + 1 : number + 2])
        label = next(
            (m for m in grammar.LABEL.finditer(block.text) if "sted" in m[1].lower()),
            None,
        )
        if label is None:
            continue
        start = label.end()
        if after := grammar.LABEL.search(block.text, start):
            return _trimmed(block, start, after.start(), places)
        # Dato: Sted: 23-02-2015 kl. 10:00 Eksempelgården
        start = max(_values(block.text, start), default=start)
        if block.text[start:].strip(" .,"):
            return _trimmed(block, start, len(block.text), places)
        return _valued(front[number + 1 :], places)
    return None


def _values(text: str, start: int) -> list[int]:
    """Return where the dates and times in *text* from *start* on end."""
    patterns = (*times.DATES, times.TIME)
    return [m.end() for p in patterns for m in p.finditer(text, start)]


def _valued(rest: Sequence[Block], places: dict[str, Place]) -> str | None:
    """Return the first of *rest*, values after their labels, that is no date."""
    for number, printed in enumerate(rest[:5]):
        block = _with_town(printed, rest[number + 1 : number + 2])
        text = block.text
        if grammar.LABEL.search(text) or text == ":00":
            continue
        start = max(_values(text, 0), default=0)
        if text[start:].strip(" .,:-"):
            return _trimmed(block, start, len(text), places)
    return None


def _trimmed(
    block: Block, start: int, end: int, places: dict[str, Place]
) -> str | None:
    """Return a venue without the sentence that follows it, and keep its place."""
    if stop := grammar.VENUE_END.search(block.text, start, end):
        end = stop.end() if stop[0] != "." else stop.start()
    text = block.text[start:end]
    start += len(text) - len(text.lstrip(" .,:"))
    found = text.strip(" .,:")
    if not found:
        return None
    places["venue"] = block.part(start, start + len(found))
    return found
