"""``kkr key`` makes keys, and says whose are trusted, in both languages."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kkr_graph.cli import main
from kkr_graph.cli.passphrases import VARIABLE
from kkr_graph.keys import files, public, trust
from made_up_packages import COUNCIL, KEY, OTHER

PASSPHRASE = "fire små ord"
NO_FILE = ["--passphrase-file", "{}/nej.txt"]


def run(*args: object, typed: str | None = None, **env: str) -> Result:
    return CliRunner().invoke(
        main,
        ["key", *map(str, args)],
        input=typed,
        env={"KKR_LANG": "da", VARIABLE: "", "KKR_COUNCIL": "", **env},
    )


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return the file of a public key of a council that does not exist."""
    file = tmp_path / "eksempel.pub"
    file.write_text(public.write(KEY.public, "KKR eksempel"), "utf-8")
    return file


def opens(file: Path) -> bool:
    return bool(files.read_secret(file, lambda: PASSPHRASE))


def test_a_passphrase_is_asked_for_twice_and_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "min.key"

    made = run(
        *("new", "--council", COUNCIL, "-o", file),
        typed=f"{PASSPHRASE}\n{PASSPHRASE}\n",
    )

    assert made.exit_code == 0, made.output
    assert opens(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = files.read_public(tmp_path / "min.key.pub")
    assert key.fingerprint in made.stdout
    assert PASSPHRASE not in made.output


def test_a_passphrase_may_stand_in_a_file_or_the_environment(tmp_path: Path) -> None:
    word = tmp_path / "ord"
    word.write_text(f"{PASSPHRASE}\n", "utf-8")
    one, two = tmp_path / "et.key", tmp_path / "to.key"

    by_file = run("new", "--council", COUNCIL, "-o", one, "--passphrase-file", word)
    by_name = run("new", "-o", two, KKR_COUNCIL=COUNCIL, **{VARIABLE: PASSPHRASE})

    assert (by_file.exit_code, by_name.exit_code) == (0, 0)
    assert opens(one)
    assert opens(two)


@pytest.mark.parametrize("typed", ["", "\n\n"])
def test_a_key_without_a_passphrase_is_made_only_when_asked_for(
    typed: str, tmp_path: Path
) -> None:
    file = tmp_path / "min.key"

    refused = run("new", "--council", COUNCIL, "-o", file, typed=typed)
    assert refused.exit_code == 2
    assert "adgangssætning" in refused.stderr
    assert not file.exists()

    made = run("new", "--council", COUNCIL, "-o", file, "--unencrypted")
    assert made.exit_code == 0
    assert opens(file)


def test_no_passphrase_can_be_given_on_the_command_line() -> None:
    said = run("new", "--help").output

    assert "--passphrase-file" in said
    assert "--passphrase " not in said


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["new", "-o", "{}/x.key"], 2, "--council"),
        (["new", "-o", "{}/x.key", "--council", "../x"], 2, "../x"),
        (["new", "-o", "{}/nej/x.key", "--council", COUNCIL], 2, "nej"),
        (["new", "-o", "{}/eksempel.pub", "--council", COUNCIL], 4, "overskrives"),
        (["new", "-o", "{}/x", "--council", COUNCIL, *NO_FILE], 3, "nej.txt"),
        (["show", "FFFFFFFFFFFFFFFF"], 2, "kkr key list"),
        (["trust", "{}/nej.pub", "--council", COUNCIL], 3, "nej.pub"),
        (["trust", "{}/eksempel.pub"], 2, "--council"),
        (["trust", "{}/eksempel.pub", "--council", COUNCIL, "--until", "snart"], 2, ""),
        (["revoke", "FFFFFFFFFFFFFFFF"], 2, "kkr key list"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(
    args: list[str], code: int, said: str, theirs: Path, tmp_path: Path
) -> None:
    store = ["--store", str(tmp_path / "store")] if args[0] != "new" else []
    result = run(*(arg.format(tmp_path) for arg in args), *store)

    assert result.exit_code == code, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "store" / "trust.json").exists()
    assert not (tmp_path / "x.key").exists()
    assert theirs.exists()


def test_a_key_is_trusted_listed_shown_and_revoked(
    theirs: Path, tmp_path: Path
) -> None:
    store = ("--store", tmp_path / "store")

    nobody = run("list", *store)
    trusted = run("trust", theirs, "--council", COUNCIL, *store)
    listed = run("list", *store)
    shown = run("show", KEY.public.id, *store)
    revoked = run("revoke", KEY.public.id.lower(), "--reason", "mistet", *store)
    after = run("--lang", "en", "list", *store)
    again = run("trust", theirs, "--council", COUNCIL, *store)

    assert "kkr key trust" in nobody.stderr
    assert KEY.public.fingerprint in trusted.stdout
    assert f"kkr key revoke {KEY.public.id}" in trusted.stdout
    assert f"{COUNCIL}  {KEY.public.id}  gælder" in listed.stdout
    assert f"Betroet: {COUNCIL}, gælder" in shown.stdout
    assert KEY.public.id in revoked.stdout
    assert "mistet" in after.stdout
    assert "revoked" in after.stdout
    assert again.exit_code == 4
    assert "tilbagekaldt" in again.stderr


def test_the_list_is_also_for_programs(theirs: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    run("trust", theirs, "--council", COUNCIL, "--until", "31/12-2030", *store)

    [one] = json.loads(run("list", "-f", "json", *store).stdout)

    assert one["key"] == KEY.public.text
    assert one["until"] == "2030-12-31"
    assert one["fingerprint"] == KEY.public.fingerprint


def test_a_fingerprint_that_is_not_the_one_told_is_refused(
    theirs: Path, tmp_path: Path
) -> None:
    store = ("--store", tmp_path / "store", "--council", COUNCIL)

    other = run("trust", theirs, "--fingerprint", "0123 4567", *store)
    right = run("trust", theirs, "--fingerprint", KEY.public.fingerprint, *store)

    assert other.exit_code == 4
    assert right.exit_code == 0
    assert "Sammenlign" not in right.stdout
    assert trust.read(tmp_path / "store").find(KEY.public.id)


def test_a_key_is_for_one_council(theirs: Path, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store")
    run("trust", theirs, "--council", COUNCIL, *store)

    result = run("trust", theirs, "--council", OTHER, *store)

    assert result.exit_code == 4
    assert COUNCIL in result.stderr


def test_a_key_file_is_shown_before_it_is_trusted(theirs: Path, tmp_path: Path) -> None:
    shown = run("show", theirs, "--store", tmp_path / "store")

    assert "Betroet: nej" in shown.stdout
    assert KEY.public.text in shown.stdout


def test_a_folder_that_holds_other_things_is_left_alone(
    theirs: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "andet"
    folder.mkdir()
    (folder / "brev.txt").write_text("x", "utf-8")

    result = run("trust", theirs, "--council", COUNCIL, "--store", folder)

    assert result.exit_code == 4
    assert [file.name for file in folder.iterdir()] == ["brev.txt"]
