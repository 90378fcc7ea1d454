"""Every IRI of ours answers: with a page or data about it, in the form asked for."""

import asyncio
import csv
import io
import json
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from asked import whole
from kkr_graph import build, vocabularies
from kkr_graph.resources import DATA
from kkr_graph.web import things, vocabulary_places
from kkr_graph.web.place import Handler
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from served import Said, Server, serving
from turtle_files import SHAPES, triples

pytestmark = pytest.mark.slow

BASE = "https://w3id.org/kkr/"
GLADSAXE = f"{BASE}id/municipality/0159"
TOPIC = ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic")
FORMS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "json": ("application/json", ox.RdfFormat.JSON_LD),
}
OF_WORDS = ("ttl", "nt", "jsonld", "rdf")
WITHDRAWN = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<graph/eksempel/tilbagetrukne>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
    dct:title "Eksempel: tilbagetrukne navne"@da .
<id/organisation/eksempel-gammel>
    owl:deprecated true ;
    dct:isReplacedBy <graph/eksempel/tilbagetrukne> .
<id/organisation/eksempel-aldrig> owl:deprecated true .
"""


@cache
def kinds() -> dict[str, str]:
    """Return one IRI for each kind in the dataset, the last in the alphabet."""
    found: dict[str, str] = {}
    nodes = {
        node.value
        for quad in whole().quads()
        for node in (quad.subject, quad.object, quad.graph_name)
        if isinstance(node, ox.NamedNode) and node.value.startswith(BASE)
    }
    for iri in sorted(nodes):
        realm, _, rest = iri.removeprefix(BASE).partition("/")
        depth = f"{realm}/{rest.partition('/')[0]}" if realm == "id" else realm
        scheme = realm == "concept" and "/" not in rest
        found["concept scheme" if scheme else depth] = iri
    return {kind: iri for kind, iri in found.items() if "#" not in iri}


THINGS = {
    kind: iri
    for kind, iri in kinds().items()
    if kind.startswith(("id/", "concept")) and kind != "id/"
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked") / "store"
    build.build([DATA], folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with serving(store) as running:
        yield running


def path(iri: str) -> str:
    return "/" + iri.removeprefix(BASE)


def follow(server: Server, said: Said, **headers: str) -> Said:
    """Go on to where *said* leads."""
    assert said.status == 303, said.text
    return server.ask(
        "GET", said.headers["location"].removeprefix(server.address), **headers
    )


def sent(server: Server, request: bytes) -> bytes:
    """Send bytes as they are; wait for the answer with the way open."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as door:
        door.sendall(request)
        found = b""
        while part := door.recv(65536):
            found += part
        return found


def statements(said: Said, form: ox.RdfFormat) -> set[ox.Triple]:
    assert said.status == 200, said.text
    return {quad.triple for quad in ox.parse(said.body, form)}


def test_every_kind_of_name_is_looked_at() -> None:
    assert len([kind for kind in THINGS if kind.startswith("id/")]) >= 30
    assert set(kinds()) - set(THINGS) == {"graph", "def"}
    assert kinds()["def"] == f"{BASE}def/{vocabularies.version()}"


@pytest.mark.parametrize("kind", THINGS)
def test_a_thing_is_described_in_every_form(server: Server, kind: str) -> None:
    iri = THINGS[kind]
    node = ox.NamedNode(iri)
    seen = []
    for ending, (media, form) in FORMS.items():
        said = follow(server, server.ask("GET", path(iri), accept=media))

        assert said.headers["content-type"].partition(";")[0] == media
        assert f'<{iri}>; rel="describes"' in said.headers["link"]
        found = statements(said, form)
        assert any(one.predicate == TOPIC and one.object == node for one in found)
        assert any(one.subject == node for one in found if one.predicate != TOPIC)
        assert not any(isinstance(n, ox.BlankNode) for one in found for n in one)
        again = follow(server, server.ask("GET", f"{path(iri)}.{ending}"))
        assert again.body == said.body
        seen.append(found)

    assert all(found == seen[0] for found in seen)
    table = follow(server, server.ask("GET", path(iri), accept="text/csv"))
    rows = [*csv.DictReader(io.StringIO(table.text))]
    assert rows
    assert {"about", "property", "value", "document"} <= set(rows[0])


def test_a_description_holds_what_a_reader_needs(server: Server) -> None:
    said = server.ask("GET", "/doc/municipality/0159.ttl")
    found = statements(said, ox.RdfFormat.TURTLE)
    own = {triple for triple in found if triple.subject == ox.NamedNode(GLADSAXE)}
    passages = {
        one.object for one in own if one.predicate.value.endswith("DerivedFrom")
    }
    sources = {
        one.object
        for one in found
        if one.subject in passages and one.predicate.value.endswith("hasSource")
    }

    assert passages
    assert sources
    for source in sources:
        assert any(
            one.subject == source and one.predicate.value.endswith("terms/title")
            for one in found
        )
    assert any(
        one.object == ox.NamedNode(GLADSAXE) for one in found if one.predicate != TOPIC
    )
    assert "Region Hovedstaden" in server.ask("GET", "/doc/kkr/hovedstaden.ttl").text


