"""Lines in the manner of KKR papers, and what is to be found in each.

They lie in files, since a line of running text is longer than a line of code.  The
first column is the line; the date that is to be found stands in [brackets].
"""

import csv
from pathlib import Path

LINES = Path(__file__).parent / "lines"


def rows_of(name: str) -> list[list[str]]:
    """Return the rows of ``lines/{name}.csv``, without its head."""
    with (LINES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def lines_of(name: str) -> list[str]:
    """Return the lines of ``lines/{name}.txt``."""
    return (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
