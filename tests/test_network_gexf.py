"""GEXF: networkx reads back what was written, and Gephi's traps are kept out of."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
import pytest

from kkr_graph.network import Network
from kkr_graph.network_files import gexf
from made_up_networks import (
    BROKEN,
    LEADS,
    UNDIRECTED,
    WHOLE,
    edges_of,
    either_way,
    large,
    nodes_of,
)

NS = "{http://gexf.net/1.3}"
ITS_OWN = {"id", "start", "end", "label", "kind"}  # of an edge, beside its data
TYPES = {"string": str, "long": int, "double": float, "boolean": bool}


def read(written: bytes) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """Return the graph that networkx reads, and its nodes and edges by their IRI."""
    graph = nx.MultiDiGraph(nx.read_gexf(io.BytesIO(written), version="1.3"))
    edges = {
        data["id"]: (source, target, without(data, ITS_OWN))
        for source, target, data in graph.edges(data=True)
    }
    return graph, dict(graph.nodes(data=True)), edges


def without(data: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_networkx_reads_back_what_was_written(network: Network) -> None:
    _, nodes, edges = read(gexf.write(network, "da"))
    if not network.directed:
        edges = {iri: edges[iri] for iri in edges_of(network)}

    assert nodes == nodes_of(network)
    assert either_way(edges) == either_way(edges_of(network))


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back() -> None:
    network = large()
    _, nodes, edges = read(gexf.write(network, "da"))

    assert nodes == nodes_of(network)
    assert edges == edges_of(network)


def test_a_period_ends_on_the_last_day_that_it_holds() -> None:
    assert [(edge.get("start"), edge.get("end")) for edge in drawn(LEADS, "edge")] == [
        ("2025-09-02", "2025-12-31"),
        (None, None),
        ("2022-01-01", None),
        (None, "2025-12-31"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "period"),
    [
        (date(2025, 1, 1), date(2025, 1, 2), ("2025-01-01", "2025-01-01")),
        (date(2025, 1, 1), date(2025, 1, 1), (None, None)),
        (date(2025, 1, 2), date(2025, 1, 1), (None, None)),
        (None, date.min, (None, None)),
        (date.min, None, ("0001-01-01", None)),
    ],
)
def test_a_period_that_never_was_is_no_period(
    since: date | None, until: date | None, period: tuple[str | None, str | None]
) -> None:
    edge = replace(LEADS.edges[0], since=since, until=until)
    [found] = drawn(replace(LEADS, edges=(edge,)), "edge")

    assert (found.get("start"), found.get("end")) == period


def test_ties_of_two_kinds_stay_apart_in_gephi() -> None:
    assert [edge.get("kind") for edge in drawn(LEADS, "edge")] == [
        *("leads", "leads", "leads", "takesIn")
    ]
    assert [edge.get("label") for edge in drawn(LEADS, "edge")][-1] == "inddrager"


def test_the_graph_is_said_to_be_dynamic_and_in_days() -> None:
    [graph] = drawn(UNDIRECTED, "graph")

    assert graph.get("mode") == "dynamic"
    assert graph.get("timeformat") == "date"
    assert graph.get("timerepresentation") == "interval"
    assert graph.get("defaultedgetype") == "undirected"


def drawn(network: Network, name: str) -> list[ET.Element]:
    return list(ET.fromstring(gexf.write(network, "da")).iter(f"{NS}{name}"))


@pytest.mark.parametrize("network", [*WHOLE.values(), BROKEN], ids=[*WHOLE, "broken"])
def test_every_value_is_declared_and_of_its_type(network: Network) -> None:
    root = ET.fromstring(gexf.write(network, "da"))
    assert root.tag == f"{NS}gexf"
    assert root.get("version") == "1.3"
    assert [child.tag for child in root] == [f"{NS}meta", f"{NS}graph"]
    graph = root[1]
    order = [child.tag.removeprefix(NS) for child in graph]
    assert order == ["attributes", "attributes", "nodes", "edges"]
    for declared, things in zip(graph[:2], graph[2:], strict=True):
        types = {one.get("id"): one.get("type", "") for one in declared}
        assert set(types.values()) <= {*TYPES}
        assert things.get("count") == str(len(things))
        for value in things.iter(f"{NS}attvalue"):
            kind = types[value.get("for")]
            text = value.get("value", "")
            assert text
            assert kind != "boolean" or text in {"true", "false"}
            TYPES[kind](text)


def test_what_must_not_be_in_a_network_breaks_no_file() -> None:
    _, nodes, edges = read(gexf.write(BROKEN, "da"))

    labels = [node["label"] for node in nodes.values()]
    assert labels == ["ab", "ab", "ab", "ab", "ab", "a\nb", "ab"]
    [(_, _, data)] = edges.values()
    assert data["rel"] == "leads"
    assert (data["label_"], data["weight_"], data["id_"]) == ("l", 2, "i")
