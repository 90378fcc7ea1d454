"""The handover of a council to the next: the agenda's own facts, and sums that hold."""

from collections.abc import Sequence
from functools import cache

import pytest

import made_up_term
from kkr_graph.document import Block, Document, Paragraph, Table
from kkr_graph.document_files import FORMATS
from kkr_graph.errors import UnknownNameError
from told import lines, of, rows, sections, tables, texts, unsourced

TOTALS = "Hvad rapporten rummer"
BY_THEME = "Fordelt på temaer"
LEADS = "Initiativer og ledere"
DECISIONS = "Det er besluttet"
OPEN = "Det venter på en beslutning"
TASKS = "Åbne opgaver og frister"
MONEY = "Penge og pladser ved skiftet"
GAPS = "Det ved vi ikke"
COUNTED = (LEADS, DECISIONS, OPEN, TASKS, MONEY)

COUNCILS = ("hovedstaden", "sjælland", "midtjylland", "nordjylland", "syddanmark")
TERMS = ("2018-2021", "2022-2025", "2026-2029")


@cache
def handed(council: str, term: str) -> Document:
    return of("handover", council=council, term=term)


def hovedstaden() -> Document:
    return handed("hovedstaden", "2022-2025")


def blocks() -> Sequence[Block]:
    return hovedstaden().blocks


def themed(document: Document) -> dict[str, list[Block]]:
    """Return the sections of the themes, without those around them."""
    found = sections(document)
    around = {"Kort fortalt", "Poster og udpegninger", "Papirerne bag"}
    return {name: inside for name, inside in found.items() if name not in around}


def numbers(document: Document) -> dict[str, int]:
    found = rows(document.blocks, TOTALS)
    return {what: int(many.replace(".", "")) for what, many, _ in found}


def counted(blocks: Sequence[Block], caption: str) -> int:
    """Return how many things the rows tell of: an initiative may have several."""
    if caption == GAPS:
        return len(lines(blocks, GAPS))
    found = rows(blocks, caption)
    return len({row[0] for row in found}) if caption == LEADS else len(found)


# What the agenda of 2 September 2025 says, read on its pages.


def test_the_themes_are_the_seven_of_page_20_in_their_order() -> None:
    assert [*themed(hovedstaden())] == [
        "Det specialiserede socialområde",
        "Vækst og erhvervsfremme",
        "Uddannelse",
        "Beskæftigelse",
        "Infrastruktur",
        "Klimaområdet",
        "Sundhed",
        "KKR Hovedstaden",
        "Uden tema",
    ]


def test_what_lapses_is_what_page_12_says_ends_with_2025() -> None:
    lapsing = lines(blocks(), "Bortfalder med perioden")

    assert [(line.label, line.text) for line in lapsing] == [
        (
            "Klimaalliancen i Hovedstadsregionen",
            "Gate 21 (Projektledelsen og de faglige ressourcer)",
        ),
        (
            "Klimaalliancen i Hovedstadsregionen",
            "Region Hovedstaden (Projektledelsen og de faglige ressourcer)",
        ),
        ("Klimaalliancen i Hovedstadsregionen", "Region Hovedstaden (medlem)"),
    ]
    assert {s.text for line in lapsing for s in line.sources} == {
        "Dagsorden 2/9-2025, pkt. 3.5, s. 12"
    }


def test_the_deadlines_after_the_term_are_the_seven_of_the_agenda() -> None:
    due = lines(blocks(), "Frister efter perioden")

    assert [(line.label, line.sources[0].text[-5:]) for line in due] == [
        ("primo 2026 (1/1-2026 – 31/3-2026)", "s. 17"),
        ("foråret 2026 (1/3-2026 – 31/5-2026)", " s. 7"),
        ("fra 2026 (1/1-2026 – 31/12-2026)", " s. 9"),
        ("i løbet af 2026 (1/1-2026 – 31/12-2026)", "s. 23"),
        ("senest den 1. januar 2027 (1/1-2027)", "s. 24"),
        ("inden udgangen af 2027 (31/12-2027)", "s. 24"),
        ("fra 2027 (1/1-2027 – 31/12-2027)", "s. 10"),
    ]


