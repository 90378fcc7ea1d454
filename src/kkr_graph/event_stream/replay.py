"""From the members of a stream to the graphs they tell of."""

from collections.abc import Iterable

import pyoxigraph as ox

from kkr_graph.event_stream.member import Member


def replay(members: Iterable[Member]) -> dict[str, tuple[ox.Triple, ...]]:
    """Return what each graph says after *members*, which come the oldest first."""
    stands: dict[str, Member] = {}
    for member in members:
        if member.act == "Delete":
            stands.pop(member.description, None)
        else:
            stands[member.description] = member
    graphs: dict[str, list[ox.Triple]] = {}
    for member in stands.values():
        graphs.setdefault(member.graph, []).extend(member.says)
    return {name: tuple(sorted(graphs[name], key=str)) for name in sorted(graphs)}
