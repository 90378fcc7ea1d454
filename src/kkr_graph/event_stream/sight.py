"""Which graphs a reader may see, as each says itself (``kkr:accessLevel``)."""

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kkr_graph import withdrawals
from kkr_graph.event_stream.members import State
from kkr_graph.packages.contents import access_of

_SEES: Final[Mapping[str, frozenset[str]]] = {
    "public": frozenset({"public"}),
    "councils": frozenset({"public", "councils"}),
}


def visible(
    state: State, access: str, council: str
) -> dict[str, tuple[ox.Triple, ...]]:
    """Return the graphs of *state* that a reader with *access* may see.

    And what is withdrawn: everybody who may have been told is to be told again.
    """
    told = withdrawals.graph(council)
    return {
        graph: tuple(triples)
        for graph, triples in sorted(state.items())
        if graph == told or access_of(graph, triples) in _SEES[access]
    }
