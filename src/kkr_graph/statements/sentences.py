"""Cut running text in sentences, with an eye for the points that end none."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kkr_graph.statements.spans import FoundDate

# A point and a space before a capital, a figure, a quotation or a bracket
_STOP: Final = re.compile(r"[.!?][”\"’)]?[^\S\n]+(?=[\"”“(]?[A-ZÆØÅ0-9])")
# jf. KKR; bl.a. Region; kl. 10; pct. KL; nr. 4; kr. 5; ca. 10; Kbh. K
_SHORT: Final = re.compile(
    r"(?:^|[\s(/])(?:jf|jvf|bl\.\s?a|mv|m\.\s?v|m\.\s?m|m\.\s?fl|mfl|f\.\s?eks|fx|eks|ca|(?-i:kl)|pct|mio"
    r"|mia|kr|nr|pkt|pt|p\.\s?t|stk|str|ift|if|mht|mhp|m\.\s?h\.\s?p|vedr|vedl|hhv|henh|evt|inkl|ekskl"
    r"|tlf|afd|art|bek|d|d\.\s?d|dvs|d\.\s?v\.\s?s|eks|forts|fhv|gl|hr|fr|i\.\s?f\.\s?t"
    r"|maks|min|ml|ndr|nuv|obs|o\.\s?l|o\.\s?lign|pga|p\.\s?g\.\s?a|pr|prof|red|s|sml|sr"
    r"|st|tidl|udg|vs|årg|jan|feb|febr|mar|apr|jun|jul|aug|sept?|okt|nov|dec"
    r"|[A-ZÆØÅ])\.$",
    re.IGNORECASE,
)
# An abbreviation that may close a sentence as well: "... 5 mio. kr. Det svarer til"
_MAY_CLOSE: Final = re.compile(
    r"(?:kr|pct|mv|m\.\s?v|m\.\s?m|mfl|m\.\s?fl|o\.\s?l|o\.\s?lign)\.$", re.IGNORECASE
)
_OPENS: Final = re.compile(
    r"(?:De[rtn]?|Denne|Dette|Disse|Her|Herefter|Derefter|Heraf|Dermed|Derfor|Som|På|I"
    r"|For|Med|Ved|Fra|Efter|Hvis|Når|Ligeledes|Samtidig|Endelig|Desuden|Endvidere"
    r"|KKR|Kommunerne|Regionerne|Alle|Ansøgningsfrist\w*|Frist\w*|Næste)\b"
)
_CAPITAL: Final = re.compile(r"[A-ZÆØÅ]\w*[a-zæøå]")
# 2. behandling; pkt. 3. Bilag: a figure before the point counts, it ends nothing
_ORDINAL: Final = re.compile(r"(?:^|[\s(/–-])\d{1,3}(?:\.\d{1,3}){0,2}\.$")
# ... i 2025. Herefter; ... 24. oktober. KKR
_LONGEST: Final = 1_200  # characters, so that time is bounded
_BACK: Final = 14


def spans(text: str, dates: Sequence[FoundDate] = ()) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence; none ends inside one of *dates*.

    >>> line = "Budgettet er 5 mio. kr. pr. 1. januar, jf. KL. Det drøftes i maj."
    >>> [line[start:end] for start, end in spans(line)]
    ['Budgettet er 5 mio. kr. pr. 1. januar, jf. KL.', 'Det drøftes i maj.']
    """
    inside = iter(sorted((one.start, one.end) for one in dates))
    begin, end = next(inside, (len(text), len(text)))
    cuts = [0]
    for at in _stops(text):
        while at >= end and end < len(text):
            begin, end = next(inside, (len(text), len(text)))
        if not begin < at < end:
            cuts.append(at)
    cuts.append(len(text))
    return [
        piece for left, right in pairwise(cuts) for piece in _bounded(text, left, right)
    ]


def _stops(text: str) -> Iterator[int]:
    """Yield where a sentence begins, rising."""
    at = 0
    for line in text.splitlines(keepends=True):
        if at:
            yield at
        yield from (
            at + found.end() for found in _STOP.finditer(line) if _closes(line, found)
        )
        at += len(line)


def _closes(line: str, found: re.Match[str]) -> bool:
    before = line[max(0, found.start() - _BACK) : found.start() + 1]
    if not before.endswith("."):
        return True
    if _MAY_CLOSE.search(before):  # only names have a capital inside a sentence
        return bool(_CAPITAL.match(line, found.end()))
    if _ORDINAL.search(before):  # a number that begins a line is that of a list
        begins = found.start() < _BACK and not line[: found.start()].strip(
            " .0123456789"
        )
        return not begins and bool(_OPENS.match(line, found.end()))
    return not _SHORT.search(before)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence trimmed, in pieces where it is longer than any sentence."""
    while start < end:
        stop = end
        if end - start > _LONGEST:
            space = text.rfind(" ", start, start + _LONGEST)
            stop = space + 1 if space > start else start + _LONGEST
        piece = text[start:stop]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            yield left, right
        start = stop
