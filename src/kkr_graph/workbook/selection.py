"""Choose what goes into a workbook: all of it, or one council, or one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    those and to it, unless it belongs to another council; and all that these lead to,
    so that every link in the workbook ends somewhere.
    """
    chosen = set(index.things)
    if council is not None:
        chosen &= _onward(store, _towards(store, index, council))
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


def _towards(store: "Store", index: Index, council: str) -> set[str]:
    owned = questions.look_up(store, "initiative-councils")
    frontier = {council, *(thing for thing, owner in owned if owner == council)}
    reached = set(frontier)
    while frontier:
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for rows in ask_chunked(store, "workbook-pointing", sorted(frontier)):
            for other, holder in rows:
                if other is not None and other.value in index.things:
                    holders[other.value] |= {holder.value} if holder else set()
        frontier = {
            other for other, found in holders.items() if not found or council in found
        } - reached
        reached |= frontier
    return reached


def _onward(store: "Store", reached: set[str]) -> set[str]:
    frontier = reached = set(reached)
    while frontier:
        led_to = {
            said.value
            for rows in ask_chunked(store, "workbook-statements", sorted(frontier))
            for _, _, said, _ in rows
            if isinstance(said, NamedNode)
        }
        frontier = led_to - reached
        reached |= frontier
    return reached


def _elsewhen(store: "Store", on: date) -> set[str]:
    day = Literal(on.isoformat(), datatype=_DATE)
    asked = bind(questions.internal("workbook-elsewhen"), {"on": [day]})
    return {thing.value for [thing] in store.select(asked) if thing is not None}
