"""A citation names the paper, the item and the page that a passage stands in."""

import re
from datetime import date

import pyoxigraph as ox
import pytest
from pyoxigraph import NamedNode

from asked import PREFIXES, whole
from kkr_graph import citations
from kkr_graph.citations import Citation
from kkr_graph.store import MemoryStore
from seed import seed_flow

BASE = "https://w3id.org/kkr/"
AGENDA = "id/document/hovedstaden/2025-09-02/dagsorden"

# A joint meeting with an agenda; minutes that give the second item another number; an
# annex and an article.
PAPERS = """
<id/document/a> a kkr:Document ; kkr:documentKind <concept/document-kind/dagsorden> ;
  dct:title "Dagsorden, KKR Eksempel, 14. marts 2031"@da , "Agenda"@en ;
  foaf:page <https://example.org/a.pdf> , <https://example.org/b.pdf> .
<id/document/b> a kkr:Document ; kkr:documentKind <concept/document-kind/referat> ;
  dct:title "Referat"@da .
<id/document/c> a kkr:Document ;
  kkr:documentKind <concept/document-kind/nyhedsartikel> ;
  dct:title "En artikel om Eksempel Kommune"@da ; dct:issued "2030-01-02"^^xsd:date .
<id/document/d> a kkr:Document ; dct:title "Uden art"@da ;
  dct:issued "2030"^^xsd:gYear .
<id/meeting/m> dct:date "2031-03-14"^^xsd:date ; kkr:heldBy <id/kkr/x> , <id/kkr/y> .
<id/kkr/x> skos:prefLabel "KKR Eksempel"@da , "KKR Example"@en .
<id/kkr/y> skos:prefLabel "KKR Øvelse"@da , "KKR Practice"@en .
<p/front> oa:hasSource <id/document/a> ; kkr:page 1 ; kkr:quote "forside"@da .
<p/i1> oa:hasSource <id/document/a> ; kkr:page 2 ; kkr:startOffset 100 .
<p/i2> oa:hasSource <id/document/a> ; kkr:page 4 ; kkr:startOffset 900 .
<p/early> oa:hasSource <id/document/a> ; kkr:page 1 ; kkr:startOffset 99 .
<p/first> oa:hasSource <id/document/a> ; kkr:page 4 ; kkr:startOffset 899 .
<p/second> oa:hasSource <id/document/a> ; kkr:page 9 ; kkr:startOffset 5000 .
<p/between> oa:hasSource <id/document/a> ; kkr:page 3 .
<p/again> oa:hasSource <id/document/a> ; kkr:page 4 .
<p/told> oa:hasSource <id/document/a> ; kkr:page 4 .
<p/both> oa:hasSource <id/document/a> ; kkr:page 4 .
<p/elsewhere> oa:hasSource <id/document/a> ; kkr:page 4 .
<p/b2> oa:hasSource <id/document/b> ; kkr:page 1 ; kkr:startOffset 10 .
<p/minutes> oa:hasSource <id/document/b> ; kkr:page 1 ; kkr:startOffset 20 .
<p/article> oa:hasSource <id/document/c> .
<p/bare> oa:hasSource <id/document/d> ; kkr:page 3 .
<id/r/told> kkr:recommendationFor <id/item/2> ;
  prov:wasDerivedFrom <p/told> , <p/both> .
<id/r/both> kkr:briefingAt <id/item/1> ; prov:wasDerivedFrom <p/both> .
<id/r/far> kkr:gapIn <id/item/3> ; prov:wasDerivedFrom <p/elsewhere> .
<id/item/3> kkr:onAgendaOf <id/meeting/other> .
"""
PRINTED = {
    "a": """
<id/item/1> kkr:onAgendaOf <id/meeting/m> ; kkr:number "1" ;
  prov:wasDerivedFrom <p/i1> , <p/again> .
<id/item/2> kkr:onAgendaOf <id/meeting/m> ; kkr:number "2" ;
  prov:wasDerivedFrom <p/i2> .
""",
    "b": """
<id/item/2> kkr:onAgendaOf <id/meeting/m> ; kkr:number "7" ;
  prov:wasDerivedFrom <p/b2> .
""",
}
FOAF = "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"


def made_up() -> MemoryStore:
    """Return a store of the papers above, each paper in its own graph."""
    graphs = {
        "a": "<graph/a> dct:source <id/document/a> ." + PRINTED["a"],
        "b": "<graph/b> dct:source <id/document/b> ." + PRINTED["b"],
        "rest": PAPERS,
    }
    return MemoryStore(
        ox.Quad(
            quad.subject, quad.predicate, quad.object, NamedNode(f"{BASE}graph/{g}")
        )
        for g, text in graphs.items()
        for quad in ox.parse(FOAF + PREFIXES + text, format=ox.RdfFormat.TURTLE)
    )


def cite(store: MemoryStore, name: str, language: str = "da") -> Citation:
    passage = NamedNode(f"{BASE}{name}")
    [(found, citation)] = citations.of(
        store, [passage], "da" if language == "da" else "en"
    ).items()
    assert found == citation.passage == passage.value
    return citation


@pytest.mark.parametrize(
    ("passage", "number"),
    [
        ("early", ""),
        ("i1", "1"),
        ("first", "1"),
        ("i2", "2"),
        ("second", "2"),
        ("minutes", "7"),
    ],
)
def test_a_passage_stands_in_the_last_item_begun_before_it(
    passage: str, number: str
) -> None:
    assert cite(made_up(), f"p/{passage}").item == number