def test_json_reads_as_people_would_write_it(server: Server) -> None:
    said = server.ask("GET", "/doc/municipality/0159.jsonld").json
    first = said["@graph"][0]

    assert first["id"] == GLADSAXE
    assert first["type"] == "Municipality"
    assert first["prefLabel"]["da"] == "Gladsaxe Kommune"
    whole_context = server.ask("GET", "/context.jsonld").json["@context"]
    assert said["@context"].items() <= whole_context.items()


def test_what_many_point_at_is_described_too(server: Server) -> None:
    for thing in ("document/hovedstaden/2025-09-02/dagsorden", "kkr/hovedstaden"):
        found = statements(server.ask("GET", f"/doc/{thing}.nt"), FORMS["nt"][1])

        assert len(found) > 200


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/turtle", ".ttl"),
        ("text/html, text/turtle;q=0.9", ""),
        ("text/html;q=0.5, application/ld+json;q=0.9, */*;q=0.1", ".jsonld"),
        ("application/rdf+xml;q=0.8, application/n-triples;q=0.8;x=y", ".nt"),
        ("application/*", ".jsonld"),
        ("text/html;q=0, */*", ".ttl"),
        ("*/*", ""),
        ("text/csv", ".csv"),
    ],
)
def test_a_thing_leads_on_to_what_is_liked_best(
    server: Server, accept: str, ending: str
) -> None:
    said = server.ask("GET", "/id/municipality/0159", accept=accept)

    assert said.status == 303
    assert said.headers["location"] == f"{server.address}/doc/municipality/0159{ending}"
    assert said.headers["vary"] == "Accept, Accept-Language"
    assert said.headers["access-control-allow-origin"] == "*"
    assert "Link" in said.headers["access-control-expose-headers"]
    for media in ("text/html", "text/csv", *(media for media, _ in FORMS.values())):
        assert f'rel="alternate"; type="{media}"' in said.headers["link"]


@pytest.mark.parametrize(
    ("language", "prefix"),
    [("en", "/en"), ("da, en;q=0.9", ""), ("de", ""), ("en-GB, da;q=0.1", "/en")],
)
def test_who_would_rather_read_english_is_led_there(
    server: Server, language: str, prefix: str
) -> None:
    for iri, page in (
        ("/id/municipality/0159", "/doc/municipality/0159"),
        ("/concept/role/formand", "/doc/concept/role/formand"),
        ("/graph/reference/regions", "/doc/graph/reference/regions"),
        ("/def", "/doc/def"),
        ("/shapes", "/doc/shapes"),
    ):
        said = server.ask("GET", iri, accept="text/html", accept_language=language)

        assert said.headers["location"] == f"{server.address}{prefix}{page}"


def test_a_table_has_its_headings_in_the_language_of_the_reader(server: Server) -> None:
    asked = {"accept": "text/csv", "accept_language": "en"}
    english = follow(server, server.ask("GET", "/id/kkr/hovedstaden", **asked))
    danish = server.ask("GET", "/doc/kkr/hovedstaden.csv")

    assert "classification" in english.text
    assert "klassifikation" in danish.text


def test_what_nobody_can_read_is_not_acceptable(server: Server) -> None:
    for one in ("/id/municipality/0159", "/concept/role", "/graph/ontology", "/def"):
        assert server.ask("GET", one, accept="image/png").status == 406


def test_a_key_with_dots_and_slashes_is_no_ending(server: Server) -> None:
    item = "meeting/hovedstaden/2025-09-02/item/3.10"
    whole_ = server.ask("GET", f"/id/{item}", accept="text/turtle")
    ended = server.ask("GET", f"/id/{item}.nt")

    assert whole_.headers["location"].endswith(f"/doc/{item}.ttl")
    assert ended.headers["location"].endswith(f"/doc/{item}.nt")
    assert server.ask("GET", f"/id/{item}.pdf").status == 404


def test_head_and_options_are_answered(server: Server) -> None:
    for one in ("/id/municipality/0159", "/doc/municipality/0159.ttl", "/def.ttl"):
        whole_, head = server.ask("GET", one), server.ask("HEAD", one)
        asked = {
            "origin": "https://example.org",
            "access_control_request_method": "GET",
        }
        options = server.ask("OPTIONS", one, **asked)

        assert (head.status, head.body) == (whole_.status, b"")
        assert head.headers.get("location") == whole_.headers.get("location")
        assert head.headers["link"] == whole_.headers["link"]
        assert options.status == 204
        assert options.headers["access-control-allow-methods"] == "GET, HEAD"
        assert server.ask("POST", one, b"").status == 405


