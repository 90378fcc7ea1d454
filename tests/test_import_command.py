"""``kkr import``, ``kkr rollback`` and ``kkr history`` show, ask, do and tell."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from exchanged import content, in_use, kkr, quarantined, store
from kkr_graph import history
from kkr_graph.cli import accepting, importing, package_import
from made_up_packages import (
    COUNCIL,
    DAY,
    INITIATIVES,
    MORE,
    OTHER_KEY,
    facts,
    initiative,
    made,
    part,
    turtle,
    write,
)

NEWER = turtle(f"{COUNCIL}/flere", initiative("blaa-eksempel", "Mørkeblå Eksempel"))


class Terminal:
    @staticmethod
    def isatty() -> bool:
        return True


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_import, "_today", lambda: DAY)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return store(tmp_path)


@pytest.fixture
def package(tmp_path: Path) -> str:
    return str(write(tmp_path, made()))


def test_what_would_change_is_shown_and_nothing_is_changed_unasked(
    place: Path, package: str
) -> None:
    before = content(place)

    done = kkr(place, "import", package)

    assert done.exit_code == 0, done.output
    assert "eksempel 1.2.0: 2 grafer med" in done.output
    assert "Ny: Grøn Eksempel" in done.output
    assert "--accept" in done.output
    assert content(place) == before
    assert quarantined(place) == ()
    assert history.entries(place) == ()


def test_what_is_accepted_is_taken_in_and_noted(place: Path, package: str) -> None:
    done = kkr(place, "import", package, "--accept")

    assert done.exit_code == 0, done.output
    assert "Taget ind: eksempel 1.2.0 er nu i brug (nr. 1 i kkr history)" in done.output
    assert in_use(place) == {"eksempel": "1.2.0"}
    assert quarantined(place) == ()
    [entry] = history.entries(place)
    assert (entry.kind, entry.council, entry.release) == ("import", COUNCIL, "1.2.0")


def test_the_same_package_twice_is_unchanged(place: Path, package: str) -> None:
    kkr(place, "import", package, "--accept")
    before = content(place)

    done = kkr(place, "import", package, "--accept")

    assert done.exit_code == 0
    assert "Uændret: eksempel 1.2.0 er allerede i brug." in done.output
    assert content(place) == before
    assert len(history.entries(place)) == 1


def test_only_shown_leaves_no_trace_at_all(place: Path, package: str) -> None:
    before = sorted(place.rglob("*"))

    done = kkr(place, "import", package, "--dry-run", "--accept")

    assert done.exit_code == 0
    assert "intet er ændret" in done.output
    assert sorted(place.rglob("*")) == before


def test_a_package_that_is_refused_leaves_no_trace_when_only_shown(
    place: Path, tmp_path: Path
) -> None:
    before = sorted(place.rglob("*"))

    done = kkr(place, "import", str(write(tmp_path, made(key=None))), "--dry-run")

    assert done.exit_code == 4
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize(
    ("typed", "taken"), [("j", True), ("ja", True), ("", False), ("n", False)]
)
def test_on_a_terminal_somebody_is_asked(
    place: Path,
    package: str,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    taken: bool,  # noqa: FBT001 - of a table
) -> None:
    monkeypatch.setattr(accepting, "_stdin", Terminal)

    done = kkr(place, "import", package, text=f"{typed}\n")

    assert "Tag det ind? [j/N]" in done.output
    assert (in_use(place) != {}) == taken
    assert ("Intet er ændret." in done.output) != taken


def test_a_change_is_told_in_words_with_what_it_was(
    place: Path, package: str, tmp_path: Path
) -> None:
    kkr(place, "import", package, "--accept")
    newer = write(tmp_path, made(INITIATIVES, NEWER, release="1.3.0"), "ny.zip")

    for lang, words in (
        ("da", "Blå Eksempel → Mørkeblå Eksempel"),
        ("en", "In use now: 1.2.0, 2 graphs"),
    ):
        done = kkr(place, "import", str(newer), lang=lang)
        assert words in done.output


def test_a_package_of_changes_is_taken_in_where_its_base_is(
    place: Path, package: str, tmp_path: Path
) -> None:
    rest = facts(INITIATIVES)
    parts = [part(facts(NEWER)), part(rest, carried=False)]
    changes = made(NEWER, parts=parts, release="1.3.0", since="1.2.0")
    file = str(write(tmp_path, changes, "ny.zip"))

    alone = kkr(place, "import", file, "--accept")
    kkr(place, "import", package, "--accept")
    done = kkr(place, "import", file, "--accept")

    assert alone.exit_code == 4
    assert "Udgivelse" in alone.output
    assert done.exit_code == 0, done.output
    assert in_use(place) == {"eksempel": "1.3.0"}


def test_an_import_is_undone_and_that_again(place: Path, package: str) -> None:
    kkr(place, "import", package, "--accept")

    shown = kkr(place, "rollback")
    assert "så er intet modtaget i brug" in shown.output
    assert "Fjernet: Grøn Eksempel" in shown.output
    assert in_use(place) == {"eksempel": "1.2.0"}

    done = kkr(place, "rollback", "--accept")
    assert "Fortryd det: kkr rollback --to 2" in done.output
    assert in_use(place) == {}

    done = kkr(place, "rollback", "--to", "2", "--accept")
    assert done.exit_code == 0, done.output
    assert in_use(place) == {"eksempel": "1.2.0"}


def test_a_rollback_that_is_only_shown_changes_nothing(
    place: Path, package: str
) -> None:
    kkr(place, "import", package, "--accept")
    before = sorted(place.rglob("*"))

    done = kkr(place, "rollback", "--dry-run", lang="en")

    assert "then nothing received is in use" in done.output
    assert sorted(place.rglob("*")) == before


def test_on_a_terminal_somebody_is_asked_whether_to_roll_back(
    place: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kkr(place, "import", package, "--accept")
    monkeypatch.setattr(accepting, "_stdin", Terminal)

    assert "Rul tilbage? [j/N]" in kkr(place, "rollback", text="n\n").output
    assert in_use(place) == {"eksempel": "1.2.0"}
    kkr(place, "rollback", text="j\n")
    assert in_use(place) == {}


def test_there_is_nothing_to_undo_where_nothing_was_taken_in(place: Path) -> None:
    done = kkr(place, "rollback")

    assert done.exit_code == 2
    assert "intet at rulle tilbage" in done.output


def test_the_history_tells_what_happened(
    place: Path, package: str, tmp_path: Path
) -> None:
    empty = kkr(place, "history")
    kkr(place, "import", str(write(tmp_path, made(key=None), "falsk.zip")))
    kkr(place, "import", package, "--accept")
    now = kkr(place, "history").output.splitlines()[-1]
    kkr(place, "rollback", "--accept")

    done = kkr(place, "history")

    assert now == "I brug nu: eksempel 1.2.0."
    assert "endnu" in empty.output
    lines = done.output.splitlines()
    assert "afvist" in lines[0]
    assert "signature" in lines[0]
    assert "taget ind: eksempel 1.2.0" in lines[1]
    assert "2 grafer" in lines[1]
    assert "rullet tilbage: eksempel" in lines[2]
    assert "fortryder nr. 2" in lines[2]


def test_the_history_is_data_too(place: Path, package: str, tmp_path: Path) -> None:
    kkr(place, "import", package, "--accept")

    said = json.loads(kkr(place, "history", "-f", "json").output)
    kkr(place, "history", "-o", str(tmp_path / "log.ttl"))
    read = [*ox.parse((tmp_path / "log.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)]

    assert [one["kind"] for one in said] == ["import"]
    assert any("prov#Activity" in str(one) for one in read)


def test_a_history_that_was_changed_is_said_to_be_so(place: Path, package: str) -> None:
    kkr(place, "import", package, "--accept")
    (place / "history" / "000001.nt").unlink()

    done = kkr(place, "history")

    assert done.exit_code == 1
    assert "ikke hel: post 1" in done.output


def test_a_key_of_another_council_cannot_speak_for_the_sender(
    place: Path, tmp_path: Path
) -> None:
    file = str(write(tmp_path, made(key=OTHER_KEY)))

    done = kkr(place, "import", file, "--accept")

    assert done.exit_code == 4
    assert "Nøglen" in done.output


def test_our_own_package_is_refused(place: Path, package: str) -> None:
    done = kkr(place, "import", package, "--accept", "--council", COUNCIL)

    assert done.exit_code == 4
    assert "jeres egen (eksempel)" in done.output
    assert history.entries(place)[0].reason == "sender"


def test_a_folder_where_nothing_was_built_is_not_built_in_unasked(
    tmp_path: Path, package: str
) -> None:
    done = kkr(tmp_path, "import", package, "--store", str(tmp_path / "nowhere"))

    assert done.exit_code == 3
    assert "kkr build --store" in done.output
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("wrong", ["nowhere.zip", "."])
def test_what_is_no_file_is_said_to_be_none(
    place: Path, tmp_path: Path, wrong: str
) -> None:
    folder = tmp_path / "mappe.zip"
    folder.mkdir()
    name = str(folder if wrong == "." else tmp_path / wrong)

    done = kkr(place, "import", name)

    assert done.exit_code == 3
    assert "kan ikke læses" in done.output


def test_a_package_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    whole = made()
    bare = write(tmp_path, whole, "uden-endelse")
    cut = write(tmp_path, whole[: len(whole) // 2], "afbrudt")
    table = write(tmp_path, b"Kommune;Rolle\n", "register.csv")

    assert importing.is_package(bare)
    assert importing.is_package(cut)
    assert importing.is_package(Path("pakke.zip"))
    assert not importing.is_package(table)
    assert not importing.is_package(tmp_path / "nowhere.xlsx")
    assert MORE


PAGE = Path(__file__).parents[1] / "docs" / "exchange.md"


def test_the_page_shows_what_the_commands_say(
    place: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "now", lambda: "2026-11-26T09:30:00Z")
    monkeypatch.chdir(Path(package).parent)
    blocks = re.findall(r"```text\n\$ kkr (.*)\n([^`]*)```", PAGE.read_text("utf-8"))

    assert len(blocks) == 4
    for command, wanted in blocks:
        done = kkr(place, *command.split())
        assert done.exit_code == 0, done.output
        for line in wanted.splitlines():
            assert line in done.output


def test_the_query_on_the_page_finds_what_was_taken_in(
    place: Path, package: str
) -> None:
    kkr(place, "import", package, "--accept")
    page = PAGE.read_text("utf-8")
    [query] = re.findall(r"```sparql-example\n(.*?)```", page, re.DOTALL)
    store = ox.Store()
    store.load(
        kkr(place, "history", "-f", "ttl").output.encode(), format=ox.RdfFormat.TURTLE
    )

    rows = store.query(query)

    assert isinstance(rows, ox.QuerySolutions)
    assert {str(row["graph"]).rpartition("/")[2] for row in rows} == {
        "flere>",
        "initiativer>",
    }
