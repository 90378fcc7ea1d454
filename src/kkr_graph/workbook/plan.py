"""Settle which sheets a workbook gets, and which columns, before any is written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kkr_graph.errors import WorkbookTooLargeError
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.reference.statements import Statements, short
from kkr_graph.spelling import alphabetical
from kkr_graph.workbook import terms
from kkr_graph.workbook.index import Index
from kkr_graph.workbook.selection import ask_chunked

if TYPE_CHECKING:
    from kkr_graph.store import Store

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
MOST_SHEETS: Final = 250  # more than anybody finds a way in
_LONGEST_SHEET_NAME: Final = 31
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9]+")

RELATIONS: Final = Words("Relationer", "Relations")
NAME: Final = Words("Navn", "Name")
SOURCE: Final = Words("Kilde", "Source")
OTHERS: Final = Words("Flere kilder", "More sources")
QUOTE: Final = Words("Citat fra kilden", "Quote from the source")
DOCUMENT: Final = Words("Hent dokumentet", "Get the document")
ADDRESS: Final = Words("IRI", "IRI")
OWN_HEADINGS: Final = (NAME, SOURCE, OTHERS, QUOTE, DOCUMENT, ADDRESS)
READ_ME: Final = Words("Læs mig", "Read me")
_TONGUES: Final = {"da": Words("dansk", "Danish"), "en": Words("engelsk", "English")}
_ROWS: Final = Words("rækker på arket »{}«", "rows on the sheet “{}”")
_COLUMNS: Final = Words("kolonner på arket »{}«", "columns on the sheet “{}”")
_SHEETS: Final = Words("ark", "sheets")


@dataclass(frozen=True, slots=True)
class Column:
    """A property, and the language of its texts where that is not the reader's."""

    property: str
    tongue: str
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A class, its columns, and its things in the order of the rows.

    range    the name under which other programs find it: kkr_Lead
    naming   the property whose texts stand in the first column, not in one of its own
    """

    kind: str
    title: str
    range: str
    naming: str
    columns: tuple[Column, ...]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheets in order, and the row of each thing, counted from 1 as Excel does."""

    sheets: tuple[Sheet, ...]
    relations: str
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def place(self, iri: str) -> str | None:
        """Return where in the workbook the thing stands, as a link leads there."""
        if (found := self.places.get(iri)) is None:
            return None
        return f"internal:'{found[0]}'!A{found[1]}"


def make(
    store: "Store", index: Index, chosen: Iterable[str], language: Language
) -> Plan:
    """Return the plan, or raise ``WorkbookTooLargeError`` if it fits no workbook."""
    by_kind = index.by_kind(chosen)
    labels = {kind: label(kind, language) for kind in by_kind}
    kinds = sorted(by_kind, key=lambda kind: _order(kind, labels[kind]))
    fixed = [READ_ME.say(language), RELATIONS.say(language)]
    _refuse_more(len(kinds) + len(fixed), MOST_SHEETS, _SHEETS, "")
    titles = sheet_names([*fixed, *(labels[kind] for kind in kinds)])[len(fixed) :]
    ranges = _ranges(kinds)
    sheets, relations = [], 0
    for kind, title, name in zip(kinds, titles, ranges, strict=True):
        things = by_kind[kind]
        _refuse_more(len(things) + 1, MOST_ROWS, _ROWS, title)
        used, leading = _used(store, things)
        relations += 0 if kind in terms.ATTRIBUTES else leading
        naming = _naming(used, language)
        columns = _columns(used, naming, language)
        _refuse_more(len(columns) + len(OWN_HEADINGS), MOST_COLUMNS, _COLUMNS, title)
        sheets.append(Sheet(kind, title, name, naming, columns, tuple(things)))
    _refuse_more(relations + 1, MOST_ROWS, _ROWS, fixed[1])
    places = {
        iri: (sheet.title, row)
        for sheet in sheets
        for row, iri in enumerate(sheet.things, start=2)
    }
    return Plan(tuple(sheets), fixed[1], places)


