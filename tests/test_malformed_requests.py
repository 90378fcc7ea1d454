"""What is no request, or could be read in two ways, is refused; the server lives on.

What RFC 9112 lets a server choose is left to the parser; but whatever it takes, it must
take as one request, or a proxy in front can be made to see another one.
"""

import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from raw_http import connected, hear, say
from served import Server, serving

pytestmark = pytest.mark.slow

HOST = b"Host: localhost\r\n"
GET = b"GET /healthz HTTP/1.1\r\n" + HOST
POST = (
    b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"
)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
ASK = b"5\r\nASK{}\r\n0\r\n\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("malformed") / "store"
    with serving(folder, "--empty", "--workers", "2") as running:
        yield running


@pytest.fixture(autouse=True)
def lives_on(server: Server) -> Iterator[None]:
    yield
    assert server.ask("GET", "/healthz").status == 200
    assert not [line for line in server.lines() if line["event"] == "fault"]


REFUSED = {
    "no version": b"GET /healthz\r\n\r\n",
    "no such version": b"GET /healthz HTTP/9.9.9\r\n" + HOST + b"\r\n",
    "no target": b"GET  HTTP/1.1\r\n" + HOST + b"\r\n",
    "a space in the target": b"GET /a b HTTP/1.1\r\n" + HOST + b"\r\n",
    "NUL in the target": b"GET /a\0b HTTP/1.1\r\n" + HOST + b"\r\n",
    "NUL in a header": GET + b"X: a\0b\r\n\r\n",
    "NUL in a name": GET + b"X\0: a\r\n\r\n",
    "a lone CR in a header": GET + b"X: a\rY: b\r\n\r\n",
    "a space before the colon": GET + b"X : a\r\n\r\n",
    "a name without letters": GET + b": a\r\n\r\n",
    "a name that is not ASCII": GET + b"X\xe6: a\r\n\r\n",
    "a line without a colon": GET + b"X\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "two hosts": GET + HOST + b"\r\n",
    "a host folded over two lines": b"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
    "a host with a path": b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
    "a host with a user": b"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
    "two lengths that differ": (
        POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nASK{}"
    ),
    "a list of lengths that differ": POST + b"Content-Length: 5, 6\r\n\r\nASK{}",
    "a length with a sign": POST + b"Content-Length: +5\r\n\r\nASK{}",
    "a length below nothing": POST + b"Content-Length: -5\r\n\r\nASK{}",
    "a length in hexadecimal": POST + b"Content-Length: 0x5\r\n\r\nASK{}",
    "a length with an underscore": POST + b"Content-Length: 0_5\r\n\r\nASK{}",
    "a length of a thousand digits": (
        POST + b"Content-Length: " + b"9" * 1000 + b"\r\n\r\nASK{}"
    ),
    "a length and chunks": (
        POST + b"Content-Length: 5\r\n" + CHUNKED + b"\r\n" + ASK + SMUGGLED
    ),
    "chunks and a length": (
        POST + CHUNKED + b"Content-Length: 20\r\n\r\n" + ASK + SMUGGLED
    ),
    "an encoding that is none": POST + b"Transfer-Encoding: x\r\n\r\n" + ASK,
    "an encoding beside chunked": (
        POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + ASK
    ),
    "two encodings": POST + CHUNKED + b"Transfer-Encoding: x\r\n\r\n" + ASK,
    "chunked with a tail": POST + b"Transfer-Encoding: chunkedx\r\n\r\n" + ASK,
    "a chunk of no number": POST + CHUNKED + b"\r\nzz\r\nASK{}\r\n0\r\n\r\n",
    "a chunk below nothing": POST + CHUNKED + b"\r\n-5\r\nASK{}\r\n0\r\n\r\n",
    "a chunk with a prefix": POST + CHUNKED + b"\r\n0x5\r\nASK{}\r\n0\r\n\r\n",
    "a chunk longer than it says": (
        POST + CHUNKED + b"\r\n5\r\nASK{}xx0\r\n\r\n" + SMUGGLED
    ),
    "a chunk of more digits than memory": (
        POST + CHUNKED + b"\r\n" + b"f" * 40 + b"\r\nASK{}\r\n"
    ),
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\n",
    "noise": bytes(range(256)) + b"\r\n\r\n",
}


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_malformed_is_refused_and_hung_up_on(
    server: Server, request_: bytes
) -> None:
    heard = say(server, request_, patience=3)

    assert heard.statuses[:1] in ([400], [413], [505])
    assert len(heard.statuses) == 1, "what followed was taken for another request"
    assert b"smuggled" not in heard.text
    assert heard.closed or b"Host" in heard.text  # a wrong name alone may be put right


