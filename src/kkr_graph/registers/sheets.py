"""What a spreadsheet holds, whatever its form: sheets of rows of cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from kkr_graph.errors import RegisterTooLargeError

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta

Range: TypeAlias = tuple[int, int, int, int]

MAX_SHEETS: Final = 20
MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns are counted from 1, as people see them.

    rows            the cells from A1 on; the empty text where a cell is empty
    hidden          the sheet itself is hidden
    hidden_rows     rows that cannot be seen, by hand or by a filter
    hidden_columns  columns that cannot be seen
    formulas        the cells with a formula, and whether each holds a computed value
    broken          the cells that hold an error, such as #REF!, and which
    merged          ranges that were merged: first row and column, last row and column
    """

    name: str
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Range, ...] = ()


@dataclass
class Marks:
    """What the values of a sheet do not show."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)


def within(row: int, column: int, origin: str) -> None:
    """Raise if a cell lies farther out than any register reaches."""
    if row > MAX_ROWS:
        raise too_large(origin, MAX_ROWS, "rækker", "rows")
    if column > MAX_COLUMNS:
        raise too_large(origin, MAX_COLUMNS, "kolonner", "columns")


def too_large(
    origin: str, limit: int, what_da: str, what_en: str
) -> RegisterTooLargeError:
    """Return the error that there are more than *limit* of something."""
    return RegisterTooLargeError(
        file=origin, line=None, limit=limit, what_da=what_da, what_en=what_en
    )
