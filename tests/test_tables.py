"""Tables are read with their headings, whatever the paper left of their shape."""

from pathlib import Path
from time import perf_counter

import pytest

from kkr_graph import errors, papers
from kkr_graph.papers import Table, Tables
from printed import docx, paragraph, pdf, reading
from score import score, table_rows
from seed import seed, seed_flow
from tabular import (
    FIGURES,
    GROUPED,
    HEADINGS,
    ROWS,
    YEARS,
    Row,
    cell,
    docx_row,
    docx_table,
    html,
    whole,
)

PAPER = "hovedstaden-2025-09-02"
BEFORE, AFTER = "Fordelingen drøftes af kredsen.\n\n", "\n\nDerefter vælges en formand."
YEARLY = ("Kommune", "2031", "2032")
COUNTED = ("Kommune", "Antal", "Pris")
PLACES = (
    ("Eksempel Kommune", "851", "850"),
    ("Prøveby", "1.476", "477"),
    ("Øster Eksempel", "692", "-"),
    ("I alt", "3.019", "1.327"),
)
SHORT = (
    ("Klimatilpasning langs kysten", "Eksempel Kommune", "Igangsat"),
    ("Grøn mobilitet på tværs af kommunegrænserne", "Prøveby", "Afventer"),
    ("Sundhed", "", "Afsluttet"),
)


def tables(folder: Path, data: bytes | str) -> Tables:
    raw = data.encode() if isinstance(data, str) else data
    paper = reading(folder, raw)
    return papers.tables(raw, paper, papers.flow(paper))


def only(folder: Path, data: bytes | str) -> Table:
    [table] = tables(folder, data).found
    return table


def spaced(*rows: Row) -> str:
    lines = (f"{row[0]:<24}" + "".join(f"{one:>9}" for one in row[1:]) for row in rows)
    return "\n".join(lines)


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_tables_of_the_real_agenda_are_read_cell_by_cell(form: str) -> None:
    path = seed(form)
    found = papers.tables(path, papers.read(path), seed_flow(form)).found
    result = score(PAPER, "tables", table_rows(found))

    assert (result.precision, result.recall, result.right) == (1, 1, 24), str(result)


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_real_table_keeps_its_rows_in_order(form: str) -> None:
    path = seed(form)
    [table] = papers.tables(path, papers.read(path), seed_flow(form)).found

    assert (table.page, table.last_page, table.line) == (22, 22, 1)
    assert [row[0] for row in table.rows][::5] == ["KKR Hovedstaden", "Hele landet"]
    assert {len(row) for row in table.rows} == {len(table.headings)} == {5}


BROKEN = """Fordelingen ses her.
Hjæl-
pere
Assi-
stenter

Kapa-
citet
2031
Kapa-
citet
2032
Kapa-
citet
2031
Kapa-
citet
2032
Eksem-
pel
Kom-
mune 851 850 1.779 1.780
Prø-
veby 476 477 955 955
I alt 1.327 1.327 2.734 2.735

Derefter drøftes fordelingen."""


def test_broken_syllables_are_closed_to_labels_and_headings(tmp_path: Path) -> None:
    table = only(tmp_path, BROKEN)

    assert table.headings == (
        "",
        *("Hjælpere – Kapacitet 2031", "Hjælpere – Kapacitet 2032"),
        *("Assistenter – Kapacitet 2031", "Assistenter – Kapacitet 2032"),
    )
    assert table.rows == (
        ("Eksempel Kommune", "851", "850", "1.779", "1.780"),
        ("Prøveby", "476", "477", "955", "955"),
        ("I alt", "1.327", "1.327", "2.734", "2.735"),
    )
    assert (table.page, table.line) == (1, 2)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("\n".join(one for row in (YEARLY, *PLACES) for one in row), YEARLY),
        ("\n".join(" ".join(row) for row in (YEARLY, *PLACES)), YEARLY),
        ("\n".join(" ".join(row) for row in (COUNTED, *PLACES)), COUNTED),
        ("\n".join([*COUNTED, *(" ".join(row) for row in PLACES)]), COUNTED),
        ("\n".join(" ".join(row) for row in PLACES), ("", "", "")),
        (spaced(YEARLY, *PLACES), YEARLY),
        (spaced(COUNTED, *PLACES), COUNTED),
        ("\n".join("\t".join(row) for row in (YEARLY, *PLACES)), YEARLY),
    ],
)
def test_figures_are_read_however_text_lays_them_out(
    tmp_path: Path, text: str, headings: Row
) -> None:
    table = only(tmp_path, f"{BEFORE}{text}{AFTER}")

    assert (table.headings, table.rows) == (headings, PLACES)


