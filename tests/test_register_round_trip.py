"""Out, through the program a secretary uses, and in again: nothing has changed."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from registers_held import Book, exported, imported, sources, texts
from test_registers import WAYS

HERE = shutil.which("soffice") is not None or os.environ.get("CI") != "true"


def saved(file: Path, form: str) -> Path:
    """Return *file* as LibreOffice opens and saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = file.parent / f"saved-{form}"
    profile = f"-env:UserInstallation=file://{file.parent / 'profile'}"
    convert = ("--headless", "--convert-to", form, "--outdir", str(folder))
    subprocess.run(
        [program, profile, *convert, str(file)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder / f"{file.stem}.{form}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return sources with every way of filling in a row that there is."""
    return sources(tmp_path_factory.mktemp("rows"), WAYS)


@pytest.fixture(scope="module")
def file(data: Path) -> Path:
    return exported(data)


def unchanged(data: Path, file: Path) -> None:
    before, rows = texts(data), sum(map(len, WAYS.values()))

    done = imported(data, file, "--accept")

    assert done.exit_code == 0, done.output
    assert f"uændret: {rows}\nIntet er ændret." in done.stdout
    assert "siger ikke, hvad den er lavet af" not in done.stdout
    assert texts(data) == before


def test_a_workbook_not_touched_changes_no_byte(data: Path, file: Path) -> None:
    unchanged(data, file)


def test_openpyxl_may_have_saved_it(data: Path, file: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(file)
    book.save(tmp_path / "registre.xlsx")

    unchanged(data, tmp_path / "registre.xlsx")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def saved_by_libreoffice(form: str, data: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "registre.xlsx").write_bytes(file.read_bytes())

    unchanged(data, saved(tmp_path / "registre.xlsx", form))


@pytest.mark.slow
def edited_in_libreoffice(data: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "registre.xlsx").write_bytes(file.read_bytes())
    book = Book(saved(tmp_path / "registre.xlsx", "xlsx"))
    row = book.row("Gladsaxe Kommune")
    book.put(row, "Til og med", "31/12-2025")

    said = imported(data, book.save())

    assert "    Til og med: (tom) → 31/12-2025" in said.stdout
    assert "uændret: 24" in said.stdout


# In CI nothing may skip, and LibreOffice is not there; what it does to a workbook that
# matters here (a hidden sheet, other styles, strings in another place) openpyxl does.
if HERE:
    test_libreoffice_may_have_saved_it = saved_by_libreoffice
    test_libreoffice_may_have_been_used = edited_in_libreoffice
