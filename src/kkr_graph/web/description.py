"""What the service can do (SPARQL 1.1 Service Description) and holds (VoID)."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kkr_graph import void as voids
from kkr_graph.errors import NotAcceptableError
from kkr_graph.void import Holding
from kkr_graph.web import reply as replies
from kkr_graph.web.forms import GRAPHS, PREFIXES, content_type
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Head, Order

_SD: Final = PREFIXES["sd"]
_VOID: Final = PREFIXES["void"]
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_RESULTS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV",
    "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG",
    "N-Quads",
)  # fmt: skip
_INPUTS: Final = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


async def describe(site: Site, request: Request) -> Reply:
    """Describe the service: languages, forms, and the graphs there are to ask."""
    held = await _held(site)
    service, dataset = f"{request.base}/sparql", f"{request.base}/sparql#dataset"
    return _reply(site, request, [
        *_service(site, service, dataset),
        *_dataset(request, dataset, held),
    ])  # fmt: skip


async def void(site: Site, request: Request) -> Reply:
    """Describe the dataset: how much it holds of what, and where to get it."""
    held = await _held(site)
    return _reply(site, request, [*_void(site, request, held)])


def _service(site: Site, service: str, dataset: str) -> Iterator[ox.Triple]:
    yield _says(service, _TYPE, f"{_SD}Service")
    yield _says(service, f"{_SD}endpoint", service)
    yield _says(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL10Query")
    yield _says(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    if site.writable:
        yield _says(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Update")
        for form in _INPUTS:
            yield _says(service, f"{_SD}inputFormat", f"{_FORMATS}{form}")
    for form in _RESULTS:
        yield _says(service, f"{_SD}resultFormat", f"{_FORMATS}{form}")
    if not site.pool.plain:
        yield _says(service, f"{_SD}feature", f"{_SD}UnionDefaultGraph")
    if site.allowed:
        yield _says(service, f"{_SD}feature", f"{_SD}BasicFederatedQuery")
    yield _says(service, f"{_SD}defaultDataset", dataset)


def _dataset(request: Request, dataset: str, held: Head) -> Iterator[ox.Triple]:
    default = f"{request.base}/sparql#default-graph"
    yield _says(dataset, _TYPE, f"{_SD}Dataset")
    yield _says(dataset, f"{_SD}defaultGraph", default)
    yield _says(default, _TYPE, f"{_SD}Graph")
    yield _counts(default, "triples", held["default"])
    for number, (graph, size) in enumerate(held["graphs"].items(), start=1):
        named = f"{request.base}/sparql#graph-{number}"
        yield _says(dataset, f"{_SD}namedGraph", named)
        yield _says(named, _TYPE, f"{_SD}NamedGraph")
        yield _says(named, f"{_SD}name", graph)
        yield _says(named, f"{_SD}graph", f"{named}-content")
        yield _says(f"{named}-content", _TYPE, f"{_SD}Graph")
        yield _counts(f"{named}-content", "triples", size)


def _void(site: Site, request: Request, held: Head) -> Iterator[ox.Triple]:
    place = f"{request.base}/.well-known/void"
    dataset = f"{place}#dataset"
    yield _says(dataset, f"{_VOID}sparqlEndpoint", f"{request.base}/sparql")
    yield _says(dataset, f"{_VOID}dataDump", f"{request.base}/graphs")
    if not site.pool.plain:
        yield from voids.ours(dataset, [_LICENCE])
    holding = Holding(
        triples=held["default"],
        subjects=held["subjects"],
        classes=held["classes"],
        properties=held["properties"],
        graphs=held["graphs"],
    )
    yield from voids.describe(place, dataset, holding)


async def _held(site: Site) -> Head:
    """Return how much there is of what in the version in use."""
    frame = await site.pool.ask(Order({"do": "count"}))
    return frame.head


def _reply(site: Site, request: Request, triples: list[ox.Triple]) -> Reply:
    media = request.best(tuple(GRAPHS))
    if media is None and request.best(("text/html", "text/plain")):
        media = "text/turtle"  # until there is a page
    if media is None:
        raise NotAcceptableError(offered=", ".join(GRAPHS))
    tag = replies.etag(
        site.pool.version, "described", request.path, media, request.base
    )
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if replies.seen(request, tag):
        return Reply(304, headers=headers)
    turtle = GRAPHS[media] in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}
    prefixes = PREFIXES if turtle else None
    body = ox.serialize(triples, format=GRAPHS[media], prefixes=prefixes) or b""
    return Reply(200, body, content_type(media), headers)


def _says(subject: str, predicate: str, value: str) -> ox.Triple:
    return _told(subject, predicate, ox.NamedNode(value))


def _counts(subject: str, name: str, number: int) -> ox.Triple:
    return _told(subject, f"{_VOID}{name}", ox.Literal(number))


def _told(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)
