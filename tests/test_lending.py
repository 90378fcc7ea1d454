"""Who asks query after query is answered by a worker that has the connection."""

import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kkr_graph import build
from kkr_graph.resources import DATA
from served import Server, serving, waited

pytestmark = pytest.mark.slow

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
POINT = "SELECT ?p ?o { <https://w3id.org/kkr/id/municipality/0159> ?p ?o } #"
LARGE = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 9000 #"
ROWS = "application/sparql-results+json"
BODY = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
<graph/eksempel/lån>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    <http://purl.org/dc/terms/title> "Eksempel {number}"@da .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lending") / "store"
    build.build([DATA], folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with serving(store, "--time-limit", "1") as running:
        yield running


class Client:
    """One connection, and what came by it."""

    def __init__(self, server: Server) -> None:
        self._door = HTTPConnection("127.0.0.1", server.port, timeout=30)

    @property
    def door(self) -> socket.socket:
        """The way itself, past all that reads answers."""
        assert self._door.sock
        return self._door.sock

    def send(self, query: str) -> None:
        address = f"/sparql?query={quote(query)}"
        self._door.request("GET", address, headers={"Accept": ROWS})

    def ask(self, query: str) -> tuple[int, dict[str, str], bytes]:
        self.send(query)
        reply = self._door.getresponse()
        given = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, given, reply.read()

    def ask_eagerly(self, query: str, times: int = 12) -> None:
        """Ask so much that the connection is lent."""
        for number in range(times):
            assert self.ask(f"{query}{time.perf_counter()} {number}")[0] == 200

    def close(self) -> None:
        self._door.close()


@contextmanager
def client(server: Server) -> Iterator[Client]:
    found = Client(server)
    try:
        yield found
    finally:
        found.close()


def lent(server: Server) -> int:
    """Return how many answers came from a worker that had the connection."""
    text = server.ask("GET", "/metrics").text
    found = re.search(r"^kkr_lent_total (\S+)", text, re.MULTILINE)
    assert found
    return int(float(found[1]))


def until_lent(server: Server, one: Client, query: str = POINT) -> None:
    """Ask until a worker has answered *one* by itself; it may take a while."""

    def is_lent() -> bool:
        before = lent(server)
        one.ask_eagerly(query)
        return waited(lambda: lent(server) > before, 0.3)

    assert waited(is_lent)


def test_an_answer_is_the_same_whoever_gives_it(server: Server) -> None:
    with client(server) as eager, client(server) as other:
        until_lent(server, eager)
        for number in range(30):
            query = f"{POINT} the same {number}"
            first = eager.ask(query)
            again = other.ask(query)
            for said in (first, again):
                del said[1]["date"]
            assert first == again


def test_each_answer_has_its_line_and_is_counted(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder) as running:
        with client(running) as eager:
            until_lent(running, eager)
            before = len(sparql(running))
            eager.ask_eagerly(POINT, 40)
        assert waited(lambda: len(sparql(running)) == before + 40)
        [*_, last] = sparql(running)
        assert (last["method"], last["status"], last["place"]) == ("GET", 200, "sparql")
        assert last["bytes"] > 100
        counted = running.ask("GET", "/metrics").text
        number = f'kkr_answers_total{{place="sparql",status="200"}} {before + 40}.0'
        assert number in counted


def sparql(server: Server) -> list[dict[str, Any]]:
    return [line for line in server.lines() if line.get("place") == "sparql"]


def test_what_never_ends_is_stopped_and_the_next_is_answered(server: Server) -> None:
    with client(server) as eager:
        for _ in range(3):
            until_lent(server, eager)
            status, _, body = eager.ask(RUNAWAY)
            assert (status, b"problem/TooSlow" in body) == (503, True), body
            assert eager.ask(f"{POINT} after {time.perf_counter()}")[0] == 200


def test_what_is_sent_behind_a_question_that_never_ends_is_answered(
    server: Server,
) -> None:
    with client(server) as eager:
        until_lent(server, eager)
        door = eager.door
        door.sendall(request(RUNAWAY))
        time.sleep(0.5)
        door.sendall(request(POINT) + request(f"{POINT} third"))
        found = b""
        while found.count(b"HTTP/1.1 ") < 3 or not found.endswith(b"}"):
            part = door.recv(65536)
            assert part
            found += part
    assert re.findall(rb"HTTP/1.1 (\d+)", found) == [b"503", b"200", b"200"]


def request(query: str) -> bytes:
    address = f"/sparql?query={quote(query)}"
    return f"GET {address} HTTP/1.1\r\nHost: x\r\nAccept: {ROWS}\r\n\r\n".encode()


def test_what_is_no_query_is_told_so(server: Server) -> None:
    with client(server) as eager:
        until_lent(server, eager)
        status, given, _ = eager.ask("SELECT ?x { ?x")
        assert (status, given["content-type"]) == (400, "application/problem+json")
        assert eager.ask(f"{POINT} again")[0] == 200


def test_what_is_asked_again_is_kept(server: Server) -> None:
    with client(server) as eager:
        until_lent(server, eager)
        for _ in range(20):
            assert eager.ask(f"{POINT} kept")[0] == 200
    text = server.ask("GET", "/metrics").text
    found = re.search(r'^kkr_cached_total{kind="kept"} (\S+)', text, re.MULTILINE)
    assert found
    assert float(found[1]) >= 15


def test_a_large_answer_arrives_whole(server: Server) -> None:
    with client(server) as eager, client(server) as other:
        until_lent(server, eager)
        for number in range(6):
            query = f"{LARGE} {number}"
            assert eager.ask(query)[2] == other.ask(query)[2]


def test_questions_sent_ahead_are_answered_in_order(server: Server) -> None:
    """A client that does not wait gets as many answers, each to its own question."""

    def numbered(number: int) -> bytes:
        return request(f"SELECT ({number} AS ?n) {{}} # {time.perf_counter()}")

    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as door:
        door.settimeout(20)
        found = b""
        for number in range(200):
            door.sendall(numbered(number))
            if number % 3 == 0:
                time.sleep(0.002)
        while found.count(b"HTTP/1.1 200 OK") < 200 or not found.endswith(b"\n"):
            part = door.recv(65536)
            assert part
            found += part
            if found.count(b'"value":"') == 200:
                break
    numbers = [int(one) for one in re.findall(rb'"value":"(\d+)"', found)]
    assert numbers == [*range(200)]


def test_a_worker_that_is_killed_has_lost_nothing(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder) as running, client(running) as eager:
        until_lent(running, eager)
        for number in range(300):
            if number % 20 == 0:
                for pid in workers(running):
                    os.kill(pid, signal.SIGKILL)
            assert eager.ask(f"{POINT} {number}")[0] == 200


def workers(server: Server) -> list[int]:
    """Return the processes that have made none: the ends of the tree."""
    found, ends = [server.process.pid], []
    while found:
        pid = found.pop()
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
        below = [int(one) for one in text.split()]
        found += below
        if not below:
            ends.append(pid)
    return ends


def test_what_was_written_is_seen_by_who_asks_eagerly(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    title = (
        "SELECT ?t { <https://w3id.org/kkr/graph/eksempel/lån> "
        "<http://purl.org/dc/terms/title> ?t } #"
    )
    with serving(folder, "--write") as running, client(running) as eager:
        for number in range(6):
            until_lent(running, eager)
            body = BODY.format(number=number)
            address = f"/graphs/{quote('eksempel/lån')}"
            said = running.write("PUT", address, body, "text/turtle")
            assert said.status in {201, 204}, said.text
            _, _, answer = eager.ask(f"{title} {number}")
            assert f"Eksempel {number}".encode() in answer


@pytest.mark.parametrize("eager", [True, False])
def test_who_leaves_a_long_query_stops_it(
    store: Path, tmp_path: Path, *, eager: bool
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder, "--time-limit", "60") as running:
        with client(running) as one:
            one.ask(POINT)
            if eager:
                until_lent(running, one)
                one.ask_eagerly(POINT)
            one.send(RUNAWAY)
        gone = 'kkr_ended_total{why="gone"} 1.0'
        assert waited(lambda: gone in running.ask("GET", "/metrics").text)
        assert running.query(POINT).status == 200


def test_who_made_room_leaves_no_more_workers_than_there_were(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(store, folder)
    with serving(folder, "--workers", "4") as running:

        def ask(number: int) -> int:
            return running.query(f"{LARGE} {number}").status

        with ThreadPoolExecutor(24) as crowd:
            assert {*crowd.map(ask, range(200))} == {200}
        assert waited(lambda: len(workers(running)) <= 4)
