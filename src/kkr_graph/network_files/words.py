"""What the words of the ontology are called, for formats that people look at."""

from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.resources import ONTOLOGY
from kkr_graph.vocabulary import DEF

_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_UNKNOWN: Final = Words("ikke oplyst", "not stated")
_KIND_OF_UNKNOWN: Final = "Unknown"


def called(word: str, language: Language) -> str:
    """Return what *word*, a class or property of the ontology, is called.

    A word that the ontology does not have is called what it is.

    >>> called("Municipality", "da"), called("Unknown", "en"), called("x", "da")
    ('kommune', 'not stated', 'x')
    """
    words = _words().get(word)
    return words.say(language) if words else word


@cache
def known() -> frozenset[str]:
    """Return every class and property of the ontology, by its local name."""
    return frozenset(_words()) - {_KIND_OF_UNKNOWN}


@cache
def _words() -> dict[str, Words]:
    found: dict[str, dict[str, str]] = {}
    turtle = (ONTOLOGY / "kkr.ttl").read_bytes()
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        subject, label = quad.subject, quad.object
        if (
            quad.predicate.value == _LABEL
            and isinstance(subject, ox.NamedNode)
            and isinstance(label, ox.Literal)
        ):
            said = found.setdefault(subject.value.removeprefix(DEF), {})
            said[label.language or ""] = label.value
    words = {name: Words(said["da"], said["en"]) for name, said in found.items()}
    return words | {_KIND_OF_UNKNOWN: _UNKNOWN}
