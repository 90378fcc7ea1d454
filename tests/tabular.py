"""Tables made for tests, as PDF, DOCX and HTML, with plainly fictional words."""

from collections.abc import Callable, Sequence
from typing import Any

from fpdf import FPDF
from fpdf.enums import TableHeadingsDisplay
from fpdf.fonts import FontFace

from printed import paragraph

SOFT = "\u00ad"
HEADINGS = ("Indsats", "Tovholder", "Status")
# A soft hyphen shows where a word may be broken; it is no part of the word.
ROWS = (
    ("Fælles klima­tilpasning langs kysten og åerne", "Eksempel Kommune", "Igangsat"),
    (
        "Grøn mobilitet på tværs af kommune­grænserne, med sam­kørsel og cykel­stier",
        "Prøveby og Øster Eksempel Kommuner",
        "Afventer drøftelse i embeds­mands­udvalget",
    ),
    ("Sundhed i nærområdet", "", "Afsluttet"),
    ("Børn og unges læring", "Region Eksempel", ""),
)
FIGURES = (
    ("Eksempel Kommune", "851", "850", "1.779", "1.780"),
    ("Prøveby Kommune", "476", "477", "955", "955"),
    ("Øster Eksempel Kommune", "692", "692", "1.328", "1.327"),
    ("I alt", "2.019", "2.019", "4.062", "4.062"),
)
GROUPS = ("Hjælpere", "Assistenter")
YEARS = ("2031", "2032", "2031", "2032")
GROUPED = (
    "Kommune",
    *("Hjælpere – 2031", "Hjælpere – 2032"),
    *("Assistenter – 2031", "Assistenter – 2032"),
)
Row = tuple[str, ...]


def whole(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return *rows* as they are read: words without the places they may be broken."""
    return tuple(tuple(cell.replace(SOFT, "") for cell in row) for row in rows)


def paper(*draw: Callable[[FPDF], object], pdf: FPDF | None = None) -> bytes:
    """Return a PDF with what the functions draw."""
    pdf = pdf or FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    for one in draw:
        one(pdf)
    return bytes(pdf.output())


def text(words: str, *, bold: bool = False) -> Callable[[FPDF], None]:
    """Draw a paragraph."""

    def draw(pdf: FPDF) -> None:
        pdf.set_font(style="B" if bold else "")
        pdf.multi_cell(0, None, words, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font(style="")
        pdf.ln(4)

    return draw


def ruled(
    headings: Sequence[str],
    rows: Sequence[Row],
    **options: Any,  # noqa: ANN401 - as FPDF types them
) -> Callable[[FPDF], None]:
    """Draw a table; *options* are those of ``FPDF.table``, rules all around if none."""
    shown = {
        "headings_style": FontFace(emphasis="BOLD"),
        "line_height": 5,
        "text_align": "LEFT",
        **options,
    }

    def draw(pdf: FPDF) -> None:
        with pdf.table(**shown) as table:
            for cells in (*([headings] if headings else []), *rows):
                row = table.row()
                for cell in cells:
                    row.cell(cell)

    return draw


def grouped(
    rows: Sequence[Row],
    **options: Any,  # noqa: ANN401 - as FPDF types them
) -> Callable[[FPDF], None]:
    """Draw a table of figures with merged headings."""
    shown = {"headings_style": FontFace(emphasis="BOLD"), "num_heading_rows": 2}

    def draw(pdf: FPDF) -> None:
        with pdf.table(**{**shown, **options}) as table:
            top = table.row()
            top.cell("Kommune", rowspan=2)
            for group in GROUPS:
                top.cell(group, colspan=2, align="CENTER")
            below = table.row()
            for year in YEARS:
                below.cell(year)
            for cells in rows:
                row = table.row()
                for cell in cells:
                    row.cell(cell)

    return draw


def beside(draw: Callable[[FPDF], object], words: str) -> Callable[[FPDF], None]:
    """Draw with *words* in a column on the right."""

    def both(pdf: FPDF) -> None:
        top = pdf.get_y()
        draw(pdf)
        end = pdf.get_y()
        pdf.set_xy(140, top)
        pdf.multi_cell(55, 5, words)
        pdf.set_y(end)

    return both


def strokes(count: int) -> Callable[[FPDF], None]:
    """Draw as many short lines, as a map has."""

    def draw(pdf: FPDF) -> None:
        for n in range(count):
            x, y = 20 + n % 170, 60 + n // 170 % 200
            pdf.line(x, y, x + 0.7, y + 0.2)

    return draw


EVERY_PAGE = TableHeadingsDisplay.ON_TOP_OF_EVERY_PAGE
NO_REPEAT = TableHeadingsDisplay.NONE


def cell(words: str, properties: str = "", after: str = "") -> str:
    """Return a cell of a DOCX."""
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words.replace(SOFT, ''))}"
        f"{after}</w:tc>"
    )


def docx_row(*cells: str, heading: bool = False) -> str:
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
    return f"<w:tr>{marked}{''.join(cells)}</w:tr>"


def docx_table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def html(rows: Sequence[Row], headings: Row = (), tag: str = "th") -> str:
    """Return an HTML page with a paragraph, a table and another."""
    marked = "".join(f"<{tag}>{one}</{tag}>" for one in headings)
    head = f"<thead><tr>{marked}</tr></thead>" if headings else ""
    cells = ("".join(f"<td>{one}</td>" for one in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<!DOCTYPE html><p>Status<table>{head}<tbody>{body}</tbody></table><p>Slut"
