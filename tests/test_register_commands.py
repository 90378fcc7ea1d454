"""The commands about registers: a template out; one filled in, or its faults."""

import json
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from kkr_graph.cli import main
from sheets_to_read import DECIDED, LEAD, filled


@pytest.fixture(autouse=True, scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the graph that the commands ask."""
    folder = tmp_path_factory.mktemp("store") / "store"
    assert run("build", "--store", str(folder)).exit_code == 0
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, env={"KKR_LANG": "da"})


@pytest.mark.parametrize(
    ("kind", "sheet"),
    [
        ("leads", "Tovholdere"),
        ("appointments", "Udpegninger"),
        ("deadlines", "Frister"),
        ("contributions", "Bidrag"),
    ],
)
def test_a_template_is_a_workbook(
    kind: str, sheet: str, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "skabelon.xlsx"

    result = run("template", kind, "--store", str(store), "-o", str(file))

    assert result.exit_code == 0, result.output
    assert openpyxl.load_workbook(file).sheetnames[0] == sheet


def test_a_template_may_be_csv_on_the_screen(store: Path) -> None:
    result = run("template", "deadlines", "-f", "csv", "-o", "-", "--store", str(store))

    assert result.stdout.startswith("\ufeffOpgave;Ansvarlig;Ukendt, fordi;Frist;")


def test_there_are_four_registers_and_no_other(store: Path) -> None:
    assert run("template", "votes", "--store", str(store)).exit_code == 2


def test_a_register_is_read_to_text_json_and_turtle(tmp_path: Path) -> None:
    file = str(filled(tmp_path, "leads", DECIDED))

    text, told, turtle = (run("read", file, "-f", f) for f in ("text", "json", "ttl"))

    assert "Tovholdere (Tovholdere): 1, læst uden fejl" in text.stdout
    [row] = json.loads(told.stdout)["rows"]
    assert (row["sheet"], row["row"], row["states"]) == ("Tovholdere", 3, "lead")
    assert "a kkr:Lead" in turtle.stdout


@pytest.mark.parametrize("language", ["da", "en"])
def test_faulty_rows_are_told_and_nothing_is_written(
    language: str, tmp_path: Path
) -> None:
    file = str(filled(tmp_path, "leads", {**LEAD, "Tovholder": "Gladsakse"}))
    target = tmp_path / "leads.ttl"

    result = run("--lang", language, "read", file, "-o", str(target))

    assert result.exit_code == 1
    place = {"da": "Tovholdere, række 3", "en": "Tovholdere, row 3"}[language]
    assert place in result.stderr
    assert not target.exists()


def test_what_is_no_register_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "navne.csv"
    file.write_text("navn;alder\nEksempel;1\n", "utf-8")

    result = run("read", str(file))

    assert result.exit_code == 3
    assert "kkr template leads" in result.stderr


def test_remarks_stay_out_of_the_turtle(tmp_path: Path) -> None:
    file = filled(tmp_path, "leads", LEAD)
    book = openpyxl.load_workbook(file)
    book.worksheets[0].cell(2, 30, "Eksempel kolonne")
    book.save(file)

    result = run("read", str(file), "-f", "ttl")

    assert "kolonnen »Eksempel kolonne«" in result.stderr
    assert "Eksempel kolonne" not in result.stdout
