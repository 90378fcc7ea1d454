"""``kkr serve`` in public: what it answers, what it refuses, and what it survives."""

import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kkr_graph import build, versions
from kkr_graph.resources import DATA
from served import Said, Server, serving, start, waited

pytestmark = pytest.mark.slow

GRAPH = "https://w3id.org/kkr/graph/"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
POINT = "SELECT ?p ?o { <https://w3id.org/kkr/id/municipality/0159> ?p ?o }"
SPARQL_QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
BODY = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
<graph/eksempel/{name}>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    <http://purl.org/dc/terms/title> "Eksempel {name}"@da .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "store"
    build.build([DATA], folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    """A server that only reads, with limits small enough to meet."""
    limits = ("--time-limit", "1", "--memory-limit", "256", "--row-limit", "9000")
    with serving(store, *limits, "--body-limit", "1") as running:
        yield running


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("plain") / "store"
    with serving(folder, "--empty", "--write") as running:
        yield running


# What is answered, and in which form


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html;q=0.2, text/csv;q=0.4, text/xml;q=0.3", "text/csv; charset=utf-8"),
        ("application/json;q=0, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_rows_come_in_the_form_asked_for(
    server: Server, accept: str, media: str
) -> None:
    said = server.query(COUNT, accept=accept)

    assert (said.status, said.headers["content-type"]) == (200, media)


def test_a_browser_is_sent_to_the_page_that_asks(server: Server) -> None:
    said = server.query(COUNT, accept="text/html,application/xhtml+xml,*/*;q=0.8")

    assert said.status == 303
    assert said.headers["location"].startswith("/query?query=")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_a_graph_comes_in_the_form_asked_for(
    server: Server, accept: str, form: ox.RdfFormat
) -> None:
    path = "/graphs/reference/municipalities"
    whole = {
        quad.triple for quad in ox.parse(server.ask("GET", path).body, form_turtle)
    }
    said = server.ask("GET", path, accept=accept)
    made = server.query("CONSTRUCT WHERE { ?s a ?o }", accept=accept)

    assert said.headers["content-type"].partition(";")[0] == accept
    assert {quad.triple for quad in ox.parse(said.body, form)} == whole
    assert len(list(ox.parse(made.body, form))) > 100


form_turtle = ox.RdfFormat.TURTLE


def test_the_whole_dataset_can_be_fetched(server: Server) -> None:
    said = server.ask("GET", "/graphs", accept="application/n-quads")
    graphs = {q.graph_name.value for q in ox.parse(said.body, ox.RdfFormat.N_QUADS)}

    assert f"{GRAPH}reference/municipalities" in graphs


def test_what_nobody_can_read_is_not_acceptable(server: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/sparql", "/graphs", "/ask/terms"):
        assert server.ask("GET", path, accept="image/png").status == 406


def test_the_same_answer_is_not_sent_twice(server: Server) -> None:
    first = server.query(POINT)
    tag = first.headers["etag"]
    again = server.query(POINT, if_none_match=f'"other", W/{tag}')
    fickle = server.query("SELECT (RAND() AS ?r) {}")

    assert versions_of(server) in tag
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert server.query(POINT, accept="text/csv").headers["etag"] != tag
    assert "etag" not in fickle.headers
    assert fickle.headers["cache-control"] == "no-store"
    assert server.query("SELECT (RAND() AS ?r) {}").body != fickle.body


def versions_of(server: Server) -> str:
    return server.ask("GET", "/healthz").text.split()[1]


def test_head_says_what_get_would(server: Server) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/graphs/reference/municipalities"):
        head, whole = server.ask("HEAD", path), server.ask("GET", path)

        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == str(len(whole.body))
        assert head.headers["content-type"] == whole.headers["content-type"]


def test_a_long_answer_is_packed_for_who_can_unpack_it(server: Server) -> None:
    plain_ = server.query("SELECT * { ?s a ?o }")
    packed = server.query("SELECT * { ?s a ?o }", accept_encoding="gzip")

    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain_.body) / 4
    assert "content-encoding" not in plain_.headers
    assert "Accept-Encoding" in plain_.headers["vary"]


def test_pages_of_other_origins_may_read_and_never_write(server: Server) -> None:
    asked = {"origin": "https://example.org", "access_control_request_method": "POST"}
    at_sparql = server.ask("OPTIONS", "/sparql", **asked)
    at_graphs = server.ask("OPTIONS", "/graphs", **asked)

    assert server.query(COUNT).headers["access-control-allow-origin"] == "*"
    assert at_sparql.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    assert at_graphs.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "uthorization" not in at_graphs.headers["access-control-allow-headers"]
    said = server.update("DROP ALL")
    assert "access-control-allow-origin" not in said.headers


def test_every_answer_is_safe_to_show(server: Server) -> None:
    for said in (server.query(COUNT), server.query("no"), server.ask("GET", "/x")):
        assert "default-src 'none'" in said.headers["content-security-policy"]
        assert said.headers["x-content-type-options"] == "nosniff"
        assert "server" not in said.headers


def test_the_dataset_is_described(server: Server) -> None:
    said = server.ask("GET", "/.well-known/void", accept="application/n-triples")

    assert f"<{server.address}/sparql>" in said.text
    assert "void#classPartition" in said.text
    assert said.headers["etag"]


def test_a_question_is_asked_by_name(server: Server) -> None:
    path = "/ask/municipality?municipality=Gladsaxe"
    rows = server.ask("GET", path).json
    text = server.ask("GET", path, accept="text/csv").text
    book = server.ask("GET", path.replace("?", ".xlsx?") + "&lang=en")

    assert rows
    assert text.splitlines()[0].split(",") == list(rows[0])
    assert book.body.startswith(b"PK")
    described = server.ask("GET", "/openapi.json").json["paths"]
    named = {one["name"] for one in described["/ask/municipality"]["get"]["parameters"]}
    assert {"municipality", "lang"} <= named


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/ask/who-leads", 404, "who-leads-what"),
        ("/ask/municipality?municipality=Gladsax", 400, "Gladsaxe Kommune"),
        ("/ask/municipality?commune=x", 400, "municipality"),
        ("/ask/who-leads-what?on=31/2-2025", 400, "2025-09-02"),
        ("/ask/terms?lang=xx", 400, "lang"),
        ("/ask/..%2f..%2fetc%2fpasswd", 404, "problem"),
    ],
)
def test_a_wrong_question_is_told_how_to_be_right(
    server: Server, path: str, status: int, said: str
) -> None:
    reply = server.ask("GET", path)

    assert reply.status == status
    assert said in reply.text


