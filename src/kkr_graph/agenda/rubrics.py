"""The headings of the parts of an item, and which part each of them opens."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Baggrund        Indstilling:        BILAG        KKR's beslutning        Konklusion
# (Referat without a colon is a title; the line with one is what minutes print)
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "baggrund": "baggrund",
        "indstilling": "indstilling",
        "indstillinger": "indstilling",
        "sagsfremstilling": "sagsfremstilling",
        "bilag": "bilag",
        "bilagsliste": "bilag",
        "bilagsoversigt": "bilag",
        "beslutning": "beslutning",
        "beslutninger": "beslutning",
        "kkr’s beslutning": "beslutning",
        "kkrs beslutning": "beslutning",
        "referat": "beslutning",
        "konklusion": "beslutning",
        "konklusioner": "beslutning",
        "vedtagelse": "beslutning",
        "resumé": "sagsfremstilling",
        "resume": "sagsfremstilling",
    }
)
# Beslutning i KKR Sjælland den 3. marts 2031        Bilag (eftersendes)
PART: Final = re.compile(
    r"(?P<part>Baggrund|Indstilling(?:er)?|Sagsfremstilling"
    r"|Bilag(?:sliste|soversigt)?(?: ?\([^()]{1,40}\))?"
    r"|Beslutning(?:er)?(?: (?:i|fra|på|for) (?:KKR|møde)[^:]{0,60})?"
    r"|KKR[’']?s beslutning(?:er)?"
    r"|Konklusion(?:er)?|Vedtagelse|Resumé|Resume|Referat(?=:))"
    r"(?:\s*:\s*(?P<rest>\S.*)|\s*:?"
    r"|\s+(?P<lead>(?:Det|[A-ZÆØÅ]\w+) indstille[sr],? .*))",
    re.DOTALL | re.IGNORECASE,
)

# Økonomi        Videre proces        (what ends a recommendation, as text of the case)
_OTHERS: Final = re.compile(
    r"(?:Økonomi(?:ske konsekvenser)?|(?:Den )?[Vv]idere proces|Tidsplan|Lovgrundlag"
    r"|Kommunikation|Høring|Sagens baggrund|Problemstilling|Løsning|Supplerende"
    r" (?:sagsfremstilling|oplysninger)|Konsekvenser)\s*:?"
)


def rubric(text: str, *, within: str | None = None) -> tuple[str, int, int] | None:
    """Return the part that *text* opens, and where what is run in after it stands.

    *within*: the part that stands open, since a recommendation ends at headings that
    are mere words elsewhere.

    >>> rubric("INDSTILLING:"), rubric("Bilag: Notat"), rubric("Referat")
    (('indstilling', 12, 12), ('bilag', 7, 12), None)
    """
    if match := PART.fullmatch(text):
        words = match["part"].lower().replace("'", "’").partition(" (")[0]
        if words.startswith("beslutning"):
            words = "beslutning"
        key = PARTS.get(words) or PARTS.get(words.removesuffix("er"))
        group = "rest" if match["rest"] else "lead"
        if key:
            start = match.start(group) if match[group] else len(text)
            return key, start, len(text)
    if within in {"indstilling", "beslutning"} and _OTHERS.fullmatch(text):
        return "sagsfremstilling", len(text), len(text)
    return None
