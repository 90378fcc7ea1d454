"""Mermaid and Cytoscape.js themselves read what was written for them."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kkr_graph.errors import NetworkTooLargeError
from kkr_graph.network import Edge, Network, Node
from kkr_graph.network_files import FORMATS, cyjs, mermaid, write
from kkr_graph.network_files.words import called
from made_up_networks import (
    BROKEN,
    HOSTILE,
    LEADS,
    NAMED,
    TITLE,
    UNDIRECTED,
    WHOLE,
    edges_of,
    large,
    nodes_of,
)

FOLDER = Path(__file__).parents[1] / "requirements" / "networks"
SCRIPT = Path(__file__).with_name("read_network.mjs")

in_node = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules").is_dir(),
    reason="run npm ci --ignore-scripts in requirements/networks first",
)


def read(reader: str, written: bytes, folder: Path) -> Any:  # noqa: ANN401 - JSON
    file = folder / "network"
    file.write_bytes(written)
    said = subprocess.run(
        ["node", SCRIPT, FOLDER, reader, file],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
    )
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


@in_node
@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_cytoscape_js_reads_back_what_was_written(
    network: Network, tmp_path: Path
) -> None:
    found = read("cytoscape", cyjs.write(network, "da"), tmp_path)
    nodes = {data.pop("id"): data for data in found["nodes"]}
    edges = {data["iri"]: data for data in found["edges"]}

    assert found["data"]["name"] == network.name
    for iri, data in nodes_of(network).items():
        assert data.items() <= nodes[iri].items()
        assert nodes[iri].keys() - data.keys() == {"name", "shared_name"}
    assert edges.keys() == edges_of(network).keys()
    for iri, (source, target, data) in edges_of(network).items():
        assert (edges[iri]["source"], edges[iri]["target"]) == (source, target)
        assert data.items() <= edges[iri].items()
        assert edges[iri]["interaction"] == data["rel"]


@pytest.mark.slow
@in_node
def test_cytoscape_js_reads_a_hundred_thousand_edges(tmp_path: Path) -> None:
    network = large()
    found = read("cytoscape", cyjs.write(network, "da"), tmp_path)

    assert len(found["nodes"]) == len(network.nodes)
    assert {edge["iri"] for edge in found["edges"]} == {e.id for e in network.edges}


@in_node
@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_mermaid_reads_back_what_was_written(network: Network, tmp_path: Path) -> None:
    found = read("mermaid", mermaid.write(network, "da"), tmp_path)
    names = {node.id: f"n{n}" for n, node in enumerate(network.nodes)}

    assert found["type"].startswith("flowchart")
    assert found["title"] == " ".join(network.title.da.replace("\x07", "").split())
    assert [(node["id"], node["label"]) for node in found["nodes"]] == [
        (names[node.id], " ".join(node.label.split())) for node in network.nodes
    ]
    assert [
        (edge["source"], edge["target"], edge["label"]) for edge in found["edges"]
    ] == [
        (names[edge.source], names[edge.target], called(edge.rel, "da"))
        for edge in network.edges
    ]
    arrow = "arrow_point" if network.directed else "arrow_open"
    assert {edge["arrow"] for edge in found["edges"]} <= {arrow}


@in_node
def test_mermaid_shows_who_is_not_known_by_shape_and_border(tmp_path: Path) -> None:
    found = read("mermaid", mermaid.write(LEADS, "da"), tmp_path)

    assert [(node["shape"], node["classes"]) for node in found["nodes"]] == [
        ("square", []),
        ("square", []),
        ("stadium", ["unknown"]),
        ("square", []),
        ("square", []),
    ]


@in_node
def test_mermaid_reads_as_much_as_is_written_for_it(tmp_path: Path) -> None:
    names = [f"Eksempel Kommune nr. {n} på Øen {HOSTILE[n % 3]}" for n in range(250)]
    nodes = tuple(Node(f"n{n}", name, "Municipality") for n, name in enumerate(names))
    edges = tuple(
        Edge(f"e{n}", f"n{n % 250}", f"n{n * 7 % 250}", "leads") for n in range(500)
    )
    found = read(
        "mermaid",
        write(Network("most", TITLE, nodes, edges), "mermaid", "da"),
        tmp_path,
    )

    assert len(found["edges"]) == 500


def test_no_more_edges_are_written_for_mermaid_than_it_draws() -> None:
    with pytest.raises(NetworkTooLargeError) as error:
        write(large(501, 10), "mermaid", "da")

    assert "501 forbindelser" in error.value.say("da")
    assert "Brug --format dot" in error.value.say("da")
    assert error.value.data["instead"] in FORMATS


def test_no_longer_text_is_written_for_mermaid_than_it_reads() -> None:
    nodes = tuple(Node(f"n{n}", "Æ" * 500, "Municipality") for n in range(200))

    with pytest.raises(NetworkTooLargeError) as error:
        write(Network("long", TITLE, nodes, ()), "mermaid", "en")

    assert "characters" in error.value.say("en")


def test_every_line_of_mermaid_is_one_of_four_kinds() -> None:
    line = re.compile(
        r'  n\d+(\["[^"\n]*"\]|\(\["[^"\n]*"\]\):::unknown)'
        r'|  n\d+ (-->|---)(\|"[^"\n]*"\|)? n\d+'
        r"|  accTitle: [^\n]*|  classDef unknown stroke-dasharray: 5 5"
    )
    for network in (LEADS, NAMED, UNDIRECTED, BROKEN):
        first, *lines = mermaid.write(network, "da").decode().splitlines()

        assert first == "flowchart LR"
        assert [one for one in lines if not line.fullmatch(one)] == []


def test_the_packages_are_pinned_by_hash_and_by_no_place() -> None:
    wanted = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    lock = (FOLDER / "package-lock.json").read_text("utf-8")
    packages = json.loads(lock)["packages"]
    ours = packages.pop("")

    assert ours["dependencies"] == wanted
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert '"resolved"' not in lock
    assert "://" not in lock
