"""The questions that are measured: all of them, on papers that are made up."""

import sys
from pathlib import Path

import pytest

from kkr_graph import build, headers, questions, sources
from kkr_graph.store import MemoryStore

sys.path.append(str(Path(__file__).parents[1] / "bench"))

import question_runs
import questions as measured
from copies import renamed
from question_runs import Ran
from synthetic import write

GIVEN = headers.plain_yaml(measured.MADE_UP.read_text("utf-8"))
CASES = {case.name: case for case in measured.cases()}
TWO = [100_000, 1_000_000]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> MemoryStore:
    folder = tmp_path_factory.mktemp("small")
    write(folder, 2000)
    store, _ = build.in_memory(sources.read_all(folder))
    return store


def test_every_question_is_measured() -> None:
    assert tuple(GIVEN) == questions.names()
    assert {case.question.name for case in CASES.values()} == set(questions.names())


@pytest.mark.parametrize("name", CASES)
def test_a_question_as_measured_has_an_answer(name: str, small: MemoryStore) -> None:
    case = CASES[name]
    narrowed = measured.asking(small, case)()
    every = measured.asking(small, CASES[f"{case.question.name}, all"])()

    assert len(narrowed) <= len(every)


def test_what_takes_too_long_is_stopped_and_told() -> None:
    def endless() -> question_runs.Asked:
        while True:
            pass

    assert question_runs.run(lambda: endless, 0.1).fault == "over 0.1 s"


def test_what_fails_is_told() -> None:
    def failing() -> question_runs.Asked:
        message = "so"
        raise ValueError(message)

    assert question_runs.run(lambda: failing, 9).fault == "ValueError: so"


@pytest.mark.parametrize(
    ("small", "large", "marks"),
    [
        (Ran(10, 0.1), Ran(100, 0.9), ""),
        (Ran(10, 0.1), Ran(100, 1.1), "slow"),
        (Ran(10, 0.01), Ran(10, 0.9), "grows"),
        (Ran(10, 0.0001), Ran(10, 0.01), ""),  # too short to tell
        (Ran(10, 0.1), Ran(seconds=60, fault="over 60 s"), "slow"),
    ],
)
def test_what_is_slow_or_grows_faster_than_its_answer_is_marked(
    small: Ran, large: Ran, marks: str
) -> None:
    assert measured.marked(TWO, [small, large], stated=False) == marks


def test_a_copy_of_a_meeting_is_held_by_the_copy_of_its_council() -> None:
    base = "https://w3id.org/kkr/"
    meeting = renamed(f"{base}id/meeting/hovedstaden/2025-09-02", 3)

    assert meeting == f"{base}id/meeting/kopi-3-hovedstaden/2025-09-02"
    assert renamed(f"{base}graph/hovedstaden/2025-09-02/dagsorden", 3) == (
        f"{base}graph/kopi-3-hovedstaden/2025-09-02/dagsorden"
    )
    assert renamed("http://purl.org/dc/terms/title", 3).endswith("terms/title")
