"""The pages of meetings, items, documents and passages, on real and on made-up data."""

import gzip
import re
from html.parser import HTMLParser

import pytest

from asked import whole
from kkr_graph.errors import NoSuchThingError, UnknownNameError
from kkr_graph.store import MemoryStore
from paged import made, shown

MEETING = "hovedstaden/2025-09-02"
PAPER = f"{MEETING}/dagsorden"
WORDS = """
<concept/act/godkende> skos:prefLabel "godkende"@da , "approve"@en .
<concept/outcome/udsat> skos:prefLabel "udsat"@da , "postponed"@en .
<concept/outcome/ikke-refereret> skos:prefLabel "ikke refereret"@da .
<concept/conformity/in-part> skos:prefLabel "delvis"@da , "in part"@en .
<concept/availability/held> skos:prefLabel "foreligger"@da , "held"@en .
<concept/document-kind/dagsorden> skos:prefLabel "dagsorden"@da , "agenda"@en .
<concept/document-kind/referat> skos:prefLabel "referat"@da , "minutes"@en .
"""
AGENDA = f"""{WORDS}
<id/kkr/eksempel> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Eksempel"@da .
<id/meeting/eksempel/2025-03-04> a kkr:Meeting ; kkr:heldBy <id/kkr/eksempel> ;
  dct:date "2025-03-04"^^xsd:date ; skos:prefLabel "KKR Eksempel, mødet"@da .
<id/meeting/eksempel/2025-03-04/item/1> a kkr:AgendaItem ; kkr:number "1" ;
  kkr:position 1 ; dct:title "<script>alert(1)</script>"@da ;
  kkr:onAgendaOf <id/meeting/eksempel/2025-03-04> ;
  prov:wasDerivedFrom <id/document/eksempel/2025-03-04/dagsorden/passage/1> .
<id/meeting/eksempel/2025-03-04/item/1/recommendation/1> a kkr:Recommendation ;
  kkr:recommendationFor <id/meeting/eksempel/2025-03-04/item/1> ; kkr:position 1 ;
  kkr:recommendedAct <concept/act/godkende> ; dct:description "at rådet godkender"@da ;
  kkr:addressedTo <id/kkr/eksempel> .
<id/document/eksempel/2025-03-04/dagsorden> a kkr:Document ;
  dct:title "Dagsorden, prøve"@da ;
  kkr:documentKind <concept/document-kind/dagsorden> ;
  kkr:availability <concept/availability/held> ;
  <http://xmlns.com/foaf/0.1/page> <https://example.org/dagsorden.pdf> .
<id/document/eksempel/2025-03-04/dagsorden/passage/1> a kkr:Passage ; kkr:page 4 ;
  oa:hasSource <id/document/eksempel/2025-03-04/dagsorden> ;
  kkr:quote "<script>alert(2)</script>"@da .
"""
MINUTES = """
<id/document/eksempel/2025-03-04/referat> a kkr:Document ; dct:title "Referat"@da ;
  kkr:documentKind <concept/document-kind/referat> ;
  kkr:availability <concept/availability/held> .
"""
DECISION = """
<id/treatment/1> a kkr:Treatment ; kkr:treats <id/meeting/eksempel/2025-03-04/item/1> .
<id/decision/1> a kkr:Decision ; prov:wasGeneratedBy <id/treatment/1> ;
  kkr:followsRecommendation <id/meeting/eksempel/2025-03-04/item/1/recommendation/1> ;
  kkr:outcome <concept/outcome/udsat> ; kkr:conformity <concept/conformity/in-part> ;
  kkr:decidedOn "2025-03-04"^^xsd:date ; dct:description "Rådet udsatte sagen."@da .
"""
NEVER = "Ikke refereret: vi har ikke referatet."


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    return whole()


def test_the_list_of_meetings_says_which_papers_are_held(built: MemoryStore) -> None:
    said = shown(built, "meetings")

    assert "32 møder; vi kender papirer til 2." in said
    assert said.count("vi har ingen</span>") == 30


