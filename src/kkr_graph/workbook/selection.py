"""Choose what goes into a workbook: all of it, or one council, or one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kkr_graph import questions
from kkr_graph.binding import bind
from kkr_graph.workbook.index import Index

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Row
    from kkr_graph.store import Store

_AT_ONCE: Final = 2_000
_DATE: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")


def choose(
    store: "Store", index: Index, council: str | None, on: date | None
) -> set[str]:
    """Return the IRIs of the things that the workbook is to show.

    Of a *council*: the council, the initiatives it has to do with, all that leads to
    those and to it, and all that these lead to.  What belongs to the meetings of
    another council is neither: where a row names it, the name leads nowhere.
    """
    chosen = set(index.things)
    if council is not None:
        others = _of_others(store, council)
        chosen &= _onward(store, _towards(store, index, council, others), others)
    if on is not None:
        chosen -= _elsewhen(store, on)
    return chosen


def ask_chunked(
    store: "Store", name: str, things: Iterable[str]
) -> "Iterator[tuple[Row, ...]]":
    """Ask an internal question of *things*, some thousands at a time."""
    wanted = [*things]
    for start in range(0, len(wanted), _AT_ONCE):
        few = map(NamedNode, wanted[start : start + _AT_ONCE])
        yield questions.ask_each(store, name, "thing", few)


def _of_others(store: "Store", council: str) -> set[str]:
    """Return what belongs to the meetings of councils other than *council*."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for thing, holder in questions.look_up(store, "workbook-holders"):
        held[thing].add(holder)
    return {thing for thing, holders in held.items() if council not in holders}


def _towards(
    store: "Store", index: Index, council: str, others: AbstractSet[str]
) -> set[str]:
    owned = questions.look_up(store, "initiative-councils")
    frontier = {council, *(thing for thing, owner in owned if owner == council)}
    reached = set(frontier)
    while frontier:
        leading = {
            other.value
            for rows in ask_chunked(store, "workbook-pointing", sorted(frontier))
            for [other] in rows
            if other is not None and other.value in index.things
        }
        frontier = leading - others - reached
        reached |= frontier
    return reached


def _onward(
    store: "Store", reached: AbstractSet[str], others: AbstractSet[str]
) -> set[str]:
    found = set(reached)
    frontier = found
    while frontier:
        led_to = {
            said.value
            for rows in ask_chunked(store, "workbook-statements", sorted(frontier))
            for _, _, said, _ in rows
            if isinstance(said, NamedNode)
        }
        frontier = led_to - others - found
        found |= frontier
    return found


def _elsewhen(store: "Store", on: date) -> set[str]:
    day = Literal(on.isoformat(), datatype=_DATE)
    asked = bind(questions.internal("workbook-elsewhen"), {"on": [day]})
    return {thing.value for [thing] in store.select(asked) if thing is not None}
