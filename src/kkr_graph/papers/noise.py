"""What is printed on the pages and is no part of the running text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kkr_graph.papers import personal, rubrics
from kkr_graph.papers.flow import Dropped, Reason
from kkr_graph.papers.paper import Line
from kkr_graph.papers.spaced import close_up
from kkr_graph.papers.text import pages

# SIDE 2   ·   Side 2 af 27   ·   - 2 -   ·   2 / 27   ·   2
_NUMBERED = re.compile(
    r"(?:side|s\.|page)\s*(\d{1,4})(?:\s*(?:/|af|of)\s*\d{1,4})?$"
    r"|[-–]\s*(\d{1,4})\s*[-–]$|(\d{1,4})\s*/\s*\d{1,4}$",
    re.IGNORECASE,
)
_SIDE = re.compile(r"side\s*\d{1,4}(?:\s*(?:/|af)\s*\d{1,4})?$", re.IGNORECASE)
_BARE = re.compile(r"\d{1,4}$")
_HEAD = re.compile(r"KKR\b.*\|", re.IGNORECASE)  # KKR Hovedstaden | 23-02-2015
# KKR Hovedstaden | 23-02-2015      (enough of a head to be one where it stands once)
_DATED = re.compile(r"KKR \w+ ?\| ?\d{1,2}[-.]\d{1,2}[-.]\d{4}$", re.IGNORECASE)
_EDGE = 2  # heads and feet stand among the first or last two lines of a page
_SHARE = 0.5
# 1.1. Godkendelse af referat ........ 3
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|_{4,}\s*\d{1,4}$")
_LONE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.$|\d{1,2}\.\d{1,2}$")
_ENTRY = re.compile(r"\d{1,2}\.(?:\d{1,2}\.?)*\s+\S.*\s\d{1,3}$")
_ANNEX = re.compile(r"Bilag \w{1,4}\b")  # Bilag 1: Planen i udkast ........ 2
_CONTENTS = re.compile(
    r"(indhold|indholdsfortegnelse|indholdsoversigt)\s*:?$", re.IGNORECASE
)
_END = 200  # characters of a line in which its page number is looked for
_FEW = 3
_STRAY = re.compile("[¨\ufffd\ufffc]|(?<!\\S)[`´](?!\\S)")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]|\u00ad(?!$)")


def clean(lines: tuple[Line, ...]) -> tuple[list[Line], list[Dropped]]:
    """Return the lines of the running text, and what was dropped beside them."""
    gone: dict[tuple[int, int], Reason] = {}
    sheets = list(pages(lines))
    gone.update(_edges(sheets) if len(sheets) > 1 else _inner(sheets))
    for sheet in sheets:
        rest = [line for line in sheet if (line.page, line.number) not in gone]
        gone.update(dict.fromkeys(_contents(rest, whole=len(sheets) > 1), "contents"))
    dropped = [Dropped(page, number, reason) for (page, number), reason in gone.items()]
    kept: list[Line] = []
    case = False
    for line in _leading_numbers(lines, sheets, dropped):
        if (line.page, line.number) in gone:
            continue
        text, reasons = _tidy(line.text, after_case=case)
        case = bool(personal.CASE_LINE.match(text))
        dropped += (Dropped(line.page, line.number, reason) for reason in reasons)
        if text:
            kept.append(line if text == line.text else replace(line, text=text))
    return kept, sorted(dropped, key=lambda d: (d.page, d.line, d.reason))


def _tidy(text: str, *, after_case: bool) -> tuple[str, list[Reason]]:
    """Return a line without initials, stray marks and spaces between letters."""
    reasons: list[Reason] = []
    cleaned = text
    if not text.isascii():
        cleaned = _STRAY.sub("", text)
        if cleaned != text:
            reasons.append("stray")
        cleaned = _UNSEEN.sub("", cleaned)
    cleaned = close_up(cleaned)
    span = personal.initials(cleaned)
    if not span and after_case and cleaned.islower():
        alone = personal.ALONE.match(cleaned)
        span = alone.span("gone") if alone else None
    if span:
        cleaned = cleaned[: span[0]] + cleaned[span[1] :]
        reasons.append("initials")
    return cleaned.strip(), reasons


def _edges(sheets: list[tuple[Line, ...]]) -> dict[tuple[int, int], Reason]:
    """Find running heads, running feet and page numbers, by what pages repeat."""
    gone: dict[tuple[int, int], Reason] = {}
    repeated: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for sheet in sheets:
        edge = _edge(sheet)
        repeated.update({_pattern(line.text) for line in edge})
        offsets.update({int(x.text) - x.page for x in edge if _BARE.match(x.text)})
    often = max(_FEW, _SHARE * len(sheets))
    for line in (line for sheet in sheets for line in _edge(sheet)):
        text, place = line.text, (line.page, line.number)
        if rubrics.heads(text) or personal.CASE_LINE.match(text):
            continue
        if _NUMBERED.match(text) or (
            _BARE.match(text) and offsets[int(text) - line.page] >= min(often, _FEW)
        ):
            gone[place] = "page-number"
        elif (_DATED.match(text) and line.page > 1) or repeated[_pattern(text)] >= (
            2 if _HEAD.match(text) else often
        ):
            gone[place] = "running-head"
    return gone


def _edge(sheet: tuple[Line, ...]) -> set[Line]:
    """Return the lines among which heads and feet of a page stand."""
    return {*sheet[:_EDGE], *sheet[-_EDGE:]}


def _inner(sheets: list[tuple[Line, ...]]) -> dict[tuple[int, int], Reason]:
    """Find heads and feet in a text whose pages are not told apart."""
    lines = [line for sheet in sheets for line in sheet]
    heads = Counter(_pattern(line.text) for line in lines if _HEAD.match(line.text))
    gone: dict[tuple[int, int], Reason] = {}
    for line in lines:
        if _SIDE.match(line.text):
            gone[line.page, line.number] = "page-number"
        elif heads[_pattern(line.text)] > 1:
            gone[line.page, line.number] = "running-head"
    return gone


def _pattern(text: str) -> str:
    """Return what a running head has in common from page to page."""
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", text)).casefold()


def _leading_numbers(
    lines: tuple[Line, ...], sheets: list[tuple[Line, ...]], dropped: list[Dropped]
) -> Iterable[Line]:
    """Take the page number from before the first line of each page, if it is there.

    Some extractions put it so: ``2 Deltagerfortegnelse``.
    """
    firsts = {
        sheet[0] for sheet in sheets if sheet[0].text.startswith(f"{sheet[0].page} ")
    }
    if len(sheets) < _FEW or len(firsts) <= _SHARE * len(sheets):
        return lines
    dropped += (Dropped(line.page, line.number, "page-number") for line in firsts)
    return (
        replace(line, text=line.text.split(" ", 1)[1]) if line in firsts else line
        for line in lines
    )


def _leads(text: str) -> bool:
    """Say whether dot leaders lead to a page number at the end of *text*."""
    return text[-1].isdigit() and bool(_LEADER.search(text[-_END:]))


def _contents(sheet: list[Line], *, whole: bool) -> list[tuple[int, int]]:
    """Find the lines of a contents list on a page."""
    places = [(line.page, line.number) for line in sheet]
    texts = [line.text for line in sheet]
    entries = [n for n, text in enumerate(texts) if _leads(text)]
    if 2 * sum(_ANNEX.match(texts[n]) is not None for n in entries) > len(entries):
        return []  # the list of a paper of annexes is what it says
    apart = len(entries) < _FEW
    if apart:
        entries += (n for n, text in enumerate(texts) if _LONE.match(text))
    headed = [n for n, text in enumerate(texts) if _CONTENTS.match(text)]
    if headed:
        entries += (n for n, text in enumerate(texts) if _ENTRY.match(text))
    if len(set(entries)) < _FEW:
        return []
    body = any(rubrics.heads(text) or personal.CASE_LINE.match(text) for text in texts)
    if whole and apart and not body:  # numbers, titles and pages in columns
        return places[headed[0] if headed else 0 :]
    first = min([*headed, *entries])
    return places[first : max(entries) + 1]
