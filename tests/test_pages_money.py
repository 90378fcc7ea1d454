"""The pages of money, of what is not known, and the front page."""

from decimal import Decimal
from typing import Any

import pytest

from asked import whole
from kkr_graph.errors import UnknownNameError
from kkr_graph.gathering import gather
from kkr_graph.pages.money import printed
from kkr_graph.store import MemoryStore
from paged import made, shown
from test_pages_meetings import AGENDA

WAYS = """
<id/initiative/prøve> a kkr:Initiative ; skos:prefLabel "Prøven"@da .
<id/organisation/prøve> skos:prefLabel "<b>Prøverne</b>"@da .
<id/scenario/1> a kkr:FinancingScenario ; kkr:finances <id/initiative/prøve> ;
  kkr:number "1" ; kkr:statedTotal 1000.0 ; skos:prefLabel "Lidt"@da .
<id/scenario/2> a kkr:FinancingScenario ; kkr:finances <id/initiative/prøve> ;
  kkr:number "2" ; kkr:statedTotal 3000.0 ; skos:prefLabel "Meget"@da .
<id/contribution/1> a kkr:Contribution ; kkr:contributesTo <id/initiative/prøve> ;
  kkr:contributor <id/organisation/prøve> ; kkr:partOfScenario <id/scenario/1> ;
  kkr:amount 900.0 .
<id/contribution/2> a kkr:Contribution ; kkr:contributesTo <id/initiative/prøve> ;
  kkr:contributor <id/organisation/prøve> ; kkr:partOfScenario <id/scenario/2> ;
  kkr:amount 3500.0 .
"""


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    return whole()


def test_scenarios_stand_side_by_side_and_are_never_added_up(
    built: MemoryStore,
) -> None:
    said = shown(built, "money")

    assert "Kun ét af scenarierne kan gælde." in said
    for total in ("1.550.000", "2.605.000", "3.660.000"):
        assert f"{total}\N{NO-BREAK SPACE}kr." in said
        assert f"Stemmer: bidragene giver {total}" in said
    assert "7.815.000" not in said
    assert ">aftalt</span>" in said
    assert said.count(">foreslået</span>") == 2


def test_an_amount_stands_beside_the_words_it_is_printed_in(built: MemoryStore) -> None:
    said = shown(built, "money")

    assert "nuværende årlige kommunale bidrag på samlet 1.550.000 kr.</q>" in said


def test_a_quote_that_does_not_hold_the_amount_is_not_its_print() -> None:
    row: dict[str, Any] = {
        "total": Decimal("1000.0"),
        "quote": ["i alt 1.000 kr.", "x"],
    }

    assert printed(row) == ["i alt 1.000 kr."]
    assert printed({**row, "total": None}) == []


def test_a_contribution_counted_in_another_says_so(built: MemoryStore) -> None:
    said = shown(built, "money")

    assert "Bidrag uden for scenarierne" in said
    assert "talt med i <a" in said


def test_a_sum_that_does_not_hold_says_by_how_much() -> None:
    said = shown(made(WAYS), "money")

    assert "der mangler 100 i det oplyste beløb" in said
    assert "bidragene er 500 større end det oplyste beløb" in said
    assert "(valuta ikke oplyst)" in said
    assert "<b>Prøverne" not in said


def test_the_allocation_says_whether_it_adds_up(built: MemoryStore) -> None:
    said = shown(built, "money")

    assert said.count("det stemmer.") == 4
    assert "6.000" in said


@pytest.mark.parametrize("name", ["money", "completeness", "front", "meetings"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_over_nothing_says_that_nothing_is_known(
    name: str, language: str
) -> None:
    said = shown(MemoryStore(), name, language=language)

    assert 'class="unknown"' in said


def test_each_reason_for_not_knowing_is_counted_and_explained(
    built: MemoryStore,
) -> None:
    said = shown(built, "completeness")

    assert '<a href="#referenced-only">kun omtalt</a>' in said
    assert 'id="referenced-only"' in said
    assert "Bilaget selv. Den, der udsendte dagsordenen, har det." in said
    assert "vi har dagsordenen, men ikke referatet" in said
    assert "svag kilde" in said


def test_what_is_not_known_can_be_asked_of_one_thing(built: MemoryStore) -> None:
    said = shown(built, "completeness", place="Klimaalliancen")

    assert "Kun om Klimaalliancen" in said
    with pytest.raises(UnknownNameError):
        shown(built, "completeness", place="Atlantis")


def test_an_agenda_without_minutes_is_a_gap() -> None:
    said = shown(made(AGENDA), "completeness")

    assert "dagsorden uden referat" in said


def test_the_front_page_shows_what_is_open_due_and_unknown(built: MemoryStore) -> None:
    said = shown(built, "front")

    assert "3.5 Konsekvenser af sundhedsreformen" in said
    assert "Forslag til positionspapir" in said
    assert 'href="/completeness#not-found"' in said
    assert "Valgperioden 2022-2025" in said
    assert '<option value="Gladsaxe Kommune">' in said
    assert said.count("<dt>") == 8
    assert said.count("<dd><a ") == 8


def test_the_front_page_says_when_no_deadline_lies_ahead(built: MemoryStore) -> None:
    said = shown(built, "front", today="2060-01-01")

    assert "Vi kender ingen frister efter i dag." in said
    assert "Vi kender ikke valgperioden i dag." in said


def test_rows_are_gathered_in_the_order_they_come() -> None:
    rows: list[dict[str, Any]] = [
        {"a": 1, "b": None, "c": "x", "d": None},
        {"a": 2, "b": 5, "c": "y", "d": 1},
        {"a": 1, "b": 7, "c": "x", "d": 2},
    ]

    assert gather(rows, "a", "b c") == [
        {"a": 1, "b": 7, "c": "x", "d": 2, "b c": [(7, "x")]},
        {"a": 2, "b": 5, "c": "y", "d": 1, "b c": [(5, "y")]},
    ]
