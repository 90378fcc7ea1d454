"""Look things up in the Turtle of the ontology: texts, links and types of a node."""

from collections.abc import Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import ontology, vocabularies
from kkr_graph.headers import Words
from kkr_graph.reference.entries import Link
from kkr_graph.vocabulary import BASE

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
_DCT: Final = "http://purl.org/dc/terms/"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

# What the reference asks for, by a plain name.
PROPERTIES: Final = {
    "altLabel": f"{_SKOS}altLabel",
    "broader": f"{_SKOS}broader",
    "definition": f"{_SKOS}definition",
    "description": f"{_DCT}description",
    "domain": f"{_RDFS}domain",
    "example": f"{_SKOS}example",
    "inScheme": f"{_SKOS}inScheme",
    "isDefinedBy": f"{_RDFS}isDefinedBy",
    "label": f"{_RDFS}label",
    "members": f"{OWL}members",
    "prefLabel": f"{_SKOS}prefLabel",
    "range": f"{_RDFS}range",
    "scopeNote": f"{_SKOS}scopeNote",
    "source": f"{_DCT}source",
    "subClassOf": f"{_RDFS}subClassOf",
    "subPropertyOf": f"{_RDFS}subPropertyOf",
    "title": f"{_DCT}title",
    "type": f"{RDF}type",
}
_NAMESPACES: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": _DCT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF,
    "rdfs": _RDFS,
    "skos": _SKOS,
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Statements:
    """A graph to look things up in."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph

    @classmethod
    @cache
    def of_words(cls) -> "Statements":
        """Return all that ``kkr.ttl`` and the lists of concepts say."""
        graph = ox.Store()
        graph.extend(ox.Quad(*triple) for triple in vocabularies.triples("def"))
        graph.extend(ox.Quad(*triple) for triple in ontology.statements())
        return cls(graph)

    @property
    def graph(self) -> ox.Store:
        """The graph itself."""
        return self._graph

    def subjects(self, name: str, value: str) -> list[str]:
        """Return what points to *value* by the property of that *name*, sorted."""
        found = self._graph.quads_for_pattern(None, _node(name), ox.NamedNode(value))
        return sorted(
            quad.subject.value
            for quad in found
            if isinstance(quad.subject, ox.NamedNode)
        )

    def objects(self, iri: str, name: str) -> list[str]:
        """Return what *iri* points to by the property of that *name*, sorted."""
        found = self._said(iri, name)
        return sorted(one.value for one in found if isinstance(one, ox.NamedNode))

    def texts(self, iri: str, name: str) -> tuple[str, ...]:
        """Return the texts that *iri* has by that *name*, of every language."""
        return tuple(
            sorted(
                term.value
                for term in self._said(iri, name)
                if isinstance(term, ox.Literal)
            )
        )

    def words(self, iri: str, name: str) -> Words | None:
        """Return the text that *iri* has by that *name*; None if there is none.

        A text in one language alone stands for both.
        """
        by_tongue = {
            term.language: term.value
            for term in self._said(iri, name)
            if isinstance(term, ox.Literal)
        }
        if not by_tongue:
            return None
        any_ = next(iter(by_tongue.values()))
        danish = by_tongue.get("da", any_)
        return Words(danish, by_tongue.get("en", danish))

    def links(self, iri: str, name: str) -> tuple[Link, ...]:
        """Return what *iri* points to by that *name*, as links."""
        return tuple(map(self.link, self.objects(iri, name)))

    def link(self, iri: str) -> Link:
        """Return a link to *iri*, with what it is called here."""
        label = self.words(iri, "label") or self.words(iri, "prefLabel")
        return Link(iri, short(iri), label, own=iri.startswith(BASE))

    def _said(self, iri: str, name: str) -> Iterator[object]:
        found = self._graph.quads_for_pattern(ox.NamedNode(iri), _node(name), None)
        return (quad.object for quad in found)


def short(iri: str) -> str:
    """Return *iri* as people write it.

    >>> short("http://www.w3.org/ns/org#Role"), short("https://example.org/x")
    ('org:Role', 'https://example.org/x')
    """
    if iri.startswith(BASE):
        return ontology.short(iri).strip("<>")
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(PROPERTIES[name])
