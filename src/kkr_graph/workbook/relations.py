"""Write the sheet of relations: what leads to what, how it stands, and since when.

A role is told in one row: who holds it, what kind of role it is, and in what.  All else
that leads from one thing to another is a row as it stands.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Term
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.reference.statements import short
from kkr_graph.workbook import terms
from kkr_graph.workbook.cells import Cell, Link
from kkr_graph.workbook.class_sheets import of_term, source_link
from kkr_graph.workbook.described import Described
from kkr_graph.workbook.index import Index
from kkr_graph.workbook.page import Page
from kkr_graph.workbook.plan import Plan, label

_NOBODY: Final = Words("Ikke kendt", "Not known")
COLUMNS: Final = (
    (
        Words("Fra", "From"),
        Words("Det, der siges noget om", "What something is said of"),
    ),
    (
        Words("Relation", "Relation"),
        Words(
            "Rollen, eller egenskaben med ontologiens navn",
            "The role, or the property as the ontology names it",
        ),
    ),
    (Words("Til", "To"), Words("Det, der føres til", "What it leads to")),
    (
        Words("Status", "Status"),
        Words(
            "Hvordan det står: status, udfald eller grundlag",
            "How it stands: status, outcome or basis",
        ),
    ),
    (
        Words("Fra og med", "From day"),
        Words(
            "Første dag, det gælder, eller dagen, det skete; for roller udregnet",
            "The first day it holds, or the day it happened; for roles worked out",
        ),
    ),
    (
        Words("Til (ikke med)", "Until (not included)"),
        Words("Første dag, det ikke længere gælder", "The first day it holds no more"),
    ),
    (
        Words("Tid, som kilden siger den", "Time as the source states it"),
        Words("Perioden eller den omtrentlige dag", "The period or the rough day"),
    ),
    (
        Words("Kilde", "Source"),
        Words("Hvor det står; fører til kildestedet", "Where it is written"),
    ),
    (
        Words("Slags fra", "Kind from"),
        Words("Hvad »Fra« er", "What “From” is"),
    ),
    (Words("Slags til", "Kind to"), Words("Hvad »Til« er", "What “To” is")),
    (
        Words("Egenskab", "Property"),
        Words("Kort navn, som data bruger", "Short name used in the data"),
    ),
    (
        Words("IRI fra", "IRI from"),
        Words("Nøgle til kolonnen IRI", "Key to the column IRI"),
    ),
    (
        Words("IRI til", "IRI to"),
        Words("Nøgle til kolonnen IRI", "Key to the column IRI"),
    ),
    (
        Words("IRI sagt af", "IRI stated by"),
        Words(
            "Rollen, som rækken er foldet af; ellers som »IRI fra«",
            "The role that the row folds; else as “IRI from”",
        ),
    ),
)
_LOOKS: Final = ("",) * 10 + ("faint",) * 4
_TOLD: Final = frozenset({terms.TYPE, *terms.AS_PRINTED})  # in columns of their own
_HELD: Final = frozenset({terms.MEMBER, terms.ORGANIZATION, terms.ROLE})


class _Tie(NamedTuple):
    """One row: what leads to what by which property, and the value that states it."""

    start: str
    relation: str
    end: str
    property: str
    stated: tuple[str, Term]


class Relations:
    """The sheet of relations, to which things are added as they come."""

    def __init__(
        self, index: Index, plan: Plan, page: Page, language: Language
    ) -> None:
        self._index = index
        self._plan = plan
        self._page = page
        self._language = language
        page.heading([heading.say(language) for heading, _ in COLUMNS])

    def add(self, thing: Described) -> None:
        """Write a row for each relation that *thing* states."""
        if self._index.kind(thing.iri) in terms.ATTRIBUTES:
            return
        status = thing.first(terms.STATUS)
        since, until = thing.first(terms.FROM), thing.first(terms.UNTIL)
        printed = [
            self._plain(term)
            for one in terms.AS_PRINTED
            for term in thing.values.get(one, ())
        ]
        told = (
            self._plain(status) if status else None,
            self._cell(since),
            self._cell(until),
            "; ".join(printed),
        )
        for tie in self._ties(thing):
            sources = thing.sources(*tie.stated)
            row: list[Cell] = [
                self._end(tie.start),
                tie.relation,
                self._end(tie.end),
                *told,
                source_link(sources[0], self._plan, self._language)
                if sources
                else None,
                self._kind(tie.start),
                self._kind(tie.end),
                short(tie.property),
                tie.start,
                tie.end,
                thing.iri,
            ]
            self._page.write(row, _LOOKS)

    def finish(self) -> None:
        """Close the sheet."""
        self._page.finish(len(COLUMNS), _LOOKS.count("faint"))

    def _ties(self, thing: Described) -> Iterator[_Tie]:
        folded = terms.ORGANIZATION in thing.values and terms.ROLE in thing.values
        if folded:
            yield from self._role(thing)
        for property_, values in thing.values.items():
            if folded and property_ in _HELD:
                continue
            for value in values:
                if self._relates(property_, value):
                    name = label(property_, self._language)
                    stated = (property_, value)
                    yield _Tie(thing.iri, name, value.value, property_, stated)

    def _role(self, thing: Described) -> Iterator[_Tie]:
        names = (self._index.name(role.value) for role in thing.values[terms.ROLE])
        name = "; ".join(names)
        name = name[:1].upper() + name[1:]
        for whole in thing.values[terms.ORGANIZATION]:
            stated = (terms.ORGANIZATION, whole)
            holders = [one.value for one in thing.values.get(terms.MEMBER, ())]
            for holder in holders or [""]:
                yield _Tie(holder, name, whole.value, terms.ROLE, stated)

    def _relates(self, property_: str, value: Term) -> bool:
        """Say whether *value* is a thing of the workbook with a life of its own."""
        if not isinstance(value, NamedNode) or property_ in _TOLD:
            return False
        kind = self._index.kind(value.value)
        return kind is not None and kind not in terms.ATTRIBUTES

    def _end(self, iri: str) -> Cell:
        if not iri:
            return _NOBODY.say(self._language)
        place, name = self._plan.place(iri), self._index.name(iri)
        return Link(name, place) if place else name

    def _kind(self, iri: str) -> str:
        kind = self._index.kind(iri)
        return label(kind, self._language) if kind else ""

    def _cell(self, term: Term | None) -> Cell:
        if term is None:
            return None
        return of_term(term, self._index, self._plan, self._language)

    def _plain(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._index.name(term.value)
        return term.value
