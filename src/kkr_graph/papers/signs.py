"""Which pages of a PDF show signs of tables: rules, or words in columns.

Asked of PDFium, object by object and without reading the text, so that a paper without
tables costs next to nothing.
"""

import ctypes
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MAX_STROKES = 6_000  # lines of rules on a page; a drawing has more
_MAX_OBJECTS = 60_000  # objects of a page that are looked at
_DEEPEST = 3  # objects within objects
_RULES = 3  # strokes that make rules of a table
_LONG = 12.0  # points: a shorter stroke is no rule
_APART = 12.0  # points between the words of two columns
_LEVEL = 3.0  # points by which words of a line differ in height
_LINES = 3  # lines of columns


class Signs(NamedTuple):
    """What a page shows, besides words."""

    ruled: bool
    columns: bool
    drawing: bool


class _Text(NamedTuple):
    """Words of one object: their middle height, left and right end, in points."""

    middle: float
    left: float
    right: float


def signs(data: bytes) -> dict[int, Signs]:
    """Return the pages, from 1, that show rules or columns, and what they show."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = {}
        for index in range(len(document)):
            page = document[index]
            shown = _shown(page)
            page.close()
            if any(shown):
                found[index + 1] = shown
        return found
    finally:
        document.close()


def _shown(page: Any) -> Signs:  # noqa: ANN401 - pypdfium2 has no types
    bounds = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(one) for one in bounds]
    strokes = rules = looked = 0
    texts: list[_Text] = []
    for item, kind in _objects(page):
        looked += 1
        drawn = 0
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawn = max(1, pdfium.FPDFPath_CountSegments(item) // 2)
        strokes += drawn
        if strokes > MAX_STROKES or looked > _MAX_OBJECTS:
            return Signs(ruled=False, columns=False, drawing=True)
        if not pdfium.FPDFPageObj_GetBounds(item, *places):
            continue
        left, bottom, right, top = (one.value for one in bounds)
        if not drawn:
            texts.append(_Text((bottom + top) / 2, left, right))
        elif max(right - left, top - bottom) >= _LONG:
            rules += drawn
    return Signs(rules >= _RULES, _in_columns(texts), drawing=False)


def _objects(page: Any) -> Iterator[tuple[Any, int]]:  # noqa: ANN401
    """Yield the objects of a page that are text or lines, and those within forms."""
    count, take = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    stack = [(page, 0, count(page), take, 0)]
    while stack:
        holder, at, total, take, depth = stack.pop()
        if at < total:
            stack.append((holder, at + 1, total, take, depth))
            item = take(holder, at)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                within = pdfium.FPDFFormObj_CountObjects(item)
                stack.append((item, 0, within, pdfium.FPDFFormObj_GetObject, depth + 1))
            elif kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT}:
                yield item, kind


def _in_columns(texts: list[_Text]) -> bool:
    """Say whether words stand far apart on some lines."""
    found = 0
    line: list[_Text] = []
    for text in [*sorted(texts, reverse=True), _Text(float("-inf"), 0, 0)]:
        if line and line[0].middle - text.middle > _LEVEL:
            found += _is_parted(line)
            line = []
        line.append(text)
    return found >= _LINES


def _is_parted(line: list[_Text]) -> bool:
    end = float("inf")
    for text in sorted(line, key=attrgetter("left", "right")):
        if text.left - end > _APART:
            return True
        end = text.right if end == float("inf") else max(end, text.right)
    return False
