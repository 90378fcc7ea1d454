"""Measures of a network, each of which one sentence explains; by networkx.

Parallel edges count as one tie here, and directions do not count: what is measured is
who stands near whom.  The same network gives the same figures: nodes come in the order
of their ids, what is drawn by lot is drawn from the same seed, and figures are rounded.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final

from kkr_graph.headers import Words
from kkr_graph.network import Network, Value

if TYPE_CHECKING:
    import networkx as nx

MEASURES: Final = {
    "degree": Words(
        "Naboer (degree): hvor mange andre knuden er direkte forbundet med.",
        "Degree: how many others the node is tied to directly.",
    ),
    "betweenness": Words(
        "Mellemled (betweenness): hvor stor en del af de korteste veje mellem to andre "
        "der går gennem knuden, fra 0 til 1.",
        "Betweenness: the share of the shortest ways between two others that "
        "lead through the node, from 0 to 1.",
    ),
    "community": Words(
        "Gruppe (community): nummeret på den kreds af knuder, som knuden er tættere "
        "forbundet med end med resten; 1 er den største.",
        "Community: the number of the circle of nodes that the node is tied to "
        "more closely than to the rest; 1 is the largest.",
    ),
    "bridges": Words(
        "Broer (bridges): hvor mange af knudens forbindelser der er den eneste vej "
        "mellem to dele af netværket.",
        "Bridges: how many of the node's ties are the only way between two "
        "parts of the network.",
    ),
    "reach": Words(
        "Rækkevidde (reach): hvor mange andre knuden når i højst to skridt.",
        "Reach: how many others the node comes to in at most two steps.",
    ),
}

_EXACT: Final = 2_000  # nodes up to which every shortest way is counted: some seconds
_PIVOTS: Final = 200  # of more, the ways from so many
_SEED: Final = 1
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """How one node stands in its network; see ``MEASURES``."""

    id: str
    degree: int
    betweenness: float
    community: int
    bridges: int
    reach: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A network in figures.

    standings    of its nodes, in the order of their ids
    parts        how many parts hang together, each for itself
    largest      how many nodes the largest part has
    communities  how many groups there are
    bridges      the ties that are the only way, as pairs of ids
    sampled      whether betweenness is an estimate
    """

    standings: tuple[Standing, ...]
    parts: int
    largest: int
    communities: int
    bridges: tuple[tuple[str, str], ...]
    sampled: bool


def graph_of(network: Network) -> "nx.MultiGraph":
    """Return *network* for networkx: a ``MultiDiGraph``, or a ``MultiGraph``.

    The keys of edges are their ids.  Days are text in ISO form, for the writers of
    networkx know no days; what is not known is left out.
    """
    import networkx as nx  # noqa: PLC0415 - half a second that only who measures pays

    made = nx.MultiDiGraph if network.directed else nx.MultiGraph
    graph = made(name=network.name)
    for node in network.nodes:
        own = {"label": node.label, "kind": node.kind, "unknown": node.unknown}
        graph.add_node(node.id, **own, **_plain(node.attributes))
    for edge in network.edges:
        days = {"since": edge.since, "until": edge.until}
        kept = _plain({name: day for name, day in days.items() if day is not None})
        own_ = {"rel": edge.rel, "weight": edge.weight, **kept}
        graph.add_edge(
            edge.source, edge.target, edge.id, **own_, **_plain(edge.attributes)
        )
    return graph


def measure(network: Network) -> Measured:
    """Return *network* in figures."""
    import networkx as nx  # noqa: PLC0415 - as above

    graph = _ties(network)
    number = len(graph)
    sampled = number > _EXACT
    between = nx.betweenness_centrality(
        graph, k=_PIVOTS if sampled else None, seed=_SEED
    )
    groups = _groups(nx.community.louvain_communities(graph, seed=_SEED))
    bridges = sorted((min(pair), max(pair)) for pair in nx.bridges(graph))
    ends = Counter(chain.from_iterable(bridges))
    parts = [len(part) for part in nx.connected_components(graph)]
    ids = [node.id for node in network.nodes]
    standings = tuple(
        Standing(
            iri,
            len(graph[at]),
            round(between[at], _DECIMALS),
            groups[at],
            ends[at],
            _reach(graph, at),
        )
        for at, iri in enumerate(ids)
    )
    return Measured(
        standings,
        len(parts),
        max(parts, default=0),
        max(groups.values(), default=0),
        tuple((ids[one], ids[other]) for one, other in bridges),
        sampled=sampled,
    )


def with_measures(network: Network, measured: Measured) -> Network:
    """Return *network* with its measures as attributes of its nodes."""
    nodes = tuple(
        replace(
            node,
            attributes={
                **node.attributes,
                **{name: getattr(standing, name) for name in MEASURES},
            },
        )
        for node, standing in zip(network.nodes, measured.standings, strict=True)
    )
    return replace(network, nodes=nodes)


def _ties(network: Network) -> "nx.Graph":
    """Return who is tied to whom, by number: sets of numbers have one order always."""
    import networkx as nx  # noqa: PLC0415 - as above

    at = {node.id: number for number, node in enumerate(network.nodes)}
    weights: dict[tuple[int, int], int] = {}
    for edge in network.edges:
        one, other = sorted((at[edge.source], at[edge.target]))
        if one != other:
            weights[one, other] = weights.get((one, other), 0) + edge.weight
    graph = nx.Graph()
    graph.add_nodes_from(range(len(at)))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in weights.items())
    return graph


def _groups(found: Sequence[set[int]]) -> dict[int, int]:
    """Return the number of each node's group: the largest is 1, then the first."""
    ordered = sorted((sorted(group) for group in found), key=lambda g: (-len(g), g))
    return {at: number for number, group in enumerate(ordered, 1) for at in group}


def _reach(graph: "nx.Graph", at: int) -> int:
    near = {*graph[at]}
    return len(near.union(*(graph[neighbour] for neighbour in near)) - {at})


def _plain(said: Mapping[str, Value]) -> dict[str, str | int | float | bool]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
    }