def test_meetings_can_be_narrowed_to_a_council_a_year_and_papers(
    built: MemoryStore,
) -> None:
    one = shown(built, "meetings", council="KKR Sjælland", year="2026")
    held = shown(built, "meetings", papers="1")

    assert "1 møde;" in one
    assert "/doc/meeting/sjaelland/2026-01-27" in one
    assert "2 møder;" in held


def test_a_council_nobody_knows_is_refused_with_its_name(built: MemoryStore) -> None:
    with pytest.raises(UnknownNameError, match="Atlantis"):
        shown(built, "meetings", council="Atlantis")


def test_a_year_without_meetings_says_that_we_may_lack_them(built: MemoryStore) -> None:
    said = shown(built, "meetings", year="1789")

    assert "Det betyder ikke, at der ingen var." in said


def test_a_meeting_without_minutes_decides_nothing(built: MemoryStore) -> None:
    said = shown(built, "meeting", MEETING)

    assert said.count(NEVER) == 13
    assert 'class="decided"' in said
    assert "8eee01211c9b7661f2290d2019daa4de495577a81f827cfcb3ca5526268d49fc" in said
    assert "Glostrup Park Hotel" in said
    assert "næste møde, " in said
    assert "Forberedelse af næste valgperiode" in said


def test_the_items_stand_in_the_order_of_the_agenda(built: MemoryStore) -> None:
    said = shown(built, "meeting", MEETING)

    assert said.index('id="3.9"') < said.index('id="3.10"') < said.index('id="4.1"')


def test_an_item_shows_the_parts_of_what_is_recommended(built: MemoryStore) -> None:
    said = shown(built, "items", f"{MEETING}/item/3.5")

    assert '<ol class="parts">' in said
    assert ">drøfte</span>" in said
    assert ">beslutte</span>" in said
    assert NEVER in said
    assert "kun omtalt" in said
    assert '<q lang="da">1.550.000 kr.</q>' in said
    assert "marts 2023" in said


def test_an_item_tells_whose_names_are_in_an_annex_not_held(built: MemoryStore) -> None:
    said = shown(built, "items", f"{MEETING}/item/3.2")

    assert "Et forslag er ikke en beslutning." in said
    assert said.count("nævnt i et bilag, vi ikke har</span>") == 6


def test_an_item_follows_its_matter(built: MemoryStore) -> None:
    said = shown(built, "items", f"{MEETING}/item/3.3", language="en")

    assert "The matter over time" in said
    assert "/en/doc/meeting/hovedstaden/2025-09-02/item/3.4" in said


def test_a_section_lists_the_items_below_it(built: MemoryStore) -> None:
    said = shown(built, "items", f"{MEETING}/item/3")

    assert "Punkter herunder" in said
    assert "Ingen indstilling er trykt" not in said


@pytest.mark.parametrize("key", ["nowhere/1900-01-01", "x/<script>", "x/a b"])
def test_a_meeting_nobody_knows_has_no_page(built: MemoryStore, key: str) -> None:
    for name, inside in (("meeting", ""), ("items", "/item/1")):
        with pytest.raises(NoSuchThingError):
            shown(built, name, key + inside)


def test_without_minutes_an_item_says_so() -> None:
    said = shown(made(AGENDA), "items", "eksempel/2025-03-04/item/1")

    assert NEVER in said
    assert "<script>alert" not in said
    assert "&lt;script&gt;alert(1)" in said


def test_minutes_that_are_silent_are_not_minutes_that_are_missing() -> None:
    said = shown(made(AGENDA + MINUTES), "items", "eksempel/2025-03-04/item/1")

    assert "referatet siger ikke, hvad det blev til" in said
    assert NEVER not in said


