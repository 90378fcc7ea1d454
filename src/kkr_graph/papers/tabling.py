"""Tables of a paper, whatever its form: found, put together and tidied."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from kkr_graph.errors import MissingSourceError
from kkr_graph.papers import (
    aligned,
    docx_tables,
    flattened,
    html_tables,
    personal,
)
from kkr_graph.papers.continued import continued
from kkr_graph.papers.flow import Flow
from kkr_graph.papers.grid import Grid
from kkr_graph.papers.hyphens import HYPHENS, Evidence
from kkr_graph.papers.paper import Line, Paper
from kkr_graph.papers.spaced import close_up
from kkr_graph.papers.table import Skipped, Table, Tables
from kkr_graph.papers.text import decode

_APART = {"running-head", "page-number", "contents"}
_NARROW = 8  # characters in the line of a narrow column, which breaks without a hyphen
_JOINT = " – "
_SPACES = re.compile(r"\s{2,}")


def tables(source: Path | bytes, paper: Paper, flow: Flow) -> Tables:
    """Return the tables of *paper*, which was read from *source*; *flow* is its text.

    Raises ``MissingSourceError`` where the file is gone, or no longer the one read.
    """
    data = _bytes(source, paper)
    closing = _Closing(paper)
    grids, skipped = _found(data, paper, flow, closing)
    return Tables(tuple(closing.table(grid) for grid in grids), tuple(skipped))


def _bytes(source: Path | bytes, paper: Paper) -> bytes:
    """Return the bytes that *paper* was read from."""
    if isinstance(source, bytes):
        data = source
    else:
        try:
            data = source.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise MissingSourceError(
                file=paper.origin, line=None, reason=reason
            ) from error
    if sha256(data).hexdigest() != paper.sha256:
        raise MissingSourceError(
            file=paper.origin, line=None, reason="changed while it was read"
        )
    return data


def _found(
    data: bytes, paper: Paper, flow: Flow, closing: "_Closing"
) -> tuple[list[Grid], list[Skipped]]:
    """Return the tables in the order they are printed, and the pages left out."""
    apart = {(one.page, one.line) for one in flow.dropped if one.reason in _APART}
    if paper.form == "docx":
        return list(docx_tables.find(data, paper.origin)), []
    if paper.form == "html":
        return html_tables.find(decode(data, paper.origin)), []
    found: list[Grid] = []
    skipped: list[Skipped] = []
    if paper.form == "text":
        found += aligned.find(decode(data, paper.origin), paper.lines, apart)
    else:
        from kkr_graph.papers import ruled  # noqa: PLC0415 - PDFium, for PDFs only

        edges = _texts(
            line for line in paper.lines if (line.page, line.number) in apart
        )
        grids, skipped = ruled.find(data, edges)
        found += continued(_numbered(grids, paper))
    taken = {page for one in found for page in range(one.page, _last(one) + 1)}
    running = (
        line
        for line in paper.lines
        if (line.page, line.number) not in apart and line.page not in taken
    )
    found += flattened.find(running, closing.close)
    return sorted(found, key=lambda one: (one.page, one.line)), skipped


def _last(grid: Grid) -> int:
    return grid.last_page or grid.page


def _texts(lines: Iterable[Line]) -> dict[int, set[str]]:
    """Gather what lines say by page, without spaces."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        found[line.page].add("".join(line.text.split()))
    return found


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


class _Closing:
    """Closes words that lines have broken, by what the paper prints whole elsewhere."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._known: Evidence | None = None

    @property
    def _evidence(self) -> Evidence:
        """The words of the paper, counted when the first table asks for them."""
        self._known = self._known or Evidence(self._paper.lines)
        return self._known

    def close(self, pieces: Sequence[str]) -> str:
        """Return the printed lines of a cell as one."""
        text = above = ""
        for shown in filter(None, map(close_up, pieces)):
            if not text:
                text = above = shown
                continue
            narrow = len(above) <= _NARROW
            joint = self._evidence.joint(text, shown, narrow=narrow)
            broken = joint != " " and text[-1] in HYPHENS
            text = (text[:-1] if broken else text) + joint + shown
            above = shown
        return text

    def table(self, grid: Grid) -> Table:
        """Return *grid* with its words closed and nothing personal in them."""
        closed = [[self._cell(cell) for cell in row] for row in grid.rows]
        columns = zip(*closed[: grid.heads], strict=True)
        headings = [_JOINT.join(dict.fromkeys(filter(None, c))) for c in columns]
        headings = headings or [""] * len(closed[0])
        rows = [
            tuple(
                "" if personal.initials(f"{heading}: {cell}") else cell
                for heading, cell in zip(headings, row, strict=True)
            )
            for row in closed[grid.heads :]
        ]
        return Table(
            grid.page,
            grid.last_page or grid.page,
            tuple(headings),
            tuple(rows),
            self._cell(grid.caption),
            grid.line,
        )

    def _cell(self, cell: str) -> str:
        """Return the words of a cell without phones, mails, CPR numbers and initials."""
        text = self.close(cell.split("\n"))
        for start, end, _ in personal.details(text):
            text = text[:start] + text[end:]
        if span := personal.initials(text):
            text = text[: span[0]] + text[span[1] :]
        return _SPACES.sub(" ", text).strip()
