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
    from kkr_graph.store import Store, Term

__all__ = ["KkrGraphError", "ask", "open_store"]


def open_store(path: Path | str | None = None) -> "Store":
    """Open the graph at *path* for reading.

    *path* is the folder it was built in, or the address of a SPARQL server; left out,
    it is ``KKR_STORE`` or where ``kkr build`` builds.  Raises ``RefusedError`` where no
    graph can be read.
    """
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        from kkr_graph.endpoint import EndpointStore  # noqa: PLC0415 - loads rdflib

        return EndpointStore(path)
    from kkr_graph import versions  # noqa: PLC0415 - `import kkr_graph` stays quick

    return versions.open_current(Path(path or versions.default_store_dir()))


def ask(name: str, store: "Store | None" = None, **given: "str | Term") -> "Answer":
    """Ask the question *name* of *store*, or of the graph ``open_store()`` finds.

    *given* holds the question's parameters as a person would type them: a name, a code,
    an IRI, a date.  Raises ``WrongUseError`` for what cannot be understood.
    """
    from kkr_graph import questions  # noqa: PLC0415 - `import kkr_graph` stays quick

    return questions.ask(store or open_store(), name, given)
