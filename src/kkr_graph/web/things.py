"""Things at their addresses: ``/id/…`` leads on, ``/doc/…`` holds what is known of one.

A thing is no document, so its address answers 303 See Other with the page or the data
about it (Cool URIs for the Semantic Web).  Concepts and graphs, which are named outside
``/id/``, lead on in the same way.
"""

from dataclasses import replace
from typing import Final
from urllib.parse import quote

from kkr_graph.errors import NotFoundError
from kkr_graph.web import linking, reply as replies
from kkr_graph.web.linking import ENDINGS, OF_GRAPH, VARY
from kkr_graph.web.place import Handler
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Head, Order

_ENGLISH: Final = "/en"
_DOC: Final = "/doc/"
_TABLE: Final = "csv"


async def thing(site: Site, request: Request) -> Reply:
    """Lead on from a thing, or a concept, to its page or its data."""
    found = await _find(site, request, request.path.removeprefix("/"), tuple(ENDINGS))
    if isinstance(found, Reply):
        return found
    ending = found["ending"] or linking.wanted(request, ENDINGS)
    path = linking.document(found["iri"])
    place = f"{request.base}{_DOC}{quote(path)}"
    links = linking.to_forms(request, path, place, ENDINGS)
    to = linking.page(request, path, request.language)
    if ending:
        spoken = to if ending == _TABLE else place  # a table has headings to read
        to = f"{spoken}.{ending}"
    return see_other(to, links)


async def graph(site: Site, request: Request) -> Reply:
    """Give a graph by its IRI: the page about it, or what it holds."""
    found = await _find(site, request, request.path.removeprefix("/"), tuple(OF_GRAPH))
    if isinstance(found, Reply):
        return found
    path = linking.document(found["iri"])
    place = f"{request.base}/{quote(path)}"
    links = linking.to_forms(request, path, place, OF_GRAPH)
    if found["ending"]:
        media = OF_GRAPH[found["ending"]]
        head = {"do": "graph", "graph": found["iri"], "media": media}
        said = await site.answer(request, Order({**head, "gzip": request.gzip}))
        return with_links(said, links)
    if linking.wanted(request, OF_GRAPH):
        return see_other(
            f"{request.base}/graphs/{quote(path.partition('/')[2])}", links
        )
    return see_other(linking.page(request, path, request.language), links)


def document(page: Handler | None) -> Handler:
    """Return what answers at ``/doc/`` and ``/en/doc/``; *page* shows a thing as HTML.

    Without a *page*, whoever wants one is sent to the data.
    """

    async def get(site: Site, request: Request) -> Reply:
        language = "en" if request.path.startswith(f"{_ENGLISH}/") else "da"
        path = request.path.removeprefix(_ENGLISH).removeprefix(_DOC)
        below = linking.checked(linking.of_document(path))
        found: Head | Reply = {"iri": "", "ending": ""}
        if path.rpartition(".")[2] in ENDINGS or page is None:
            found = await _find(site, request, below, tuple(ENDINGS))
        if isinstance(found, Reply):
            return found
        if found["ending"]:
            return await _data(site, request, found, language)
        ending = linking.wanted(request, ENDINGS)
        if page is not None and not ending:
            return await page(site, request)
        place = f"{request.base}{_DOC}{quote(path)}"
        links = linking.to_forms(request, path, place, ENDINGS)
        return see_other(f"{place}.{ending or 'ttl'}", links)

    return get


async def _data(site: Site, request: Request, found: Head, language: str) -> Reply:
    """Give what is known of a thing in the form that its ending names."""
    iri, ending = found["iri"], found["ending"]
    path = linking.document(iri)
    head = {
        "do": "describe",
        "iri": iri,
        "document": f"{linking.DOCUMENTS}{path}",
        "media": ENDINGS[ending],
        "language": language,
        "gzip": request.gzip,
    }
    said = await site.answer(request, Order(head))
    place = f"{request.base}{_DOC}{quote(path)}"
    links = linking.to_forms(request, path, place, ENDINGS)
    return with_links(said, linking.joined([f'<{iri}>; rel="describes"', links]))


async def _find(
    site: Site, request: Request, path: str, endings: tuple[str, ...]
) -> Head | Reply:
    """Return the IRI and the ending that *path* stands for, or why it has none."""
    if site.pool.plain:
        raise NotFoundError(what=request.path[:100])
    head = {"do": "find", "path": linking.checked(path), "endings": endings}
    frame = await site.pool.ask(Order(head), gone=request.gone)
    if "problem" in frame.head:
        return replies.of_problem(frame.head["problem"], request)
    return frame.head


def see_other(to: str, links: str) -> Reply:
    """Return a reply that leads on, and names the other forms there are."""
    headers = {"Location": to, "Vary": VARY, "Link": links, "Cache-Control": "no-cache"}
    return Reply(303, headers=headers)


def with_links(said: Reply, links: str) -> Reply:
    """Return a good reply with the header ``Link``; another as it is."""
    if said.status not in {200, 304}:
        return said
    return replace(said, headers={**said.headers, "Link": links})
