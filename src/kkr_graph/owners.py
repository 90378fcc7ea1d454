"""Whose a graph is: read from its name, so that nobody can claim another's.

``graph/hovedstaden/…`` belongs to KKR Hovedstaden, and only that council replaces,
withdraws or shares it.  What every release of the program carries
(``graph/reference/…``, ``graph/register/…``) is common ground: it belongs to no council
and travels in no package.
"""

import re
from collections.abc import Iterable
from typing import Final

from kkr_graph.errors import BadCouncilError, NoCouncilError
from kkr_graph.vocabulary import BASE

GRAPH: Final = f"{BASE}graph/"
_COMMON: Final = frozenset({"reference", "register", "derived", "ontology"})
_KEY: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def of(graph: str) -> str | None:
    """Return the key of the council that *graph* belongs to; None for common ground.

    >>> of("https://w3id.org/kkr/graph/hovedstaden/2025-09-02/dagsorden")
    'hovedstaden'
    >>> of("https://w3id.org/kkr/graph/reference/municipalities")
    """
    first, slash, _ = graph.removeprefix(GRAPH).partition("/")
    if not graph.startswith(GRAPH) or not slash or first in _COMMON:
        return None
    return first


def owned(graphs: Iterable[str], council: str) -> tuple[str, ...]:
    """Return those of *graphs* that belong to *council*, sorted."""
    return tuple(sorted(graph for graph in graphs if of(graph) == council))


def common(graphs: Iterable[str]) -> tuple[str, ...]:
    """Return those of *graphs* that belong to no council, sorted."""
    return tuple(sorted(graph for graph in graphs if of(graph) is None))


def council(key: str) -> str:
    """Return the IRI of the council whose key is *key*."""
    return f"{BASE}id/kkr/{key}"


def release(council: str, name: str) -> str:
    """Return the IRI of the release *name* of a council.

    >>> release("hovedstaden", "1.2.0")
    'https://w3id.org/kkr/release/hovedstaden/1.2.0'
    """
    return f"{BASE}release/{council}/{name}"


def key(council: str | None) -> str:
    """Return *council* as a key; raise ``NoCouncilError`` or ``BadCouncilError``.

    >>> key("hovedstaden")
    'hovedstaden'
    """
    if not council:
        raise NoCouncilError
    if not _KEY.fullmatch(council) or council in _COMMON:
        raise BadCouncilError(council=council)
    return council
