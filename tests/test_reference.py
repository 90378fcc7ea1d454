"""The reference of the ontology leaves nothing out and says it in both languages."""

from collections.abc import Iterator
from functools import cache

import pytest

from asked import whole
from kkr_graph import reference
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.reference import Entry, Reference, Term
from turtle_files import SCHEMES, own_terms


@cache
def read(language: Language = "da") -> Reference:
    return reference.of(whole(), language)


def entries() -> Iterator[Entry]:
    yield from read().classes
    yield from read().properties
    for scheme in read().schemes:
        yield scheme
        yield from scheme.concepts


def term(name: str) -> Term:
    [found] = [one for one in (*read().classes, *read().properties) if one.name == name]
    return found


def test_every_word_list_and_rule_is_there() -> None:
    names = [one.name for one in (*read().classes, *read().properties)]

    assert sorted(names) == sorted(own_terms())
    assert {one.name for one in read().schemes} == {path.stem for path in SCHEMES}
    assert all(scheme.concepts for scheme in read().schemes)
    assert len(read().rules) == 257
    assert read().version


def test_everything_is_said_in_both_languages() -> None:
    for one in entries():
        assert one.label.da
        assert one.label.en
        assert isinstance(one.definition, Words)
        assert one.definition.da != one.definition.en
    for rule in read().rules:
        assert rule.message.da
        assert rule.message.en
        assert rule.targets


def test_words_stand_where_a_dane_looks_for_them() -> None:
    labels = [one.label.da for one in read().properties]

    assert labels[-1].startswith("å")
    assert next(one.label.en for one in read("en").classes) == "agenda item"
    assert {one.iri for one in read("en").classes} == {
        one.iri for one in read().classes
    }


def test_a_class_is_told_with_all_that_belongs_to_it() -> None:
    lead = term("Lead")

    assert lead.kind == "class"
    assert [one.short for one in lead.above] == ["kkr:Participation"]
    assert [one.short for one in term("Participation").below] == ["kkr:Lead"]
    assert "kkr:leadBasis" in {one.short for one in lead.of}
    assert "Lead-role" in lead.rules
    assert "who-leads-what" in {one.name for one in lead.questions}
    assert lead.uses > 0
    assert "kkr:Decision" in {one.short for one in term("Recommendation").apart}


def test_a_property_is_told_from_where_to_where() -> None:
    leads = term("leads")

    assert leads.kind == "object property"
    assert [one.label for one in leads.domain] == [
        Words("organisation", "organisation")
    ]
    assert [(one.short, one.anchor, one.own) for one in leads.range] == [
        ("kkr:Initiative", "Initiative", True)
    ]
    assert [one.short for one in leads.above] == ["org:memberOf"]
    assert term("page").kind == "datatype property"
    assert term("page").uses > 100


@pytest.mark.parametrize("name", sorted(own_terms()))
def test_every_word_has_a_question_an_example_and_a_rule(name: str) -> None:
    one = term(name)

    assert one.questions
    assert one.examples
    assert one.sources
    assert one.rules


def test_a_concept_has_the_forms_that_papers_print() -> None:
    [roles] = [one for one in read().schemes if one.name == "role"]
    [lead] = [one for one in roles.concepts if one.name == "role/ansvarlig"]

    assert lead.printed == ("påtaget sig ansvaret",)
    assert [one.iri.rpartition("/")[2] for one in lead.broader] == ["ledende"]
    assert roles.uses > 100


def test_a_rule_of_one_stage_says_so() -> None:
    [rule] = [one for one in read().rules if one.name == "Agenda-no-treatment"]

    assert rule.stage == "agenda"
    assert [one.short for one in rule.targets] == ["kkr:Treatment"]
