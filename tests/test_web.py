"""The parts of the server that need no server: tokens, updates, nesting, parameters."""

import hashlib
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from kkr_graph.errors import (
    BadRequestError,
    NoTokensError,
    QueryRefusedError,
    TooNestedError,
    WebError,
    WrongMediaTypeError,
)
from kkr_graph.sparql import refuse_fetching
from kkr_graph.web import nesting, parameters, parsing, reply, wire
from kkr_graph.web.cache import Cache
from kkr_graph.web.known import Known
from kkr_graph.web.reply import Raw, Reply
from kkr_graph.web.tokens import Tokens
from kkr_graph.web.updating import with_dataset


def test_tokens_are_known_by_their_hashes_alone(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    digest = hashlib.sha256(b"et-langt-token").hexdigest()
    file.write_text(f"# tokens\nsha256:{digest} sekretariatet\n{digest}\n", "utf-8")
    tokens = Tokens.found({"KKR_TOKEN": "et-andet-token"}, file)

    assert tokens.let_in("Bearer et-langt-token")
    assert tokens.let_in("bearer  et-andet-token ")
    assert not tokens.let_in(f"Bearer {digest}")
    assert not tokens.let_in("Bearer ")
    assert not tokens.let_in(None)


@pytest.mark.parametrize("word", ["", "kort"])
def test_a_server_that_writes_needs_a_token_hard_to_guess(word: str) -> None:
    with pytest.raises(NoTokensError, match="KKR_TOKEN"):
        Tokens.found({"KKR_TOKEN": word}, None)


def test_a_token_file_that_holds_none_lets_nobody_in(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    with pytest.raises(NoTokensError):
        Tokens.found({}, file)
    file.write_text("et-langt-token\n", "utf-8")
    with pytest.raises(NoTokensError):
        Tokens.found({}, file)


@pytest.mark.parametrize(
    ("update", "wanted"),
    [
        (
            "DELETE {?s ?p ?o} INSERT {?s ?p 1} WHERE {?s ?p ?o}",
            (
                "DELETE {?s ?p ?o} INSERT {?s ?p 1} USING <http://x/g> "
                "USING NAMED <http://x/n> WHERE {?s ?p ?o}"
            ),
        ),
        (
            "CLEAR ALL; DELETE WHERE {?s ?p '} WHERE {'}; INSERT DATA {<a:a> <a:b> 1}",
            (
                "CLEAR ALL; DELETE {?s ?p '} WHERE {'} USING <http://x/g> "
                "USING NAMED <http://x/n> WHERE {?s ?p '} WHERE {'}; "
                "INSERT DATA {<a:a> <a:b> 1}"
            ),
        ),
        (
            "INSERT {?s ?p 1} WHERE { SELECT * WHERE {?s ?p ?o} }",
            (
                "INSERT {?s ?p 1} USING <http://x/g> USING NAMED <http://x/n> "
                "WHERE { SELECT * WHERE {?s ?p ?o} }"
            ),
        ),
        ("DROP ALL", "DROP ALL"),
    ],
)
def test_the_graphs_a_request_chose_are_put_in_its_update(
    update: str, wanted: str
) -> None:
    assert with_dataset(update, ["http://x/g"], ["http://x/n"]) == wanted


def test_an_update_that_chooses_for_itself_is_ambiguous() -> None:
    with pytest.raises(BadRequestError, match="WITH"):
        with_dataset("WITH <a:g> DELETE {?s ?p ?o} WHERE {?s ?p ?o}", ["a:h"], [])


@pytest.mark.parametrize("text", ["(" * 300, "{" * 999, "! " * 300, "a" + "[" * 257])
def test_what_is_nested_too_deeply_is_not_read(text: str) -> None:
    with pytest.raises(TooNestedError):
        nesting.refuse_deep(text)


@pytest.mark.parametrize("text", ["()" * 999, "'" + "(" * 999 + "'", "1-1" * 300])
def test_many_brackets_one_after_the_other_are_fine(text: str) -> None:
    nesting.refuse_deep(text)


RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:x="http://x/">'
)
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/turtle", "<a:a> <a:b> " + "[ <a:b> " * 9000),
        ("text/turtle", "<a:a> <a:b> " + "(" * 9000 + ")" * 9000 + " ."),
        ("application/n-triples", "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 9000),
        ("application/ld+json", '{"a:b":' * 9000 + "1" + "}" * 9000),
        ("application/ld+json", "[" * 9000 + "]" * 9000),
        ("application/rdf+xml", RDF + "<x:a><x:b>" * 9000),
        ("application/rdf+xml", RDF + "<x:a b='>'><x:b>" * 9000),
        (
            "application/rdf+xml",
            (
                f'<!DOCTYPE r [<!ENTITY a "ha">{LAUGHS}]>{RDF}<x:a><x:b>&j;</x:b></x:a>'
                "</rdf:RDF>"
            ),
        ),
        (
            "application/rdf+xml",
            (
                f'<!DOCTYPE r [<!ENTITY a "{"ha" * 9000}">]>{RDF}<x:a><x:b>'
                f"{'&a;' * 9000}</x:b></x:a></rdf:RDF>"
            ),
        ),
    ],
)
def test_a_graph_nested_too_deeply_is_not_read(media: str, body: str) -> None:
    with pytest.raises((TooNestedError, BadRequestError)):
        list(parsing.triples(media, body.encode(), "http://x/"))


@pytest.mark.parametrize(
    ("media", "body", "size"),
    [
        ("text/turtle", "<a:a> <a:b> [ <a:b> 1 ] . " * 999, 1998),
        ("text/turtle", "<a:a> <a:b> '" + "(" * 999 + "' .", 1),
        (
            "application/rdf+xml",
            RDF + "<x:a><x:b>1</x:b></x:a>" * 999 + "</rdf:RDF>",
            1998,
        ),
        (
            "application/rdf+xml",
            RDF
            + "<x:a><x:b rdf:resource='a:b'/></x:a>" * 999
            + "<!-- "
            + "<a>" * 999
            + " --></rdf:RDF>",
            1998,
        ),
        (
            "application/rdf+xml",
            (
                f'<!DOCTYPE r [<!ENTITY x "http://x/">]>{RDF}'
                "<x:a rdf:about='&x;a'/></rdf:RDF>"
            ),
            1,
        ),
    ],
)
def test_a_graph_that_is_merely_long_is_read(media: str, body: str, size: int) -> None:
    assert len(list(parsing.triples(media, body.encode(), "http://x/"))) == size


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://x/other>",
        "LOAD SILENT <http://x/other>",
        "LOADSILENT<http://x/ok>",
        "PREFIX a: <http://x/> LOAD a:other",
        "LOAD",
        "LOAD SILENT",
    ],
)
def test_only_what_is_allowed_is_loaded(text: str) -> None:
    refuse_fetching("LOAD <http://x/ok>", verb="LOAD", allowed=["http://x/ok"])
    with pytest.raises(QueryRefusedError):
        refuse_fetching(text, verb="LOAD", allowed=["http://x/ok"])


