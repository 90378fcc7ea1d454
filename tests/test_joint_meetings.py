"""Two councils that read the same joint paper give the same things the same names."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kkr_graph import (
    build,
    owners,
    questions,
    readings,
    sources,
    stating,
    voices,
)
from kkr_graph.agenda import grammar
from kkr_graph.cli import main
from kkr_graph.facts import Facts
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE, KKR

PAPER = """\
{heading}
Dato: 3. juni 2025 kl. {hours}
Sted: Eksempelgården

1. Fælles eksempelpapir
SAG-2025-00001
Indstilling
Sekretariatet indstiller, at KKR godkender eksempelpapiret.
Baggrund
Papiret er fælles for de to KKR.

2. Næste møde
Indstilling
Det indstilles, at KKR tager punktet til efterretning.
{decision}"""
HEADING = "DAGSORDEN\nFælles møde mellem KKR Sjælland og KKR Hovedstaden"
MEETING = f"{BASE}id/meeting/hovedstaden+sjaelland/2025-06-03"


def facts(
    folder: Path, reader: str, heading: str = HEADING, hours: str = "10.00-12.00"
) -> Facts:
    """Return what *reader* states of a joint paper with that *heading*."""
    file = folder / f"{reader}-2025-06-03.txt"
    text = PAPER.format(heading=heading, hours=hours, decision="")
    file.write_text(text, "utf-8")
    reading = readings.read(file, reader=reader)
    return sources.read_bytes(stating.state(reading), f"{reader}.ttl")


def things(one: Facts) -> set[str]:
    named = {str(triple.subject).strip("<>") for triple in one.triples}
    return {iri for iri in named if iri.startswith(f"{BASE}id/")}


@pytest.mark.parametrize(
    ("line", "councils"),
    [
        ("KKR Hovedstaden og KKR Sjælland", ("hovedstaden", "sjaelland")),
        ("KKR Sjælland og KKR Hovedstaden", ("hovedstaden", "sjaelland")),
        ("KKR Sjælland / KKR Hovedstaden", ("hovedstaden", "sjaelland")),
        ("KKR Hovedstaden og Sjælland", ("hovedstaden", "sjaelland")),
        ("Fælles møde mellem KKR Midtjylland og KKR Nordjylland den 5. marts 2024",
         ("midtjylland", "nordjylland")),
        ("Dagsorden for fællesmøde i KKR Hovedstaden og KKR Sjælland",
         ("hovedstaden", "sjaelland")),
        ("KKR Hovedstaden", ("hovedstaden",)),
        ("KKR Hovedstaden og KKR Sjælland godkendte på møderne i juni", ()),
        ("Mødet holdes uden for rådet", ()),
    ],
)  # fmt: skip
def test_a_line_says_whose_paper_it_is(line: str, councils: tuple[str, ...]) -> None:
    assert grammar.councils_of(line) == councils


def test_both_readings_give_every_thing_the_same_name(tmp_path: Path) -> None:
    one = facts(tmp_path, "hovedstaden")
    other = facts(tmp_path, "sjaelland")

    assert things(one) == things(other)
    assert MEETING in things(one)
    assert f"{MEETING}/item/1" in things(one)
    assert f"{MEETING}/item/1/recommendation/1" in things(one)
    document = f"{BASE}id/document/hovedstaden+sjaelland/2025-06-03/dagsorden"
    assert document in things(one)


def test_the_order_of_the_heading_makes_no_difference(tmp_path: Path) -> None:
    one = facts(tmp_path, "hovedstaden", "DAGSORDEN\nKKR Hovedstaden og KKR Sjælland")
    other = facts(tmp_path, "sjaelland", "DAGSORDEN\nKKR Sjælland og KKR Hovedstaden")

    assert things(one) == things(other)


def test_each_council_owns_what_it_states(tmp_path: Path) -> None:
    for reader in ("hovedstaden", "sjaelland"):
        graph = facts(tmp_path, reader).graph

        assert owners.of(graph) == reader
        place = f"{reader}/hovedstaden+sjaelland/2025-06-03/dagsorden"
        assert graph == f"{owners.GRAPH}{place}"


def test_the_meeting_is_held_by_both(tmp_path: Path) -> None:
    held = {
        triple.object.value  # type: ignore[union-attr]
        for triple in facts(tmp_path, "hovedstaden").triples
        if triple.predicate.value == KKR.heldBy
    }

    assert held == {f"{BASE}id/kkr/{key}" for key in ("hovedstaden", "sjaelland")}


def test_a_reader_that_does_not_share_the_paper_owns_nothing(tmp_path: Path) -> None:
    assert owners.of(facts(tmp_path, "nordjylland").graph) == "hovedstaden"


def test_the_paper_of_one_council_is_named_as_ever(tmp_path: Path) -> None:
    one = facts(tmp_path, "sjaelland", "DAGSORDEN\nKKR Hovedstaden")

    assert one.graph == f"{owners.GRAPH}hovedstaden/2025-06-03/dagsorden"


def test_both_are_kept_and_what_differs_is_shown(tmp_path: Path) -> None:
    one = facts(tmp_path, "hovedstaden")
    other = facts(tmp_path, "sjaelland", hours="10.30-12.00")
    together = [*sources.read_all(DATA), one, other]
    report = voices.check(together)

    assert [one for one in report.breaches if one.severity == "Violation"] == []
    assert "Document-sha256" in {breach.name for breach in report.conflicts}
    store, _ = build.in_memory(together)
    said = questions.ask(store, "conflicts", {"about": MEETING, "kind": "time"})
    assert [(row["councilLabel"], row["value"]) for row in said] == [
        ("KKR Hovedstaden", "10:00:00"),
        ("KKR Sjælland", "10:30:00"),
    ]
    assert [row["graph"] for row in said] == [one.graph, other.graph]


def test_the_command_reads_for_the_council_that_calls_it(tmp_path: Path) -> None:
    paper = tmp_path / "moede-2025-06-03.txt"
    paper.write_text(PAPER.format(heading=HEADING, hours="10-12", decision=""), "utf-8")

    done = CliRunner().invoke(
        main, ["read", str(paper), "-f", "ttl", "--council", "sjaelland"]
    )

    assert done.exit_code == 0, done.output
    name = "graph/sjaelland/hovedstaden+sjaelland/2025-06-03/dagsorden"
    assert f"{BASE}{name}" in done.output
