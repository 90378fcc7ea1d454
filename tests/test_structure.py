"""The structure of the real agenda is read as a person wrote it down from the paper."""

import pytest

from kkr_graph import readings
from score import KINDS, score
from seed import known_names, seed

PAPER = "hovedstaden-2025-09-02"


@pytest.mark.parametrize("form", ["txt", "pdf"])
@pytest.mark.parametrize("kind", ["items", "recommendations", "annexes"])
def test_the_structure_of_the_real_agenda_is_read_whole(kind: str, form: str) -> None:
    reading = readings.read(seed(form), known_names())
    result = score(PAPER, kind, KINDS[kind](reading))

    assert result.precision == result.recall == 1.0, str(result)
