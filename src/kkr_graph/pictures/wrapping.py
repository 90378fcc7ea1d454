"""Break a name into lines that fit a width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kkr_graph.pictures.advances import width

MORE: Final = "…"

# A break is after a space, at a soft hyphen, and after a hyphen or a slash, but not
# inside 31/12-2025.
_PIECE: Final = re.compile(
    r"(?:[^ \N{SOFT HYPHEN}/-]|[/-](?=\d))+[/-]*\N{SOFT HYPHEN}?"
    r"|[/-]+|\N{SOFT HYPHEN}| "
)
_SOFT: Final = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a name, and what stood before the next: a space or nothing."""

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A name in lines; *whole* if the lines spell it as it was given."""

    lines: tuple[Line, ...]
    whole: bool


@lru_cache(maxsize=4096)
def wrap(
    text: str, room: float, size: float, *, most: int = 4, bold: bool = False
) -> Wrapped:
    """Return *text* in at most *most* lines, none wider than *room* pixels.

    A soft hyphen is where a word may be broken; a word wider than the room is broken
    with a hyphen wherever the room ends; what does not fit ends in ``…``.

    >>> [line.text for line in wrap("Lyngby-Taarbæk Kommune", 70, 12).lines]
    ['Lyngby-', 'Taarbæk', 'Kommune']
    """
    lines: list[Line] = []
    whole = True
    now = ""
    for piece in _fitting(text, room, size, bold=bold):
        shown = (now + piece).rstrip().replace(_SOFT, "")
        # A piece that may break after itself needs room for its hyphen.
        needed = shown + "-" if piece.endswith(_SOFT) else shown
        if now.strip() and width(needed, size, bold=bold) > room:
            whole &= not now.endswith(_SOFT)
            lines.append(_closed(now))
            now = ""
            if len(lines) > most:
                break
        if now or piece != " ":
            now += piece
    rest = now.replace(_SOFT, "").strip()
    if rest:
        lines.append(Line(rest))
    if len(lines) > most:
        last = _shortened(lines[most - 1].text, room, size, bold=bold)
        return Wrapped((*lines[: most - 1], Line(last)), whole=False)
    return Wrapped(tuple(lines), whole)


def _closed(line: str) -> Line:
    hyphen = "-" if line.endswith(_SOFT) else ""
    text = line.replace(_SOFT, "")
    return Line(text.strip() + hyphen, " " if text.endswith(" ") else "")


def _fitting(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    """Yield the pieces of *text*, those too wide for a line of their own broken up."""
    hyphen = width("-", size, bold=bold)
    for match in _PIECE.finditer(text):
        piece = match[0]
        begin, used = 0, 0.0
        for place, sign in enumerate(piece):
            wide = 0.0 if sign == _SOFT else width(sign, size, bold=bold)
            if place > begin and used + wide + hyphen > room:
                # The last sign may stand where the hyphen would.
                if place + 1 == len(piece) and used + wide <= room:
                    break
                yield piece[begin:place] + _SOFT
                begin, used = place, 0.0
            used += wide
        yield piece[begin:]


def _shortened(text: str, room: float, size: float, *, bold: bool) -> str:
    while text and width(text + MORE, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" -") + MORE
