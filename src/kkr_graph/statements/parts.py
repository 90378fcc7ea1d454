"""Cut running text into sentences that know in which part of a paper they stand.

A sentence under ``Indstilling`` is asked for, one under ``Beslutning`` is settled,
whatever its own words are.  A list that a proposal opens ("Det foreslås, at:") is asked
for as long as the part lasts: what looks like a lead in it is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from kkr_graph.statements.sentences import spans

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
    cut = iter(spans(text))
    here = next(cut, None)
    part: Part = "plain"
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = []
        while here is not None and here[0] < end:
            inside.append(here)
            here = next(cut, None)
        if line:
            part = _part(line, part)
            for at, (left, right) in enumerate(inside):
                if right - left <= LONGEST:
                    last = at + 1 == len(inside)
                    yield Sentence(left, right, part, first=not at, last=last)
            opens = line.rstrip()[-1:] not in (".", "!", "?", "")
            if part == "plain" and opens and _OPENS_PROPOSAL.search(line[-LONGEST:]):
                part = "asked"
        start = end + 1


def _part(line: str, before: Part) -> Part:
    for part, pattern in _TO_PART:
        if pattern.match(line):
            return part
    return before