def test_a_meeting_to_come_has_decided_nothing_yet() -> None:
    store = made(AGENDA)
    said = shown(store, "meeting", "eksempel/2025-03-04", today="2025-01-01")

    assert "Mødet er ikke holdt endnu." in said


def test_a_decision_stands_beside_what_was_recommended() -> None:
    said = shown(made(AGENDA + MINUTES + DECISION), "meeting", "eksempel/2025-03-04")

    assert ">udsat</span>" in said
    assert ">delvis</span>" in said
    assert "Rådet udsatte sagen." in said
    assert "Ikke refereret" not in said


def test_a_passage_quotes_its_source_and_opens_the_page() -> None:
    key = "eksempel/2025-03-04/dagsorden/passage/1"
    said = shown(made(AGENDA), "passages", key)

    assert "&lt;script&gt;alert(2)" in said
    assert "<script>alert" not in said
    assert "https://example.org/dagsorden.pdf#page=4" in said


def test_a_passage_shows_all_that_rests_on_it(built: MemoryStore) -> None:
    key = f"{PAPER}/passage/14-besluttede-marts-2023"
    said = shown(built, "passages", key)

    assert "<blockquote" in said
    assert "/doc/decision/kkr-hovedstaden/2023-03" in said
    assert "/doc/scenario/klimaalliancen/1" in said
    assert 'rel="prev"' in said
    assert 'rel="next"' in said
    assert f"/doc/document/{PAPER}#s14" in said


def test_a_document_lists_its_passages_by_page(built: MemoryStore) -> None:
    said = shown(built, "documents", PAPER)

    assert "668 steder" in said
    assert said.index('id="s9"') < said.index('id="s10"') < said.index('id="s27"')
    assert 'id="14-besluttede-marts-2023"' in said


def test_a_document_that_is_only_named_says_that_nothing_is_quoted(
    built: MemoryStore,
) -> None:
    said = shown(built, "documents", "hovedstaden/2025-06-18/referat")

    assert "Intet er citeret fra dokumentet." in said
    assert "Vi har ikke læst det." in said


def test_a_passage_nobody_knows_has_no_page(built: MemoryStore) -> None:
    with pytest.raises(NoSuchThingError):
        shown(built, "passages", f"{PAPER}/passage/nope")


def test_a_thousand_items_make_one_page() -> None:
    more = "".join(
        f"""<id/meeting/eksempel/2025-03-04/item/{n}> a kkr:AgendaItem ;
        kkr:number "{n}" ; kkr:position {n} ; dct:title "{"Et langt navn " * 20}"@da ;
        kkr:onAgendaOf <id/meeting/eksempel/2025-03-04> .\n"""
        for n in range(2, 1001)
    )
    said = shown(made(AGENDA + more), "meeting", "eksempel/2025-03-04")

    assert said.count("<article") == 1000


class Outline(HTMLParser):
    """The headings and the names of places of a page, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.fields: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if name := said.get("id"):
            self.ids.append(name)
        if tag == "label" and (name := said.get("for")):
            self.labelled.append(name)
        if tag in {"input", "select"} and said.get("type") != "hidden":
            self.fields.append(said.get("id") or "")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("front", ""),
        ("meetings", ""),
        ("meeting", MEETING),
        ("items", f"{MEETING}/item/2.1"),
        ("items", f"{MEETING}/item/3.5"),
        ("documents", PAPER),
        ("passages", f"{PAPER}/passage/14-besluttede-marts-2023"),
        ("deadlines", ""),
        ("money", ""),
        ("completeness", ""),
    ],
)
def test_headings_descend_by_one_and_every_place_and_field_has_a_name(
    built: MemoryStore, name: str, key: str
) -> None:
    said = shown(built, name, key)
    outline = Outline(said)

    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.fields) <= set(outline.labelled)
    assert said.count("<table") == said.count("<caption")
    assert not re.search(r'(\w|[.,:)«]|</a>|</span>)<a class="source"', said)
    assert len(gzip.compress(said.encode())) < 100_000
