"""Derive what follows from the facts: every CONSTRUCT in ``queries/derived/``, run.

Each file fills one graph of its own, ``graph/derived/<name of the file>``, which is
made anew by every build, never edited and never shared.
"""

from collections.abc import Collection, Container, Iterable
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import lines, relevance
from kkr_graph.ontology import DERIVED
from kkr_graph.resources import QUERIES, walk
from kkr_graph.shapes import RDF
from kkr_graph.store import MemoryStore, Store
from kkr_graph.store_change import Change
from kkr_graph.surroundings import Surroundings

_TYPE: Final = f"{RDF}type"


def following(triples: Iterable[ox.Triple]) -> dict[str, list[ox.Triple]]:
    """Return what follows from *triples*, by the graph it belongs in.

    Only statements that the queries name are looked at: a fifth of a real graph.
    """
    named = _named()
    store = MemoryStore()
    store.fill_text(lines.of(triples).chunks(named))
    made = derive(store)
    return {graph: [*store.triples(graph)] for graph in made}


def following_change(
    before: ox.Store,
    around: Surroundings,
    changed: Collection[ox.Triple],
    lost: Container[ox.Triple],
) -> Change:
    """Return what follows otherwise than in the store *before*, if sources *changed*.

    *around* is what they stated before or state now, *changed* what is not both, *lost*
    what nobody states now.  What follows for a node is made of what can be reached from
    it: so the nodes that a change is reached from are derived again, and no others.
    """
    nodes = _reaching(around, changed)
    made = following(one for one in _reached(around, nodes) if one not in lost)
    gone, come = set[ox.Quad](), set[ox.Quad]()
    for graph, triples in made.items():
        place = ox.NamedNode(graph)
        for node in nodes:
            gone |= {*before.quads_for_pattern(node, None, None, place)}
        come |= {
            ox.Quad(triple.subject, triple.predicate, triple.object, place)
            for triple in triples
            if triple.subject in nodes
        }
    return Change(frozenset(gone - come), frozenset(come - gone))


def _reaching(around: Surroundings, changed: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    """Return the nodes from which the subject of one that *changed* is reached."""
    named = _named()
    links = named - {_TYPE}
    new = {
        triple.subject
        for triple in changed
        if triple.predicate.value in named and isinstance(triple.subject, ox.NamedNode)
    }
    found = set[ox.NamedNode]()
    while new:
        found |= new
        new = {
            triple.subject
            for node in new
            for link in around.leading_to(node, links)
            for triple in around.to_node(node, link)
            if isinstance(triple.subject, ox.NamedNode)
        } - found
    return found


def _reached(around: Surroundings, nodes: Iterable[ox.NamedNode]) -> set[ox.Triple]:
    """Return what the queries may see of *nodes*, and of all that they lead to."""
    seen, new, found = set[ox.NamedNode](), {*nodes}, set[ox.Triple]()
    while new:
        seen |= new
        met = {
            triple
            for node in new
            for name, triples in around.all_from(node).items()
            if name in _named()
            for triple in triples
        }
        found |= met
        new = {
            triple.object
            for triple in met
            if isinstance(triple.object, ox.NamedNode)
            and triple.predicate.value != _TYPE
        } - seen
    return found


@cache
def _named() -> frozenset[str]:
    """Return the properties that the queries name."""
    return relevance.of_query("\n".join(_queries()))


@cache
def made() -> frozenset[str]:
    """Return the properties of what the queries make."""
    return frozenset[str]().union(*map(relevance.of_template, _queries()))


def _queries() -> list[str]:
    return [file.read_text("utf-8") for file in walk(QUERIES / "derived", ".rq")]


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
