"""The kinds of problem at their addresses: ``/problem/NotFound`` says what it means."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from kkr_graph.errors import KkrGraphError, NoSuchThingError
from kkr_graph.vocabulary import BASE
from kkr_graph.web import problems
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site

_FORMS = ("application/json", "text/html", "text/plain")


async def get(_site: Site, request: Request) -> Reply:
    """Say what a kind of problem is, and what is said of it in both languages."""
    name = request.path.removeprefix("/problem/")
    said = _kinds().get(name)
    if said is None:
        raise NoSuchThingError(what=f"problem/{name[:60]}", suggestions=[])
    headers = {"Vary": "Accept", "Cache-Control": "max-age=3600"}
    if request.best(_FORMS) in _FORMS[1:]:
        text = "\n\n".join((said["title"], said["da"], said["en"]))
        return Reply(200, f"{text}\n".encode(), "text/plain; charset=utf-8", headers)
    body = json.dumps(said, ensure_ascii=False).encode()
    return Reply(200, body, "application/json", headers)


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return {name: _said(name, kind) for name, kind in _below(KkrGraphError)}


def _said(name: str, kind: type[KkrGraphError]) -> dict[str, Any]:
    """Return what is said of a kind; ``{…}`` is what differs from time to time."""
    return {
        "type": f"{BASE}problem/{name}",
        "title": problems.title(kind),
        "status": problems.status(kind()),
        "da": kind.da,
        "en": kind.en,
    }


def _below(kind: type[KkrGraphError]) -> Iterator[tuple[str, type[KkrGraphError]]]:
    yield problems.name(kind), kind
    for lower in kind.__subclasses__():
        yield from _below(lower)
