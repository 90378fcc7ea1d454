"""Things are found however they are typed, and listed as Danes order them."""

import json
from datetime import date

import pytest

from asked import whole
from kkr_graph.names import Name, Names
from kkr_graph.pages import Asked, finding, render
from kkr_graph.pages.alphabet import first
from kkr_graph.questions import read_names

BASE = "https://w3id.org/kkr/"
FEW = Names(
    Name(f"{BASE}id/{at}", kind, text, preferred)
    for at, kind, text, preferred in (
        ("municipality/0001", "municipality", "Ærøskøbing Eksempel Kommune", True),
        ("municipality/0001", "municipality", "0001", False),
        ("initiative/letbane", "initiative", "Letbane på Eksempelvej", True),
        ("forum/k99", "forum", "Kredsen af eksempler", True),
        ("forum/k99", "forum", "K99", False),
        ("meeting/eksempel/2025-01-01/item/3.2", "item", "Den åbne by", True),
    )
)


def labels(typed: str) -> list[str]:
    return [found.label for found in finding.of(FEW).find(typed, 10)]


@pytest.mark.parametrize(
    "typed",
    ["Ærøskøbing", "aeroeskoebing", "ærøsk", "AEROSKOBING", "0001", "eksempel ærø"],
)
def test_a_municipality_is_found_with_danish_letters_or_without(typed: str) -> None:
    assert labels(typed) == ["Ærøskøbing Eksempel Kommune"]


def test_a_thing_is_found_by_its_abbreviation_and_a_title_by_any_word() -> None:
    assert labels("k99") == ["Kredsen af eksempler"]
    assert labels("abne") == labels("åbn") == ["Den åbne by"]


def test_the_whole_name_comes_before_its_beginning() -> None:
    assert labels("eksempel")[0] == "Ærøskøbing Eksempel Kommune"
    assert [found.rank for found in finding.of(FEW).find("K99", 1)] == [0]


@pytest.mark.parametrize(
    "typed", ["", "   ", "-", "%C3", "\N{GRINNING FACE}", "x" * 999]
)
def test_nothing_is_found_by_what_is_no_name(typed: str) -> None:
    assert labels(typed) == []


def test_a_misspelt_word_has_suggestions() -> None:
    assert finding.of(FEW).near("letbene") == ["letbane"]


def test_what_is_typed_is_shown_as_text_and_never_as_markup() -> None:
    said = page("search", q="<script>alert(1)</script>")

    assert "<script>alert" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said


def test_suggestions_lead_to_pages() -> None:
    found = json.loads(page("suggestions", q="glads"))

    assert found[0]["label"] == "Gladsaxe Kommune"
    assert found[0]["at"] == "/doc/municipality/0159"


def test_the_list_ends_with_the_last_letter_and_aa_stands_under_it() -> None:
    said = page("alphabet")

    assert said.index('<h2 id="V"') < said.index('<h2 id="Æ"')
    assert said.index('<h2 id="Å"') < said.index("Aarhus Kommune")
    assert first("Aabenraa") == "Å"


def test_one_kind_may_be_chosen() -> None:
    said = page("alphabet", kind="region")

    assert "Region Hovedstaden" in said
    assert "Gladsaxe Kommune" not in said


def page(name: str, **given: str) -> str:
    asked = Asked(name, given=given, today=date(2025, 9, 2))
    return render(whole(), read_names(whole()), asked).body.decode()
