"""The published JSON-LD context says the same triples as the Turtle.

rdflib writes with it and reads back; pyoxigraph, a second reader, agrees.
"""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from turtle_files import DATA, KKR, ROOT, own_terms

CONTEXT = ROOT / "ontology" / "context.jsonld"
TERMS: dict[str, Any] = json.loads(CONTEXT.read_text("utf-8"))["@context"]

# One of everything a context can get wrong: dates, times, numbers with a decimal point,
# texts with a language, several values, a property whose value is a property.
SAMPLE = """
    BASE <https://w3id.org/kkr/>
    PREFIX kkr: <https://w3id.org/kkr/def#>
    PREFIX dcat: <http://www.w3.org/ns/dcat#>
    PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX prov: <http://www.w3.org/ns/prov#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

    <id/municipality/0001>
        a kkr:Municipality ;
        skos:prefLabel "Eksempel Kommune"@da , "Municipality of Example"@en ;
        skos:altLabel "Eksempel"@da , "Eksempelby"@da ;
        wgs:lat 55.0 ;
        wgs:long 12.125 ;
        foaf:page <https://example.org/> .
    <id/meeting/eksempel/2025-01-15>
        a kkr:Meeting ;
        kkr:heldBy <id/kkr/eksempel> , <id/kkr/naboen> ;
        dct:date "2025-01-15"^^xsd:date ;
        kkr:startTime "10:00:00"^^xsd:time ;
        kkr:place "Rådhuset"@da .
    <id/meeting/eksempel/2025-01-15/item/3.10>
        a kkr:AgendaItem ;
        kkr:number "3.10" ;
        kkr:position 10 ;
        dct:title "Et punkt"@da ;
        kkr:onAgendaOf <id/meeting/eksempel/2025-01-15> .
    <id/lead/eksempel/0001>
        a kkr:Lead ;
        org:member <id/municipality/0001> ;
        org:role <concept/role/tovholder> ;
        kkr:roleAsPrinted "tovholder"@da ;
        kkr:validDuring <id/period/2025> .
    <id/period/2025> a dct:PeriodOfTime ; dcat:startDate "2025-01-01"^^xsd:date .
    <id/contribution/eksempel>
        a kkr:Contribution ;
        kkr:amount 1550000.0 ;
        kkr:fullTimeEquivalents 1.25 .
    <id/statement/eksempel>
        a kkr:FactStatement ;
        kkr:statedProperty kkr:roleAsPrinted ;
        kkr:statedValue "formand"@da .
    <id/statement/andet>
        a kkr:FactStatement ;
        kkr:statedValue "2025-01-15"^^xsd:date .
    <id/document/eksempel/passage/1>
        a kkr:Passage ;
        oa:hasSource <id/document/eksempel> ;
        kkr:page 1 ;
        kkr:quote "ordret"@da , "ordagrant"@sv .
    <id/document/eksempel>
        a kkr:Document ;
        kkr:sha256 "00" ;
        prov:wasDerivedFrom <id/document/eksempel/passage/1> .
"""


def as_jsonld(graph: Graph) -> str:
    """Write *graph* with our context, in full inside the document."""
    return graph.serialize(format="json-ld", context=TERMS)


@pytest.mark.parametrize("name", sorted(own_terms()))
def test_every_term_has_its_own_name(name: str) -> None:
    term = TERMS[name]

    assert (term if isinstance(term, str) else term["@id"]) == f"kkr:{name}"


def test_every_name_leads_to_a_term() -> None:
    for name, term in TERMS.items():
        iri = term if isinstance(term, str) else term["@id"] if term != 1.1 else "@"
        prefix = iri.partition(":")[0]

        assert iri.startswith(("@", "http")) or prefix in TERMS, name
    assert TERMS["kkr"] == KKR


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph:DeprecationWarning"
)  # rdflib's own
@pytest.mark.parametrize("source", ["sample", *map(str, DATA[:1] + DATA[-1:])])
def test_the_same_triples_come_back(source: str) -> None:
    graph = Graph()
    if source == "sample":
        graph.parse(data=SAMPLE, format="turtle")
    else:
        graph.parse(source)
    text = as_jsonld(graph)

    assert isomorphic(Graph().parse(data=text, format="json-ld"), graph)
    second = {
        str(quad.triple)
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)
    }
    turtle = graph.serialize(format="nt").encode()
    assert second == {
        str(quad.triple) for quad in ox.parse(turtle, format=ox.RdfFormat.N_TRIPLES)
    }


def test_people_read_names_and_no_addresses() -> None:
    text = as_jsonld(Graph().parse(data=SAMPLE, format="turtle"))
    nodes = {
        node["id"].rpartition("/id/")[2]: node for node in json.loads(text)["@graph"]
    }

    assert nodes["municipality/0001"]["prefLabel"] == {
        "da": "Eksempel Kommune",
        "en": "Municipality of Example",
    }
    assert nodes["meeting/eksempel/2025-01-15"]["date"] == "2025-01-15"
    assert nodes["meeting/eksempel/2025-01-15/item/3.10"]["position"] == 10
    assert nodes["lead/eksempel/0001"]["type"] == "Lead"
