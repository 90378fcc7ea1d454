"""The words at their addresses: ``/def``, ``/shapes`` and the JSON-LD context.

They are the same for every version of the data, so the front gives them itself.
"""

import hashlib
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import vocabularies
from kkr_graph.errors import NoSuchThingError
from kkr_graph.resources import ONTOLOGY
from kkr_graph.vocabularies import Vocabulary
from kkr_graph.vocabulary import BASE
from kkr_graph.web import linking, reply as replies
from kkr_graph.web.forms import GRAPHS, content_type
from kkr_graph.web.linking import OF_VOCABULARY
from kkr_graph.web.place import Handler
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.things import see_other, with_links

_ENGLISH: Final = "/en"
_TURTLE: Final = "text/turtle"


def vocabulary(name: Vocabulary) -> Handler:
    """Return what answers at ``/def`` and ``/def.ttl``, and of ``/shapes`` likewise."""

    async def get(_site: Site, request: Request) -> Reply:
        return _answer(request, name, request.path.removeprefix(f"/{name}"), "")

    return get


async def released(_site: Site, request: Request) -> Reply:
    """Give a version of the ontology, ``/def/0.1.0``: the one that is served here."""
    asked, now = request.path.removeprefix("/def/"), vocabularies.version()
    if asked != now and not asked.startswith(f"{now}."):
        raise NoSuchThingError(
            what=f"def/{asked[:40]}", suggestions=[f"{BASE}def/{now}"]
        )
    return _answer(request, "def", asked.removeprefix(now), f"/{now}")


def document(name: Vocabulary, page: Handler | None) -> Handler:
    """Return what answers at ``/doc/def``: *page*, or without one the data."""

    async def get(site: Site, request: Request) -> Reply:
        ending = linking.wanted(request, OF_VOCABULARY)
        if page is not None and not ending:
            return await page(site, request)
        place = f"{request.base}/{name}"
        return see_other(f"{place}.{ending or 'ttl'}", _links(request, name, place))

    return get


async def context(_site: Site, request: Request) -> Reply:
    """Give the names that our JSON-LD is written with."""
    body = (ONTOLOGY / "context.jsonld").read_bytes()
    return _given(request, body, "application/ld+json")


def _answer(request: Request, name: Vocabulary, rest: str, version: str) -> Reply:
    """Answer what stands with *rest* behind the address: nothing, or an ending."""
    place = f"{request.base}/{name}{version}"
    links = _links(request, name, place)
    if not rest:
        ending = linking.wanted(request, OF_VOCABULARY)
        page = linking.page(request, name, request.language)
        return see_other(f"{place}.{ending}" if ending else page, links)
    media = OF_VOCABULARY.get(rest.removeprefix("."))
    if media is None:
        whole = f"{BASE}{name}{version}"
        raise NoSuchThingError(what=request.path[1:100], suggestions=[whole])
    return with_links(_given(request, _body(name, media), media), links)


def _links(request: Request, name: Vocabulary, place: str) -> str:
    return linking.to_forms(request, name, place, OF_VOCABULARY)


def _given(request: Request, body: bytes, media: str) -> Reply:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if replies.seen(request, tag):
        return Reply(304, headers=headers)
    return Reply(200, body, content_type(media), headers)


@cache
def _body(name: Vocabulary, media: str) -> bytes:
    if media == _TURTLE:
        return vocabularies.turtle(name).encode()
    return ox.serialize(vocabularies.triples(name), format=GRAPHS[media]) or b""
