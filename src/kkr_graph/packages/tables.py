"""The tables of a package: what people ask most, as CSV, each row a council's own.

The questions are asked of all that the reader may see of the release together with
the common ground, as it stood on the day of the release.  A row is kept if a graph of
the council tells of the thing that the row is about; what only the common ground says
is not the council's to share.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import answers, questions
from kkr_graph.answers.answer import Answer, Row, value
from kkr_graph.headers import Question
from kkr_graph.packages.contents import Contents

if TYPE_CHECKING:
    from kkr_graph.store import Store

# Each question that makes a register, and the column with what a row is about.
TABLES: Final[Mapping[str, str]] = {
    "agenda": "item",
    "appointments": "participation",
    "completeness": "thing",
    "contributions": "contribution",
    "deadlines": "task",
    "decisions": "decision",
    "documents": "id",
    "financing": "scenario",
    "follow-ups": "task",
    "initiatives": "initiative",
    "lead-history": "leadRole",
    "leads-we-cannot-name": "record",
    "meetings": "meeting",
    "proposed-leads": "proposal",
    "recommendations": "recommendation",
    "sources": "graph",
    "who-leads-what": "leadRole",
}
_TODAY: Final = "today"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the question it answers, its name in the package, its bytes."""

    answer: Answer
    content: bytes

    @property
    def name(self) -> str:
        """What the table is called."""
        return self.answer.question.name

    @property
    def file(self) -> str:
        """Where in the package it stands."""
        return f"csv/{self.name}.csv"

    def holds(self, column: int) -> bool:
        """Say whether every cell of the column is of the kind that it is said to be."""
        kind = self.answer.columns[column].kind
        return all(
            not isinstance(value(row[column], kind), str) for row in self.answer.rows
        )


def make(store: "Store", contents: Contents) -> tuple[Table, ...]:
    """Return the tables of *contents*, asked of a *store* of it, by name."""
    own = {
        triple.subject.value
        for one in contents.facts
        for triple in one.triples
        if isinstance(triple.subject, ox.NamedNode)
    }
    made = []
    for name, about in TABLES.items():
        asked = questions.find(name)
        answer = questions.ask(store, asked, on_the_day(asked, contents.day))
        at = [column.name for column in asked.columns].index(about)
        rows = tuple(_owned(answer.rows, at, own))
        answer = replace(answer, rows=rows)
        made.append(Table(answer, answers.write(answer, "csv")))
    return tuple(made)


def on_the_day(question: Question, day: str) -> dict[str, str]:
    """Return *day* for every parameter that else is the day somebody asks."""
    return {one.name: day for one in question.parameters if one.default == _TODAY}


def _owned(rows: tuple[Row, ...], at: int, own: set[str]) -> Iterator[Row]:
    for row in rows:
        about = row[at]
        if about is not None and about.value in own:
            yield row
