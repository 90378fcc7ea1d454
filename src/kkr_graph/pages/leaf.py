"""A leaf of a long list: the rows that a page shows, and where the others are.

A list of any length makes a page of a bounded one.  Which leaf is shown stands in the
address (``?page=2``), so that every row can be reached by plain links.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from urllib.parse import urlencode

from kkr_graph.errors import BadParameterError
from kkr_graph.pages.tasks import Task
from kkr_graph.pages.view import View

_Row = TypeVar("_Row")
_Shown = TypeVar("_Shown")
EACH: Final = 200
"""How many rows a leaf has, unless the page says otherwise."""
_LONGEST: Final = 6  # digits of a number of a leaf


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_Row]):
    """Some rows of a list.

    rows       those shown
    first      the number of the first of them, counted from 1; 0 of an empty list
    many       how many there are in all
    before     the address of the leaf before, behind ``?``; empty for none
    after      the address of the leaf after; empty for none
    """

    rows: Sequence[_Row]
    first: int
    many: int
    before: str
    after: str

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1

    @property
    def is_all(self) -> bool:
        """Whether every row is shown."""
        return len(self.rows) == self.many


def turn(
    view: View, rows: Sequence[_Row], each: int = EACH, name: str = "page"
) -> Leaf[_Row]:
    """Return the leaf of *rows* that the address of the page says as *name*.

    Behind the last leaf there is the last.  Raises ``BadParameterError`` for what is no
    number.
    """
    return filled(view, rows, lambda shown: shown, each, name)


def filled(
    view: View,
    rows: Sequence[_Row],
    fill: Callable[[Sequence[_Row]], Sequence[_Shown]],
    each: int = EACH,
    name: str = "page",
) -> Leaf[_Shown]:
    """Return the leaf as ``turn`` does, of rows that are asked for only if shown.

    *fill* takes the rows shown and gives all that is to be shown of each.
    """
    leaves = max(1, -(-len(rows) // each))
    number = min(_number(view, name), leaves)
    begin = (number - 1) * each
    shown = fill(rows[begin : begin + each])
    view.cite([passage for row in shown for passage in _passages(row)])
    return Leaf(
        shown,
        begin + 1 if shown else 0,
        len(rows),
        _address(view, name, number - 1) if number > 1 else "",
        _address(view, name, number + 1) if number < leaves else "",
    )


def _passages(row: object) -> Iterable[str]:
    """Return the passages of a row of an answer, gathered or not, or of a task."""
    if isinstance(row, Task):
        return row.passages
    said = row.get("passage") if isinstance(row, Mapping) else None
    return (said,) if isinstance(said, str) else said or ()


def _number(view: View, name: str) -> int:
    typed = view.asked.given.get(name, "1").strip()
    said = typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST
    if not said or not int(typed):
        raise BadParameterError(
            parameter=name,
            value=typed,
            expected_da="nummeret på en side af listen, fx 2",
            expected_en="the number of a page of the list, such as 2",
        )
    return int(typed)


def _address(view: View, name: str, number: int) -> str:
    """Return the address of a leaf, with all else that the address of the page says."""
    given = {key: value for key, value in view.asked.given.items() if key != name}
    return urlencode({**given, name: number} if number > 1 else given)