def test_the_amounts_are_those_of_the_agenda_and_proposed_ones_say_so() -> None:
    found = {(row[2], row[3], row[4]) for row in rows(blocks(), MONEY)}

    paid = "1.550.000 kr. årligt; 1,25 årsværk; 30.000–300.000 kr. pr. kommune"
    assert (paid.replace(" kr", "\N{NO-BREAK SPACE}kr"), "2026–2027", "aftalt") in found
    assert {
        ("2.605.000\N{NO-BREAK SPACE}kr. årligt; 2 årsværk", "2026–2027", "foreslået"),
        (
            "3.660.000\N{NO-BREAK SPACE}kr. årligt; 2,75 årsværk",
            "2026–2027",
            "foreslået",
        ),
        (
            "250.000\N{NO-BREAK SPACE}kr. årligt; 1,5 årsværk",
            "til og med 31/12-2025",
            "Bortfalder",
        ),
        ("1.780 pladser", "2026", "fordelt i papiret"),
        ("850 pladser", "2026", "fordelt i papiret"),
    } <= found


def test_every_item_with_a_recommendation_waits_for_no_minutes_are_held() -> None:
    items = [row[0].partition(" ")[0] for row in rows(blocks(), OPEN)]

    assert sorted(items, key=lambda n: [int(part) for part in n.split(".")]) == [
        *("1.1", "1.2", "2.1"),
        *(f"3.{number}" for number in range(1, 11)),
    ]


def test_a_recommendation_is_no_decision() -> None:
    decided = rows(blocks(), DECISIONS)

    assert not [row for row in decided if "2/9-2025" in row[2]]
    assert ("KKR Hovedstaden", "marts 2023", "besluttet") in {r[1:] for r in decided}
    assert ("KKR Hovedstaden", "18/6-2025", "godkendt") in {r[1:] for r in decided}


def test_the_six_actions_of_the_strategy_have_leads_proposed_in_an_annex() -> None:
    found = rows(themed(hovedstaden())["Infrastruktur"], LEADS)
    proposed = [row for row in found if row[3] == "Ikke afgjort"]

    assert len(proposed) == 6
    assert {row[1] for row in proposed} == {
        "Foreslået, men ukendt: nævnt i et bilag, vi ikke har"
    }
    assert "Udbygning af supercykelstinettet (Styrket cykelinfrastruktur)" in {
        row[0] for row in proposed
    }


def test_nothing_of_another_councils_work_is_in_it() -> None:
    said = " ".join(text.text for text in texts(blocks()))

    assert "Seks nordsjællandske" not in said  # the source says: no body of the council
    assert "Sjælland baner vejen frem" not in said
    assert "2010-2013" not in said


# Whatever the council and the term.


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("term", TERMS)
def test_the_summary_counts_what_stands_below_it(council: str, term: str) -> None:
    document = handed(council, term)
    under = themed(document)
    inside = [block for found in under.values() for block in found]
    said = numbers(document)

    assert said["Initiativer"] == counted(inside, LEADS)
    assert said["Beslutninger"] == len(rows(inside, DECISIONS))
    assert said["Punkter, der venter på en beslutning"] == len(rows(inside, OPEN))
    assert said["Åbne opgaver"] == len(rows(inside, TASKS))
    assert said["Beløb og pladser ved skiftet"] == len(rows(inside, MONEY))
    assert said["Det ved vi ikke"] == len(lines(inside, GAPS))
    assert said["Møder i perioden"] == len(rows(document.blocks, "Møder i perioden"))
    assert said["Poster i perioden"] == len(rows(document.blocks, "Poster i perioden"))
    leads = [row for row in rows(inside, LEADS) if row[3] == "Bortfalder"]
    posts = rows(document.blocks, "Poster i perioden")
    lapsing = [*leads, *(row for row in posts if row[3] == "Bortfalder")]
    assert len(lines(document.blocks, "Bortfalder med perioden")) == len(lapsing)
    after = [row for row in rows(inside, TASKS) if row[3] == "Efter"]
    assert len(lines(document.blocks, "Frister efter perioden")) == len(after)


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("term", TERMS)
def test_the_themes_add_up(council: str, term: str) -> None:
    document = handed(council, term)
    under = themed(document)
    [*by_theme, total] = rows(document.blocks, BY_THEME)

    for row in by_theme:
        found = under.get(row[0], [])
        assert [int(many) for many in row[1:]] == [
            counted(found, caption) for caption in (*COUNTED, GAPS)
        ], row[0]
    columns = zip(*(map(int, row[1:]) for row in by_theme), strict=True)
    assert [int(many) for many in total[1:]] == [sum(column) for column in columns]


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("term", TERMS)
def test_every_line_that_states_something_has_a_source(council: str, term: str) -> None:
    document = handed(council, term)

    assert unsourced(document.blocks, (TOTALS, BY_THEME)) == []


