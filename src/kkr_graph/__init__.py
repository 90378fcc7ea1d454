"""A knowledge graph of Denmark's municipal contact councils (KKR).

A source becomes an answer in five steps, each a module:

    sources  →  facts  →  checks  →  store  →  questions
    read        state     check      keep      ask

``build`` composes them; no step imports the next.  To ask a graph that is built::

    import kkr_graph

    store = kkr_graph.open_store()
    for row in kkr_graph.ask("who-leads-what", store, on="2025-09-02"):
        print(row["initiativeLabel"], row["leadLabel"], row["page"])
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kkr_graph.errors import KkrGraphError

if TYPE_CHECKING:
    from kkr_graph.answers.answer import Answer
    from kkr_graph.rows import Term
    from kkr_graph.store import Store

__all__ = ["KkrGraphError", "ask", "open_store"]


def open_store(place: Path | str | None = None) -> "Store":
    """Open the graph at *place* for reading.

    *place* is the folder it was built in, or the address of a SPARQL server; left out,
    it is ``KKR_STORE`` or where ``kkr build`` builds, and is built first if it is not
    there.  Raises ``UnreadableError`` where there is no graph.
    """
    from kkr_graph import opening  # noqa: PLC0415 - `import kkr_graph` stays quick

    if isinstance(place, str) and place.startswith(("http://", "https://")):
        return opening.open_store(endpoint=place)
    return opening.open_store(place)


def ask(name: str, store: "Store | None" = None, **given: "str | Term") -> "Answer":
    """Ask the question *name* of *store*, or of the graph ``open_store()`` finds.

    *given* holds the question's parameters as a person would type them: a name, a code,
    an IRI, a date.  Raises ``WrongUseError`` for what cannot be understood.
    """
    from kkr_graph import questions  # noqa: PLC0415 - `import kkr_graph` stays quick

    return questions.ask(store or open_store(), name, given)
