"""To check the core rules a portion at a time gives the verdict of showing it all."""

import random
from pathlib import Path

import pytest

import shape_files
from kkr_graph import checks
from kkr_graph.facts import Facts

FILES = [*shape_files.VALID, *shape_files.INVALID]


@pytest.mark.parametrize("path", FILES, ids=shape_files.name)
def test_each_file_beside_the_world_it_leans_on(path: Path) -> None:
    facts = shape_files.with_world(path)

    assert checks.check(facts, most=1) == checks.check(facts)


@pytest.mark.parametrize("seed", range(30))
def test_one_source_cut_in_many_at_random(seed: int) -> None:
    chance = random.Random(seed)
    whole = shape_files.apart(chance.sample(FILES, 8))
    facts = _cut([shape_files.WORLD, whole], 12, chance)

    for most in (1, 100, 1000):
        assert checks.check(facts, most=most) == checks.check(facts)


@pytest.mark.parametrize("seed", range(3))
def test_the_data_cut_at_random(seed: int) -> None:
    chance = random.Random(seed)
    facts = _cut([*shape_files.data()], 40, chance)

    assert checks.check(facts, most=2000) == checks.check(facts)


def _cut(facts: list[Facts], number: int, chance: random.Random) -> list[Facts]:
    """Return all that *facts* state in *number* sources, some of it in two of them."""
    said = [triple for one in facts for triple in one.triples]
    parts = [{*said[:0]} for _ in range(number)]
    for triple in said:
        for part in chance.choices(parts, k=chance.choice((1, 1, 1, 2))):
            part.add(triple)
    return [
        Facts(
            f"https://w3id.org/kkr/graph/{at}",
            "package",
            tuple(sorted(part, key=str)),
            str(at),
            "",
            "",
        )
        for at, part in enumerate(parts)
    ]
