"""What a SPARQL server holds of other councils, as it is noted there.

    aside/received   of each council one statement: its release, as JSON

It is one of the graphs that are put in place together, so what is noted and what stands
never part; no question sees it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import canonical, endpoint_reading
from kkr_graph.endpoint_failures import failure
from kkr_graph.endpoint_loading import RECEIVED
from kkr_graph.received import Received, called

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore

_VALUE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#value")


def read(server: "EndpointStore") -> dict[str, Received]:
    """Return what *server* holds of other councils, by their keys.

    Raises ``EndpointError``, also if what is noted there cannot be read.
    """
    try:
        found = [
            Received(**json.loads(said.value)) for (said,) in server.received() if said
        ]
    except (ValueError, TypeError) as error:
        raise failure(server.url, RECEIVED, "other") from error
    return {one.council: one for one in sorted(found, key=lambda one: one.council)}


def noted(received: Mapping[str, Received]) -> dict[str, list[ox.Triple]]:
    """Return the graph that notes *received*; empty if that is nothing."""
    return {
        RECEIVED: [
            ox.Triple(
                ox.NamedNode(f"{RECEIVED}/{council}"),
                _VALUE,
                ox.Literal(json.dumps(asdict(one), sort_keys=True)),
            )
            for council, one in received.items()
        ]
    }


def papers(
    server: "EndpointStore", received: Iterable[Received]
) -> Iterator[list[tuple[bytes, str]]]:
    """Yield the text of each graph *received*, and what it is called to people.

    Raises ``EndpointError`` if *server* no longer holds all of one.
    """
    stood = endpoint_reading.stood(server)
    for one in received:
        for graph in sorted(one.graphs):
            triples = endpoint_reading.triples(server, graph)
            if len(triples) != stood.get(graph, ("", 0))[1]:
                raise failure(server.url, "≠", "other")
            name = called(one.council, one.release, graph)
            yield [(canonical.form(triples), name)]
