"""What two councils say differently is listed, each with its source; none is lost."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner

import two_councils as councils
from kkr_graph import build, duplicates, near_names, questions
from kkr_graph.answers.answer import Answer
from kkr_graph.binding import bind
from kkr_graph.cli import main
from kkr_graph.names import Name
from kkr_graph.store import MemoryStore
from two_councils import (
    COMMON,
    JOINT,
    ONE,
    OTHER,
    cited,
    contribution,
    lead,
    meeting,
    says,
)


def store(one: str, other: str, more: str = "") -> MemoryStore:
    """Return what the two councils say, and what the first says in a second source."""
    facts = [COMMON, says(ONE, one), says(OTHER, other)]
    if more:
        facts.append(says(ONE, more, "judgements"))
    return build.in_memory(facts)[0]


def told(answer: Answer) -> list[tuple[str, str, str]]:
    """Return what is in conflict, which council speaks, and what it says."""
    return [
        (
            str(row["conflict"]),
            str(row["council"]).rpartition("/")[2],
            str(row["value"]),
        )
        for row in answer
    ]


def conflicts(one: str, other: str, **given: str) -> list[tuple[str, str, str]]:
    return told(questions.ask(store(one, other), "conflicts", given))


def test_two_days_and_two_names_of_one_meeting() -> None:
    found = conflicts(
        meeting(ONE), meeting(OTHER, day="2025-06-04", title="Møde for begge")
    )

    assert found == [
        ("navn", OTHER, "Møde for begge"),
        ("navn", ONE, "Fælles møde"),
        ("dato", OTHER, "2025-06-04"),
        ("dato", ONE, "2025-06-03"),
    ]


def test_each_side_stands_with_its_source() -> None:
    answer = questions.ask(
        store(meeting(ONE), meeting(OTHER, day="2025-06-04")), "conflicts"
    )

    for row, council in zip(answer, (OTHER, ONE), strict=True):
        assert row["about"] == f"https://w3id.org/kkr/{JOINT}"
        assert row["graph"] == f"https://w3id.org/kkr/graph/{council}/register"
        assert row["document"] == f"Papir fra {council}"
        assert row["page"] == 3
        assert row["quote"] == f"som {council} har skrevet det"
        assert str(row["passage"]).endswith(f"document/{council}/register/passage/1")


def test_councils_that_agree_are_not_in_conflict() -> None:
    assert conflicts(meeting(ONE), meeting(OTHER)) == []


def test_one_council_that_says_two_things_is_not_in_conflict_with_itself() -> None:
    twice = store(meeting(ONE), "", meeting(ONE, day="2025-06-04"))

    assert told(questions.ask(twice, "conflicts")) == []


def test_two_leads_of_one_initiative_at_the_same_time() -> None:
    assert conflicts(lead(ONE, "9001"), lead(OTHER, "9002")) == [
        ("tovholder", OTHER, "Prøve Kommune"),
        ("tovholder", ONE, "Eksempel Kommune"),
    ]


def test_two_leads_one_after_the_other_are_not_in_conflict() -> None:
    later = lead(OTHER, "9002", "2025-2026") + (
        '<id/period/2025-2026> a dct:PeriodOfTime ; skos:prefLabel "2026"@da ; '
        'dcat:startDate "2026-01-01"^^xsd:date .'
    )

    assert conflicts(lead(ONE, "9001"), later) == []


def test_co_leads_that_both_councils_name_are_not_in_conflict() -> None:
    assert (
        conflicts(
            lead(ONE, "9001") + lead(ONE, "9002"),
            lead(OTHER, "9001") + lead(OTHER, "9002"),
        )
        == []
    )


def test_a_co_lead_that_only_one_council_names_is() -> None:
    found = conflicts(lead(ONE, "9001") + lead(ONE, "9002"), lead(OTHER, "9002"))

    assert ("tovholder", ONE, "Eksempel Kommune") in found


def test_two_amounts_of_one_contribution_or_of_two_names_of_it() -> None:
    one, other = contribution(ONE, "100000"), contribution(OTHER, "120000")
    renamed = other.replace("contribution/eksempel", "contribution/andeby-eksempel")

    assert [row[0] for row in conflicts(one, other)] == ["beløb", "beløb"]
    assert conflicts(one, renamed) == [
        ("beløb", OTHER, "Eksempel Kommune: 120000"),
        ("beløb", ONE, "Eksempel Kommune: 100000"),
    ]


def test_two_outcomes_on_one_item() -> None:
    def decision(council: str, key: str, outcome: str) -> str:
        return f"""
