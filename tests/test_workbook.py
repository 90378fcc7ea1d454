"""The whole graph as a workbook: what stands where, and what it does with bad input."""

import csv
import io
import os
import shutil
import subprocess
import warnings
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from asked import PREFIXES, few, whole
from kkr_graph import questions, versions, workbook
from kkr_graph.cli import main
from kkr_graph.errors import UnknownNameError, WorkbookTooLargeError
from kkr_graph.language import Language
from kkr_graph.ontology import HERE
from kkr_graph.reference.statements import Statements
from kkr_graph.store import MemoryStore
from kkr_graph.versions import Version
from kkr_graph.vocabulary import BASE, KKR
from kkr_graph.workbook import index, page, plan, selection
from kkr_graph.workbook.cells import LONGEST_TEXT
from kkr_graph.workbook.plan import label, sheet_names

Book: TypeAlias = Any  # openpyxl has no types
DAY = date(2026, 1, 15)
CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="no soffice: apt-get install libreoffice-calc",
)


def made(
    store: MemoryStore,
    language: Language = "da",
    council: str | None = None,
    on: date | None = None,
) -> bytes:
    return workbook.make(store, workbook.Wanted(DAY, language, council, on)).content


@cache
def content(council: str | None = None) -> bytes:
    return made(whole(), council=council)


def opened(content: bytes) -> Book:
    return openpyxl.load_workbook(io.BytesIO(content))


@cache
def book() -> Book:
    return opened(content())


def rows(sheet: Book) -> list[dict[str, Any]]:
    """Return the rows of *sheet* by heading."""
    [headings, *lines] = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def small(turtle: str) -> MemoryStore:
    """Return a store of what *turtle* says in one source."""
    graph = ox.NamedNode("https://w3id.org/kkr/graph/eksempel")
    return MemoryStore(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    )


def of_class(store: MemoryStore) -> Counter[str]:
    """Count the things of each class by a question of the test's own."""
    counted = store.select(
        "SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE { GRAPH ?graph "
        f"{{ ?thing a ?class }} FILTER(?graph != <{HERE}> || ?class = <{CONCEPT}>) }} "
        "GROUP BY ?class"
    )
    return Counter({kind.value: int(n.value) for kind, n in counted if kind and n})


def cells(sheet: Book) -> list[tuple[Any, ...]]:
    """Return what stands in *sheet*, row by row."""
    return [*sheet.iter_rows(values_only=True)]


def names(sheet: Book) -> list[str]:
    return [str(row["Navn"]) for row in rows(sheet)]


def test_a_sheet_for_each_class_holds_a_row_for_each_thing() -> None:
    counted = of_class(whole())
    held = {sheet.title: sheet.max_row - 1 for sheet in book().worksheets[2:]}

    assert len(held) == len(counted)
    assert held == {label(kind, "da")[:31]: n for kind, n in counted.items()}


def test_the_read_me_stands_first_and_tells_of_every_sheet_and_column() -> None:
    [first, second, *others] = book().worksheets
    told = {str(cell) for line in first.iter_rows(values_only=True) for cell in line}

    assert (first.title, second.title) == ("Læs mig", "Relationer")
    for sheet in [second, *others]:
        assert sheet.title in told
        assert {cell.value for cell in sheet[1]} <= told
    assert {"kkr:Lead", "org:member", "15/1-2026"} <= told
    assert any("CC BY 4.0" in text for text in told)


def test_the_read_me_says_of_which_words_there_is_nothing() -> None:
    told = "\n".join(
        str(line) for line in book()["Læs mig"].iter_rows(values_only=True)
    )
    said = Statements.of_words()
    ours = {
        iri
        for iri in said.subjects("isDefinedBy", "https://w3id.org/kkr/def")
        if "http://www.w3.org/2002/07/owl#Class" in said.objects(iri, "type")
    }
    empty = ours - set(of_class(whole()))

    assert empty
    assert all(f"kkr:{iri.partition('#')[2]}" in told for iri in ours)
    assert all(label(iri, "da") not in book().sheetnames for iri in empty)


def test_the_read_me_counts_what_is_not_known_by_reason() -> None:
    lines = [*book()["Læs mig"].iter_rows(values_only=True)]
    reasons = [line[1] for line in lines if line[0] == "Hul i kilderne"]

    assert reasons
    assert all(reasons)


@pytest.mark.parametrize("title", ["Relationer", "Tovholderrolle", "Kildested"])
def test_headings_stay_in_sight_and_filter_every_row(title: str) -> None:
    sheet = book()[title]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    headings = [cell.value for cell in sheet[1]]
    assert len({heading.casefold() for heading in headings}) == len(headings)


def test_every_sheet_has_a_name_that_power_bi_finds() -> None:
    defined = book().defined_names

    assert defined["kkr_Lead"].attr_text.startswith("'Tovholderrolle'!$A$1:$")
    assert "kkr_relations" in defined
    assert len(defined) == len(book().worksheets) - 1