# What is refused


@pytest.mark.parametrize(
    ("method", "path", "body", "media", "status"),
    [
        ("GET", "/sparql?query=SELECT", None, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("GET", "/sparql?query=%ff", None, "", 400),
        ("GET", "/sparql?update=DROP%20ALL", None, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=x", None, "", 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=http://x/", None, "", 403),
        ("GET", "/sparql?" + "a=1&" * 300, None, "", 400),
        ("GET", "/sparql?query=" + "a" * 70_000, None, "", 431),
        ("GET", "/update?update=DROP%20ALL", None, "", 405),
        ("DELETE", "/sparql", None, "", 405),
        ("PATCH", "/graphs", b"", "text/turtle", 405),
        ("POST", "/sparql", b"ASK{}", "", 415),
        ("POST", "/sparql", b"ASK{}", "text/plain", 415),
        ("POST", "/sparql", b"\xff\xfe", SPARQL_QUERY, 400),
        ("POST", "/sparql", b"ASK{}", f"{SPARQL_QUERY}; charset=latin1", 415),
        ("POST", "/sparql", b"query=%ff", FORM, 400),
        ("POST", "/sparql", b"query=ASK{}&update=DROP+ALL", FORM, 400),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql?query=ASK%7B%7D", b"ASK{}", SPARQL_QUERY, 400),
        ("POST", "/sparql", b"#" * 2_000_000, SPARQL_QUERY, 413),
        ("POST", "/sparql", b"ASK{" + b"{" * 50_000, SPARQL_QUERY, 400),
        ("POST", "/sparql", b"ASK{FILTER" + b"(" * 50_000, SPARQL_QUERY, 400),
        ("POST", "/sparql", b"ASK{FILTER(" + b"!" * 90_000, SPARQL_QUERY, 400),
        ("POST", "/update", b"DROP ALL", "application/sparql-update", 403),
        ("PUT", "/graphs?default", b"", "text/turtle", 403),
        ("GET", "/graphs?graph=a&graph=b", None, "", 400),
        ("GET", "/graphs?graph=no%20iri", None, "", 400),
        ("GET", "/graphs?default&graph=http://x/", None, "", 400),
        ("GET", "/graphs?graph=http://x/nowhere", None, "", 404),
        ("GET", "/graphs/../../etc/passwd", None, "", 400),
        ("GET", "/graphs/%2e%2e/x", None, "", 400),
        ("GET", "/graphs/a%00b", None, "", 400),
        ("GET", "/nowhere", None, "", 404),
        ("BREW", "/sparql", None, "", 405),
    ],
)
def test_bad_input_gets_the_right_answer(  # noqa: PLR0913 - the columns of a table
    *,
    server: Server,
    method: str,
    path: str,
    body: bytes | None,
    media: str,
    status: int,
) -> None:
    headers = {"content_type": media} if media else {}
    said = server.ask(method, path, body, **headers)

    assert said.status == status, said.body[:300]
    if status != 431:
        assert said.headers["content-type"] == "application/problem+json"
        assert said.json["status"] == status
        assert said.json["da"] != said.json["en"]
    assert b"Traceback" not in said.body


def test_people_get_words_in_both_languages(server: Server) -> None:
    said = server.query("SELECT", accept="text/plain,*/*;q=0.1")

    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    assert "ikke gyldig SPARQL" in said.text
    assert "not valid SPARQL" in said.text
    english = server.query("SELECT", accept_language="en")
    assert english.json["detail"] == english.json["en"]


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /sparql HTTP/1.1\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: x/../y\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET /sparql\r\nX: y HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
            b"Content-Length: 5\r\n\r\nabcde"
        ),
        b"GET /sparql HTTP/1.1\nHost: x\n\n",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: a\nY: b\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: a\r\n folded\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX : a\r\n\r\n",
        b"GET /spa rql HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused(server: Server, request_: bytes) -> None:
    said = server.raw(request_)

    assert said.startswith((b"HTTP/1.1 400", b"HTTP/1.1 505")), said[:200]


