"""How much a dataset holds of what (VoID, https://www.w3.org/TR/void/)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph.graph_forms import PREFIXES
from kkr_graph.owners import GRAPH
from kkr_graph.triples import link, node, number, plain
from kkr_graph.vocabulary import BASE, DEF

_VOID: Final = PREFIXES["void"]
_DCT: Final = PREFIXES["dct"]
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True)
class Holding:
    """What a dataset holds, counted.

    triples     statements, each once whichever graphs make it
    subjects    things that statements are about
    classes     how many things there are of each class
    properties  how many statements use each property
    graphs      how many statements each named graph makes
    """

    triples: int
    subjects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    graphs: Mapping[str, int]


def count(graphs: Mapping[str, Iterable[ox.Triple]]) -> Holding:
    """Return what the named *graphs* hold together."""
    sizes, together = {}, set()
    for name in sorted(graphs):
        stated = {*graphs[name]}
        sizes[name] = len(stated)
        together |= stated
    classes = Counter(
        one.object.value
        for one in together
        if one.predicate == _TYPE and isinstance(one.object, ox.NamedNode)
    )
    properties = Counter(one.predicate.value for one in together)
    return Holding(
        triples=len(together),
        subjects=len({one.subject for one in together}),
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
        graphs=sizes,
    )


def describe(place: str, dataset: str, held: Holding) -> Iterator[ox.Triple]:
    """Yield what the document *place* says of how much a *dataset* holds."""
    yield node(place, f"{_VOID}DatasetDescription")
    yield link(place, f"{PREFIXES['foaf']}primaryTopic", dataset)
    yield node(dataset, f"{_VOID}Dataset")
    yield number(dataset, f"{_VOID}triples", held.triples)
    yield number(dataset, f"{_VOID}distinctSubjects", held.subjects)
    yield number(dataset, f"{_VOID}classes", len(held.classes))
    yield number(dataset, f"{_VOID}properties", len(held.properties))
    for kind, size, parts in (
        ("class", "entities", held.classes),
        ("property", "triples", held.properties),
    ):
        for at, (iri, many) in enumerate(parts.items(), start=1):
            part = f"{place}#{kind}-{at}"
            yield link(dataset, f"{_VOID}{kind}Partition", part)
            yield link(part, f"{_VOID}{kind}", iri)
            yield number(part, f"{_VOID}{size}", many)
    for graph, many in held.graphs.items():
        if graph.startswith(GRAPH):
            yield link(dataset, f"{_VOID}subset", graph)
            yield number(graph, f"{_VOID}triples", many)


def ours(dataset: str, licences: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield what holds of every *dataset* of ours: its terms, and what it is about."""
    title = ox.Literal("KKR Graph", language="da")
    yield ox.Triple(ox.NamedNode(dataset), ox.NamedNode(f"{_DCT}title"), title)
    for licence in licences:
        yield link(dataset, f"{_DCT}license", licence)
    yield plain(dataset, f"{_VOID}uriSpace", f"{BASE}id/")
    yield link(dataset, f"{_VOID}vocabulary", DEF)
