"""What the measurements are made on: papers made up, that pass as papers do."""

import sys
from pathlib import Path

from kkr_graph import checks, sources

sys.path.append(str(Path(__file__).parents[1] / "bench"))

from synthetic import papers, write


def test_made_up_papers_pass_the_shapes(tmp_path: Path) -> None:
    write(tmp_path, 8000)
    facts = sources.read_all(tmp_path)
    assert checks.check(facts).conforms
    assert 8000 <= sum(len(one.triples) for one in facts) < 16_000


def test_the_same_size_and_seed_give_the_same_papers() -> None:
    assert [*papers(8000, 2)] == [*papers(8000, 2)]
    assert [*papers(8000, 2)] != [*papers(8000, 3)]


def test_more_papers_begin_with_those_of_fewer() -> None:
    fewer, more = [*papers(2000)], [*papers(8000)]
    assert more[: len(fewer)] == fewer
