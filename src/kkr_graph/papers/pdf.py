"""PDF: the printed lines of every page, by PDFium."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from itertools import pairwise
from statistics import median
from time import process_time
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from kkr_graph.errors import (
    DamagedPaperError,
    EncryptedPaperError,
    PaperTooLargeError,
    ScannedPaperError,
    TooManyPagesError,
)
from kkr_graph.papers.inflation import burst
from kkr_graph.papers.paper import Line

MAX_PAGES = 2_000
MAX_CHARACTERS = 20_000_000
SECONDS, SECONDS_A_PAGE = 5.0, 0.1  # of processor time; a page of text takes a tenth
# PDFium puts U+FFFE (or U+0002) for a hyphen at the end of a line, and its end.
_LINE = re.compile("([^\\s\x02\ufffe][^\r\n\x02\ufffe]*)([\x02\ufffe]?)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_WIDE = 1.4  # a gap is wider than the leading by this factor
_TIGHT = 1.6  # line to line in running text, by the size of its type, is less
_LARGE = 1.15  # a heading is larger than the running text by this factor
_BOLD = 600
_FONT = 100  # bytes of the name of a font


class _Printed(NamedTuple):
    """A line as PDFium gives it: its base line, type size and whether it is bold."""

    text: str
    page: int
    y: float
    size: float
    bold: bool


class Printed(NamedTuple):
    """The printed lines of a PDF, how many pages it has, and those without text."""

    lines: tuple[Line, ...]
    page_count: int
    textless: tuple[int, ...]
    pictures: tuple[int, ...]
    """Those of the pages without text that show a picture: scanned ones."""


def read(data: bytes, origin: str) -> Printed:
    """Return what is printed in a PDF that is whole and no larger than a paper."""
    if limit := burst(data):
        raise PaperTooLargeError(file=origin, limit=limit)
    with _opened(data, origin) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise TooManyPagesError(file=origin, pages=count, limit=MAX_PAGES)
        pages, pictures = [], []
        for page, shows in _pages(document, origin):
            pages.append(list(page))
            if shows and not pages[-1]:
                pictures.append(len(pages))
    textless = tuple(n for n, page in enumerate(pages, start=1) if not page)
    if len(textless) == count:
        raise ScannedPaperError(file=origin, pages=count)
    sizes = [p.size for page in pages for p in page for _ in range(len(p.text))]
    size = median(sizes)
    leading = _commonest(_steps(pages, most=_TIGHT))
    found = [line for page in pages for line in _numbered(page, size, leading)]
    return Printed(tuple(found), count, textless, tuple(pictures))


def _opened(data: bytes, origin: str) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """Open a PDF that is whole and not locked."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise EncryptedPaperError(file=origin) from error
        raise DamagedPaperError(file=origin, reason=str(error).rstrip(".")) from error
    # PDFium mends what is cut off by leaving out what it cannot find.
    if b"%%EOF" not in data[-2048:]:
        document.close()
        raise DamagedPaperError(file=origin, reason="no %%EOF at the end")
    return document


def _pages(
    document: Any,  # noqa: ANN401
    origin: str,
) -> Iterator[tuple[Iterator[_Printed], bool]]:
    """Yield the lines of each page and whether it shows anything, one at a time."""
    total, start = 0, process_time()
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            reason = f"page {index + 1}: {error}".rstrip(".")
            raise DamagedPaperError(file=origin, reason=reason) from error
        total += text_page.count_chars()
        room = SECONDS + SECONDS_A_PAGE * index
        if total > MAX_CHARACTERS or process_time() - start > room:
            raise PaperTooLargeError(file=origin, limit=MAX_CHARACTERS)
        yield _printed(text_page, index + 1), pdfium.FPDFPage_CountObjects(page) > 0
        text_page.close()
        page.close()


def _printed(text_page: Any, page: int) -> Iterator[_Printed]:  # noqa: ANN401
    """Yield the lines of a page with what shows their place and weight."""
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():  # a sign of two UTF-16 units
        text = "".join(
            chr(pdfium.FPDFText_GetUnicode(text_page, n))
            for n in range(text_page.count_chars())
        )
    x, y = c_double(), c_double()
    for match in _LINE.finditer(text):
        first = match.start(1)
        shown = match[1].rstrip() + ("-" if match[2] else "")
        pdfium.FPDFText_GetCharOrigin(text_page, first, byref(x), byref(y))
        yield _Printed(
            _plain(shown),
            page,
            y.value,
            pdfium.FPDFText_GetFontSize(text_page, first),
            _is_bold(text_page, first),
        )


def _is_bold(text_page: Any, at: int) -> bool:  # noqa: ANN401
    """Say whether a character is bold, by its weight, or by the name of its font."""
    if pdfium.FPDFText_GetFontWeight(text_page, at) >= _BOLD:
        return True
    name, flags = create_string_buffer(_FONT), c_int()
    pdfium.FPDFText_GetFontInfo(text_page, at, name, _FONT, byref(flags))
    return b"Bold" in name.value or b"Black" in name.value


def _plain(text: str) -> str:
    """Return *text* with its letters whole: å as one sign, fi as two."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def _numbered(page: list[_Printed], size: float, usual: float | None) -> Iterator[Line]:
    """Yield the lines of a page, numbered, with the gaps the leading shows."""
    leading = _leading(page, usual) if page else 0.0
    above: _Printed | None = None
    for number, printed in enumerate(page, start=1):
        step = above.y - printed.y if above else 0.0
        gap = above is None or step > _WIDE * leading or step < -leading
        strong = printed.bold or printed.size >= _LARGE * size
        yield Line(printed.text, printed.page, number, gap=gap, strong=strong)
        above = printed


def _leading(page: list[_Printed], usual: float | None) -> float:
    """Return the commonest step from line to line; *usual*: that of the whole paper.

    On a page of many short paragraphs the steps between those are the commonest.
    """
    common = _commonest(_steps([page], most=None))
    if common is None:
        return usual or 1.6 * median(p.size for p in page)
    return usual if usual and common > _WIDE * usual else common


def _steps(pages: list[list[_Printed]], *, most: float | None) -> Counter[float]:
    """Count the steps from line to line, up to *most* times the size of the type."""
    return Counter(
        round(2 * (a.y - b.y)) / 2
        for page in pages
        for a, b in pairwise(page)
        if a.size / 2 < a.y - b.y and (most is None or a.y - b.y < most * a.size)
    )


def _commonest(steps: Counter[float]) -> float | None:
    """Return the commonest of *steps*, the smaller of equals, if one comes twice."""
    if not steps:
        return None
    step, count = max(steps.items(), key=lambda item: (item[1], -item[0]))
    return step if count > 1 else None