WORDY = {
    "a long line": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "a line without an end": b"GET /" + b"a" * 100_000,
    "a long header": GET + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
    "a header without an end": GET + b"X: " + b"a" * 100_000,
    "three hundred headers": (
        GET + b"".join(b"X-%d: y\r\n" % number for number in range(300)) + b"\r\n"
    ),
    "the same header ten thousand times": GET + b"a:b\r\n" * 10_000 + b"\r\n",
    "headers without an end": GET + b"a:b\r\n" * 50_000,
}


@pytest.mark.parametrize("request_", WORDY.values(), ids=WORDY.keys())
def test_what_is_too_wordy_is_refused_and_hung_up_on(
    server: Server, request_: bytes
) -> None:
    heard = say(server, request_, patience=5)

    assert heard.statuses in ([431], [400])
    assert heard.closed


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        pytest.param(GET.replace(b"\r", b"") + b"\n", {200, 400}, id="bare LF"),
        pytest.param(GET + b"X: a\r\n b\r\n\r\n", {200, 400}, id="obs-fold"),
        pytest.param(b"\r\n" + GET + b"\r\n", {200, 400}, id="an empty line first"),
        pytest.param(
            POST + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nASK{}",
            {200, 400},
            id="the same length twice",
        ),
        pytest.param(
            POST + CHUNKED + b"\r\n5;a=b\r\nASK{}\r\n0\r\nX: y\r\n\r\n",
            {200, 400},
            id="a chunk with an extension, and a trailer",
        ),
        pytest.param(
            b"GET http://localhost/healthz HTTP/1.1\r\n" + HOST + b"\r\n",
            {200, 404},
            id="the whole address",
        ),
        pytest.param(b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", {204, 404}, id="*"),
        pytest.param(
            GET + b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            b"Sec-WebSocket-Version: 13\r\n\r\n",
            {200, 400},
            id="a websocket",
        ),
        pytest.param(
            GET + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
            {200, 400},
            id="an upgrade to HTTP/2",
        ),
        pytest.param(
            POST + b"Expect: the-unexpected\r\nContent-Length: 5\r\n\r\nASK{}",
            {200, 417},
            id="an expectation that is none",
        ),
    ],
)
def test_what_the_standard_lets_us_choose_is_taken_as_one_request_or_none(
    server: Server, request_: bytes, statuses: set[int]
) -> None:
    heard = say(server, request_, patience=1)

    assert len(heard.statuses) == 1
    assert heard.statuses[0] in statuses


@pytest.mark.parametrize("size", [1_500_000, 40_000_000])
@pytest.mark.parametrize("length", [b"Content-Length: %d\r\n", CHUNKED])
def test_a_body_that_is_too_large_is_refused_before_it_is_kept(
    server: Server, size: int, length: bytes
) -> None:
    head = POST + (length % size if b"%d" in length else length) + b"\r\n"
    body = b"#" * size
    if length is CHUNKED:
        body = b"%x\r\n" % size + body + b"\r\n0\r\n\r\n"
    said = server.raw(head + body)

    assert said.startswith(b"HTTP/1.1 413 ")
    assert said.count(b"HTTP/1.1 ") == 1