def test_a_header_cannot_be_slipped_into_the_answer(plain: Server) -> None:
    graph = "http://x/%0d%0aSet-Cookie:%20a=b"
    said = plain.write("PUT", f"/graphs?graph={graph}", "", "text/turtle")

    assert said.status == 400
    assert "set-cookie" not in said.headers


def test_enormous_headers_are_not_read(server: Server) -> None:
    said = server.raw(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000)

    assert b" 431 " in said or b" 400 " in said


@contextmanager
def listening() -> Iterator[tuple[str, list[socket.socket]]]:
    """Listen; give the address, and whoever has called."""
    callers: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.2)
        stop = threading.Event()

        def accept() -> None:
            while not stop.is_set():
                try:
                    callers.append(door.accept()[0])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}/", callers
        finally:
            stop.set()
            thread.join()
            for caller in callers:
                caller.close()


def test_nothing_is_fetched_from_elsewhere(server: Server, plain: Server) -> None:
    with listening() as (address, callers):
        where = f"<{address}>"
        for running in (server, plain):
            for text in (
                f"SELECT * {{ SERVICE {where} {{ ?s ?p ?o }} }}",
                f"SELECT * {{ SERVICE SILENT {where} {{ ?s ?p ?o }} }}",
                f"SELECT * {{ SERVICESILENT{where} {{ ?s ?p ?o }} }}",
                rf"SELECT * {{ \u0053ERVICE {where} {{ ?s ?p ?o }} }}",
                f"SELECT * {{ VALUES ?x {{ {where} }} SERVICE ?x {{ ?s ?p ?o }} }}",
                f"PREFIX x: {where} SELECT * {{ SERVICEx: {{ ?s ?p ?o }} }}",
                f"SELECT * FROM {where} {{ ?s ?p ?o }}",
            ):
                said = running.query(text)
                assert said.status in {400, 403} or said.json["results"] == {
                    "bindings": []
                }
        for text in (
            f"LOAD {where}",
            f"LOADSILENT{where}",
            f"LOAD SILENT {where} INTO GRAPH <http://x/>",
            rf"\u004COAD SILENT {where}",
            f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {where} {{ ?s ?p ?o }} }}",
        ):
            assert plain.update(text).status == 403
        context = f'{{"@context": "{address}", "a": 1}}'
        path = "/graphs?graph=http://x/json"
        assert plain.write("PUT", path, context, "application/ld+json").status == 400
    assert not callers


