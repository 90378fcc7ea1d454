"""What was known then is answered as it was answered then."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import small_council as council
from kkr_graph import as_known, opening, questions, releases
from kkr_graph.cli import main
from kkr_graph.errors import (
    BadKnownError,
    KnownElsewhereError,
    NoReleasesError,
    NoReleaseYetError,
    StoreMissingError,
    UnknownReleaseError,
)
from kkr_graph.releases import Release
from small_council import BIRD, CHAIR, COUNCIL, forum, released

LARKS = forum("Lærkeudvalget")
ASKED = (
    ("ask", "forums", "-f", "csv"),
    ("ask", "chairs", "-f", "json", "--on", "2026-03-01"),
    ("ask", "documents", "-f", "csv"),
    ("ask", "mentions", "--thing", "KKR Eksempel", "-f", "csv"),
    ("ask", "sources", "-f", "csv"),
    ("show", "KKR Eksempel"),
    ("network", "cooperation", "-f", "csv", "--on", "2026-03-01"),
)


def run(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=text, env={"KKR_LANG": "da"})


def answers(folder: Path, *more: str) -> list[str]:
    found = []
    for asked in ASKED:
        done = run(*asked, "--store", str(folder), *more)
        assert done.exit_code == 0, done.output
        found.append(done.stdout)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store released on the 1st, the 2nd and the 4th of March."""
    place = tmp_path_factory.mktemp("known")
    released(place, "2026-03-01", LARKS, BIRD, CHAIR)
    released(place, "2026-03-02", LARKS, BIRD, CHAIR, forum("Finkeudvalget"))
    released(place, "2026-03-04", forum("Ugleudvalget"), forum("Finkeudvalget"))
    return place / "store"


def test_the_answers_are_those_the_store_gave_when_it_was_released(
    tmp_path: Path,
) -> None:
    released(tmp_path, "2026-03-01", LARKS, BIRD, CHAIR)
    then = answers(tmp_path / "store")
    released(tmp_path, "2026-03-02", forum("Ugleudvalget"))
    now = answers(tmp_path / "store")

    assert then != now
    assert answers(tmp_path / "store", "--as-known", "1.0.0") == then
    assert answers(tmp_path / "store", "--as-known", "1/3-2026") == then
    assert answers(tmp_path / "store", "--as-known", "2.0.0") == now
    assert answers(tmp_path / "store") == now


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2026-03-01", "1.0.0"),
        ("2. marts 2026", "1.1.0"),
        ("3/3-2026", "1.1.0"),
        ("2026-12-31", "2.0.0"),
        ("1.1.0", "1.1.0"),
        ("v1.1.0", "1.1.0"),
    ],
)
def test_a_day_means_the_newest_release_made_by_its_end(
    folder: Path, asked: str, found: str
) -> None:
    assert as_known.find(folder, asked).name == found


@pytest.mark.parametrize(
    ("made", "day"),
    [
        ("2026-03-01T22:59:59Z", "2026-03-01"),  # 23:59:59 in winter
        ("2026-03-01T23:00:00Z", "2026-03-02"),
        ("2026-07-01T21:59:59Z", "2026-07-01"),  # 23:59:59 in summer
        ("2026-07-01T22:00:00Z", "2026-07-02"),
    ],
)
def test_a_day_ends_at_midnight_in_denmark(made: str, day: str) -> None:
    assert releases.day_of(Release("1.0.0", COUNCIL, made, {})).isoformat() == day


def test_before_the_first_release_nothing_was_known_and_its_day_is_told(
    folder: Path,
) -> None:
    with pytest.raises(NoReleaseYetError) as caught:
        as_known.find(folder, "2026-02-28")

    assert caught.value.say("da") == (
        "Den 28/2-2026 var der endnu ingen udgivelse: den første er 1.0.0, fra den "
        "1/3-2026. Vælg den dag eller en senere."
    )
    assert "2026-03-01" in caught.value.say("en")


def test_an_unknown_release_is_told_of_with_those_near_it(folder: Path) -> None:
    with pytest.raises(UnknownReleaseError) as caught:
        as_known.find(folder, "1.1.1")

    assert "»1.1.0«" in caught.value.say("da")
    with pytest.raises(BadKnownError):
        as_known.find(folder, "i går morges")


def test_a_store_without_releases_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoReleasesError):
        as_known.find(council.built(tmp_path, LARKS), "2026-03-01")
    with pytest.raises(StoreMissingError):
        opening.open_store(tmp_path / "nothing", as_known="1.0.0")


def test_a_server_knows_only_of_now() -> None:
    with pytest.raises(KnownElsewhereError):
        opening.open_store(endpoint="http://localhost:1/sparql", as_known="1.0.0")
    done = run(
        "ask", "forums", "--endpoint", "http://localhost:1", "--as-known", "1.0.0"
    )
    assert done.exit_code == 2


def test_which_release_answers_is_said_beside_the_answer(folder: Path) -> None:
    given = ("ask", "forums", "--store", str(folder), "-f", "csv")

    da = run(*given, "--as-known", "3/3-2026")
    en = run(*given, "--as-known", "3/3-2026", "--lang", "en")

    assert da.stderr == "Som det var kendt: udgivelse 1.1.0 af 2/3-2026.\n"
    assert en.stderr == "As it was known: release 1.1.0 of 2026-03-02.\n"
    assert "Finkeudvalget" in da.stdout
    assert "udgivelse" not in da.stdout


def test_names_are_those_of_then(folder: Path) -> None:
    given = ("show", "Lærkeudvalget", "--store", str(folder))

    assert run(*given).exit_code == 2
    assert run(*given, "--as-known", "1.1.0").exit_code == 0


def test_sparql_is_asked_of_then_as_well(folder: Path) -> None:
    text = "SELECT ?s { ?s a <https://w3id.org/kkr/def#Forum> } ORDER BY ?s"
    given = ("query", "-", "--store", str(folder), "-f", "csv")

    now, then = run(*given, text=text), run(*given, "--as-known", "1.0.0", text=text)

    assert "ugleudvalget" in now.stdout
    assert "ugleudvalget" not in then.stdout
    assert "lærkeudvalget" in then.stdout


@pytest.mark.parametrize(
    "given",
    [
        ("report", "quality", "--council", "eksempel", "-f", "markdown"),
        ("workbook", "-o"),
    ],
)
def test_reports_and_workbooks_are_made_of_then(
    folder: Path, tmp_path: Path, given: tuple[str, ...]
) -> None:
    words = (*given, str(tmp_path / "kkr.xlsx")) if given[-1] == "-o" else given

    done = run(*words, "--store", str(folder), "--as-known", "1.0.0")

    assert done.exit_code == 0, done.output
    assert "udgivelse 1.0.0" in done.stderr


def test_when_it_holds_and_when_it_was_known_are_two_days(tmp_path: Path) -> None:
    ended = CHAIR.replace("period/fra-2024", "period/2024")
    released(tmp_path, "2026-03-01", BIRD, CHAIR)
    released(tmp_path, "2026-03-02", BIRD, ended)
    store = tmp_path / "store"

    def chairs(on: str, known: str) -> int:
        found = opening.open_store(store, as_known=known)
        return len(questions.ask(found, "chairs", {"on": on}).rows)

    assert chairs("2026-01-01", "1.0.0") == 1
    assert chairs("2026-01-01", "1.0.1") == 0
    assert chairs("2024-06-01", "1.0.1") == 1
