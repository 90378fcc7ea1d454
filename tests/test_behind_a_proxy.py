"""Behind a proxy: addresses carry its path, and only those who may say who asks."""

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kkr_graph import build
from served import Said, Server, serving

pytestmark = pytest.mark.slow

ROOT = "/kkr"
TRUSTED, STRANGER = "127.0.0.1", "127.0.0.2"
SOURCE = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
<graph/eksempel/a>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    <http://purl.org/dc/terms/title> "Eksempel"@da .
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proxied") / "store"
    build.build([], folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    """A server that is told of a proxy at 127.0.0.1 which takes ``/kkr`` off."""
    options = ("--root-path", ROOT, "--trusted-proxy", TRUSTED, "--workers", "2")
    with serving(store, "--write", *options) as running:
        yield running


def asked_from(
    server: Server, source: str, path: str, **forwarded: str | list[str]
) -> Said:
    """Ask as the proxy at the address *source* would."""
    with closing(
        HTTPConnection("127.0.0.1", server.port, source_address=(source, 0))
    ) as door:
        door.putrequest("GET", path, skip_host=True)
        door.putheader("Host", "kkr.example.org")
        for name, values in forwarded.items():
            for value in [values] if isinstance(values, str) else values:
                door.putheader(name.replace("_", "-"), value)
        door.endheaders()
        reply = door.getresponse()
        given = {name.lower(): value for name, value in reply.getheaders()}
        return Said(reply.status, given, reply.read())


def test_every_address_we_give_carries_the_path_of_the_proxy(server: Server) -> None:
    ours = f"{server.address}{ROOT}"
    described = server.ask("GET", "/sparql", accept="application/n-triples").text
    void = server.ask("GET", "/.well-known/void", accept="application/n-triples").text
    openapi = server.ask("GET", "/openapi.json").json
    written = server.write("PUT", "/graphs/eksempel/a", SOURCE, "text/turtle")
    answer = server.query("CONSTRUCT { <x> <y> <> } {}", accept="text/plain, */*;q=0.1")

    assert f"<{ours}/sparql>" in described
    assert f"<{ours}/sparql>" in void
    assert f"<{ours}/graphs>" in void
    assert openapi["servers"] == [{"url": ours}]
    assert written.headers["location"] == f"{ours}/graphs/eksempel/a"
    assert f"{ours}/x>" in answer.text
    for text in (described, void, json.dumps(openapi["servers"])):
        assert f"{server.address}/sparql" not in text
        assert f"{ROOT}{ROOT}" not in text


def test_the_path_is_the_proxys_to_take_off(server: Server) -> None:
    assert server.ask("GET", "/healthz").status == 200
    assert server.ask("GET", f"{ROOT}/healthz").status == 404
    assert server.ask("GET", f"{ROOT}x/healthz").status == 404
    graphs = server.ask("GET", "/graphs/ontology", accept="text/turtle")
    assert graphs.status == 200


@pytest.mark.parametrize("name", ["X-Forwarded-Proto", "x-forwarded-proto"])
def test_a_trusted_proxy_says_how_it_was_asked(server: Server, name: str) -> None:
    for source, scheme in ((TRUSTED, "https"), (STRANGER, "http")):
        said = asked_from(server, source, "/openapi.json", **{name: "https"})
        [place] = said.json["servers"]
        assert place["url"] == f"{scheme}://kkr.example.org{ROOT}"


@pytest.mark.parametrize(
    "forwarded",
    [
        {"X-Forwarded-Proto": "javascript"},
        {"X-Forwarded-Proto": "https://evil.example/"},
        {"X-Forwarded-Proto": "https, http"},
        {"X-Forwarded-Proto": ["http", "http"]},
        {"X-Forwarded-Proto": ""},
        {"X-Forwarded-Proto": "\xff"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Prefix": "/evil"},
        {"X-Forwarded-Path": "/evil"},
        {"X-Forwarded-Port": "666"},
        {"X-Script-Name": "/evil"},
        {"X-Original-URL": "/evil"},
        {"X-Rewrite-URL": "/evil"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Real-IP": "evil.example"},
        {"Forwarded": "host=evil.example;proto=https;for=evil.example"},
        {"X-Forwarded-For": "evil.example"},
        {"X-Forwarded-For": "1.2.3.4, 5.6.7.8, 127.0.0.1"},
        {"X-Forwarded-For": ", ,,"},
        {"X-Forwarded-For": "[::1]:99999"},
        {"X-Forwarded-For": "\xff\xfe"},
        {"X-Forwarded-For": "a" * 20_000},
    ],
    ids=repr,
)
def test_what_else_is_forwarded_changes_nothing(
    server: Server, forwarded: dict[str, str | list[str]]
) -> None:
    plain = asked_from(server, TRUSTED, "/openapi.json")
    for source in (TRUSTED, STRANGER):
        said = asked_from(server, source, "/openapi.json", **forwarded)
        assert said.status == 200, said.text
        assert said.json["servers"] in (
            plain.json["servers"],
            [{"url": f"https://kkr.example.org{ROOT}"}],
        )
        assert "evil" not in said.text + repr(said.headers)
    assert not [line for line in server.lines() if "evil" in str(line)]
    assert not [line for line in server.lines() if line["event"] == "fault"]


@pytest.mark.parametrize(
    "host", ["evil.example/x", "a b", "a\tb", "a@b", "", "a:b", "[::1", "a:123456", "å"]
)
def test_a_host_is_a_name_or_nothing(server: Server, host: str) -> None:
    said = server.ask("GET", "/openapi.json", host=host)

    assert said.status == 400


def test_a_host_cannot_poison_what_is_kept_for_others(server: Server) -> None:
    """An answer with addresses in it is kept apart for each name we are called by."""
    for path in ("/openapi.json", "/sparql", "/.well-known/void"):
        first = server.ask("GET", path, host="evil.example")
        second = server.ask("GET", path)
        assert "evil.example" in first.text
        assert "evil.example" not in second.text
        assert first.headers.get("etag", 1) != second.headers.get("etag", 2)
    relative = (
        "/sparql?query=CONSTRUCT%20%7B%20%3Ca%3E%20%3Cb%3E%20%3Cc%3E%20%7D%20%7B%7D"
    )
    assert "evil.example" in server.ask("GET", relative, host="evil.example").text
    assert "evil.example" not in server.ask("GET", relative).text


def test_without_a_trusted_proxy_nobody_is_believed(store: Path) -> None:
    with serving(store, "--workers", "2") as running:
        said = asked_from(
            running, TRUSTED, "/openapi.json", **{"X-Forwarded-Proto": "https"}
        )

    assert said.json["servers"] == [{"url": "http://kkr.example.org"}]
