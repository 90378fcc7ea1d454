"""The name of a file as people may see it: without personal details or odd signs."""

import os
import re
from pathlib import Path

from kkr_graph.papers import personal

_ODD = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_HIDDEN = "…"
_CPR = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ _-]?\d{4}(?!\d)"
)
_WORDS = re.compile(r"(?<=[^\W\d])_|_(?=[^\W\d])")


def shown(path: Path) -> str:
    """Return the name of *path* for messages and reports.

    >>> shown(Path("papirer/010190-1234 referat.pdf"))
    'papirer/… referat.pdf'
    """
    name = os.fsencode(path).decode("utf-8", "replace")
    name = _ODD.sub("\ufffd", name)
    name = _CPR.sub(_HIDDEN, name)
    spaced = _WORDS.sub(" ", name)  # the same length: eva_12 34 56 78
    for start, end, _ in personal.details(spaced):
        name = name[:start] + _HIDDEN + name[end:]
    return name
