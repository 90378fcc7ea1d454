"""A fault is one that somebody makes alone; two councils may differ."""

from contextlib import closing
from pathlib import Path

import pytest

import two_councils as councils
from kkr_graph import build, checks, reports, sources, versions, voices
from kkr_graph.breaches import Report
from kkr_graph.errors import InvalidFactsError
from kkr_graph.facts import Facts
from two_councils import (
    COMMON,
    ONE,
    OTHER,
    cited,
    contribution,
    lead,
    meeting,
    says,
)

WITHDRAWN = "<id/initiative/gammelt> owl:deprecated true ."
OWL = "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"


def initiative(council: str, name: str = "gammelt") -> str:
    return f"""
<id/initiative/{name}>
    a kkr:Initiative ;
    skos:prefLabel "Det gamle initiativ"@da ;
    org:classification <concept/initiative-kind/samarbejde> ;
    {cited(council)} ;
.
"""


def check(*facts: Facts) -> Report:
    return voices.check([COMMON, *facts])


def test_the_ground_that_the_councils_share_holds_alone() -> None:
    assert check().breaches == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (meeting(ONE), meeting(OTHER, day="2025-06-04")),
        (meeting(ONE), meeting(OTHER, title="Møde for begge")),
        (contribution(ONE, "100000"), contribution(OTHER, "120000")),
        (OWL + WITHDRAWN, initiative(OTHER)),
    ],
    ids=["two days", "two titles", "two amounts", "withdrawn and described"],
)
def test_what_no_council_does_wrong_alone_is_a_conflict(one: str, other: str) -> None:
    report = check(says(ONE, one), says(OTHER, other))

    assert report.conforms
    assert {breach.voices for breach in report.conflicts} == {(OTHER, ONE)}
    assert {breach.severity for breach in report.conflicts} == {"Warning"}
    for breach in report.conflicts:
        assert breach.messages["da"].startswith("Rådene siger hver sit (andeby-")
        assert breach.messages["en"].startswith("The councils differ (andeby-")


def test_a_fault_that_one_council_makes_alone_stays_a_fault() -> None:
    twice = meeting(ONE) + f'<{councils.JOINT}> dct:date "2025-06-05"^^xsd:date .'

    report = check(says(ONE, twice), says(OTHER, meeting(OTHER, day="2025-06-04")))

    assert not report.conforms
    assert report.conflicts == ()


def test_a_council_that_contradicts_the_common_ground_is_at_fault() -> None:
    day = f'dct:date "2025-01-16"^^xsd:date ; {cited(OTHER)}'
    renamed = f"<id/meeting/eksempel/2025-01-15> {day} ."

    assert not check(says(ONE, meeting(ONE)), says(OTHER, renamed)).conforms


def test_a_thing_that_another_council_describes_is_no_dangling_reference() -> None:
    about = lead(OTHER, "9001").replace("initiative/eksempel", "initiative/gammelt")

    alone = check(says(OTHER, about))
    together = check(says(OTHER, about), says(ONE, initiative(ONE)))

    assert not alone.conforms
    assert together.conforms
    assert together.conflicts == ()


def test_two_leads_are_no_breach_and_no_conflict_of_the_rules() -> None:
    report = check(says(ONE, lead(ONE, "9001")), says(OTHER, lead(OTHER, "9002")))

    assert report.conforms


def test_with_one_council_no_voice_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "voice", lambda *_: pytest.fail("heard"))
    twice = meeting(ONE) + f'<{councils.JOINT}> dct:date "2025-06-05"^^xsd:date .'

    assert not check(says(ONE, twice)).conforms


def test_without_a_fault_no_voice_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "voice", lambda *_: pytest.fail("heard"))

    assert check(says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER))).breaches == ()


def test_a_report_tells_a_conflict_as_one() -> None:
    report = check(
        says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER, day="2025-06-04"))
    )

    told = reports.to_text(report, "da")
    assert "uenighed: Fælles møde (Meeting-date)" in told
    assert "0 fejl, 1 uenighed i 3 filer" in told
    assert "0 faults, 1 conflict in 3 files" in reports.to_text(report, "en")
    assert '"conflicts": 1' in reports.to_json(report)


# Full and incremental builds give one verdict.


def keep(folder: Path, *facts: Facts) -> Report:
    with versions.locked(folder):
        built = build.revise([COMMON, *facts], folder)
    assert built.report is not None
    return built.report


def test_a_build_keeps_a_conflict_and_shows_it(tmp_path: Path) -> None:
    one, other = says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER, day="2025-06-04"))

    report = keep(tmp_path, one, other)

    assert len(report.conflicts) == 1
    with closing(versions.open_current(tmp_path)) as store:
        days = {
            triple.object.value  # type: ignore[union-attr]
            for graph in (one.graph, other.graph)
            for triple in store.triples(graph)
            if triple.predicate.value == "http://purl.org/dc/terms/date"
        }
    assert days == {"2025-06-03", "2025-06-04"}


def test_step_by_step_gives_the_verdict_of_all_at_once(tmp_path: Path) -> None:
    day = meeting(OTHER, day="2025-06-04")
    steps = [
        [says(ONE, meeting(ONE))],
        [says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER))],
        [says(ONE, meeting(ONE)), says(OTHER, day)],
        [says(ONE, meeting(ONE) + initiative(ONE)), says(OTHER, day)],
        [says(ONE, meeting(ONE)), says(OTHER, day + lead(OTHER, "9001"))],
        [says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER))],
        [says(OTHER, day)],
    ]
    for facts in steps:
        assert keep(tmp_path, *facts) == voices.check([COMMON, *facts])


def test_what_was_a_conflict_is_a_fault_once_a_council_says_it_alone(
    tmp_path: Path,
) -> None:
    one, other = says(ONE, meeting(ONE)), says(OTHER, meeting(OTHER, day="2025-06-04"))
    keep(tmp_path, one, other)
    both = says(ONE, meeting(ONE, day="2025-06-04"), "andet-register")
    before = (tmp_path / "current").read_text()

    with versions.locked(tmp_path), pytest.raises(InvalidFactsError):
        build.revise([COMMON, one, both, other], tmp_path)

    assert (tmp_path / "current").read_text() == before


def test_files_of_two_councils_build_and_check_alike(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "verden.ttl").write_text(COMMON.text, "utf-8")
    for council, day in ((ONE, "2025-06-03"), (OTHER, "2025-06-04")):
        turtle = councils.text(council, meeting(council, day=day))
        (data / f"{council}.ttl").write_text(turtle, "utf-8")

    built = build.build([data], tmp_path / "store")

    assert built.report is not None
    facts = sources.read_all(data)
    assert len(built.report.conflicts) == 1
    assert not checks.check(facts).conforms
    assert voices.check(facts) == built.report
