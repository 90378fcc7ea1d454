"""A rule is shown only the properties it looks at, and misses none of them."""

import pyoxigraph as ox
import pytest

from kkr_graph import relevance, shapes
from kkr_graph.vocabulary import KKR

NODE = ox.NamedNode("https://w3id.org/kkr/id/forum/eksempel")
NAMED = ox.Triple(NODE, ox.NamedNode(KKR.page), ox.Literal(1))
UNNAMED = ox.Triple(NODE, ox.NamedNode("https://example.org/other"), ox.Literal(1))
GONE = ox.Triple(
    NODE, ox.NamedNode("http://www.w3.org/2002/07/owl#deprecated"), ox.Literal("true")
)


def test_sparql_rules_are_not_shown_what_none_of_them_names() -> None:
    rules = shapes.of_classes().queries

    assert set(relevance.seen_by(rules, [NAMED, UNNAMED])) == {NAMED}


def test_a_rule_that_follows_any_property_sees_all_where_its_first_pattern_holds() -> (
    None
):
    rules = shapes.of_classes().queries
    [open_rule] = [rule for rule in rules if relevance.is_open(str(rule.query))]

    assert open_rule.name == "Withdrawn-unused"
    assert set(relevance.seen_by(rules, [GONE, UNNAMED])) == {GONE, UNNAMED}


def test_an_open_rule_without_such_a_pattern_sees_all() -> None:
    rule = shapes.Shape("x", "Violation", {}, query="SELECT ?this { ?s ?p ?this . }")

    assert [*relevance.seen_by([rule], [UNNAMED])] == [UNNAMED]


@pytest.mark.parametrize(
    "rule", shapes.of_classes().queries, ids=lambda rule: rule.name
)
def test_every_sparql_rule_names_a_property_of_ours_or_of_a_vocabulary_we_use(
    rule: shapes.Shape,
) -> None:
    named = relevance.of_query(str(rule.query))

    assert all(iri.startswith("http") for iri in named)
