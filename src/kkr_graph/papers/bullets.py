"""Bullets, numbers and annex marks before paragraphs."""

import re
from typing import NamedTuple

from kkr_graph.papers.paper import Line

# ./. Den årlige nøgletalsrapport   ·   ./.. At det regionale engagement
_MARK = re.compile(r"\.\s?/\s?\.{1,2}(?=\s|$)\s*")
# – Kystbanen   ·   • Kystbanen
_DASH = re.compile(r"(?P<bullet>[–—•·▪●○◦‣\uf0a7\uf0b7*-])\s+(?=\S)")
# 1. En rehabiliterende tilgang   ·   2) Kommunikere   ·   a) Kommunikere
_NUMBER = re.compile(
    r"(?P<bullet>(?P<count>\d{1,2}|[a-z])(?P<sign>[.)]))\s+(?=\S)"
    # 2. september and 2. kvartal count something else.
    r"(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|halvår|behandling))"
)
_PROMISES = (":", ";", "at", "for", "der", "er")


_LONE = re.compile(r"[–—•·▪●○◦‣\uf0a7\uf0b7]$")


class Opening(NamedTuple):
    """What stands before the words of a line."""

    bullet: str
    mark: bool
    text: str


def opening(line: Line, above: Line | None, before: str, *, full: bool) -> Opening:
    """Return what opens *line*; *before*: the bullet of the paragraph above.

    *full*: the line above is as long as lines get, so that this one may go on.
    """
    if _LONE.match(line.text):  # its words are on the next line
        return Opening(line.text, mark=False, text="")
    text, marks = (
        _MARK.subn("", line.text, count=1) if _at_start(line) else (line.text, 0)
    )
    bullet = _dash(text, above, before, line, full=full) or _number(text, above, before)
    rest = text[bullet.end() :] if bullet else text
    return Opening(bullet["bullet"] if bullet else "", bool(marks), rest.strip())


def _at_start(line: Line) -> bool:
    return bool(_MARK.match(line.text))


def _dash(
    text: str, above: Line | None, before: str, line: Line, *, full: bool
) -> re.Match[str] | None:
    """Match a dash or dot, unless it may be a dash within the sentence above."""
    match = _DASH.match(text)
    if not match or not above or line.gap or before or not full:
        return match
    return match if above.text.endswith((*_PROMISES, ".")) else None


def _number(text: str, above: Line | None, before: str) -> re.Match[str] | None:
    """Match a number that counts on from the bullet before, or begins a list."""
    match = _NUMBER.match(text)
    if not match:
        return None
    count, sign = match["count"], match["sign"]
    if before.endswith(sign) and _next(before[:-1]) == count:
        return match
    begins = count in {"1", "a"} and above is not None
    promised = begins and above is not None and above.text.endswith(_PROMISES)
    return match if promised or (begins and sign == ")") else None


def _next(count: str) -> str:
    """Return the number or letter after *count*."""
    if count.isdigit():
        return str(int(count) + 1)
    return chr(ord(count) + 1) if len(count) == 1 else ""
