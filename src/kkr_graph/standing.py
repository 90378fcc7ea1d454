"""The facts that stand in a version in use, as the sources once stated them.

What changes a store without reading its sources again (a write over HTTP, an import, a
rollback) starts from these, so that all of them work on the same ground.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

import pyoxigraph as ox

from kkr_graph.errors import NoGraphError
from kkr_graph.facts import Facts
from kkr_graph.ontology import CONCEPT
from kkr_graph.vocabulary import KKR

_STAGE: Final = f"{CONCEPT}stage/"


class Held(Protocol):
    """What holds the triples of graphs, such as a version that is open."""

    def triples(self, graph: str) -> Iterable[ox.Triple]:
        """Return what *graph* holds."""


def facts(store: Held, sources: Mapping[str, str]) -> dict[str, Facts]:
    """Return the facts of each of *sources* (``Version.sources``) that *store* holds.

    Raises ``NoGraphError`` for a graph that is no source, as in a plain dataset.
    """
    return {
        graph: source(graph, store.triples(graph), sha256)
        for graph, sha256 in sources.items()
    }


def source(graph: str, triples: Iterable[ox.Triple], sha256: str = "") -> Facts:
    """Return what *graph* states; *sha256* is of the file it was once read from."""
    said = tuple(sorted(set(triples), key=str))
    stages = [
        triple.object.value.removeprefix(_STAGE)
        for triple in said
        if triple.predicate.value == KKR.stage
        and isinstance(triple.object, ox.NamedNode)
    ]
    if len(stages) != 1:
        raise NoGraphError(
            file=graph,
            line=None,
            reason_da=f"grafen har {len(stages)} trin (kkr:stage)",
            reason_en=f"the graph has {len(stages)} stages (kkr:stage)",
        )
    sha256 = sha256 or hashlib.sha256(repr(said).encode()).hexdigest()
    return Facts(graph, stages[0], said, graph, sha256, "")