WRAPPED = """\
Indsats                 Tovholder          Status
Klimatilpasning langs   Eksempel Kommune   Igangsat
kysten
Grøn mobilitet på       Prøveby            Afventer
tværs af kommune-
grænserne
Sundhed                                    Afsluttet"""


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        WRAPPED.replace("Status\n", f"Status\n{'-' * 22}  {'-' * 17}  ---------\n"),
        "\n".join("\t".join(row) for row in (HEADINGS, *SHORT)),
    ],
)
def test_words_in_columns_are_read_under_their_headings(
    tmp_path: Path, text: str
) -> None:
    table = only(tmp_path, f"{BEFORE}{text}{AFTER}")

    assert (table.headings, table.rows) == (HEADINGS, SHORT)
    assert table.line == 2


def test_columns_are_read_from_a_text_of_doubled_ends(tmp_path: Path) -> None:
    text = f"{BEFORE}Vi mødes for at \nse på den \nog \nmed de andre \n{WRAPPED}{AFTER}"

    assert only(tmp_path, text.replace("\n", "\n\n")).rows == SHORT


def test_headings_over_several_columns_are_joined_in_text(tmp_path: Path) -> None:
    groups = f"{'':<24}{'Hjælpere':>14}{'Assistenter':>20}\n"
    text = BEFORE + groups + spaced(("Kommune", *YEARS), *FIGURES) + AFTER
    table = only(tmp_path, text)

    assert (table.headings, table.rows) == (GROUPED, FIGURES)


def test_a_table_goes_on_over_a_page_of_text(tmp_path: Path) -> None:
    first, second = spaced(YEARLY, *PLACES[:3]), spaced(YEARLY, *PLACES[1:])
    table = only(tmp_path, f"{first}\f{second}")

    assert table.rows == (*PLACES[:3], *PLACES[1:])
    assert (table.page, table.last_page) == (1, 2)


def test_a_line_that_names_a_table_is_its_caption(tmp_path: Path) -> None:
    text = f"{BEFORE}Tabel 1. Pladser i kommunerne\n{spaced(YEARLY, *PLACES)}{AFTER}"

    assert only(tmp_path, text).caption == "Tabel 1. Pladser i kommunerne"


MERGED = '<w:vMerge w:val="restart"/>'
UNDER = "<w:vMerge/>"
TWO = '<w:gridSpan w:val="2"/>'


@pytest.mark.parametrize("marked", [True, False])
def test_merged_headings_of_a_docx_stand_over_each_of_their_columns(
    tmp_path: Path, *, marked: bool
) -> None:
    over = (cell("Kommune", MERGED), cell("Hjælpere", TWO), cell("Assistenter", TWO))
    rows = (
        docx_row(*over, heading=marked),
        docx_row(cell("", UNDER), *map(cell, YEARS), heading=marked),
        *(docx_row(*map(cell, row)) for row in FIGURES),
    )
    data = docx(paragraph("Tabel 2. Elever") + docx_table(*rows) + paragraph("Slut"))
    table = only(tmp_path, data)

    assert (table.headings, table.rows) == (GROUPED, FIGURES)
    assert (table.page, table.line, table.caption) == (1, 2, "Tabel 2. Elever")


def test_docx_and_html_twins_are_read_alike(tmp_path: Path) -> None:
    rows = whole(ROWS)
    word = docx_table(*(docx_row(*map(cell, row)) for row in (HEADINGS, *rows)))
    found = [
        only(tmp_path, data)
        for data in (
            docx(paragraph("Status") + word),
            html(rows, HEADINGS),
            html(rows, HEADINGS, tag="td"),
            html((HEADINGS, *rows)),
        )
    ]

    assert {(table.headings, table.rows) for table in found} == {(HEADINGS, rows)}
    assert {table.line for table in found} == {2}


def test_a_cell_merged_downwards_stands_in_each_row(tmp_path: Path) -> None:
    word = docx_table(
        docx_row(*map(cell, HEADINGS)),
        docx_row(cell("Klima", MERGED), cell("Eksempel Kommune"), cell("Ny")),
        docx_row(cell("", UNDER), cell("Prøveby"), cell("Ny")),
    )
    page = (
        "<!DOCTYPE html><table><tr><td>Indsats<td>Tovholder<td>Status"
        "<tr><td rowspan=2>Klima<td>Eksempel Kommune<td>Ny<tr><td>Prøveby<td>Ny</table>"
    )
    rows = (("Klima", "Eksempel Kommune", "Ny"), ("Klima", "Prøveby", "Ny"))

    assert only(tmp_path, docx(word)).rows == rows
    assert only(tmp_path, page).rows == rows


def test_merged_cells_of_html_stand_over_each_of_their_columns(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><table><caption>Elever</caption><tr><th rowspan=2>Kommune"
        "<th colspan=2>Hjælpere<th colspan=2>Assistenter<tr>"
        + "".join(f"<th>{year}" for year in YEARS)
        + "".join(f"<tr><th>{'<td>'.join(row)}" for row in FIGURES)
    )
    table = only(tmp_path, f"{page}</table><p>Slut")

    assert (table.headings, table.rows, table.caption) == (GROUPED, FIGURES, "Elever")


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    inner = docx_table(*(docx_row(*map(cell, row)) for row in (YEARLY, PLACES[0])))
    outer = docx_table(
        docx_row(*map(cell, HEADINGS)),
        docx_row(cell("Klima"), cell("Se tabel", after=inner), cell("Ny")),
    )
    found = tables(tmp_path, docx(outer)).found

    assert [table.rows for table in found] == [
        (("Klima", "Se tabel", "Ny"),),
        PLACES[:1],
    ]


