"""The words of a cell, closed where lines have broken them, and nothing personal."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kkr_graph.papers import personal
from kkr_graph.papers.grid import Grid
from kkr_graph.papers.hyphens import HYPHENS, Evidence
from kkr_graph.papers.paper import Line
from kkr_graph.papers.spaced import close_up
from kkr_graph.papers.table import Table

_NARROW = 8  # characters in the line of a narrow column, which breaks without a hyphen
_CONTEXT = 200  # characters that a hyphen is judged by
_LEVELS = " – "
_SPACES = re.compile(r"\s{2,}")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]|\u00ad(?!$)")


class Closing:
    """Closes words by what the paper prints whole elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines
        self._known: Evidence | None = None

    @property
    def _evidence(self) -> Evidence:
        """The words of the paper, counted when the first table asks for them."""
        self._known = self._known or Evidence(self._lines)
        return self._known

    def close(self, pieces: Sequence[str]) -> str:
        """Return the printed lines of a cell as one.

        >>> closing = Closing([Line("Mødet i hovedstaden", 1, 1)])
        >>> closing.close(["KKR", "Ho-", "ved-", "sta-", "den"])
        'KKR Hovedstaden'
        """
        shown = [text for piece in pieces if (text := _tidy(piece))]
        text, parts = "".join(shown[:1]), []
        for above, piece in pairwise(shown):
            narrow = len(above) <= _NARROW
            joint = self._evidence.joint(text[-_CONTEXT:], piece, narrow=narrow)
            if joint != " " and text[-1] in HYPHENS:
                text = text[:-1]
            text += joint + piece
            if len(text) > 2 * _CONTEXT:
                parts.append(text[:-_CONTEXT])
                text = text[-_CONTEXT:]
        return "".join([*parts, text])

    def table(self, grid: Grid) -> Table:
        """Return *grid* with its words closed and nothing personal in them."""
        closed = [[self._cell(cell) for cell in row] for row in grid.rows]
        columns = zip(*closed[: grid.heads], strict=True)
        headings = [_LEVELS.join(dict.fromkeys(filter(None, c))) for c in columns]
        headings = headings or [""] * len(closed[0])
        rows = tuple(
            tuple(map(_unnamed, headings, row)) for row in closed[grid.heads :]
        )
        last = grid.last_page or grid.page
        caption = self._cell(grid.caption)
        return Table(grid.page, last, tuple(headings), rows, caption, grid.line)

    def _cell(self, cell: str) -> str:
        """Return the words of a cell without phones, mails, CPR and initials."""
        text = self.close(cell.split("\n"))
        for start, end, _ in personal.details(text):
            text = text[:start] + text[end:]
        if span := personal.initials(text):
            text = text[: span[0]] + text[span[1] :]
        return _SPACES.sub(" ", text).strip()


def _tidy(piece: str) -> str:
    return close_up(piece if piece.isascii() else _UNSEEN.sub("", piece))


def _unnamed(heading: str, cell: str) -> str:
    """Return a cell, unless its heading says that it is an official.

    >>> _unnamed("Sagsbehandler", "abcd"), _unnamed("Tovholder", "Eksempel Kommune")
    ('', 'Eksempel Kommune')
    """
    return "" if personal.initials(f"{heading}: {cell}") else cell