def test_where_it_is_allowed_something_is_fetched(tmp_path: Path) -> None:
    with listening() as (address, callers):
        folder = tmp_path / "store"
        with serving(folder, "--empty", "--allow-fetch", address) as running:
            asked = f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"
            with ThreadPoolExecutor() as crowd:
                crowd.submit(running.query, asked)
                for _ in range(50):
                    time.sleep(0.1)
                    if callers:
                        break
                for caller in callers:
                    caller.close()
    assert callers


# What is known again


def test_the_same_bytes_get_the_same_answer_until_something_changes(
    plain: Server,
) -> None:
    path = "/graphs?graph=http://x/again"
    plain.write("PUT", path, "<a:a> <a:again> 1 .", "text/turtle")
    query = "SELECT ?o { GRAPH ?g { ?s <a:again> ?o } }"
    said = [plain.query(query, accept="text/csv") for _ in range(4)]
    tag = said[0].headers["etag"]
    held = [plain.query(query, accept="text/csv", if_none_match=tag) for _ in range(3)]

    assert {one.body for one in said} == {b"o\r\n1\r\n"}
    assert all(one.headers == {**said[0].headers} | _date(one) for one in said)
    assert [one.status for one in held] == [304] * 3
    plain.write("PUT", path, "<a:a> <a:again> 2 .", "text/turtle")
    assert plain.query(query, accept="text/csv").body == b"o\r\n2\r\n"
    after = plain.query(query, accept="text/csv", if_none_match=tag)
    assert (after.status, after.body) == (200, b"o\r\n2\r\n")


def _date(said: Said) -> dict[str, str]:
    return {"date": said.headers["date"]}


def test_what_is_known_again_is_counted_and_logged(server: Server) -> None:
    before = len(server.lines())
    for _ in range(5):
        server.query("ASK { <a:a> <a:known> 1 }")

    lines = server.lines()[before:]
    assert [line["status"] for line in lines] == [200] * 5
    assert len({line["bytes"] for line in lines}) == 1