def test_codes_stay_text_with_their_zeros() -> None:
    codes = names(book()["Identifikator"])
    raw = CalamineWorkbook.from_filelike(io.BytesIO(content()))
    read = {line[0] for line in raw.get_sheet_by_name("Identifikator").to_python()}

    assert "0101" in codes
    assert "0101" in read


def test_a_sure_day_is_a_day_and_a_rough_one_is_as_printed() -> None:
    [meeting] = [
        row
        for row in rows(book()["Møde"])
        if row["IRI"].endswith("hovedstaden/2025-09-02")
    ]
    due = [row["Frist"] for row in rows(book()["Opfølgning"]) if row["Frist"]]

    assert meeting["Dato"] == datetime(2025, 9, 2)  # noqa: DTZ001 - a day
    assert "i december 2025" in due
    assert any(isinstance(day, datetime) for day in due)


def test_numbers_are_numbers_and_years_have_no_thousands() -> None:
    sheet = book()["Bidrag"]
    [at] = [cell.column for cell in sheet[1] if cell.value == "Beløb"]
    amounts = [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]
    allocated = book()["Tildeling"]
    [year] = [cell.column for cell in allocated[1] if cell.value == "År"]

    assert {cell.number_format for cell in amounts if cell.value} == {"#,##0"}
    assert 1_550_000 in [cell.value for cell in amounts]
    assert allocated.cell(2, year).number_format == "0"
    assert allocated.cell(2, year).value in {2025, 2026}


def test_a_fact_has_its_source_beside_it_and_the_source_leads_to_its_passage() -> None:
    sheet = book()["Beslutning"]
    [at] = [cell.column for cell in sheet[1] if cell.value == "Kilde"]
    found = [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]
    papers = [
        cell for cell in found if cell.value == "Dagsorden 2/9-2025, pkt. 3.2, s. 7"
    ]

    assert all(cell.value for cell in found)
    title, _, place = papers[0].hyperlink.location.partition("!")
    assert title.strip("'") == "Kildested"
    assert book()["Kildested"][place].value == papers[0].value


def test_a_thing_that_is_named_leads_to_its_own_row() -> None:
    sheet = book()["Tovholderrolle"]
    [at] = [cell.column for cell in sheet[1] if cell.value == "I organisation"]
    cell = sheet.cell(2, at)
    title, _, place = cell.hyperlink.location.partition("!")

    assert book()[title.strip("'")][place].value == cell.value


def test_every_link_ends_at_a_row() -> None:
    for sheet in limited().worksheets[1:]:
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                if cell.hyperlink and not cell.hyperlink.target:
                    title, _, place = cell.hyperlink.location.partition("!")
                    assert limited()[title.strip("'")][place].value


@cache
def limited() -> Book:
    return opened(content(council="hovedstaden"))


def test_a_role_is_one_relation_with_its_time_and_its_source() -> None:
    leads = [
        row for row in rows(book()["Relationer"]) if row["Relation"] == "Tovholder"
    ]
    asked = questions.look_up(whole(), "workbook-roles")
    roles = {role for role, _, kind, _ in asked if kind.endswith("/role/tovholder")}

    assert {row["IRI sagt af"] for row in leads} == roles
    [halsnaes] = [row for row in leads if row["IRI sagt af"].endswith("/halsnaes")]
    assert halsnaes["Fra"] == "Halsnæs Kommune"
    assert halsnaes["Tid, som kilden siger den"] == "juni 2017"
    assert halsnaes["Fra og med"] == datetime(2017, 6, 1)  # noqa: DTZ001 - a day
    assert halsnaes["Kilde"]


def test_a_holder_whom_nobody_names_is_said_not_to_be_known() -> None:
    unknown = [row for row in rows(book()["Relationer"]) if row["Fra"] == "Ikke kendt"]

    assert unknown
    assert all(row["IRI fra"] is None and row["Status"] for row in unknown)


def test_every_statement_between_things_is_a_relation_once() -> None:
    found = Counter(
        (row["IRI sagt af"], row["Egenskab"], row["IRI til"])
        for row in rows(book()["Relationer"])
        if row["Egenskab"] == "kkr:onAgendaOf"
    )
    stated = whole().select(
        f"SELECT DISTINCT * {{ ?item <{KKR.onAgendaOf}> ?meeting }}"
    )

    assert len(found) == len(stated)
    assert set(found.values()) == {1}


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert made(few()) == made(few())
    assert made(few(), council="hovedstaden") == made(few(), council="hovedstaden")


def test_english_readers_get_english() -> None:
    sheets = opened(made(few(), language="en"))

    assert sheets.sheetnames[:2] == ["Read me", "Relations"]
    assert "Municipality" in sheets.sheetnames
    assert sheets["Gap"]["A1"].value == "Name"


