"""A thing is found by whatever a person would call it."""

from datetime import date

import pytest

from asked import few, whole
from kkr_graph import questions
from kkr_graph.errors import AmbiguousNameError, BadDateError, UnknownNameError
from kkr_graph.spelling import danish_date, read_date

BASE = "https://w3id.org/kkr/id/"
NAMES = questions.read_names(few())


@pytest.mark.parametrize(
    "typed",
    [
        "Gladsaxe Kommune",
        "Gladsaxe",
        "gladsaxe",
        "GLADSAXE KOMMUNE",
        "  Gladsaxe  ",
        "0159",
        "159",
        "62761113",
        "municipality/0159",
        "id/municipality/0159",
        "https://w3id.org/kkr/id/municipality/0159",
        "<https://w3id.org/kkr/id/municipality/0159>",
    ],
)
def test_a_municipality_is_found_by_name_code_and_iri(typed: str) -> None:
    found = NAMES.resolve(typed, "municipality")

    assert found.value == f"{BASE}municipality/0159"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Køge", "0259"),
        ("koege", "0259"),
        ("Koge", "0259"),
        ("KØGE", "0259"),
        ("Ko\u0308ge", "0259"),  # ö made of two characters
        ("Århus", "0751"),
        ("A\u030arhus", "0751"),  # å made of two characters, as a Mac types it
        ("aarhus", "0751"),
        ("Arhus", "0751"),
        ("Lyngby Tårbæk", "0173"),
        ("lyngby-taarbaek", "0173"),
        ("Lyngby–Taarbæk", "0173"),
    ],
)
def test_danish_letters_may_be_written_in_any_way(typed: str, code: str) -> None:
    found = NAMES.resolve(typed, "municipality")

    assert found.value == f"{BASE}municipality/{code}"


@pytest.mark.parametrize(
    ("typed", "kind", "thing"),
    [
        ("KKR Hovedstaden", "council", "kkr/hovedstaden"),
        ("hovedstaden", "council", "kkr/hovedstaden"),
        ("1084", "organisation", "region/1084"),
        ("Kommunernes Landsforening", "organisation", "organisation/kl"),
        ("kl", "organisation", "organisation/kl"),
        ("Letbanen", "initiative", "initiative/letbanen"),
        ("Letbanen", "organisation", "forum/letbanen"),
        ("2025-09-02", "meeting", "meeting/hovedstaden/2025-09-02"),
        ("2/9-2025", "meeting", "meeting/hovedstaden/2025-09-02"),
        ("hovedstaden/2025-09-02", "meeting", "meeting/hovedstaden/2025-09-02"),
        ("hovedstaden/2/9-2025", "meeting", "meeting/hovedstaden/2025-09-02"),
        ("id/document/d", "thing", "document/d"),
        ("Dagsorden", "thing", "document/d"),
    ],
)
def test_each_kind_of_thing_is_found(typed: str, kind: str, thing: str) -> None:
    assert NAMES.resolve(typed, kind).value == BASE + thing


def test_a_concept_is_found_by_its_label_in_either_language_and_by_its_key() -> None:
    for typed in ("formand", "chair", "role/formand", "concept/role/formand"):
        found = NAMES.resolve(typed, "concept")
        assert found.value == "https://w3id.org/kkr/concept/role/formand"


def test_a_scheme_says_which_of_two_concepts_is_meant() -> None:
    found = NAMES.resolve("open", "concept", "follow-up-status")

    assert found.value.endswith("/follow-up-status/open")


def test_what_may_be_several_things_lists_them_in_a_form_that_can_be_typed() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        NAMES.resolve("2025-10-24", "meeting")

    said = caught.value.say("da")
    assert "id/meeting/hovedstaden/2025-10-24  Møde i Hovedstaden" in said
    assert "id/meeting/sjaelland/2025-10-24  Møde i Sjælland" in said
    for line in said.splitlines()[1:]:
        NAMES.resolve(line.split()[0], "meeting")


def test_a_name_of_the_wrong_kind_is_not_known() -> None:
    with pytest.raises(UnknownNameError):
        NAMES.resolve("Region Hovedstaden", "municipality")
    with pytest.raises(UnknownNameError):
        NAMES.resolve(f"{BASE}region/1084", "municipality")


@pytest.mark.parametrize("typed", ["Glasaxe", "gladsakse", "Gladsaxe By"])
def test_an_unknown_name_gets_suggestions_in_both_languages(typed: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        NAMES.resolve(typed, "municipality")

    assert caught.value.exit_code == 2
    assert "Ingen kommune hedder" in caught.value.say("da")
    assert "Mente du »Gladsaxe Kommune«" in caught.value.say("da")
    assert "Did you mean “Gladsaxe Kommune”" in caught.value.say("en")


@pytest.mark.parametrize("typed", ["", "   ", "-", "http://", "https://x/ y", "Xyzzy"])
def test_nonsense_is_an_unknown_name(typed: str) -> None:
    with pytest.raises(UnknownNameError):
        NAMES.resolve(typed, "municipality")


def test_any_iri_may_be_meant_where_any_thing_may() -> None:
    assert NAMES.resolve("https://example.org/x", "thing").value.endswith("/x")


@pytest.mark.parametrize(
    "typed",
    [
        "2025-09-02",
        "2025-9-2",
        "2/9-2025",
        "02/09-2025",
        "2/9 2025",
        "2/9/2025",
        "2.9.2025",
        "02-09-2025",
        "2. september 2025",
        "den 2. september 2025",
        "2 September 2025",
    ],
)
def test_a_day_may_be_written_in_any_way(typed: str) -> None:
    assert read_date(typed) == date(2025, 9, 2)


@pytest.mark.parametrize(
    "typed",
    ["2025-02-30", "31/4-2025", "2025", "i morges", "", "2025-13-01", "0/0-2025"],
)
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(BadDateError) as caught:
        read_date(typed)

    assert caught.value.exit_code == 2
    assert typed in str(caught.value)


def test_today_is_the_readers_own_day() -> None:
    assert read_date("i dag", today=date(2026, 2, 1)) == date(2026, 2, 1)
    assert read_date("today") == date.today()  # noqa: DTZ011


def test_a_day_is_written_as_the_papers_print_it() -> None:
    assert danish_date(date(2026, 1, 31)) == "31/1-2026"


def test_all_municipalities_are_found_by_their_names_and_codes() -> None:
    names = questions.read_names(whole(), ["municipality"])
    rows = whole().select(questions.internal("names").sparql)
    found = {
        (thing.value, name.value)
        for thing, kind, name, _ in rows
        if thing and kind and name and kind.value == "municipality"
    }

    assert len({thing for thing, _ in found}) == 98
    for thing, name in found:
        code = thing.rpartition("/")[2]
        assert names.resolve(name, "municipality").value == thing
        assert names.resolve(name.upper(), "municipality").value == thing
        assert names.resolve(code, "municipality").value == thing
        assert names.resolve(code.lstrip("0"), "municipality").value == thing