def test_requests_in_one_piece_are_answered_one_by_one(server: Server) -> None:
    path = f"/sparql?query={quote(COUNT)}"
    one = f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    head = f"HEAD {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    body = f"GET {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
    for sent in ((one,), (one, one), (one, head, one), (body.encode(),) * 3):
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", server.port), 30) as door:
                door.sendall(b"".join(sent))
                found = b""
                while found.count(b"HTTP/1.1 200 OK") < len(sent):
                    part = door.recv(65536)
                    assert part, found
                    found += part
                time.sleep(0.05)
                door.settimeout(0)
                with suppress(BlockingIOError):
                    found += door.recv(65536)
            bodies = found.count(b'{"head"')
            assert bodies == sum(not one.startswith(b"HEAD") for one in sent)
            assert found.count(b"HTTP/1.1") == len(sent)


def test_what_is_left_of_a_body_is_no_request(server: Server) -> None:
    """The query is refused before its body is read; the rest looks like a request."""
    known = f"GET /sparql?query={quote(COUNT)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    for _ in range(3):
        server.raw(known)
    size = 2_000_000
    head = (
        "POST /sparql HTTP/1.1\r\nHost: x\r\n"
        f"Content-Type: {SPARQL_QUERY}\r\nContent-Length: {size}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), 30) as door:
        door.sendall(head.encode())
        assert b" 413 " in door.recv(65536)
        door.sendall(known)
        door.settimeout(1)
        with suppress(TimeoutError, ConnectionError):
            assert b" 200 " not in door.recv(65536)


# What is survived


def test_a_runaway_query_is_stopped_and_harms_nobody(server: Server) -> None:
    with ThreadPoolExecutor(4) as crowd:
        begun = time.monotonic()
        running = [crowd.submit(server.query, RUNAWAY) for _ in range(3)]
        time.sleep(0.5)
        took = []
        for number in range(20):
            before = time.monotonic()
            said = server.query(f"{POINT} # {number}")
            took.append(time.monotonic() - before)
            assert said.status == 200
        stopped = [one.result() for one in running]
        over = time.monotonic() - begun

    assert [said.status for said in stopped] == [503] * 3
    assert "Stoppet efter 1.0 sekunder" in stopped[0].json["da"]
    assert stopped[0].headers["retry-after"]
    assert over < 4
    assert sorted(took)[10] < 0.5


def test_a_hungry_query_is_stopped(server: Server) -> None:
    said = server.query(HUNGRY)

    assert said.status in {503, 507}
    assert server.query(COUNT).status == 200


def test_too_many_rows_are_refused_not_cut(server: Server) -> None:
    for accept in ("text/csv", "application/json", "text/xml", "text/turtle"):
        made = "CONSTRUCT" if accept == "text/turtle" else "SELECT"
        what = "{ ?s ?p ?o }" if made == "CONSTRUCT" else "*"
        said = server.query(f"{made} {what} {{ ?s ?p ?o }}", accept=accept)

        assert said.status == 422
        assert "LIMIT" in said.text


def test_a_client_that_leaves_takes_its_query_along(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as door:
        path = f"/sparql?query={quote(RUNAWAY)}"
        door.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.5)

    assert server.query(COUNT).status == 200


def test_a_worker_or_a_zygote_that_dies_is_replaced(store: Path) -> None:
    with serving(store) as running:
        nursery = children(running.process.pid)[0]
        zygote = children(nursery)[0]
        os.kill(children(zygote)[0], signal.SIGKILL)
        assert running.query(COUNT).status == 200
        os.kill(zygote, signal.SIGKILL)
        for _ in range(100):
            if running.query(f"{COUNT} # {time.monotonic()}").status == 200:
                break
            time.sleep(0.1)
        assert running.query(f"{COUNT} # again").status == 200


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(one) for one in text.split()]


def test_no_process_is_left_when_the_server_is_killed(store: Path) -> None:
    process, _, _ = start(store)
    nursery = children(process.pid)[0]
    zygote = children(nursery)[0]
    family = [nursery, zygote, *children(zygote)]
    process.kill()
    process.wait()
    for _ in range(50):
        if not any(Path(f"/proc/{pid}").exists() for pid in family):
            break
        time.sleep(0.1)

    assert not [pid for pid in family if Path(f"/proc/{pid}").exists()]


def test_the_log_tells_nobody_who_asked_what(server: Server) -> None:
    server.query("SELECT ?hemmelighed { ?hemmelighed ?p 'Eva Eksempel' }")
    server.ask("GET", "/Eva-Eksempel", authorization="Bearer hemmelighed")
    said = str(server.lines())

    assert "hemmelighed" not in said
    assert "Eksempel" not in said
    assert "127.0.0.1" not in said
    [line] = [line for line in server.lines() if line.get("place") == "nowhere"][-1:]
    assert (line["status"], line["method"]) == (404, "GET")
    assert "kkr_answers_total" in server.ask("GET", "/metrics").text


# Writing


def test_a_write_needs_a_token_that_is_ours(plain: Server) -> None:
    path = "/graphs?graph=http://x/token"
    for header in ("", "Bearer", "Bearer wrong", "Basic et-token-til-test", "Bearer ø"):
        sent = {"authorization": header} if header else {}
        said = plain.ask("PUT", path, b"", content_type="text/turtle", **sent)

        assert said.status == 401
        assert said.headers["www-authenticate"].startswith("Bearer")


def test_a_write_over_another_version_is_refused(plain: Server) -> None:
    path = "/graphs?graph=http://x/if-match"
    plain.write("PUT", path, "<a:a> <a:b> 1 .", "text/turtle")
    tag = plain.ask("GET", path).headers["etag"]
    token = {"authorization": "Bearer et-token-til-test", "content_type": "text/turtle"}
    first = plain.ask("PUT", path, b"<a:a> <a:b> 2 .", if_match=tag, **token)
    second = plain.ask("PUT", path, b"<a:a> <a:b> 3 .", if_match=tag, **token)

    assert (first.status, second.status) == (204, 412)
    assert "<a:b> 2" in plain.ask("GET", path).text


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("<a:a> <a:b>", "text/turtle"),
        ("<a:a> <a:b> <c> .", "text/turtle; charset=utf-16"),
        ("{", "application/ld+json"),
        ("<rdf", "application/rdf+xml"),
        ("GRAPH <a:g> { <a:a> <a:b> <a:c> }", "application/trig"),
        (b"<a:a> <a:b> '\xff' .", "text/turtle"),
        ("", "multipart/form-data; boundary=x"),
        ("x", "image/png"),
    ],
)
def test_what_does_not_read_changes_nothing(
    plain: Server, body: str | bytes, media: str
) -> None:
    before = versions_of(plain)
    said = plain.write("PUT", "/graphs?graph=http://x/bad", body, media)

    assert said.status in {400, 415}
    assert versions_of(plain) == before


