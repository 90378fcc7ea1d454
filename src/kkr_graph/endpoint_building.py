"""Build the graph behind a SPARQL server: the steps of ``build``, kept elsewhere."""

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from time import perf_counter
from typing import TYPE_CHECKING

from kkr_graph import (
    checks,
    endpoint_reading,
    endpoint_received,
    ingredients,
    sources,
    voices,
    withdrawals,
)
from kkr_graph.breaches import Report
from kkr_graph.build_steps import (
    Built,
    Checker,
    Tell,
    checked,
    refuse_faults,
    silent,
    told,
    version_of,
)
from kkr_graph.endpoint_failures import failure
from kkr_graph.facts import Facts
from kkr_graph.received import Received
from kkr_graph.store import MemoryStore
from kkr_graph.whole import in_memory

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kkr_graph.endpoint import EndpointStore


def weigh_all(facts: Iterable[Facts]) -> Report:
    """Return what the checks find in *facts*, whatever was checked before."""
    kept, _ = withdrawals.without(sources.distinct(facts))
    return voices.settled(checks.check(kept), kept)


def build_into(
    places: Iterable[Traversable],
    server: "EndpointStore",
    *,
    checker: Checker = checks.check,
    tell: Tell = silent,
) -> Built:
    """Build the store behind *server* from *places*, all its graphs at once.

    Graphs of ours that no source describes any more are removed; what was accepted from
    another council stays, as in ``build``.  Raises as ``build`` does, and
    ``EndpointError``, also if somebody else changes the server meanwhile.
    """
    begun, mark = perf_counter(), endpoint_reading.mark(server)
    parts = ingredients.at_server(places, server)
    found = checked(parts, checker, tell)
    tell("derive")
    store, derived = in_memory(found.facts)
    tell("keep")
    if endpoint_reading.mark(server) != mark:
        raise failure(server.url, "≠", "other")
    _send(store, server, parts.received)
    made = version_of(parts.fingerprint, found.facts, derived)
    return told(made, begun, found.report, found.leftovers)


def put_into(
    facts: Iterable[Facts],
    server: "EndpointStore",
    received: Mapping[str, Received],
    weighed: Report,
) -> None:
    """Let the store behind *server* hold exactly *facts*, all its graphs at once.

    *received* says which of them are those of other councils; *weighed* is what
    ``weigh_all`` found in them.  Raises ``InvalidFactsError``, ``EndpointError``.
    """
    refuse_faults(weighed)
    kept, _ = withdrawals.without(sources.distinct(facts))
    _send(in_memory(kept)[0], server, received)


def _send(
    store: MemoryStore, server: "EndpointStore", received: Mapping[str, Received]
) -> None:
    """Replace all that *server* holds by *store*, and note what of it was received."""
    contents: dict[str, Iterable[ox.Triple]] = dict.fromkeys(server.graphs(), ())
    server.replace_all(contents | store.by_graph() | endpoint_received.noted(received))