def test_a_body_of_several_parts_is_read_part_by_part() -> None:
    body = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="%d"\r\n'
        b"Content-Type: text/turtle; charset=utf-8\r\n\r\n<a:a> <a:b> %d .\r\n"
        % (number, number)
        for number in range(2)
    )
    media = "multipart/form-data; boundary=x"

    assert len(list(parsing.triples(media, body + b"--x--\r\n", None))) == 2
    with pytest.raises(WrongMediaTypeError):
        list(parsing.triples(media, body.replace(b"turtle", b"x") + b"--x--\r\n", None))


def test_the_oldest_answers_leave_the_cache_first() -> None:
    cache = Cache(most=30_000)
    for number in range(3):
        cache.keep(number, Reply(200, bytes(10_000)))

    assert cache.get(0) is None
    assert cache.get(2) is not None
    cache.keep("large", Reply(200, bytes(9_000_000)))
    assert cache.get("large") is None


def test_help_loads_nothing_of_the_server() -> None:
    code = (
        "import sys; from kkr_graph.cli import main; main(['--help']); "
        "assert not {'starlette', 'uvicorn', 'kkr_graph.web'} & {*sys.modules}"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )

    assert said.returncode == 0, said.stderr


def test_a_request_is_known_as_long_as_its_version_and_its_body() -> None:
    cache, told = Cache(10_000), list[str]()
    known = Known(cache, 2)
    cache.keep("key", Reply(200, b"body"))
    raw, today = Raw(b"status", b"head", b"body"), known.day
    known.keep(b"asked", ("v1", "key"), raw, lambda: told.append("asked"), today)
    known.keep(b"held", ("v1", None), Raw(b"304", b"", b""), lambda: None, today)

    assert known.get(b"asked", "v1") == raw
    assert known.get(b"held", "v1") == Raw(b"304", b"", b"")
    assert known.get(b"other", "v1") is None
    assert known.get(b"held", "v2") is None
    cache.clear()
    assert known.get(b"asked", "v1") is None
    assert told == ["asked"]


