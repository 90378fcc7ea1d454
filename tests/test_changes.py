"""Checking only what an edit touches gives the verdict of checking everything."""

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

import shape_files
from kkr_graph import changes, checks, core_walks, rule_chains, rule_walks, shapes
from kkr_graph.facts import Facts
from kkr_graph.rule_changes import Changed
from kkr_graph.shapes import RDF
from kkr_graph.surroundings import Surroundings
from kkr_graph.vocabulary import DEF

WORLD = (shape_files.WORLD,)
FILES = [*shape_files.VALID, *shape_files.INVALID]


@pytest.mark.parametrize("path", FILES, ids=shape_files.name)
def test_adding_a_file_and_taking_it_away_again(path: Path) -> None:
    world = checks.check(WORLD)
    more = shape_files.with_world(path)

    added = changes.check_change(WORLD, more, world.findings())
    removed = changes.check_change(more, WORLD, added.findings())

    assert added == checks.check(more)
    assert removed == world


@pytest.mark.parametrize("seed", range(40))
def test_a_run_of_random_edits(seed: int) -> None:
    chance = random.Random(seed)
    several = chance.sample(FILES, 6)
    now = [shape_files.WORLD, shape_files.apart(several)]
    report = checks.check(now)

    for _ in range(5):
        then, now = now, [_edited(facts, chance) for facts in now]
        report = changes.check_change(then, now, report.findings())

        assert report == checks.check(now)


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_of_the_data(seed: int) -> None:
    chance = random.Random(seed)
    then = list(shape_files.data())
    place = chance.randrange(len(then))
    now = [*then]
    now[place] = _edited(then[place], chance)

    report = changes.check_change(then, now, checks.check(then).findings())

    assert report == checks.check(now)


def test_an_edit_of_one_lead_looks_at_few_nodes() -> None:
    then = shape_files.with_world(shape_files.FOLDER / "valid" / "lead.ttl")
    now = shape_files.with_world(shape_files.FOLDER / "invalid" / "lead-basis.ttl")
    old, new = set(checks.union(then)), set(checks.union(now))
    both = Surroundings(checks.stored(old | new))

    touched = core_walks.touched(shapes.of_classes(), Changed(old ^ new), both)

    assert touched == {"https://w3id.org/kkr/id/lead/eksempel/9001"}


@pytest.mark.parametrize("kind", ["Lead", "Judgement"])
def test_a_rule_about_what_nobody_states_is_not_asked_again(kind: str) -> None:
    lead = ox.Triple(*map(ox.NamedNode, ("x:s", f"{RDF}type", f"{DEF}{kind}")))
    name = ox.Triple(*map(ox.NamedNode, ("x:s", f"{DEF}leadBasis", "x:basis")))
    query = (
        f"PREFIX kkr: <{DEF}>\n"
        "SELECT ?this { ?this a kkr:Lead ; kkr:leadBasis ?value . }"
    )
    changed = Changed([name])

    found = rule_walks.touched(query, changed, Surroundings(ox.Store(), [lead, name]))

    assert {*(found or ())} == ({ox.NamedNode("x:s")} if kind == "Lead" else set())


def test_a_chain_ends_where_the_shapes_end() -> None:
    longest = max(map(len, rule_chains.of_rules(shapes.of_classes())))

    assert longest == 2


def _edited(facts: Facts, chance: random.Random) -> Facts:
    """Return *facts* with a few triples gone, copied to other nodes, or given anew."""
    triples = [*facts.triples]
    for _ in range(chance.randrange(1, 4)):
        triples.pop(chance.randrange(len(triples)))
    for _ in range(chance.randrange(3)):
        one, other = chance.choice(triples), chance.choice(triples)
        triples.append(ox.Triple(other.subject, one.predicate, one.object))
    unique = tuple(sorted(set(triples), key=str))
    return Facts(facts.graph, facts.stage, unique, facts.origin, "", facts.text)
