"""A paragraph put together from lines, which knows where each character stood."""

from dataclasses import dataclass, field

from kkr_graph.papers.hyphens import HYPHENS
from kkr_graph.papers.paper import Line


@dataclass(slots=True)
class Strip:
    """The text of a paragraph so far, and where the lines in it begin."""

    opened: Line
    bullet: str = ""
    mark: bool = False
    text: str = ""
    starts: list[tuple[int, int, int]] = field(default_factory=list)
    """Offset, page and line of each line, rising by offset."""

    def add(self, joint: str, text: str, line: Line) -> None:
        """Add a line; *joint* as :meth:`Evidence.joint` says, "" for the first."""
        if self.text:
            # A kept hyphen is the one printed at the end of the line above.
            broken = joint != " " and self.text[-1] in HYPHENS
            self.text = self.text[:-1] if broken else self.text
            self.text += joint
        self.starts.append((len(self.text), line.page, line.number))
        self.text += text

    def place(self, offset: int) -> tuple[int, int]:
        """Return the page and line of the character at *offset*."""
        found = [start for start in self.starts if start[0] <= offset]
        return (found or self.starts)[-1][1:]

    def cut(self, start: int, end: int) -> None:
        """Take ``text[start:end]`` away; every other character keeps its place."""
        length = end - start
        self.text = self.text[:start] + self.text[end:]
        moved = [
            (at - length if at >= end else min(at, start), page, line)
            for at, page, line in self.starts
        ]
        self.starts = [
            place
            for place, after in zip(moved, [*moved[1:], None], strict=True)
            if after is None or after[0] > place[0]
        ]

    def trim(self) -> None:
        """Take white space at both ends away."""
        if self.text != self.text.strip():
            self.cut(len(self.text.rstrip()), len(self.text))
            self.cut(0, len(self.text) - len(self.text.lstrip()))
