"""Whatever stands in a name, each file is whole, and the name comes back as it was."""

import csv
import io
import json
import re
import zipfile
from typing import Any, Final

import networkx as nx
import pyoxigraph as ox
from hypothesis import given, settings, strategies as st
from python_calamine import CalamineWorkbook

from kkr_graph import network_files
from kkr_graph.network import Edge, Network, Node
from made_up_networks import ID, TITLE

CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
NAMES: Final = st.text(st.characters(codec=None), max_size=30) | st.text(
    "\"'<>&\\;:#%{}[]|`\n\r\t=+-@,~ÆØÅæøå\x00\x1b", max_size=30
)
VALUES: Final = st.one_of(NAMES, st.integers(), st.floats(), st.booleans(), st.dates())


def shown(name: str) -> str:
    """Return what is left of *name* when no format can be broken by it."""
    return CONTROL.sub("", name.replace("\r\n", "\n").replace("\r", "\n"))


def network(names: list[str], values: list[Any]) -> Network:
    """Return a network with each of *names* on a node and on a tie."""
    nodes = tuple(
        Node(f"{ID}thing/{n}", name, "Initiative", unknown=n % 3 == 0)
        for n, name in enumerate(names)
    )
    edges = tuple(
        Edge(
            f"{ID}tie/{n}",
            nodes[n].id,
            nodes[0].id,
            "leads",
            attributes={"said": name, **({"value": value} if n else {})},
        )
        for n, (name, value) in enumerate(zip(names, values, strict=False))
    )
    return Network("hostile", TITLE, nodes, edges)


def drawn() -> st.SearchStrategy[Network]:
    return st.builds(
        network,
        st.lists(NAMES, min_size=1, max_size=8),
        st.lists(VALUES, max_size=8),
    )


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_xml_comes_back(of: Network) -> None:
    labels = [shown(node.label) for node in of.nodes]
    said = [shown(str(edge.attributes["said"])) for edge in of.edges]
    named = [label or node.id for label, node in zip(labels, of.nodes, strict=True)]
    for form, wanted in (("graphml", labels), ("graphml-yed", named)):
        file = io.BytesIO(network_files.write(of, form, "da"))
        graph = nx.read_graphml(file, force_multigraph=True)
        assert [data.get("label", "") for _, data in graph.nodes(data=True)] == wanted
        assert of_ties(graph) == sorted(said)
    file = io.BytesIO(network_files.write(of, "gexf", "da"))
    graph = nx.read_gexf(file, version="1.3")
    assert [data["label"] for _, data in graph.nodes(data=True)] == named
    assert of_ties(graph) == sorted(said)


def of_ties(graph: Any) -> list[str]:  # noqa: ANN401 - networkx has no types
    return sorted(data.get("said", "") for _, _, data in graph.edges(data=True))


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_json_comes_back(of: Network) -> None:
    labels = [shown(node.label) for node in of.nodes]
    said = [shown(str(edge.attributes["said"])) for edge in of.edges]
    elements = json.loads(network_files.write(of, "cyjs", "da"))["elements"]
    written = network_files.write(of, "jsonld", "da")
    linked = json.loads(written)

    assert [one["data"].get("label", "") for one in elements["nodes"]] == labels
    assert [one["data"].get("said", "") for one in elements["edges"]] == said
    assert [one.get("label", "") for one in linked["nodes"]] == labels
    assert [one.get("said", "") for one in linked["edges"]] == said
    assert list(ox.parse(written, format=ox.RdfFormat.JSON_LD))


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_tables_come_back(of: Network) -> None:
    said = [shown(str(edge.attributes["said"])) for edge in of.edges]
    lines = io.StringIO(network_files.write(of, "csv", "da").decode(), newline="")
    found = [row for row in csv.DictReader(lines, strict=True) if row["id"]]
    texts = [row.get("said", "") for row in found]

    assert [text.removeprefix("'") for text in texts] == [
        text.removeprefix("'") for text in said
    ]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
    with zipfile.ZipFile(io.BytesIO(network_files.write(of, "neo4j", "da"))) as files:
        text = files.read("nodes.csv").decode()
    rows = list(csv.reader(text.removesuffix("\n").split("\n"), strict=True))
    assert [row[1] for row in rows[1:]] == [
        label if label.isprintable() else " ".join(label.split())
        for label in (shown(node.label) for node in of.nodes)
    ]


@settings(max_examples=25, deadline=None)
@given(drawn())
def test_workbooks_come_back(of: Network) -> None:
    written = network_files.write(of, "xlsx", "da")
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    _, *rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)

    assert [str(row[0]) for row in rows] == [shown(node.label) for node in of.nodes]


@settings(max_examples=60, deadline=None)
@given(drawn())
def test_pictures_in_text_stay_in_their_lines(of: Network) -> None:
    quoted = r'"(?:[^"\\]|\\.)*"'
    values = rf"\[\w+={quoted}(?:, \w+={quoted})*\]"
    thing = re.compile(rf"  {quoted}(?: -> {quoted})? {values};\n", re.DOTALL)
    text = network_files.write(of, "dot", "da").decode()
    body = text.split('fontsize="10"];\n', 1)[1].removesuffix("}\n")

    assert thing.sub("", body) == ""
    assert len(thing.findall(body)) == len(of.nodes) + len(of.edges)
    lines = network_files.write(of, "mermaid", "da").decode().split("\n")
    style = any(node.unknown for node in of.nodes)
    assert len(lines) == 2 + len(of.nodes) + len(of.edges) + style + 1
