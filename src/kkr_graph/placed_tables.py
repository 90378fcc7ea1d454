"""Tables of a paper, with the place of each row in the running text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kkr_graph.papers import Flow, Table
from kkr_graph.statements import FoundLead, Gazetteer
from kkr_graph.statements.lead_tables import from_table

_REACH: Final = 20_000  # letters of running text that a table may take up
_LONGEST: Final = 60  # letters of a cell that tell where its row stands


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table, and the span of each of its rows in the running text."""

    table: Table
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, table: Table, flow: Flow) -> "PlacedTable":
        """Return *table* with its rows' places in *flow*.

        A row whose words the running text has otherwise, such as broken syllables that
        only the table closed up, stands where the table begins or the row before it.
        """
        here = _start(table, flow)
        last = min(len(flow.text), here + _REACH)
        spans = []
        for row in table.rows:
            found = _first(row, flow.text, here, last)
            if found is not None:
                here = found[0]
            spans.append(found or (here, min(here + 1, len(flow.text))))
        return cls(table, tuple(spans))

    def rows(self) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Yield the cells of each row and its span."""
        for row, (start, end) in zip(self.table.rows, self.spans, strict=True):
            yield row, start, end

    def leads(self, book: Gazetteer) -> Iterator[FoundLead]:
        """Yield who carries what forward, where the table says so by its headings."""
        for said in from_table(self.table.headings, self.table.rows, book.find):
            if said.unread:
                continue
            start, end = self.spans[said.row]
            yield FoundLead(
                start,
                end,
                " | ".join(self.table.rows[said.row]),
                said.holder,
                said.initiative,
                said.initiative_as_printed,
                said.role_as_printed,
                said.role,
                said.basis,
                unknown_reason=said.unknown_reason,
            )


def _start(table: Table, flow: Flow) -> int:
    """Return where in the running text the first line of *table* stands, or is near."""
    at = bisect_left(flow.places, (table.page, table.line))
    return flow.starts[min(at, len(flow.starts) - 1)] if flow.starts else 0


def _first(
    row: tuple[str, ...], text: str, start: int, end: int
) -> tuple[int, int] | None:
    """Return where the first cell of *row* that has words stands, in order of print."""
    for cell in row:
        if not re.search(r"\w{2}", cell):
            continue
        words = r"\s+".join(map(re.escape, cell[:_LONGEST].split()))
        if found := re.compile(words).search(text, start, end):
            return found.span()
        return None
    return None
