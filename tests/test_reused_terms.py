"""Every term taken from others exists there, and is declared by us.

A misspelt ``org:organisation`` parses, loads and answers nothing. So each foreign IRI
in ontology, shapes, data and questions is looked up: in the vocabularies of
``KKR_SHARED``, in rdflib's closed namespaces, or, where neither has them, in
``vocabularies/*.ttl``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import URIRef, namespace

from turtle_files import (
    DATA,
    KKR_TTL,
    QUERIES,
    RDF_TYPE,
    ROOT,
    SCHEMES,
    SHAPES,
    SHARED,
    STRUCTURES,
    triples,
)

SNAPSHOTS = {
    "http://www.w3.org/ns/dcat#": SHARED / "vocab" / "dcat3.ttl",
    "http://www.w3.org/ns/oa#": SHARED / "vocab" / "oa.ttl",
    "http://www.w3.org/ns/org#": SHARED / "vocab" / "org.ttl",
    "http://www.w3.org/ns/prov#": SHARED / "vocab" / "prov-o.ttl",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": ROOT / "tests/vocabularies/wgs84.ttl",
    "http://www.w3.org/ns/adms#": ROOT / "tests/vocabularies/adms.ttl",
}
CLOSED = {
    str(closed._NS): closed  # noqa: SLF001 - rdflib has no public name for it
    for closed in (
        namespace.DCTERMS, namespace.FOAF, namespace.OWL, namespace.QB, namespace.RDF,
        namespace.RDFS, namespace.SH, namespace.SKOS, namespace.VANN, namespace.XSD,
    )
}  # fmt: skip
OURS = "https://w3id.org/kkr/"
TURTLE = [KKR_TTL, *SCHEMES, *STRUCTURES, *SHAPES, *DATA]
QUIET = re.compile(r'"""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*"|(?<![<\w/])#[^\n]*')
PREFIX = re.compile(r"PREFIX\s+([\w-]+):\s*<([^>]+)>", re.IGNORECASE)
NAME = re.compile(r"(?<![\w:<?$-])([\w-]+):([A-Za-z]\w*)")


def terms(namespace_: str) -> set[str]:
    """Return the IRIs that the vocabulary of *namespace_* holds."""
    snapshot = SNAPSHOTS[namespace_]
    if not snapshot.exists():
        pytest.skip(f"no {snapshot}; KKR_SHARED names the folder that holds vocab/")
    return {
        triple.subject.value
        for triple in triples(snapshot)
        if isinstance(triple.subject, ox.NamedNode)
    }


def names_in_turtle(path: Path) -> Iterator[str]:
    for triple in triples(path):
        for node in (triple.subject, triple.predicate, triple.object):
            if isinstance(node, ox.NamedNode):
                yield node.value
            elif isinstance(node, ox.Literal):
                yield node.datatype.value


def names_in_question(path: Path) -> Iterator[str]:
    text = QUIET.sub("", path.read_text("utf-8"))
    known = dict(PREFIX.findall(text))
    for prefix, name in NAME.findall(PREFIX.sub("", text)):
        yield known.get(prefix, f"undeclared prefix {prefix}:") + name


def names() -> Iterator[tuple[str, Path]]:
    """Yield every IRI in use, with the file that uses it."""
    for path in TURTLE:
        yield from ((name, path) for name in names_in_turtle(path))
    for path in QUERIES:
        yield from ((name, path) for name in names_in_question(path))


@pytest.fixture(scope="module")
def used() -> dict[str, str]:
    return {name: str(path.relative_to(ROOT)) for name, path in names()}


@pytest.mark.parametrize("vocabulary", SNAPSHOTS)
def test_a_term_exists_in_its_vocabulary(vocabulary: str, used: dict[str, str]) -> None:
    known = terms(vocabulary)
    taken = {name for name in used if name.startswith(vocabulary)} - {vocabulary}

    assert taken
    assert {name: used[name] for name in taken - known} == {}


@pytest.mark.parametrize("vocabulary", CLOSED)
def test_a_term_exists_in_its_closed_namespace(
    vocabulary: str, used: dict[str, str]
) -> None:
    taken = {name for name in used if name.startswith(vocabulary)} - {vocabulary}

    assert taken
    assert {
        name: used[name] for name in taken if URIRef(name) not in CLOSED[vocabulary]
    } == {}


def test_a_misspelt_term_would_be_seen() -> None:
    org, skos = "http://www.w3.org/ns/org#", "http://www.w3.org/2004/02/skos/core#"

    assert f"{org}organisation" not in terms(org)
    assert f"{org}organization" in terms(org)
    assert URIRef(f"{skos}preflabel") not in CLOSED[skos]
    assert URIRef(f"{skos}prefLabel") in CLOSED[skos]


def test_data_takes_only_what_the_ontology_declares() -> None:
    declared = {
        triple.subject.value
        for triple in triples(KKR_TTL)
        if triple.predicate == RDF_TYPE and isinstance(triple.subject, ox.NamedNode)
    } | {RDF_TYPE.value}
    taken: dict[str, str] = {}
    for path in DATA:
        for triple in triples(path):
            taken[triple.predicate.value] = path.name
            if triple.predicate == RDF_TYPE and isinstance(triple.object, ox.NamedNode):
                taken[triple.object.value] = path.name

    assert {name: file for name, file in taken.items() if name not in declared} == {}


def test_data_takes_only_concepts_that_stand_in_a_scheme() -> None:
    concepts = {
        triple.subject.value
        for path in SCHEMES
        for triple in triples(path)
        if isinstance(triple.subject, ox.NamedNode)
    }
    wrong = {
        name: path.name
        for path in DATA
        for name in names_in_turtle(path)
        if name.startswith(f"{OURS}concept/") and name not in concepts
    }

    assert wrong == {}


def test_every_prefix_in_a_question_is_declared_in_it() -> None:
    wrong = {
        f"{path.name}: {name}"
        for path in QUERIES
        for name in names_in_question(path)
        if name.startswith("undeclared")
    }

    assert wrong == set()
