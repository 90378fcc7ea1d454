"""Write facts down: a few words for making triples (``turtle_writer`` writes them).

For the modules that state facts by machine; what is written by hand is Turtle from the
start.  Every text is Danish, since that is the language of the papers.
"""

import re
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kkr_graph.vocabulary import BASE

DCAT: Final = "http://www.w3.org/ns/dcat#"
DCT: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
OA: Final = "http://www.w3.org/ns/oa#"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def concept(scheme: str, key: str) -> str:
    """Return the IRI of the concept *key* of *scheme*.

    >>> concept("act", "godkende")
    'https://w3id.org/kkr/concept/act/godkende'
    """
    return f"{BASE}concept/{scheme}/{key}"


def node(this: str, kind: str) -> Triple:
    """State that *this* is of *kind*."""
    return Triple(NamedNode(this), _TYPE, NamedNode(kind))


def link(this: str, predicate: str, other: str) -> Triple:
    """State that *this* is so related to *other*."""
    return Triple(NamedNode(this), NamedNode(predicate), NamedNode(other))


def text(this: str, predicate: str, words: str) -> Triple:
    """State Danish *words* of *this*, with single spaces."""
    said = Literal(re.sub(r"\s+", " ", words).strip(), language="da")
    return Triple(NamedNode(this), NamedNode(predicate), said)


def plain(this: str, predicate: str, words: str) -> Triple:
    """State *words* in no language, such as a code."""
    return Triple(NamedNode(this), NamedNode(predicate), Literal(words))


def typed(this: str, predicate: str, words: str, kind: str) -> Triple:
    """State a value of the XML Schema datatype *kind*, such as ``date``."""
    said = Literal(words, datatype=NamedNode(f"{XSD}{kind}"))
    return Triple(NamedNode(this), NamedNode(predicate), said)


def number(this: str, predicate: str, whole: int) -> Triple:
    """State a whole number."""
    return Triple(NamedNode(this), NamedNode(predicate), Literal(whole))