<id/decision/{council}/{key}>
    a kkr:Decision ;
    kkr:decidedBy <id/kkr/{council}> ;
    kkr:decidedOn "2025-01-15"^^xsd:date ;
    dct:description "Sådan blev det"@da ;
    kkr:outcome <concept/outcome/{outcome}> ;
    prov:wasGeneratedBy <id/meeting/eksempel/2025-01-15/item/1/treatment> ;
    {cited(council)} ;
.
"""

    one = decision(ONE, "a", "godkendt")
    assert conflicts(one, decision(OTHER, "b", "udsat")) == [
        ("beslutning", OTHER, "udsat"),
        ("beslutning", ONE, "godkendt"),
    ]
    assert conflicts(one, decision(OTHER, "b", "godkendt")) == []


def test_a_conflict_can_be_asked_for_by_thing_and_by_kind() -> None:
    one = meeting(ONE) + lead(ONE, "9001")
    other = meeting(OTHER, day="2025-06-04") + lead(OTHER, "9002")

    assert {row[0] for row in conflicts(one, other)} == {"dato", "tovholder"}
    assert {row[0] for row in conflicts(one, other, kind="lead")} == {"tovholder"}
    about = conflicts(one, other, about=JOINT)
    assert {row[0] for row in about} == {"dato"}


# Possible duplicates, and what a council has judged.


def initiative(council: str, key: str, name: str, more: str = "") -> str:
    return f"""
<id/initiative/{key}>
    a kkr:Initiative ;
    skos:prefLabel "{name}"@da ;
    org:classification <concept/initiative-kind/samarbejde> ;
    {more}
    {cited(council)} ;
.
"""


def judged(verdict: str, one: str, other: str) -> str:
    return f"""
<id/judgement/eksempel/{one}~{other}>
    a kkr:Judgement ;
    skos:prefLabel "En vurdering"@da ;
    kkr:judged{verdict} <id/initiative/{one}> , <id/initiative/{other}> ;
    kkr:judgedBy <id/kkr/eksempel> ;
    kkr:judgedOn "2026-02-03"^^xsd:date ;
.
"""


def pairs(answer: Answer) -> list[tuple[str, str, str]]:
    return [
        (
            str(row["one"]).rpartition("/")[2],
            str(row["other"]).rpartition("/")[2],
            str(row["likeness"]),
        )
        for row in answer
    ]


AA = initiative(ONE, "aa", "Århus-modellen")
AB = initiative(OTHER, "ab", "Aarhusmodellen")


def test_the_same_name_but_for_marks_and_danish_letters() -> None:
    assert pairs(duplicates.possible(store(AA, AB))) == [("aa", "ab", "navn")]


def test_a_known_abbreviation_is_a_name() -> None:
    one = initiative(ONE, "aa", "Grøn Fælles Kørsel", 'skos:altLabel "GFK"@da ;')

    found = pairs(duplicates.possible(store(one, initiative(OTHER, "ab", "GFK"))))

    assert found == [("aa", "ab", "navn")]


def test_the_same_code() -> None:
    code = """
<id/identifier/cvr/99999999-{0}> a adms:Identifier ; skos:notation "99999999" ;
    kkr:identifierKind <concept/identifier-kind/cvr> ;
    kkr:confidence <concept/confidence/high> .
