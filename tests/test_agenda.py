"""Papers are read as agendas: the real one exactly, other layouts from made-up ones."""

import datetime as dt
import os
from functools import cache
from pathlib import Path

import pytest
import rdflib

from kkr_graph import errors, papers
from kkr_graph.agenda import Agenda, Item, parse
from kkr_graph.vocabulary import BASE, DEF
from printed import flowing

AGENDAS = Path(__file__).parent / "agendas"
ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("KKR_SHARED", ROOT.parent / "shared"))
SEED = SHARED / "seed" / "kkr-hovedstaden-2025-09-02"
BY_HAND = ROOT / "data" / "meetings" / "hovedstaden" / "2025-09-02" / "dagsorden.ttl"
FORMS = [".txt", ".pdf"]


@cache
def seed(form: str) -> Agenda:
    path = SEED.with_suffix(form)
    if not path.exists():
        pytest.skip(f"the real agenda is not here: {path.name} (set KKR_SHARED)")
    return parse(papers.flow(papers.read(path)), origin=path.name)


@cache
def made_up(name: str, *municipalities: str) -> Agenda:
    path = AGENDAS / f"{name}.txt"
    return parse(
        papers.flow(papers.read(path)), origin=path.name, municipalities=municipalities
    )


def item(agenda: Agenda, number: str) -> Item:
    return next(each for each in agenda.items if each.number == number)


def lacking(agenda: Agenda) -> set[tuple[str, str, str]]:
    return {(each.item, each.what, each.reason) for each in agenda.missing}


### The real agenda, against what data/ holds of it (and tests/gold, by hand)


@cache
def in_data() -> rdflib.Graph:
    return rdflib.Graph().parse(BY_HAND)


def said(iri: str, term: str) -> list[str]:
    return sorted(
        str(value).rpartition("/")[2]
        for value in in_data().objects(rdflib.URIRef(BASE + iri), rdflib.URIRef(term))
        if not isinstance(value, rdflib.Literal) or value.language in {None, "da"}
    )


MEETING = "id/meeting/hovedstaden/2025-09-02"
DCT = str(rdflib.DCTERMS)


@pytest.mark.parametrize("form", FORMS)
def test_the_front_of_the_real_agenda_is_read(form: str) -> None:
    agenda = seed(form)

    assert (agenda.kind, agenda.council) == ("dagsorden", "hovedstaden")
    assert (agenda.date, agenda.starts) == (dt.date(2025, 9, 2), dt.time(10))
    assert agenda.venue == "Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup"
    assert agenda.ends is None


@pytest.mark.parametrize("form", FORMS)
def test_the_real_agenda_has_the_items_written_by_hand(form: str) -> None:
    agenda = seed(form)

    assert len(agenda.items) == 19
    assert [section.number for section in agenda.sections] == list("12345")
    for each in agenda.items:
        iri = f"{MEETING}/item/{each.number}"
        assert [each.title] == said(iri, DCT + "title"), each.number
        assert [str(each.position)] == said(iri, DEF + "position")
        assert [each.case or ""] == (said(iri, DEF + "caseNumber") or [""])
        assert [each.parent or ""] == (said(iri, DEF + "parentItem") or [""])


@pytest.mark.parametrize("form", FORMS)
def test_every_heading_stands_on_its_page(form: str) -> None:
    pages = [each.place.page for each in seed(form).items]

    assert pages == [2, 2, 2, 3, 3, 7, 7, 7, 9, 10, 12, 15, 17, 18, 20, 24, 26, 26, 27]


