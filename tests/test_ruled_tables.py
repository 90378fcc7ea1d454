"""Tables on the pages of a PDF are read cell by cell, with and without rules."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from kkr_graph.papers import Skipped, Tables
from printed import pdf
from tabular import (
    EVERY_PAGE,
    FIGURES,
    GROUPED,
    HEADINGS,
    NO_REPEAT,
    ROWS,
    beside,
    grouped,
    paper,
    ruled,
    strokes,
    text,
    whole,
)
from test_tables import PROSE, only, tables

# How FPDF calls where rules are drawn.
LAYOUTS = (
    *("ALL", "INTERNAL", "MINIMAL", "SINGLE_TOP_LINE"),
    *("HORIZONTAL_LINES", "NO_HORIZONTAL_LINES", "NONE"),
)
LONG = tuple(
    (f"Indsats {n} om læring", f"Eksempel Kommune {n}", "Igangsat" if n % 3 else "")
    for n in range(70)
)
around = text(PROSE * 2)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [190, 100])
def test_wrapped_hyphenated_and_empty_cells_are_read(
    tmp_path: Path, layout: str, width: int
) -> None:
    drawn = ruled(HEADINGS, ROWS, borders_layout=layout, width=width, align="LEFT")
    table = only(tmp_path, paper(around, drawn, around))

    assert (table.headings, table.rows) == (HEADINGS, whole(ROWS))
    assert (table.page, table.last_page, table.line) == (1, 1, 4)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_merged_headings_stand_over_each_of_their_columns(
    tmp_path: Path, layout: str
) -> None:
    drawn = grouped(FIGURES, borders_layout=layout)
    table = only(tmp_path, paper(around, drawn, around))

    assert (table.headings, table.rows) == (GROUPED, FIGURES)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("repeated", [EVERY_PAGE, NO_REPEAT])
def test_a_table_over_two_pages_is_one(
    tmp_path: Path, layout: str, repeated: object
) -> None:
    drawn = ruled(HEADINGS, LONG, borders_layout=layout, repeat_headings=repeated)
    table = only(tmp_path, paper(around, drawn, around))

    assert (table.headings, table.rows) == (HEADINGS, LONG)
    assert (table.page, table.last_page) == (1, 2)


class Headed(FPDF):
    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(text="KKR Eksempel | 02-09-2031", new_x="LMARGIN", new_y="NEXT")
        self.ln(6)
        self.set_font("Helvetica", size=10)

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(text=f"Side {self.page_no()}")


@pytest.mark.parametrize("layout", ["ALL", "NONE"])
def test_heads_and_feet_part_no_table(tmp_path: Path, layout: str) -> None:
    drawn = ruled(HEADINGS, LONG, borders_layout=layout)
    table = only(tmp_path, paper(around, drawn, around, pdf=Headed()))

    assert (table.rows, table.last_page) == (LONG, 2)


def test_tables_with_a_sentence_between_them_are_two(tmp_path: Path) -> None:
    drawn = ruled(HEADINGS, ROWS)
    found = tables(tmp_path, paper(drawn, around, drawn)).found

    assert [table.rows for table in found] == [whole(ROWS)] * 2
    assert found[0].line == 1 < found[1].line


def test_a_table_beside_text_is_read_alone(tmp_path: Path) -> None:
    drawn = ruled(HEADINGS, ROWS, width=110, align="LEFT")
    table = only(tmp_path, paper(around, beside(drawn, PROSE * 2), around))

    assert (table.headings, table.rows) == (HEADINGS, whole(ROWS))


def test_a_drawing_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    read = tables(tmp_path, paper(around, strokes(50_000), around))

    assert read == Tables((), (Skipped(1, "drawing"),))


def squared(drawn: FPDF) -> None:
    for n in range(85):
        drawn.line(20, 30 + 2 * n, 190, 30 + 2 * n)
        drawn.line(20 + 2 * n, 30, 20 + 2 * n, 200)


def test_squared_paper_is_a_drawing(tmp_path: Path) -> None:
    assert tables(tmp_path, paper(around, squared)).skipped == (Skipped(1, "drawing"),)


def two_columns(drawn: FPDF) -> None:
    with drawn.text_columns(ncols=2, gutter=8, text_align="JUSTIFY") as columns:
        columns.write(PROSE * 14)


def columns_of(*rows: tuple[str, ...]) -> Callable[[FPDF], None]:
    def draw(drawn: FPDF) -> None:
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                drawn.set_xy(20 + 62 * column, 40 + 7 * number)
                drawn.cell(text=words)

    return draw


def in_a_frame(drawn: FPDF) -> None:
    drawn.rect(10, 10, 190, 270)
    drawn.line(10, 20, 200, 20)
    drawn.line(10, 260, 200, 260)
    drawn.set_xy(20, 30)
    drawn.multi_cell(160, 5, PROSE * 5)


def justified(drawn: FPDF) -> None:
    drawn.multi_cell(0, 5, PROSE * 20, align="J")


NAMES = ("Eva Eksempel, Prøveby", "Ib Prøve, Eksempel", "Bo Eksempelsen")
CONTENTS = tuple((f"{n}.1", "Godkendelse af referat", str(n + 2)) for n in range(1, 9))
LETTERHEAD = (
    ("Dato:", "02-09-2031"),
    ("Sted:", "Prøveby"),
    ("Tid:", "10.00"),
    ("Sagsnr.:", "31"),
)


@pytest.mark.parametrize(
    "draw",
    [
        two_columns,
        columns_of(*[NAMES] * 12),
        columns_of(*LETTERHEAD),
        columns_of(*CONTENTS),
        columns_of(*((f"{n}.00", "Drøftelse af et punkt") for n in range(9, 15))),
        in_a_frame,
        justified,
        ruled((), ((PROSE,),)),
    ],
)
def test_what_merely_stands_in_columns_or_frames_is_no_table(
    tmp_path: Path, draw: Callable[[FPDF], None]
) -> None:
    assert tables(tmp_path, paper(draw)) == Tables()


def test_a_paper_without_signs_of_tables_is_not_read_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)

    assert tables(tmp_path, pdf([["Referat 2031", PROSE[:70]]])) == Tables()
