"""Every place of the server: methods, HEAD, OPTIONS, 304, other origins, media types.

Each row says what a place is for; a place without a row fails the first test.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from starlette.routing import Route, Router

from kkr_graph import build
from kkr_graph.web import app
from served import Said, Server, serving

if TYPE_CHECKING:
    from kkr_graph.web.site import Site

pytestmark = pytest.mark.slow

QUERY = "application/sparql-query"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
READ = "GET, HEAD, OPTIONS"
ORIGIN = "https://example.org"


class Row(NamedTuple):
    """What a place is to do.

    path     where it is asked
    allow    the methods it takes
    tagged   whether its answers carry an ETag; an answer that changes has none
    accept   the forms it gives, the first without being asked; none: one form only
    posted   whether pages of other origins may POST, as a query may be
    """

    path: str
    allow: str = READ
    tagged: bool = True
    accept: tuple[str, ...] = ()
    posted: bool = False


GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json")
PLACES = {
    "/sparql": Row(
        "/sparql?query=ASK%7B%7D",
        "GET, HEAD, OPTIONS, POST",
        accept=("application/sparql-results+json", "text/csv", "text/xml"),
        posted=True,
    ),
    "/sparql/": Row("/sparql/", "GET, HEAD, OPTIONS, POST", accept=GRAPHS, posted=True),
    "/update": Row("/update", "OPTIONS, POST", tagged=False),
    "/update/": Row("/update/", "OPTIONS, POST", tagged=False),
    "/graphs": Row(
        "/graphs",
        "DELETE, GET, HEAD, OPTIONS, POST, PUT",
        accept=("application/trig", "application/n-quads"),
    ),
    "/graphs/{name:path}": Row(
        "/graphs/ontology", "DELETE, GET, HEAD, OPTIONS, POST, PUT", accept=GRAPHS
    ),
    "/ask/{question}": Row("/ask/terms", accept=("application/json", "text/csv")),
    "/.well-known/void": Row("/.well-known/void", accept=GRAPHS),
    "/openapi.json": Row("/openapi.json", tagged=False),
    "/healthz": Row("/healthz", tagged=False),
    "/metrics": Row("/metrics", tagged=False),
}
READ_FROM = {name: row for name, row in PLACES.items() if "GET" in row.allow}


def each(rows: dict[str, Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows.values(), ids=rows.keys())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("places") / "store"
    build.build([], folder)
    with serving(folder, "--workers", "2") as running:
        yield running


def test_every_place_has_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    routers: list[Router] = []

    def kept(routes: list[Route], **options: object) -> Router:
        routers.append(
            Router(routes, redirect_slashes=bool(options["redirect_slashes"]))
        )
        return routers[0]

    monkeypatch.setattr(app, "Router", kept)
    app.made(cast("Site", None))
    [router] = routers

    assert {cast("Route", route).path for route in router.routes} == set(PLACES)


@each(PLACES)
def test_a_place_takes_its_methods_and_no_others(server: Server, row: Row) -> None:
    taken = row.allow.split(", ")
    for method in METHODS:
        said = server.ask(method, row.path)
        if method == "OPTIONS":
            assert (said.status, said.body) == (204, b"")
            assert said.headers["allow"] == row.allow
        elif method in taken:
            assert said.status not in {405, 500, 501}, (method, said.text)
        else:
            assert said.status == 405, method
            assert said.headers["allow"] == row.allow
            assert method == "HEAD" or row.allow in said.json["en"]


@each(READ_FROM)
def test_head_says_what_get_would_and_no_more(server: Server, row: Row) -> None:
    whole, head = server.ask("GET", row.path), server.ask("HEAD", row.path)
    told = {"date", "content-length"} if "metrics" in row.path else {"date"}

    assert whole.status == head.status == 200
    assert head.body == b""
    assert whole.body
    assert head.headers.keys() == whole.headers.keys()
    for name in head.headers.keys() - told:
        assert head.headers[name] == whole.headers[name]


@each({name: row for name, row in READ_FROM.items() if row.tagged})
def test_what_has_not_changed_is_not_sent_again(server: Server, row: Row) -> None:
    first = server.ask("GET", row.path)
    tag = first.headers["etag"]
    for method in ("GET", "HEAD"):
        for held in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = server.ask(method, row.path, if_none_match=held)
            assert (again.status, again.body) == (304, b"")
            assert again.headers["etag"] == tag
            assert again.headers["vary"] == first.headers["vary"]
            assert again.headers["access-control-allow-origin"] == "*"
    assert server.ask("GET", row.path, if_none_match='"x"').status == 200
    for other in row.accept[1:]:
        said = server.ask("GET", row.path, accept=other, if_none_match=tag)
        assert said.status == 200
        assert said.headers["etag"] != tag


@each({name: row for name, row in READ_FROM.items() if not row.tagged})
def test_what_changes_is_never_kept(server: Server, row: Row) -> None:
    said = server.ask("GET", row.path)

    assert "etag" not in said.headers
    assert said.headers.get("cache-control", "no-store") in {"no-store", "no-cache"}


@each({name: row for name, row in READ_FROM.items() if row.accept})
def test_a_place_gives_the_forms_it_has(server: Server, row: Row) -> None:
    def form(said: Said) -> str:
        return said.headers["content-type"].partition(";")[0]

    for wanted in row.accept:
        assert form(server.ask("GET", row.path, accept=wanted)) == wanted
        said = server.ask("GET", row.path, accept=f"x/y, {wanted};q=0.1")
        assert form(said) == wanted
        assert "Accept" in said.headers["vary"]
    assert server.ask("GET", row.path, accept="image/png").status == 406
    assert server.ask("GET", row.path, accept="*/*").status == 200
    assert server.ask("GET", row.path).status == 200


@each(PLACES)
def test_other_origins_may_read_and_never_write(server: Server, row: Row) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        said = server.ask(
            "OPTIONS",
            row.path,
            origin=ORIGIN,
            access_control_request_method=method,
            access_control_request_headers="authorization, content-type",
        )
        let = said.headers["access-control-allow-methods"].split(", ")
        assert said.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in said.headers
        assert let == (["GET", "HEAD", "POST"] if row.posted else ["GET", "HEAD"])
        allowed = said.headers["access-control-allow-headers"].lower()
        assert "authorization" not in allowed
        assert "content-type" in allowed
    if "GET" in row.allow:
        said = server.ask("GET", row.path, origin=ORIGIN)
        assert said.headers["access-control-allow-origin"] == "*"
        assert "ETag" in said.headers["access-control-expose-headers"]
    for method in ("PUT", "DELETE", *(() if row.posted else ("POST",))):
        said = server.ask(method, row.path, origin=ORIGIN)
        assert "access-control-allow-origin" not in said.headers


@each(PLACES)
def test_a_body_of_a_kind_that_is_not_read_is_refused(server: Server, row: Row) -> None:
    if "POST" not in row.allow:
        return
    kinds = ("image/png", "text/plain", "multipart/mixed", "application/json", "x", "")
    for media in kinds:
        said = server.ask("POST", row.path, b"ASK {}", content_type=media)
        assert said.status in ({403} if "graphs" in row.path else {415}), media
    packed = server.ask(
        "POST", row.path, b"ASK {}", content_type=QUERY, content_encoding="gzip"
    )
    assert packed.status in {403, 415}


@each(PLACES)
def test_every_answer_is_safe_to_show(server: Server, row: Row) -> None:
    for method in ("GET", "OPTIONS", "BREW"):
        said = server.ask(method, row.path)
        assert "default-src 'none'" in said.headers["content-security-policy"]
        assert said.headers["x-content-type-options"] == "nosniff"
        assert said.headers["referrer-policy"] == "no-referrer"
        assert "server" not in said.headers


def test_what_is_nowhere_says_so_to_every_method(server: Server) -> None:
    for method in METHODS:
        said = server.ask(method, "/nowhere")
        if method == "OPTIONS":
            assert said.status == 204
        else:
            assert said.status in {404, 405}


def test_the_table_is_the_one_of_the_page() -> None:
    page = Path(__file__).parents[1] / "docs" / "endpoint.md"
    named = page.read_text("utf-8").partition("## What there is")[2]
    for path in PLACES:
        place = path.rstrip("/").replace("{name:path}", "reference/councils")
        assert f"`{place}`" in named or place in named, path