@pytest.mark.parametrize("form", FORMS)
def test_the_real_agenda_has_the_recommendations_written_by_hand(form: str) -> None:
    agenda = seed(form)
    count = 0

    for each in agenda.items:
        iri = f"{MEETING}/item/{each.number}/recommendation/1"
        description = in_data().value(
            rdflib.URIRef(BASE + iri), rdflib.DCTERMS.description
        )
        if each.recommendation is None:
            assert description is None
            continue
        count += 1
        assert each.recommendation.text == str(description)
        parts = said(iri, DCT + "hasPart")
        if not parts:
            assert [each.recommendation.act] == said(iri, DEF + "recommendedAct")
            continue
        assert len(each.recommendation.parts) == len(parts)
        for number, part in zip(parts, each.recommendation.parts, strict=True):
            assert [part.text] == said(f"{iri}/part/{number}", DCT + "description")
            assert [part.act] == said(f"{iri}/part/{number}", DEF + "recommendedAct")

    assert count == 13


@pytest.mark.parametrize("form", FORMS)
def test_the_real_agenda_lists_the_annexes_written_by_hand(form: str) -> None:
    agenda = seed(form)
    listed = {
        f"{each.number}/{number}": annex.label
        for each in agenda.items
        for number, annex in enumerate(each.annexes, start=1)
    }
    printed = str(rdflib.URIRef(DEF + "printedLabel"))

    assert len(listed) == 16
    for key, label in listed.items():
        number, _, position = key.partition("/")
        iri = f"{MEETING}/item/{number}/annex/{position}"
        assert [label] == (said(iri, printed) or said(iri, DCT + "title"))


