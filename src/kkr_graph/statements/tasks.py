"""The words of a task: cut from its clause, without the date and what led to it."""

import re
from collections.abc import Sequence
from typing import Final

from kkr_graph.statements.spans import FoundDate

# What a date leaves behind when it is taken out: (afholdes) i, senest den, (frist:)
_LEFT_BEHIND: Final = re.compile(
    r"(?:\s|^)(?:\b(?:i løbet af|i starten af|inden for|frem til|til og med|fra og med"
    r"|snarest(?: muligt)?(?: og)?|i|den|d\.|på|ved|om|pr\.|senest|inden|indtil|til|fra"
    r"|omkring|ultimo|primo|nemlig|dvs\.|er|allerede|først"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag)(?!\w)\s*)+$",
    re.IGNORECASE,
)
_OPENERS: Final = re.compile(
    r"^(?:(?:som|der|hvor|hvilket)\s+|(?:(?:og|men|samt|eller|at|idet|ligesom|mens|når"
    r"|hvorefter|hvorfor|hvoraf|heraf|herefter|derefter|så|således|dog|for)\s+)+)(?=\S)"
)
# kl. 10.00 til kl. 12.00
_HOURS: Final = re.compile(
    r"\s*(?:fra\s)?kl\.\s?\d{1,2}(?:[.:]\d\d)?(?:\s?(?:til|[-–])\s?(?:kl\.\s?)?\d{1,2}"
    r"(?:[.:]\d\d)?)?"
)
_EMPTY: Final = re.compile(r"\(\s*\)|\s+(?=[,;.])|,(?=\s*,)")
_MOST: Final = 40  # words
_EDGES: Final = " \t\n,;:.–—-()"


_FEW: Final = 4  # words
_DETERMINED: Final = re.compile(
    r"\b(?:de|den|det|en|et|denne|dette|disse|næste|hver|alle)\s(?=[^\W\d])(?!(?:er|har|i)\b)",
    re.IGNORECASE,
)


def words(text: str, start: int, end: int, dues: Sequence[FoundDate]) -> str:
    """Return ``text[start:end]`` without *dues* and the words that led to them.

    >>> from kkr_graph.statements.dates import find
    >>> line = "og planen behandles i Regionsrådet i maj 2026."
    >>> words(line, 0, len(line), find(line, None))
    'planen behandles i Regionsrådet'
    """
    kept = ""
    at = start
    for due in dues:
        if due.start < at or due.end > end:
            continue
        kept += text[at : due.start]
        kept = _LEFT_BEHIND.sub(" ", kept.rstrip(" ")) + " "
        at = due.end
        if hours := _HOURS.match(text, at, end):
            at = hours.end()
    kept += text[at:end]
    kept = re.sub(r"\s+", " ", _EMPTY.sub("", kept))
    kept = _OPENERS.sub("", kept.strip(_EDGES)).strip(_EDGES)
    if kept.count("(") > kept.count(")"):
        kept += ")"
    return " ".join(kept.split()[:_MOST])


def antecedent(text: str, start: int, end: int) -> int:
    """Return where in ``text[start:end]`` the noun begins that a relative tells of.

    >>> line = "med ansvar for de indsatser"
    >>> line[antecedent(line, 0, len(line)):]
    'de indsatser'
    """
    found = list(_DETERMINED.finditer(text, start, end))
    if found:
        return found[-1].start()
    spaces = [one.start() for one in re.finditer(r"\s+", text[start:end])]
    return start + (spaces[-_FEW] + 1 if len(spaces) > _FEW else 0)
