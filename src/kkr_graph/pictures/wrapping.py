"""Break a name into lines that fit a width."""

import re
from dataclasses import dataclass
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
    for piece in _fitting(_PIECE.findall(text), room, size, bold=bold):
        bare = piece.rstrip(_SOFT)
        shown = (now + piece).rstrip().replace(_SOFT, "")
        # A piece that may break after itself needs room for its hyphen.
        needed = shown + "-" if piece.endswith(_SOFT) else shown
        if now.strip() and width(needed, size, bold=bold) > room:
            whole &= not now.endswith(_SOFT)
            lines.append(_closed(now))
            now = ""
        if piece != " " or now:
            now += piece if bare else ""
    if now.strip():
        lines.append(Line(now.replace(_SOFT, "").strip()))
    if len(lines) > most:
        last = _shortened(lines[most - 1].text, room, size, bold=bold)
        return Wrapped((*lines[: most - 1], Line(last)), whole=False)
    return Wrapped(tuple(lines), whole)


def _closed(line: str) -> Line:
    hyphen = "-" if line.endswith(_SOFT) else ""
    text = line.replace(_SOFT, "")
    return Line(text.strip() + hyphen, " " if text.endswith(" ") else "")


def _fitting(pieces: list[str], room: float, size: float, *, bold: bool) -> list[str]:
    """Return *pieces*, those that are too wide for a line of their own broken up."""
    found = []
    for piece in pieces:
        rest = piece
        while width(rest.replace(_SOFT, "-"), size, bold=bold) > room and len(rest) > 1:
            cut = len(rest) - 1
            while cut > 1 and width(rest[:cut] + "-", size, bold=bold) > room:
                cut -= 1
            found.append(rest[:cut] + _SOFT)
            rest = rest[cut:]
        found.append(rest)
    return found


def _shortened(text: str, room: float, size: float, *, bold: bool) -> str:
    while text and width(text + MORE, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" -") + MORE
