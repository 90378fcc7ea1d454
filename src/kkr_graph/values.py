"""Say whether a literal is a value that exists: no 30 February, no ``"ti"`` as number.

pyoxigraph keeps an ill-typed literal as it stands, and comparisons with it make rows
vanish from answers without a word; so none may come in.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final

import pyoxigraph as ox

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ZONE: Final = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"


def exists(literal: ox.Literal) -> bool:
    """Say whether *literal* is a value of its datatype, and the datatype is known.

    >>> day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    >>> exists(ox.Literal("2024-02-29", datatype=day))
    True
    >>> exists(ox.Literal("2025-02-29", datatype=day))
    False
    """
    reads = _KINDS.get(literal.datatype.value)
    return reads is not None and reads(literal.value)


def short(datatype: ox.NamedNode) -> str:
    """Return *datatype* as people write it in Turtle, for example ``xsd:date``."""
    return datatype.value.replace(_XSD, "xsd:").replace(_RDF, "rdf:")


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


def _in_calendar(pattern: str, read: Callable[[str], object]) -> Callable[[str], bool]:
    shaped = re.compile(rf"(?P<day>{pattern}){_ZONE}", re.ASCII)

    def exists(text: str) -> bool:
        match = shaped.fullmatch(text)
        if match is None:
            return False
        try:
            read(match["day"])
        except ValueError:
            return False
        return True

    return exists


def _any(_: str) -> bool:
    return True


_DAY: Final = r"\d{4}-\d\d-\d\d"
_CLOCK: Final = r"\d\d:\d\d:\d\d(\.\d{1,6})?"
_KINDS: Final[dict[str, Callable[[str], bool]]] = {
    f"{_RDF}langString": _any,
    f"{_XSD}string": _any,
    f"{_XSD}boolean": _like(r"true|false|1|0"),
    f"{_XSD}integer": _like(r"[+-]?\d+"),
    f"{_XSD}nonNegativeInteger": _like(r"\+?\d+|-0+"),
    f"{_XSD}positiveInteger": _like(r"\+?0*[1-9]\d*"),
    f"{_XSD}decimal": _like(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    f"{_XSD}double": _like(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN"),
    f"{_XSD}date": _in_calendar(_DAY, date.fromisoformat),
    f"{_XSD}time": _in_calendar(_CLOCK, time.fromisoformat),
    f"{_XSD}dateTime": _in_calendar(f"{_DAY}T{_CLOCK}", datetime.fromisoformat),
    f"{_XSD}gYear": _like(rf"\d{{4}}{_ZONE}"),
    f"{_XSD}gYearMonth": _like(rf"\d{{4}}-(0[1-9]|1[0-2]){_ZONE}"),
    f"{_XSD}anyURI": _like(r"[^\s<>\"{}|\\^`]*"),
}
