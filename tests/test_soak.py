"""The soak in short: faults that need no root, over a small store, half a minute."""

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[1] / "bench"))

import soak
import soak_report
import synthetic
from soak_course import Course, State
from soak_questions import KINDS, Question, Questions

SMALL = soak.Plan(
    seconds=20,
    size=4000,
    readers=1,
    clients=3,
    every=1.0,
    limit=2.0,
    patience=2.0,
    is_small=True,
)
MEMORY = 600  # MiB of the process that clients speak to


@pytest.mark.slow
def test_whatever_befalls_it_no_answer_is_wrong_and_no_write_is_lost(
    tmp_path: Path,
) -> None:
    sources = tmp_path / "sources"
    synthetic.write(sources, SMALL.size)
    seen = soak.run(SMALL, tmp_path / "soak", sources)

    assert seen.tally.faults == []
    assert seen.suffered.lost == []
    assert seen.left == ()
    assert set(seen.codes) == {0}
    assert not seen.said
    assert seen.after.front < MEMORY
    assert seen.suffered.done.keys() >= {
        "SIGTERM of the server",
        "disk full",
        "kill -9 of a worker",
        "kill -9 of a zygote",
        "kill -9 of the server",
    }
    assert "Nothing was mounted" in "".join(soak_report.page(SMALL, seen))


def test_an_answer_of_another_state_is_told_from_the_right_one(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 4000)
    questions = Questions(tmp_path)
    asked = Question("point", "", "", "7")
    said = "name,a,b\r\nEksempel Kommune 7,Tæller a 1 = 3,Tæller b 1 = 5\r\n".encode()

    assert not questions.fault(asked, 200, said, State(3, 5))
    assert questions.fault(asked, 200, said, State(3, 6))
    assert questions.fault(asked, 200, said, State(None, 5))
    assert questions.fault(asked, 500, said, State(3, 5))


def test_half_of_one_version_and_half_of_another_is_wrong(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 4000)
    questions = Questions(tmp_path)
    asked = questions.one_of("page", Random(1))
    one = asked.about
    whole = f"Tæller {one} 1 = 5, Tæller {one} 2 = 5"
    mixed = whole.replace("1 = 5", "1 = 4")

    assert not questions.fault(asked, 200, whole.encode(), State(5, 5))
    assert questions.fault(asked, 200, mixed.encode(), State(5, 5))
    assert questions.fault(asked, 200, mixed.encode(), State(4, 4))


def test_every_kind_of_question_is_asked(tmp_path: Path) -> None:
    synthetic.write(tmp_path, 4000)
    questions, random = Questions(tmp_path), Random(1)

    assert {questions.one(random).kind for _ in range(300)} == set(KINDS)


def test_the_course_follows_from_its_seed() -> None:
    one, same, other = Course(1), Course(1), Course(2)
    steps = range(60)

    assert [one.write(step) for step in steps] == [same.write(step) for step in steps]
    assert [one.does(step) for step in steps] != [other.does(step) for step in steps]
    assert len({one.state(step) for step in steps}) == len(steps)
