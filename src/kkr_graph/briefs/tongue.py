"""Tell what the graph says in Danish only, so that an English report reads it right.

Titles and names of the papers are Danish in the English report as well; what reads it
aloud must be told so (WCAG 3.1.2).
"""

from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from kkr_graph.document import Text
from kkr_graph.store import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kkr_graph.briefs.asking import Asking


def is_foreign(asking: "Asking", name: str) -> bool:
    """Whether *name* is Danish, and the report is not.

    A SPARQL server is not asked that for each name: nothing is foreign there.
    """
    if asking.language == "da" or not isinstance(asking.store, MemoryStore):
        return False
    store = asking.store
    return store.says(Literal(name, language="da")) and not store.says(
        Literal(name, language=asking.language)
    )


def name(
    asking: "Asking",
    name: str,
    row: "Mapping[str, Any] | None" = None,
    said: str = "",
) -> Text:
    """Return *name*, in the words of *said* if given, with the sources of *row*."""
    return asking.text(said or name, row, danish=is_foreign(asking, name))
