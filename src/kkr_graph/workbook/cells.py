"""Turn terms into what a cell can hold: text, a number, a day, a truth, a link.

Codes stay text, so that 0159 keeps its zero.  A number that a workbook would round, and
a day before 1900, which it does not know, stay text too.  Nothing becomes a formula.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from pyoxigraph import Literal

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = frozenset(
    f"{_XSD}{kind}"
    for kind in (
        "byte",
        "decimal",
        "double",
        "float",
        "gYear",
        "int",
        "integer",
        "long",
        "negativeInteger",
        "nonNegativeInteger",
        "nonPositiveInteger",
        "positiveInteger",
        "short",
        "unsignedInt",
        "unsignedLong",
    )
)
_TIME: Final = re.compile(r"(\d\d:\d\d)(:00)?")
_DIGITS_KEPT: Final = 15
_LARGEST: Final = 10**15
_FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a day too many before it
LONGEST_TEXT: Final = 32_767  # in units of UTF-16
_LONGEST_ADDRESS: Final = 2_000
# What no XML can hold, and what only confuses a reader: controls but for line breaks.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a row of the workbook (``internal:``) or to the web."""

    text: str
    target: str


Cell: TypeAlias = str | int | Decimal | bool | date | Link | None


def of_literal(said: Literal) -> Cell:
    """Return what a cell is to hold of *said*.

    >>> of_literal(Literal("0159")), of_literal(Literal(12))
    ('0159', 12)
    """
    read = _READERS.get(said.datatype.value)
    try:
        return read(said.value) if read else said.value
    except (InvalidOperation, KeyError, ValueError):
        return said.value


def plain(text: str) -> str:
    """Return *text* without what breaks a file or hides how it reads."""
    return _UNPRINTABLE.sub("", text.replace("\t", " ").replace("\r\n", "\n"))


def cut(text: str, mark: str) -> str:
    """Return *text* as long as a cell can be, with *mark* at the end if it was cut."""
    if len(text) <= LONGEST_TEXT // 2 or _units(text) <= LONGEST_TEXT:
        return text
    room = LONGEST_TEXT - _units(mark)
    raw = text.encode("utf-16-le")[: 2 * room]
    return raw.decode("utf-16-le", "ignore") + mark


def is_address(iri: str) -> bool:
    """Say whether a browser can be sent to *iri*."""
    return iri.startswith(("http://", "https://")) and len(iri) <= _LONGEST_ADDRESS


def _number(text: str) -> Cell:
    number = Decimal(text)
    if not number.is_finite() or len(number.as_tuple().digits) > _DIGITS_KEPT:
        return text
    if abs(number) > _LARGEST:
        return text
    return int(number) if number == number.to_integral_value() else number


def _day(text: str) -> Cell:
    day = date.fromisoformat(text)
    return day if day >= _FIRST_DAY else text


def _time(text: str) -> Cell:
    found = _TIME.fullmatch(text)
    return found[1] if found else text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


_READERS: Final[Mapping[str, Callable[[str], Cell]]] = {
    **dict.fromkeys(_NUMBERS, _number),
    f"{_XSD}date": _day,
    f"{_XSD}time": _time,
    f"{_XSD}boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
}
