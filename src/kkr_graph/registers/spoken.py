"""Say things as a person would type them in a cell, so that they are read back."""

from datetime import date
from decimal import Decimal
from typing import Final

from kkr_graph.registers import cells, private, shared
from kkr_graph.registers.known import Known
from kkr_graph.registers.rows import SCHEMES, Finder
from kkr_graph.registers.said import Said
from kkr_graph.registers.sheets import Value
from kkr_graph.spelling import danish_date
from kkr_graph.triples import DCT, SKOS
from kkr_graph.vocabulary import BASE

# Before this year a workbook counts days in one of two ways.
_FIRST_YEAR: Final = 1905


class Speaker:
    """Says what things are called, by the graph or else by what the rows say."""

    def __init__(self, known: Known, said: Said) -> None:
        self._finder = Finder(known)
        self._said = said

    def name(self, iri: str, *kinds: str) -> str:
        """Return the name that a cell taking *kinds* reads as *iri*; else the IRI."""
        if not iri:
            return ""
        for predicate in (f"{SKOS}prefLabel", f"{DCT}title"):
            if text := self._said.one(iri, predicate):
                return text
        label = self._finder.known.label(iri)
        for kind in kinds:
            if found := self._finder.find(label, kind):
                if found == [iri]:
                    return label
                break
        return iri.removeprefix(BASE)

    def concept(self, iri: str, listed: str) -> str:
        """Return the name of a concept of the list *listed*."""
        if not iri:
            return ""
        label = self._finder.known.label(iri)
        scheme = SCHEMES.get(listed, listed)
        if self._finder.find(label, "concept", scheme) == [iri]:
            return label
        return iri.removeprefix(BASE)


def day(verbatim: str) -> Value:
    """Return what was written as a real date, if it is one; else as it was written.

    >>> day("2/9-2025"), day("primo 2026"), day("2. september 2025")
    (datetime.date(2025, 9, 2), 'primo 2026', '2. september 2025')
    """
    read = cells.day(verbatim)
    if not read or not read.exact or read.last.year < _FIRST_YEAR:
        return verbatim
    return read.last if danish_date(read.last) == verbatim else verbatim


def iso(text: str) -> Value:
    """Return an ISO date as a real date, or as people write it if no sheet has it."""
    only = date.fromisoformat(text)
    return only if only.year >= _FIRST_YEAR else danish_date(only)


def date_of(text: str) -> date | None:
    """Return an ISO date as a date; None for nothing."""
    return date.fromisoformat(text) if text else None


def number(decimal: str) -> Value:
    """Return a decimal as a number if it stays the same; else as Danes write it.

    >>> number("1550000.0"), number("1.25"), number("1550000.50"), number("")
    (1550000, 1.25, '1550000,50', '')
    """
    if not decimal:
        return ""
    whole = decimal.removesuffix(".0")
    exact: Value = int(whole) if whole.isdecimal() else float(decimal)
    read = cells.number(exact)
    if read is not None and read.as_tuple() == Decimal(whole).as_tuple():
        return exact
    return whole.replace(".", ",")


def span(label: str, start: str, end: str) -> dict[str, Value]:
    """Return the cells of a span; *start* and *end* are ISO dates, or empty.

    >>> span("fra primo 2025 til og med 31/12-2025", "2025-01-01", "2026-01-01")
    {'start': 'primo 2025', 'last': datetime.date(2025, 12, 31)}
    >>> span("fra 2026", "2026-01-01", "")
    {'start': '2026'}
    """
    for first, key, last in _parts(label):
        days = {
            "start": cells.day(first) if first else None,
            "last": cells.day(last) if key == "last" else None,
            "until": cells.day(last) if key == "until" else None,
        }
        read = shared.spanned(**days)
        bounds = (read.start, read.end)
        stated = (date_of(start), date_of(end))
        if bounds == stated and read.label == label:
            said = {"start": first, key: last}
            return {name: day(text) for name, text in said.items() if text}
    return {}


def _parts(label: str) -> list[tuple[str, str, str]]:
    """Return the ways in which a label may be parted in start and end."""
    found = []
    if label.startswith("fra "):
        rest = label.removeprefix("fra ")
        for key, word in (("last", " til og med "), ("until", " til ")):
            pieces = rest.split(word)
            found += [
                (word.join(pieces[:at]), key, word.join(pieces[at:]))
                for at in range(1, len(pieces))
            ]
        found.append((rest, "last", ""))
    for key, word in (("last", "til og med "), ("until", "til ")):
        if label.startswith(word):
            found.append(("", key, label.removeprefix(word)))
    return found


def shown(value: Value) -> str:
    """Return a cell as people read it: a date as 2/9-2025, a number as 1.550.000.

    >>> shown(date(2025, 9, 2)), shown(1550000), shown(1.25), shown("primo 2026")
    ('2/9-2025', '1.550.000', '1,25', 'primo 2026')
    """
    match value:
        case date():
            return danish_date(value)
        case int() if not isinstance(value, bool):
            return f"{value:,}".replace(",", ".")
        case _:
            return private.as_text(value)
