"""``kkr withdraw`` leaves nothing of what it withdraws, or does nothing at all."""

import gzip
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner, Result

import small_council as council
from kkr_graph import (
    build,
    history,
    releases,
    releasing,
    scrubbing,
    versions,
    withdrawals,
    withdrawing,
)
from kkr_graph.archive import Archive
from kkr_graph.cli import kept_names, main
from kkr_graph.errors import SyntaxInSourceError, UnfinishedWithdrawalError
from small_council import (
    BIRD,
    CHAIR,
    COUNCIL,
    PAGE,
    PASSAGE,
    PERSON,
    SEAT,
    forum,
    noon,
    released,
)

LARKS = forum("Lærkeudvalget")
FINCHES = forum("Finkeudvalget")
CANARY = "kanariefugl"


@pytest.fixture(autouse=True)
def names(tmp_path: Path) -> Iterator[Path]:
    """Let the names that are kept for reading papers stand in a folder of the test."""
    with patch.object(kept_names, "_default", lambda: tmp_path / "names"):
        yield tmp_path / "names"


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=text, env={"KKR_LANG": "da"})


def withdraw(place: Path, *args: str, ground: str = "privacy") -> Result:
    return run(
        "withdraw",
        *args,
        "--ground",
        ground,
        "--council",
        COUNCIL,
        "--data",
        str(place / "data"),
        "--store",
        str(place / "store"),
    )


def holding(folder: Path) -> list[str]:
    """Return every file below *folder* whose name or content tells of the canary.

    What is packed is unpacked.
    """
    return [
        file.relative_to(folder).as_posix()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and any(CANARY.encode() in text.lower() for text in unpacked(file))
    ]


