"""Derive what follows from the facts: every CONSTRUCT in ``queries/derived/``, run.

Each file fills one graph of its own, ``graph/derived/<name of the file>``, which is
made anew by every build, never edited and never shared.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from kkr_graph import lines, relevance
from kkr_graph.ontology import DERIVED
from kkr_graph.resources import QUERIES, walk
from kkr_graph.store import MemoryStore, Store


def following(triples: Iterable[ox.Triple]) -> dict[str, list[ox.Triple]]:
    """Return what follows from *triples*, by the graph it belongs in.

    Only statements that the queries name are looked at: a fifth of a real graph.
    """
    named = relevance.of_query(
        "\n".join(file.read_text("utf-8") for file in walk(QUERIES / "derived", ".rq"))
    )
    store = MemoryStore()
    store.fill_text(lines.of(triples).chunks(named))
    made = derive(store)
    return {graph: [*store.triples(graph)] for graph in made}


def derive(store: Store) -> dict[str, int]:
    """Fill the derived graphs of *store*; return how many statements each holds.

    >>> from kkr_graph.store import MemoryStore
    >>> derive(MemoryStore())
    {'https://w3id.org/kkr/graph/derived/valid-time': 0}
    """
    made: dict[str, int] = {}
    for file in walk(QUERIES / "derived", ".rq"):
        graph = DERIVED + file.name.removesuffix(".rq")
        triples = store.construct(file.read_text("utf-8"))
        store.replace(graph, triples)
        made[graph] = len(triples)
    return made
