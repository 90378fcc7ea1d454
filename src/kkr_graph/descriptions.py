"""Describe one thing: what a reader of linked data gets at its address.

Its own statements; the passages it is derived from, with the titles of their documents;
what points at it; and what its neighbours are called.  What that is is settled in
``queries/internal/description.rq`` and ``pointing.rq``.
"""

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kkr_graph import questions
from kkr_graph.binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.store import Store

MOST_POINTING: Final = 10_000
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_SOURCE: Final = "http://purl.org/dc/terms/source"
_CUT: Final = {
    "da": f"Her står kun {MOST_POINTING} af de udsagn, der peger på tingen. "
    "Resten fås med SPARQL.",
    "en": f"Only {MOST_POINTING} of the statements that point at the thing stand "
    "here. Ask in SPARQL for the rest.",
}


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of one thing.

    thing    its IRI
    triples  its own first, then the others, sorted; no node without a name
    graphs   IRIs of the named graphs that say something of it, sorted
    cut      whether more points at it than ``MOST_POINTING`` statements
    """

    thing: str
    triples: tuple[ox.Triple, ...]
    graphs: tuple[str, ...]
    cut: bool


def of(store: "Store", thing: str) -> Description:
    """Return what *store* says of *thing*, an IRI; no triples if it says nothing."""
    given = {"thing": [ox.NamedNode(thing)]}
    own = store.construct(bind(questions.internal("description"), given))
    around = store.construct(bind(questions.internal("pointing"), given))
    pointing = [triple for triple in around if triple.object == ox.NamedNode(thing)]
    beyond = {triple.subject for triple in pointing[MOST_POINTING:]}
    kept = [triple for triple in around if triple.subject not in beyond]
    graphs = questions.look_up(store, "graphs-stating", thing=thing)
    return Description(
        thing,
        _in_order(thing, chain(own, kept)),
        tuple(graph for (graph,) in graphs),
        cut=bool(beyond),
    )


def with_document(description: Description, document: str) -> list[ox.Triple]:
    """Return the description, and what is to be said of the *document* that holds it.

    document  IRI of the page or file: what it is about, which graphs it draws on, and
              that it is cut short, if it is
    """
    about = [
        _says(document, f"{_RDF}type", ox.NamedNode(f"{_FOAF}Document")),
        _says(document, f"{_FOAF}primaryTopic", ox.NamedNode(description.thing)),
        *(_says(document, _SOURCE, ox.NamedNode(one)) for one in description.graphs),
    ]
    if description.cut:
        about += [
            _says(document, f"{_RDFS}comment", ox.Literal(said, language=tongue))
            for tongue, said in _CUT.items()
        ]
    return [*description.triples, *about]


def _in_order(thing: str, triples: "Iterable[ox.Triple]") -> tuple[ox.Triple, ...]:
    own = ox.NamedNode(thing)
    return tuple(sorted(set(triples), key=lambda one: (one.subject != own, str(one))))


def _says(document: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(document), ox.NamedNode(predicate), value)
