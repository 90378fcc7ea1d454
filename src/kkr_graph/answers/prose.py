"""Lay an answer out for people: what they need not see is left out, the rest reads.

A column that is for programs alone is left out.  An IRI with a label beside it gives
way to the label.  Document, page and quote become one source, "Dagsorden 2/9-2025, s.
14".  Days and numbers are written as the language writes them.  Nothing here knows of
terminals or files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal

from kkr_graph.answers.answer import Answer, Row, Term, value
from kkr_graph.headers import Column, Words
from kkr_graph.language import Language
from kkr_graph.names import key
from kkr_graph.spelling import danish_date, read_date

# .../id/document/hovedstaden/2025-09-02/dagsorden
_PAPER: Final = re.compile(
    r"/id/document/[^/]+/(?P<day>\d{4}-\d\d-\d\d)/(?P<kind>dagsorden|referat)$"
)
# Dagsorden, KKR Hovedstaden, 2. september 2025
_TITLE: Final = re.compile(
    r"(?P<kind>Dagsorden|Referat),? (?P<council>KKR \w+),? "
    r"(?:den )?(?P<day>\d\d?\. \w+ \d{4})"
)
PAPERS: Final = {
    "dagsorden": Words("Dagsorden", "Agenda"),
    "referat": Words("Referat", "Minutes"),
}
_ITEM: Final = Words("pkt.", "item")
_PAGE: Final = Words("s.", "p.")
_SOURCE: Final = Words("Kilde", "Source")
_TITLE_LENGTH: Final = 60
_TIME: Final = "http://www.w3.org/2001/XMLSchema#time"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be written.

    headings  one for each column
    rows      cells of text
    numbers   which columns hold numbers
    quotes    the words of the source for each row; empty where no row has any
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]
    quotes: tuple[str, ...] = ()


def lay_out(answer: Answer, language: Language) -> Sheet:
    """Return *answer* as a person reads it."""
    at = {column.name: number for number, column in enumerate(answer.columns)}
    sourced = "document" in at
    folded = {"document", "documentLabel", "page", "quote"} if sourced else set()
    shown = [
        number
        for number, column in enumerate(answer.columns)
        if column.shown
        and column.name not in folded
        and not (column.kind == "iri" and f"{column.name}Label" in at)
        and not _repeats(answer, number, language)
        and any(row[number] is not None for row in answer.rows)
    ]
    headings = [_heading(answer.columns[number], language) for number in shown]
    rows = []
    for row in answer.rows:
        cells = [_cell(row[n], answer.columns[n], answer, language) for n in shown]
        if sourced:
            cells.append(_source(row, at, answer, language))
        rows.append(tuple(cells))
    if sourced:
        headings.append(_SOURCE.say(language))
    numbers = (
        place
        for place, number in enumerate(shown)
        if answer.columns[number].kind in {"integer", "decimal"}
    )
    quotes = tuple(_quote(row, at, language) for row in answer.rows)
    return Sheet(
        tuple(headings),
        tuple(rows),
        frozenset(numbers),
        quotes if sourced and any(quotes) else (),
    )


def write_number(number: Decimal, language: Language) -> str:
    """Return *number* as the language writes it.

    >>> write_number(Decimal("1234567.50"), "da"), write_number(Decimal("3.0"), "en")
    ('1.234.567,5', '3')
    """
    plain = f"{number:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) if language == "da" else plain


def write_quantity(value: object, language: Language) -> str:
    """Return a number as the language writes it; what is none stays as it is."""
    if isinstance(value, int | Decimal):
        return write_number(Decimal(value), language)
    return "" if value is None else str(value)


def write_kroner(value: object, language: Language) -> str:
    r"""Return an amount of Danish kroner.

    >>> write_kroner(1550000, "da"), write_kroner(None, "da"), write_kroner(5, "en")
    ('1.550.000\xa0kr.', '', 'DKK\xa05')
    """
    said = write_quantity(value, language)
    if not said:
        return ""
    kroner = f"{said}\N{NO-BREAK SPACE}kr."
    return kroner if language == "da" else f"DKK\N{NO-BREAK SPACE}{said}"


def write_date(day: date, language: Language) -> str:
    """Return *day* as the language writes it."""
    return danish_date(day) if language == "da" else day.isoformat()


def write_source(
    document: str, title: str | None, page: str | None, language: Language
) -> str:
    """Return what to call the place in *document* where a fact stands.

    >>> paper = "https://w3id.org/kkr/id/document/hovedstaden/2025-09-02/dagsorden"
    >>> write_source(paper, None, "14", "da")
    'Dagsorden 2/9-2025, s. 14'
    >>> title = "Dagsorden, KKR Hovedstaden, 2. september 2025"
    >>> write_source(paper, title, "14", "en")
    'Agenda KKR Hovedstaden 2025-09-02, p. 14'
    """
    return write_place(name_source(document, title, language), "", page, language)


def write_place(
    name: str, item: str, page: str | int | None, language: Language
) -> str:
    """Return what to call a place in the document called *name*.

    >>> write_place("Dagsorden 2/9-2025", "3.2", 7, "da")
    'Dagsorden 2/9-2025, pkt. 3.2, s. 7'
    """
    item_said = f"{_ITEM.say(language)} {item}" if item else ""
    page_said = f"{_PAGE.say(language)} {page}" if page else ""
    return ", ".join(part for part in (name, item_said, page_said) if part)


def name_source(document: str, title: str | None, language: Language) -> str:
    """Return what to call *document* in a few words."""
    name = title or key(document)
    if found := _TITLE.fullmatch(name):
        day = write_date(read_date(found["day"]), language)
        paper = PAPERS[found["kind"].lower()].say(language)
        return f"{paper} {found['council']} {day}"
    if found := _PAPER.search(document):
        day = write_date(date.fromisoformat(found["day"]), language)
        return f"{PAPERS[found['kind']].say(language)} {day}"
    return shortened(name) if len(name) > _TITLE_LENGTH else name


def shortened(title: str) -> str:
    """Return *title* cut between two words, and before a parenthesis that is cut.

    >>> shortened("Trafik, infrastruktur, klima og miljø, KKR Sjælland (side på kl.dk)")
    'Trafik, infrastruktur, klima og miljø, KKR Sjælland…'
    """
    cut = title[: _TITLE_LENGTH - 1]
    words = cut.rpartition(" ")[0] or cut
    before, opened, inside = words.rpartition("(")
    kept = before if opened and before and ")" not in inside else words
    return kept.rstrip(" ,;:–-") + "…"


def write_term(
    term: Term | None,
    kind: str,
    language: Language,
    labels: Mapping[str, str] | None = None,
) -> str:
    """Return *term* as a person reads it, in a column of *kind*.

    >>> from pyoxigraph import NamedNode
    >>> ten = Literal("10:00:00", datatype=NamedNode(_TIME))
    >>> write_term(ten, "text", "da"), write_term(ten, "text", "en")
    ('10.00', '10:00')
    """
    if isinstance(term, Literal) and term.datatype.value == _TIME:
        hour, minute, *_ = term.value.split(":")
        return f"{hour}.{minute}" if language == "da" else f"{hour}:{minute}"
    said = value(term, kind)
    match said:
        case None:
            return ""
        case Decimal():
            return write_number(said, language)
        case date():
            return write_date(said, language)
        case str() if kind == "iri":
            return (labels or {}).get(said, key(said))
        case _:
            return str(said)


def _cell(term: Term | None, column: Column, answer: Answer, language: Language) -> str:
    return " ".join(write_term(term, column.kind, language, answer.labels).split())


def _source(row: Row, at: dict[str, int], answer: Answer, language: Language) -> str:
    def of(name: str) -> str | None:
        term = row[at[name]] if name in at else None
        return term.value if term is not None else None

    if (document := of("document")) is None:
        return ""
    title = of("documentLabel") or answer.labels.get(document)
    return write_source(document, title, of("page"), language)


def _quote(row: Row, at: dict[str, int], language: Language) -> str:
    term = row[at["quote"]] if "quote" in at else None
    if term is None:
        return ""
    marks = "»{}«" if language == "da" else "“{}”"
    return marks.format(" ".join(term.value.split()))


def _repeats(answer: Answer, number: int, language: Language) -> bool:
    """Say whether the column says once more what another says.

    That is one of the same name before it, or the names of what its IRIs stand for.
    """
    column = answer.columns[number]
    before = any(
        answer.columns[n].words.da.casefold() == column.words.da.casefold()
        and all(row[n] == row[number] for row in answer.rows)
        for n in range(number)
    )
    named = column.kind == "iri" and any(
        all(
            row[n] is not None
            and _cell(row[n], other, answer, language)
            == _cell(row[number], column, answer, language)
            for row in answer.rows
        )
        for n, other in enumerate(answer.columns)
        if other.kind == "text"
    )
    return before or named


def _heading(column: Column, language: Language) -> str:
    words = column.words.say(language)
    return words[:1].upper() + words[1:]
