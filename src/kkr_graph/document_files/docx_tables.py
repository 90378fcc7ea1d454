"""Tables of a DOCX: a row of headings on every page, lines between rows."""

from collections.abc import Iterator
from typing import Any, Final

from kkr_graph.document import Table, Text
from kkr_graph.document_files.docx_look import WIDTH
from kkr_graph.document_files.docx_text import Typist, paragraph
from kkr_graph.document_files.docx_xml import node
from kkr_graph.document_files.legible import legible, unbroken

_SHADE: Final = "F2F2F2"
_LINE: Final = {"val": "single", "sz": "4", "space": "0", "color": "BFBFBF"}
_LETTER: Final = 92  # twentieths of a point; of the size that tables are set in
_MARGINS: Final = 150  # of a cell, on both sides
_WIDEST: Final = 60  # letters of a text that a column takes account of


def laid_out(table: Table, typist: Typist) -> Iterator[Any]:
    """Return *table* as elements: the table, and room below it."""
    widths = _widths(table)
    yield node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblW", w=str(WIDTH), type="dxa"),
            node(
                "w:tblBorders",
                node("w:top", **_LINE),
                node("w:bottom", **_LINE),
                node("w:insideH", **_LINE),
            ),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblCellMar",
                node("w:left", w="70", type="dxa"),
                node("w:right", w="70", type="dxa"),
            ),
            node("w:tblLook", val="0020", firstRow="1", firstColumn="0", noVBand="1"),
            node("w:tblCaption", val=legible(table.caption)),
        ),
        node("w:tblGrid", *(node("w:gridCol", w=str(width)) for width in widths)),
        _headings(table, widths, typist),
        *(_row(table, cells, widths, typist) for cells in table.rows),
    )
    yield paragraph("AfterTable", [])


def _headings(table: Table, widths: list[int], typist: Typist) -> Any:  # noqa: ANN401
    cells = [
        _cell(width, paragraph("TableHeading", typist.words(said), *_side(table, at)))
        for at, (said, width) in enumerate(zip(table.headings, widths, strict=True))
    ]
    for cell in cells:
        shade = node("w:shd", val="clear", color="auto", fill=_SHADE)
        cell[0].append(shade)
    return node(
        "w:tr", node("w:trPr", node("w:cantSplit"), node("w:tblHeader")), *cells
    )


def _row(
    table: Table, cells: tuple[Text, ...], widths: list[int], typist: Typist
) -> Any:  # noqa: ANN401
    return node(
        "w:tr",
        node("w:trPr", node("w:cantSplit")),
        *(
            _cell(width, paragraph("TableText", typist.text(text), *_side(table, at)))
            for at, (text, width) in enumerate(zip(cells, widths, strict=True))
        ),
    )


def _cell(width: int, inside: Any) -> Any:  # noqa: ANN401 - lxml has no types
    return node("w:tc", node("w:tcPr", node("w:tcW", w=str(width), type="dxa")), inside)


def _side(table: Table, at: int) -> list[Any]:
    return [node("w:jc", val="right")] if at in table.numeric else []


def _widths(table: Table) -> list[int]:
    """Return the width of each column, in twentieths of a point; all fill the page.

    Every column has room for its longest word; what is left goes to those with the
    longest texts.
    """
    least, wanted = [], []
    for at, heading in enumerate(table.headings):
        texts = [heading, *(_as_read(row[at]) for row in table.rows)]
        word = max(len(word) for text in texts for word in text.split(" "))
        longest = max(map(len, texts))
        least.append(_MARGINS + _LETTER * min(word + 1, _WIDEST))
        wanted.append(_LETTER * max(min(longest, _WIDEST) - word, 0))
    if sum(least) >= WIDTH:
        return [WIDTH * part // sum(least) for part in least]
    left, whole = WIDTH - sum(least), sum(wanted) or 1
    share = [left * part // whole for part in wanted] if any(wanted) else None
    if share is None:
        return [WIDTH * part // sum(least) for part in least]
    return [width + more for width, more in zip(least, share, strict=True)]


def _as_read(text: Text) -> str:
    sources = " ".join(unbroken(source.text) for source in text.sources)
    return " ".join(part for part in (text.text, sources) if part)