def test_tables_within_each_other_cost_no_more_than_their_words(
    tmp_path: Path,
) -> None:
    depth = 30
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    data = docx(opened * depth + paragraph("Inderst") + closed * depth)

    assert [line.text for line in reading(tmp_path, data).lines] == ["Inderst"]
    assert tables(tmp_path, data) == Tables()


def test_nothing_personal_stays_in_a_cell(tmp_path: Path) -> None:
    page = html(
        (
            ("Klima", "Eva Eksempel, tlf. 33 12 34 56", "abcd"),
            ("SAG-2031-00001 abcd", "eva@eksempel.dk", "efgh/ijkl"),
        ),
        ("Indsats", "Tovholder", "Sagsbehandler"),
    )
    table = only(tmp_path, page)

    assert table.rows == (("Klima", "Eva Eksempel,", ""), ("SAG-2031-00001", "", ""))
    assert "Klima" not in repr(table)


PROSE = (
    "KKR Eksempel drøftede den 3. februar 2031 rammerne for de 29 kommuner, og udgiften"
    " er 5,6 mio. kr. i 2031 og 2,1 mio. kr. i 2032, som alle bidrager til hvert år. "
)


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 5,
        "\n".join(
            f"{PROSE[n * 20 :][:30]:<40}{PROSE[n * 15 :][:30]}" for n in range(7)
        ),
        "\n".join(
            [f"{'Eva Eksempel, Prøveby':<30}{'Ib Prøve, Øster':<30}Bo Prøve"] * 7
        ),
        "\n".join(["Eva Eksempel\tEksempel Kommune\tTlf. 33 12 34 56"] * 7),
        "Dato:      02-09-2031\nSted:      Prøveby\nVarighed:  2\nSider:     4",
        "1.1   Referat      3\n1.2   Dagsorden     4\n2.1   Siden sidst       5",
        "".join(f"–   {PROSE[:50]}\n    {PROSE[50:100]}\n" for _ in range(5)),
        "".join(f"{n}.   {PROSE[:50]}\n     {PROSE[50:100]}\n" for n in range(5)),
        "Eva Eksempel\ntlf. 33 12 34 56\nIb Prøve\ntlf. 33 12 34 57\n" * 2,
        "Møde 1\nden 2 3 2031\n\nMøde 2 3 2031\nmøde 4 5 2031 slut\n",
    ],
)
def test_what_merely_stands_in_columns_is_no_table(tmp_path: Path, text: str) -> None:
    assert tables(tmp_path, text) == Tables()


def test_a_layout_of_cells_is_no_table(tmp_path: Path) -> None:
    letterhead = (("Dato:", "2. september"), ("Sted:", "Prøveby"))
    columns = ((PROSE * 4, PROSE * 4), (PROSE * 4, PROSE * 4))

    for rows in (letterhead, columns, ((PROSE,),), ((PROSE, PROSE),)):
        word = docx_table(*(docx_row(*map(cell, row)) for row in rows))
        assert tables(tmp_path, html(rows)) == Tables()
        assert tables(tmp_path, docx(word)) == Tables()


def test_a_paper_that_has_changed_is_not_read(tmp_path: Path) -> None:
    paper = reading(tmp_path, pdf([["Referat 2031"]]))
    flow = papers.flow(paper)
    (tmp_path / "papir").write_bytes(b"Andet")

    for source in (tmp_path / "papir", tmp_path / "borte", b"Andet"):
        with pytest.raises(errors.MissingSourceError):
            papers.tables(source, paper, flow)


@pytest.mark.parametrize(
    "text",
    [
        "ho\n" * 20_000 + "3 4\na 3 4\nb 4 5\nc 5 6",
        "\n".join(f"By{n} {n} {n}" for n in range(10_000)),
        "a  b  3\n" * 10_000,
        "\n".join(" " * (n % 3) + "a  " * 130 for n in range(1_000)),
        "aaa   3\n---- ----\n" * 5_000,
        "a\tb\t3\n" * 10_000,
        "<!DOCTYPE html><table>" + "<tr><td colspan=999 rowspan=999>x" * 1_000,
        "<!DOCTYPE html>" + "<table><tr><td>a" * 2_000,
    ],
)
def test_a_hostile_text_costs_in_proportion_to_its_length(
    tmp_path: Path, text: str
) -> None:
    paper = reading(tmp_path, text)
    flow = papers.flow(paper)
    start = perf_counter()
    papers.tables(text.encode(), paper, flow)

    assert perf_counter() - start < 60
