"""A release keeps what the graph said, under a number that says what to look after."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result

import small_council as council
from kkr_graph import build, releases, releasing, versions
from kkr_graph.archive import Archive
from kkr_graph.cli import main
from kkr_graph.errors import (
    BuildRunningError,
    ClockBackError,
    NoCouncilError,
    NoOwnGraphsError,
    OtherReleasesError,
    ReleaseExistsError,
    StoreMissingError,
)
from kkr_graph.releases import Release
from small_council import COUNCIL, forum, noon, released

LARKS = forum("Lærkeudvalget")
FINCHES = forum("Finkeudvalget")


def run(*args: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, args, env={"KKR_LANG": "da", **(env or {})})


def test_the_first_release_is_1_0_0_and_holds_every_source(tmp_path: Path) -> None:
    made = released(tmp_path, "2026-03-01", LARKS).release

    [kept] = releases.all_of(tmp_path / "store")
    assert kept == made
    assert (kept.name, kept.council) == ("1.0.0", "eksempel")
    assert kept.made == "2026-03-01T12:00:00Z"
    assert {name.rpartition("graph/")[2] for name in kept.graphs} == {
        "eksempel/navne",
        "reference/eksempel",
    }
    assert [*kept.own] == ["https://w3id.org/kkr/graph/eksempel/navne"]


def test_what_came_counts_up_the_second_number(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)

    made = released(tmp_path, "2026-03-02", LARKS, FINCHES).release

    assert (made.name, made.changes) == ("1.1.0", {"added": 1})


def test_what_only_changed_counts_up_the_third(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)

    other = LARKS.replace('"Lærkeudvalget"', '"Udvalget for lærker"')
    made = released(tmp_path, "2026-03-02", other).release

    assert (made.name, made.changes) == ("1.0.1", {"changed": 1})


def test_what_went_counts_up_the_first(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS, FINCHES)

    made = released(tmp_path, "2026-03-02", LARKS, forum("Ugleudvalget")).release

    assert (made.name, made.changes) == ("2.0.0", {"added": 1, "removed": 1})


def test_a_withdrawal_counts_up_the_first() -> None:
    assert releases.bump({"withdrawn": 1}) == "major"
    assert releases.bump({"changed": 4, "ended": 1}) == "patch"


def test_a_person_may_choose_which_number_goes_up(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)
    folder = council.built(tmp_path, LARKS, FINCHES)

    made = releasing.make(folder, COUNCIL, bump="major", now=noon("2026-03-02"))

    assert made.release.name == "2.0.0"


def test_what_only_the_common_ground_says_anew_is_a_release_too(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)
    file = tmp_path / "data" / "common.ttl"
    file.write_text(file.read_text("utf-8").replace('"Om KKR', '"Alt om KKR'), "utf-8")
    build.build([tmp_path / "data"], tmp_path / "store")

    made = releasing.make(tmp_path / "store", COUNCIL, now=noon("2026-03-02"))

    assert (made.release.name, made.release.changes) == ("1.0.1", {})


def test_nothing_new_is_no_release(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)

    again = released(tmp_path, "2026-03-02", LARKS)

    assert not again.news
    assert len(releases.all_of(tmp_path / "store")) == 1


def test_the_numbers_sort_as_numbers(tmp_path: Path) -> None:
    one = Release("1.10.0", COUNCIL, "2026-03-02T12:00:00Z", {})
    for name in ("1.10.0", "1.9.0"):
        releases.write(tmp_path, replace(one, name=name))

    assert [made.name for made in releases.all_of(tmp_path)] == ["1.9.0", "1.10.0"]
    assert releases.latest(tmp_path) == one


def test_a_release_is_never_written_over(tmp_path: Path) -> None:
    one = Release("1.0.0", COUNCIL, "2026-03-02T12:00:00Z", {})
    releases.write(tmp_path, one)

    with pytest.raises(ReleaseExistsError):
        releases.write(tmp_path, replace(one, council="andre"))

    assert releases.all_of(tmp_path) == (one,)


def test_a_clock_that_went_back_is_refused(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-02", LARKS)

    with pytest.raises(ClockBackError) as caught:
        released(tmp_path, "2026-03-01", FINCHES)

    assert "2026-03-01T12:00:00Z" in caught.value.say("da")
    assert len(releases.all_of(tmp_path / "store")) == 1


def test_a_folder_has_the_releases_of_one_council(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)
    council.write(tmp_path / "data", FINCHES, council="andeby-eksempel")
    build.build([tmp_path / "data"], tmp_path / "store")

    with pytest.raises(OtherReleasesError):
        releasing.make(tmp_path / "store", "andeby-eksempel", now=noon("2026-03-02"))


def test_a_council_that_says_nothing_releases_nothing(tmp_path: Path) -> None:
    folder = council.built(tmp_path, LARKS)

    with pytest.raises(NoOwnGraphsError) as caught:
        releasing.make(folder, "eksempelby", now=noon("2026-03-01"))

    assert "Mente du »eksempel«?" in caught.value.say("da")


def test_no_store_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        releasing.make(tmp_path / "store", COUNCIL)


def test_two_do_not_release_at_once(tmp_path: Path) -> None:
    folder = council.built(tmp_path, LARKS)

    with versions.locked(folder), pytest.raises(BuildRunningError):
        releasing.make(folder, COUNCIL)


@pytest.mark.parametrize("stopped", ["kkr_graph.archive.Path.replace", "json.dumps"])
def test_stopped_anywhere_there_is_no_release_and_the_next_goes_well(
    tmp_path: Path, stopped: str
) -> None:
    folder = council.built(tmp_path, LARKS)

    with patch(stopped, side_effect=MemoryError), pytest.raises(MemoryError):
        releasing.make(folder, COUNCIL, now=noon("2026-03-01"))

    assert releases.all_of(folder) == ()
    made = releasing.make(folder, COUNCIL, now=noon("2026-03-01")).release
    assert releases.all_of(folder) == (made,)
    assert all(map(Archive(folder).holds, made.graphs.values()))


def test_the_command_says_what_it_made_and_what_it_would_make(tmp_path: Path) -> None:
    folder = str(council.built(tmp_path, LARKS))
    given = ("release", "--council", COUNCIL, "--store", folder)

    dry = run(*given, "--dry-run")
    assert dry.output == (
        "Ville udgive: eksempel 1.0.0, 1 egne grafer af 2. 2 tilføjet.\n"
    )
    assert run("releases", "--store", folder).stdout == ""
    made = run(*given)
    assert made.output == "Udgivet: eksempel 1.0.0, 1 egne grafer af 2. 2 tilføjet.\n"
    again = run(*given, "--lang", "en")
    assert again.output == "Nothing has changed since 1.0.0; no release was made.\n"
    assert again.exit_code == 0


def test_the_council_may_be_named_by_the_environment(tmp_path: Path) -> None:
    folder = str(council.built(tmp_path, LARKS))

    assert run("release", "--store", folder).exit_code == NoCouncilError.exit_code
    named = run("release", "--store", folder, env={"KKR_COUNCIL": COUNCIL})
    assert named.exit_code == 0


def test_the_releases_are_listed_for_people_and_for_programs(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS)
    made = released(tmp_path, "2026-03-02", LARKS, FINCHES).release
    folder = tmp_path / "store"
    note = releases.taken_out("2026-04-02", ["privacy"])
    releases.rewrite(folder, replace(made, notes=(note,)))

    table = run("releases", "--store", str(folder)).output.splitlines()
    said: list[dict[str, Any]] = json.loads(
        run("releases", "--store", str(folder), "-f", "json").output
    )

    assert table[1].split()[:2] == ["1.0.0", "1/3-2026"]
    assert table[2].endswith("taget ud 2/4-2026 (sletning af personoplysninger)")
    assert [one["day"] for one in said] == ["2026-03-01", "2026-03-02"]
    assert (said[1]["added"], said[1]["removed"]) == (1, 0)
    assert said[1]["notes"] == ["withdrawn on 2026-04-02: privacy"]
