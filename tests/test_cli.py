"""The command does what it says, and says what went wrong with the code for it."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from shutil import which
from unittest.mock import patch

import openpyxl  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from asked import few, whole
from kkr_graph import questions, resources, versions
from kkr_graph.cli import main
from kkr_graph.cli.commands import COMMANDS
from kkr_graph.store import MemoryStore
from kkr_graph.versions import Version
from small_sources import turtle, write

ASK = ["ask", "municipalities"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that holds all of ``data/``."""
    return fill(tmp_path_factory.mktemp("store"), whole())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that holds the few facts of the tests."""
    return fill(tmp_path_factory.mktemp("small"), few())


def fill(folder: Path, content: MemoryStore) -> Path:
    with versions.locked(folder):
        versions.add(folder, Version("1", 1, 1, 0), lambda s: s.fill(content.quads()))
    return folder


def run(*args: str, store: Path | None = None, text: str | None = None) -> Result:
    env = {"KKR_LANG": "da", "KKR_STORE": str(store) if store else None}
    return CliRunner().invoke(main, args, input=text, env=env)


def process(*args: str, store: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kkr_graph.cli", *args],
        env={**environment(store), **env},
        capture_output=True,
        check=False,
        timeout=60,
    )


def environment(store: Path) -> dict[str, str]:
    source = str(Path(str(resources.__file__)).parents[1])
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**kept, "PYTHONPATH": source, "KKR_STORE": str(store), "KKR_LANG": "da"}


def on_terminal(*args: str, store: Path, columns: int = 100, **env: str) -> str:
    """Return what a person sees who runs the command on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kkr_graph.cli", *args],
        env={
            **environment(store),
            "TERM": "xterm",
            "COLUMNS": str(columns),
            **env,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 65_536)
            except OSError:  # the terminal is gone with the command
                break
            if not more:
                break
            seen += more
        running.wait(timeout=60)
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def test_every_command_explains_itself_in_both_languages() -> None:
    said = run("--help").output

    for command in COMMANDS:
        assert f"  {command} " in said
        assert " / " in run(command, "--help").output
    for code in "01234":
        assert f"  {code}  " in said


