"""A table of initiatives and leads is told by its headings and read row by row."""

from time import perf_counter

import pytest

from kkr_graph.statements.lead_tables import TableLead, from_table
from made_up import BOOK, key

HEADINGS = ("Indsats", "Tovholder")


def read(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[TableLead]:
    return from_table(headings, rows, BOOK.find)


@pytest.mark.parametrize(
    ("headings", "role"),
    [
        (("Indsats", "Tovholder"), "tovholder"),
        (("Projekt", "Tovholderkommune"), "tovholder"),
        (("Strategiens indsatsområder", "Tov-\nholder"), "tovholder"),
        (("Initiativ", "Ansvarlig"), "ansvarlig"),
        (("Område", "Projektleder"), "projektledelse"),
        (("Projekt", "Projektejer"), "ansvarlig"),
        (("Delprojekt", "Politisk ansvarlig"), "ansvarlig"),
        (("VIP-projekt", "Ledes af"), "projektledelse"),
        (("TEMA", "LEDER"), "projektledelse"),
    ],
)
def test_a_table_of_leads_is_told_by_its_headings(
    headings: tuple[str, ...], role: str
) -> None:
    (one,) = read(headings, ("Fælles mobilitet", "Eksempel Kommune"))

    assert (one.role, key(one.holder), key(one.initiative)) == (
        role,
        "9901",
        "faelles-mobilitet",
    )
    assert (one.basis, one.unknown_reason) == ("stated", None)


@pytest.mark.parametrize(
    "headings",
    [
        ("Kommune", "Beløb"),
        ("Indsats", "Status"),
        ("Navn", "Tovholder"),
        ("Indsats", "Tidligere tovholder"),
        ("Indsats", "Tovholders mail"),
        ("Tovholder",),
        (),
    ],
)
def test_another_table_is_none(headings: tuple[str, ...]) -> None:
    assert read(headings, ("Fælles mobilitet", "Eksempel Kommune")) == []


@pytest.mark.parametrize(
    "cell",
    [
        "Eksempel og Prøve Kommuner",
        "Eksempel og Prøve kommuner",
        "Eksempel Kommune\nPrøve Kommune",
        "Eksempel\nPrøve",
        "Eksempel/Prøve",
        "Eksempel Kommune, Prøve Kommune",
        "Eksempel Kommune (Eksempel)\nog Prøve Kommune",
        "Borgmester Eva Fjord (A), Eksempel Kommune, og Prøve Kommune",
    ],
)
def test_several_holders_in_a_cell_are_one_lead_each(cell: str) -> None:
    found = read(HEADINGS, ("Fælles mobilitet", cell))

    assert [key(one.holder) for one in found] == ["9901", "9902"]


@pytest.mark.parametrize(
    ("cell", "basis", "reason"),
    [
        ("", "stated", "not-stated"),
        ("-", "stated", "not-stated"),
        ("–", "stated", "not-stated"),
        ("afklares", "proposed", "not-yet-decided"),
        ("Ej udpeget", "proposed", "not-yet-decided"),
        ("Eksempel Kommune?", "proposed", "not-yet-decided"),
        ("Eksempel eller Prøve Kommune", "proposed", "not-yet-decided"),
        ("Se bilag 2", "stated", "named-in-annex-not-held"),
        ("Ingen", "no-political-lead", None),
    ],
)
def test_a_cell_without_a_name_says_why(
    cell: str, basis: str, reason: str | None
) -> None:
    (one,) = read(HEADINGS, ("Fælles mobilitet", cell))

    assert (one.holder, one.basis, one.unknown_reason) == (None, basis, reason)
    assert not one.unread


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Forslag til tovholder", "Eksempel Kommune"),
        ("Tovholder", "Eksempel Kommune (forslag)"),
        ("Mulig tovholder", "Eksempel Kommune"),
    ],
)
def test_a_proposed_lead_in_a_table_is_no_lead(heading: str, cell: str) -> None:
    (one,) = read(("Indsats", heading), ("Fælles mobilitet", cell))

    assert (key(one.holder), one.basis) == ("9901", "proposed")


@pytest.mark.parametrize(
    "cell",
    ["Per Skov", "Per Skov, Eksempel Kommune", "Ukendt Kommune", "Tidligere Eksempel"],
)
def test_a_person_and_an_unknown_name_are_not_read(cell: str) -> None:
    (one,) = read(HEADINGS, ("Fælles mobilitet", cell))

    assert (one.holder, one.unread) == (None, True)
    assert "Per Skov" not in str(one)


def test_rows_keep_their_places_and_short_ones_do_no_harm() -> None:
    found = read(
        ("Nr.", "Indsats", "Tovholder", "Projektleder"),
        ("1", "Fælles mobilitet", "Eksempel", "Kontor 9"),
        ("2", "Havne i fjorden"),
        (),
        ("", "", "Prøve Kommune", ""),
    )

    assert [
        (one.row, one.role, key(one.holder), one.unknown_reason) for one in found
    ] == [
        (0, "tovholder", "9901", None),
        (0, "projektledelse", "kontor-9", None),
        (1, "tovholder", "", "not-stated"),
        (1, "projektledelse", "", "not-stated"),
        (3, "tovholder", "9902", "pairing-not-readable"),
    ]


def test_a_hostile_cell_is_read_in_bounded_time() -> None:
    begun = perf_counter()
    read(HEADINGS, ("Eva " * 20_000, "Eva " * 20_000 + "Eksempel"))
    read(("Indsats " * 20_000, "Ny " * 20_000 + "tovholder"), ("a", "b"))

    assert perf_counter() - begun < 60
