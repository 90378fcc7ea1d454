"""The ontology: questions about it whose only right answer is nothing, and what it is.

Beside each ``hygiene/*.rq`` stands a Turtle file that makes it fire.
"""

from pathlib import Path

import pyoxigraph as ox
import pytest

from turtle_files import (
    ALIGNMENTS,
    KKR_TTL,
    SCHEMES,
    STRUCTURES,
    own_terms,
    store,
    triples,
)

CHECKS = sorted((Path(__file__).parent / "hygiene").glob("*.rq"))
ONTOLOGY = [KKR_TTL, *SCHEMES, *STRUCTURES, *ALIGNMENTS]
HEADER = "https://w3id.org/kkr/def"
OWL = "http://www.w3.org/2002/07/owl#"


def rows(found: object) -> list[str]:
    """Return the rows of an answer as text."""
    assert isinstance(found, ox.QuerySolutions)
    return [" ".join(str(value) for value in row) for row in found]


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    return store(ONTOLOGY)


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_the_ontology_is_clean(check: Path, ontology: ox.Store) -> None:
    assert rows(ontology.query(check.read_text("utf-8"))) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda path: path.stem)
def test_the_check_can_fire(check: Path) -> None:
    unclean = store([check.with_suffix(".ttl")])

    assert rows(unclean.query(check.read_text("utf-8"))) != []


def test_the_checks_were_found() -> None:
    assert len(CHECKS) >= 30
    assert {path.stem for path in CHECKS} == {
        path.stem for path in (Path(__file__).parent / "hygiene").glob("*.ttl")
    }


def test_all_parts_were_found() -> None:
    assert len(SCHEMES) >= 34
    assert {path.stem for path in ALIGNMENTS} == {
        "cpov", "digst", "einnsyn", "eli-dl", "lblod", "oparl", "popolo",
    }  # fmt: skip
    assert STRUCTURES


def test_the_header_says_what_this_is() -> None:
    said = {
        triple.predicate.value.rpartition("#")[2].rpartition("/")[2]
        for triple in triples(KKR_TTL)
        if triple.subject == ox.NamedNode(HEADER)
    }

    assert said >= {
        "title", "description", "license", "created", "modified", "versionIRI",
        "versionInfo", "preferredNamespacePrefix", "preferredNamespaceUri",
    }  # fmt: skip
    assert "imports" not in said


def test_a_lead_is_a_participation_and_a_proposal_is_none() -> None:
    ontology = store([KKR_TTL])

    assert ontology.query(
        "PREFIX kkr: <https://w3id.org/kkr/def#>"
        "PREFIX org: <http://www.w3.org/ns/org#>"
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
        "ASK { kkr:Lead rdfs:subClassOf+ org:Membership"
        " FILTER NOT EXISTS { kkr:LeadProposal rdfs:subClassOf+ org:Membership } }"
    )


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_a_scheme_lies_in_the_file_of_its_name(path: Path) -> None:
    base = f"https://w3id.org/kkr/concept/{path.stem}"

    assert {
        triple.subject.value
        for triple in triples(path)
        if isinstance(triple.subject, ox.NamedNode)
        and not triple.subject.value.startswith(f"{base}/")
    } == {base}


@pytest.mark.parametrize("path", ONTOLOGY, ids=lambda path: path.stem)
def test_prefixes_stand_in_order_own_first(path: Path) -> None:
    names = [
        line.split()[1]
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("PREFIX ")
    ]

    assert names == sorted(names, key=lambda name: (name != "kkr:", name))


def test_terms_stand_in_order_under_their_headings() -> None:
    text = KKR_TTL.read_text("utf-8")
    headings = [line[4:] for line in text.splitlines() if line.startswith("### ")]
    assert headings == [
        "Ontology", "Classes", "Object properties", "Datatype properties",
        "Reused terms", "Disjointness",
    ]  # fmt: skip

    for section in text.split("\n### ")[2:5]:
        names = [
            line.removeprefix("kkr:")
            for line in section.splitlines()
            if line.startswith("kkr:")
        ]
        assert names == sorted(names, key=str.lower)


def test_the_size_is_what_a_person_can_hold_in_the_head() -> None:
    classes = {name for name in own_terms() if name[:1].isupper()}

    assert len(classes) == 30
    assert len(own_terms()) >= 140
