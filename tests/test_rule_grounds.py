"""What a SPARQL rule is shown of a graph is all that it can see there."""

import pyoxigraph as ox
import pytest

import shape_files
from kkr_graph import (
    checks,
    core_walks,
    rule_chains as chains,
    rule_grounds,
    rule_patterns,
    shapes,
)
from kkr_graph.rule_changes import Changed
from kkr_graph.shapes import RDF, Shape
from kkr_graph.surroundings import Surroundings
from kkr_graph.vocabulary import DEF

# Those that follow a property any number of times, or whatever property.
WHOLE = {
    "ChangeEvent-members-moved",
    "Judgement-contradiction",
    "Participation-in-holders-life",
    "Participation-in-life",
    "Withdrawn-unused",
}
RULES = shapes.of_classes().queries


@pytest.fixture(scope="module")
def everything() -> ox.Store:
    faulty = shape_files.apart(shape_files.INVALID)
    return checks.stored(checks.union([shape_files.WORLD, faulty]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_in_its_ground_what_it_finds_in_everything(
    rule: Shape, everything: ox.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_grounds, "_MOST", 1_000_000)
    nodes = frozenset(
        quad.subject for quad in everything if isinstance(quad.subject, ox.NamedNode)
    )
    whole = {*checks.query_findings([rule], everything)}

    for some in (nodes, frozenset(ox.NamedNode(one.focus) for one in whole)):
        ground = rule_grounds.of(
            rule_patterns.of_query(str(rule.query)), some, Surroundings(everything)
        )
        if ground is None:
            assert rule.name in WHOLE
            continue
        near = rule_grounds.gathered([ground], ())
        found = {*checks.query_findings([rule], near)}
        kept = {one for one in found if ox.NamedNode(one.focus) in ground.nodes}

        assert kept == {one for one in whole if ox.NamedNode(one.focus) in some}


def test_what_is_lost_is_in_no_ground() -> None:
    one = ox.Triple(*map(ox.NamedNode, ("x:s", f"{RDF}type", f"{DEF}Lead")))
    ground = rule_grounds.Ground(frozenset([ox.NamedNode("x:s")]), {one})

    assert not len(rule_grounds.gathered([ground], [one]))


def test_of_many_that_lead_to_a_node_one_is_enough_to_judge_it() -> None:
    member = ox.NamedNode("http://www.w3.org/ns/org#member")
    town = ox.NamedNode("x:town")
    said = [ox.Triple(ox.NamedNode(f"x:{n}"), member, town) for n in range(50)]
    rules, both = shapes.of_classes(), Surroundings(ox.Store(), said)

    touched = core_walks.touched(rules, Changed(said[:1]), both)
    seen = core_walks.seen(rules, [town.value], both, said[:1], lambda _: False)

    assert member.value in chains.aims(rules)
    assert town.value in touched
    assert seen.alone == {said[1]}
