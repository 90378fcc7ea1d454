"""The words that head the parts of an item, as far as print is concerned."""

import re

_NAMES = (
    r"(?:Baggrund|Indstilling(?:er)?|Sagsfremstilling|Bilag(?:sliste|soversigt)?"
    r"|Beslutning(?:er)?|KKR[’']?s beslutning|Konklusion(?:er)?|Resumé|Resume)"
)
# Baggrund   ·   INDSTILLING:   ·   KKR's beslutning
ALONE = re.compile(rf"{_NAMES}\s*:?$", re.IGNORECASE)
# Indstilling: Det indstilles, at   ·   Referat: Godkendt
OPENS = re.compile(rf"(?:{_NAMES}|Referat)\s*:(?:\s|$)", re.IGNORECASE)


def heads(text: str) -> bool:
    """Say whether a line opens a part of an item.

    >>> heads("Indstilling"), heads("Referat: Godkendt"), heads("Indstillingen blev")
    (True, True, False)
    """
    return bool(ALONE.match(text) or OPENS.match(text))