@pytest.mark.parametrize("form", FORMS)
def test_the_real_agenda_has_the_marks_and_empty_parts_of_the_print(form: str) -> None:
    agenda = seed(form)

    marks = [mark.page for each in agenda.items for mark in each.marks]
    assert marks == [5, 8, 9, 11, 12, 14, 14, 14, 17, 19, 20, 21, 21]
    assert {e.number: e.empty_parts for e in agenda.items if e.empty_parts} == {
        "1.1": ("sagsfremstilling",),
        "1.2": ("baggrund", "sagsfremstilling"),
        "2.1": ("sagsfremstilling",),
        "4.1": ("indstilling", "sagsfremstilling"),
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_real_agenda_announces_the_next_meeting(form: str) -> None:
    following = seed(form).next_meeting

    assert following is not None
    assert following.date == dt.date(2025, 10, 24)
    assert (following.starts, following.ends) == (dt.time(10), dt.time(12))
    assert [text for text, _ in following.items] == [
        "Forberedelse af næste valgperiode",
        "Resultatkontrakt for Erhvervshus Hovedstaden 2025",
        "Rammeaftale for danskuddannelser",
        "Status for KKR’s 7+3 VIP infrastrukturprojekter",
        (
            "Status på sundhedsreformen, herunder orientering om det nye "
            "Sundhedskoordinationsforum for Østdanmark."
        ),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_the_real_agenda_lacks_is_said(form: str) -> None:
    assert lacking(seed(form)) == {
        ("2.1", "annexes", "marked-not-listed"),
        ("4.1", "recommendation", "printed-empty"),
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_place_is_where_its_text_stands(form: str) -> None:
    agenda = seed(form)
    text = papers.flow(papers.read(SEED.with_suffix(form))).text

    for each in agenda.items:
        assert text[each.place.start : each.place.end].endswith(each.title[-10:])
        assert each.extent.start <= each.place.start <= each.extent.end
        for annex in each.annexes:
            assert text[annex.place.start : annex.place.end] == annex.label
        for part in each.recommendation.parts if each.recommendation else ():
            assert text[part.place.start : part.place.end].endswith(part.text[-10:])


### Other years and other KKRs, made up


def test_labels_may_come_before_their_values() -> None:
    agenda = made_up("hovedstaden-2015-02-23-dagsorden")

    assert (agenda.kind, agenda.council) == ("dagsorden", "hovedstaden")
    assert (agenda.date, agenda.starts) == (dt.date(2015, 2, 23), dt.time(10))
    assert agenda.venue == "Eksempelgården, Eksempelvej 1, 9999 Eksempelby"


def test_a_list_of_contents_does_not_double_the_items() -> None:
    agenda = made_up("hovedstaden-2015-02-23-dagsorden")

    assert [each.number for each in agenda.items] == ["1", "1.1", "2", "2.1", "3"]
    assert [each.place.page for each in agenda.items] == [3, 3, 3, 3, 4]


def test_a_wrapped_title_is_joined_and_initials_are_not_kept() -> None:
    agenda = made_up("hovedstaden-2015-02-23-dagsorden")

    assert item(agenda, "2.1").title == (
        "Eksempel på en sag med en lang overskrift, som går over to linjer i papiret"
    )
    assert item(agenda, "2.1").case == "SAG-2015-00002"
    assert "abcd" not in repr(agenda)


def test_a_misprinted_section_is_known_by_its_name() -> None:
    names = [s.name for s in made_up("hovedstaden-2015-02-23-dagsorden").sections]

    assert names == ["godkendelse", "regionalpolitiske-sager", "eventuelt"]


def test_two_verbs_in_one_sentence_are_two_parts() -> None:
    asked = item(made_up("hovedstaden-2015-02-23-dagsorden"), "2.1").recommendation

    assert asked is not None
    assert [(part.act, part.text) for part in asked.parts] == [
        ("droefte", "drøfter notatet"),
        ("tage-til-efterretning", "tager det til efterretning."),
    ]
    assert asked.act is None


def test_numbered_annexes_keep_their_label_and_have_a_title() -> None:
    annexes = item(made_up("hovedstaden-2015-02-23-dagsorden"), "2.1").annexes

    assert [(annex.label, annex.title) for annex in annexes] == [
        ("Bilag 1: Notat om eksempler", "Notat om eksempler"),
        ("Bilag 2: Oversigt", "Oversigt"),
    ]


@pytest.mark.parametrize(
    ("number", "outcome", "conformity"),
    [
        ("1.1", "godkendt", "as-recommended"),
        ("2.1", "droeftet", "in-part"),
        ("2.2", "tiltraadt", "as-recommended"),
        ("2.3", "aendret", "amended"),
        ("2.4", "ikke-godkendt", "against"),
        ("2.5", "taget-til-efterretning", "no-recommendation"),
    ],
)
def test_decisions_of_minutes_have_outcome_and_conformity(
    number: str, outcome: str, conformity: str
) -> None:
    decided = item(made_up("midtjylland-2024-03-05-referat"), number).decision

    assert decided is not None
    assert (decided.outcome, decided.conformity) == (outcome, conformity)


def test_minutes_without_words_of_a_decision_say_so() -> None:
    agenda = made_up("midtjylland-2024-03-05-referat")

    assert item(agenda, "2.6").decision is None
    assert ("2.6", "decision", "printed-empty") in lacking(agenda)


def test_those_present_and_those_absent_are_read_but_no_guests() -> None:
    agenda = made_up("midtjylland-2024-03-05-referat")

    assert [(a.name, a.municipality, a.status) for a in agenda.attendance] == [
        ("Eva Eksempel", "Eksempel", "present"),
        ("Peter Prøve", "Prøve-Mønster", "present"),
        ("Frida Fiktiv", "Fiktiv", "apology"),
    ]
    assert "Gert" not in repr(agenda)


def test_sections_may_come_in_another_order_and_cases_be_absent() -> None:
    agenda = made_up("nordjylland-2017-06-15-referat")

    assert [section.name for section in agenda.sections] == [
        "deltagere",
        "udpegninger",
        "kkr",
        "siden-sidst",
        "eventuelt",
        "naeste-moede",
    ]
    assert agenda.council == "nordjylland"
    assert (agenda.starts, agenda.ends) == (dt.time(9, 30), dt.time(12))
    assert ("3.1", "case", "not-printed") in lacking(agenda)


def test_people_run_together_are_told_apart() -> None:
    agenda = made_up("nordjylland-2017-06-15-referat")

    assert [(a.name, a.municipality) for a in agenda.attendance] == [
        ("Eva Eksempel", "Eksempel"),
        ("Peter Prøve", "Prøve"),
    ]


def test_a_decision_may_stand_under_the_recommendation() -> None:
    agenda = made_up("nordjylland-2017-06-15-referat")
    asked, decided = item(agenda, "2.1").recommendation, item(agenda, "2.1").decision

    assert asked is not None
    assert [part.act for part in asked.parts] == ["udpege", "godkende"]
    assert decided is not None
    assert decided.conformity == "as-recommended"


def test_other_verbs_than_recommended_leave_the_conformity_open() -> None:
    agenda = made_up("nordjylland-2017-06-15-referat")
    decided = item(agenda, "3.1").decision

    assert decided is not None
    assert (decided.outcome, decided.conformity) == ("droeftet", None)
    assert ("3.1", "conformity", "verbs-differ") in lacking(agenda)


def test_a_past_decision_told_in_prose_is_none_of_this_meeting() -> None:
    assert item(made_up("nordjylland-2017-06-15-referat"), "4.1").decision is None


def test_items_may_be_numbered_without_sections() -> None:
    agenda = made_up("sjaelland-2010-11-22-referat")

    assert [each.title for each in agenda.items] == [
        "Godkendelse af referat",
        "En sag om kollektiv trafik",
        "Sager på vej til kommende møder",
        "Eventuelt",
    ]
    assert (agenda.date, agenda.starts) == (dt.date(2010, 11, 22), dt.time(9))
    assert agenda.venue == "Prøvehallen"


def test_municipalities_without_the_word_are_known_by_the_longest_name() -> None:
    known = ("Prøveby", "Eksempelborg", "Prøveby-Mønster")
    agenda = made_up("sjaelland-2010-11-22-referat", *known)

    assert [(a.name, a.municipality, a.status) for a in agenda.attendance] == [
        ("Eva Eksempel", "Eksempelborg", "present"),
        ("Peter Prøve", "Prøveby", "apology"),
        ("Sune Stedfortræder", "Prøveby", "present"),
        ("Lise Længst", "Prøveby-Mønster", "present"),
    ]


def test_people_without_a_municipality_are_left_out_and_counted() -> None:
    agenda = made_up("sjaelland-2010-11-22-referat")

    assert agenda.attendance == ()
    assert [m.what for m in agenda.missing].count("attendance") == 3


def test_expected_points_need_no_dashes() -> None:
    following = made_up("sjaelland-2010-11-22-referat").next_meeting

    assert following is not None
    assert following.date == dt.date(2011, 2, 7)
    assert [text for text, _ in following.items] == ["Budget", "Rammeaftale"]


def test_annexes_of_their_own_stand_under_the_items_they_belong_to() -> None:
    agenda = made_up("syddanmark-2019-04-11-bilag")

    assert (agenda.kind, agenda.council) == ("bilag", "syddanmark")
    assert [(e.number, [a.title for a in e.annexes]) for e in agenda.items] == [
        ("2.1", ["Planen i udkast", "Høringssvar"]),
        ("3.2", ["Statusnotat"]),
    ]


def test_the_date_of_a_paper_without_one_is_taken_from_the_file_name() -> None:
    agenda = made_up("syddanmark-2019-04-11-bilag")

    assert agenda.date == dt.date(2019, 4, 11)
    assert ("", "date", "from-file-name") in lacking(agenda)


@pytest.mark.parametrize(
    ("name", "body"),
    [("another-body", "Business Region Eksempel"), ("invoice", "Faktura")],
)
def test_a_paper_of_no_kkr_is_refused_by_name(name: str, body: str) -> None:
    with pytest.raises(errors.NotAKkrPaperError) as refused:
        made_up(name)

    assert refused.value.body == body
    assert f"{name}.txt" in refused.value.say("da")
    assert body in refused.value.say("da")


def test_every_paper_in_the_folder_is_read_or_refused() -> None:
    read = {path.stem for path in AGENDAS.glob("*.txt")}

    assert len(read) >= 7
    assert {name.partition("-")[0] for name in read} >= {
        "hovedstaden",
        "sjaelland",
        "syddanmark",
        "midtjylland",
        "nordjylland",
    }


def test_what_is_missing_is_said_in_both_languages() -> None:
    for path in AGENDAS.glob("*-*-*-*-*.txt"):
        for missing in made_up(path.stem).missing:
            assert missing.say("da") != missing.say("en")


### Layouts of which there is one example each


def made_of(*pages: str) -> Agenda:
    return parse(flowing(*pages), origin="papir")


def test_the_contents_of_a_paper_of_annexes_are_what_it_says() -> None:
    agenda = made_of(
        "B I L A G 2 0 3 1\n\nK K R  S Y D D A N M A R K\n\n11-04-2031 kl. 10",
        "Indhold\n\n2.1 Godkendelse af en plan\n\nBilag 1: Planen ........ 2\n\n"
        "Bilag 2: Høringssvar ....... 5\n\n3.2 Status\n\nBilag 1: Notat ..... 9",
    )

    assert agenda.kind == "bilag"
    assert [(i.number, [a.title for a in i.annexes]) for i in agenda.items] == [
        ("2.1", ["Planen", "Høringssvar"]),
        ("3.2", ["Notat"]),
    ]


def test_a_number_may_stand_above_its_title() -> None:
    agenda = made_of(
        "Kommunekontaktråd Nordjylland\n\nReferat\n\nMødedato: 15. juni 2031\n\n"
        "Mødetidspunkt: 9.30-12.00\n\nPunkt 1\n\nGodkendelse af dagsorden\n\n"
        "Beslutning\n\nGodkendt.\n\nPunkt 2\n\nEn sag\n\nBeslutning\n\nDrøftet."
    )

    assert (agenda.council, agenda.starts) == ("nordjylland", dt.time(9, 30))
    assert [(i.number, i.title) for i in agenda.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "En sag"),
    ]


def test_an_agenda_may_be_a_list_and_nothing_more() -> None:
    agenda = made_of(
        "Dagsorden\n\nKKR Sjælland\n\nTirsdag d. 4. marts 2031\n\nkl. 9.00 - 11.30\n\n"
        "1. Godkendelse af dagsorden\n\n2. Meddelelser\n\n3. Drøftelse af trafik\n\n"
        "4. Eventuelt"
    )

    assert [item.number for item in agenda.items] == ["1", "2", "3", "4"]


def test_a_list_of_contents_in_columns_is_no_agenda() -> None:
    agenda = made_of(
        "REFERAT 2031\n\nK K R  S Y D D A N M A R K\n\nDato:\n\nSted:\n\n"
        "12.06.2031 kl. 10:00\n\nPrøvehotellet,\n\nPrøvegade 1, 9999 Prøveby",
        "1.\n1.1.\n2.\n2.1.\n\nGodkendelse af referat\nGodkendelse af referat\n"
        "Siden sidst\nSiden sidst\n\n3\n3\n4\n4",
        "1. Godkendelse af referat\n\n1.1. Godkendelse af referat\n\nIndstilling\n"
        "Det indstilles, at KKR Syddanmark godkender referatet.\n\nBeslutning\n"
        "Godkendt.\n\n2. Siden sidst\n\n2.1. Siden sidst\n\nBaggrund\nIntet.",
    )

    assert [item.number for item in agenda.items] == ["1", "1.1", "2", "2.1"]
    assert {item.place.page for item in agenda.items} == {3}
    assert agenda.venue == "Prøvehotellet, Prøvegade 1, 9999 Prøveby"
