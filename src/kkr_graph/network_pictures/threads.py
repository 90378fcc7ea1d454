"""Matters over time: a row for each, and a mark for each item on the day it was met."""

from collections.abc import Iterator
from datetime import date, timedelta

from kkr_graph.language import Language
from kkr_graph.network import Edge, Network
from kkr_graph.pictures import timeline
from kkr_graph.pictures.spans import Bound, Edge as End, Span
from kkr_graph.pictures.timeline import Bar, Row, Timeline
from kkr_graph.spelling import alphabetical

_THREAD = "concerns"


def draw(network: Network, language: Language, about: str) -> str:
    """Return the threads of *network* as a timeline.

    The ties from item to item say nothing more than the days do, and are not drawn.
    """
    nodes = {node.id: node for node in network.nodes}
    threads: dict[str, list[Edge]] = {}
    for edge in network.edges:
        if edge.rel == _THREAD:
            threads.setdefault(edge.target, []).append(edge)
    rows = [
        Row(
            nodes[matter].label,
            tuple(
                Bar(nodes[edge.source].label, _day(edge.since), edge.source)
                for edge in _in_order(edges)
            ),
            matter,
        )
        for matter, edges in threads.items()
    ]
    what = Timeline(
        network.title.say(language),
        tuple(sorted(rows, key=lambda row: alphabetical(row.name))),
        day=network.on,
        about=about,
    )
    return timeline.draw(what, language)


def _in_order(edges: list[Edge]) -> Iterator[Edge]:
    yield from sorted(edges, key=lambda edge: (edge.since or date.max, edge.id))


def _day(day: date | None) -> Span:
    """Return the one day that an item was met on."""
    if day is None:
        return Span(End.UNKNOWN, End.UNKNOWN)
    after = day + timedelta(days=1) if day < date.max else day
    return Span(Bound.sure(day), Bound.sure(after))