def test_no_more_requests_are_known_than_there_is_room_for() -> None:
    known = Known(Cache(), 2)
    for asked in (b"1", b"2", b"3"):
        known.keep(asked, ("v", None), Raw(b"", b"", b""), lambda: None, known.day)

    assert known.get(b"1", "v") is None
    assert known.get(b"3", "v") is not None


def test_nothing_of_yesterday_is_known_after_midnight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known, raw = Known(Cache()), Raw(b"", b"", b"")
    first = known.day
    for asked in (b"1", b"2"):
        known.keep(asked, ("v", None), raw, lambda: None, first)
    assert known.get(b"1", "v") == raw

    class Tomorrow(date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls.fromordinal(first.toordinal() + 1)

    monkeypatch.setattr("kkr_graph.web.known.date", Tomorrow)
    assert [known.get(asked, "v") for asked in (b"1", b"2")] == [None, None]
    assert known.day == Tomorrow.today()
    known.keep(b"3", ("v", None), raw, lambda: None, first)
    assert known.get(b"3", "v") is None, "it was begun before midnight"
    known.keep(b"3", ("v", None), raw, lambda: None, known.day)
    assert known.get(b"3", "v") == raw


def _policies(said: Raw) -> list[bytes]:
    start = b"content-security-policy: "
    return [
        line.removeprefix(start)
        for line in said.head.split(b"\r\n")
        if line.startswith(start)
    ]


def test_a_page_keeps_its_own_policy_and_so_does_what_is_no_page() -> None:
    html, plain = "text/html; charset=utf-8", "text/plain; charset=utf-8"
    [page] = _policies(reply.raw(Reply(200, b"x", html), "GET", shared=True))
    [problem] = _policies(reply.raw(Reply(404, b"x", html), "GET", shared=True))
    [other] = _policies(reply.raw(Reply(200, b"x", plain), "GET", shared=True))

    assert page == problem
    assert b"style-src 'self'" in page
    assert b"sandbox" not in page
    assert b"sandbox" in other
    # a browser would put the policy of a 304 in the place of the page's own
    assert _policies(reply.raw(Reply(304), "GET", shared=True)) == []


def test_every_status_that_a_problem_has_can_be_answered() -> None:
    kinds = [WebError]
    for kind in kinds:
        kinds += kind.__subclasses__()
        said = reply.raw(Reply(kind.status), "GET", shared=False)
        assert said.status.startswith(b"HTTP/1.1 %d " % kind.status)


def test_no_header_can_be_slipped_into_a_reply() -> None:
    with pytest.raises(ValueError, match="204"):
        reply.raw(Reply(204, headers={"Location": "x\r\nA: b"}), "PUT", shared=False)


@pytest.mark.parametrize(
    "text", ["", "a b", "æøå 漢 😀", "100 % + 1 & 2 ; 3 = 4", '"\\\r\n\t', "%41"]
)
def test_a_query_reads_the_same_alone_and_among_others(text: str) -> None:
    for sent in (urlencode({"query": text}), f"query={quote(text)}"):
        alone = parameters.fields(sent.encode())
        among = parameters.fields(f"{sent}&other=".encode())

        assert alone == {"query": [text]}
        assert among == {"query": [text], "other": [""]}
    with pytest.raises(BadRequestError):
        parameters.fields(b"query=%ff")


@pytest.mark.parametrize("size", [0, 1, 70_000, 300_000])
def test_a_frame_arrives_whole_in_however_many_pieces(size: int) -> None:
    ours, theirs = socket.socketpair()
    head: wire.Head = {"a": [1, None], "b": True, "c": 1}
    with ours, theirs, ThreadPoolExecutor(1) as crowd:
        for take in (wire.receive, wire.receive_alone):
            sending = crowd.submit(wire.send, ours, head, bytes(size))
            frame = take(theirs)
            sending.result()

            assert (frame.head, len(frame.body)) == (head, size)
            assert repr(frame.head) == repr(head)  # True is not 1
        ours.close()
        with pytest.raises(EOFError):
            wire.receive_alone(theirs)
