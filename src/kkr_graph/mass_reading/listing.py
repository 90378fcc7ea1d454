"""Find the papers that are meant, one by one: never a million names in memory.

A paper is meant by its name, by its folder, by a pattern, or by a file of names, one a
line: ``@list.txt``, or ``@-`` for standard input.
"""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kkr_graph.errors import MissingSourceError
from kkr_graph.papers.shown import shown

ENDINGS: Final = (".docx", ".htm", ".html", ".pdf", ".txt")


def listed(named: Iterable[str]) -> Iterator[str]:
    """Yield the whole path of each paper that is *named*, folders in name order.

    Of a folder, only files whose names end as papers' do are yielded, none hidden.
    Raises ``MissingSourceError`` for a folder or list that cannot be read.
    """
    for one in named:
        place = Path(one)
        if one.startswith("@"):
            yield from map(_whole, _lines(one[1:]))
        elif place.is_dir():
            yield from map(_whole, _below(place))
        elif glob.has_magic(one) and not place.exists():
            yield from map(_whole, _fitting(one))
        else:
            yield _whole(one)


def _whole(path: str | Path) -> str:
    """Return *path* as workers know it, wherever they stand; links stay links."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() follows links


def _fitting(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob wants a root


def _lines(file: str) -> Iterator[str]:
    try:
        if file == "-":
            yield from filter(None, map(str.strip, sys.stdin))
            return
        with Path(file).open(encoding="utf-8") as lines:
            yield from filter(None, map(str.strip, lines))
    except (OSError, UnicodeDecodeError) as error:
        raise _missing(file, error) from error


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise _missing(folder, error) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):  # a link may lead back up
            yield from _below(Path(entry.path))
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield Path(entry.path)


def _missing(place: str | Path, error: Exception) -> MissingSourceError:
    reason = error.strerror if isinstance(error, OSError) else error
    return MissingSourceError(file=shown(Path(place)), line=None, reason=reason)
