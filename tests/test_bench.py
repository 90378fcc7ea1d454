"""What measures writes a figure of everything it says it measures."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "bench"))

import datasets
import figures
import growth
import growth_table
import load
import parts
import rounds
import trial
import ways
from cases import CASES
from figures import Figure
from peers import Address

SMALL = 4000
# pySHACL takes half a minute even here; once is enough.
TRIED = tuple(
    replace(case, ways=case.ways[:1]) if case.name == "recheck" else case
    for case in CASES
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Measure everything once at a tiny size."""
    folder = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(datasets, "KEPT", folder / "kept")
        patch.setattr(rounds, "KEPT", folder / "kept")
        patch.setattr(growth, "CASES", TRIED)
        growth.main(["--size", str(SMALL), "--runs", "1", "--into", str(folder)])
    return folder


@pytest.mark.slow
def test_every_way_of_every_case_is_measured(written: Path) -> None:
    known = figures.read(written / "growth.csv")

    assert [one for one in known if one.failure] == []
    assert {(one.case, one.way) for one in known} == {
        (case.name, way.name)
        for case in TRIED
        for way in case.ways
        if case.name != "paper" or rounds.PAPER.exists()
    }
    assert all((one.seconds or 0) > 0 and (one.mebibytes or 0) > 1 for one in known)
    assert all(one.statements > 0 for one in known if one.size)


@pytest.mark.slow
def test_every_case_is_on_the_pages(written: Path) -> None:
    results = (written / "RESULTS.md").read_text("utf-8")
    page = (written / "growth.html").read_text("utf-8")

    for case in CASES:
        assert f"| {case.title} |" in results
        assert f'id="{case.name}"' in page
    assert page.count("<svg ") == sum(case.is_sized for case in CASES)
    assert page.count("<svg ") == page.count('role="img"')
    assert "<script" not in page


def test_no_two_cases_and_no_two_ways_of_one_share_a_name() -> None:
    assert max(Counter(case.name for case in CASES).values()) == 1
    for case in CASES:
        assert max(Counter(way.name for way in case.ways).values()) == 1
        assert case.ways[0].name == ways.OURS


def test_a_later_run_replaces_only_what_it_measured(tmp_path: Path) -> None:
    place = tmp_path / "growth.csv"
    old = Figure(10, 12, "check", "kkr", "kkr-graph 1", 1.0, 10.0)
    other = Figure(100, 120, "check", "kkr", "kkr-graph 1", 2.0, 10.0)
    new = Figure(10, 12, "check", "kkr", "kkr-graph 2", 3.0, 10.0)

    figures.replace([old, other], place)
    figures.replace([new, new], place)

    assert figures.read(place) == [new, new, other]


def test_cost_in_step_with_the_graph_has_the_power_one() -> None:
    figure = [
        Figure(size, size, "check", "kkr", "kkr-graph 1", size / 1000, 10.0)
        for size in (10, 100, 1000)
    ]
    told = figures.summaries(figure)

    assert figures.slope([*told.values()]) == pytest.approx(1)
    assert figures.slope([told["check", "kkr", 10]]) is None


def test_a_way_that_fails_is_told_and_hurts_no_other(tmp_path: Path) -> None:
    failed = Figure(10, 12, "check", "rudof", "pyrudof 1", failure="stopped after 9 s")
    fine = Figure(10, 12, "check", "kkr", "kkr-graph 1", 1.0, 10.0)

    figures.replace([failed, fine], tmp_path / "growth.csv")
    known = figures.read(tmp_path / "growth.csv")

    assert known == [fine, failed]
    assert "| rudof | stopped after 9 s |" in "\n".join(
        growth_table.lines(known, "make")
    )


def test_each_part_is_run_for_the_sizes_it_is_fit_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run: list[list[str]] = []

    def ran(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        run.append([Path(command[1]).name, *command[2:]])
        return subprocess.CompletedProcess(command, returncode=len(run) - 1)

    monkeypatch.setattr(subprocess, "run", ran)
    failed = parts.main(["--size", "10000", "100000", "--part", "growth", "pages"])

    assert run == [
        ["growth.py", "--size=10000", "--size=100000"],
        ["pages.py", "--size=100000"],
    ]
    assert failed == 1


def test_a_part_that_lacks_its_command_says_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)

    assert parts.main(["--size", "100000", "--part", "endpoint"]) == 0
    assert "Debian's wrk" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "told"),
    [("ASK {} LIMIT 5", '.. "" ..'), ("ASK { <x:{m}> ?p ?o }", ".. (n %")],
)
def test_only_a_query_that_names_a_municipality_is_given_one(
    query: str, told: str
) -> None:
    assert told in load.script(Address(1, "/sparql", 1), load.Asked(query))


def test_what_does_not_end_is_stopped_with_all_that_came_from_it() -> None:
    with pytest.raises(trial.FailedError, match="stopped after 1 s"):
        trial.run(["sh", "-c", "sleep 30 & sleep 30"], 1)


def test_what_fails_says_why() -> None:
    with pytest.raises(trial.FailedError, match="no such luck"):
        trial.run(["sh", "-c", "echo no such luck >&2; exit 3"], 10)


def test_a_peer_that_is_not_here_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    absent = ways.Way("absent", "with_absent", "", "kkr-graph-absent")
    case = ways.Case("none", "None", "", (absent,), is_sized=False)

    assert rounds.measure(case, None, rounds.Effort()) == []
    assert "requirements/bench.txt" in capsys.readouterr().err
