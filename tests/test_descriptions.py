"""A thing is found by its address and described; JSON-LD says the same triples."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import turtle_files
from asked import PREFIXES, few
from kkr_graph import addresses, descriptions, jsonld, questions
from kkr_graph.addresses import Address
from kkr_graph.errors import NoSuchThingError, WithdrawnError
from kkr_graph.store import MemoryStore
from test_context import SAMPLE

BASE = "https://w3id.org/kkr/"
ENDINGS = ("ttl", "csv")


def named(store: MemoryStore, path: str) -> Address:
    return addresses.find(store, questions.read_names(store), path, ENDINGS)


def stating(turtle: str) -> MemoryStore:
    graph = ox.NamedNode(f"{BASE}graph/eksempel")
    quads = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return MemoryStore(ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads)


def test_an_ending_counts_only_where_it_is_no_part_of_the_key() -> None:
    store = stating(
        "<id/matter/a> a kkr:Matter . <id/matter/b.ttl> a kkr:Matter . "
        "<id/matter/b> a kkr:Matter . <id/matter/c.csv> a kkr:Matter ."
    )

    assert named(store, "id/matter/a.ttl") == Address(f"{BASE}id/matter/a", "ttl")
    assert named(store, "id/matter/b.ttl") == Address(f"{BASE}id/matter/b.ttl", "")
    assert named(store, "id/matter/b.ttl.ttl") == Address(
        f"{BASE}id/matter/b.ttl", "ttl"
    )
    assert named(store, "id/matter/c.csv") == Address(f"{BASE}id/matter/c.csv", "")
    for path in ("id/matter/a.pdf", "id/matter/c", "id/matter/c.ttl", "id/matter/"):
        with pytest.raises(NoSuchThingError):
            named(store, path)


def test_what_is_only_pointed_at_is_known_too() -> None:
    path = "id/identifier/cvr/62761113"

    assert named(few(), path).iri == BASE + path
    assert named(few(), "graph/few").iri == f"{BASE}graph/few"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("id/municipality/gladsaxe", "id/municipality/0159"),
        ("id/municipality/lyngby-taarbaek", "id/municipality/0173"),
        ("id/organisation/kl2", "id/organisation/kl"),
        ("concept/role/formand1", "concept/role/formand"),
    ],
)
def test_near_names_are_told(path: str, near: str) -> None:
    with pytest.raises(NoSuchThingError) as caught:
        named(few(), path)

    assert caught.value.data["suggestions"][0] == BASE + near  # type: ignore[index]
    assert near in caught.value.say("da")


def test_nothing_is_near_what_is_endless() -> None:
    with pytest.raises(NoSuchThingError) as caught:
        named(few(), "id/municipality/" + "0159" * 100)

    assert caught.value.data["suggestions"] == []
    assert len(caught.value.say("en")) < 200


def test_what_is_withdrawn_names_what_took_its_place() -> None:
    store = stating(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#>"
        "<id/matter/old> owl:deprecated true ; dct:isReplacedBy <id/matter/new> . "
        "<id/matter/new> a kkr:Matter . "
        "<concept/role/gammel> a skos:Concept ; owl:deprecated true ."
    )
    with pytest.raises(WithdrawnError) as caught:
        named(store, "id/matter/old.ttl")

    assert caught.value.data["successors"] == [f"{BASE}id/matter/new"]
    assert f"{BASE}id/matter/new" in caught.value.say("da")
    assert named(store, "concept/role/gammel").iri  # a word still has its meaning


def test_a_description_holds_the_thing_its_sources_and_what_points_at_it() -> None:
    thing = ox.NamedNode(f"{BASE}id/municipality/0159")
    found = descriptions.of(few(), thing.value)
    subjects = {
        one.subject.value for one in found.triples if hasattr(one.subject, "value")
    }

    assert found.triples[0].subject == thing
    assert f"{BASE}id/document/d/passage/1" in subjects
    assert f"{BASE}id/document/d" in subjects
    assert f"{BASE}id/participation/kl/0159" in subjects
    assert f"{BASE}id/organisation/kl" not in subjects  # two steps away
    assert found.graphs == (f"{BASE}graph/few",)
    assert not found.cut
    assert descriptions.of(few(), f"{BASE}id/matter/ukendt").triples == ()


def test_more_than_ten_thousand_that_point_at_a_thing_are_cut_and_it_is_said() -> None:
    many = descriptions.MOST_POINTING + 5
    store = stating(
        "<id/matter/m> a kkr:Matter ."
        + "".join(f"<id/x/{n:05}> dct:isPartOf <id/matter/m> ." for n in range(many))
    )
    found = descriptions.of(store, f"{BASE}id/matter/m")
    said = descriptions.with_document(found, f"{BASE}doc/matter/m")

    assert found.cut
    assert len(found.triples) == descriptions.MOST_POINTING + 1
    comments = [one for one in said if one.predicate.value.endswith("#comment")]
    assert {
        one.object.language for one in comments if isinstance(one.object, ox.Literal)
    } == {"da", "en"}


@pytest.mark.parametrize("source", ["sample", "odd", *map(str, turtle_files.DATA)])
def test_json_ld_says_the_same_triples(source: str) -> None:
    text = {"sample": SAMPLE, "odd": ODD}.get(source) or Path(source).read_text("utf-8")
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    written = jsonld.write(triples)
    read = {quad.triple for quad in ox.parse(written, format=ox.RdfFormat.JSON_LD)}

    assert read == set(triples)
    assert written == jsonld.write(triples)


# Values that do not fit what the context says of the property.
ODD = """
    PREFIX kkr: <https://w3id.org/kkr/def#>
    PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    <https://example.org/a> kkr:heldBy "en tekst", <https://example.org/b> ;
        dct:title "uden sprog", "med"@da, "med"@en-GB, <https://example.org/t> ;
        dct:date "2025-09-02", "2025"^^xsd:gYear, "2025-09-02"^^xsd:date ;
        kkr:page 7, "07"^^xsd:integer, "syv", 99999999999999999999, -3 ;
        kkr:number 3, "3", "3"@da ;
        kkr:amount 1.50, 1.5e0, true ;
        a kkr:Meeting, <https://example.org/Class>, skos:Concept ;
        <https://example.org/p> "x", true, <https://example.org/a> ;
        <http://purl.org/dc/terms/abstract> "kort"@da .
"""
