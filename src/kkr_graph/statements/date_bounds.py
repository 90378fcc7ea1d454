"""Read each printed form of a date as its first and last day.

The bounds are those of ``concept/reading-rule``.  A reader takes what a pattern found
and gives a function of the year, which may come from elsewhere in the paper.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

Bounds = tuple[date | None, date, str]
Reader = Callable[[re.Match[str]], Callable[[int], Bounds]]

MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT: Final = tuple(month[:3] for month in MONTHS)
ORDINALS: Final = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4, "sidste": 4}
_SEASONS: Final = {"for": ("spring", 3), "som": ("summer", 6), "eft": ("autumn", 9)}
_WINTER: Final = 12
_LONGEST_SPAN: Final = 50
_CENTURY: Final = 100
_THIS_CENTURY: Final = 2000


def full_year(year: int) -> int:
    """Return 25 as 2025.

    >>> full_year(25), full_year(1998)
    (2025, 1998)
    """
    return year if year > _CENTURY else _THIS_CENTURY + year


def _said(found: re.Match[str], group: str) -> str:
    """Return what *group* found, under any of the names it has in a pattern."""
    parts = found.groupdict()
    names = (group, f"{group}2", f"{group}3")
    return next((parts[name] for name in names if parts.get(name)), "")


def span(year: int, month: int, months: int, rule: str) -> Bounds:
    """Return the bounds of *months* whole months."""
    last = year * 12 + month - 1 + months - 1
    year_of, month_of = last // 12, last % 12 + 1
    days = monthrange(year_of, month_of)[1]
    return date(year, month, 1), date(year_of, month_of, days), rule


def _number(name: str) -> int:
    return SHORT.index(name[:3].lower()) + 1


def day(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a day, or two days of one month: 2. september, 3.-4. marts."""
    said = _said(found, "month")
    month = int(said) if said.isdigit() else _number(said)
    last = int(_said(found, "day"))
    first = int(_said(found, "from") or last)

    def read(year: int) -> Bounds:
        rule = "exact-day" if first == last else "range"
        return date(year, month, first), date(year, month, last), rule

    return read


def month(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a month: juni 2021."""
    return lambda year: span(year, _number(found["month"]), 1, "month")


def part_of_month(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read the beginning or end of a month: primo september."""
    part, number = found["part"][:2].lower(), _number(found["month"])

    def read(year: int) -> Bounds:
        first, last, _ = span(year, number, 1, "month")
        if part in ("pr", "st", "be"):
            return first, date(year, number, 10), "early-month"
        if part in ("ul", "sl"):
            return date(year, number, 21), last, "late-month"
        return first, last, "month"  # "medio": no narrower rule is kept

    return read


def part_of_year(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read the beginning or end of a year: ultimo 2025."""
    part = found["part"][:2].lower()
    if part in ("pr", "st", "be"):
        return lambda year: span(year, 1, 3, "early-year")
    if part in ("ul", "sl"):
        return lambda year: span(year, 10, 3, "late-year")
    return lambda year: span(year, 1, 12, "year")


def end_of(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a limit, without a first day: udgangen af 2027."""
    said = found["month"]
    month = _number(said) if said else 12
    return lambda year: (None, span(year, month, 1, "")[1], "before-end-of")


def season(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a season: foråret 2026."""
    rule, month = _SEASONS.get(found["season"][:3].lower(), ("winter", _WINTER))
    return lambda year: span(year, month, 3, rule)


def quarter(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a quarter or half of a year: 2. kvartal."""
    said = (found["part"] or found["word"] or found["q"]).lower()
    part = ORDINALS.get(said) or int(said)
    first = int(found["from"] or part)
    if first < part:
        return lambda year: span(year, first * 3 - 2, (part - first) * 3 + 3, "range")
    if found["kind"] and found["kind"].startswith("halv"):
        return lambda year: span(year, 1 if part == 1 else 7, 6, "range")
    return lambda year: span(year, part * 3 - 2, 3, "quarter")


def week(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a week or several: uge 41-43."""
    first, last = int(found["week"]), int(found["last"] or found["week"])
    return lambda year: (
        date.fromisocalendar(year, first, 1),
        date.fromisocalendar(year, last, 1) + timedelta(days=6),
        "range",
    )


def years(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read years in a row (2025-2028); those that fall are none."""
    first, tail = full_year(int(found["year"])), int(found["last"])
    last = tail if tail > _CENTURY else first // _CENTURY * _CENTURY + tail
    if not first < last <= first + _LONGEST_SPAN:
        raise ValueError(found[0])
    return lambda _: span(first, 1, (last - first + 1) * 12, "range")


def turn_of_year(found: re.Match[str]) -> Callable[[int], Bounds]:
    """Read the turn of a year: årsskiftet 2025/26."""
    year = int(found["year"])
    return lambda _: (date(year, 12, 31), date(year + 1, 1, 1), "range")


def year(_: re.Match[str]) -> Callable[[int], Bounds]:
    """Read a year: i løbet af 2026."""
    return lambda year: span(year, 1, 12, "year")