def test_our_own_store_takes_what_passes_the_shapes_and_no_more(store: Path) -> None:
    with serving(store, "--write") as running:
        before = versions_of(running)
        good = running.write(
            "PUT", "/graphs/eksempel/a", BODY.format(name="a"), "text/turtle"
        )
        assert good.status == 201, good.text
        assert good.headers["location"] == f"{running.address}/graphs/eksempel/a"
        assert "Eksempel a" in running.ask("GET", "/graphs/eksempel/a").text
        for text, status in (
            ("DROP ALL", 403),
            ("INSERT DATA { <a:a> <a:b> <a:c> }", 403),
            ("INSERT DATA { GRAPH <http://x/> { <a:a> <a:b> <a:c> } }", 403),
            (f"DROP GRAPH <{GRAPH}ontology>", 403),
            (f"DROP GRAPH <{GRAPH}reference/municipalities>", 422),
        ):
            held = versions_of(running)
            said = running.update(text)
            assert said.status == status, (text, said.text[:300])
            assert versions_of(running) == held
        assert said.json["report"]
        wrong = BODY.format(name="b")
        path = "/graphs/eksempel/c"
        assert running.write("PUT", path, wrong, "text/turtle").status == 400
        assert running.write("DELETE", "/graphs/eksempel/a", None, "").status == 204
        assert running.ask("GET", "/graphs/eksempel/a").status == 404
        assert versions_of(running) != before
    with closing(versions.open_current(store)) as reopened:
        assert f"{GRAPH}eksempel/a" not in reopened.graphs()


