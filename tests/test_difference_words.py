"""Differences are told in plain Danish and English, with the place they stand."""

import pytest

from changed import BASE, DAGSORDEN, HERE, lead, state, triples
from kkr_graph import difference_words, differences
from kkr_graph.difference_words import Account
from kkr_graph.language import Language
from kkr_graph.store import MemoryStore
from small_sources import facts

CITED = "Dagsorden 2/9-2025, pkt. 3.2, s. 7"


def told(
    before: differences.State,
    after: differences.State,
    language: Language = "da",
    store: MemoryStore | None = None,
) -> Account:
    changes = differences.between(before, after)
    return difference_words.tell(changes, before, after, language, store)


def test_another_holder_is_told_with_both_names_and_the_place() -> None:
    account = told(state(lead("0001")), state(lead("0002")))
    assert account.text() == (
        "1 ændret.\n"
        "\n"
        "Ændret: tovholder: Andeby Kommune, Letbanen\n"
        "  tovholder: Eksempel Kommune → Andeby Kommune\n"
        f"  kilde: {CITED}\n"
    )


def test_the_same_is_told_in_english() -> None:
    account = told(state(lead("0001")), state(lead("0002")), "en")
    assert account.text() == (
        "1 changed.\n"
        "\n"
        "Changed: coordinating lead: Andeby Kommune, The light rail\n"
        "  coordinating lead: Eksempel Kommune → Andeby Kommune\n"
        "  source: Agenda 2 September 2025, item 3.2, p. 7\n"
    )


def test_a_lead_that_ended_says_until_when() -> None:
    account = told(state(lead()), state(lead(period="2023-2025")))
    [one] = account.things
    assert (one.sort, [line.say() for line in one.lines]) == (
        "ended",
        ["gælder i: siden 2023 → 2023-2025"],
    )


def test_no_difference_says_so() -> None:
    assert told(state(lead()), state(lead())).text() == "Ingen forskel.\n"
    assert told({}, {}, "en").text() == "No difference.\n"


def test_a_period_that_changed_is_told_with_what_it_is_a_period_of() -> None:
    earlier = state(lead())
    later = state(lead().replace('"2023-01-01"', '"2024-02-01"'))
    [one] = told(earlier, later).things
    assert one.thing == f"{BASE}id/lead/letbanen"
    assert [line.say() for line in one.lines] == ["gælder i: 1/1-2023– → 1/2-2024–"]


def test_a_passage_that_was_mended_is_told_with_what_rests_on_it() -> None:
    mended = DAGSORDEN.replace("er tovholder", "er fortsat tovholder")
    account = told(state(lead()), state(lead(), paper=mended))
    assert [one.thing.removeprefix(BASE) for one in account.things] == [
        "id/meeting/eksempel/2025-09-02/item/3.2",
        "id/lead/letbanen",
    ]
    assert [line.say() for line in account.things[1].lines] == [
        f"kilde: {CITED} (rettet)"
    ]


def test_passages_and_periods_are_no_things_of_their_own() -> None:
    account = told({}, state(lead()))
    kinds = {one.thing.removeprefix(BASE).split("/")[1] for one in account.things}
    assert not kinds & {"period"}
    assert not [one for one in account.things if "/passage/" in one.thing]


def test_a_passage_that_nothing_rests_on_is_told_by_itself() -> None:
    alone = DAGSORDEN + (
        "<id/document/eksempel/2025-09-02/dagsorden/passage/2> a kkr:Passage ;"
        "  oa:hasSource <id/document/eksempel/2025-09-02/dagsorden> ; kkr:page 9 ."
    )
    [one] = told(state(lead()), state(lead(), paper=alone)).things
    assert one.thing.endswith("/passage/2")