def test_help_loads_nothing_but_click_and_the_standard_library(store: Path) -> None:
    code = (
        "import sys, kkr_graph.cli as c\n"
        "c.main(['--help'], standalone_mode=False)\n"
        "slow = {'rdflib', 'pyshacl', 'rich', 'xlsxwriter', 'yaml', 'pyoxigraph'}\n"
        "print(sorted(slow & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(store),
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert done.stderr.decode().strip() == "[]"


def test_a_question_shows_its_parameters_and_columns_in_both_languages() -> None:
    said = run("ask", "who-leads-what", "--help").output

    assert "Hvem leder hvad" in said
    assert "Who leads what" in said
    for option in ("--municipality", "--initiative", "--on", "--format", "--output"):
        assert option in said
    assert "initiativeLabel: Initiativ / Initiative" in said


@pytest.mark.parametrize("name", questions.names())
def test_every_question_can_be_asked_of_any_store(name: str, store: Path) -> None:
    result = run("ask", name, "--format", "json", store=store)

    assert result.exit_code == 0, result.output
    assert isinstance(json.loads(result.stdout), list)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md", "srj", "xlsx"])
def test_an_answer_is_written_to_a_file_as_on_the_screen(
    form: str, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"svar.{form}"
    shown = run(*ASK, "--format", form, store=store)
    kept = run(*ASK, "--format", form, "-o", str(file), store=store)

    assert kept.exit_code == 0, kept.output
    assert kept.stdout == ""
    assert file.read_bytes() == shown.stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_name_of_the_file_says_the_form(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "svar.xlsx"
    run(*ASK, "-o", str(file), store=store)

    assert openpyxl.load_workbook(file).worksheets[0].freeze_panes == "A2"


def test_a_dash_is_standard_output(store: Path) -> None:
    assert run(*ASK, "-o", "-", store=store).stdout == run(*ASK, store=store).stdout


def test_a_link_stays_and_what_it_leads_to_is_written(
    store: Path, tmp_path: Path
) -> None:
    link, file = tmp_path / "svar.csv", tmp_path / "gemt.csv"
    link.symlink_to(file)
    run(*ASK, "-o", str(link), store=store)

    assert link.is_symlink()
    assert file.read_text("utf-8")


def test_a_pipe_is_written_to_and_not_replaced(store: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "svar.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        run(*ASK, "-o", str(pipe), store=store)
        told, _ = reader.communicate(timeout=60)

    assert pipe.is_fifo()
    assert told == run(*ASK, "-f", "csv", store=store).stdout_bytes


def test_names_codes_iris_and_days_are_understood(store: Path) -> None:
    for typed in ("Gladsaxe", "gladsaxe kommune", "0159", "id/municipality/0159"):
        result = run(
            "ask", "municipality", "--municipality", typed, "--on", "2/9-2025",
            store=store,
        )  # fmt: skip
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["ask", "who-leads-wat"], "Mente du »who-leads-what«"),
        (["ask", "who-leads-what", "--mayor", "x"], "--municipality, --initiative"),
        (
            ["ask", "who-leads-what", "--municipality", "Glasaxe"],
            "Mente du »Gladsaxe Kommune«?",
        ),
        (["ask", "who-leads-what", "--on", "30/2-2025"], "er ingen dato, der findes"),
        (["ask", "who-leads-what", "--format", "docx"], "docx"),
        (["show", "Glasaxe"], "Mente du »Gladsaxe Kommune«?"),
        (["questions", "vejrudsigt"], "Emner: "),
        ([*ASK, "-o", "/no/such/folder/x.csv"], "mappen /no/such/folder findes ikke"),
        ([*ASK, "--store", "x", "--endpoint", "http://x"], "vælg den ene"),
        (["frobnicate"], "frobnicate"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_to_do(
    args: list[str], said: str, store: Path
) -> None:
    result = run(*args, store=store)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_errors_speak_the_language_asked_for_wherever_it_is_asked(store: Path) -> None:
    for args in (
        ["--lang", "en", "ask", "nosuch"],
        ["ask", "nosuch", "--lang", "en"],
        ["ask", "nosuch", "--lang=en"],
    ):
        assert run(*args, store=store).stderr.startswith("Error: No question is called")


def test_a_missing_folder_is_refused_before_any_work_is_done(tmp_path: Path) -> None:
    result = run(*ASK, "-o", str(tmp_path / "no" / "x.csv"), store=tmp_path / "store")

    assert result.exit_code == 2
    assert not (tmp_path / "store").exists()


def test_a_folder_that_may_not_be_written_is_refused(
    store: Path, tmp_path: Path
) -> None:
    refused = PermissionError(13, "Permission denied")
    with patch("tempfile.mkstemp", side_effect=refused):
        result = run(*ASK, "-o", str(tmp_path / "x.csv"), store=store)

    assert result.exit_code == 4
    assert "Permission denied" in result.stderr


def test_a_full_disk_leaves_the_file_as_it_was(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_text("before", "utf-8")
    with patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        result = run(*ASK, "-o", str(file), store=store)

    assert result.exit_code == 4
    assert "No space left on device" in result.stderr
    assert file.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["svar.csv"]


def test_an_empty_answer_says_why_below_the_table_and_exits_with_0(small: Path) -> None:
    args = ["ask", "who-leads-what", "--initiative", "Letbanen"]
    table = run(*args, store=small)
    data = run(*args, "--format", "json", store=small)

    assert (table.exit_code, data.exit_code) == (0, 0)
    assert "- Hvem der leder letbanen: ikke fundet (Dagsorden, s. 14)" in table.stdout
    assert data.stdout == "[]\n"
    assert "- Hvem der leder letbanen: ikke fundet" in data.stderr


def test_a_named_store_that_is_not_there_is_not_built(tmp_path: Path) -> None:
    folder = tmp_path / "misspelt"
    result = run(*ASK, "--store", str(folder))

    assert result.exit_code == 3
    assert f"kkr build --store {folder}" in result.stderr
    assert not folder.exists()


def test_the_default_store_is_built_when_it_is_first_needed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    write(data, "one", '<id/term/2022-2025> a kkr:Term ; skos:prefLabel "nu"@da .')
    folder = tmp_path / "store"
    with patch("kkr_graph.opening.DATA", data), patch("kkr_graph.build.build") as build:
        build.side_effect = lambda _places, place: fill(place, few())
        first = run(*ASK, store=folder)
        second = run(*ASK, store=folder)

    assert first.exit_code == 0, first.output
    assert "Der er ingen graf endnu; den bygges nu i " in first.stderr
    assert second.stderr == ""
    assert build.call_count == 1


def test_build_says_what_it_built_and_that_nothing_changed(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "store"
    data.mkdir()
    write(data, "one")
    with patch("kkr_graph.checks.together", return_value=iter(())):
        args = ("build", "--data", str(data), "--store", str(folder))
        first, second = run(*args), run(*args)

    if first.exit_code == 1:
        pytest.skip("the smallest source breaks a shape of its own")
    assert first.stdout.startswith("Bygget: 1 kilder med ")
    assert second.stdout.startswith("Uændret: ")


def test_a_source_that_does_not_read_exits_with_3_and_names_the_line(
    tmp_path: Path,
) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text(turtle("bad", "<id/x> a kkr:Nonsense ."), "utf-8")
    for args in (
        ("check", str(file)),
        ("build", "--data", str(tmp_path), "--store", str(tmp_path / "s")),
    ):
        result = run(*args)
        assert result.exit_code == 3
        assert "bad.ttl:" in result.stderr
        assert "Nonsense" in result.stderr


def test_check_exits_with_1_on_faults_and_writes_what_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "lead.ttl"
    file.write_text(turtle("lead", "<id/lead/x/1> a kkr:Lead ."), "utf-8")
    rest = tmp_path / "data"
    rest.mkdir()
    write(rest, "one")
    args = ("check", str(file), "--data", str(rest))

    text, data = run(*args), run(*args, "--format", "json")
    assert (text.exit_code, data.exit_code) == (1, 1)
    assert "lead.ttl:" in text.stdout
    report = json.loads(data.stdout)
    assert report["conforms"] is False
    assert {breach["file"] for breach in report["breaches"]} == {str(file)}


def test_sparql_of_ones_own_is_answered(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT (1 AS ?one) {}", "utf-8")

    assert json.loads(run("query", str(file), "-f", "json", store=store).stdout) == [
        {"one": 1}
    ]
    asked = run("query", "-", "-f", "csv", store=store, text="ASK { ?s ?p ?o }")
    assert list(csv.reader(io.StringIO(asked.stdout))) == [["answer"], ["true"]]
    made = run(
        "query", "-", "-f", "nt", store=store, text="CONSTRUCT { <a:b> a <a:c> } {}"
    )
    assert made.stdout.startswith("<a:b> ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SELECT WHERE", 3),
        ("", 3),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", 4),
    ],
)
def test_sparql_that_cannot_be_run_says_so(text: str, code: int, store: Path) -> None:
    result = run("query", "-", store=store, text=text)

    assert result.exit_code == code
    assert result.stderr.startswith("Fejl: ")


def test_a_query_file_that_is_not_there_exits_with_3(store: Path) -> None:
    result = run("query", "/no/such/file.rq", store=store)

    assert result.exit_code == 3
    assert "/no/such/file.rq" in result.stderr


def test_questions_are_listed_and_found_by_a_word() -> None:
    listed = json.loads(run("questions", "--format", "json").stdout)
    found = json.loads(run("questions", "leder", "--format", "json").stdout)

    assert tuple(row["name"] for row in listed) == questions.names()
    assert 0 < len(found) < len(listed)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    result = run("completion", shell)

    assert result.exit_code == 0
    assert "_KKR_COMPLETE" in result.stdout


def test_the_names_of_questions_are_completed_without_a_store(tmp_path: Path) -> None:
    done = process(
        store=tmp_path / "none",
        _KKR_COMPLETE="bash_complete",
        COMP_WORDS="kkr ask who-",
        COMP_CWORD="2",
    )

    assert done.stdout.decode().split() == ["plain,who-leads-what"]
    assert not (tmp_path / "none").exists()


def test_the_parameters_of_a_question_are_completed(tmp_path: Path) -> None:
    done = process(
        store=tmp_path / "none",
        _KKR_COMPLETE="bash_complete",
        COMP_WORDS="kkr ask who-leads-what --m",
        COMP_CWORD="3",
    )

    assert done.stdout.decode().split() == ["plain,--municipality"]


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("kkr-graph ")


def test_a_reader_who_has_had_enough_is_no_error(store: Path) -> None:
    shell = which("sh") or "/bin/sh"
    command = f"{sys.executable} -m kkr_graph.cli questions | true"
    done = subprocess.run(
        [shell, "-c", command],
        env=environment(store),
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert done.stderr == b""


def test_danish_letters_are_printed_whatever_the_locale_says(store: Path) -> None:
    done = process(*ASK, store=store, LC_ALL="C", PYTHONUTF8="0")

    assert "Køge" in done.stdout.decode("utf-8")


def test_a_workbook_is_not_poured_over_a_terminal(store: Path) -> None:
    seen = on_terminal(*ASK, "--format", "xlsx", store=store)

    assert seen.strip() == (
        "Fejl: xlsx er ikke tekst til en skærm. Skriv til en fil: -o svar.xlsx"
    )


@pytest.mark.parametrize("columns", [40, 100, 160])
def test_on_a_terminal_the_answer_fits_and_says_what_was_asked(
    columns: int, store: Path
) -> None:
    seen = on_terminal(*ASK, store=store, columns=columns, NO_COLOR="1")

    assert "\x1b" not in seen
    assert "Gladsaxe Kommune" in seen
    _, *table = seen.splitlines()
    assert max(map(len, table)) <= columns


def test_colour_is_for_terminals_only(store: Path) -> None:
    assert "\x1b[" in on_terminal(*ASK, store=store)
    assert b"\x1b[" not in process(*ASK, store=store).stdout
