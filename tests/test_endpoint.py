"""A SPARQL server answers as the local store does, and its failures are explained."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kkr_graph import build, endpoint_building, endpoint_loading, open_store
from kkr_graph.endpoint import EndpointStore
from kkr_graph.endpoint_loading import ASIDE
from kkr_graph.errors import (
    BadQueryError,
    EndpointError,
    QueryRefusedError,
    WrongQueryFormError,
)
from kkr_graph.ontology import DERIVED, HERE
from kkr_graph.store import MemoryStore
from small_sources import accept, facts, write

pytestmark = pytest.mark.slow

GRAPH = "https://w3id.org/kkr/graph/"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
SHARED = """\
<id/period/x>
    dcat:startDate '2025-01-01'^^xsd:date ;
    dct:title 'Æ"\\n\\\\'@da ;
.
"""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module", params=[[], ["--union-default-graph"]], ids=str)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", *request.param],
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(100):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
        process.kill()


@pytest.fixture
def server(url: str) -> EndpointStore:
    store = EndpointStore(url)
    store.replace_all(dict.fromkeys(store.graphs(), ()))
    store.replace_all({f"{GRAPH}{name}": facts(name, SHARED).triples for name in "ab"})
    return store


@pytest.fixture
def local() -> MemoryStore:
    return MemoryStore(quad for name in "ab" for quad in facts(name, SHARED).as_quads())


@pytest.mark.parametrize(
    "query",
    [
        ALL,
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        f"SELECT * FROM <{GRAPH}a> {{ ?s ?p ?o }}",
        f"SELECT * {{ GRAPH <{GRAPH}b> {{ ?s ?p ?o }} }}",
        "ASK { ?s ?p 'nothing' }",
        "# CONSTRUCT\nSELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?a ?b { BIND(1.5 AS ?a) }",
    ],
)
def test_a_server_answers_as_the_local_store(
    server: EndpointStore, local: MemoryStore, query: str
) -> None:
    ours, theirs = server.select(query), local.select(query)
    here = [theirs.variables.index(name) for name in ours.variables]

    assert sorted(ours.variables) == sorted(theirs.variables)
    assert sorted(map(str, ours)) == sorted(
        str(tuple(row[at] for at in here)) for row in theirs
    )


def test_a_server_constructs_as_the_local_store(
    server: EndpointStore, local: MemoryStore
) -> None:
    query = "CONSTRUCT { ?o ?p ?s } { ?s ?p ?o FILTER(isIRI(?o)) }"

    assert server.construct(query) == local.construct(query)
    assert server.graphs() == local.graphs()


def test_replacing_a_graph_keeps_what_other_graphs_state(
    server: EndpointStore, local: MemoryStore
) -> None:
    for store in (server, local):
        store.replace(f"{GRAPH}a", facts("a").triples)

    assert set(server.select(ALL)) == set(local.select(ALL))

    server.replace(f"{GRAPH}a", [])

    assert server.graphs() == (f"{GRAPH}b",)


def test_many_statements_go_in_batches(
    server: EndpointStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_loading, "BATCH", 2)
    server.replace(f"{GRAPH}a", facts("a", SHARED).triples)

    assert len(server.select(f"SELECT * FROM <{GRAPH}a> {{ ?s ?p ?o }}")) == 4


def test_a_replacement_that_fails_midway_changes_nothing(
    server: EndpointStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_loading, "BATCH", 2)
    before = set(server.select(ALL))
    send, sent = server._update, list[str]()  # noqa: SLF001

    def fail_once(update: str) -> None:
        sent.append(update)
        if len(sent) == 2:
            raise EndpointError(url="", reason="gone", mend_da="", mend_en="")
        send(update)

    monkeypatch.setattr(server, "_update", fail_once)
    with pytest.raises(EndpointError, match="gone"):
        server.replace_all({f"{GRAPH}c": facts("c", SHARED).triples, f"{GRAPH}a": ()})

    assert [update.split()[0] for update in sent] == ["INSERT", "INSERT"]
    assert set(server.select(ALL)) == before
    assert server.graphs() == (f"{GRAPH}a", f"{GRAPH}b")


def die(_: str) -> None:
    raise KeyboardInterrupt


def test_what_a_builder_that_crashed_left_aside_is_never_answered(
    server: EndpointStore, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(server.select(ALL))
    monkeypatch.setattr(server, "_switched", die)
    with pytest.raises(KeyboardInterrupt):
        server.replace(f"{GRAPH}c", facts("c").triples)
    after = EndpointStore(url)
    assert any(graph.startswith(ASIDE) for graph in after._all_graphs())  # noqa: SLF001

    assert set(after.select(ALL)) == before
    assert after.graphs() == (f"{GRAPH}a", f"{GRAPH}b")

    after.replace(f"{GRAPH}b", facts("b").triples)

    left = [graph for graph in after._all_graphs() if graph.startswith(ASIDE)]  # noqa: SLF001
    assert left == [f"{ASIDE}standing"]


def test_a_build_fills_a_server_and_removes_what_is_gone(
    server: EndpointStore, url: str, tmp_path: Path
) -> None:
    body = """\