def label(iri: str, language: Language) -> str:
    """Return what the ontology calls a class or a property, with a capital letter."""
    words = Statements.of_words().words(iri, "label")
    if words is None:
        return short(iri)
    said = words.say(language)
    return said[:1].upper() + said[1:]


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return a name that a workbook accepts for each of *wanted*, all different.

    >>> sheet_names(["Tovholderrolle", "tovholderrolle", "a/b", ""])
    ['Tovholderrolle', 'tovholderrolle 2', 'a b', 'Ark']
    """
    taken: set[str] = {"history"}  # Excel keeps it for itself
    names = []
    for name in wanted:
        plain = " ".join(_NO_SHEET_NAME.sub(" ", name).split()) or "Ark"
        found, number = plain[:_LONGEST_SHEET_NAME].strip(), 1
        while found.casefold() in taken:
            number += 1
            ending = f" {number}"
            found = plain[: _LONGEST_SHEET_NAME - len(ending)].strip() + ending
        taken.add(found.casefold())
        names.append(found)
    return names


def _ranges(kinds: Iterable[str]) -> list[str]:
    taken: set[str] = set()
    names = []
    for kind in kinds:
        plain = _NO_NAME.sub("_", short(kind))[-100:].strip("_")
        found, number = f"ark_{plain}" if "_" not in plain else plain, 1
        while found.casefold() in taken:
            number += 1
            found = f"{plain}_{number}"
        taken.add(found.casefold())
        names.append(found)
    return names


def _order(kind: str, said: str) -> tuple[int, str, str]:
    last = terms.LAST_SHEETS
    place = last.index(kind) + 1 if kind in last else 0
    return place, alphabetical(said)[0], kind


def _used(store: "Store", things: list[str]) -> tuple[Counter[tuple[str, str]], int]:
    """Return how often each property is used, by language, and what leads on."""
    used: Counter[tuple[str, str]] = Counter()
    leading = 0
    for rows in ask_chunked(store, "workbook-columns", things):
        for property_, tongue, target, uses in rows:
            if property_ is None or uses is None:
                continue
            number = int(uses.value)
            used[property_.value, tongue.value if tongue else ""] += number
            if target is not None and target.value not in terms.ATTRIBUTES:
                leading += number
    for told in (terms.TYPE, terms.DERIVED_FROM):
        used.pop((told, ""), None)
    return used, leading


def _naming(used: Counter[tuple[str, str]], language: Language) -> str:
    """Return the property that names the things, if one names them in *language*."""
    for name in terms.NAMES:
        if (name, language) in used or (name, "") in used:
            return name
    return ""


def _columns(
    used: Counter[tuple[str, str]], naming: str, language: Language
) -> tuple[Column, ...]:
    keys = {(one, "" if tongue == language else tongue) for one, tongue in used}
    keys.discard((naming, ""))
    headings = {key: _heading(*key, language) for key in keys}
    same = Counter(heading.casefold() for heading in headings.values())
    same.update(words.say(language).casefold() for words in OWN_HEADINGS)
    ordered = sorted(keys, key=lambda key: _place(key, used, language))
    return tuple(
        Column(
            one,
            tongue,
            headings[one, tongue]
            if same[headings[one, tongue].casefold()] == 1
            else f"{headings[one, tongue]} ({short(one)})",
        )
        for one, tongue in ordered
    )


def _heading(one: str, tongue: str, language: Language) -> str:
    said = label(one, language)
    if not tongue:
        return said
    return f"{said} ({_TONGUES.get(tongue, Words(tongue, tongue)).say(language)})"


def _place(
    key: tuple[str, str], used: Counter[tuple[str, str]], language: Language
) -> tuple[bool, int, int, str, str]:
    one, tongue = key
    uses = used[key] + (0 if tongue else used[one, language])
    return bool(tongue), _tier(one), -uses, label(one, language), one


def _tier(one: str) -> int:
    if one in terms.FIRST_COLUMNS:
        return terms.FIRST_COLUMNS.index(one)
    return len(terms.FIRST_COLUMNS) + (one in terms.LAST_COLUMNS)


def _refuse_more(number: int, most: int, what: Words, name: str) -> None:
    if number > most:
        raise WorkbookTooLargeError(
            what_da=what.da.format(name),
            what_en=what.en.format(name),
            number=number,
            most=most,
        )
