"""A document: what it is, where it can be got, and every passage quoted from it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.pages import leaf, things
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import BASE

_PASSAGES: Final = 1000  # of a page
_DOCUMENTS: Final = f"{BASE}id/document/"
_MEETINGS: Final = f"{BASE}id/meeting/"


def fill(view: View) -> Values:
    """Return what is known of the document; raise ``NoSuchThingError`` for nothing."""
    node = view.node(f"document/{view.asked.key}")
    about = things.known(view, f"document/{view.asked.key}")
    passages = view.ask("internal/page-passages", document=node)
    shown = leaf.turn(view, passages, _PASSAGES)
    return {
        **about,
        "document": described(view, node),
        "pages": _pages(shown.rows),
        "leaf": shown,
        "many": len(passages),
        "sitting": _meeting(view, node.value),
    }


def described(view: View, node: NamedNode) -> Gathered | None:
    """Return what the document is and where it can be got; None for no document."""
    rows: list[dict[str, Any]] = view.ask("internal/paper", document=node)
    found = gather(
        rows,
        "document",
        "publisher publisherLabel",
        "creator creatorLabel",
        "url",
        "note",
        "passage",
    )
    return found[0] if found else None


def there(url: str, page: object) -> str:
    """Return *url* opened at *page*, where it is a PDF and the page is known.

    >>> there("https://example.org/a.pdf", 7), there("https://example.org/a", 7)
    ('https://example.org/a.pdf#page=7', 'https://example.org/a')
    """
    parts = urlsplit(url)
    if page is None or parts.fragment or not parts.path.lower().endswith(".pdf"):
        return url
    return f"{url}#page={page}"


def _pages(rows: Iterable[Gathered]) -> list[tuple[object, list[Gathered]]]:
    return [(page, [*found]) for page, found in groupby(rows, lambda row: row["page"])]


def _meeting(view: View, iri: str) -> tuple[str, str] | None:
    """Return the meeting whose paper the document is, by its name, and its name."""
    parts = iri.removeprefix(_DOCUMENTS).split("/")
    meeting = f"{_MEETINGS}{'/'.join(parts[:2])}"
    label = view.labels([meeting]).get(meeting)
    return (meeting, label) if label else None


PAGE = Page(
    "documents",
    "/doc/document/{key:path}",
    Words("Et dokument", "A document"),
    fill,
    parameters=("page",),
)