@pytest.mark.parametrize(("passage", "number"), [("front", ""), ("between", "1")])
def test_a_page_on_which_no_item_begins_tells_the_item(
    passage: str, number: str
) -> None:
    assert cite(made_up(), f"p/{passage}").item == number


def test_what_a_passage_is_cited_for_tells_the_item_where_the_page_does_not() -> None:
    told = cite(made_up(), "p/told")

    assert (told.item, told.item_iri) == ("2", f"{BASE}id/item/2")


@pytest.mark.parametrize("passage", ["both", "elsewhere"])
def test_no_item_is_named_where_nothing_tells_it(passage: str) -> None:
    citation = cite(made_up(), f"p/{passage}")

    assert (citation.item, citation.item_iri, citation.page) == ("", "", 4)


def test_a_joint_meeting_is_cited_with_all_who_hold_it() -> None:
    citation = cite(made_up(), "p/second")

    assert citation.council == "KKR Eksempel og KKR Øvelse"
    assert citation.day == date(2031, 3, 14)
    assert citation.url == "https://example.org/a.pdf"
    assert cite(made_up(), "p/second", "en").council == "KKR Example and KKR Practice"


def test_what_is_no_paper_is_cited_by_its_title() -> None:
    article, bare = cite(made_up(), "p/article"), cite(made_up(), "p/bare")

    assert article.short("da") == "En artikel om Eksempel Kommune"
    assert article.day == date(2030, 1, 2)
    assert article.full("en") == f"En artikel om Eksempel Kommune. {BASE}p/article"
    assert (bare.short("en"), bare.kind, bare.day) == ("Uden art, p. 3", "", None)


def test_what_is_no_passage_has_no_citation() -> None:
    assert citations.of(made_up(), [NamedNode("https://example.org/x")]) == {}
    assert citations.of(made_up(), []) == {}


# Looked up in the agenda itself: the page, and the item whose text the words stand in.
@pytest.mark.parametrize(
    ("passage", "danish", "english", "words"),
    [
        (
            "12-projektledelse-hidtil",
            "Dagsorden 2/9-2025, pkt. 3.5, s. 12",
            "Agenda 2 September 2025, item 3.5, p. 12",
            "hidtil været leveret af Gate 21",
        ),
        (
            "24-national-styregruppe",
            "Dagsorden 2/9-2025, pkt. 3.10, s. 24",
            "Agenda 2 September 2025, item 3.10, p. 24",
            "national styregruppe",
        ),
        (
            "7-strategi-godkendt",
            "Dagsorden 2/9-2025, pkt. 3.2, s. 7",
            "Agenda 2 September 2025, item 3.2, p. 7",
            "godkendte på mødet den 18. juni 2025",
        ),
    ],
)
def test_a_fact_of_the_real_agenda_is_cited_with_its_item_and_page(
    passage: str, danish: str, english: str, words: str
) -> None:
    citation = cite(whole(), f"{AGENDA}/passage/{passage}")

    assert citation.short("da") == danish
    assert citation.short("en") == english
    assert words in citation.quote


def test_a_reference_says_whose_paper_it_is_and_where_it_stays() -> None:
    citation = cite(whole(), f"{AGENDA}/passage/7-strategi-godkendt")

    assert citation.full("da") == (
        "KKR Hovedstaden: Dagsorden, 2/9-2025, pkt. 3.2, s. 7. "
        f"{BASE}{AGENDA}/passage/7-strategi-godkendt"
    )
    assert citation.full("en").startswith(
        "KKR Hovedstaden: Agenda, 2 September 2025, item 3.2, p. 7. https://"
    )
    assert citation.url.startswith("https://www.kl.dk/")


def test_every_passage_of_the_real_agenda_but_its_front_page_has_its_item() -> None:
    found = citations.of(whole(), passages_of_the_agenda()).values()

    assert len(found) > 600
    assert [
        citation.passage
        for citation in found
        if not citation.item and citation.page != 1
    ] == [f"{BASE}{AGENDA}/passage/3-erhvervsoverblik-adresse"]  # it is no running text
    assert not any(citation.item for citation in found if citation.page == 1)


def test_a_quote_stands_where_its_passage_says() -> None:
    flow = seed_flow("pdf")
    rows = whole().select(
        "PREFIX kkr: <https://w3id.org/kkr/def#> "
        "PREFIX oa: <http://www.w3.org/ns/oa#> "
        "SELECT ?passage ?page ?quote ?start ?end { ?passage kkr:page ?page ; "
        f"oa:hasSource <{BASE}{AGENDA}> ; "
        "kkr:quote ?quote ; kkr:startOffset ?start ; kkr:endOffset ?end }"
    )
    assert len(rows) > 600
    for passage, page, quote, start, end in rows:
        assert passage is not None
        assert page is not None
        assert quote is not None
        assert start is not None
        assert end is not None
        printed = flow.text[int(start.value) : int(end.value)]
        assert bare(printed) in bare(quote.value), passage.value
        assert flow.page(int(start.value)) == int(page.value)


def bare(text: str) -> str:
    """Return *text* on one line."""
    return re.sub(r"\s+", " ", text)


def passages_of_the_agenda() -> list[NamedNode]:
    source = NamedNode("http://www.w3.org/ns/oa#hasSource")
    return [
        quad.subject
        for quad in whole().quads()
        if quad.predicate == source
        and quad.object == NamedNode(f"{BASE}{AGENDA}")
        and isinstance(quad.subject, NamedNode)
    ]
