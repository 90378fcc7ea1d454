"""A page as pdfplumber reads it: its words in lines, and where heads and feet end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kkr_graph.papers.placed import Placed, Word

if TYPE_CHECKING:
    from pdfplumber.page import Page

GAP = 0.15  # heights of a letter between two words
_LEVEL = 0.4  # heights of a letter by which words of a line differ
_BOLD = ("bold", "black", "heavy")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: *top* and *bottom* are the first and last line but for heads and feet."""

    lines: tuple[Placed, ...]
    top: float
    bottom: float


def sheet_of(page: "Page", heads: set[str]) -> Sheet:
    """Return the words of a page in lines; *heads*: its heads and feet, unspaced."""
    lines = tuple(map(_line, _levels(page)))
    inner = [line.y for line in lines if "".join(line.text.split()) not in heads]
    return Sheet(lines, min(inner, default=0.0), max(inner, default=0.0))


def is_bold(font: str) -> bool:
    """Say whether the name of a font is that of a bold one.

    >>> is_bold("ABCDEF+Arial-BoldMT"), is_bold("Helvetica")
    (True, False)
    """
    return any(name in font.casefold() for name in _BOLD)


def _levels(page: "Page") -> Iterator[list[dict[str, Any]]]:
    """Yield the words of each line, left to right."""
    words = page.extract_words(x_tolerance_ratio=GAP, extra_attrs=["fontname", "size"])
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if line and word["bottom"] - line[0]["bottom"] >= _LEVEL * word["size"]:
            yield sorted(line, key=lambda w: (w["x0"], w["x1"]))
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda w: (w["x0"], w["x1"]))


def _line(words: Sequence[dict[str, Any]]) -> Placed:
    placed = (Word(w["x0"], w["x1"], w["text"], is_bold(w["fontname"])) for w in words)
    bottom = max(word["bottom"] for word in words)
    return Placed(tuple(placed), bottom, max(1.0, *(word["size"] for word in words)))