SECRET = "Hemmelighedsby"


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_withdrawn_says_nothing_of_what_it_said(language: Language) -> None:
    said = f"""
    <id/initiative/trukket> a kkr:Initiative ; skos:prefLabel "{SECRET}"@da ;
      dct:description "{SECRET} er tovholder"@da ;
      prov:wasDerivedFrom <id/document/eksempel/2025-09-02/dagsorden/passage/9> .
    <id/document/eksempel/2025-09-02/dagsorden/passage/9> a kkr:Passage ;
      oa:hasSource <id/document/eksempel/2025-09-02/dagsorden> ;
      kkr:page 3 ; kkr:quote "{SECRET}"@da .
    <id/initiative/anden> a kkr:Initiative ; skos:prefLabel "En anden"@da ;
      org:subOrganizationOf <id/initiative/trukket> .
    """
    left = '<id/initiative/anden> a kkr:Initiative ; skos:prefLabel "En anden"@da .'
    tombstone = """
    <id/initiative/trukket> owl:deprecated true ;
      kkr:withdrawnOn "2026-11-26"^^xsd:date ;
      dct:isReplacedBy <id/initiative/letbanen> .
    """
    before = state(lead() + said)
    after = state(lead() + left, withdrawals=tombstone)
    account = told(before, after, language)
    assert SECRET not in account.text()
    assert account.counts == {"changed": 1, "withdrawn": 1}
    [withdrawn] = [one for one in account.things if one.sort == "withdrawn"]
    assert withdrawn.name == "<id/initiative/trukket>"
    assert "2026" in withdrawn.say(language)
    assert withdrawn.sources == ()


def test_numbers_and_days_read_as_danes_write_them() -> None:
    body = """
    <id/key-figure/1> a kkr:KeyFigure ; skos:prefLabel "Tal"@da ;
      kkr:amount 1250000.5 ; dct:issued "2025-09-02"^^xsd:date ; kkr:year 2026 .
    """
    [one] = told({}, {HERE: triples(body)}).things
    values = {value for line in one.lines for value in line.now}
    assert values == {"1.250.000,5", "2/9-2025", "2026"}


def test_a_text_in_two_languages_is_told_in_the_readers() -> None:
    before = state(lead())
    after = state(lead().replace("Letbanen", "Banen").replace("light rail", "rail"))
    [one] = [x for x in told(before, after, "en").things if x.name == "The rail"]
    assert [line.say() for line in one.lines] == [
        "preferred label: The light rail → The rail"
    ]


def test_a_text_that_changed_only_in_the_other_language_is_told_all_the_same() -> None:
    after = state(lead().replace("light rail", "rail"))
    [one] = told(state(lead()), after).things
    assert [line.say() for line in one.lines] == [
        "betegnelse: The light rail → The rail"
    ]


def test_a_thing_without_name_or_telling_statements_goes_by_its_iri() -> None:
    [one] = told({}, {HERE: triples("<id/x/y> kkr:page 1 .")}).things
    assert one.name == "<id/x/y>"


def test_the_store_in_use_names_what_the_states_do_not_speak_of() -> None:
    body = "<id/lead/l> a kkr:Lead ; org:member <id/municipality/0009> ."
    named = facts(
        "eksempel/navne",
        "<id/municipality/0009> a kkr:Municipality ; "
        'skos:prefLabel "Nyby Kommune"@da .',
    )
    store = MemoryStore(named.as_quads())
    [one] = told({}, {HERE: triples(body)}, store=store).things
    assert "Nyby Kommune" in one.name


def test_a_hostile_text_moves_no_cursor() -> None:
    body = '<id/x> a kkr:Initiative ; skos:prefLabel "a\\u001B[2Jb\\u202Ec\\nd"@da .'
    assert told({}, {HERE: triples(body)}).things[0].name == "a[2Jbc d"


def test_a_long_account_is_cut_with_a_word_of_what_is_left_out() -> None:
    body = "".join(f"<id/initiative/i{n}> a kkr:Initiative . " for n in range(5))
    text = told({}, {HERE: triples(body)}).text(most=2)
    assert text.startswith("5 nye.\n")
    assert text.endswith("… og 3 ting mere.\n")
