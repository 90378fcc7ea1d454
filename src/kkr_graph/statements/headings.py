"""Under which printed heading a place in the text stands, as far as finders need it."""

import re
from bisect import bisect_right
from typing import Final

from kkr_graph.statements.verbs import words_of

_ASKED: Final = words_of("indstilling indstillinger anbefaling anbefalinger")
_SETTLED: Final = words_of(
    """beslutning beslutninger beslutningsreferat referat konklusion beslutning/referat
    referat/beslutning"""
)
_ANNEXES: Final = words_of("bilag bilagsliste bilagsoversigt")
_OTHERS: Final = words_of(
    """baggrund sagsfremstilling resumé resume økonomi proces tidsplan bemærkninger
    kommunikation vurdering indledning status drøftelse sagsbehandling"""
)
# Indstilling      5. Beslutning:      Mødets beslutning      Den videre proces
_WORD: Final = "|".join(
    re.escape(word) for word in sorted(_ASKED | _SETTLED | _ANNEXES | _OTHERS)
)
# 3.2. Opfølgning på strategien      Punkt 4: Siden sidst      SAG-2025-03121
_HEADING: Final = re.compile(
    rf"^(?:\d{{1,2}}\.?\s)?(?:(?:Mødets|KKR[’']s|Den videre|Videre|Sagens)\s)?"
    rf"(?P<word>(?i:{_WORD})):?[^\S\n]*$"
    r"|^(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?|Punkt \d{1,2}[.:]?)\s[A-ZÆØÅ][^\n]{3,200}"
    r"|SAG-\d[^\n]{0,40})$",
    re.MULTILINE,
)


class Headings:
    r"""The headings of a text: what stands under *Indstilling*, *Bilag*, *Beslutning*.

    >>> Headings("Indstilling\nDet indstilles, at ...").over(14)
    'asked'
    """

    def __init__(self, text: str) -> None:
        found = list(_HEADING.finditer(text))
        self._starts = [one.start() for one in found]
        self._kinds = [_kind((one["word"] or "").lower()) for one in found]

    def over(self, start: int) -> str:
        """Return ``asked``, ``annexes`` or ``settled``; ``""`` under any other."""
        here = bisect_right(self._starts, start) - 1
        return self._kinds[here] if here >= 0 else ""


def _kind(word: str) -> str:
    kinds = (("asked", _ASKED), ("settled", _SETTLED), ("annexes", _ANNEXES))
    return next((kind for kind, words in kinds if word in words), "")
