"""Read back the sources that a SPARQL server holds, all as they were at one moment."""

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import canonical, sources
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
            graph: canonical.form(_triples(server, graph))
            for graph in server.graphs()
            if graph != HERE and not graph.startswith(DERIVED)
        }
        if server.standing() == stood:
            return tuple(
                sources.read_bytes(text, graph.removeprefix(BASE))
                for graph, text in found.items()
            )
    raise failure(server.url, "≠", "other")


def _triples(server: "EndpointStore", graph: str) -> list[ox.Triple]:
    query = (QUERIES / "internal" / "graph.rq").read_text("utf-8")
    return server.construct(query.replace(_PLACEHOLDER, str(ox.NamedNode(graph))))