def test_parts_of_a_count_are_all_of_it() -> None:
    found = {row[0]: (row[1], row[2]) for row in rows(blocks(), TOTALS)}
    many, parts = found["Åbne opgaver"]

    assert sum(int(part.rpartition(" ")[2]) for part in parts.split("; ")) == int(many)


def test_the_english_report_tells_the_same() -> None:
    english = of("handover", "en", council="hovedstaden", term="2022-2025")

    assert english.title == "Handover from KKR Hovedstaden"
    assert [len(t.rows) for t in tables_of(english)] == [
        len(t.rows) for t in tables_of(hovedstaden())
    ]
    danish = [t for t in texts(english.blocks) if t.text.startswith("3.2 Opfølgning")]
    assert {text.spoken for text in danish} == {"da"}
    said = " ".join(t.text for t in texts(english.blocks))
    assert "ikke oplyst" not in said
    assert "Bortfalder" not in said


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_a_council_we_know_little_of_gets_a_short_report_that_says_so() -> None:
    document = handed("midtjylland", "2022-2025")
    said = [b.text.text for b in document.blocks if isinstance(b, Paragraph)]

    assert "Vi kender ingen møder i perioden og har ingen papirer fra den." in said
    assert len(document.blocks) < len(hovedstaden().blocks) / 2


def test_a_term_that_nobody_named_is_refused_with_its_near_names() -> None:
    with pytest.raises(UnknownNameError, match="2022-2025"):
        of("handover", council="hovedstaden", term="2022-2024")
    with pytest.raises(UnknownNameError):
        of("handover", council="hovedstaden", term="Gladsaxe")


# Made-up councils.


def test_a_council_without_anything_gets_a_report_of_naughts() -> None:
    document = of(
        "handover", store=made_up_term.store(), council="eksempel", term="2022-2025"
    )

    assert {*numbers(document).values()} == {0}
    assert unsourced(document.blocks, (TOTALS, BY_THEME)) == []


@pytest.mark.parametrize("name", made_up_term.HOSTILE)
def test_a_hostile_name_stays_text_in_every_format(name: str) -> None:
    document = of(
        "handover",
        store=made_up_term.store(name=name),
        council="eksempel",
        term="2022-2025",
    )

    assert name in {text.text for text in texts(document.blocks)}
    page = FORMATS["html"].write(document).decode()
    assert "<script>alert" not in page
    assert FORMATS["markdown"].write(document)


def test_a_thousand_tasks_are_each_told_once() -> None:
    document = of(
        "handover",
        store=made_up_term.store(tasks=1000),
        council="eksempel",
        term="2022-2025",
    )

    assert numbers(document)["Åbne opgaver"] == 1000
    assert len(rows(document.blocks, TASKS)) == 1000


def test_a_theme_that_nothing_is_tied_to_says_so() -> None:
    document = of(
        "handover",
        store=made_up_term.store(name="Tilfældigt", theme="Natur (skov, strand)"),
        council="eksempel",
        term="2022-2025",
    )
    [paragraph, none] = sections(document)["Natur"]

    assert isinstance(paragraph, Paragraph)
    assert "»Natur (skov, strand)«" in paragraph.text.text
    assert isinstance(none, Paragraph)
    assert none.text.missing
    assert "Ingen kilde, vi har, knytter noget til temaet." in none.text.text
    assert "Tilfældigt" in {row[0] for row in rows(document.blocks, LEADS)}


def test_an_item_about_ten_forums_takes_no_theme_from_one_of_them() -> None:
    inside = themed(hovedstaden())["Uden tema"]

    assert "2.1 Siden sidst" in {row[0] for row in rows(inside, OPEN)}
    assert not tables(themed(hovedstaden())["Vækst og erhvervsfremme"], OPEN)
