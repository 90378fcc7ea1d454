"""The SPARQL 1.1 Protocol: queries at ``/sparql``, updates there and at ``/update``."""

from typing import Final

from kkr_graph.errors import BadRequestError, WrongMediaTypeError
from kkr_graph.pages.page import HTML
from kkr_graph.web import reply as replies
from kkr_graph.web.description import describe
from kkr_graph.web.forms import GRAPHS, RESULTS
from kkr_graph.web.parameters import Fields, fields, iris, one, utf8
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import FORM, Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Order

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_RESULTS: Final = tuple(RESULTS)
_GRAPHS: Final = tuple(GRAPHS)
_QUERY_ALONE: Final = {"query"}
_MACHINES: Final = (*_RESULTS, *_GRAPHS, HTML)


async def get(site: Site, request: Request) -> Reply:
    """Answer the query in the address; without one, describe the service."""
    given = request.query()
    if "update" in given:
        raise BadRequestError(
            reason_da="en opdatering sendes med POST.",
            reason_en="an update is sent with POST.",
        )
    text = one(given, "query")
    if "format" not in given and request.best(_MACHINES) == HTML:
        return _to_page(request)
    if text is None:
        return await describe(site, request)
    return await _query(site, request, given, text.encode())


async def post(site: Site, request: Request) -> Reply:
    """Answer the query, or do the update, in the body."""
    kind, _ = request.media()
    if kind not in {QUERY, UPDATE, FORM}:
        raise _not_read(request, QUERY, UPDATE, FORM)
    _heed_charset(request)
    limits = site.pool.limits
    body = await request.body(limits.query, limits.patience)
    given = dict(request.query())
    if kind == FORM:
        for name, values in fields(body).items():
            given[name] = [*given.get(name, ()), *values]
    elif "query" in given or "update" in given:
        raise _ambiguous()
    match kind, one(given, "query"), one(given, "update"):
        case ("application/x-www-form-urlencoded", str(text), None):
            return await _query(site, request, given, text.encode())
        case ("application/x-www-form-urlencoded", None, str(text)):
            return await _update(site, request, given, text.encode())
        case ("application/sparql-query", _, _):
            return await _query(site, request, given, body)
        case ("application/sparql-update", _, _):
            return await _update(site, request, given, body)
        case _:
            raise _ambiguous()


async def post_update(site: Site, request: Request) -> Reply:
    """Do the update in the body."""
    kind, _ = request.media()
    if kind not in {UPDATE, FORM}:
        raise _not_read(request, UPDATE, FORM)
    return await post(site, request)


async def _query(site: Site, request: Request, given: Fields, text: bytes) -> Reply:
    if len(text) > site.pool.limits.query:
        raise BadRequestError(
            reason_da="forespørgslen er for lang.", reason_en="the query is too long."
        )
    utf8(text)
    if given.keys() == _QUERY_ALONE:
        order = request.once("query", lambda: _order(site, request, given))
        if "if-none-match" not in request.headers:
            request.plain = order
    else:
        order = _order(site, request, given)
    return await site.answer(request, order, text)


def _order(site: Site, request: Request, given: Fields) -> Order:
    """Return what a worker is told of a query, beside its text."""
    default, named = iris(given, "default-graph-uri"), iris(given, "named-graph-uri")
    chosen = bool(default or named)
    head = {
        "do": "query",
        "default": default if chosen else None,
        "named": named if chosen else None,
        "base": f"{request.base}/sparql",
        "results": request.wanted(_RESULTS),
        "graph": request.wanted(_GRAPHS),
        "gzip": request.gzip,
        "allowed": site.allowed,
    }
    return Order(head)


def _to_page(request: Request) -> Reply:
    """Send a browser on to the page that asks, with its query."""
    query = request.query_string
    there = f"{request.root}/query" + (f"?{query}" if query else "")
    return Reply(303, headers={"Location": there, "Vary": "Accept"})


async def _update(site: Site, request: Request, given: Fields, text: bytes) -> Reply:
    site.let_write(request)
    utf8(text)
    head = {
        "do": "update",
        "base": f"{request.base}/sparql",
        "using": iris(given, "using-graph-uri"),
        "named": iris(given, "using-named-graph-uri"),
        "allowed": site.allowed,
    }
    said = await site.pool.write(head, text)
    if "problem" in said:
        return replies.of_problem(said["problem"], request)
    return Reply(204, headers={"Cache-Control": "no-store"})


def _heed_charset(request: Request) -> None:
    _, given = request.media()
    for part in given.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset" and value.strip('"').lower() != "utf-8":
            raise _not_read(request, QUERY, UPDATE, FORM)


def _not_read(request: Request, *wanted: str) -> WrongMediaTypeError:
    given = request.headers.get("content-type", "")[:80]
    return WrongMediaTypeError(given=given or "–", wanted=", ".join(wanted))


def _ambiguous() -> BadRequestError:
    return BadRequestError(
        reason_da="der skal stå én query eller én update, på ét sted.",
        reason_en="there must be one query or one update, in one place.",
    )
