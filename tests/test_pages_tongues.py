"""Which language each text of a page is in, for who hears it read aloud."""

from asked import whole
from kkr_graph.pages.links import Links
from kkr_graph.pages.problems import linked
from kkr_graph.pages.words import Speech
from paged import made, shown

ITEM = """
<https://w3id.org/kkr/id/initiative/eksempel> a kkr:Initiative ;
    rdfs:label "Eksempel på en indsats"@da ;
    dct:description "Lifted from nowhere"@en .
"""


def test_a_danish_name_is_marked_on_an_english_page() -> None:
    said = shown(made(ITEM), "things", "initiative/eksempel", language="en")
    assert '<h1><span lang="da">Eksempel på en indsats</span></h1>' in said


def test_an_english_text_is_marked_on_a_danish_page() -> None:
    said = shown(made(ITEM), "things", "initiative/eksempel")
    assert "<h1>Eksempel på en indsats</h1>" in said
    assert '<span lang="en">Lifted from nowhere</span>' in said


def test_the_title_of_an_item_is_danish_though_a_number_stands_before_it() -> None:
    said = shown(whole(), "meeting", "hovedstaden/2025-09-02", language="en")
    assert 'lang="da">3.10 Status på etablering af it-driftscentre</a>' in said


def test_a_text_in_the_language_of_the_page_is_not_marked() -> None:
    assert Speech("en", Links("", "en")).spoken("<b>") == "&lt;b&gt;"


def test_a_registration_number_is_no_day() -> None:
    said = shown(whole(), "municipality", "0159")
    assert "62761113" in said
    assert "13/11-6276" not in said


def test_search_names_things_in_the_language_of_the_page() -> None:
    assert "S-train" not in shown(whole(), "search", q="hellerup")
    assert "S-train" in shown(whole(), "search", q="hellerup", language="en")


def test_what_was_perhaps_meant_is_a_link_with_its_name() -> None:
    iri = "https://w3id.org/kkr/id/municipality/0159"
    problem = {
        "type": "https://w3id.org/kkr/problem/NoSuchThing",
        "da": f"Vi kender ikke <b>. Mente du »{iri}« eller »{iri}0«?",
        "suggestions": [iri, f"{iri}0"],
        "called": {iri: "Eksempel <Kommune>"},
    }
    said = linked(problem, Links())
    assert '<a href="/doc/municipality/0159">Eksempel &lt;Kommune&gt;</a>' in said
    assert '<a href="/doc/municipality/01590">' in said
    assert "&lt;b&gt;" in said


def test_an_unknown_question_leads_to_those_near_it() -> None:
    problem = {
        "type": "https://w3id.org/kkr/problem/UnknownQuestion",
        "en": "Did you mean “lead-history”?",
        "suggestions": ["lead-history"],
    }
    said = linked(problem, Links("/kkr", "en"))
    assert '<a href="/kkr/en/ask/lead-history">lead-history</a>' in said
