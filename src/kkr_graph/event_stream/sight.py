"""Who may see which graph, as the graph itself says it (``kkr:accessLevel``)."""

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kkr_graph.event_stream.members import State
from kkr_graph.owners import GRAPH
from kkr_graph.vocabulary import BASE, KKR

_LEVEL: Final = ox.NamedNode(KKR.accessLevel)
_LEVELS: Final = f"{BASE}concept/access-level/"
_MAY_SEE: Final[Mapping[str, frozenset[str]]] = {
    "public": frozenset({"public"}),
    "councils": frozenset({"public", "councils"}),
}


def visible(
    state: State, access: str, council: str
) -> dict[str, tuple[ox.Triple, ...]]:
    """Return the graphs of *state* that a reader with *access* may see.

    Only one that says itself that they may, with one level; and what is withdrawn, for
    everybody who may have been told is to be told again.
    """
    withdrawals = f"{GRAPH}{council}/withdrawals"
    return {
        graph: tuple(triples)
        for graph, triples in sorted(state.items())
        if graph == withdrawals or _level(graph, triples) in _MAY_SEE[access]
    }


def _level(graph: str, triples: tuple[ox.Triple, ...]) -> str:
    node = ox.NamedNode(graph)
    found = {
        str(triple.object)[1:-1].removeprefix(_LEVELS)
        for triple in triples
        if triple.subject == node and triple.predicate == _LEVEL
    }
    return found.pop() if len(found) == 1 else ""
