"""A term of office of one council: what a handover is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kkr_graph import labels
from kkr_graph.document import Source
from kkr_graph.names import key

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking, Line


@dataclass(frozen=True, slots=True)
class Term:
    """The time that a council was elected for.

    council  its IRI, and *council_label* its name
    first    the first day of the term
    end      the day after its last
    years    of the term, such as "2022-2025"; *others* are those of all other terms
    """

    council: str
    council_label: str
    iri: str
    years: str
    first: date
    end: date
    others: frozenset[str]
    sources: tuple[Source, ...]

    def holds(self, day: object) -> bool:
        """Whether *day* is one of the term."""
        return isinstance(day, date) and self.first <= day < self.end

    def ends_after(self, end: object) -> bool:
        """Whether what ends before *end* reaches past the last day of the term."""
        return isinstance(end, date) and end > self.end

    def over_before(self, until: object) -> bool:
        """Whether what holds up to *until* was over before the term began."""
        return isinstance(until, date) and until <= self.first

    def begins_after(self, start: object) -> bool:
        """Whether what holds from *start* begins when the term is over."""
        return isinstance(start, date) and start >= self.end

    def ask(self, asking: "Asking", question: str) -> "list[Line]":
        """Ask one of the questions ``internal/term-…`` of this term."""
        given = {"council": self.council, "term": self.iri}
        return asking.ask(f"internal/term-{question}", **given)


def read(asking: "Asking", given: Mapping[str, str]) -> Term:
    """Return the term that *given* names by ``council`` and ``term``.

    Raises ``UnknownNameError`` with near names, or ``AmbiguousNameError``.
    """
    council = asking.node(given["council"], "council").value
    term = asking.node(given["term"], "term").value
    rows = {row["term"]: row for row in asking.ask("terms")}
    row = rows[term]
    return Term(
        council=council,
        council_label=name(asking, council),
        iri=term,
        years=_years(row),
        first=row["start"],
        end=row["end"],
        others=frozenset(_years(r) for r in rows.values() if r is not row),
        sources=asking.source(row),
    )


def name(asking: "Asking", iri: str) -> str:
    """Return what the thing *iri* is called, in the language of the brief."""
    found = labels.of_things(asking.store, [NamedNode(iri)], asking.language)
    return found.get(iri) or key(iri)


def _years(row: "Mapping[str, Any]") -> str:
    """Return the years of a term: Valgperioden 2022-2025 is 2022-2025."""
    return str(row["term"]).rpartition("/")[2]
