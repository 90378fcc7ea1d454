"""Write the sheet of a class: a row for each thing, a column for each property."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal

from kkr_graph.answers.answer import Term
from kkr_graph.citations import Citation
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.workbook import terms
from kkr_graph.workbook.cells import Cell, Link, is_address, of_literal
from kkr_graph.workbook.described import Described
from kkr_graph.workbook.index import Index
from kkr_graph.workbook.page import Page
from kkr_graph.workbook.plan import (
    ADDRESS,
    DOCUMENT,
    NAME,
    OTHERS,
    QUOTE,
    SOURCE,
    Column,
    Plan,
    Sheet,
    label,
)

_BETWEEN: Final = "; "


class ClassSheet:
    """The sheet of one class, to which things are added in the order of the plan."""

    def __init__(
        self, sheet: Sheet, index: Index, plan: Plan, page: Page, language: Language
    ) -> None:
        self._sheet = sheet
        self._index = index
        self._plan = plan
        self._page = page
        self._language = language
        self._looks = [
            "",
            *("year" if one.property == terms.YEAR else "" for one in sheet.columns),
            *[""] * (len(self._own()) - 1),
            "faint",
        ]
        said = [words.say(language) for words in self._own()]
        headings = [NAME.say(language), *(one.heading for one in sheet.columns), *said]
        self.width = len(headings)
        page.heading(headings)

    def add(self, thing: Described) -> None:
        """Write the row of *thing*."""
        columns = (self._cell(thing, column) for column in self._sheet.columns)
        sources = (
            self._of_passage(thing)
            if self._sheet.kind == terms.PASSAGE
            else self._of_sources(thing.sources())
        )
        row = [self._name(thing), *columns, *sources, thing.iri]
        self._page.write(row, self._looks)

    def finish(self) -> None:
        """Close the sheet."""
        self._page.finish(self.width, 1)

    def _own(self) -> tuple[Words, ...]:
        if self._sheet.kind == terms.PASSAGE:
            return (DOCUMENT, ADDRESS)
        return (SOURCE, OTHERS, QUOTE, ADDRESS)

    def _name(self, thing: Described) -> str:
        if self._sheet.kind == terms.PASSAGE and thing.iri in thing.cited:
            return thing.cited[thing.iri].short(self._language)
        said = self._spoken(thing, Column(self._sheet.naming, "", ""))
        return _BETWEEN.join(one.value for one in said) or self._index.name(thing.iri)

    def _spoken(self, thing: Described, column: Column) -> list[Term]:
        """Return the values that belong in *column*, by their language."""
        here = {column.tongue} if column.tongue else {"", self._language}
        return [
            term
            for term in thing.values.get(column.property, ())
            if (term.language or "" if isinstance(term, Literal) else "") in here
        ]

    def _cell(self, thing: Described, column: Column) -> Cell:
        values = [
            of_term(term, self._index, self._plan, self._language)
            for term in self._spoken(thing, column)
        ]
        if len(values) < 2:  # noqa: PLR2004 - one value stays what it is
            return values[0] if values else None
        return _BETWEEN.join(self._text(value) for value in values)

    def _text(self, cell: Cell) -> str:
        match cell:
            case Link():
                return cell.text
            case None:
                return ""
            case _:
                return str(cell)

    def _of_sources(self, cited: Sequence[Citation]) -> tuple[Cell, ...]:
        if not cited:
            return (None, None, None)
        first, *others = cited
        names = dict.fromkeys(one.short(self._language) for one in others)
        names.pop(first.short(self._language), None)
        return (
            source_link(first, self._plan, self._language),
            _BETWEEN.join(names),
            first.quote,
        )

    def _of_passage(self, thing: Described) -> tuple[Cell, ...]:
        cited = thing.cited.get(thing.iri)
        if cited is None or not is_address(cited.url):
            return (None,)
        return (Link(cited.url, cited.url),)


def of_term(term: Term, index: Index, plan: Plan, language: Language) -> Cell:
    """Return what a cell is to hold of *term*.

    A time that the sources print is a day if it is one day; else it is as printed.
    """
    if isinstance(term, Literal):
        return of_literal(term)
    iri = term.value
    thing = index.things.get(iri)
    if thing is None:
        said = label(iri, language)
        return Link(iri, iri) if said == iri and is_address(iri) else said
    if thing.day is not None:
        return thing.day
    place = None if thing.kind == terms.CONCEPT else plan.place(iri)
    name = index.name(iri)
    return Link(name, place) if place else name


def source_link(cited: Citation, plan: Plan, language: Language) -> Cell:
    """Return the citation; it leads to the row of its passage."""
    place = plan.place(cited.passage)
    said = cited.short(language)
    return Link(said, place) if place else said
