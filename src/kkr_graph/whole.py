"""The whole of a graph: facts, what follows from them, the words of the ontology."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, starmap

import pyoxigraph as ox

from kkr_graph import lines, ontology
from kkr_graph.derive import following
from kkr_graph.facts import Facts
from kkr_graph.lines import Lines
from kkr_graph.quad_text import merged
from kkr_graph.store import MemoryStore


def in_memory(facts: Iterable[Facts]) -> tuple[MemoryStore, int]:
    """Return a store of *facts* and all that belongs with them.

    That is what follows from them, which is counted, and the words of the ontology.
    """
    said = tuple(facts)
    derived = following(together(said))
    store = MemoryStore()
    store.fill_text(starmap(merged, texts(said, derived)))
    return store, sum(map(len, derived.values()))


def of_quads(quads: Iterable[ox.Quad]) -> tuple[MemoryStore, int]:
    """Return a store of *quads*, the statements of sources, as ``in_memory`` does."""
    said = [*quads]
    derived = following(quad.triple for quad in said)
    store = MemoryStore()
    store.fill(chain(said, _besides(derived)))
    return store, sum(map(len, derived.values()))


def together(facts: Iterable[Facts]) -> Lines:
    """Return the statements of *facts*."""
    return lines.together(lines.of(one.triples) for one in facts)


def texts(
    facts: Iterable[Facts], derived: Mapping[str, Iterable[ox.Triple]]
) -> Iterator[tuple[str, bytes]]:
    """Yield each graph that a store of *facts* holds, and what is in it as N-Triples.

    What belongs with the facts is included.
    """
    for one in facts:
        yield one.graph, lines.of(one.triples).text()
    for graph, triples in (*derived.items(), (ontology.HERE, ontology.statements())):
        yield graph, lines.of(triples).text()


def _besides(derived: Mapping[str, Iterable[ox.Triple]]) -> Iterator[ox.Quad]:
    """Yield what goes with the facts: what follows, and the words of the ontology."""
    for graph, triples in (*derived.items(), (ontology.HERE, ontology.statements())):
        place = ox.NamedNode(graph)
        for triple in triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, place)
