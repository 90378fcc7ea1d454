"""Figures in tables: what one looks like, and where columns and lines end in them."""

import re
from collections.abc import Sequence

# 851   ·   1.779   ·   -2,5 %   ·   23,1 mio. kr.   ·   kr. 250.000   ·   –
FIGURE = re.compile(
    r"(?:kr\.\s?)?[-–+]?\d{1,12}(?:\.\d{3}){0,4}(?:,\d{1,4})?"
    r"(?:\s?(?:%|pct\.?|kr\.|,-|t\.kr\.|mio\.(?: ?kr\.)?|mia\.(?: ?kr\.)?))?"
)
NOTHING = re.compile(r"[-–—]?")
YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 0.6  # share of cells that makes a column one of figures


def figure_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns, but for the first, in which figures stand.

    >>> figure_columns([("Eksempel Kommune", "1.779", "Ja"), ("I alt", "851", "")])
    [1]
    """
    found = []
    for number, column in enumerate(zip(*rows, strict=True)):
        cells = [cell.strip() for cell in column]
        figures = sum(bool(FIGURE.fullmatch(cell)) for cell in cells)
        filled = sum(not NOTHING.fullmatch(cell) for cell in cells)
        if number and figures >= max(1, _MOST * filled) and 2 * filled >= len(cells):
            found.append(number)
    return found


def is_data(row: Sequence[str]) -> bool:
    """Say whether a figure that is no year stands behind the first cell of *row*."""
    cells = [cell.strip() for cell in row[1:]]
    return any(FIGURE.fullmatch(cell) and not YEAR.fullmatch(cell) for cell in cells)


def parted(text: str) -> tuple[str, list[str]]:
    """Part a line into its words and the figures at its end.

    >>> parted("by 851 1.780"), parted("2031"), parted("Ja 3 –")
    (('by', ['851', '1.780']), ('', ['2031']), ('Ja', ['3', '–']))
    """
    pieces = text.split()
    at = len(pieces)
    while at and (
        FIGURE.fullmatch(pieces[at - 1]) or pieces[at - 1] in {"–", "-", "%"}
    ):
        at -= 1
    figures: list[str] = []
    for piece in pieces[at:]:
        if piece == "%" and figures:
            figures[-1] += " %"
        else:
            figures.append(piece)
    return " ".join(pieces[:at]), figures
