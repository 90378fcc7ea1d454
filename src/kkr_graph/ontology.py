"""What ``ontology/`` defines, looked up: every term, scheme and concept by its IRI.

Read from the Turtle itself, so whoever adds a term or a concept there is understood
here without a second list to keep.  ``vocabulary`` names the terms for Python.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph.resources import ONTOLOGY, walk
from kkr_graph.vocabulary import BASE, DEF

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CONCEPT: Final = f"{BASE}concept/"
GRAPH: Final = f"{BASE}graph/"
DERIVED: Final = f"{GRAPH}derived/"
HERE: Final = f"{GRAPH}ontology"  # where a store keeps the words of the ontology


@cache
def terms() -> frozenset[str]:
    """Return the IRI of every term that ``ontology/kkr.ttl`` defines."""
    return _subjects_below(DEF, [ONTOLOGY / "kkr.ttl"])


@cache
def concepts() -> frozenset[str]:
    """Return the IRI of every scheme and concept in ``ontology/schemes/``."""
    return _subjects_below(CONCEPT, walk(ONTOLOGY / "schemes", ".ttl"))


def statements() -> list[ox.Triple]:
    """Return what the ontology says of its terms, concepts and tables.

    Axioms that need nodes without names stay behind: they serve reasoners, not readers.
    """
    files = [
        ONTOLOGY / "kkr.ttl",
        *walk(ONTOLOGY / "schemes", ".ttl"),
        *walk(ONTOLOGY / "structures", ".ttl"),
    ]
    return [
        quad.triple
        for quad in _quads(files)
        if not isinstance(quad.subject, ox.BlankNode)
        and not isinstance(quad.object, ox.BlankNode)
    ]


def short(iri: str) -> str:
    """Return *iri* as people write it in Turtle.

    >>> short("https://w3id.org/kkr/def#Lead")
    'kkr:Lead'
    >>> short("https://w3id.org/kkr/concept/role/formand")
    '<concept/role/formand>'
    """
    if iri.startswith(DEF):
        return f"kkr:{iri.removeprefix(DEF)}"
    return f"<{iri.removeprefix(BASE)}>"


def _subjects_below(namespace: str, files: Iterable["Traversable"]) -> frozenset[str]:
    return frozenset(
        quad.subject.value
        for quad in _quads(files)
        if isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(namespace)
    )


def _quads(files: Iterable["Traversable"]) -> Iterator[ox.Quad]:
    for file in files:
        yield from ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
