"""Every place of the server: methods, HEAD, OPTIONS, 304, other origins, media types.

The places are read from the application.  A page is like every other page; each of the
other places has a row that says what it is for, and fails the first test without one.
"""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest

import page_addresses
from kkr_graph import build, vocabularies
from kkr_graph.pages import assets
from kkr_graph.pages.book import PAGES
from kkr_graph.resources import DATA
from kkr_graph.web import app
from served import Said, Server, serving

if TYPE_CHECKING:
    from kkr_graph.web.site import Site

pytestmark = pytest.mark.slow

QUERY = "application/sparql-query"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
READ = "GET, HEAD, OPTIONS"
ANY = "DELETE, GET, HEAD, OPTIONS, POST, PUT"
ORIGIN = "https://example.org"


class Row(NamedTuple):
    """What a place is to do.

    path     where it is asked
    allow    the methods it takes
    tagged   whether its answers carry an ETag; an answer that changes has none
    accept   the forms it gives, the first without being asked; none: one form only
    posted   whether pages of other origins may POST, as a query may be
    status   of a good answer: what leads on has no body
    lasting  how long an answer without an ETag may be kept, where it may be
    """

    path: str
    allow: str = READ
    tagged: bool = True
    accept: tuple[str, ...] = ()
    posted: bool = False
    status: int = 200
    lasting: str = "no-cache"


def leading_on(path: str, status: int = 303) -> Row:
    return Row(path, tagged=False, status=status)


GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json")
OTHERS = {
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
    "/id/{path:path}": leading_on("/id/municipality/0159"),
    "/concept/{path:path}": leading_on("/concept/role/formand"),
    "/graph/{path:path}": leading_on("/graph/reference/councils"),
    "/def": leading_on("/def"),
    "/def/{version:path}": leading_on(f"/def/{vocabularies.version()}"),
    "/def.{ending}": Row("/def.ttl"),
    "/shapes": leading_on("/shapes"),
    "/shapes.{ending}": Row("/shapes.jsonld"),
    "/doc/def": Row("/doc/def"),
    "/doc/shapes": Row("/doc/shapes"),
    "/en/doc/def": Row("/en/doc/def"),
    "/en/doc/shapes": Row("/en/doc/shapes"),
    "/doc/{path:path}": Row("/doc/municipality/0159"),
    "/en/doc/{path:path}": Row("/en/doc/municipality/0159.ttl"),
    "/context.jsonld": Row("/context.jsonld"),
    "/problem/{name}": Row("/problem/NotFound", tagged=False, lasting="max-age=3600"),
    "/static/{mark}/{name}": Row(assets.address("kkr.css")),
    "/was": leading_on("/was", 302),
    "/en": Row("/en"),
}
PAGE_PLACES = {
    front + page.at: Row(front + page_addresses.of(page.name)[0])
    for page in PAGES.values()
    for front in ("", "/en")
}
PATHS = app.places(cast("Site", None))
PLACES = {
    path: OTHERS.get(path) or PAGE_PLACES[path]
    for path in PATHS
    if path in OTHERS or path in PAGE_PLACES
}
READ_FROM = {name: row for name, row in PLACES.items() if "GET" in row.allow}


def each(rows: dict[str, Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows.values(), ids=rows.keys())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("places") / "store"
    build.build([DATA], folder)
    with serving(folder, "--workers", "2") as running:
        yield running


def test_every_place_has_its_row() -> None:
    assert PATHS.keys() == PLACES.keys(), "say in OTHERS what the place is for"
    assert OTHERS.keys() <= PATHS.keys()


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
            # of a method that HTTP does not know, no more is read: not where it is for
            allow = ANY if method == "BREW" else row.allow
            assert said.status == 405, method
            assert said.headers["allow"] == allow
            assert method == "HEAD" or allow in said.json["en"]


@each(READ_FROM)
def test_head_says_what_get_would_and_no_more(server: Server, row: Row) -> None:
    whole, head = server.ask("GET", row.path), server.ask("HEAD", row.path)
    told = {"date", "content-length"} if "metrics" in row.path else {"date"}

    assert whole.status == head.status == row.status
    assert head.body == b""
    assert bool(whole.body) == (row.status == 200)
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
            # what was kept keeps the policy that it came with
            assert "content-security-policy" not in again.headers
    assert server.ask("GET", row.path, if_none_match='"x"').status == 200
    for other in row.accept[1:]:
        said = server.ask("GET", row.path, accept=other, if_none_match=tag)
        assert said.status == 200
        assert said.headers["etag"] != tag


@each({name: row for name, row in READ_FROM.items() if not row.tagged})
def test_what_changes_is_never_kept(server: Server, row: Row) -> None:
    said = server.ask("GET", row.path)

    assert "etag" not in said.headers
    assert said.headers.get("cache-control", "no-store") in {"no-store", row.lasting}


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
    for path in PLACES.keys() - PAGE_PLACES.keys():
        place = path.removeprefix("/en").partition("{")[0].rstrip("/.")
        assert place.removesuffix("/def").removesuffix("/shapes") in named, path


PAGES_KEPT = {name: row for name, row in PAGE_PLACES.items() if name in PLACES}


@each({name: PAGES_KEPT[name] for name in ("/", "/leads", "/en/search")})
def test_a_page_keeps_its_own_policy_when_it_is_known_again(
    server: Server, row: Row
) -> None:
    said = [server.ask("GET", row.path, accept="text/html") for _ in range(4)]

    assert {one.body for one in said} == {said[0].body}
    for one in said:
        assert "style-src 'self'" in one.headers["content-security-policy"]
        assert "sandbox" not in one.headers["content-security-policy"]


def test_a_page_of_a_problem_has_the_policy_of_a_page(server: Server) -> None:
    for path in ("/nowhere", "/doc/municipality/nope", "/ask/nope"):
        for _ in range(3):
            said = server.ask("GET", path, accept="text/html")
            assert said.status == 404
            assert said.headers["content-type"] == "text/html; charset=utf-8"
            assert "style-src 'self'" in said.headers["content-security-policy"]
            plain = server.ask("GET", path, accept="text/plain")
            assert "sandbox" in plain.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/leads?on={}",
        "/leads.svg?on={}",
        "/en/doc/municipality/0159?on={}",
        "/doc/municipality/0159.ttl?x={}",
        "/id/municipality/0159?x={}",
        "/ask/who-leads-what?on={}",
        "/ask/who-leads-what?to={}",
        "/search?q={}",
        "/changes.atom?about={}",
        "/graphs?graph={}",
        "/sparql?query={}",
    ],
)
def test_a_request_like_one_before_is_answered_as_if_read_anew(
    server: Server, path: str
) -> None:
    days = ("2025-09-01", "2025-09-02", "2023-08-01")
    door = HTTPConnection("127.0.0.1", server.port, timeout=60)
    alike, anew = [], []
    for n, day in enumerate(days):
        door.request("GET", path.format(day))
        reply = door.getresponse()
        alike.append((reply.status, reply.headers["content-type"], reply.read()))
        said = server.ask("GET", path.format(day), x_other=str(n))
        anew.append((said.status, said.headers.get("content-type"), said.body))
    door.close()

    assert alike == anew