"""
    link = "adms:identifier <id/identifier/cvr/99999999-{0}> ;"
    one = initiative(ONE, "aa", "Det ene", link.format(1)) + code.format(1)
    other = initiative(OTHER, "ab", "Det andet", link.format(2)) + code.format(2)

    assert pairs(duplicates.possible(store(one, other))) == [("aa", "ab", "kode")]


def test_two_meetings_of_one_council_on_one_day() -> None:
    own = meeting(OTHER).replace(JOINT, "id/meeting/andeby-eksempel/2025-06-03")

    found = pairs(duplicates.possible(store(meeting(ONE), own)))

    assert found == [("2025-06-03", "2025-06-03", "dag")]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Klimaalliancen", "Klimaaliancen", "næsten samme navn"),
        ("Vand og energi i nord", "Energi og vand i nord", "samme ord"),
        ("Grøn Fælles Kørsel", "GFK", "forkortelse"),
    ],
)
def test_names_that_are_near_each_other(one: str, other: str, likeness: str) -> None:
    found = store(initiative(ONE, "aa", one), initiative(OTHER, "ab", other))
    [row] = duplicates.possible(found)

    assert str(row["likeness"]) == likeness
    assert row["document"] == "Papir fra eksempel"
    assert row["otherPassage"] is not None


@pytest.mark.parametrize("verdict", ["Same", "Different"])
@pytest.mark.parametrize("name", ["Aarhusmodellen", "Aarhusmodelen"])
def test_a_judged_pair_is_no_longer_possible(verdict: str, name: str) -> None:
    ruling = judged(verdict, "aa", "ab")

    found = store(AA, initiative(OTHER, "ab", name), ruling)

    assert pairs(duplicates.possible(found)) == []


def test_what_is_judged_the_same_stands_with_both_names() -> None:
    found = store(AA, AB, judged("Same", "aa", "ab"))

    assert told(questions.ask(found, "conflicts")) == [
        ("samme ting, to navne", OTHER, "Aarhusmodellen"),
        ("samme ting, to navne", ONE, "Århus-modellen"),
    ]
    [row] = questions.ask(found, "judgements")
    assert (row["verdict"], row["councilLabel"]) == ("det samme", "KKR Eksempel")


def test_plans_that_differ_in_a_number_are_not_near() -> None:
    names = [
        Name("a", "initiative", "Klimaplan 2025", preferred=True),
        Name("b", "initiative", "Klimaplan 2026", preferred=True),
    ]

    assert near_names.near(names) == ()


def test_a_block_of_very_many_names_is_left_out() -> None:
    names = [
        Name(f"{number:03}", "initiative", f"Samarbejdet om {word}", preferred=True)
        for number, word in enumerate(_words(100))
    ]

    assert near_names.near(names) == ()


def _words(many: int) -> Sequence[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [letters[n % 26] * 3 + letters[n // 26] * 3 for n in range(many)]


# Two engines, and the command.


@pytest.mark.filterwarnings(  # rdflib asks its own Dataset for it
    "ignore:Dataset.* is deprecated:DeprecationWarning"
)
@pytest.mark.parametrize("name", ["conflicts", "possible-duplicates", "judgements"])
def test_rdflib_gives_the_same_rows_in_the_same_order(name: str) -> None:
    code = 'skos:altLabel "GFK"@da ;'
    one = meeting(ONE) + lead(ONE, "9001") + lead(ONE, "9002") + AA
    other = (
        meeting(OTHER, day="2025-06-04", title="Møde for begge")
        + lead(OTHER, "9002")
        + AB
        + initiative(OTHER, "ac", "gfk", code)
        + initiative(OTHER, "ad", "G.F.K.")
    )
    full = store(
        one + contribution(ONE, "1"),
        other + contribution(OTHER, "2"),
        judged("Same", "aa", "ab"),
    )
    question = questions.find(name)
    ours = full.select(bind(question, {})).values
    dataset = rdflib.Dataset(default_union=True)
    text = ox.serialize(full.quads(), format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=text or b"", format="nquads")

    rows: Any = dataset.query(bind(question, {}))

    assert len(ours) > 0
    assert [[str(t) if t is not None else "" for t in row] for row in rows] == [
        [t.value if t is not None else "" for t in row] for row in ours
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "verden.ttl").write_text(COMMON.text, "utf-8")
    one, other = meeting(ONE) + AA, meeting(OTHER, day="2025-06-04") + AB
    (data / "one.ttl").write_text(councils.text(ONE, one), "utf-8")
    (data / "other.ttl").write_text(councils.text(OTHER, other), "utf-8")
    build.build([data], tmp_path / "store")
    return tmp_path / "store"


def run(folder: Path, *args: str) -> str:
    done = CliRunner().invoke(
        main, ["conflicts", *args, "--store", str(folder)], env={"KKR_LANG": "da"}
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_lists_conflicts_and_then_what_may_be_one_thing(
    folder: Path,
) -> None:
    text = run(folder)

    assert text.startswith("Hvor siger to kommunekontaktråd noget forskelligt")
    assert text.index("2025-06-04") < text.index("Hvilke navne står måske for det")
    assert "Århus-modellen" in text


def test_the_command_answers_programs(folder: Path) -> None:
    dates = json.loads(run(folder, "--kind", "date", "-f", "json"))
    likely = [
        *csv.DictReader(io.StringIO(run(folder, "--kind", "duplicates", "-fcsv")))
    ]

    assert [row["value"] for row in dates] == ["2025-06-04", "2025-06-03"]
    assert [row["likeness"] for row in likely] == ["navn"]


def test_the_command_says_so_when_there_is_nothing(folder: Path) -> None:
    assert run(folder, "--about", "KKR Eksempel").count("Ingen.") == 2