def unpacked(file: Path) -> Iterator[bytes]:
    content = file.read_bytes()
    yield file.name.encode()
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            for name in package.namelist():
                yield package.read(name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a place where the canary was released three times over."""
    place = tmp_path_factory.mktemp("made")
    released(place, "2026-03-01", LARKS, BIRD, CHAIR)
    older = [text.replace("passage/k", "passage/en-gammel-k") for text in (BIRD, CHAIR)]
    released(place, "2026-03-02", LARKS, *older)
    released(place, "2026-03-03", LARKS, BIRD, CHAIR, FINCHES)
    return place


@pytest.fixture
def thrice(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the place where the canary was released three times over."""
    return shutil.copytree(made, tmp_path / "thrice")


def test_nothing_of_it_is_left_anywhere(thrice: Path, names: Path) -> None:
    folder = thrice / "store"
    names.mkdir()
    (names / "0.json").write_text(CANARY, "utf-8")
    with zipfile.ZipFile(folder / "quarantine.zip", "w", zipfile.ZIP_DEFLATED) as copy:
        graph = "<https://w3id.org/kkr/graph/eksempel/navne>"
        copy.writestr("graphs.nq", f"<{PERSON}> <{PERSON}> <{PERSON}> {graph} .\n")
        copy.writestr("more.txt", CANARY)
    assert len(holding(folder)) > 4

    done = withdraw(thrice, PERSON, SEAT, "--accept")

    assert done.exit_code == 0, done.output
    assert holding(folder) == []
    assert holding(names) == []
    assert CANARY not in (thrice / "data/eksempel/withdrawals.ttl").read_text("utf-8")
    assert len([*(folder / "versions").iterdir()]) == 1
    for release in ("1.0.0", "2.0.0", "3.0.0"):
        for asked in (
            ("ask", "persons-in-office"),
            ("ask", "chairs", "--on", "2026-03-03"),
            ("ask", "documents"),
            ("ask", "sources"),
            ("ask", "withdrawals"),
            ("show", "KKR Eksempel"),
        ):
            answer = run(*asked, "--store", str(folder), "--as-known", release)
            assert answer.exit_code == 0, answer.output
            assert CANARY not in answer.output.lower()
            if "show" in asked:
                assert "Eksempel" in answer.output
        triples = run(
            "query",
            "-",
            "-f",
            "nt",
            "--store",
            str(folder),
            "--as-known",
            release,
            text=EVERYTHING,
        )
        assert triples.exit_code == 0
        assert "Lærkeudvalget" in triples.output
        assert CANARY not in triples.output.lower()


def test_the_next_release_tells_of_the_withdrawal_and_not_of_what_it_was(
    thrice: Path,
) -> None:
    folder = thrice / "store"
    withdraw(thrice, PERSON, SEAT, "--accept")

    made = releasing.make(folder, COUNCIL, now=noon("2027-01-01")).release

    assert made.name == "4.0.0"
    assert made.changes["withdrawn"] >= 4
    assert "removed" not in made.changes
    assert holding(folder) == []
    *_, withdrawal, release = history.entries(folder)
    assert (withdrawal.kind, withdrawal.reason) == ("withdrawal", "privacy")
    assert [*withdrawal.generated] == [withdrawals.graph(COUNCIL)]
    assert (release.kind, release.release) == ("release", "4.0.0")
    assert history.check(folder) == ()
    notes = [one.notes for one in releases.all_of(folder)]
    assert all("privacy" in note for [note] in notes[:3])
    assert notes[3] == ()
    assert all(
        Archive(folder).holds(digest)
        for one in releases.all_of(folder)
        for digest in one.graphs.values()
    )


def test_what_served_only_it_goes_with_it_and_is_listed(thrice: Path) -> None:
    shown = withdraw(thrice, PERSON, SEAT, "--dry-run")

    assert shown.exit_code == 0, shown.output
    lines = shown.output.splitlines()
    assert f"  {PASSAGE}  »Kanariefugl Eksempel er ny formand«" in lines
    assert f"  {PAGE}  »Kanariefugl Eksempel bliver formand«" in lines
    assert any("en-gammel-kanariefugl" in line for line in lines)
    assert "Udgivelser, det tages ud af: 1.0.0, 2.0.0, 3.0.0" in lines
    [place] = [line for line in lines if line.endswith("eksempel.ttl:27")]
    assert place
    assert not (thrice / "data/eksempel").exists()
    assert len(holding(thrice / "store")) > 3


def test_what_serves_others_too_stays(tmp_path: Path) -> None:
    serving = LARKS.replace(
        "web/eksempel/passage/om", "web/eksempel-fugle/passage/kanariefugl"
    )
    council.built(tmp_path, BIRD, CHAIR, serving)

    shown = withdraw(tmp_path, PERSON, SEAT, "--dry-run")

    assert PASSAGE not in shown.output
    assert "Navnet står også her" in shown.output
    assert shown.exit_code == 0


def test_what_would_break_the_rest_is_refused_and_named(thrice: Path) -> None:
    before = {file: file.read_bytes() for file in thrice.rglob("*.json")}

    done = withdraw(thrice, PERSON, "--accept")

    assert done.exit_code == 4
    assert "participation/eksempel/kanariefugl-formand" in done.output
    assert "intet er ændret" in done.output
    assert before == {file: file.read_bytes() for file in thrice.rglob("*.json")}
    assert not (thrice / "data/eksempel").exists()


def test_nothing_is_withdrawn_without_a_yes(thrice: Path) -> None:
    args = ("--council", COUNCIL, "--ground", "privacy")
    place = ("--data", str(thrice / "data"), "--store", str(thrice / "store"))

    done = run("withdraw", PERSON, SEAT, *args, *place, text="n\n")

    assert done.exit_code == 130
    assert not (thrice / "data/eksempel").exists()
    done = run("withdraw", PERSON, SEAT, *args, *place, text="y\n")
    assert done.exit_code == 0


def test_a_source_that_still_holds_it_does_not_bring_it_back(thrice: Path) -> None:
    folder = thrice / "store"
    done = withdraw(thrice, PERSON, SEAT, "--accept")
    assert "eksempel.ttl:27: her står stadig noget" in done.stderr

    file = thrice / "data" / "eksempel.ttl"
    file.write_text(file.read_text("utf-8") + forum("Ugleudvalget"), "utf-8")
    place = ("--data", str(thrice / "data"), "--store", str(folder))
    again = run("build", *place)

    assert again.exit_code == 0, again.output
    assert "eksempel.ttl:27: her står stadig noget" in again.stderr
    assert holding(folder) == []
    assert run("check", "--data", str(thrice / "data")).exit_code == 0
    council.write(thrice / "data", LARKS)
    assert "her står stadig" not in run("build", *place).stderr


def test_what_stands_only_in_old_releases_is_withdrawn_too(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS, BIRD, CHAIR)
    released(tmp_path, "2026-03-02", LARKS)
    council.built(tmp_path, LARKS, FINCHES)  # the version before has forgotten it

    done = withdraw(tmp_path, PERSON, SEAT, "--accept")

    assert done.exit_code == 0, done.output
    assert holding(tmp_path / "store") == []


def test_withdrawing_again_does_nothing(thrice: Path) -> None:
    withdraw(thrice, PERSON, SEAT, "--accept")

    again = withdraw(thrice, PERSON, SEAT, "--accept")

    assert (again.exit_code, again.output) == (0, "Det er allerede trukket tilbage.\n")


def test_an_error_is_named_and_says_what_to_use_instead(tmp_path: Path) -> None:
    released(tmp_path, "2026-03-01", LARKS, forum("Trykfejludvalget"))

    done = withdraw(
        tmp_path,
        "Trykfejludvalget",
        "--replaced-by",
        "Lærkeudvalget",
        "--accept",
        ground="error",
    )

    assert done.exit_code == 0, done.output
    stated = build.stated([tmp_path / "data"], tmp_path / "store")
    [stone] = withdrawals.of(stated)[COUNCIL]
    assert stone.thing.endswith("forum/trykfejludvalget")
    assert stone.successor.endswith("forum/lærkeudvalget")
    shown = run("ask", "withdrawals", "--store", str(tmp_path / "store"), "-f", "csv")
    assert "trykfejludvalget" in shown.output


def test_an_error_that_proves_to_be_private_is_hidden_after_all(thrice: Path) -> None:
    withdraw(thrice, PERSON, SEAT, PASSAGE, PAGE, "--accept", ground="error")
    assert CANARY in (thrice / "data/eksempel/withdrawals.ttl").read_text("utf-8")
    releasing.make(thrice / "store", COUNCIL, now=noon("2027-01-01"))

    things = (PERSON, SEAT, PASSAGE, PAGE, PASSAGE.replace("/kana", "/en-gammel-kana"))
    done = withdraw(thrice, *things, "--accept")

    assert done.exit_code == 0, done.output
    assert holding(thrice / "store") == []
    assert CANARY not in (thrice / "data/eksempel/withdrawals.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "ground", "said"),
    [
        (("KKR Eksempel",), "error", "det fælles grundlag"),
        (("id/forum/ugleudvalget",), "error", "Kun det råd"),
        (("id/forum/ingenting",), "error", "siger intet om"),
        (
            ("id/person/kanariefugl", "--replaced-by", "id/forum/lærkeudvalget"),
            "privacy",
            "ville røbe det",
        ),
    ],
)
def test_what_is_not_the_councils_to_withdraw_is_refused(
    tmp_path: Path, args: tuple[str, ...], ground: str, said: str
) -> None:
    council.write(tmp_path / "data", forum("Ugleudvalget"), council="andeby-eksempel")
    council.built(tmp_path, LARKS, BIRD, CHAIR)

    done = withdraw(tmp_path, *args, "--accept", ground=ground)

    assert done.exit_code == 4, done.output
    assert said in done.output


def test_an_unknown_name_is_told_of_with_those_near_it(tmp_path: Path) -> None:
    council.built(tmp_path, LARKS)

    done = withdraw(tmp_path, "Lærkeudvalge", ground="error")

    assert done.exit_code == 2
    assert "Mente du »Lærkeudvalget«?" in done.output


STEPS = (
    "kkr_graph.scrubbing.begin",
    "kkr_graph.versions.add",
    "kkr_graph.scrubbing.scrub",
    "kkr_graph.releases.rewrite",
    "kkr_graph.archive.Archive.drop",
    "kkr_graph.scrubbing._sweep",
    "kkr_graph.scrubbing._prune",
)
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def planned(place: Path) -> withdrawing.Plan:
    return withdrawing.plan(
        [PERSON, SEAT],
        "privacy",
        noon("2026-11-26").date(),
        COUNCIL,
        data=place / "data",
        folder=place / "store",
    )


@pytest.mark.parametrize("step", STEPS)
def test_what_a_crash_stops_is_finished_by_the_next_build(
    thrice: Path, step: str
) -> None:
    folder, data = thrice / "store", thrice / "data"
    plan = planned(thrice)
    with patch(step, side_effect=SystemExit), pytest.raises(SystemExit):
        withdrawing.withdraw(plan, data, folder)
    assert holding(folder)

    build.build([data], folder)

    assert holding(folder) == []
    assert not scrubbing.is_pending(folder)
    assert [one.name for one in releases.all_of(folder)] == ["1.0.0", "2.0.0", "3.0.0"]
    assert all(len(one.notes) == 1 for one in releases.all_of(folder))


def test_a_release_finishes_what_was_stopped(thrice: Path) -> None:
    folder, data = thrice / "store", thrice / "data"
    plan = planned(thrice)
    stopped = patch("kkr_graph.scrubbing.scrub", side_effect=SystemExit)
    with stopped, pytest.raises(SystemExit):
        withdrawing.withdraw(plan, data, folder)
    assert holding(folder)

    given = ("query", "-", "-f", "nt", "--store", str(folder))
    then = run(*given, "--as-known", "1.0.0", text=EVERYTHING)
    releasing.make(folder, COUNCIL, now=noon("2027-01-01"))

    assert CANARY not in then.output.lower()
    assert holding(folder) == []


def test_a_release_waits_for_a_build_where_the_graph_still_holds_it(
    thrice: Path,
) -> None:
    folder, data = thrice / "store", thrice / "data"
    plan = planned(thrice)
    stopped = patch("kkr_graph.versions.add", side_effect=SystemExit)
    with stopped, pytest.raises(SystemExit):
        withdrawing.withdraw(plan, data, folder)

    with pytest.raises(UnfinishedWithdrawalError):
        releasing.make(folder, COUNCIL, now=noon("2027-01-01"))


def test_a_build_that_fails_takes_the_tombstones_away_again(thrice: Path) -> None:
    plan = planned(thrice)
    (thrice / "data" / "eksempel.ttl").write_text("not Turtle", "utf-8")

    with pytest.raises(SyntaxInSourceError):
        withdrawing.withdraw(plan, thrice / "data", thrice / "store")

    assert not plan.file.exists()
    assert versions.current(thrice / "store") is not None