@pytest.mark.parametrize(
    "place",
    ["/doc/municipality/0159.ttl", "/doc/concept/role.csv", "/def.nt", "/shapes.ttl",
     "/context.jsonld", "/graph/reference/regions.trig"],
)  # fmt: skip
def test_what_has_not_changed_is_not_sent_twice(server: Server, place: str) -> None:
    first = server.ask("GET", place)
    again = server.ask("GET", place, if_none_match=first.headers["etag"])

    assert first.status == 200
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


# Words, shapes and graphs


@pytest.mark.parametrize("ending", OF_WORDS)
def test_the_words_come_in_every_form(server: Server, ending: str) -> None:
    media, form = FORMS[ending]
    for name in ("def", "shapes", f"def/{vocabularies.version()}"):
        led = follow(server, server.ask("GET", f"/{name}", accept=media))
        said = server.ask("GET", f"/{name}.{ending}")
        known = vocabularies.triples("shapes" if name == "shapes" else "def")

        assert led.body == said.body
        assert said.headers["content-type"].partition(";")[0] == media
        assert len(statements(said, form)) == len(set(known))


def test_every_word_and_shape_stands_in_its_document(server: Server) -> None:
    for name, start in (("def", f"{BASE}def#"), ("shapes", f"{BASE}shapes#")):
        found = statements(server.ask("GET", f"/{name}.ttl"), ox.RdfFormat.TURTLE)
        said = {one.subject.value for one in found if hasattr(one.subject, "value")}
        used = {
            node.value
            for file in SHAPES
            for triple in triples(file)
            for node in triple
            if isinstance(node, ox.NamedNode) and node.value.startswith(start)
        }

        assert used
        assert used <= said


def test_the_words_are_given_as_they_were_written(server: Server) -> None:
    assert "# Declared, not defined" in server.ask("GET", "/def.ttl").text


def test_another_version_is_not_to_be_had(server: Server) -> None:
    for one in ("/def/9.9.9", "/def/9.9.9.ttl", "/def.pdf", "/shapes.csv"):
        assert server.ask("GET", one).status == 404
    assert f"{BASE}def/{vocabularies.version()}" in server.ask("GET", "/def/9").text


@pytest.mark.parametrize("graph", whole().graphs())
def test_a_graph_is_given_by_its_name(server: Server, graph: str) -> None:
    led = server.ask("GET", path(graph), accept="application/n-triples")
    held = statements(
        follow(server, led, accept="application/n-triples"), FORMS["nt"][1]
    )

    assert held == set(whole().triples(graph))
    for ending in OF_WORDS:
        said = server.ask("GET", f"{path(graph)}.{ending}")
        assert statements(said, FORMS[ending][1]) == held
    for ending, form in (("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS)):
        said = server.ask("GET", f"{path(graph)}.{ending}")
        named = {quad.graph_name for quad in ox.parse(said.body, form)}
        assert named == {ox.NamedNode(graph)}


def test_a_kind_of_problem_says_what_it_is(server: Server) -> None:
    problem = server.ask("GET", "/id/municipality/9999").json
    said = server.ask("GET", path(problem["type"])).json

    assert said["type"] == problem["type"]
    assert said["status"] == 404
    assert server.ask("GET", "/problem/Nothing").status == 404
    text = server.ask("GET", path(problem["type"]), accept="text/html").text
    assert "Vi kender ikke noget" in text


# What is not there


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("/id/municipality/gladsaxe", GLADSAXE),
        ("/id/municipality/Gladsaxe.ttl", GLADSAXE),
        ("/id/region/region-hovedstaden", f"{BASE}id/region/1084"),
        ("/doc/municipality/hoeje-taastrup.nt", f"{BASE}id/municipality/0169"),
        ("/id/kkr/hovedstad", f"{BASE}id/kkr/hovedstaden"),
        ("/concept/role/formanden", f"{BASE}concept/role/formand"),
        ("/id/municipality/0159/", GLADSAXE),
    ],
)
def test_what_is_unknown_is_answered_with_what_is_near(
    server: Server, asked: str, near: str
) -> None:
    said = server.ask("GET", asked)

    assert said.status == 404
    assert said.headers["content-type"] == "application/problem+json"
    assert any(near in one for one in said.json["suggestions"])
    assert near in said.json["da"]
    assert near in said.json["en"]


