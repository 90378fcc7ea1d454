"""Ontology and data contradict each other nowhere, as far as OWL 2 RL can conclude."""

from functools import reduce

import owlrl
import pytest
from rdflib import FOAF, OWL, RDF, RDFS, Graph, Namespace, URIRef

from turtle_files import DATA, KKR_TTL, SCHEMES, SHARED

ERRORS = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")  # as owlrl has it
ORG = SHARED / "vocab" / "org.ttl"
ORGANIZATION = URIRef("http://www.w3.org/ns/org#Organization")

pytestmark = pytest.mark.slow


def closure(graph: Graph) -> Graph:
    """Add to *graph* all that OWL 2 RL concludes from it."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.fixture(scope="module")
def everything() -> Graph:
    if not ORG.exists():
        pytest.skip(f"no {ORG}; KKR_SHARED names the folder that holds vocab/")
    said = reduce(Graph.parse, [KKR_TTL, ORG, *SCHEMES, *DATA], Graph())
    for note in [*said.subjects(RDF.type, OWL.AnnotationProperty), RDFS.label]:
        said.remove((None, note, None))  # nothing follows from it, and it takes time
    return closure(said)


def test_data_was_found() -> None:
    assert len(DATA) >= 10


def test_nothing_is_contradicted(everything: Graph) -> None:
    assert [str(error) for error in everything.objects(None, ERRORS.error)] == []
    assert list(everything.subjects(RDF.type, OWL.Nothing)) == []


def test_no_two_things_are_concluded_to_be_one(everything: Graph) -> None:
    # Two members on one participation would make two municipalities the same (ORG's
    # org:member is functional).
    assert [
        (one, other)
        for one, other in everything.subject_objects(OWL.sameAs)
        if one != other and "w3id.org/kkr/id/" in str(one)
    ] == []


def test_no_person_is_concluded_to_be_an_organisation(everything: Graph) -> None:
    persons = set(everything.subjects(RDF.type, FOAF.Person))

    assert persons
    assert persons & set(everything.subjects(RDF.type, ORGANIZATION)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recommendation", "Decision"),
        ("LeadProposal", "Lead"),
        ("Municipality", "Region"),
        ("AgendaItem", "Meeting"),
    ],
)
def test_what_is_kept_apart_cannot_be_both(one: str, other: str) -> None:
    dressed = Graph().parse(KKR_TTL)
    dressed.parse(
        format="turtle",
        data=f"""
            PREFIX kkr: <https://w3id.org/kkr/def#>
            <https://w3id.org/kkr/id/test/ting> a kkr:{one} , kkr:{other} .
        """,
    )

    assert list(closure(dressed).objects(None, ERRORS.error)) != []


def test_a_membership_with_two_members_makes_them_one() -> None:
    if not ORG.exists():
        pytest.skip(f"no {ORG}; KKR_SHARED names the folder that holds vocab/")
    shared = reduce(Graph.parse, [KKR_TTL, ORG], Graph()).parse(
        format="turtle",
        data="""
            BASE <https://w3id.org/kkr/id/>
            PREFIX kkr: <https://w3id.org/kkr/def#>
            PREFIX org: <http://www.w3.org/ns/org#>
            <lead/test> a kkr:Lead ; org:member <test/en> , <test/anden> .
        """,
    )

    one, other = (
        Namespace("https://w3id.org/kkr/id/test/")[key] for key in ("en", "anden")
    )
    assert (one, OWL.sameAs, other) in closure(shared)
