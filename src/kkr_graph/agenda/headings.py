"""Which paragraphs are headings of sections and items.

A heading is known by more than its number, since lists in prose are numbered too: a
section by its name or by the item under it, an item by its section and by coming after
the one before.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kkr_graph.agenda import grammar
from kkr_graph.agenda.blocks import Block
from kkr_graph.agenda.decisions import is_bare
from kkr_graph.agenda.heading import Heading, same
from kkr_graph.agenda.rubrics import rubric
from kkr_graph.agenda.sections import name_of
from kkr_graph.agenda.titles import (
    LONGEST,
    case_of,
    confirms,
    is_rubric,
    joined,
    numbered,
    titular,
)

_LOOK_AHEAD: Final = 4  # paragraphs a wrapped title and a case number may take
_LINES: Final = 3  # lines a title may take
_WIDE: Final = 55  # letters of a line that is long enough to have been broken
_FAR: Final = 4  # sections that may be skipped where nothing but a number tells
_SMALL: Final = re.compile(r"(?!it-|e-|kl\b)[a-zæøå]")


class Headings:
    """The headings of *blocks*, asked for one by one from the top."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.above: Heading | None = None  # the heading before this one
        self.steps: list[int] = []  # of the last heading with a number
        self.highest: list[int] = []
        self.matches = [numbered(block) for block in blocks]
        self.dotted = any(
            "." in match["number"] and self._confirmed(at)
            for at, match in enumerate(self.matches)
            if match
        )
        self.last = {
            same(blocks[at], match): at
            for at, match in enumerate(self.matches)
            if match
        }
        parts = (rubric(block.text) for block in blocks if not block.bullet)
        self.first = next((part[0] for part in parts if part), "")  # opens an item
        self.listed = set(self._lists())
        self.plain = not any(
            self._confirmed(at)
            for at, match in enumerate(self.matches)
            if match and at not in self.listed and not _SMALL.match(match["title"])
        )
        self.titles = set(self._titles()) if self.plain else set()

    def at(self, at: int) -> Heading | None:
        """Return the heading that begins at *at*, after those asked for before it."""
        if heading := self._at(at):
            self.above = heading
            self.steps = heading.steps or self.steps
            self.highest = max(self.highest, self.steps)
        return heading

    def _at(self, at: int) -> Heading | None:
        match = self.matches[at]
        if at in self.titles:
            block = self.blocks[at]
            return Heading("", block.text, name_of(block.text), (block,))
        if match is None or at in self.listed:
            return self._unnumbered(at)
        repeated = self.last[same(self.blocks[at], match)] > at
        if repeated and not self._confirmed(at):
            return None  # a line of a list of contents
        if "." in match["number"]:
            return self._item(at, match)
        last = self.highest[0] if self.highest else 0
        near = last < int(match["number"]) <= last + _FAR or (
            int(match["number"]) > last and name_of(match["title"])
        )
        if near and self._is_section(at, match):
            return self._titled(at, match, wraps=self._opens(at, match["number"]))
        return None

    def _lists(self) -> Iterator[int]:
        """Yield the entries of lists, which count on from 1 below a line with a colon.

        Or below *Bilag* and *Indstilling*; not what a section is known by.
        """
        count = 0
        for at, match in enumerate(self.matches):
            number = match["number"] if match else ""
            above = self.blocks[at - 1] if at else None
            if number == "1" and above is not None and match:
                opens = above.text.endswith((":", " at")) or is_rubric(above)
                known = self._known(at, match) or self._confirmed(at)
                count = 1 if opens and not known else 0
            elif count and match and number == str(count + 1):
                count = 0 if self._known(at, match) else count + 1
            else:
                count = 0
            if count:
                yield at

    def _titles(self) -> Iterator[int]:
        """Yield the titles of a paper that numbers nothing.

        A title stands above a case number, or above a part that begins an item anew.
        """
        seen: set[str] = set()
        for at, block in enumerate(self.blocks[:-1]):
            following = self.blocks[at + 1]
            part = None if following.bullet else rubric(following.text)
            if titular(block) and (
                case_of(following) is not None
                or (part and (not seen or part[0] in seen or part[0] == "baggrund"))
            ):
                yield at
                seen = set()
            if part:
                seen.add(part[0])

    def _known(self, at: int, match: re.Match[str]) -> bool:
        """Whether what follows a title, or its words, are those of a heading."""
        if name_of(match["title"]) or self._opens(at, match["number"]):
            return True
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if following is None:
            return False
        part = None if following.bullet else rubric(following.text)
        return case_of(following) is not None or bool(part and part[0] == self.first)

    def _unnumbered(self, at: int) -> Heading | None:
        """Return ``Deltagerfortegnelse`` or ``Eventuelt`` printed without a number."""
        block = self.blocks[at]
        name = None if block.bullet or block.mark else name_of(block.text)
        if name is None or block.text.rstrip().endswith(":"):
            return None
        above = self.above
        ended = above is not None and above.name in {"eventuelt", "naeste-moede"}
        if name == "deltagere":
            wanted = above is None or ended
        elif self.steps:
            wanted = name == "eventuelt"  # another may be a heading within an item
        else:
            wanted = above is not None and name in {"eventuelt", "naeste-moede"}
        return Heading("", block.text, name, (block,)) if wanted else None

    def _item(self, at: int, match: re.Match[str]) -> Heading | None:
        title = match["title"]
        steps = [int(step) for step in match["number"].split(".")]
        last = self.steps
        if last and (steps <= self.highest or steps[0] > last[0] + 1):
            return None  # 5.6 mia. kr.
        confirmed = self._confirmed(at)
        following = bool(last) and (steps in ([*last[:-1], last[-1] + 1], [*last, 1]))
        printed = following and title[0].isupper() and len(title) < LONGEST
        return (
            self._titled(at, match, wraps=confirmed) if confirmed or printed else None
        )

    def _is_section(self, at: int, match: re.Match[str]) -> bool:
        if match["word"] is None and _SMALL.match(match["title"]):
            return False  # 14 høringssvar fra kommunerne
        if name_of(match["title"]) or self._opens(at, match["number"]):
            return True
        if (match["word"] and match["sign"]) or self._follows(at, match):
            return True
        ahead = self.blocks[at + 1 : at + 3]
        cased = grammar.CASE.search(match["title"]) or any(map(case_of, ahead))
        return bool(cased) or (not self.dotted and any(map(is_rubric, ahead)))

    def _follows(self, at: int, match: re.Match[str]) -> bool:
        """Whether a title comes next in a paper that has items and no sections.

        No entry of a list: those come right below the one before.
        """
        title, count = match["title"], int(match["number"])
        if self.dotted or not self.highest or count != self.highest[0] + 1:
            return False
        printed = title[0].isupper() and len(title) < LONGEST and title[-1] not in ".;,"
        before = self.matches[at - 1] if at else None
        listed = before is not None and before["number"] == str(count - 1)
        heads = self.above is not None and self.above.blocks[-1] is self.blocks[at - 1]
        return printed and (heads or not listed)

    def _opens(self, at: int, number: str) -> bool:
        """Whether item ``N.1`` follows the title of section ``N``, wrapped or not."""
        for later in range(at + 1, min(at + 3, len(self.blocks))):
            match = self.matches[later]
            if match and match["number"].startswith(f"{number}."):
                return True
            if match:
                return False  # it is that one which opens the section, or another
            if confirms(self.blocks[later]):
                return False
        return False

    def _confirmed(self, at: int) -> bool:
        """Whether a case number or a rubric follows the title, wrapped or not."""
        match = self.matches[at]
        if match and grammar.CASE.search(match["title"]):
            return True
        for later in range(at + 1, min(at + _LOOK_AHEAD, len(self.blocks))):
            block = self.blocks[later]
            if confirms(block):
                return True
            if block.bullet or block.mark or self.matches[later]:
                return False
        return False

    def _titled(self, at: int, match: re.Match[str], *, wraps: bool) -> Heading:
        """Return the heading with its whole title, wrapped lines joined."""
        title, case = match["title"], None
        if found := grammar.CASE.search(title):
            case, title = found["case"], title[: found.start()]
        last = at
        while wraps and case is None and self._goes_on(at, last):
            last += 1
            title = joined(title, self.blocks[last].text)
        title = title.strip()
        heading = tuple(self.blocks[at : last + 1])
        return Heading(match["number"], title, name_of(title), heading, case)

    def _goes_on(self, at: int, last: int) -> bool:
        """Whether the paragraph after *last* is more of the title that begins at *at*.

        It is if what follows a title follows it, and the line before was full.
        """
        if last - at + 1 >= _LINES or last + 1 >= len(self.blocks):
            return False
        more = self.blocks[last + 1]
        if confirms(more) or more.bullet or more.mark or self.matches[last + 1]:
            return False
        if is_bare(more):
            return False
        ahead = self.blocks[last + 2 : last + 4]
        item = self.matches[last + 2] if last + 2 < len(self.blocks) else None
        ends = any(map(confirms, ahead)) or (item and "." in item["number"])
        full = len(self.blocks[last].printed) >= _WIDE
        return bool(ends) and (full or more.text[:1].islower())
