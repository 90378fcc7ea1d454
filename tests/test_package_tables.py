"""The tables of a package hold a council's own rows, and say what their columns are."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from python_calamine import CalamineWorkbook

from kkr_graph import build, questions
from kkr_graph.answers.answer import Answer
from kkr_graph.packages import tables
from kkr_graph.packages.tables import TABLES
from releases_to_pack import (
    MADE,
    contents,
    data,
    ground,
    initiative,
    made,
    packed,
    source,
)

GREEN = source("eksempel/groen", initiative("groen-eksempel", "Grøn Eksempel"))
HOSTILE = source(
    "eksempel/formler", initiative("formel", "=cmd|' /C calc'!A0").replace("Om =", "=")
)
COMMON = source("reference/andet", initiative("andet", "Fælles Eksempel"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of KKR Hovedstaden, unpacked."""
    folder = tmp_path_factory.mktemp("real")
    release = made(folder / "store", "1.0.0", data(), council="hovedstaden")
    unpacked = folder / "out"
    with zipfile.ZipFile(io.BytesIO(packed(folder / "store", release))) as archive:
        archive.extractall(unpacked)
    return unpacked


@cache
def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_column_that_says_what_a_row_is_about(name: str) -> None:
    columns = {one.name: one.kind for one in questions.find(name).columns}

    assert columns[TABLES[name]] == "iri"


@pytest.mark.parametrize("name", TABLES)
def test_no_table_asks_what_day_it_is(name: str) -> None:
    asked = questions.find(name)

    assert set(tables.on_the_day(asked, MADE[:10])) >= (
        {"on"} if "NOW()" in asked.sparql else set()
    )


def test_the_descriptor_names_every_table_and_column(real: Path) -> None:
    resources = described(real)["resources"]

    assert [one["name"] for one in resources] == [*TABLES]
    for one in resources:
        head = next(csv.reader(io.StringIO((real / one["path"]).read_text("utf-8"))))
        assert [field["name"] for field in one["schema"]["fields"]] == head
        assert one["bytes"] == (real / one["path"]).stat().st_size


def test_frictionless_finds_every_table_valid(real: Path) -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "frictionless",
            "validate",
            "datapackage.json",
            "--json",
        ],
        cwd=real,
        capture_output=True,
        text=True,
        check=False,
    )

    report = json.loads(found.stdout)
    assert report["valid"], found.stdout[:2000]
    assert report["stats"]["tasks"] == len(TABLES)
    assert report["stats"]["warnings"] == 0


def test_columns_have_the_types_of_what_stands_in_them(real: Path) -> None:
    types = {
        (one["name"], field["name"]): field["type"]
        for one in described(real)["resources"]
        for field in one["schema"]["fields"]
    }

    assert types["meetings", "date"] == "date"
    assert types["contributions", "amount"] == "number"
    assert types["agenda", "page"] == "integer"
    assert types["agenda", "number"] == "string"  # 3.10 is no decimal


def test_a_column_with_a_cell_of_another_kind_is_told_to_be_text() -> None:
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    asked = questions.find("meetings")
    at = [column.name for column in asked.columns].index("date")

    def table(*cells: ox.Literal) -> tables.Table:
        empty: list[ox.NamedNode | ox.Literal | None] = [None] * len(asked.columns)
        found = [(*empty[:at], cell, *empty[at + 1 :]) for cell in cells]
        answer = Answer(asked, asked.columns, tuple(found))
        return tables.Table(answer, b"")

    sound = ox.Literal("2025-09-02", datatype=day)
    assert table(sound).holds(at)
    assert not table(sound, ox.Literal("primo 2026")).holds(at)


def test_rows_are_of_the_council_and_not_of_the_common_ground(
    real: Path, tmp_path: Path
) -> None:
    meetings = rows((real / "csv/meetings.csv").read_text("utf-8"))
    assert {row["heldBy"] for row in meetings} == {"KKR Hovedstaden"}
    [row] = rows((real / "csv/sources.csv").read_text("utf-8"))
    assert row["graph"].endswith("graph/hovedstaden/2025-09-02/dagsorden")

    shared = contents(tmp_path, made(tmp_path, "1.0.0", [GREEN, COMMON]))
    store, _ = build.in_memory((*shared.facts, *shared.common))
    [table] = [one for one in tables.make(store, shared) if one.name == "initiatives"]
    assert [row["initiativeLabel"] for row in table.answer] == ["Grøn Eksempel"]


def test_who_leads_is_as_it_stood_on_the_day_of_the_release(tmp_path: Path) -> None:
    def leads(day: str) -> set[str]:
        folder = tmp_path / day
        release = made(
            folder, "1.0.0", data(), council="hovedstaden", day=f"{day}T12:00:00Z"
        )
        shared = contents(folder, release)
        store, _ = build.in_memory((*shared.facts, *shared.common))
        made_of = {one.name: one for one in tables.make(store, shared)}
        return {str(row["leadRole"]) for row in made_of["who-leads-what"].answer}

    assert leads("2025-09-02") - leads("2026-11-26")


def test_a_text_like_a_formula_is_no_formula_in_any_spreadsheet(tmp_path: Path) -> None:
    package = packed(tmp_path, made(tmp_path, "1.0.0", [HOSTILE]))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        text = archive.read("csv/initiatives.csv").decode()
        book = archive.read("kkr.xlsx")

    [row] = rows(text)
    assert row["initiativeLabel"].startswith("'=cmd")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book))
    cells = {
        str(cell)
        for name in sheets.sheet_names
        for line in sheets.get_sheet_by_name(name).to_python()
        for cell in line
    }
    assert "=cmd|' /C calc'!A0" in cells  # as text
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert not any(
            b"<f>" in parts.read(name)
            for name in parts.namelist()
            if name.startswith("xl/worksheets/")
        )


def test_the_workbook_knows_the_day_of_the_release_and_no_other(tmp_path: Path) -> None:
    release = made(tmp_path, "1.0.0", [GREEN], day="2024-02-29T12:00:00Z")
    with zipfile.ZipFile(io.BytesIO(packed(tmp_path, release))) as archive:
        book = archive.read("kkr.xlsx")

    first = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    cells = [str(cell) for row in first.to_python() for cell in row]
    assert any("29/2-2024" in cell for cell in cells)
    assert not any("Hele grafen" in cell for cell in cells)
    assert "Grafer fra eksempel, udgivelse 1.0.0, til alle; og det fælles." in cells


def test_the_ground_is_there_to_read_names_by() -> None:
    assert len(ground()) > 5
