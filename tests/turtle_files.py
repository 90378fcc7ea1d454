"""Where the Turtle of the repository lies, and how a test reads it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).parents[1]
KKR_TTL = ROOT / "ontology" / "kkr.ttl"
SCHEMES = sorted((ROOT / "ontology" / "schemes").glob("*.ttl"))
STRUCTURES = sorted((ROOT / "ontology" / "structures").glob("*.ttl"))
ALIGNMENTS = sorted((ROOT / "ontology" / "alignments").glob("*.ttl"))
SHAPES = sorted((ROOT / "ontology" / "shapes").rglob("*.ttl"))
DATA = sorted((ROOT / "data").rglob("*.ttl"))
QUERIES = sorted((ROOT / "queries").rglob("*.rq"))
SHARED = Path(os.environ.get("KKR_SHARED", ROOT.parent / "shared"))

KKR = "https://w3id.org/kkr/def#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
IS_DEFINED_BY = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")


def triples(path: Path) -> Iterator[ox.Triple]:
    """Yield the triples of the Turtle file at *path*."""
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        yield quad.triple


def store(paths: Iterable[Path]) -> ox.Store:
    """Return all that the Turtle files at *paths* say, in one graph."""
    filled = ox.Store()
    for path in paths:
        filled.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return filled


def own_terms() -> set[str]:
    """Return the names of the terms that ``kkr.ttl`` defines."""
    return {
        triple.subject.value.removeprefix(KKR)
        for triple in triples(KKR_TTL)
        if triple.predicate == IS_DEFINED_BY
        and isinstance(triple.subject, ox.NamedNode)
    }
