"""Find money, percentages, full-time equivalents and counts in running text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from kkr_graph.statements.counted import NUMERALS, PERSONS, PLACES, THINGS
from kkr_graph.statements.spans import FoundAmount, veil

_THOUSAND: Final = Decimal(1000)
_STEM: Final = r"[\w-]{0,60}?"  # SOSU-hjælper(elever), hovedstads(kommuner)
_HALF: Final = Decimal("0.5")
_GAP: Final = r"[^\S\n]{1,3}"
# 1.550.000; 5,6; 250000; 1½
_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?½?|½"
_BARE: Final = r"(?<![\w.,/§+])(?<!\d-)(?<!\d–)"
# Looks ahead first, which is quicker than to look behind at each letter
_BEGINS: Final = r"(?=[-−÷m\d½])"
_SIGN: Final = r"(?P<sign>minus |(?<!\S)[-−÷])?"
# 4-5 pct.; mellem 2 og 3 mio. kr.; 10 til 12 pct.
_PAIR: Final = (
    rf"(?:(?:(?P<low>{_NUMBER})(?:\s?[-–]\s?|{_GAP}til{_GAP})"
    rf"|(?<=ellem )(?P<low2>{_NUMBER}){_GAP}og{_GAP}))?(?P<value>{_NUMBER})"
)
# 9 af de 10 samlede investeringer
_WORD: Final = rf"(?i:{'|'.join(NUMERALS)})"
_SHARE: Final = (
    rf"(?:(?P<share>{_NUMBER})|\b(?P<share_word>{_WORD})){_GAP}"
    rf"(?:ud{_GAP})?af{_GAP}(?:de{_GAP})?"
)
_KR: Final = r"(?:kr(?:oner\b|\.|\b)|DKK\b)"

# What is measured: the unit, what one of it counts, and how it is printed
_UNITS: Final[tuple[tuple[str, Decimal, str], ...]] = (
    # udgifter for 5,6 mia. kr.; 2 milliarder kroner
    ("mia-kr", Decimal(1), rf"{_GAP}(?:mia\.?|milliard(?:er)?)\s{{0,3}}{_KR}"),
    # stige med 47 mio. kr.
    ("mio-kr", Decimal(1), rf"{_GAP}(?:mio\.?|million(?:er)?)\s{{0,3}}{_KR}"),
    # 350 t.kr.
    ("kr", _THOUSAND, rf"{_GAP}(?:t\.\s?|tusinde?\s){_KR}"),
    # samlet 1.550.000 kr.; 250.000,- kr.; 40 kroner
    ("kr", Decimal(1), rf"(?:,-|,–)?[^\S\n]{{0,3}}{_KR}"),
    # 25 pct. rabat; 5,7%; lige over 7 procent
    (
        "pct",
        Decimal(1),
        r"[^\S\n]{0,3}(?:%|pct\b\.?|procent\b)(?![- ]?point|\.point)",
    ),
    # 1,25 fuldtidsårsværk
    ("aarsvaerk", Decimal(1), rf"{_GAP}(?:{_STEM}årsværk|fuldtidsstillinger)\b"),
)
_MEASURED: Final = re.compile(
    rf"{_BEGINS}{_BARE}{_SIGN}{_PAIR}(?:"
    + "|".join(f"(?P<unit{n}>{said})" for n, (_, _, said) in enumerate(_UNITS))
    + ")"
)

# kr. 250.000
_KR_FIRST: Final = re.compile(rf"\b(?:[Kk]r\.?|DKK) (?P<value>{_NUMBER})(?![\d.,]*\d)")
# (beløb i 1.000 kr.) heads a table; it is no amount
_HEADING: Final = re.compile(r"\b(?:i|hele) $")

_ADJECTIVES: Final = r"(?:(?!ikke\b)[a-zæøå]{1,60}e,?[^\S\n]{1,3}|særlige?[^\S\n]){0,3}"
_COUNTED: Final = re.compile(
    # 4-5 kommunale it-serviceorganisationer; 4.620 ansøgere; to investeringer
    rf"{_BARE}(?:{_SHARE})?(?:{_PAIR}|\b(?P<word>{_WORD}))"
    rf"{_GAP}{_ADJECTIVES}(?P<noun>"
    rf"(?P<kommuner>{_STEM}kommuner)"
    rf"|(?P<pladser>{_STEM}(?:{'|'.join(PLACES)})pladser)"
    rf"|(?P<personer>{_STEM}(?:{'|'.join(PERSONS)}))"
    rf"|(?P<antal>{_STEM}(?:{'|'.join(THINGS)})|(?<!\d[ \d])KKR)"
    rf")(?!\w|-\w)(?!['’]s)"
)
# scenarie 2, punkt 3, Gate 21: a number that names, and a year that dates
_NAMED_BY: Final = re.compile(
    r"(?i:\b(?:scenarie|punkt|pkt\.|bilag|nr\.|fase|gate|rute|linje|ring|side|kl\.|top|§|uge"
    r"|artikel|stk\.|kapitel|version)\s)$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BACK: Final = 12


def find(text: str) -> list[FoundAmount]:
    """Return the amounts in *text*, in order.

    >>> [(found.value, found.unit) for found in find("2,1 mia. kr. til 29 kommuner")]
    [(Decimal('2.1'), 'mia-kr'), (Decimal('29'), 'kommuner')]
    """
    clear = veil(text)
    taken = bytearray(len(clear))
    found = []
    for one in (*_measured(clear), *_kr_first(clear), *_counted(clear)):
        span = slice(one[0].start, one[0].end)
        if not any(taken[span]):
            taken[span] = b"\1" * (span.stop - span.start)
            found += [replace(part, verbatim=text[span]) for part in one]
    return sorted(found)


def _number(said: str) -> Decimal:
    whole = said.replace(".", "").replace(",", ".")
    return Decimal(whole.removesuffix("½") or 0) + (_HALF if "½" in said else 0)


def _amounts(
    found: re.Match[str], unit: str, factor: Decimal = Decimal(1)
) -> list[FoundAmount]:
    parts = found.groupdict()
    words = (parts.get("share_word"), parts.get("word"))
    low = parts.get("share") or parts.get("low") or parts.get("low2")
    values = [_number(said) for said in (low, parts["value"]) if said]
    values += [NUMERALS[said.lower()] for said in words if said]
    sign = -1 if parts.get("sign") else 1
    return [
        FoundAmount(found.start(), found.end(), "", value * factor * sign, unit)
        for value in sorted(values)
    ]


def _measured(text: str) -> Iterator[list[FoundAmount]]:
    for found in _MEASURED.finditer(text):
        start = found.start()
        heads = _HEADING.search(text, max(0, start - _BACK), start)
        if not (heads and found["value"] in ("1.000", "1000")):
            unit, factor, _ = _UNITS[int((found.lastgroup or "").removeprefix("unit"))]
            yield _amounts(found, unit, factor)


def _kr_first(text: str) -> Iterator[list[FoundAmount]]:
    for found in _KR_FIRST.finditer(text):
        yield _amounts(found, "kr")


def _counted(text: str) -> Iterator[list[FoundAmount]]:
    for found in _COUNTED.finditer(text):
        start = found.start()
        named = _NAMED_BY.search(text, max(0, start - _BACK), start)
        if named or (found["value"] and _YEAR.fullmatch(found["value"])):
            continue
        units = ("kommuner", "pladser", "personer", "antal")
        yield _amounts(found, next(unit for unit in units if found[unit]))