<id/i> a kkr:Initiative ; kkr:validDuring <id/p> .
<id/p> dcat:startDate '2025-01-01'^^xsd:date .
"""
    built = endpoint_building.build_into(
        [write(tmp_path, "x", body)], server, checker=accept
    )
    local, _ = build.in_memory([facts("x", body)])
    reader = open_store(url)

    assert reader.graphs() == (f"{DERIVED}valid-time", HERE, f"{GRAPH}x")
    assert built.graphs == 1
    assert built.derived == 1
    assert set(reader.select(ALL)) == set(local.select(ALL))


def test_a_server_that_others_filled_answers_from_its_own_default_graph() -> None:
    class Sparse(EndpointStore):
        def _all_graphs(self) -> tuple[str, ...]:
            return ("http://example.org/g",)

    assert Sparse("http://127.0.0.1/query")._dataset(ALL) == {}  # noqa: SLF001


def test_a_query_cannot_make_the_server_fetch_from_elsewhere(
    server: EndpointStore,
) -> None:
    with pytest.raises(QueryRefusedError):
        server.select("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryRefusedError):
        server.select("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }")


def test_what_the_server_says_of_a_bad_query_is_passed_on(
    server: EndpointStore,
) -> None:
    with pytest.raises(BadQueryError, match="expected"):
        server.select("SELECT * { ?s ?p }")
    with pytest.raises(WrongQueryFormError):
        server.select("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(WrongQueryFormError):
        server.construct(ALL)


def test_a_server_that_is_not_there_is_said_not_to_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    with pytest.raises(EndpointError, match="Is it running") as raised:
        EndpointStore(f"http://127.0.0.1:{port}/query").graphs()

    assert raised.value.exit_code == 4
    assert "Kører den" in raised.value.say("da")


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        begun = time.monotonic()
        with pytest.raises(EndpointError, match="> 1 s"):
            EndpointStore(address, patience=1).graphs()

    assert time.monotonic() - begun < 10


@contextmanager
def answering(status: int, body: bytes) -> Iterator[str]:
    """Serve the same answer to every request; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"out of memory", "out of memory"),
        (503, b"", "HTTP 503"),
        (401, b"", "Does it allow"),
        (404, b"", "SPARQL 1.1 endpoint"),
        (200, b"<html>welcome</html>", "SPARQL 1.1 endpoint"),
        (200, b'{"head": {"vars": ["graph"]}, "results": {"bind', "endpoint"),
    ],
)
def test_an_answer_that_is_no_answer_is_explained(
    status: int, body: bytes, said: str
) -> None:
    with answering(status, body) as address, pytest.raises(EndpointError, match=said):
        EndpointStore(address).graphs()


def test_an_address_that_is_not_on_the_web_is_refused() -> None:
    with pytest.raises(EndpointError, match="http"):
        EndpointStore("file:///etc/passwd")


@pytest.mark.parametrize(
    ("url", "update"),
    [
        ("http://x/query", "http://x/update"),
        ("http://x/ds/sparql", "http://x/ds/update"),
        ("http://x/ds", "http://x/ds"),
    ],
)
def test_updates_go_where_the_common_servers_take_them(url: str, update: str) -> None:
    assert EndpointStore(url)._update_url == update  # noqa: SLF001
