"""Write the first sheet: what the workbook is, what each sheet and column means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph import vocabularies
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.reference.statements import Statements, short
from kkr_graph.spelling import danish_date, english_date
from kkr_graph.vocabulary import BASE, KKR
from kkr_graph.workbook import relations, texts
from kkr_graph.workbook.cells import Cell, Link
from kkr_graph.workbook.page import Page
from kkr_graph.workbook.plan import OWN_HEADINGS, Plan, label
from kkr_graph.workbook.unknown import Unknown
from kkr_graph.workbook.wanted import Wanted

_WIDTHS: Final = (30, 34, 28, 100)
_TITLE_HEIGHT: Final = 30  # points
_CLASS: Final = "http://www.w3.org/2002/07/owl#Class"


@dataclass(frozen=True, slots=True)
class Contents:
    """What the other sheets came to hold.

    rows      of each sheet, without its headings
    cut       how many texts a cell could not hold
    unlinked  how many links there was no room for
    council   what the council is called that the workbook is limited to
    """

    rows: Mapping[str, int]
    cut: int
    unlinked: int
    council: str = ""


class ReadMe:
    """The first sheet, in the language of the reader."""

    def __init__(self, page: Page, language: Language) -> None:
        self._page = page
        self._language = language
        page.wide(_WIDTHS)
        page.paper()

    def write(
        self, plan: Plan, wanted: Wanted, told: Contents, unknown: Sequence[Unknown]
    ) -> None:
        """Write all of it."""
        self._page.high(_TITLE_HEIGHT)
        self._page.write([self._say(texts.TITLE)], ["title"])
        self._about(wanted, told)
        self._sheets(plan, told)
        self._unknown(unknown)
        self._columns(plan)
        self._unused(plan)

    def _about(self, wanted: Wanted, told: Contents) -> None:
        english = wanted.language == "en"
        day = english_date(wanted.made) if english else danish_date(wanted.made)
        rows = [
            (texts.WHAT, self._say(texts.WHAT_SAID)),
            (texts.VERSION, self._version(wanted)),
            (texts.MADE, day),
            (texts.LIMITED, "\n".join(self._limits(wanted, told))),
            (texts.LICENCE, self._say(texts.LICENCE_SAID)),
            (
                texts.CITE,
                self._say(texts.CITE_SAID).format(version=wanted.release, day=day),
            ),
            (texts.FILTER, self._say(texts.FILTER_SAID)),
            (texts.SOURCES, self._say(texts.SOURCES_SAID)),
            (texts.DAYS, self._say(texts.DAYS_SAID).format(**self._labels())),
            (texts.POWER, self._say(texts.POWER_SAID)),
        ]
        for heading, said in rows:
            self._told(self._say(heading), said)
        for words, number in ((texts.CUT, told.cut), (texts.UNLINKED, told.unlinked)):
            if number:
                self._told(self._say(texts.LEFT_OUT), self._say(words).format(number))

    def _labels(self) -> dict[str, str]:
        terms_ = {"rough": KKR.UncertainDate, "since": KKR.validFrom}
        terms_["until"] = KKR.validUntil
        return {name: label(iri, self._language) for name, iri in terms_.items()}

    def _version(self, wanted: Wanted) -> str:
        parts = [f"KKR Graph {wanted.release}", f"kkr.ttl {vocabularies.version()}"]
        if wanted.version:
            parts.append(f"{self._say(texts.GRAPH)} {wanted.version}")
        return ", ".join(parts)

    def _limits(self, wanted: Wanted, told: Contents) -> Iterator[str]:
        if told.council:
            yield self._say(texts.COUNCIL).format(told.council)
        if wanted.on is not None:
            english = wanted.language == "en"
            day = english_date(wanted.on) if english else danish_date(wanted.on)
            yield self._say(texts.ON).format(day)
        if wanted.holds:
            yield wanted.holds
        elif not told.council and wanted.on is None:
            yield self._say(texts.WHOLE)

    def _sheets(self, plan: Plan, told: Contents) -> None:
        self._section(texts.SHEETS)
        self._head(texts.SHEET, texts.ROWS, texts.CLASS, texts.MEANING)
        first = (plan.relations, "", self._say(texts.RELATIONS_SAID))
        sheets = [(one.title, one.kind, self._meaning(one.kind)) for one in plan.sheets]
        for title, kind, meaning in [first, *sheets]:
            link = Link(title, f"internal:'{title}'!A1")
            self._line(link, told.rows[title], short(kind), meaning)

    def _unknown(self, unknown: Sequence[Unknown]) -> None:
        self._section(texts.UNKNOWN)
        if not unknown:
            self._told("", self._say(texts.NOTHING_UNKNOWN))
            return
        self._head(texts.WHAT_LACKS, texts.WHY, texts.NUMBER, texts.MEANING)
        for one in unknown:
            self._line(one.what, one.reason, one.number, one.meaning)

    def _columns(self, plan: Plan) -> None:
        self._section(texts.COLUMNS)
        self._head(texts.SHEET, texts.COLUMN, texts.PROPERTY, texts.MEANING)
        for words in OWN_HEADINGS:
            said = self._say(texts.OWN_COLUMNS[words.en])
            self._line(self._say(texts.EVERY), self._say(words), "", said)
        for heading, meaning in relations.COLUMNS:
            self._line(plan.relations, self._say(heading), "", self._say(meaning))
        for sheet in plan.sheets:
            for one in sheet.columns:
                said = self._meaning(one.property)
                self._line(sheet.title, one.heading, short(one.property), said)

    def _unused(self, plan: Plan) -> None:
        """Say which words of the ontology no sheet is about, as nothing is of them."""
        said = Statements.of_words()
        used = {sheet.kind for sheet in plan.sheets}
        unused = [
            one
            for one in said.subjects("isDefinedBy", f"{BASE}def")
            if one not in used and _CLASS in said.objects(one, "type")
        ]
        if not unused:
            return
        self._section(texts.UNUSED)
        self._told("", self._say(texts.UNUSED_SAID))
        for one in unused:
            self._line(label(one, self._language), "", short(one), self._meaning(one))

    def _meaning(self, iri: str) -> str:
        """Return the definition of a word, with a capital letter and its note."""
        said = Statements.of_words()
        words = (said.words(iri, "definition"), said.words(iri, "scopeNote"))
        found = [one.say(self._language) for one in words if one]
        if not found:
            return self._say(texts.ELSEWHERE).format(iri)
        return ". ".join(one[:1].upper() + one[1:].rstrip(".") for one in found)

    def _section(self, words: Words) -> None:
        self._page.write([])
        self._page.write([self._say(words)], ["section"])

    def _head(self, *words: Words) -> None:
        self._page.write([self._say(one) for one in words], ["heading"] * len(words))

    def _told(self, heading: str, said: str) -> None:
        self._page.told(heading, said, sum(_WIDTHS[1:]))

    def _line(self, *cells: Cell) -> None:
        texts_ = [cell.text if isinstance(cell, Link) else str(cell) for cell in cells]
        self._page.high_for(texts_, _WIDTHS)
        self._page.write(cells, ["prose", *["count"] * 2, "prose"])

    def _say(self, words: Words) -> str:
        return words.say(self._language)
