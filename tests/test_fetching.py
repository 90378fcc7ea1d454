"""Nothing is fetched from anywhere but the addresses that ``--allow-fetch`` names."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import build
from kkr_graph.errors import FetchFailedError, QueryRefusedError
from kkr_graph.web.fetching import with_loaded
from kkr_graph.web.limits import Limits
from served import Server, serving

pytestmark = pytest.mark.slow

ROWS = (
    b'{"head":{"vars":["s"]},"results":{"bindings":'
    b'[{"s":{"type":"uri","value":"http://x/fetched"}}]}}'
)
TURTLE = b"<http://x/fetched> <http://x/p> 1 ."
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass
class Elsewhere:
    """A server that counts who calls, and sends them on if it is told where to."""

    address: str
    calls: list[str] = field(default_factory=list)


@contextmanager
def elsewhere(host: str, status: int = 200, onward: str = "") -> Iterator[Elsewhere]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.calls.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            rows = self.command == "POST"
            media = "application/sparql-results+json" if rows else "text/turtle"
            body = ROWS if rows else TURTLE
            if self.path.endswith("jsonld"):
                media = "application/ld+json"
                context = onward or "http://127.0.0.1:9/"
                body = b'{"@context": "%s", "a": 1}' % context.encode()
            self.send_response(status)
            if status != 200:
                self.send_header("Location", onward)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - as the library has it

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer((host, 0), Answering) as server:
        found = Elsewhere(f"http://{host}:{server.server_port}/")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our own store, which may be written and fetches nothing."""
    folder = tmp_path_factory.mktemp("ours") / "store"
    build.build([], folder)
    with serving(folder, "--write", "--workers", "2") as running:
        yield running


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("plain") / "store"
    with serving(folder, "--empty", "--write", "--workers", "2") as running:
        yield running


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}", {403}),
        ("SELECT * {{ SERVICE SILENT <{}> {{ ?s ?p ?o }} }}", {403}),
        ("SELECT * FROM <{}> {{ ?s ?p ?o }}", {200, 403}),
        ("SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", {200, 403}),
        ("SELECT * {{ GRAPH <{}> {{ ?s ?p ?o }} }}", {200}),
        ("DESCRIBE <{}>", {200}),
        ("PREFIX s: <{}> SELECT * {{ SERVICE s: {{ ?s ?p ?o }} }}", {403}),
        ("BASE <{}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}", {403}),
        ("SELECT * {{ VALUES ?x {{ <{}> }} SERVICE ?x {{ ?s ?p ?o }} }}", {403}),
        ("SELECT * {{ BIND(<{}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}", {403}),
        ("SELECT * {{ FILTER EXISTS {{ SERVICE <{}> {{ ?s ?p ?o }} }} }}", {403}),
        ("SELECT * {{ \\u0053ervice <{}> {{ ?s ?p ?o }} }}", {400, 403}),
    ],
)
def test_a_query_opens_no_connection(
    ours: Server, plain: Server, query: str, statuses: set[int]
) -> None:
    with elsewhere("127.0.0.1") as other:
        for running in (ours, plain):
            said = running.query(query.format(other.address))
            assert said.status in statuses, said.text
            assert "fetched" not in said.text

    assert not other.calls


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <{}>",
        "LOAD SILENT <{}>",
        "LOAD <{}> INTO GRAPH <http://x/g>",
        "BASE <{}> LOAD <>",
        "CLEAR ALL ; LOAD <{}>",
        "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
        "INSERT {{ ?s ?p ?o }} USING <{}> WHERE {{ ?s ?p ?o }}",
        "COPY <{}> TO DEFAULT",
    ],
)
def test_an_update_opens_no_connection(
    ours: Server, plain: Server, update: str
) -> None:
    with elsewhere("127.0.0.1") as other:
        for running in (ours, plain):
            said = running.update(update.format(other.address))
            assert said.status in {204, 400, 403, 404}, said.text
            assert "fetched" not in running.query("SELECT * { ?s ?p ?o }").text

    assert not other.calls


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ('{{"@context": "{}", "a": 1}}', "application/ld+json"),
        (
            (
                '<!DOCTYPE r [<!ENTITY e SYSTEM "{}">]><rdf:RDF xmlns:rdf='
                '"http://www.w3.org/1999/02/22-rdf-syntax-ns#">&e;</rdf:RDF>'
            ),
            "application/rdf+xml",
        ),
        (
            (
                '<!DOCTYPE r SYSTEM "{}"><rdf:RDF xmlns:rdf='
                '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
            ),
            "application/rdf+xml",
        ),
    ],
)
def test_what_is_sent_opens_no_connection(plain: Server, body: str, media: str) -> None:
    with elsewhere("127.0.0.1") as other:
        said = plain.write("PUT", "/graphs/x", body.format(other.address), media)

    assert said.status in {201, 204, 400}, said.text
    assert not other.calls


