"""Tables are read with their headings, whatever the paper left of their shape."""

from pathlib import Path

import pytest

from kkr_graph import papers
from kkr_graph.papers import Table
from score import score, table_rows
from seed import seed, seed_flow

PAPER = "hovedstaden-2025-09-02"


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_tables_of_the_real_agenda_are_read_cell_by_cell(form: str) -> None:
    path = seed(form)
    found = papers.tables(path, papers.read(path), seed_flow(form)).found
    result = score(PAPER, "tables", table_rows(found))

    assert (result.precision, result.recall, result.right) == (1, 1, 24), str(result)
