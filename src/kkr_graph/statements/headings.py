"""Under which printed heading a place in the text stands, as far as finders need it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

# Indstilling; Beslutning:; 5. Referat; Sagsfremstilling
_HEADING: Final = re.compile(
    r"^(?:\d{1,2}\.?\s)?(?P<word>Indstillinger|Indstilling|Anbefaling|Anbefalinger|Bilag"
    r"|Beslutning(?:er)?|Beslutningsreferat|Referat|Konklusion|Drøftelse og beslutning"
    r"|Mødets beslutning|KKR’s beslutning|Beslutning/referat|Baggrund|Sagsfremstilling"
    r"|Sagens indhold|Resumé|Resume|Økonomi|Videre proces|Proces|Tidsplan"
    r"|Sagsnr\.?|Bemærkninger|Kommunikation|Vurdering|Indledning|Status"
    r"|Det videre arbejde|Den videre proces|Næste skridt):?[^\S\n]*$"
    r"|^(?P<item>(?:\d{1,2}(?:\.\d{1,2})?\.?|Punkt \d{1,2}[.:]?)\s(?=[A-ZÆØÅ])[^\n]{3,200}"
    r"|SAG-\d[^\n]{0,40})$",
    re.MULTILINE,
)
_KINDS: Final = {
    "indstilling": "asked",
    "indstillinger": "asked",
    "anbefaling": "asked",
    "anbefalinger": "asked",
    "bilag": "annexes",
    "beslutning": "settled",
    "beslutninger": "settled",
    "beslutningsreferat": "settled",
    "referat": "settled",
    "konklusion": "settled",
    "drøftelse og beslutning": "settled",
    "mødets beslutning": "settled",
    "kkr’s beslutning": "settled",
    "beslutning/referat": "settled",
}


class Headings:
    """The headings of a text: what stands under *Indstilling*, *Bilag*, *Beslutning*.

    >>> Headings("Indstilling\\nDet indstilles, at ...").over(14)
    'asked'
    """

    def __init__(self, text: str) -> None:
        found = list(_HEADING.finditer(text))
        self._starts: Sequence[int] = [one.start() for one in found]
        self._kinds = [_KINDS.get((one["word"] or "").lower(), "") for one in found]

    def over(self, start: int) -> str:
        """Return ``asked``, ``annexes`` or ``settled``; ``""`` under any other."""
        here = bisect_right(self._starts, start) - 1
        return self._kinds[here] if here >= 0 else ""