def test_names_stand_in_the_order_of_the_danish_alphabet() -> None:
    found = names(book()["Kommune"])

    assert found[0].startswith("Albertslund")
    assert found[-3:] == ["Aabenraa Kommune", "Aalborg Kommune", "Aarhus Kommune"]


def test_a_council_has_its_own_meetings_and_no_other() -> None:
    ours, everybody = rows(limited()["Møde"]), rows(book()["Møde"])
    held = [row["Holdt af"] for row in ours]

    assert "KKR Hovedstaden" in held
    items = {row["På dagsordenen for"] for row in rows(limited()["Dagsordenspunkt"])}
    assert items == {"KKR Hovedstaden, møde den 2. september 2025"}
    own = [row for row in everybody if row["Holdt af"] == "KKR Hovedstaden"]
    assert len([name for name in held if name == "KKR Hovedstaden"]) == len(own)
    assert len(ours) < len(everybody)


def test_another_council_has_nothing_of_the_first_ones_agenda() -> None:
    other = opened(content(council="sjaelland"))

    assert "Dagsordenspunkt" not in other.sheetnames
    assert "Indstilling" not in other.sheetnames
    assert {row["Holdt af"] for row in rows(other["Møde"])} == {"KKR Sjælland"}
    told = "\n".join(str(line) for line in other["Læs mig"].iter_rows(values_only=True))
    assert "Kun KKR Sjælland" in told


def test_a_day_leaves_out_the_roles_that_had_ended() -> None:
    known = index.read(whole(), "da")
    halsnaes = f"{BASE}id/lead/k6-trafiksamarbejde/halsnaes"
    then = selection.choose(whole(), known, None, date(2017, 6, 15))
    since = selection.choose(whole(), known, None, date(2025, 9, 2))

    assert halsnaes in then - since
    assert f"{BASE}id/initiative/k6-trafiksamarbejde" in then & since
    assert then < set(known.things)


def test_the_read_me_says_which_day_it_is_limited_to() -> None:
    sheets = opened(made(few(), on=date(2025, 9, 2)))

    assert "Kun det, der gælder 2/9-2025" in str(cells(sheets["Læs mig"]))


def test_a_council_that_nobody_knows_is_said() -> None:
    with pytest.raises(UnknownNameError):
        made(few(), council="atlantis")


def test_an_empty_graph_is_a_workbook_that_says_so() -> None:
    sheets = opened(made(MemoryStore()))

    assert sheets.sheetnames == ["Læs mig", "Relationer"]


HOSTILE = """
<id/municipality/1> a kkr:Municipality ;
  skos:prefLabel "=HYPERLINK(\\"http://x\\")"@da ;
  skos:altLabel "+1", "@SUM(A1)", "-2", "_x0041_" .
<id/municipality/2> a kkr:Municipality ;
  skos:prefLabel "=HYPERLINK(\\"http://x\\")"@da .
<id/municipality/3> a kkr:Municipality ;
  skos:prefLabel "A\\u0001B\\u202E\\uFFFFC\\nD"@da , "<script>&amp;"@en .
<id/municipality/4> a kkr:Municipality ; skos:prefLabel "%(long)s"@da .
<id/kkr/x> a kkr:Forum ; kkr:seats 12345678901234567890 , 4 ;
  kkr:amount "NaN"^^xsd:decimal ; dct:date "1850-01-01"^^xsd:date ;
  dct:issued "2025-02-31"^^xsd:date .
<id/x> a <http://example.org/History> . <id/y> a <http://example.org/a/b:c*d?e'> .
<id/z> a <http://example.org/%(name)s1> . <id/w> a <http://example.org/%(name)s2> .
"""


@cache
def hostile() -> Book:
    return opened(made(small(HOSTILE % {"long": "🚲" * 20_000, "name": "n" * 40})))


