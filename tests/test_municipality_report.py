"""The report on a municipality: what its sources say, and nothing of its neighbours."""

from datetime import date
from functools import cache

import pytest

import made_up_term
from kkr_graph.document import Document, Paragraph
from kkr_graph.document_files import FORMATS
from kkr_graph.errors import UnknownNameError
from told import DAY, lines, of, rows, sections, texts, unsourced

TOTALS = "Hvad rapporten rummer"
LEADS = "Det leder kommunen"
SEATS = "Det er kommunen med i"
OFFICES = "Folkevalgte fra kommunen"
TASKS = "Åbne opgaver og frister"
MONEY = "Penge"
MENTIONS = "Punkter, der nævner kommunen"
GAPS = "Det ved vi ikke"


@cache
def report(municipality: str, on: date = DAY) -> Document:
    return of("municipality", municipality=municipality, on=on)


@pytest.mark.parametrize("name", ["Gladsaxe", "0159", "gladsaxe kommune", "Gladsakse"])
def test_a_municipality_goes_by_name_and_code(name: str) -> None:
    if name == "Gladsakse":
        with pytest.raises(UnknownNameError, match="Gladsaxe"):
            report(name)
        return
    assert report(name).title == "Gladsaxe Kommune"


def test_gladsaxe_led_climate_projects_by_what_a_report_states() -> None:
    [[initiative, role, time, basis, state]] = rows(report("Gladsaxe").blocks, LEADS)

    assert initiative == "KKR Hovedstadens syv VIP-klimaprojekter"
    assert (role, time) == ("tovholderkommuner", "kendt 2019–2023")
    assert (basis, state) == ("oplyst", "kendt før")


def test_a_lead_holds_on_the_days_its_source_knew_of_it() -> None:
    [lead] = rows(report("Gladsaxe", date(2020, 5, 1)).blocks, LEADS)
    said = {row[0]: row[2] for row in rows(report("Gladsaxe").blocks, TOTALS)}

    assert lead[4] == "kendt på dagen"
    assert said["Lederroller"] == "gælder på dagen: 0"


def test_what_all_pay_together_is_not_what_one_pays() -> None:
    paid = rows(report("Gladsaxe").blocks, MONEY)

    assert {row[1] for row in paid} == {"Kommunerne i KKR Hovedstaden tilsammen"}
    assert [row[4].partition(":")[0] for row in paid] == [
        "betaler",
        "betaler, hvis scenariet vælges",
        "betaler, hvis scenariet vælges",
    ]
    said = [line.text for line in lines(report("Gladsaxe").blocks, GAPS)]
    assert any("Hvad hver enkelt kommune betaler" in line for line in said)


def test_koebenhavn_pays_what_page_14_says_and_is_mentioned_in_two_items() -> None:
    document = report("København")

    assert "300.000\N{NO-BREAK SPACE}kr. årligt" in {
        row[2] for row in rows(document.blocks, MONEY) if row[1] == "Københavns Kommune"
    }
    assert [row[0] for row in rows(document.blocks, MENTIONS)] == [
        "2.1 Siden sidst",
        "3.5 Konsekvenser af sundhedsreformen for Klimaalliancen i Hovedstadsregionen",
    ]


def test_a_deadline_is_told_with_the_day_it_can_mean() -> None:
    due = {row[0][:12]: row[2] for row in rows(report("Gladsaxe").blocks, TASKS)}

    assert due["Etablere 4-5"] == "senest den 1. januar 2027 (1/1-2027)"
    assert due["Afslutte drø"] == "24/10-2025"


def test_which_project_gladsaxe_led_is_said_to_be_unreadable() -> None:
    said = [line.text for line in lines(report("Gladsaxe").blocks, GAPS)]

    assert (
        "Cirkulære indkøb: hvem der leder (hvem der hører til hvad, kan ikke læses)"
        in said
    )


@pytest.mark.parametrize("name", ["Gladsaxe", "København", "0157", "Aarhus", "Læsø"])
def test_the_counts_are_those_of_the_rows_and_every_row_has_a_source(name: str) -> None:
    document = report(name)
    said = {row[0]: int(row[1]) for row in rows(document.blocks, TOTALS)}

    for what, caption in {
        "Lederroller": LEADS,
        "Med i": SEATS,
        "Hverv for folkevalgte": OFFICES,
        "Åbne opgaver": TASKS,
        "Beløb": MONEY,
        "Steder, der nævner kommunen": MENTIONS,
    }.items():
        assert said[what] == len(rows(document.blocks, caption)), what
    assert said["Det ved vi ikke"] == len(lines(document.blocks, GAPS))
    assert unsourced(document.blocks, (TOTALS,)) == []


def test_the_english_report_has_no_danish_of_its_own() -> None:
    document = of("municipality", "en", municipality="Gladsaxe")
    said = " ".join(text.text for text in texts(document.blocks))

    assert document.title == "Gladsaxe Kommune"
    assert "ikke oplyst" not in said
    assert "gælder" not in said


def test_what_the_sources_do_not_name_is_said() -> None:
    [none] = sections(report("Læsø"))["Det nævner kilderne ikke"]

    assert isinstance(none, Paragraph)
    assert none.text.missing
    assert "lederroller" in none.text.text


@pytest.mark.parametrize("name", made_up_term.HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    document = of(
        "municipality", store=made_up_term.store(name=name), municipality="Eksempel"
    )

    assert rows(document.blocks, LEADS)[0][:3] == (name, name, "2022–2025")
    assert "<script>alert" not in FORMATS["html"].write(document).decode()
    assert unsourced(document.blocks, (TOTALS,)) == []
