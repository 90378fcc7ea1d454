"""What statements say of a thing, as text: its name in a language, on one line."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import ontology
from kkr_graph.differences import State
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.vocabulary import KKR

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PASSAGES: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
TEXT: Final = "http://purl.org/dc/terms/description"

_DEPRECATED: Final = "http://www.w3.org/2002/07/owl#deprecated"
_PREFERRED: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_NAMES: Final = (
    _PREFERRED,
    "http://purl.org/dc/terms/title",
    "http://xmlns.com/foaf/0.1/name",
    _LABEL,
    KKR.verbatim,
    "http://www.w3.org/2004/02/skos/core#notation",
)
NAMES: Final = frozenset({*_NAMES, TEXT})
"""The properties that a name is taken from."""
_LONG: Final = 300  # characters of a value
_SPACES: Final = "\t\r\n"
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def passages(said: Iterable[ox.Triple]) -> set[str]:
    """Return the passages that *said* rests on."""
    return {
        one.object.value
        for one in said
        if one.predicate.value == PASSAGES and isinstance(one.object, ox.NamedNode)
    }


def clean(text: str) -> str:
    r"""Return *text* on one line, without what no reader sees.

    >>> clean("to\n linjer\u202e \x1b[31m")
    'to linjer [31m'
    """
    bare = "".join(
        " " if c in _SPACES else c
        for c in text
        if c in _SPACES or unicodedata.category(c) not in _HIDDEN
    )
    return " ".join(bare.split())


def cut(text: str) -> str:
    """Return *text*, or its beginning if it is long."""
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0]}…"


def called(said: Iterable[ox.Triple], language: Language) -> str:
    """Return the name that *said* gives, in *language* if it can; empty if none."""
    for predicate in _NAMES:
        named = [one for one in said if one.predicate.value == predicate]
        if name := spoken(named, language):
            return cut(name)
    return ""


def spoken(said: Iterable[ox.Triple], language: Language) -> str:
    """Return the text of *said* in *language*, else in Danish, else in any."""
    texts = [one.object for one in said if isinstance(one.object, ox.Literal)]
    order: dict[str, int] = {"da": 1, language: 0}
    ranked = sorted(texts, key=lambda one: (order.get(one.language or "", 2), str(one)))
    return clean(ranked[0].value) if ranked else ""


def is_withdrawn(said: Iterable[ox.Triple]) -> bool:
    """Say whether a tombstone stands; a word with a class only went out of use."""
    predicates = {one.predicate.value for one in said}
    return _DEPRECATED in predicates and TYPE not in predicates


def by_thing(state: State) -> Mapping[str, list[ox.Triple]]:
    """Return what any graph of *state* says, by the thing it is said of."""
    things: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for graph in sorted(state):
        for triple in state[graph]:
            if isinstance(triple.subject, ox.NamedNode):
                things[triple.subject.value].append(triple)
    return things


def quads(state: State) -> Iterator[ox.Quad]:
    """Yield what *state* says, each in its graph."""
    for graph, triples in state.items():
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        for one in triples:
            yield ox.Quad(one.subject, one.predicate, one.object, name)


@cache
def terms() -> Mapping[str, Words]:
    """Return what the ontology calls its terms and concepts."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in ontology.statements():
        named = one.predicate.value in {_PREFERRED, _LABEL}
        if named and isinstance(one.object, ox.Literal):
            iri = one.subject.value if isinstance(one.subject, ox.NamedNode) else ""
            found[iri].setdefault(one.object.language or "", one.object.value)
    return {
        iri: Words(said.get("da") or said["en"], said.get("en") or said["da"])
        for iri, said in found.items()
        if said.keys() & {"da", "en"}
    }
