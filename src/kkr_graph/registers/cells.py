"""Read the cell of a spreadsheet as people fill it in: days, rough dates, numbers."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from kkr_graph.errors import BadDateError
from kkr_graph.registers import private
from kkr_graph.registers.entries import Day
from kkr_graph.registers.sheets import Value
from kkr_graph.spelling import danish_date, read_date
from kkr_graph.statements import dates

LAST_PAGE: Final = 99_999
_YEARS: Final = range(1900, 2101)
_LONGEST_DATE: Final = 60  # characters: "fra primo september til primo oktober 2026"
_LONGEST_NUMBER: Final = 30
_DIGIT: Final = re.compile(r"\d")

# 1.550.000 · 1550000 · 1 550 000 · 1,25 · 1.550.000,50 kr. · kr. 250.000,-
_NUMBER: Final = re.compile(
    r"(?:kr\.? ?|DKK ?)?(?P<whole>\d{1,3}(?:[. ]\d{3}){1,4}|\d{1,15})"
    r"(?:,(?P<part>\d{1,6})|,-)?(?: ?(?:kr\.?|kroner|DKK))?",
    re.IGNORECASE,
)
# Gladsaxe og Furesø · Gladsaxe, Furesø · Gladsaxe/Furesø · Gladsaxe; Furesø
_JOINT: Final = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:og|samt|and)\s+")


def day(value: Value) -> Day | None:
    """Return the day or rough date in a cell, or nothing if it is none.

    >>> day("2/9-2025").last.isoformat(), day("primo 2026").first.isoformat()
    ('2025-09-02', '2026-01-01')
    >>> day("2025").rule, day("i dag"), day("31/2-2025")
    ('year', None, None)
    """
    if isinstance(value, date):
        only = value.date() if isinstance(value, datetime) else value
        return _exact(danish_date(only), only)
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = " ".join(private.as_text(value).split())
    if not _DIGIT.search(text) or len(text) > _LONGEST_DATE:
        return None
    try:
        return _exact(text, read_date(text))
    except BadDateError:
        return _rough(text)


def _exact(verbatim: str, only: date) -> Day | None:
    if only.year not in _YEARS:
        return None
    return Day(verbatim, only, only, "exact-day")


def _rough(text: str) -> Day | None:
    for opening in ("", "i "):  # "2026" and "2. kvartal 2026" stand without their "i"
        said = opening + text[:1].lower() + text[1:] if opening else text
        found = dates.find(said, None)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(said)):
            [one] = found
            bounds = [one.not_before or one.not_after, one.not_after]
            if all(bound.year in _YEARS for bound in bounds):
                return Day(text, one.not_before, one.not_after, one.rule)
    return None


def number(value: Value) -> Decimal | None:
    """Return the number in a cell, never a negative one, or nothing if it is none.

    >>> number("1.550.000"), number("1,25"), number(125000.0), number("1.5")
    (Decimal('1550000'), Decimal('1.25'), Decimal('125000'), None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        text = " ".join(value.split())
        found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
        if not found:
            return None
        whole = re.sub(r"\D", "", found["whole"])
        return Decimal(f"{whole}.{found['part']}" if found["part"] else whole)
    read = Decimal(repr(value))
    if not read.is_finite() or not 0 <= read < 10**15:
        return None
    return read.quantize(Decimal(1)) if read == read.to_integral_value() else read


def parted(text: str) -> list[str]:
    """Return the names that stand in one cell.

    >>> parted("Gladsaxe og Furesø"), parted("Lyngby-Taarbæk")
    (['Gladsaxe', 'Furesø'], ['Lyngby-Taarbæk'])
    """
    return [part for part in _JOINT.split(text[:500]) if part]
