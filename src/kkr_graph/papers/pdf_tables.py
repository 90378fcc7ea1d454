"""Tables of a PDF: only the pages that show signs of one are read again.

pdfplumber reads them, and is loaded for them alone: a paper without tables is not
slower for it.  What a page may hold, and how long all of them may take, is bounded.
"""

import logging
from collections.abc import Generator, Mapping
from contextlib import closing
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING

from kkr_graph.papers.grid import Grid
from kkr_graph.papers.signs import signs
from kkr_graph.papers.table import Skipped, SkipReason

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_PAGES = 400  # with signs of tables
MAX_CHARACTERS = 20_000  # on a page; a page of print has 4,000
MAX_EDGES = 4_000
MAX_CROSSINGS = 3_000  # of rules; a table of 60 rows and 20 columns has 1,300
MAX_SECONDS = 60.0


def find(
    data: bytes,
    heads: Mapping[int, set[str]],
    lengths: Mapping[int, int],
    seconds: float = MAX_SECONDS,
) -> tuple[list[Grid], list[Skipped]]:
    """Return the tables of the PDF in *data*, page by page, and the pages left out.

    *heads*: the running heads and feet of each page, without their spaces; *lengths*:
    how many characters are printed on each.
    """
    reasons: dict[int, SkipReason] = {}
    ruled: dict[int, bool] = {}
    for page, shown in signs(data).items():
        if shown.drawing:
            reasons[page] = "drawing"
        elif lengths.get(page, 0) > MAX_CHARACTERS:
            reasons[page] = "much-text"
        elif len(ruled) >= MAX_PAGES:
            reasons[page] = "many-pages"
        else:
            ruled[page] = shown.ruled
    found = _read(data, ruled, heads, reasons, monotonic() + seconds) if ruled else []
    return found, [Skipped(page, reason) for page, reason in sorted(reasons.items())]


def _read(
    data: bytes,
    ruled: Mapping[int, bool],
    heads: Mapping[int, set[str]],
    reasons: dict[int, SkipReason],
    ends: float,
) -> list[Grid]:
    """Read the pages of *ruled*; note in *reasons* why one could not be."""
    from kkr_graph.papers import ruled as tables  # noqa: PLC0415 - see _pages

    # What pdfminer has to say of fonts and colours is no matter of the user's.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    found: list[Grid] = []
    with closing(_pages(data, list(ruled), reasons)) as pages:
        for page in pages:
            number = page.page_number
            if monotonic() > ends:
                reasons[number] = "time"
            elif ruled[number] and _is_drawing(page):
                reasons[number] = "drawing"
            else:
                follows = found and found[-1].page == number - 1
                above = found[-1] if follows else None
                shown = heads.get(number, set())
                found += tables.find(page, shown, above, ruled=ruled[number])
            page.close()
    return found


def _is_drawing(page: "Page") -> bool:
    """Say whether rules are more, or cross more often, than in a table of a page."""
    from kkr_graph.papers import frames  # noqa: PLC0415 - see _pages

    if len(page.edges) > MAX_EDGES:
        return True
    upright, lying = frames.rules(page)
    return len(upright) * len(lying) > MAX_CROSSINGS


def _pages(
    data: bytes, numbers: list[int], reasons: dict[int, SkipReason]
) -> Generator["Page", None, None]:
    """Yield the pages that pdfminer can parse; note those that it cannot."""
    import pdfplumber  # noqa: PLC0415 - a quarter of a second, for tables only

    left = numbers[::-1]
    try:
        with pdfplumber.open(BytesIO(data), pages=numbers) as document:
            for page in document.pages:
                _ = page.objects  # parsed here, and kept
                left.pop()
                yield page
    except Exception:  # noqa: BLE001 - pdfminer raises whatever its parsing meets
        reasons.update(dict.fromkeys(left, "unreadable"))
