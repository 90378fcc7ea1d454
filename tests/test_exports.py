"""A council's registers go out as a workbook that a secretary can work in."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest

from kkr_graph.registers import Kind
from registers_held import (
    COUNCIL,
    LEADS,
    SHEETS,
    Book,
    exported,
    imported,
    run,
    sources,
    texts,
)
from sheets_to_read import APPOINTMENT, CONTRIBUTION, DEADLINE, LEAD, ROWS, csv_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return sources(tmp_path, {kind: (row,) for kind, row in ROWS.items()})


def test_there_is_a_sheet_for_each_register_and_a_guide(data: Path) -> None:
    book = openpyxl.load_workbook(exported(data))

    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == [*SHEETS.values(), "Vejledning", "Lister"]
    for sheet in SHEETS.values():
        assert book[sheet].freeze_panes == "B3"
        assert book[sheet].data_validations.dataValidation


def test_the_same_registers_give_the_same_bytes(data: Path) -> None:
    assert exported(data).read_bytes() == exported(data).read_bytes()


def test_every_row_stands_with_the_words_it_was_given(data: Path) -> None:
    book = Book(exported(data))

    assert book.get(3, "Initiativ") == "Eksempel Initiativ"
    assert book.get(3, "Tovholder") == "Gladsaxe Kommune"
    assert book.get(3, "Grundlag") == "oplyst"
    assert book.get(3, "Side") == 3
    assert book.get(3, "Id") == "id/lead/eksempel-initiativ/0159"
    assert book.get(3, "Udpeget", "appointments") == "Eva Eksempel"
    assert book.get(3, "Hverv", "appointments") == "borgmester"
    assert book.get(3, "Udpeget af", "appointments") == "KKR Hovedstaden"
    assert book.get(3, "Frist", "deadlines") == "primo 2026"
    assert book.get(3, "Beløb", "contributions") == 1550000


def test_a_day_is_a_real_date_and_a_rough_one_is_as_it_was_written(
    tmp_path: Path,
) -> None:
    book = Book(exported(sources(tmp_path, {"leads": LEADS})))

    cell = book.sheet().cell(book.row("Furesø Kommune"), book.place("Fra og med"))
    assert cell.value == datetime(2024, 9, 2)  # noqa: DTZ001 - a day has no zone
    assert cell.number_format == "d/m-yyyy"
    assert book.get(book.row("Ishøj Kommune"), "Fra og med") == "primo 2025"


def test_the_grey_column_holds_the_id(data: Path) -> None:
    book = Book(exported(data))

    cell = book.sheet().cell(3, book.place("Id"))
    assert (cell.fill.fgColor.rgb, cell.font.color.rgb) == ("FFF5F5F5", "FF767676")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_is_written_as_text(
    sign: str, tmp_path: Path
) -> None:
    note = f"{sign}HYPERLINK(1)"
    data = sources(tmp_path, {"leads": ({**LEAD, "Note": f"x{note}"},)})
    text = data / COUNCIL / "registers" / "leads.ttl"
    text.write_bytes(text.read_bytes().replace(b'"x', b'"'))

    file = exported(data)

    with ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        styles = archive.read("xl/styles.xml")
    assert b"<f>" not in sheet
    assert b'quotePrefix="1"' in styles
    assert Book(file).get(3, "Note") == note
    assert "uændret: 1" in imported(data, file).stdout


def test_only_the_registers_asked_for_are_written(data: Path) -> None:
    book = openpyxl.load_workbook(exported(data, "--kind", "deadlines,leads"))

    assert book.sheetnames[:3] == ["Tovholdere", "Frister", "Vejledning"]


def test_a_kind_that_is_none_is_refused(data: Path) -> None:
    file = str(data.parent / "x.xlsx")

    said = run("export", file, "--council", COUNCIL, "--kind", "votes")

    assert said.exit_code == 2
    assert "contributions" in said.stderr


def test_only_an_excel_file_is_written(tmp_path: Path) -> None:
    said = run("export", str(tmp_path / "registre.ods"), "--council", COUNCIL)

    assert said.exit_code == 2
    assert ".xlsx" in said.stderr


def test_a_register_that_may_not_be_shared_stays_at_home(data: Path) -> None:
    place = data / COUNCIL / "registers" / "leads.ttl"
    text = place.read_bytes()
    place.write_bytes(text.replace(b"access-level/own", b"access-level/public"))

    book = Book(exported(data, "--access", "councils"))

    assert book.get(3, "Initiativ") == "Eksempel Initiativ"
    assert book.get(3, "Opgave", "deadlines") is None


def test_nobody_exports_without_saying_who_they_are(tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "x.xlsx")).exit_code == 2


def test_the_common_ground_is_nobodys_to_edit(tmp_path: Path) -> None:
    file = tmp_path / "registre.xlsx"

    said = run("export", str(file), "--council", "hovedstaden")

    assert said.exit_code == 0
    assert "fører ingen register endnu" in said.stderr
    book = Book(file)
    assert all(book.sheet(kind)["A3"].value is None for kind in SHEETS)
    lists = openpyxl.load_workbook(file)["Lister"]
    assert lists.max_row > 90


def test_a_register_that_says_more_than_rows_is_left_alone_and_named(
    data: Path,
) -> None:
    place = data / COUNCIL / "registers" / "deadlines.ttl"
    more = "\n<id/initiative/eksempel-mere> a kkr:Initiative ."
    place.write_text(place.read_text("utf-8") + more, "utf-8")
    file = data.parent / "registre.xlsx"

    said = run("export", str(file), "--council", COUNCIL, "--data", str(data))

    assert "eksempel/register/deadlines er ikke med" in said.stderr
    assert Book(file).get(3, "Opgave", "deadlines") is None
    assert Book(file).get(3, "Tovholder") == "Gladsaxe Kommune"


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("leads", {**LEAD, "Fra og med": "2026", "Til og med": "ultimo 2027"}),
        ("leads", {**LEAD, "Oplyst pr.": "juni 2017"}),
        ("deadlines", {**DEADLINE, "Frist": "2. september 2025"}),
        ("deadlines", {**DEADLINE, "Opgave": "Eksempel " * 20}),
        ("contributions", {**CONTRIBUTION, "Beløb": "1.550.000,50"}),
        ("contributions", {**CONTRIBUTION, "Beløb": None, "Årsværk": "1,25"}),
        ("appointments", {**APPOINTMENT, "Rolle": "formand"}),
        ("appointments", {**APPOINTMENT, "Udpeget": "Gladsaxe", "Hverv": None}),
    ],
)
def test_what_a_row_can_say_comes_back_as_it_was(
    kind: Kind, row: dict[str, object], tmp_path: Path
) -> None:
    data = sources(tmp_path, {kind: (row,)})

    said = imported(data, exported(data))

    assert said.exit_code == 0, said.output
    assert "uændret: 1" in said.stdout
    assert "Intet er ændret." in said.stdout


def test_a_column_that_no_template_has_is_there_if_a_row_needs_it(
    tmp_path: Path,
) -> None:
    data = sources(tmp_path, {})
    row = {**LEAD, "Fra og med": "2/9-2025", "Til (ikke med)": "1/1-2027"}
    target = data / COUNCIL / "registers" / "register.ttl"
    own = ("--data", str(data), "--council", COUNCIL, "-o", str(target))
    assert run("read", str(csv_of(tmp_path, row)), *own).exit_code == 0

    file = exported(data)

    cell = Book(file).get(3, "Til (ikke med)")
    assert cell == datetime(2027, 1, 1)  # noqa: DTZ001 - a day has no zone
    assert "uændret: 1" in imported(data, file).stdout


def test_a_register_read_for_a_council_is_its_own(tmp_path: Path) -> None:
    data = sources(tmp_path, {"leads": (LEAD,)})
    file = tmp_path / "leads.xlsx"  # what the register was made of
    own = ("--data", str(data), "--council", COUNCIL)

    twice = run("read", str(file), "-f", "ttl", *own).stdout.encode()
    common = run("read", str(file), "-f", "ttl", "--data", str(data)).stdout

    assert twice == texts(data)["leads"]
    assert b"<graph/eksempel/register/leads>" in twice
    assert b"<id/document/eksempel/register/leads>" in twice
    assert "<graph/register/table/leads>" in common


def test_a_workbook_is_zipped_alike_on_every_day(data: Path) -> None:
    with ZipFile(BytesIO(exported(data).read_bytes())) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_an_export_writes_over_one_that_nobody_has_edited(tmp_path: Path) -> None:
    file = tmp_path / "registre.xlsx"

    for _ in range(2):
        said = run("export", str(file), "--council", "hovedstaden")
        assert said.exit_code == 0


def test_edits_that_nobody_has_taken_in_are_not_written_over(data: Path) -> None:
    file = exported(data)
    book = Book(file)
    book.put(3, "Note", "en rettelse")
    book.save()
    before = file.read_bytes()

    said = run("export", str(file), "--council", COUNCIL, "--data", str(data))

    assert said.exit_code == 4
    assert "kkr import" in said.output
    assert file.read_bytes() == before


def test_another_workbook_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "budget.xlsx"
    openpyxl.Workbook().save(file)
    before = file.read_bytes()

    said = run("export", str(file), "--council", "hovedstaden")

    assert said.exit_code == 4
    assert file.read_bytes() == before
