"""Make a page from the store in memory: HTML, a feed or a calendar."""

import gzip

import pyoxigraph as ox

from kkr_graph.names import Names
from kkr_graph.pages import Asked, render
from kkr_graph.pages.book import PAGES
from kkr_graph.store import MemoryStore
from kkr_graph.web.wire import Head


def answer(
    store: ox.Store, names: Names, version: str, wanted: Head
) -> tuple[Head, bytes]:
    """Return what describes the page, and the page.

    Raises what a wrong question raises: ``UnknownNameError`` and so on.
    """
    asked = Asked.of_plain(wanted, version)
    body, status = render(MemoryStore.of(store), names, asked)
    packed = bool(wanted["gzip"])
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    media = f"{PAGES[asked.page].media}; charset=utf-8"
    head = {"media": media, "packed": packed, "stable": True, "status": status}
    return head, body