def test_names_are_never_formulas_and_break_nothing() -> None:
    sheet = hostile()["Kommune"]
    formula = '=HYPERLINK("http://x")'
    cells = [cell for line in sheet.iter_rows(min_row=2) for cell in line if cell.value]

    assert [cell.data_type for cell in cells if cell.value == formula] == ["s", "s"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "ABC\nD" in [cell.value for cell in cells]
    assert any("_x0041_" in cell.value and "@SUM(A1)" in cell.value for cell in cells)


def test_two_things_of_the_same_name_keep_a_row_each() -> None:
    same = [row for row in rows(hostile()["Kommune"]) if row["Navn"].startswith("=")]

    assert len({row["IRI"] for row in same}) == 2


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said() -> None:
    [long] = [name for name in names(hostile()["Kommune"]) if name.startswith("🚲")]
    told = str(cells(hostile()["Læs mig"]))

    assert len(long.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    assert long.endswith("[afkortet: en celle kan ikke rumme mere]")
    assert "Afkortede tekster: 1." in told


def test_what_a_workbook_would_falsify_stays_text() -> None:
    [forum] = rows(hostile()["Forum"])

    assert forum["Antal sæder"] == "12345678901234567890; 4"
    assert forum["Beløb"] == "NaN"
    assert forum["Dato"] == "1850-01-01"
    assert forum["Udgivet"] == "2025-02-31"


def test_sheet_names_are_short_plain_and_different() -> None:
    titles = hostile().sheetnames

    assert all(
        len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles
    )
    assert len({title.casefold() for title in titles}) == len(titles)
    assert sheet_names(["n" * 40, "N" * 40, "History"]) == [
        "n" * 31,
        "N" * 29 + " 2",
        "History 2",
    ]


def test_a_sheet_without_room_is_refused_before_anything_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plan, "MOST_ROWS", 4)

    with pytest.raises(WorkbookTooLargeError, match="5 rows on the sheet “Kommune”"):
        made(few())


def test_too_many_kinds_of_thing_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MOST_SHEETS", 5)

    with pytest.raises(WorkbookTooLargeError, match="sheets"):
        made(few())


def test_links_there_is_no_room_for_are_text_and_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "MOST_LINKS", 1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheets = opened(made(few()))
    linked = [
        cell
        for line in sheets["Relationer"].iter_rows()
        for cell in line
        if cell.hyperlink
    ]

    assert len(linked) == 1
    assert "Celler uden link: " in str(cells(sheets["Læs mig"]))


def run(*args: str, folder: Path) -> Result:
    env = {"KKR_LANG": "da", "KKR_STORE": str(folder)}
    return CliRunner().invoke(main, ["workbook", *args], env=env)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that holds the few facts of the tests."""
    folder = tmp_path_factory.mktemp("store")
    with versions.locked(folder):
        version = Version("1", 1, 1, 0)
        versions.add(folder, version, lambda made: made.fill(few().quads()))
    return folder


def test_the_command_writes_a_file_and_says_what_is_in_it(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kkr.xlsx"
    result = run("-o", str(file), folder=store)

    assert result.exit_code == 0, result.output
    assert "rækker." in result.stderr
    assert opened(file.read_bytes()).sheetnames[0] == "Læs mig"
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--council", "atlantis"], "atlantis"),
        (["--on", "2025-02-31"], "ingen dato"),
        (["-o", "ingen/mappe/kkr.xlsx"], "Opret den først"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_no_file(
    args: list[str], said: str, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kkr.xlsx"
    result = run("-o", str(file), *args, folder=store)

    assert (result.exit_code, [*tmp_path.iterdir()]) == (2, [])
    assert said in result.stderr


def test_a_refused_workbook_leaves_the_one_before(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MOST_ROWS", 4)
    file = tmp_path / "kkr.xlsx"
    file.write_text("den forrige")
    result = run("-o", str(file), folder=store)

    assert result.exit_code == 4
    assert "--council" in result.stderr
    assert file.read_text() == "den forrige"
    assert [*tmp_path.iterdir()] == [file]


def as_csv(content: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Return every sheet as LibreOffice reads it."""
    file = folder / "kkr.xlsx"
    file.write_bytes(content)
    # Comma, double quote, UTF-8, as shown, every sheet to a file of its own.
    form = (
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    )
    subprocess.run(
        ["soffice", "--headless", "--convert-to", form, "--outdir", folder, file],
        env={**os.environ, "HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {
        path.stem.removeprefix("kkr-"): [
            *csv.reader(io.StringIO(path.read_text("utf-8")))
        ]
        for path in folder.glob("*.csv")
    }


@needs_office
def test_libreoffice_reads_what_was_written(tmp_path: Path) -> None:
    sheets = as_csv(content(), tmp_path)
    counted = of_class(whole())

    assert set(sheets) == set(book().sheetnames)
    for kind, number in counted.items():
        assert len(sheets[label(kind, "da")[:31]]) == number + 1
    assert "0101" in column(sheets["Identifikator"], "Navn")
    days = {"2/9-2025", "09/02/2025"}  # a day, as printed here or in LibreOffice's way
    assert days & {*column(sheets["Møde"], "Dato")}
    assert "Læsø Kommune" in column(sheets["Kommune"], "Navn")


@needs_office
def test_libreoffice_reads_hostile_names_as_text(tmp_path: Path) -> None:
    text = HOSTILE % {"long": "🚲" * 20_000, "name": "n" * 40}
    sheets = as_csv(made(small(text)), tmp_path)

    assert column(sheets["Kommune"], "Navn").count('=HYPERLINK("http://x")') == 2


def column(sheet: Iterable[list[str]], heading: str) -> list[str]:
    [headings, *lines] = sheet
    return [line[headings.index(heading)] for line in lines]
