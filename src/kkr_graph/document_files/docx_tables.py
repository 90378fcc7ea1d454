"""Tables of a DOCX: a row of headings on every page, lines between rows."""

from collections.abc import Iterator
from typing import Any, Final

from kkr_graph.document import Table, Text
from kkr_graph.document_files.docx_look import WIDTH
from kkr_graph.document_files.docx_text import Typist, paragraph
from kkr_graph.document_files.docx_xml import node
from kkr_graph.document_files.legible import legible

_SHADE: Final = "F2F2F2"
_LINE: Final = {"val": "single", "sz": "4", "space": "0", "color": "BFBFBF"}
# A column is as wide as its longest word and a little of its longest text asks for.
_NARROWEST: Final = 8
_WIDEST: Final = 48


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
    """Return the width of each column, in twentieths of a point; all fill the page."""
    asked = []
    for at, heading in enumerate(table.headings):
        texts = [heading, *(_as_read(row[at]) for row in table.rows)]
        word = max(len(word) for text in texts for word in text.split() or [""])
        longest = max(map(len, texts))
        asked.append(max(_NARROWEST, word + 1, min(longest + 1, _WIDEST)))
    whole = sum(asked)
    return [WIDTH * part // whole for part in asked]


def _as_read(text: Text) -> str:
    sources = " ".join(source.text for source in text.sources)
    return " ".join(part for part in (text.text, sources) if part)
