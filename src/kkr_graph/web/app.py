"""The application: which place answers which path."""

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.routing import Route, Router

from kkr_graph.errors import BusyError, NotFoundError
from kkr_graph.language import Language
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML
from kkr_graph.web import (
    ask,
    description,
    graph_store,
    linked_data,
    metrics,
    openapi,
    pages,
    protocol,
)
from kkr_graph.web.place import Handler, Place
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Receive, Scope, Send


def places(site: Site) -> dict[str, Place]:
    """Return every place of the server by its path, as Starlette writes paths."""
    sparql = {"GET": protocol.get, "POST": protocol.post}
    update = {"POST": protocol.post_update}
    graphs: dict[str, Handler] = {
        "GET": graph_store.get,
        "PUT": graph_store.put,
        "POST": graph_store.post,
        "DELETE": graph_store.delete,
    }
    at_sparql = Place(site, "sparql", sparql, posted=True)
    at_update = Place(site, "update", update)
    at_graphs = Place(site, "graphs", graphs)
    found = {
        "/sparql": at_sparql,
        "/sparql/": at_sparql,
        "/update": at_update,
        "/update/": at_update,
        "/graphs": at_graphs,
        "/graphs/{name:path}": at_graphs,
        "/ask/{question}": Place(site, "ask", {"GET": ask.get}),
        **_not_html(site),
        **linked_data.places(site, pages.document),
        "/.well-known/void": Place(site, "void", {"GET": description.void}),
        "/openapi.json": Place(site, "openapi", {"GET": openapi.get}),
        "/healthz": Place(site, "healthz", {"GET": _healthz}),
        "/metrics": Place(site, "metrics", {"GET": _metrics}),
        "/static/{mark}/{name}": Place(site, "static", {"GET": pages.static}),
    }
    found["/was"] = Place(site, "was", {"GET": pages.statement})
    for page in PAGES.values():
        if page.at.startswith("/doc/"):
            continue  # linked data answers there, for pages too
        for front, language in _LANGUAGES.items():
            answer = pages.handler(page, language)
            # what has other forms too answers for its page itself
            found.setdefault(front + page.at, Place(site, page.name, {"GET": answer}))
    return {**found, "/en": found["/en/"]}


def made(site: Site) -> "ASGIApp":
    """Return the application over *site*."""
    all_places = places(site)
    nowhere = Place(site, "nowhere", dict.fromkeys(_METHODS, _nowhere))

    @asynccontextmanager
    async def lifespan(_: object) -> "AsyncIterator[None]":
        await site.pool.open()
        try:
            yield
        finally:
            await site.pool.close()

    router = Router(
        [Route(path, place) for path, place in all_places.items()],
        redirect_slashes=False,
        default=nowhere,
        lifespan=lifespan,
    )

    plain = {path: place for path, place in all_places.items() if "{" not in path}

    async def app(scope: "Scope", receive: "Receive", send: "Send") -> None:
        place = None
        if scope["type"] == "http":  # most paths need no pattern
            path: str = scope["path"]
            place = plain.get(path.removeprefix(scope["root_path"]))
        if place is not None:
            await place(scope, receive, send)
        elif scope["type"] == "websocket":  # there are none
            await send({"type": "websocket.close", "code": 1000})
        else:
            await router(scope, receive, send)

    return app


def _not_html(site: Site) -> dict[str, Place]:
    """Return the places of what hangs on a thing and is no page: its calendar."""
    return {
        front + page.at: Place(site, page.name, {"GET": pages.handler(page, language)})
        for page in PAGES.values()
        for front, language in _LANGUAGES.items()
        if page.at.startswith("/doc/") and page.media != HTML
    }


_LANGUAGES: dict[str, Language] = {"": "da", "/en": "en"}
_METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH")


async def _nowhere(_site: Site, request: Request) -> Reply:
    raise NotFoundError(what=request.path[:100])


async def _healthz(site: Site, _: Request) -> Reply:
    if not site.pool.healthy:
        raise BusyError(seconds=1)
    text = f"ok {site.pool.version}\n"
    if site.pool.origin is not None:
        text += f"{site.pool.origin.told}\n"
    headers = {"Cache-Control": "no-store"}
    return Reply(200, text.encode(), "text/plain; charset=utf-8", headers)


async def _metrics(site: Site, _request: Request) -> Reply:
    metrics.VERSION.info({"version": site.pool.version})
    if site.pool.origin is not None:
        metrics.SEEN.set(site.pool.origin.seen)
    media = "text/plain; version=0.0.4; charset=utf-8"
    return Reply(200, metrics.text(), media, {"Cache-Control": "no-store"})