@pytest.mark.parametrize("realm", ["id", "doc", "en/doc", "concept", "graph", "def"])
@pytest.mark.parametrize(
    "rest",
    [
        "", "/", "//", "..", "../..", "../../etc/passwd", "%2e%2e/%2e%2e/x",
        "municipality/%2e%2e/x", "municipality/0159%00", "%00", "%ff%fe", "a%0d%0ab",
        "a<b>", "%3Cscript%3E", "municipality/x%22%3Ey", "æøå", "%C3%A6", "x" * 3000,
        "municipality/" + "%2F" * 500, ".ttl", "municipality/.ttl", "a%5Cb", "a{b}",
        "municipality/0159%20", "?x", "municipality/0159.ttl/x", "{}",
    ],
)  # fmt: skip
def test_no_trick_with_a_path_works(server: Server, realm: str, rest: str) -> None:
    asked = f"GET /{realm}/{rest} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    raw = sent(server, asked.encode())
    status = int(raw.split()[1])

    assert 400 <= status < 500, raw[:300]
    assert b"Traceback" not in raw
    assert b"\r\nset-cookie" not in raw.lower()


def test_an_enormous_path_is_not_read(server: Server) -> None:
    assert server.ask("GET", "/id/municipality/" + "x" * 100_000).status == 431


def test_what_is_withdrawn_is_gone_and_says_what_to_use(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.ttl").write_text(WITHDRAWN, "utf-8")
    build.build([data], tmp_path / "store")
    successor = f"{BASE}graph/eksempel/tilbagetrukne"
    with serving(tmp_path / "store") as running:
        for place in ("/id/{}", "/id/{}.ttl", "/doc/{}.csv"):
            said = running.ask("GET", place.format("organisation/eksempel-gammel"))

            assert said.status == 410
            assert said.json["successors"] == [successor]
            assert successor in said.json["da"]
            assert said.headers["link"] == f'<{successor}>; rel="successor-version"'
        bare = running.ask("GET", "/id/organisation/eksempel-aldrig")
        assert bare.status == 410
        assert "Nothing has taken its place" in bare.json["en"]
        assert "link" not in bare.headers
        text = running.ask(
            "GET", "/id/organisation/eksempel-aldrig", accept="text/html"
        )
        assert "trukket tilbage" in text.text


def test_a_region_that_ends_is_still_there(server: Server) -> None:
    found = statements(server.ask("GET", "/doc/region/1084.nt"), FORMS["nt"][1])

    assert any(one.predicate.value.endswith("originalOrganization") for one in found)


def test_behind_a_proxy_the_path_it_takes_off_is_put_back(store: Path) -> None:
    with serving(store, "--root-path", "/kkr") as running:
        said = running.ask("GET", "/id/municipality/0159", accept="text/turtle")
        data = running.ask("GET", "/doc/municipality/0159.ttl")
        words = running.ask("GET", "/def", accept="text/turtle")

    start = f"{running.address}/kkr"
    assert said.headers["location"] == f"{start}/doc/municipality/0159.ttl"
    assert f"<{start}/en/doc/municipality/0159>" in said.headers["link"]
    assert data.status == 200
    assert words.headers["location"] == f"{start}/def.ttl"


def test_a_dataset_that_is_not_ours_has_no_names_of_ours(tmp_path: Path) -> None:
    with serving(tmp_path / "store", "--empty") as running:
        assert running.ask("GET", "/id/municipality/0159").status == 404
        assert running.ask("GET", "/doc/municipality/0159.ttl").status == 404


def test_the_description_of_the_service_names_these_places(server: Server) -> None:
    named = json.loads(server.ask("GET", "/openapi.json").body)["paths"]

    assert {"/id/{path}", "/doc/{path}", "/def", "/shapes", "/context.jsonld"} <= set(
        named
    )


@pytest.mark.parametrize("path_", ["/doc/municipality/0159", "/en/doc/def"])
def test_who_would_rather_have_a_page_gets_it(path_: str) -> None:
    async def page(_site: Site, request: Request) -> Reply:
        return Reply(200, request.path.encode(), "text/html")

    shown = {
        True: vocabulary_places.document("def", page),
        False: things.document(page),
    }
    answer = shown[path_.endswith("def")]
    html = asyncio.run(told(answer, asked(path_, "text/html, text/turtle;q=0.9")))
    data = asyncio.run(told(answer, asked(path_, "text/turtle, text/html;q=0.9")))

    assert (html.status, html.body) == (200, path_.encode())
    assert data.status == 303
    assert data.headers[
        "Location"
    ] == f"http://x{path_.removeprefix('/en')}.ttl".replace("/doc/def", "/def")


async def told(handler: Handler, request: Request) -> Reply:
    return await handler(NO_SITE, request)


NO_SITE = cast("Site", None)  # nothing is looked up


def asked(path_: str, accept: str) -> Request:
    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    headers = [(b"host", b"x"), (b"accept", accept.encode())]
    scope = {"method": "GET", "path": path_, "scheme": "http", "headers": headers}
    return Request(scope, receive)
