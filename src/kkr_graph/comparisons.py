"""Hold what was read of a paper against what other sources say: new, known, or not so.

A finding is *known* where another source says the same, *conflicts* where one says
something else of the same thing, and is *new* otherwise.  Nothing is decided here: a
person who reviews sees both, each with its own source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import singledispatchmethod
from typing import Final, Literal, TypeAlias

from kkr_graph import questions
from kkr_graph.agenda import Attendance
from kkr_graph.findings import Finding
from kkr_graph.readings import Reading
from kkr_graph.spelling import fold
from kkr_graph.statements import CitedDecision, Deadline, FoundAppointment, FoundLead
from kkr_graph.stating import Iris, Known
from kkr_graph.store import Store
from kkr_graph.triples import concept

Relation: TypeAlias = Literal["new", "known", "conflict"]
_ALIKE: Final = 0.8  # how alike two tasks must be named to be one


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a finding stands to the graph, and what the graph says (IRI and words)."""

    relation: Relation
    thing: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class ItemConflict:
    """An item that another source words otherwise: *what* is ``title`` or ``asked``."""

    number: str
    what: str
    read: str
    says: str


NEW: Final = Comparison("new")
_NOTHING: Final = ("", "", "")
_Row: TypeAlias = tuple[str, ...]


class Graph:
    """What sources other than the paper say, asked once and held for comparing."""

    def __init__(self, store: Store, iris: Iris, known: Known) -> None:
        self._store = store
        self._iris = iris
        self._known = known
        self._tasks = self._rows("due-tasks")
        self._leads = self._rows("stated-leads")
        self._decisions = self._rows("stated-decisions")
        self._seats = self._rows("stated-seats")

    def compare(self, finding: Finding) -> Comparison:
        """Return how *finding* stands to what is known."""
        return self._held(finding.read, finding)

    def items(self, reading: Reading) -> Iterator[ItemConflict]:
        """Yield where another source words an item of the meeting otherwise."""
        said = {
            row[0]: row
            for row in self._rows("stated-items", meeting=self._iris.meeting)
        }
        for item in reading.agenda.items:
            number, title, asked = said.get(
                self._known.number(item) or item.number, _NOTHING
            )
            if number and fold(title) != fold(item.title):
                yield ItemConflict(number, "title", item.title, title)
            read = item.recommendation.text if item.recommendation else ""
            if number and asked and read and fold(asked) != fold(read):
                yield ItemConflict(number, "asked", read, asked)

    @singledispatchmethod
    def _held(self, _read: object, finding: Finding) -> Comparison:
        return Comparison("known", finding.things[0]) if finding.things else NEW

    @_held.register
    def _deadline(self, read: Deadline, _finding: Finding) -> Comparison:
        due = read.due.not_after.isoformat()
        for task, label, latest in self._tasks:
            if _likeness(label, read.what) >= _ALIKE:
                relation: Relation = "known" if latest == due else "conflict"
                return Comparison(relation, task, f"{label} ({latest})")
        return NEW

    @_held.register
    def _lead(self, read: FoundLead, _finding: Finding) -> Comparison:
        if not read.initiative or not read.holder or read.basis == "proposed":
            return NEW
        others = []
        for lead, initiative, role, holder, label, first, end in self._leads:
            if initiative != read.initiative.iri:
                continue
            if holder == read.holder.iri:
                return Comparison("known", lead, label)
            if role == concept("role", read.role) and self._holds(first, end):
                others.append(Comparison("conflict", lead, label))
        return others[0] if others else NEW

    @_held.register
    def _decision(self, read: CitedDecision, _finding: Finding) -> Comparison:
        if not read.body or not read.when:
            return NEW
        first = (read.when.not_before or date.min).isoformat()
        last = read.when.not_after.isoformat()
        for decision, body, words, begins, ends, outcome in self._decisions:
            if body != read.body.iri or not ends or not first <= ends or begins > last:
                continue
            if _likeness(words, read.verbatim) < _ALIKE / 2:
                continue
            told = read.outcome and concept("outcome", read.outcome)
            other = outcome and told and outcome != told
            return Comparison("conflict" if other else "known", decision, words)
        return NEW

    @_held.register
    def _appointment(self, read: FoundAppointment, _finding: Finding) -> Comparison:
        body = read.organisation.iri if read.organisation else ""
        return self._seat(read.person or "", body)

    @_held.register
    def _attendance(self, read: Attendance, _finding: Finding) -> Comparison:
        return self._seat(read.name, self._iris.body)

    def _seat(self, person: str, body: str) -> Comparison:
        for seat, name, where in self._seats:
            if where == body and fold(name) == fold(person):
                return Comparison("known", seat, name)
        return NEW

    def _holds(self, first: str, end: str) -> bool:
        """Whether a half-open period of ISO days has the day of the paper in it."""
        day = self._iris.day.isoformat()
        return (not first or first <= day) and (not end or day < end)

    def _rows(self, question: str, **given: str) -> list[_Row]:
        graph = self._iris.graph
        return questions.look_up(self._store, question, graph=graph, **given)


def _likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()
