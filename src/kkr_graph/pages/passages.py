"""A passage: what the source says, word for word, where, and what rests on it."""

from typing import Any

from pyoxigraph import NamedNode

from kkr_graph.errors import NoSuchThingError
from kkr_graph.gathering import Gathered
from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import documents
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return the passage; raise ``NoSuchThingError`` for none of that name."""
    node = view.node(f"document/{view.asked.key}")
    found = view.ask("internal/passage", place=node)
    if not found:
        raise NoSuchThingError(what=key(node.value), suggestions=[])
    passage = found[0]
    document = NamedNode(str(passage["document"]))
    before, after = _around(view, document, node.value)
    view.cite([node.value])
    cited = view.citation(node.value)
    return {
        "here": f"/doc/document/{view.asked.key}",
        "iri": node.value,
        "title": cited.short(view.language) if cited else node.value,
        "passage": passage,
        "document": documents.described(view, document),
        "document_iri": document.value,
        "resting": view.ask("internal/resting-on", place=node),
        "before": before,
        "after": after,
        "there": documents.there,
    }


def _around(
    view: View, document: NamedNode, iri: str
) -> tuple[Gathered | None, Gathered | None]:
    """Return the passage before and the one after in the document."""
    rows: list[dict[str, Any]] = view.ask("internal/page-passages", document=document)
    at = next((n for n, row in enumerate(rows) if row["place"] == iri), None)
    if at is None:
        return None, None
    return (
        rows[at - 1] if at else None,
        rows[at + 1] if at + 1 < len(rows) else None,
    )


PAGE = Page(
    "passages",
    "/doc/document/{document:path}/passage/{passage:path}",
    Words("Et kildested", "A passage"),
    fill,
)