def test_an_update_makes_the_version_that_sending_the_graph_makes(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    graph = f"{GRAPH}eksempel/a"
    said = [
        f"{quad.triple} ."
        for quad in ox.parse(BODY.format(name="a"), format=ox.RdfFormat.TURTLE)
    ]
    text = f"INSERT DATA {{ GRAPH <{graph}> {{ {' '.join(said)} }} }}"
    with serving(folder, "--write") as running:
        lines, media = "\n".join(said), "application/n-triples"
        assert running.write("PUT", "/graphs/eksempel/a", lines, media).status == 201
        wanted = versions_of(running)
        assert running.update(f"DROP GRAPH <{graph}>").status == 204
        without = versions_of(running)
        assert running.update(text).status == 204
        assert versions_of(running) == wanted
        emptied = running.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        assert emptied.status == 204
        assert versions_of(running) == without


def test_a_version_built_elsewhere_is_taken_up(tmp_path: Path) -> None:
    folder, data = tmp_path / "store", tmp_path / "data"
    data.mkdir()
    (data / "a.ttl").write_text(BODY.format(name="a"), "utf-8")
    build.build([data], folder)
    with serving(folder) as running:
        before = running.ask("GET", "/graphs/eksempel/a")
        (data / "b.ttl").write_text(BODY.format(name="b"), "utf-8")
        build.build([data], folder)
        for _ in range(100):
            if running.ask("GET", "/graphs/eksempel/b").status == 200:
                break
            time.sleep(0.1)
        after = running.ask("GET", "/graphs/eksempel/a")

    assert (before.status, after.status) == (200, 200)
    assert before.headers["etag"] != after.headers["etag"]


def test_a_version_is_made_in_memory_of_the_one_before(
    store: Path, tmp_path: Path
) -> None:
    """While somebody still asks the one before, its zygote made the next."""
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder, "--write", "--time-limit", "600") as running:
        nursery = children(running.process.pid)[0]
        [first] = children(nursery)
        asking = socket.create_connection(("127.0.0.1", running.port))
        with asking:
            path = f"/sparql?query={quote(RUNAWAY)}"
            asking.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            time.sleep(0.5)
            put(running, "one")  # of names that no version before has
            next_ones = [pid for pid in children(first) if children(pid)]
            put(running, "two")  # made of the next, which then ends
            assert first in children(nursery)
        assert waited(lambda: first not in children(nursery))
        assert waited(lambda: len(children(nursery)) == 1)
        [last] = children(nursery)
        assert "Eksempel one" in running.ask("GET", "/graphs/eksempel/one").text

    assert next_ones
    assert last not in {first, *next_ones}


def put(server: Server, name: str) -> None:
    """Write the graph of one thing, and find it there."""
    path = f"/graphs/eksempel/{name}"
    said = server.write("PUT", path, BODY.format(name=name), "text/turtle")
    assert said.status == 201, said.text
    assert f"Eksempel {name}" in server.ask("GET", path).text


def test_readers_see_one_version_or_the_other(plain: Server) -> None:
    """Each write puts the same number in two graphs; no reader may see two numbers."""
    one, two = (f"GRAPH <http://x/{number}>" for number in (1, 2))
    text = f"SELECT ?a ?b {{ {one} {{ ?s ?p ?a }} {two} {{ ?s ?p ?b }} }}"
    done = threading.Event()

    def write() -> None:
        for number in range(8):
            plain.update(
                "DELETE WHERE { GRAPH ?g { ?s <a:n> ?o } } ; "
                f"INSERT DATA {{ {one} {{ <a:s> <a:n> {number} }} "
                f"{two} {{ <a:s> <a:n> {number} }} }}"
            )
        done.set()

    seen = set()
    with ThreadPoolExecutor(1) as crowd:
        writing = crowd.submit(write)
        while not done.is_set():
            rows = plain.query(text, accept="text/csv").text.split()[1:]
            assert len(rows) <= 1
            seen.update(rows)
        writing.result()

    assert all(row.partition(",")[0] == row.partition(",")[2] for row in seen)
    assert len(seen) > 1


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    acknowledged: list[int] = []
    for round_ in range(3):
        process, port, log = start(folder, "--empty", "--write")
        running = Server(port, process, log)
        killer = threading.Timer(1.0 + 0.37 * round_, process.kill)
        killer.start()
        number = 1000 * round_
        while process.poll() is None:
            number += 1
            path = f"/graphs?graph=http://x/{number}"
            try:
                said = running.write(
                    "PUT", path, f"<a:a> <a:n> {number} .", "text/turtle"
                )
            except OSError:
                break
            if said.status == 201:
                acknowledged.append(number)
        killer.join()
        process.wait()
    with serving(folder, "--empty", "--write") as running:
        rows = running.query("SELECT ?n { GRAPH ?g { ?s ?p ?n } }", accept="text/csv")

    assert acknowledged
    assert set(acknowledged) <= {int(one) for one in rows.text.split()[1:]}
