"""The W3C suites of the protocols, against the real server over real HTTP."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox
import pytest

from served import TOKEN, Said, Server, serving
from turtle_files import SHARED

pytestmark = pytest.mark.slow

SUITES = SHARED / "w3c" / "sparql" / "sparql11"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}


Node: TypeAlias = Any  # a node of a manifest, whose kind the manifest decides


class Manifest:
    """A manifest, read."""

    def __init__(self, file: Path) -> None:
        self.base = f"http://manifest.example/{file.name}"
        self.store = ox.Store()
        self.store.load(
            file.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=self.base
        )

    def all(self, node: Node, iri: str) -> list[Node]:
        found = self.store.quads_for_pattern(node, ox.NamedNode(iri), None)
        return [quad.object for quad in found]

    def one(self, node: Node, iri: str) -> Node:
        return next(iter(self.all(node, iri)), None)

    def text(self, node: Node, iri: str) -> str | None:
        found = self.one(node, iri)
        return None if found is None else str(found.value)

    def members(self, head: Node) -> Iterator[Node]:
        while head != ox.NamedNode(f"{RDF}nil"):
            yield self.one(head, f"{RDF}first")
            head = self.one(head, f"{RDF}rest")

    def cases(self) -> list[Node]:
        [entries] = self.store.quads_for_pattern(
            None, ox.NamedNode(f"{MF}entries"), None
        )
        return list(self.members(entries.object))

    def headers(self, node: Node) -> dict[str, str]:
        head = self.one(node, f"{HT}headers")
        return {
            str(self.text(one, f"{HT}fieldName")).lower(): str(
                self.text(one, f"{HT}fieldValue")
            )
            for one in (self.members(head) if head is not None else ())
        }


@dataclass
class Run:
    """A case under way: what it learns from one answer, it uses in the next."""

    server: Server
    manifest: Manifest
    seen: dict[str, str] = field(default_factory=dict)

    def play(self, case: Node) -> None:
        action = self.manifest.one(case, f"{MF}action")
        requests = self.manifest.one(action, f"{HT}requests")
        for request in self.manifest.members(requests):
            self._compare(self._send(request), self.manifest.one(request, f"{HT}resp"))

    def _send(self, request: Node) -> Said:
        path = str(self.manifest.text(request, f"{HT}absolutePath"))
        path = re.sub("^/gsp", "/graphs", path)
        body = self.manifest.one(request, f"{HT}body")
        text = None if body is None else str(self.manifest.text(body, f"{CNT}chars"))
        encoding = body and self.manifest.text(body, f"{CNT}characterEncoding")
        for name, value in self.seen.items():
            path, text = path.replace(name, value), text and text.replace(name, value)
        headers = self.manifest.headers(request)
        headers["authorization"] = f"Bearer {TOKEN.replace(' ', '-')}"
        sent = None if text is None else text.encode(encoding or "utf-8")
        method = str(self.manifest.text(request, f"{HT}methodName"))
        return self.server.ask(method, path, sent, **headers)

    def _compare(self, said: Said, wanted: Node) -> None:
        statuses = [
            str(one.value).rpartition("#")[2]
            for one in self.manifest.all(wanted, f"{MF}expectedStatus")
        ]
        assert any(matches(said.status, one) for one in statuses), (
            said.status,
            statuses,
            said.body,
        )
        expected = self.manifest.text(wanted, f"{MF}expectedBoolean")
        if expected is not None:
            assert said.json["boolean"] is (expected == "true")
        form = self.manifest.text(wanted, f"{MF}expectedFormat")
        media = said.headers.get("content-type", "").partition(";")[0]
        assert form is None or media in FORMATS[form]
        for name, value in self.manifest.headers(wanted).items():
            assert said.headers[name] == value
        if template := self.manifest.text(wanted, f"{MF}expectedLocation"):
            self.seen[template] = said.headers["location"]
        body = self.manifest.one(wanted, f"{HT}body")
        if body is not None:
            text = str(self.manifest.text(body, f"{CNT}chars"))
            for name, value in self.seen.items():
                text = text.replace(name, value)
            assert canonical(said.text) == canonical(text)


def canonical(turtle: str) -> ox.Dataset:
    found = ox.Dataset(
        ox.parse(turtle, format=ox.RdfFormat.TURTLE, base_iri="http://x/")
    )
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return found


def matches(status: int, wanted: str) -> bool:
    named = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
    if wanted in named:
        return status == named[wanted]
    match = re.fullmatch(r"StatusCode(\d)xx", wanted)
    assert match, wanted
    return status // 100 == int(match[1])


def cases(*files: str) -> list[Node]:
    if not SUITES.is_dir():
        skip = pytest.mark.skip(reason="the W3C suites are not beside the repository")
        return [pytest.param(None, None, marks=skip, id="absent")]
    return [
        pytest.param(manifest, case, id=case.value.rpartition("#")[2])
        for file in files
        for manifest in [Manifest(SUITES / file)]
        for case in manifest.cases()
    ]


PROTOCOL = cases("protocol/manifest.ttl")
GRAPH_STORE = cases(
    "graph-store-protocol/manifest-direct.ttl",
    "graph-store-protocol/manifest-indirect.ttl",
)
DESCRIPTION = cases("service-description/manifest.ttl")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("suite") / "store"
    with serving(folder, "--empty", "--write") as running:
        yield running


@pytest.mark.skipif(not SUITES.is_dir(), reason="the W3C suites are not here")
def test_every_case_of_the_suites_is_run() -> None:
    assert (len(PROTOCOL), len(GRAPH_STORE), len(DESCRIPTION)) == (34, 13, 3)


@pytest.mark.parametrize(("manifest", "case"), PROTOCOL)
def test_protocol(server: Server, manifest: Manifest, case: Node) -> None:
    assert server.update("DROP ALL").status == 204
    for data in manifest.all(case, f"{UT}graphData"):
        file = str(manifest.text(data, f"{UT}graph")).rpartition("/")[2]
        name = manifest.text(data, f"{RDFS}label")
        content = (SUITES / "protocol" / file).read_text("utf-8")
        path = f"/graphs?graph={name}"
        assert server.write("PUT", path, content, "text/turtle").status == 201

    Run(server, manifest).play(case)


@pytest.mark.parametrize(("manifest", "case"), GRAPH_STORE)
def test_graph_store_protocol(server: Server, manifest: Manifest, case: Node) -> None:
    assert server.update("DROP ALL").status == 204

    Run(server, manifest).play(case)


@pytest.mark.parametrize(("manifest", "case"), DESCRIPTION)
def test_service_description(server: Server, manifest: Manifest, case: Node) -> None:
    assert manifest.text(case, f"{MF}name")
    store = ox.Store()
    said = server.ask("GET", "/sparql", accept="text/turtle")
    store.load(said.body, format=ox.RdfFormat.TURTLE)
    endpoint = ox.NamedNode(f"{server.address}/sparql")
    [found] = store.quads_for_pattern(None, ox.NamedNode(f"{SD}endpoint"), endpoint)

    assert said.status == 200
    assert_described(store, found.subject)


def assert_described(store: ox.Store, service: Node) -> None:
    """Hold what the vocabulary says of domains and ranges."""

    def of(node: Node, name: str) -> list[Node]:
        found = store.quads_for_pattern(node, ox.NamedNode(f"{SD}{name}"), None)
        return [quad.object for quad in found]

    def is_a(node: Node, kind: str) -> bool:
        quad = ox.Quad(node, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{SD}{kind}"))
        return quad in store

    languages = {one.value.removeprefix(SD) for one in of(service, "supportedLanguage")}
    assert is_a(service, "Service")
    assert languages == {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"}
    assert of(service, "resultFormat")
    [dataset] = of(service, "defaultDataset")
    assert is_a(dataset, "Dataset")
    assert all(is_a(graph, "Graph") for graph in of(dataset, "defaultGraph"))
    for named in of(dataset, "namedGraph"):
        assert is_a(named, "NamedGraph")
        assert len(of(named, "name")) == 1
        assert all(is_a(graph, "Graph") for graph in of(named, "graph"))
