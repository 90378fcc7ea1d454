"""A guard over an answer: what Rust writes to, and stops at the limits."""

import re
from typing import ClassVar, Final

import pyoxigraph as ox

from kkr_graph.errors import TooManyRowsError
from kkr_graph.web.limits import Limits
from kkr_graph.web.wire import Body

# What ends or opens a row and can stand nowhere else: quotes in JSON strings, angle
# brackets in XML and line ends in TSV are escaped.  In CSV a text may hold a line end.
# Beside it the length of that, the least that a row takes.
_ROW: Final = {
    ox.QueryResultsFormat.JSON: (re.compile(rb'"\}\},\{"'), 6),
    ox.QueryResultsFormat.XML: (re.compile(rb"<result>"), 8),
    ox.QueryResultsFormat.CSV: (re.compile(rb"\r\n"), 2),
    ox.QueryResultsFormat.TSV: (re.compile(rb"\n"), 1),
}
_CUT: Final = 7  # bytes of a row's mark that may stand at the end of a part
_ROOM: Final = 1 << 16
_KEPT: Final = 1 << 24  # bytes of room that are kept for the next answer


class Guard:
    """What Rust writes an answer to, part by part; it stops at the limits.

    The room it is written in is used again for the next answer of this process, which
    gives one at a time: to get memory anew for each costs as much as to fill it.
    """

    _room: ClassVar[bytearray] = bytearray(_ROOM)

    def __init__(self, limits: Limits, form: ox.QueryResultsFormat) -> None:
        self._row, least = _ROW[form]
        self._limits = limits
        self._few = limits.rows * least  # bytes that cannot be too many rows
        self._size = self._counted = self._rows = 0

    def write(self, part: bytes) -> int:
        """Keep *part*; raise ``TooManyRowsError`` past a limit."""
        end = self._size + len(part)
        if end > self._limits.answer:
            raise too_many(self._limits)
        if end > len(self._room):
            wider = bytearray(max(end, min(2 * end, self._limits.answer)))
            wider[: self._size] = memoryview(self._room)[: self._size]
            Guard._room = wider
        self._room[self._size : end] = part
        self._size = end
        if end > self._few:
            self._count()
        return len(part)

    def flush(self) -> None:
        """Do nothing."""

    def whole(self) -> Body:
        """Return all that was written; it holds until the next answer."""
        room = self._room
        if len(room) > _KEPT:
            Guard._room = bytearray(_ROOM)
        return memoryview(room)[: self._size]

    def _count(self) -> None:
        """Count the rows that have come since the last count, and the cut between."""
        for found in self._row.finditer(self._room, self._counted, self._size):
            self._rows += 1
            self._counted = found.end()
        self._counted = max(self._counted, self._size - _CUT)
        if self._rows > self._limits.rows:
            raise too_many(self._limits)


def too_many(limits: Limits) -> TooManyRowsError:
    """Return the error that says how much an answer may be."""
    return TooManyRowsError(rows=limits.rows, bytes=limits.answer)
