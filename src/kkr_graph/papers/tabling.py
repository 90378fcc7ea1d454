"""Tables of a paper, whatever its form: found, put together and tidied."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kkr_graph.errors import MissingSourceError
from kkr_graph.papers import aligned, docx_tables, flattened, html_tables
from kkr_graph.papers.closing import Closing
from kkr_graph.papers.continued import continued
from kkr_graph.papers.flow import Flow
from kkr_graph.papers.grid import Grid
from kkr_graph.papers.hyphens import HYPHENS
from kkr_graph.papers.paper import Line, Paper
from kkr_graph.papers.table import Skipped, Tables
from kkr_graph.papers.text import decode

_APART = {"running-head", "page-number", "contents"}


def tables(source: Path | bytes, paper: Paper, flow: Flow) -> Tables:
    """Return the tables of *paper*, which was read from *source*; *flow* is its text.

    Raises ``MissingSourceError`` where the file is gone, or no longer the one read.
    """
    data = _bytes(source, paper)
    apart = {(one.page, one.line) for one in flow.dropped if one.reason in _APART}
    heads = [line for line in paper.lines if (line.page, line.number) in apart]
    closing = Closing(paper.lines)
    grids: list[Grid] = []
    skipped: list[Skipped] = []
    if paper.form == "docx":
        grids = list(docx_tables.find(data, paper.origin))
    elif paper.form == "html":
        grids = html_tables.find(decode(data, paper.origin))
    elif paper.form == "text":
        text = decode(data, paper.origin)
        grids = continued(aligned.find(text, paper.lines, apart))
        grids += _flattened(grids, paper, apart, closing)
    else:
        grids, skipped = _of_pdf(data, paper, heads)
        grids += _flattened(grids, paper, apart, closing)
    grids.sort(key=lambda grid: (grid.page, grid.line))
    return Tables(tuple(map(closing.table, grids)), tuple(skipped))


def _bytes(source: Path | bytes, paper: Paper) -> bytes:
    """Return the bytes that *paper* was read from."""
    data, reason = b"", "changed while it was read"
    if isinstance(source, bytes):
        data = source
    else:
        try:
            data = source.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
    if sha256(data).hexdigest() != paper.sha256:
        raise MissingSourceError(file=paper.origin, line=None, reason=reason)
    return data


def _of_pdf(
    data: bytes, paper: Paper, heads: Iterable[Line]
) -> tuple[list[Grid], list[Skipped]]:
    """Return the tables that show on the pages of a PDF, and the pages left out."""
    from kkr_graph.papers import pdf_tables  # noqa: PLC0415 - PDFium, for PDFs only

    unspaced: dict[int, set[str]] = defaultdict(set)
    for line in heads:
        unspaced[line.page].add("".join(line.text.split()))
    lengths: Counter[int] = Counter()
    for line in paper.lines:
        lengths[line.page] += len(line.text)
    grids, skipped = pdf_tables.find(data, unspaced, lengths)
    return continued(_numbered(grids, paper)), skipped


def _numbered(grids: Iterable[Grid], paper: Paper) -> Iterator[Grid]:
    """Say on which printed line each table begins: that which its first cell begins."""
    sheets: dict[int, list[Line]] = defaultdict(list)
    for line in paper.lines:
        sheets[line.page].append(line)
    below: dict[int, int] = defaultdict(int)
    for grid in grids:
        cell = next((cell for cell in grid.rows[0] if cell.strip()), "")
        word = "".join(cell.split("\n")[0].split()).rstrip(HYPHENS)
        for line in sheets[grid.page][below[grid.page] :]:
            if "".join(line.text.split()).startswith(word):
                below[grid.page] = line.number
                yield replace(grid, line=line.number)
                break
        else:
            yield grid


def _flattened(
    grids: Iterable[Grid],
    paper: Paper,
    apart: set[tuple[int, int]],
    closing: Closing,
) -> Iterator[Grid]:
    """Yield the flattened tables, from the pages on which no other was found."""
    taken = {
        page
        for grid in grids
        for page in range(grid.page, (grid.last_page or grid.page) + 1)
    }
    running = (
        line
        for line in paper.lines
        if line.page not in taken and (line.page, line.number) not in apart
    )
    yield from flattened.find(running, closing.close)
