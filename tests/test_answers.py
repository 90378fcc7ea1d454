"""An answer can be written in seven forms, and none of them changes what it says."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode

from kkr_graph import answers, headers
from kkr_graph.answers.answer import Answer, Row
from kkr_graph.answers.look import Look

XSD = "http://www.w3.org/2001/XMLSchema#"
HEADER = """\
#+ summary: {da: "Hvem betaler?", en: "Who pays?"}
#+ parameters:
#+   on: {kind: date, da: "dag", en: "day"}
#+ columns:
#+   who: {kind: iri, da: "kommune", en: "municipality"}
#+   whoLabel: {kind: text, da: "kommune", en: "municipality"}
#+   code: {kind: code, da: "kode", en: "code"}
#+   since: {kind: date, da: "siden", en: "since"}
#+   seats: {kind: integer, da: "pladser", en: "seats"}
#+   amount: {kind: decimal, da: "beløb", en: "amount"}
#+   remark: {kind: text, da: "bemærkning", en: "remark"}
#+   decision: {kind: iri, da: "beslutning", en: "decision"}
#+   document: {kind: text, da: "dokument", en: "document"}
#+   page: {kind: integer, da: "side", en: "page"}
#+   quote: {kind: text, da: "citat", en: "quote"}
#+   payment: {kind: iri, shown: false, da: "betaling", en: "payment"}
#+   passage: {kind: iri, shown: false, da: "kildested", en: "passage"}
SELECT ?who {}
"""
QUESTION = headers.read("who-pays", HEADER)
TITLE = "Dagsorden, KKR Hovedstaden, 2. september 2025"


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


FULL: Row = (
    NamedNode("https://w3id.org/kkr/id/municipality/0159"),
    Literal("Gladsaxe Kommune", language="da"),
    Literal("0159"),
    typed("2025-09-02", "date"),
    typed("7", "integer"),
    typed("1234567.50", "decimal"),
    Literal('=SUM(A1) | "æøå"\n2. linje'),
    NamedNode("https://w3id.org/kkr/id/decision/kkr/1"),
    Literal(TITLE, language="da"),
    typed("14", "integer"),
    Literal("en kort linje", language="da"),
    NamedNode("https://w3id.org/kkr/id/payment/0159"),
    NamedNode("https://w3id.org/kkr/id/document/d/passage/14-1-20"),
)
BARE: Row = (FULL[0], FULL[1], *[None] * 11)


def answer(*rows: Row) -> Answer:
    given = {"on": typed("2025-09-02", "date")}
    return Answer(QUESTION, QUESTION.columns, rows, given)


BOTH = answer(FULL, BARE)


@pytest.mark.parametrize("form", answers.FORMATS)
def test_the_same_answer_is_written_with_the_same_bytes(form: str) -> None:
    assert answers.write(BOTH, form) == answers.write(BOTH, form)


@pytest.mark.parametrize("form", answers.FORMATS)
def test_an_empty_answer_can_be_written(form: str) -> None:
    answers.write(answer(), form)


def test_json_is_a_list_of_objects_with_the_names_of_the_columns() -> None:
    full, bare = json.loads(answers.write(BOTH, "json"))

    assert list(full) == [column.name for column in QUESTION.columns]
    assert full["code"] == "0159"
    assert full["since"] == "2025-09-02"
    assert full["seats"] == 7
    assert full["amount"] == 1234567.5
    assert full["remark"] == '=SUM(A1) | "æøå"\n2. linje'
    assert bare["seats"] is None
    assert bare["since"] is None


def test_json_lines_hold_the_same_objects() -> None:
    lines = answers.write(BOTH, "jsonl").splitlines()

    assert [json.loads(line) for line in lines] == json.loads(
        answers.write(BOTH, "json")
    )


def test_csv_is_as_the_rfc_has_it() -> None:
    written = answers.write(BOTH, "csv").decode()
    header, full, bare = csv.reader(io.StringIO(written, newline=""))

    assert written.endswith("\r\n")
    assert written.startswith("who,whoLabel,code,")
    assert header == [column.name for column in QUESTION.columns]
    assert full[2:6] == ["0159", "2025-09-02", "7", "1234567.50"]
    assert bare[2:] == [""] * 11


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_holds_no_text_that_a_spreadsheet_would_calculate(opening: str) -> None:
    row = (*FULL[:6], Literal(f"{opening}1+1"), *FULL[7:])
    written = answers.write(answer(row), "csv").decode()

    [_, cells] = csv.reader(io.StringIO(written, newline=""))
    assert cells[6] == f"'{opening}1+1"


def test_csv_leaves_negative_numbers_alone() -> None:
    row = (*FULL[:5], typed("-2.5", "decimal"), *FULL[6:])

    assert b",-2.5," in answers.write(answer(row), "csv")


def test_results_json_reads_back_term_by_term() -> None:
    written = answers.write(BOTH, "srj")
    read = ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON)

    assert isinstance(read, ox.QuerySolutions)
    names = [variable.value for variable in read.variables]
    assert names == [column.name for column in QUESTION.columns]
    assert [tuple(row) for row in read] == [FULL, BARE]


def test_a_workbook_keeps_codes_dates_and_numbers_what_they_are() -> None:
    book = openpyxl.load_workbook(io.BytesIO(answers.write(BOTH, "xlsx")))
    sheet, about = book.worksheets

    header, full, bare = sheet.iter_rows()
    assert [cell.value for cell in header][:3] == ["Kommune (IRI)", "Kommune", "Kode"]
    code, since, seats, amount, remark = full[2:7]
    assert (code.value, code.data_type) == ("0159", "s")
    assert (since.value, since.number_format) == (datetime(2025, 9, 2), "d/m-yyyy")  # noqa: DTZ001
    assert (seats.value, amount.value) == (7, 1234567.5)
    assert (remark.value, remark.data_type) == (FULL[6].value, "s")  # type: ignore[union-attr]
    assert bare[3].value is None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M3"
    said = [str(row[1].value) for row in about.iter_rows()]
    assert "Hvem betaler?" in said
    assert "on (dag): 2/9-2025" in said
    assert "seats: pladser" in said


def test_a_workbook_takes_a_text_longer_than_a_cell() -> None:
    row = (*FULL[:6], Literal("x" * 40_000), *FULL[7:])

    openpyxl.load_workbook(io.BytesIO(answers.write(answer(row), "xlsx")))


def test_markdown_is_one_line_a_row_whatever_is_in_the_cells() -> None:
    lines = answers.write(BOTH, "md").decode().splitlines()

    assert len(lines) == 4
    assert lines[0].startswith("| Kommune | Kode |")
    assert "=SUM(A1) \\| " in lines[2]
    assert "Dagsorden KKR Hovedstaden 2/9-2025, s. 14<br>»en kort linje«" in lines[2]


def test_a_table_hides_what_people_need_not_see() -> None:
    text = answers.write(BOTH, "table").decode()
    heading, rule, full, bare = text.splitlines()

    assert heading.split()[:2] == ["Kommune", "Kode"]
    assert set(rule) == {"-", " "}
    assert "w3id.org" not in text
    assert "2/9-2025" in full
    assert "1.234.567,5" in full
    assert "kkr/1" in full
    assert full.endswith("Dagsorden KKR Hovedstaden 2/9-2025, s. 14 »en kort linje«")
    assert bare == "Gladsaxe Kommune"


@pytest.mark.parametrize("form", ["table", "md"])
def test_what_only_programs_need_is_not_shown_to_people(form: str) -> None:
    text = answers.write(BOTH, form).decode()

    assert "payment/0159" not in text
    assert "passage" not in text
    assert "Betaling" not in text


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "srj"])
def test_what_people_are_not_shown_is_there_for_programs(form: str) -> None:
    text = answers.write(BOTH, form).decode()

    assert "id/payment/0159" in text
    assert "id/document/d/passage/14-1-20" in text


def test_a_table_in_english_writes_days_and_numbers_in_english() -> None:
    text = answers.write(BOTH, "table", Look("en")).decode()

    assert "1,234,567.5" in text
    assert "Agenda KKR Hovedstaden 2025-09-02, p. 14 “en kort linje”" in text


@pytest.mark.parametrize("width", [30, 60, 100, 160, 240])
def test_a_table_fits_the_terminal(width: int) -> None:
    text = answers.write(BOTH, "table", Look("da", width)).decode()

    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    for word in ("Gladsaxe", "0159", "2/9-2025", "1.234.567,5", "14"):
        assert word in text


def test_colour_is_only_where_it_is_asked_for() -> None:
    coloured = answers.write(BOTH, "table", Look("da", 200, colour=True))

    assert b"\x1b[" in coloured
    assert b"\x1b[" not in answers.write(BOTH, "table", Look("da", 200))


def test_text_with_brackets_is_no_markup() -> None:
    row = (*FULL[:6], Literal("[bold]x[/bold] :smile:"), *FULL[7:])
    text = answers.write(answer(row), "table", Look("da", 200, colour=True)).decode()

    assert "[bold]x[/bold] :smile:" in text


def test_an_answer_is_a_sequence_of_rows_by_name() -> None:
    full, _ = BOTH

    assert len(BOTH) == 2
    assert full["whoLabel"] == "Gladsaxe Kommune"
    assert full["since"] is not None


def test_every_form_has_a_module_and_every_module_a_form() -> None:
    folder = Path(answers.__file__).parent
    shared = {"__init__", "answer", "look", "prose"}

    assert {path.stem for path in folder.glob("*.py")} - shared == set(
        answers.FORMATS.values()
    )
