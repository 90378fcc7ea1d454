"""Every shape has a file that breaks just it, and what is right breaks none."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import shape_files
import turtle_files
from kkr_graph import checks, shapes
from kkr_graph.shapes import SH

STAGES = ("agenda", "minutes", "register", "package")
RULES = {
    rule.name: rule
    for one in (shapes.of_classes(), *map(shapes.of_stage, STAGES))
    for rule in one.rules.values()
}
LISTS = "https://w3id.org/kkr/concept/"
FORBIDDEN = ("MINUS", "VALUES", "SERVICE", "GRAPH")


@pytest.mark.parametrize("path", shape_files.VALID, ids=lambda path: path.stem)
def test_a_valid_file_breaks_nothing(path: Path) -> None:
    assert checks.check(shape_files.with_world(path)).breaches == ()


@pytest.mark.parametrize("path", shape_files.INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_breaks_just_the_shape_it_names(path: Path) -> None:
    report = checks.check(shape_files.with_world(path))

    assert {breach.name for breach in report.breaches} == {shape_files.broken_by(path)}


def test_every_shape_has_a_file_that_breaks_it_and_every_file_a_shape() -> None:
    named = [shape_files.broken_by(path) for path in shape_files.INVALID]

    assert sorted(named) == sorted(RULES)


def test_as_many_shapes_and_files_were_found_as_there_are() -> None:
    assert len(RULES) == 257
    assert len(shape_files.VALID) == 40
    assert len([rule for rule in RULES.values() if rule.query]) == 45


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_shape_speaks_both_languages_and_says_how_to_mend(rule: shapes.Shape) -> None:
    for message in rule.messages.values():
        assert message.endswith(".")
        assert len(message) > 30
    assert rule.messages["da"] != rule.messages["en"]


def test_only_shapes_that_speak_can_be_broken() -> None:
    graph = turtle_files.store(turtle_files.SHAPES)
    said = {quad.subject for quad in _stating(graph, "message")}
    aimed = {
        quad.subject
        for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
        for quad in _stating(graph, name)
    }
    properties = {
        quad.object for quad in _stating(graph, "property") if quad.subject in aimed
    }
    silent_containers = {
        node
        for node in aimed
        if any(quad.subject == node for quad in _stating(graph, "property"))
    }

    assert said == properties | (aimed - silent_containers)


def test_no_shape_is_a_node_without_a_name() -> None:
    graph = turtle_files.store(turtle_files.SHAPES)
    kinds = {"NodeShape", "PropertyShape", "SPARQLConstraint"}

    for quad in graph.quads_for_pattern(None, turtle_files.RDF_TYPE, None):
        if _value(quad).removeprefix(SH) in kinds:
            assert isinstance(quad.subject, ox.NamedNode)


@pytest.mark.parametrize(
    "rule", [one for one in RULES.values() if one.query], ids=lambda rule: rule.name
)
def test_a_sparql_rule_finds_its_own_nodes(rule: shapes.Shape) -> None:
    query = str(rule.query)
    opening = query.partition("WHERE {\n")[2].lstrip()

    assert opening.startswith("?this ")
    assert not any(word in query.upper().split() for word in FORBIDDEN)
    assert query.upper().split().count("SELECT") == 1


def test_the_classes_that_exclude_each_other_are_those_of_the_ontology() -> None:
    ontology = turtle_files.store([turtle_files.KKR_TTL])
    owl = "http://www.w3.org/2002/07/owl#"
    stated = {
        frozenset(shapes.members(ontology, quad.object))
        if not isinstance(quad.object, ox.Triple)
        else frozenset()
        for quad in ontology.quads_for_pattern(
            None, ox.NamedNode(f"{owl}members"), None
        )
    }
    ours = shapes.of_classes().graph
    lead = ox.NamedNode(turtle_files.KKR + "Lead")  # a kind of Participation
    asked = ox.NamedNode(turtle_files.KKR + "Recommendation")  # has a rule of its own

    assert stated == {
        frozenset(_list(ours, "with-a-kind") - {lead} | {asked}),
        frozenset(_list(ours, "with-a-body")),
        frozenset(_list(ours, "with-an-act")),
    }


def test_a_list_a_shape_names_exists_in_the_schemes() -> None:
    named = {
        _value(quad).rpartition("/")[2]
        for quad in _stating(shapes.of_classes().graph, "hasValue")
        if _value(quad).startswith(LISTS) and _value(quad).count("/") == 5
    }

    of_the_history = {"exchange"}  # which stands in no graph that shapes look at
    assert named | of_the_history == {path.stem for path in turtle_files.SCHEMES}


def test_the_data_breaks_no_shape() -> None:
    report = checks.check(shape_files.data())

    assert [one for one in report.breaches if one.severity == "Violation"] == []


def _value(quad: ox.Quad) -> str:
    assert isinstance(quad.object, ox.NamedNode)
    return quad.object.value


def _stating(graph: ox.Store, name: str) -> list[ox.Quad]:
    return list(graph.quads_for_pattern(None, ox.NamedNode(f"{SH}{name}"), None))


def _list(graph: ox.Store, name: str) -> set[shapes.Node]:
    node = ox.NamedNode(f"https://w3id.org/kkr/shapes#{name}")
    head = next(iter(shapes.objects(graph, node, f"{SH}in")))
    return set(shapes.members(graph, head))
