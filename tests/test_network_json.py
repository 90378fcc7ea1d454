"""JSON-LD and Cytoscape's JSON, read as JSON, as node-link and as RDF."""

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Graph

from kkr_graph.network import Network
from kkr_graph.network_files import cyjs, jsonld
from kkr_graph.network_files.format import Writer
from kkr_graph.vocabulary import DEF
from made_up_networks import BROKEN, ID, LEADS, WHOLE, edges_of, large, nodes_of

NET = "https://w3id.org/kkr/network#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def cytoscape(network: Network) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes and edges of the file by their IRI."""
    elements = json.loads(cyjs.write(network, "da"))["elements"]
    nodes = {}
    for element in elements["nodes"]:
        data = element["data"]
        assert data.pop("name") == data.pop("shared_name") == data["label"]
        nodes[data.pop("id")] = data
    edges = {}
    for element in elements["edges"]:
        data = element["data"]
        assert data.pop("interaction") == data.pop("shared_interaction") == data["rel"]
        assert data.pop("label")
        assert data.pop("id").removesuffix("#tie") == data["iri"]
        edges[data.pop("iri")] = data.pop("source"), data.pop("target"), data
    return nodes, edges


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_what_was_written_for_cytoscape_is_all_there(network: Network) -> None:
    assert cytoscape(network) == (nodes_of(network), edges_of(network))


@pytest.mark.slow
def test_a_hundred_thousand_edges_come_back() -> None:
    network = large()

    assert cytoscape(network) == (nodes_of(network), edges_of(network))


def test_nodes_and_edges_of_cytoscape_share_no_id() -> None:
    document = json.loads(cyjs.write(LEADS, "en"))
    parts = document["elements"].values()
    ids = [element["data"]["id"] for part in parts for element in part]

    assert len(set(ids)) == len(ids)
    assert isinstance(document["data"], dict)


def linked(network: Network) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes and edges that networkx finds in the JSON, by their IRI."""
    document = json.loads(jsonld.write(network, "da"))
    graph = nx.node_link_graph(document, edges="edges")
    assert graph.is_directed() == network.directed
    nodes = {}
    for name, data in graph.nodes(data=True):
        kind = data.pop("type", None)
        assert kind in {data["kind"], None}
        nodes[name.removesuffix("#holder")] = data
    edges = {}
    for source, target, data in graph.edges(data=True):
        ends = [end.removesuffix("#holder") for end in (source, target)]
        edges[data.pop("id")] = (*ends, data)
    return nodes, edges


@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_json_ld_is_node_link_json_too(network: Network) -> None:
    nodes, edges = linked(network)

    assert nodes == nodes_of(network)
    assert edges.keys() == edges_of(network).keys()
    for iri, (source, target, data) in edges_of(network).items():
        assert {*edges[iri][:2]} == {source, target}
        assert edges[iri][2] == data


def as_rdf(network: Network) -> dict[str, dict[str, Any]]:
    """Return what is said of each thing, by the IRI of the property."""
    said: dict[str, dict[str, Any]] = {}
    written = jsonld.write(network, "da")
    for quad in ox.parse(written, format=ox.RdfFormat.JSON_LD):
        value = quad.object
        found = value if isinstance(value, ox.Literal) else getattr(value, "value", "")
        said.setdefault(str(quad.subject).strip("<>"), {})[quad.predicate.value] = found
    return said


def test_a_tie_is_said_of_and_not_said() -> None:
    said = as_rdf(LEADS)
    lead = said[f"{ID}lead/0001"]

    assert lead[f"{RDF}subject"] == f"{ID}municipality/0001"
    assert lead[f"{RDF}predicate"] == f"{DEF}leads"
    assert lead[f"{RDF}object"] == f"{ID}initiative/groen"
    assert str(lead[f"{NET}since"].datatype).endswith("#date>")
    assert all(f"{DEF}leads" not in about for about in said.values())


def test_who_is_not_known_is_not_the_role() -> None:
    said = as_rdf(LEADS)

    assert said[f"{ID}lead/0002"][f"{RDF}subject"] == f"{ID}lead/0002#holder"
    assert said[f"{ID}lead/0002#holder"][f"{NET}unknown"].value == "true"
    assert f"{RDF}type" not in said[f"{ID}lead/0002#holder"]


def test_values_keep_their_types_as_rdf() -> None:
    said = as_rdf(LEADS)
    town, deed = said[f"{ID}municipality/0001"], said[f"{ID}initiative/vand"]

    assert town[f"{RDF}type"] == f"{DEF}Municipality"
    assert town[f"{NET}code"] == ox.Literal("0001")
    assert town[f"{NET}inhabitants"] == ox.Literal(12000)
    assert deed[f"{NET}amount"].datatype.value.endswith("#double")
    assert deed[f"{NET}open"] == ox.Literal(value=True)
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    assert town[label] == ox.Literal("Eksempel Kommune", language="da")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("network", [*WHOLE.values(), BROKEN], ids=[*WHOLE, "broken"])
def test_a_second_reader_finds_the_same_triples(network: Network) -> None:
    written = jsonld.write(network, "da")
    first = {
        (str(quad.predicate), lexical(quad.object))
        for quad in ox.parse(written, format=ox.RdfFormat.JSON_LD)
        if not isinstance(quad.object, ox.BlankNode)
    }
    second = Graph().parse(data=written.decode(), format="json-ld")

    assert {(f"<{p}>", str(o)) for _, p, o in second if "double" not in o.n3()} == {
        pair for pair in first if pair[1] is not None
    }


def lexical(term: object) -> str | None:
    """Return the text of *term*; decimals are written in several ways."""
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#double"):
        return None
    return str(getattr(term, "value", term))


def test_an_attribute_called_as_a_tie_stays_an_attribute() -> None:
    nodes = tuple(
        type(node)(node.id, node.label, node.kind, attributes={"leads": 3})
        for node in LEADS.nodes
    )
    said = as_rdf(Network("leads", LEADS.title, nodes, LEADS.edges))

    assert said[f"{ID}lead/0001"][f"{RDF}predicate"] == f"{DEF}leads"
    assert said[f"{ID}initiative/vand"][f"{NET}leads"] == ox.Literal(3)


@pytest.mark.parametrize("write", [cyjs.write, jsonld.write])
def test_what_must_not_be_in_a_network_breaks_no_file(write: Writer) -> None:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    document = json.loads(write(BROKEN, "da"), parse_constant=refuse)
    text = json.dumps(document)

    assert "\\u0000" not in text
    assert '"label_": "l"' in text
    assert '"weight_": 2' in text


def test_empty_values_are_left_out() -> None:
    def all_of(thing: object) -> None:
        if isinstance(thing, Mapping):
            for value in thing.values():
                assert value is not None
                assert value != ""
                all_of(value)
        elif isinstance(thing, list):
            for value in thing:
                all_of(value)

    all_of(json.loads(cyjs.write(LEADS, "da")))
    all_of(json.loads(jsonld.write(LEADS, "da")))
