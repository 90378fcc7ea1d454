"""DOT: Graphviz itself reads back what was written."""

import html
import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from kkr_graph.network import Network
from kkr_graph.network_files import dot
from kkr_graph.network_files.words import called
from made_up_networks import (
    BROKEN,
    LEADS,
    NAMED,
    WHOLE,
    edges_of,
    either_way,
    large,
    nodes_of,
)

with_graphviz = pytest.mark.skipif(
    shutil.which("dot") is None, reason="there is no Graphviz (Debian: graphviz)"
)


def graphviz(program: str, written: bytes, *options: str) -> str:
    said = subprocess.run(
        [program, *options], input=written, check=False, capture_output=True
    )
    assert said.returncode == 0, said.stderr.decode()
    assert said.stderr == b""
    return said.stdout.decode()


def read(written: bytes) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the graph as Graphviz has it, and its nodes and edges by their IRI."""
    graph = json.loads(graphviz("dot", written, "-Tdot_json"))
    objects = graph.get("objects", [])
    nodes = {text(one["name"]): data(one) for one in objects}
    names = [text(one["name"]) for one in objects]
    edges = {
        text(one["id"]): (names[one["tail"]], names[one["head"]], data(one))
        for one in graph.get("edges", [])
    }
    return graph, nodes, edges


def text(quoted: str) -> str:
    return quoted.replace("\\\\", "\\")


def data(one: dict[str, str]) -> dict[str, str]:
    """Return what is said of a node or edge; Graphviz knows nothing but texts."""
    found = {
        name.removeprefix("kkr_"): text(value)
        for name, value in one.items()
        if name.startswith("kkr_") and value
    }
    return {"label": html.unescape(text(one["label"])), **found}


def as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@with_graphviz
@pytest.mark.parametrize("network", WHOLE.values(), ids=WHOLE)
def test_graphviz_reads_back_what_was_written(network: Network) -> None:
    graph, nodes, edges = read(dot.write(network, "da"))

    assert graph["directed"] == network.directed
    assert graph["name"] == network.name
    assert nodes == {
        iri: {name: as_text(value) for name, value in data.items()}
        for iri, data in nodes_of(network).items()
    }
    wanted = {
        iri: (
            *ends,
            {
                "label": called(said["rel"], "da"),
                **{name: as_text(value) for name, value in said.items()},
            },
        )
        for iri, (*ends, said) in edges_of(network).items()
    }
    assert either_way(edges) == either_way(wanted)
    assert not network.directed or edges == wanted


@pytest.mark.slow
@with_graphviz
def test_a_hundred_thousand_edges_are_read() -> None:
    network = large()
    # gc counts, and lays nothing out.
    said = graphviz("gc", dot.write(network, "da"), "-n", "-e")

    assert said.split()[:2] == [str(len(network.nodes)), str(len(network.edges))]


@with_graphviz
@pytest.mark.parametrize("network", [LEADS, NAMED], ids=["leads", "named"])
def test_graphviz_draws_every_name(network: Network) -> None:
    drawn = graphviz("dot", dot.write(network, "da"), "-Tsvg")
    shown = {
        html.unescape(found.replace("&#160;", " "))
        for found in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    }

    for node in network.nodes:
        for line in node.label.replace("\t", " ").split("\n"):
            assert line in {one.replace("\t", " ") for one in shown}


@with_graphviz
def test_who_is_not_known_has_another_shape_and_border() -> None:
    graph = json.loads(graphviz("dot", dot.write(LEADS, "da"), "-Tdot_json"))
    looks = {one["label"]: (one["shape"], one["style"]) for one in graph["objects"]}

    assert looks["Ikke oplyst"] == ("ellipse", "dashed")
    assert looks["Eksempel Kommune"] == ("box", "rounded")


@with_graphviz
def test_what_must_not_be_in_a_network_breaks_no_file() -> None:
    _, nodes, edges = read(dot.write(BROKEN, "da"))

    labels = [node["label"] for node in nodes.values()]
    assert labels == ["ab", "ab", "ab", "ab", "ab", "a\nb", "ab"]
    [(_, _, said)] = edges.values()
    assert (said["rel"], said["label_"], said["weight_"]) == ("leads", "l", "2")


def test_every_id_is_quoted() -> None:
    for line in dot.write(LEADS, "da").decode().splitlines()[4:-1]:
        assert re.match(r'  "[^"]+"( -> "[^"]+")? \[', line), line
