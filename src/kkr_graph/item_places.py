"""Find the item of the agenda that a passage of a paper stands in.

A passage stands in the last item begun at or before it.  Where only its page is known,
that is certain when no item begins on the page.  Else the items of what the passage is
cited for tell it; and where they do not, no item is named.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kkr_graph import questions
from kkr_graph.answers.answer import Term, value

if TYPE_CHECKING:
    from kkr_graph.store import Store


class Place(NamedTuple):
    """Where something is printed; None where it is not known.

    page   counted from 1
    start  how many characters of the running text stand before it
    """

    document: NamedNode
    page: int | None
    start: int | None


class Item(NamedTuple):
    """An item as a paper prints it, and where it begins there."""

    page: int | None
    start: int | None
    number: str
    iri: str


def find(
    store: "Store", places: Mapping[NamedNode, Place]
) -> dict[NamedNode, Item | None]:
    """Return the item that each passage stands in, by its place."""
    papers = printed(store, {place.document for place in places.values()})
    possible = {
        passage: around(place, papers.get(place.document.value, ()))
        for passage, place in places.items()
    }
    unsure = [passage for passage, items in possible.items() if len(items) > 1]
    cited_for: defaultdict[Term | None, set[str]] = defaultdict(set)
    for passage, item in questions.ask_each(store, "citing-items", "passage", unsure):
        cited_for[passage].add(item.value if item else "")
    for passage in unsure:
        told = [item for item in possible[passage] if item.iri in cited_for[passage]]
        possible[passage] = told if len(told) == 1 else ()
    return {passage: next(iter(items), None) for passage, items in possible.items()}


def around(place: Place, items: Sequence[Item]) -> Sequence[Item]:
    """Return which of *items*, in the order of their paper, *place* may stand in.

    >>> items = [Item(2, 90, "1", "a"), Item(4, 500, "2", "b"), Item(4, 650, "3", "c")]
    >>> paper = NamedNode("https://example.org/paper")
    >>> [item.number for item in around(Place(paper, 4, 600), items)]
    ['2']
    >>> [item.number for item in around(Place(paper, 3, None), items)]
    ['1']
    >>> [item.number for item in around(Place(paper, 4, None), items)]
    ['1', '2', '3']
    >>> [item.number for item in around(Place(paper, 1, None), items)]
    []
    """
    if place.start is not None:
        placed = [item for item in items if item.start is not None]
        at = bisect_right(placed, place.start, key=lambda item: item.start or 0)
        return placed[:at][-1:]
    if place.page is None:
        return items
    before = [item for item in items if item.page and item.page < place.page]
    return [*before[-1:], *(item for item in items if item.page == place.page)]


def printed(store: "Store", documents: Iterable[NamedNode]) -> dict[str, list[Item]]:
    """Return the items that each of *documents* prints, in its own order."""
    begun: defaultdict[str, dict[str, Item]] = defaultdict(dict)
    for document, item, number, page, start in questions.ask_each(
        store, "item-places", "document", documents
    ):
        if document is None or item is None or number is None:
            continue
        here = Item(count(page), count(start), number.value, item.value)
        first = begun[document.value].get(item.value, here)
        begun[document.value][item.value] = min(first, here, key=_order)
    return {name: sorted(items.values(), key=_order) for name, items in begun.items()}


def count(term: Term | None) -> int | None:
    """Return the whole number that *term* is; None if it is none."""
    said = value(term, "integer")
    return said if isinstance(said, int) else None


def _order(item: Item) -> tuple[int, float, str]:
    return item.page or 0, inf if item.start is None else item.start, item.iri
