"""The names of sections, which papers print alike and number differently."""

import difflib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

# Regionalplitiske sager        (a misprint: names are matched nearly, not exactly)
SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Godkendelse af referat og dagsorden": "godkendelse",
        "Godkendelse af dagsorden og referat": "godkendelse",
        "Godkendelse af dagsorden": "godkendelse",
        "Godkendelse af referat": "godkendelse",
        "Siden sidst": "siden-sidst",
        "Meddelelser": "meddelelser",
        "Siden sidst og meddelelser": "siden-sidst",
        "Regionalpolitiske sager": "regionalpolitiske-sager",
        "Sager til behandling": "sager",
        "Temadrøftelse": "tema",
        "Udpegninger": "udpegninger",
        "KKR": "kkr",
        "Deltagerfortegnelse": "deltagere",
        "Deltagere": "deltagere",
        "Punkter til næste møde": "naeste-moede",
        "Næste møde": "naeste-moede",
        "Sager til drøftelse": "sager",
        "Sager til orientering": "sager",
        "Sager på vej til kommende møder": "naeste-moede",
        "Sager på vej": "naeste-moede",
        "Kommende møder": "naeste-moede",
        "Eventuelt": "eventuelt",
    }
)

_NEAR: Final = 0.9  # how alike a printed section name and a known one must be
_NAME: Final = 60  # letters the longest section name may have


def name_of(title: str) -> str | None:
    """Return the key of a section name, misprints forgiven.

    >>> name_of("Regionalplitiske sager")
    'regionalpolitiske-sager'
    >>> name_of("Redegørelse for noget andet")
    """
    plain = title.strip(" .:").lower()
    return _nearest(plain) if len(plain) <= _NAME else None


@lru_cache(maxsize=1024)  # of short ones: a paragraph is not kept to learn it is none
def _nearest(plain: str) -> str | None:
    names = {name.lower(): key for name, key in SECTIONS.items()}
    near = difflib.get_close_matches(plain, names, n=1, cutoff=_NEAR)
    return names[near[0]] if near else None
