"""``kkr verify`` tells of a package check by check, and exits by what it found."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kkr_graph.cli import main
from kkr_graph.keys import public, trust
from kkr_graph.packages.verdict import CHECKS
from made_up_packages import KEY, OTHER_KEY, TRUST, made, write


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a folder of a store that trusts the councils that do not exist."""
    folder = tmp_path / "store"
    folder.mkdir()
    trust.write(folder, TRUST)
    return folder


def run(store: Path, *args: object, language: str = "da") -> Result:
    words = ["verify", *map(str, args), "--store", str(store)]
    return CliRunner().invoke(main, words, env={"KKR_LANG": language})


def test_a_sound_package_is_told_of_in_danish(store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, made())

    result = run(store, file)

    assert result.exit_code == 0, result.output
    for words in CHECKS.values():
        assert f"{words.da:<19}  ✓ i orden" in result.stdout
    assert result.stdout.endswith(f"{file}: kan tages ind\n")


def test_what_fails_says_how_to_mend_it(store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, made(key=OTHER_KEY))

    result = run(store, file, language="en")

    assert result.exit_code == 1
    assert "The key        ✗ failed" in result.stdout
    assert "Ask both; nothing was taken in." in result.stdout
    assert "The graphs     – not tried" in result.stdout
    assert result.stdout.endswith(": 1 fault\n")


def test_verdicts_are_also_for_programs(store: Path, tmp_path: Path) -> None:
    good, bad = write(tmp_path, made()), write(tmp_path, made(key=None), "to.zip")

    result = run(store, good, bad, "-f", "json")

    first, second = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (first["passed"], second["passed"]) == (True, False)
    assert (first["council"], first["release"]) == ("eksempel", "1.2.0")
    assert [one["check"] for one in second["verdicts"]] == [*CHECKS]
    assert {one["tried"] for one in second["verdicts"]} == {True, False}


@pytest.mark.parametrize(
    ("name", "content"),
    [("pakke.zip", made()[:-30]), ("pakke.ZIP", b"nej"), ("pakke.zip", b"")],
)
def test_a_damaged_package_cannot_be_read(
    name: str, content: bytes, store: Path, tmp_path: Path
) -> None:
    result = run(store, write(tmp_path, content, name))

    assert result.exit_code == 3
    assert "ikke en hel pakke" in result.stdout


def test_a_package_that_is_not_there_is_told_of(store: Path, tmp_path: Path) -> None:
    result = run(store, tmp_path / "nej.zip")

    assert result.exit_code == 3
    assert "nej.zip" in result.stdout


def test_a_package_is_known_by_what_it_holds(store: Path, tmp_path: Path) -> None:
    assert run(store, write(tmp_path, made(), "pakke.kkr")).exit_code == 0


def test_a_package_may_be_tried_with_a_key_that_is_not_trusted(tmp_path: Path) -> None:
    file = write(tmp_path, made())
    key = tmp_path / "eksempel.pub"
    key.write_text(public.write(KEY.public, "KKR eksempel"), "utf-8")

    without = run(tmp_path / "tom", file)
    given = run(tmp_path / "tom", file, "--key", key)

    assert (without.exit_code, given.exit_code) == (1, 1)
    assert "Graferne             – ikke prøvet" in without.stdout
    assert "Graferne             ✓ i orden" in given.stdout
    assert "Nøglen               ✗ fejl" in given.stdout
    assert not (tmp_path / "tom").exists()


def test_nothing_is_changed_by_looking(store: Path, tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in store.rglob("*") if file.is_file()}

    run(store, write(tmp_path, made()))

    after = {file: file.read_bytes() for file in store.rglob("*") if file.is_file()}
    assert after == before


def test_a_store_whose_keys_cannot_be_read_is_said_so(
    store: Path, tmp_path: Path
) -> None:
    (store / "trust.json").write_text("{", "utf-8")

    result = run(store, write(tmp_path, made()))

    assert result.exit_code == 3
    assert "trust.json" in result.stderr


def test_a_paper_and_a_package_are_told_of_together(
    store: Path, tmp_path: Path
) -> None:
    paper = Path(__file__).parent / "desk" / "dagsorden.txt"

    result = run(store, paper, write(tmp_path, made()), "-f", "json")

    package, quotes = json.loads(result.stdout)
    assert package["verdicts"]
    assert quotes["quotes"] >= 0
