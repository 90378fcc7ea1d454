"""What ``ontology/`` holds as documents of linked data: the words, and the shapes.

An IRI such as ``…/def#Lead`` is answered by the document before the hash.  The Turtle
is the text that people wrote, comments and all; the other forms are made from it.
"""

from functools import cache
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph.resources import ONTOLOGY, walk
from kkr_graph.vocabulary import BASE

Vocabulary: TypeAlias = Literal["def", "shapes"]

VOCABULARIES: Final[tuple[Vocabulary, ...]] = ("def", "shapes")
_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
_SHAPES: Final = """\
# The shapes of KKR Graph. Those of agenda.ttl, minutes.ttl, register.ttl and
# package.ttl hold for one source alone, and only where its kkr:stage is called so.
"""


@cache
def turtle(name: Vocabulary) -> str:
    """Return the vocabulary called *name* as it was written."""
    if name == "def":
        return (ONTOLOGY / "kkr.ttl").read_text("utf-8")
    files = walk(ONTOLOGY / "shapes", ".ttl")
    texts = (f"\n### {file.name}\n\n{file.read_text('utf-8')}" for file in files)
    return _SHAPES + "".join(texts)


@cache
def triples(name: Vocabulary) -> tuple[ox.Triple, ...]:
    """Return what the vocabulary called *name* says, in the order it is written."""
    quads = ox.parse(turtle(name), format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return tuple(quad.triple for quad in quads)


@cache
def version() -> str:
    """Return the version of the ontology, for example ``0.1.0``."""
    [said] = (
        triple.object.value
        for triple in triples("def")
        if triple.predicate.value == _VERSION and isinstance(triple.object, ox.Literal)
    )
    return said
