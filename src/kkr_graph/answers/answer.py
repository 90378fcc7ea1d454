"""An answer: the columns a question promised, and the rows that were found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from kkr_graph.headers import Column, Question

Term: TypeAlias = NamedNode | Literal
Value: TypeAlias = str | int | Decimal | date | None
Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered with; a sequence of rows by column name."""

    question: Question
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    given: Mapping[str, Term] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """What to call an IRI that has no column with its label; only people need it."""
    why: tuple[str, ...] = ()
    """Why there are no rows, a line at a time, in words for people."""

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield one mapping from column name to value for each row."""
        names = [column.name for column in self.columns]
        for row in self.values():
            yield dict(zip(names, row, strict=True))

    def values(self) -> Iterator[tuple[Value, ...]]:
        """Yield each row as values of Python, by the kind of its column."""
        for row in self.rows:
            yield tuple(
                value(term, column.kind)
                for term, column in zip(row, self.columns, strict=True)
            )


def value(term: Term | None, kind: str) -> Value:
    """Return *term* as Python has it; a value that is not of its *kind* stays text.

    >>> value(Literal("0159"), "code"), value(Literal("12"), "integer")
    ('0159', 12)
    >>> value(Literal("ca. 12"), "integer"), value(None, "date")
    ('ca. 12', None)
    """
    if term is None:
        return None
    text = term.value
    try:
        if kind == "integer":
            return int(text)
        if kind == "decimal":
            number = Decimal(text)
            return number if number.is_finite() else text
        if kind == "date":
            return date.fromisoformat(text)
    except (InvalidOperation, ValueError):
        return text
    return text
