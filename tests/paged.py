"""Pages for tests: of a store, on a day, in a language; and stores of made-up facts."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from asked import PREFIXES, whole
from kkr_graph.names import Names
from kkr_graph.pages import Asked, render
from kkr_graph.questions import read_names
from kkr_graph.store import MemoryStore

if TYPE_CHECKING:
    from kkr_graph.language import Language

BASE = "https://example.org/kkr"


def made(turtle: str) -> MemoryStore:
    """Return a store of the facts in *turtle*, all from one source."""
    graph = ox.NamedNode("https://w3id.org/kkr/graph/made")
    return MemoryStore(
        ox.Quad(t.subject, t.predicate, t.object, graph)
        for t in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    )


@cache
def whole_names() -> Names:
    """Return the names of everything in ``data/``, read once."""
    return read_names(whole())


def written(store: MemoryStore, name: str, key: str = "", **given: str) -> bytes:
    """Return the page *name* of *key*; ``language`` and ``today`` are not its own."""
    asked = Asked(
        name,
        key,
        {k: v for k, v in given.items() if k not in {"language", "today"}},
        cast("Language", given.get("language", "da")),
        date.fromisoformat(given.get("today", "2025-09-02")),
        base=BASE,
    )
    names = whole_names() if store is whole() else read_names(store)
    return render(store, names, asked).body


def shown(store: MemoryStore, name: str, key: str = "", **given: str) -> str:
    """Return the text of the page."""
    return written(store, name, key, **given).decode()
