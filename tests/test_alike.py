"""Requests like one before are answered as if each had been read with the same care."""

import json
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from raw_http import Heard, connected, hear
from served import Server, serving

pytestmark = pytest.mark.slow

NUMBERS = " ".join(map(str, range(400)))
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "abcdefgh"
) + " }"  # fmt: skip
A_WHILE = "SELECT (COUNT(*) AS ?n) { " + " ".join(
    f"VALUES ?{name} {{ {NUMBERS} }}" for name in "abc"
) + " FILTER(?a < 40) }"  # fmt: skip
JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("alike") / "store"
    with serving(folder, "--empty", "--write", "--time-limit", "20") as running:
        yield running


def request(query: str, more: str = "", accept: str = JSON) -> bytes:
    return (
        f"GET /sparql?query={quote(query)} HTTP/1.1\r\n"
        f"Host: localhost\r\nAccept: {accept}\r\n{more}\r\n"
    ).encode()


def number(value: int) -> str:
    return f"SELECT ?n {{ BIND({value} AS ?n) }}"


def numbers(heard: Heard) -> list[int]:
    return [
        int(json.loads(body)["results"]["bindings"][0]["n"]["value"])
        for body in heard.bodies
    ]


@contextmanager
def asked_before(server: Server, *requests: bytes) -> Iterator[socket.socket]:
    """Give a connection on which *requests* were asked, one after the other."""
    with connected(server) as door:
        for one in requests:
            door.sendall(one)
            hear(door, 10, answers=1)
        yield door


def test_another_query_with_the_same_headers_gets_an_answer_of_its_own(
    server: Server,
) -> None:
    with connected(server) as door:
        found = []
        for value in range(5):
            door.sendall(request(number(value)))
            found += numbers(hear(door, 10, answers=1))

    assert found == [0, 1, 2, 3, 4]


def test_other_headers_get_another_form(server: Server) -> None:
    with asked_before(server, request(number(10))) as door:
        door.sendall(request(number(11), accept="text/csv"))
        first = hear(door, 10, answers=1)
        door.sendall(request(number(12)))
        second = hear(door, 10, answers=1)

    assert first.bodies == [b"n\r\n11\r\n"]
    assert numbers(second) == [12]


def test_a_second_header_in_the_query_is_none(server: Server) -> None:
    """What stands between ``?`` and the version is all that may differ."""
    plain = request(number(20))
    forged = plain.replace(b" HTTP/1.1\r\n", b" HTTP/1.1\r\nX: ?a HTTP/1.1\r\n", 1)
    with asked_before(server, plain, forged) as door:
        door.sendall(forged.replace(b"?a HTTP", b"?query=b HTTP"))
        heard = hear(door, 10, answers=1)

    assert numbers(heard) == [20]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("query=SELECT", 400),
        ("query=%ff", 400),
        ("query=ASK%7B%7D&query=ASK%7B%7D", 400),
        ("query=%E", 400),
        ("update=CLEAR%20ALL", 400),
        ("query=ASK%7B%7D&format=xml", 200),
        ("query=ASK+%7B%7D", 200),
        ("", 406),
    ],
)
def test_what_is_wrong_is_refused_as_at_first(
    server: Server, query: str, status: int
) -> None:
    like = request(number(30))
    after = like[like.index(b" HTTP/1.1") :]
    wrong = f"GET /sparql?{query}".encode() + after
    with connected(server) as door:
        door.sendall(wrong.replace(b"Host", b"X-First: 1\r\nHost"))
        careful = hear(door, 10, answers=1)
    with asked_before(server, like) as door:
        door.sendall(wrong)
        quick = hear(door, 10, answers=1)

    assert careful.statuses == quick.statuses == [status]
    assert careful.bodies == quick.bodies


def test_what_comes_before_the_answer_waits_its_turn(server: Server) -> None:
    with asked_before(server, request(number(40))) as door:
        door.sendall(request(A_WHILE))
        time.sleep(0.05)
        door.sendall(request(number(41)) + request(number(42)))
        door.sendall(request(number(43)))
        heard = hear(door, 20, answers=4)

    assert numbers(heard)[1:] == [41, 42, 43]


def test_who_leaves_takes_along_a_query_like_one_before(server: Server) -> None:
    with asked_before(server, request(number(50))) as door:
        door.sendall(request(ENDLESS))
        time.sleep(0.6)  # until it is a long one
    time.sleep(0.3)
    ends = [line["status"] for line in server.lines() if line["event"] == "request"]

    assert ends[-1] == 499


def test_a_connection_that_asked_to_be_closed_is_closed(server: Server) -> None:
    for value in (60, 61):
        with connected(server) as door:
            door.sendall(request(number(value), "Connection: close\r\n"))
            heard = hear(door, 10)
        assert heard.closed
        assert numbers(heard) == [value]


def test_what_is_asked_is_answered_before_the_server_stops(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("stops") / "store"
    with serving(folder, "--empty", "--write") as server:
        with asked_before(server, request(number(70))) as door:
            door.sendall(request(A_WHILE))
            time.sleep(0.1)
            server.process.send_signal(signal.SIGTERM)
            heard = hear(door, 20)
        assert heard.statuses == [200]
        assert heard.closed
        assert server.process.wait(20) == 0