def test_an_allowed_address_is_fetched_from_and_no_other(tmp_path: Path) -> None:
    with ExitStack() as stack:
        allowed = stack.enter_context(elsewhere("127.0.0.1"))
        other = stack.enter_context(elsewhere("127.0.0.2"))
        options = ("--write", "--workers", "2", "--allow-fetch", allowed.address)
        running = stack.enter_context(serving(tmp_path / "s", "--empty", *options))
        asked = "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}"
        good = running.query(asked.format(allowed.address))
        loaded = running.update(f"LOAD <{allowed.address}>")
        for address in (
            other.address,
            f"{allowed.address}more",
            allowed.address.rstrip("/"),
            allowed.address.replace("http", "HTTP", 1),
            allowed.address.replace("127.0.0.1", "127.0.0.2"),
            allowed.address.replace("//", "//x@"),
        ):
            for text in (
                asked.format(address),
                (
                    f"SELECT * {{ SERVICE <{allowed.address}> {{ ?s ?p ?o }} "
                    f"SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"
                ),
            ):
                assert running.query(text).status == 403, text
            assert running.update(f"LOAD <{address}>").status == 403

    assert "fetched" in good.text
    assert loaded.status == 204
    assert allowed.calls == ["POST /", "GET /"]
    assert not other.calls


@pytest.mark.parametrize("status", REDIRECTS)
def test_an_allowed_address_cannot_send_us_on(tmp_path: Path, status: int) -> None:
    with ExitStack() as stack:
        other = stack.enter_context(elsewhere("127.0.0.2"))
        allowed = stack.enter_context(elsewhere("127.0.0.1", status, other.address))
        options = ("--write", "--workers", "2", "--allow-fetch", allowed.address)
        running = stack.enter_context(serving(tmp_path / "s", "--empty", *options))
        where = f"<{allowed.address}>"
        asked = running.query(f"SELECT * {{ SERVICE {where} {{ ?s ?p ?o }} }}")
        silent = running.query(f"SELECT * {{ SERVICE SILENT {where} {{ ?s ?p ?o }} }}")
        loaded = running.update(f"LOAD {where}")
        written = running.query("SELECT * { ?s ?p ?o }")

    assert (asked.status, silent.status, loaded.status) == (400, 200, 400)
    assert "fetched" not in silent.text + written.text
    assert allowed.calls
    assert not other.calls


@pytest.mark.parametrize(
    ("update", "graph"),
    [
        ("LOAD {}", ""),
        ("load silent {} into graph <http://x/g>", "http://x/g"),
        ("PREFIX x: <http://x/> LOAD {} INTO GRAPH x:g ; DROP DEFAULT", "http://x/g"),
        ("# LOAD <http://x/>\nCLEAR ALL; LOAD {}; LOAD {} INTO GRAPH <a:b>", "a:b"),
    ],
)
def test_what_is_loaded_lands_where_the_update_says(update: str, graph: str) -> None:
    with elsewhere("127.0.0.1") as other:
        limits = Limits()
        where = f"<{other.address}>"
        text = update.replace("{}", where)
        store = ox.Store()
        store.update(with_loaded(text, [other.address], limits))
        graphs = {str(quad.graph_name).strip("<>") for quad in store}

    assert graph in graphs or graphs == {"DEFAULT"}
    assert len(other.calls) == text.count("LOAD <http://127") + text.count("silent")


def test_what_cannot_be_fetched_is_an_error_unless_it_is_silent() -> None:
    with elsewhere("127.0.0.1", 404) as other:
        where = [other.address, "http://127.0.0.1:9/", "file:///etc/passwd"]
        for address in where:
            assert with_loaded(f"LOAD SILENT <{address}>", where, Limits())
            with pytest.raises(FetchFailedError):
                with_loaded(f"LOAD <{address}>", where, Limits())
        with pytest.raises(QueryRefusedError):
            with_loaded(rf"\u004COAD <{other.address}>", where, Limits())


def test_what_is_loaded_cannot_have_more_loaded(tmp_path: Path) -> None:
    with ExitStack() as stack:
        other = stack.enter_context(elsewhere("127.0.0.2"))
        allowed = stack.enter_context(elsewhere("127.0.0.1", onward=other.address))
        where = f"{allowed.address}x.jsonld"
        options = ("--write", "--workers", "2", "--allow-fetch", where)
        running = stack.enter_context(serving(tmp_path / "s", "--empty", *options))
        said = running.update(f"LOAD <{where}>")

    assert said.status == 400, said.text
    assert allowed.calls == ["GET /x.jsonld"]
    assert not other.calls
