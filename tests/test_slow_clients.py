"""Clients that are slow, silent or gone take nothing from the others."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import quote

import pytest

from raw_http import connected, hear, say
from served import Server, serving

pytestmark = pytest.mark.slow

PATIENCE = 1.0
HOST = b"Host: localhost\r\n"
QUERY = b"Content-Type: application/sparql-query\r\n"
NUMBERS = " ".join(map(str, range(400)))
LARGE = f"SELECT * {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} }}"
LENGTH = 29_000_000  # bytes of its answer
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "abcdefgh"
) + " }"  # fmt: skip
A_SECOND = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "abc"
) + " FILTER(?a < 40) }"  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("slow") / "store"
    options = ("--patience", str(PATIENCE), "--time-limit", "20", "--workers", "2")
    with serving(folder, "--empty", "--write", *options) as running:
        yield running


@pytest.fixture(autouse=True)
def lives_on(server: Server) -> Iterator[None]:
    """Whatever was done to it, the server answers the next one at once."""
    yield
    begun = time.monotonic()
    assert server.query("ASK {}").json["boolean"]
    assert time.monotonic() - begun < 2


def drip(door: socket.socket, text: bytes, seconds: float) -> None:
    """Send *text* a byte at a time for *seconds*, or until the other end is gone."""
    end = time.monotonic() + seconds
    for byte in text:
        if time.monotonic() > end:
            return
        try:
            door.sendall(bytes([byte]))
        except OSError:
            return
        time.sleep(0.05)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"G", id="one letter"),
        pytest.param(b"GET / HTTP/1.1\r\n", id="no headers"),
        pytest.param(b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n", id="no end"),
    ],
)
def test_who_says_only_half_of_it_is_hung_up_on(server: Server, said: bytes) -> None:
    heard = say(server, said, patience=10)

    assert heard.closed
    assert heard.seconds < 3 * PATIENCE


def test_headers_that_drip_in_are_not_waited_for(server: Server) -> None:
    with connected(server) as door:
        begun = time.monotonic()
        drip(door, b"GET / HTTP/1.1\r\n" + HOST + b"X-Slow: 1\r\n" * 100, 8)
        heard = hear(door, 1)

    assert heard.closed
    assert time.monotonic() - begun < 4 * PATIENCE


@pytest.mark.parametrize(
    ("length", "body"),
    [
        (b"Content-Length: 9\r\n", b""),
        (b"Content-Length: 9\r\n", b"ASK"),
        (b"Transfer-Encoding: chunked\r\n", b""),
        (b"Transfer-Encoding: chunked\r\n", b"3\r\nASK\r\n"),
    ],
)
def test_a_body_that_never_comes_is_not_waited_for(
    server: Server, length: bytes, body: bytes
) -> None:
    head = b"POST /sparql HTTP/1.1\r\n" + HOST + QUERY + length + b"\r\n"
    heard = say(server, head + body, patience=10)

    assert heard.statuses == [408]
    assert heard.closed
    assert heard.seconds < 3 * PATIENCE


def test_a_body_that_drips_in_is_not_waited_for(server: Server) -> None:
    head = b"POST /sparql HTTP/1.1\r\n" + HOST + QUERY + b"Content-Length: 500\r\n\r\n"
    with connected(server) as door:
        door.sendall(head)
        drip(door, b"#" * 500, 6)
        assert hear(door, 3).statuses in ([408], [])  # it may hang up before we look


def test_who_never_reads_the_answer_is_hung_up_on(server: Server) -> None:
    path = f"/sparql?query={quote(LARGE)}".encode()
    with connected(server, read=65_536) as door:
        door.sendall(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")
        door.recv(1)  # it has begun
        time.sleep(4 * PATIENCE)
        heard = hear(door)

    assert heard.closed
    assert len(heard.text) < LENGTH / 2


def test_who_reads_slowly_but_reads_gets_it_all(server: Server) -> None:
    path = f"/sparql?query={quote(LARGE)}".encode()
    with connected(server) as door:
        door.sendall(
            b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
        )
        parts = []
        while part := door.recv(1 << 19):
            parts.append(part)
            time.sleep(0.1)
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")

    assert f"content-length: {len(body)}".encode() in head
    assert len(body) > LENGTH


def test_who_has_said_all_still_hears_the_answer(server: Server) -> None:
    with connected(server) as door:
        door.sendall(b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")
        door.shutdown(socket.SHUT_WR)
        heard = hear(door, 5)

    assert heard.statuses == [200]
    assert heard.closed


def test_requests_sent_at_once_are_answered_in_their_order(server: Server) -> None:
    asked = [("/healthz", 200), ("/nowhere", 404), ("/sparql?query=ASK%7B%7D", 200)]
    asked = asked * 20
    requests = b"".join(
        f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n" for path, _ in asked
    )
    heard = say(server, requests[:-2] + b"Connection: close\r\n\r\n")

    assert heard.statuses == [status for _, status in asked]


def test_silent_connections_keep_nobody_out(server: Server) -> None:
    with ExitStack() as silent:
        for _ in range(200):
            silent.enter_context(connected(server))
        begun = time.monotonic()
        assert server.query("ASK {} # among the silent").status == 200
        assert time.monotonic() - begun < PATIENCE


def test_who_leaves_takes_the_query_along(server: Server) -> None:
    """More leave than there are places for long queries, and none stays taken."""
    for number in range(24):
        path = quote(f"{ENDLESS} # {number}")
        with connected(server) as door:
            door.sendall(f"GET /sparql?query={path} HTTP/1.1\r\n".encode() + HOST)
            door.sendall(b"\r\n")
            time.sleep(0.35)  # until it is a long one
    said = server.query(A_SECOND)
    ends = [line["status"] for line in server.lines() if line["event"] == "request"]

    assert said.status == 200
    assert ends[-25:] == [499] * 24 + [200]


def test_who_leaves_takes_along_what_was_asked_before_the_last(server: Server) -> None:
    before = len(server.lines())
    with connected(server) as door:
        first = f"GET /sparql?query={quote(ENDLESS + '# 1st')} HTTP/1.1\r\n".encode()
        door.sendall((first + HOST + b"\r\n") * 2)
        time.sleep(1.5)
    ends = [line["status"] for line in server.lines()[before:]]

    assert ends == [499], "and the second is not begun"
