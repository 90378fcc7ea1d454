"""Cut running text into sentences that know in which part of a paper they stand.

A sentence under ``Indstilling`` is asked for, one under ``Beslutning`` is settled,
whatever its own words are.  A list that a proposal opens ("Det foreslås, at:") is asked
for as long as the part lasts: what looks like a lead in it is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Part = Literal["plain", "asked", "settled", "annex"]

LONGEST: Final = 1_500
"""Letters of a sentence; what is longer is no prose, and is not read."""

_TO_PART: Final[tuple[tuple[Part, re.Pattern[str]], ...]] = (
    # Indstilling        Forslag til beslutning:        Indstillinger
    (
        "asked",
        re.compile(
            r"(?:Formandskabets |Sekretariatets )?(?:Indstilling(?:er|en)?|(?:Forslag|"
            r"Udkast|Oplæg|Indstilling) til (?:beslutning|vedtagelse))\b(?: *:|$) *"
        ),
    ),
    # Beslutning        Referat:        Konklusion        Vedtaget:
    (
        "settled",
        re.compile(
            r"(?:KKR[ \w]{0,20} )?(?:Beslutning(?:er|en)?|Referat|Konklusion|Vedtagelse"
            r"|"
            r"Vedtaget|Mødets beslutning|Behandling(?:en)? på mødet)\b(?: *:|$) *"
        ),
    ),
    # Bilag        Bilag:
    ("annex", re.compile(r"Bilag(?:sliste)?\b(?: *:|$) *")),
    # Baggrund        Sagsfremstilling        3.2. Titel        SAG-2025-03121
    (
        "plain",
        re.compile(
            r"(?:(?:Baggrund|Sagsfremstilling|Resumé|Økonomi(?:ske konsekvenser)?|Sagen"
            r"|Videre proces|Det videre forløb)\b(?: *:|$) *|\d{1,2}\.(?:\d{1,2}\.?)? "
            r"(?=[A-ZÆØÅ])|SAG-\d)"
        ),
    ),
)
# Det indstilles, at KKR Eksempel        (a list follows)
_OPENS_PROPOSAL: Final = re.compile(
    r"\b(?:indstille[srt]|indstiller|foreslå[srt]?|foreslår|anbefale[srt]|forslag)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?][”\"»’)]?\s+(?=[”\"»(]?[A-ZÆØÅ])")
# bl.a. Eksempel, jf. Bilag 2, hhv. Eksempel, kl. 10, E. Eksempel
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:jf|pkt|bl\.a|ca|kl|nr|f\.eks|hhv|inkl|evt|pr|vedr|ift|mhp|mv|m\.v|m\.fl"
    r"|ml|fx|dvs|d\.v\.s|tlf|stk|afs|p\.t|pt|ref|resp|samt|øvr|[A-ZÆØÅ])|^\d{1,2})\.$"
)
_BACK: Final = 10


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]``; *first*: it opens its paragraph, *last*: it closes it."""

    start: int
    end: int
    part: Part
    first: bool
    last: bool


def sentences(text: str) -> Iterator[Sentence]:
    r"""Yield the sentences of *text*, paragraph by paragraph, in order.

    >>> [one.part for one in sentences("Indstilling\nDet indstilles. Ja.\nBilag\nA")]
    ['asked', 'asked', 'asked', 'annex', 'annex']
    """
    part: Part = "plain"
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if not line:
            start = end + 1
            continue
        part = _part(line, part)
        yield from _of_paragraph(text, start, end, part)
        opens = line.rstrip()[-1:] not in (".", "!", "?", "")
        if part == "plain" and opens and _OPENS_PROPOSAL.search(line[-LONGEST:]):
            part = "asked"
        start = end + 1


def _part(line: str, before: Part) -> Part:
    for part, pattern in _TO_PART:
        if pattern.match(line):
            return part
    return before


def _of_paragraph(text: str, start: int, end: int, part: Part) -> Iterator[Sentence]:
    here = start
    for found in _SENTENCE_END.finditer(text, start, end):
        stop = found.start() + 1
        if _ABBREVIATION.search(text[max(here, stop - _BACK) : stop]):
            continue
        if stop - here <= LONGEST:
            yield Sentence(here, stop, part, here == start, last=False)
        here = found.end()
    if here < end and end - here <= LONGEST:
        yield Sentence(here, end, part, here == start, last=True)
