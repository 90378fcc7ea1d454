"""Fetch what a LOAD names from exactly that address, before the update is run.

The engine can fetch for itself, but what it fetches can make it fetch more: the context
of JSON-LD may stand at any address.  So each LOAD becomes an INSERT DATA of what was
fetched here, and the update runs sealed.
"""

import time
from collections.abc import Collection, Iterator
from http.client import HTTPException
from typing import IO, Final
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from kkr_graph import sparql, tokens
from kkr_graph.errors import FetchFailedError, KkrGraphError
from kkr_graph.web import parsing
from kkr_graph.web.forms import GRAPHS
from kkr_graph.web.limits import Limits

_HANDLERS: Final = (  # none that redirects, and none for files or proxies
    HTTPHandler,
    HTTPSHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    UnknownHandler,
)
_PART: Final = 1 << 16


def with_loaded(text: str, allowed: Collection[str], limits: Limits) -> str:
    """Return the update *text* with what its LOADs name in their place.

    Raises ``QueryRefusedError`` for an address that is not *allowed*, and
    ``FetchFailedError`` where nothing comes that can be read.
    """
    sparql.refuse_fetching(text, verb="LOAD", allowed=allowed)
    if not allowed:
        return text
    parts: list[str] = []
    kept: list[str] = []
    done = 0
    for start, end, silent, address, graph in _loads(text):
        kept.append(text[done:start])
        triples = _loaded(address, limits, silent=silent)
        inside = f"GRAPH {graph} {{ {triples} }}" if graph else triples
        parts += [kept[-1], f"INSERT DATA {{ {inside} }}"]
        done = end
    kept.append(text[done:])
    sparql.refuse_fetching(" ".join(kept), verb="LOAD")  # one that was spelt strangely
    return "".join([*parts, kept[-1]])


def _loads(text: str) -> Iterator[tuple[int, int, bool, str, str]]:
    """Yield where each LOAD begins and ends, if it is SILENT, from and to where."""
    said = [*tokens.cut(text)]
    words = [one.text.upper() if one.kind == "word" else "" for one in said]
    for at, word in enumerate(words):
        if word != "LOAD":
            continue
        silent = words[at + 1 : at + 2] == ["SILENT"]
        last = at + 1 + silent
        address, graph = said[last].iri, ""
        if words[last + 1 : last + 3] == ["INTO", "GRAPH"] and last + 3 < len(said):
            last += 3
            graph = said[last].text
        end = said[last].at + len(said[last].text)
        yield said[at].at, end, silent, address, graph


def _loaded(address: str, limits: Limits, *, silent: bool) -> str:
    try:
        media, body = _fetched(address, limits)
        found = parsing.triples(media, body, address)
        return " ".join(f"{triple} ." for triple in found)
    except KkrGraphError:
        if silent:
            return ""
        raise


def _fetched(address: str, limits: Limits) -> tuple[str, bytes]:
    """Return the Content-Type and the body of what *address* answers with."""
    opener = OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    until = time.monotonic() + limits.seconds
    try:
        request = Request(address, headers={"Accept": ", ".join(GRAPHS)})  # noqa: S310 - handlers for nothing but HTTP
        with opener.open(request, timeout=limits.seconds) as answer:
            media = answer.headers.get("Content-Type", "")
            return media, _body(answer, address, limits, until)
    except HTTPError as error:
        error.close()
        raise FetchFailedError(address=address, reason=f"HTTP {error.code}") from error
    except (OSError, HTTPException, ValueError, AttributeError) as error:
        reason = getattr(error, "reason", None) or type(error).__name__
        raise FetchFailedError(address=address, reason=reason) from error


def _body(answer: IO[bytes], address: str, limits: Limits, until: float) -> bytes:
    found = bytearray()
    while part := answer.read(_PART):
        found += part
        if len(found) > limits.body:
            raise FetchFailedError(address=address, reason=f"> {limits.body} byte")
        if time.monotonic() > until:
            raise FetchFailedError(address=address, reason=f"> {limits.seconds} s")
    return bytes(found)
