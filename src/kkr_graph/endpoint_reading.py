"""Read back what a SPARQL server holds: its sources as they were at one moment."""

import hashlib
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import canonical, sources
from kkr_graph.endpoint import is_ours
from kkr_graph.endpoint_failures import failure
from kkr_graph.ontology import DERIVED, HERE
from kkr_graph.resources import QUERIES
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore
    from kkr_graph.facts import Facts

_TRIES: Final = 3
_PLACEHOLDER: Final = str(ox.NamedNode(f"{BASE}graph/NAME"))


def facts(server: "EndpointStore") -> tuple["Facts", ...]:
    """Return what each source graph of *server* states, read as any source is.

    What is derived, and the words of the ontology, are left out.  Raises
    ``EndpointError`` if a build goes on changing it meanwhile, ``UnreadableError`` for
    a graph that is no source of ours.
    """
    for _ in range(_TRIES):
        stood = server.standing()
        found = {
            graph: canonical.form(triples(server, graph))
            for graph in server.graphs()
            if graph != HERE and not graph.startswith(DERIVED)
        }
        if server.standing() == stood:
            return tuple(
                sources.read_bytes(text, graph.removeprefix(BASE))
                for graph, text in found.items()
            )
    raise failure(server.url, "≠", "other")


def stood(server: "EndpointStore") -> dict[str, tuple[str, int]]:
    """Return the graphs of ours that a build put in place, by their names.

    Of each, its RDFC-1.0 hash and how many statements it holds, as *server* says; none
    of them where another program filled it.
    """
    return {
        graph.value: (digest.value, int(size.value))
        for graph, digest, size in server.standing()
        if graph and digest and size and is_ours(graph.value)
    }


def mark(server: "EndpointStore") -> str:
    """Return digits that change whenever what a build put in place at *server* does."""
    return hashlib.sha256(repr(server.standing().values).encode()).hexdigest()


def triples(server: "EndpointStore", graph: str) -> tuple[ox.Triple, ...]:
    """Return what *graph* holds at *server*, each statement once, sorted."""
    query = (QUERIES / "internal" / "graph.rq").read_text("utf-8")
    asked = query.replace(_PLACEHOLDER, str(ox.NamedNode(graph)))
    return tuple(server.construct(asked))