HELLO = b"Content-Length: 5\r\n\r\nhello"
SLOW = (
    b"GET /sparql?query="
    + quote(
        "SELECT (COUNT(*) AS ?n) { "
        + " ".join(f"VALUES ?{v} {{ {' '.join(map(str, range(90)))} }}" for v in "abc")
        + " }"
    ).encode()
    + b" HTTP/1.1\r\n"
    + HOST
    + b"\r\n"
)


@pytest.mark.parametrize(
    ("before", "then", "statuses"),
    [
        pytest.param(GET + b"\r\n", b"\0\r\n\r\n", [200, 400], id="noise"),
        pytest.param(SLOW, b"\0\r\n\r\n", [200, 400], id="noise, not yet answered"),
        pytest.param(
            SLOW,
            POST + CHUNKED + b"\r\nzz\r\n",
            [200, 400],
            id="a chunk of no number, not yet answered",
        ),
        pytest.param(
            SLOW, GET + b"a:" + b"b" * 400_000, [200, 431], id="a header without an end"
        ),
        pytest.param(
            SLOW, (GET + b"\r\n") * 5000, [*[200] * 600, 400], id="thousands at once"
        ),
    ],
)
def test_what_is_malformed_is_refused_after_what_came_before_it_is_answered(
    server: Server, before: bytes, then: bytes, statuses: list[int]
) -> None:
    for parts in ((before + then,), (before, then)):
        with connected(server) as door:
            for part in parts:
                door.sendall(part)
                time.sleep(0.02)
            heard = hear(door, 10)

        assert heard.statuses[:1] == [200]
        assert heard.statuses[-1] == statuses[-1]
        assert len(heard.statuses) <= len(statuses)
        assert heard.closed


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"zz\r\n", id="a chunk of no number"),
        pytest.param(b"5\r\nhelloxx", id="a chunk longer than it says"),
        pytest.param(b"5;" + b"a" * 200_000, id="an extension without an end"),
        pytest.param(b"0\r\nX: " + b"a" * 400_000, id="a trailer without an end"),
    ],
)
def test_a_body_that_goes_wrong_after_its_answer_gets_no_other(
    server: Server, body: bytes
) -> None:
    with connected(server) as door:
        door.sendall(b"POST /nowhere HTTP/1.1\r\n" + HOST + CHUNKED + b"\r\n")
        time.sleep(0.3)
        for start in range(0, len(body), 1 << 16):
            door.sendall(body[start : start + (1 << 16)])
            time.sleep(0.01)
        heard = hear(door, 5)

    assert heard.statuses == [404]
    assert heard.closed


@pytest.mark.parametrize(
    "more", [b"X: " + b"a" * 3_000_000, b"X: a\r\n" * 500_000], ids=["long", "many"]
)
def test_what_follows_the_last_chunk_is_not_gathered(
    server: Server, more: bytes
) -> None:
    with connected(server) as door:
        door.sendall(POST + CHUNKED + b"\r\n5\r\nASK{}\r\n0\r\n")
        try:
            door.sendall(more)
        except ConnectionError:
            return
        heard = hear(door, 5)

    assert heard.statuses in ([431], [])
    assert heard.closed


def test_chunks_are_no_part_of_the_first_http(server: Server) -> None:
    old = POST.replace(b"HTTP/1.1", b"HTTP/1.0")
    heard = say(server, old + CHUNKED + b"\r\n" + ASK + SMUGGLED, patience=3)

    assert heard.statuses == [400]
    assert heard.closed


@pytest.mark.parametrize("name", [b"Host", b"Content-Type", b"Authorization"])
def test_what_stands_once_is_not_taken_twice(server: Server, name: bytes) -> None:
    twice = name + b": a/b\r\n" + name + b": a/b\r\n"
    head = POST.replace(HOST, b"").replace(b"Content-Type", b"X") + twice
    head = head if name == b"Host" else head + HOST
    heard = say(server, head + HELLO + SMUGGLED, patience=3)

    assert heard.statuses == [400]
    assert heard.closed
