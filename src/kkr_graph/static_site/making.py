"""Make the bytes of one place: a page as it is rendered, or data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import graph_forms, questions, vocabularies
from kkr_graph.answers.answer import Answer
from kkr_graph.errors import NotFoundError
from kkr_graph.language import Language
from kkr_graph.names import Names
from kkr_graph.pages import Asked, assets, given_out, render
from kkr_graph.pages.asked import Files
from kkr_graph.static_site.places import Place, of_iri
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE

MEDIA: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
_QUADS: Final = frozenset({"trig", "nq"})
_TABLE: Final = "csv"
_OURS: Final = f"{BASE}graph/"


@dataclass(frozen=True, slots=True)
class Source:
    """What places are made of.

    today  the day that is shown
    base   where the site is on the web; empty for nowhere
    files  what pages are to know of the site they are part of
    """

    store: MemoryStore
    names: Names
    version: str
    today: date
    base: str
    files: Files


def make(place: Place, source: Source) -> bytes:
    """Return what is at *place*, its links as a server has them.

    Raises what a wrong question raises: ``NoSuchThingError``, ``WithdrawnError`` …
    """
    match place.sort:
        case "page":
            return _page(place, source)
        case "thing":
            return _thing(place, source)
        case "answer":
            return _answer(place, source)
        case "graph":
            return _graph(place, source)
        case "vocabulary":
            return _vocabulary(place)
        case "asset":
            return _asset(place)


def _page(place: Place, source: Source) -> bytes:
    asked = Asked(
        place.name,
        place.key,
        dict(place.given),
        place.language,
        source.today,
        base=source.base,
        version=source.version,
        files=source.files,
    )
    return render(source.store, source.names, asked).body


def _thing(place: Place, source: Source) -> bytes:
    iri = of_iri(place.key)
    if place.ending == _TABLE:
        return given_out.table(source.store, source.names, iri, "da")
    document = f"{BASE}doc/{place.key}"
    said = _described(source.store, iri, document)
    return graph_forms.written(said, MEDIA[place.ending])


# The forms of a description, or of an answer, are made one after another.
@lru_cache(maxsize=1)
def _described(store: MemoryStore, iri: str, document: str) -> list[ox.Triple]:
    return given_out.describe(store, iri, document)


@lru_cache(maxsize=1)
def _answered(
    store: MemoryStore,
    names: Names,
    asked: tuple[str, tuple[tuple[str, str], ...]],
    language: Language,
) -> Answer:
    question, given = asked
    return given_out.answer(store, names, (question, dict(given)), language)


def _answer(place: Place, source: Source) -> bytes:
    given = dict(place.given)
    language: Language = "en" if given.pop("lang", "") == "en" else "da"
    if questions.find(place.name).parameter("on") is not None:
        given.setdefault("on", source.today.isoformat())
    asked = (place.name, tuple(sorted(given.items())))
    found = _answered(source.store, source.names, asked, language)
    return given_out.write_answer(source.store, found, place.ending, language)


def _graph(place: Place, source: Source) -> bytes:
    """Return one graph, or the whole dataset, sorted."""
    name = f"{_OURS}{place.key}"
    graphs = (name,) if place.key else source.store.graphs()
    if not set(graphs) <= set(source.store.graphs()):
        raise NotFoundError(what=place.key[:100])
    triples = [
        (graph, triple)
        for graph in graphs
        for triple in sorted(source.store.triples(graph), key=str)
    ]
    form = graph_forms.GRAPHS[MEDIA[place.ending]]
    named = place.ending in _QUADS or (not place.key and place.ending == "jsonld")
    prefixes = (
        graph_forms.used(triple for _, triple in triples)
        if place.ending in {"ttl", "trig"}
        else None
    )
    if not named:
        said = [triple for _, triple in triples]
        return ox.serialize(said, format=form, prefixes=prefixes) or b""
    quads = (
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph))
        for graph, t in triples
    )
    return ox.serialize(quads, format=form, prefixes=prefixes) or b""


def _vocabulary(place: Place) -> bytes:
    name: vocabularies.Vocabulary = "def" if place.name == "def" else "shapes"
    if place.ending == "ttl":
        return vocabularies.turtle(name).encode()
    form = graph_forms.GRAPHS[MEDIA[place.ending]]
    return ox.serialize(_renamed(vocabularies.triples(name)), format=form) or b""


def _renamed(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield *triples*, nodes without a name called by the order they come in.

    Reading gives them other names each time.
    """
    called: dict[ox.BlankNode, ox.BlankNode] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.BlankNode):
            subject = called.setdefault(subject, ox.BlankNode(f"b{len(called)}"))
        if isinstance(value, ox.BlankNode):
            value = called.setdefault(value, ox.BlankNode(f"b{len(called)}"))
        yield ox.Triple(subject, triple.predicate, value)


def _asset(place: Place) -> bytes:
    body = assets.read(place.name.rpartition("/")[2])
    if body is None:
        raise NotFoundError(what=place.name[:100])
    return body
