"""The Graph Store Protocol at ``/graphs``: a graph is named in the path or the query.

For our own store a path below ``/graphs/`` names the source graph of that name; for a
dataset that is not ours it is the address itself, as the protocol has it.
"""

import re
from typing import Final
from urllib.parse import quote
from uuid import uuid4

from kkr_graph.errors import BadRequestError, NotAcceptableError, NotYoursToWriteError
from kkr_graph.ontology import GRAPH
from kkr_graph.web import reply as replies
from kkr_graph.web.forms import DATASETS, GRAPHS
from kkr_graph.web.parameters import iris, one
from kkr_graph.web.parsing import form_of
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Order

PLACE: Final = "/graphs"
TRICK: Final = re.compile(r"(?:^|/)\.{1,2}(?:/|$)|//|[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_WHOLE: Final = object()
_TAG: Final = re.compile(r'"([0-9a-f]{16})-[0-9a-f]+"')


async def get(site: Site, request: Request) -> Reply:
    """Give a graph; without a name, the whole dataset."""
    name = _named(site, request)
    offered = tuple(DATASETS if name is _WHOLE else GRAPHS)
    media = request.wanted(offered)
    if media is None:
        raise NotAcceptableError(offered=", ".join(offered))
    head = {"do": "dataset" if name is _WHOLE else "graph", "media": media}
    if name is not _WHOLE:
        head["graph"] = name  # type: ignore[assignment]
    return await site.answer(request, Order({**head, "gzip": request.gzip}))


async def put(site: Site, request: Request) -> Reply:
    """Let a graph hold exactly what is sent."""
    return await _write(site, request, "put")


async def post(site: Site, request: Request) -> Reply:
    """Add what is sent to a graph; without a name, to a new one."""
    return await _write(site, request, "post")


async def delete(site: Site, request: Request) -> Reply:
    """Remove a graph."""
    return await _write(site, request, "delete")


async def _write(site: Site, request: Request, do: str) -> Reply:
    site.let_write(request)
    name = _named(site, request)
    if name is _WHOLE and do != "post":
        raise BadRequestError(
            reason_da="sig hvilken graf: ?graph=<IRI> eller /graphs/…",
            reason_en="say which graph: ?graph=<IRI> or /graphs/…",
        )
    if name is None and not site.pool.plain:
        raise NotYoursToWriteError(
            graph="?default",
            reason_da="den samler de øvrige. Skriv i kildens graf.",
            reason_en="it is the union of the others. Write in a source's graph.",
        )
    if name is _WHOLE:
        name = f"{request.base}{PLACE}/{uuid4()}" if site.pool.plain else None
    limits = site.pool.limits
    media, body = "", b""
    if do != "delete":
        kind, media = request.media()
        if kind != "multipart/form-data":
            form_of(media)
        body = await request.body(limits.body, limits.patience)
    head = {"do": do, "graph": name, "media": media, "seen": _seen(request)}
    said = await site.pool.write({**head, "base": f"{request.base}{PLACE}"}, body)
    if "problem" in said:
        return replies.of_problem(said["problem"], request)
    headers = {"Cache-Control": "no-store"}
    if not said["created"]:
        return Reply(204, headers=headers)
    place = str(said["graph"])
    if not site.pool.plain:
        key = quote(place.removeprefix(GRAPH))
        place = f"{request.base}{PLACE}/{key}"
    return Reply(
        201, headers={**headers, "Location": quote(place, safe="%/:?#[]@!$&'()*+,;=~")}
    )


def _named(site: Site, request: Request) -> object:
    """Return the IRI of the graph; None for the default graph; ``_WHOLE`` for none."""
    given = request.query()
    path = request.path.removeprefix(PLACE).removeprefix("/")
    default, graph = one(given, "default"), one(given, "graph")
    if sum((bool(path), default is not None, graph is not None)) > 1 or default:
        raise BadRequestError(
            reason_da="grafen skal nævnes ét sted.",
            reason_en="the graph must be named in one place.",
        )
    if default is not None:
        return None
    if graph is not None:
        return iris(given, "graph")[0]
    if not path:
        return _WHOLE
    if TRICK.search(path):
        raise BadRequestError(
            reason_da="stien er ikke navnet på en graf.",
            reason_en="the path is no name of a graph.",
        )
    if not site.pool.plain:
        return iris({"path": [GRAPH + path]}, "path")[0]
    iris({"path": [request.base + request.raw_path]}, "path")
    return request.base + request.raw_path


def _seen(request: Request) -> list[str] | None:
    """Return the versions the client says it has seen, if it says."""
    held = request.headers.get("if-match")
    if held is None or held.strip() == "*":
        return None
    return _TAG.findall(held)
