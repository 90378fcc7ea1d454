"""What a SELECT answers: named columns, and rows in the order of the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.Literal
Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a SELECT answers: named columns, and rows in the order of the answer."""

    variables: tuple[str, ...]
    values: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        return iter(self.values)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.values)


def rows(answer: ox.QuerySolutions) -> Rows:
    """Return the answer to a SELECT, read to its end (in the thread that asked)."""
    names = tuple(variable.value for variable in answer.variables)
    return Rows(names, tuple(row(solution) for solution in answer))


def yes_or_no(*, yes: bool) -> Rows:
    """Return the answer to an ASK as rows, whatever kind of store gave it."""
    return Rows(("answer",), ((ox.Literal(yes),),))


def row(solution: ox.QuerySolution) -> Row:
    """Return one answer; what is not bound, and a blank node, is None."""
    return tuple(
        term if isinstance(term, ox.NamedNode | ox.Literal) else None
        for term in solution
    )
