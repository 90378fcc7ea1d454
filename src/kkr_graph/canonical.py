"""The canonical form of statements, and the hash that is the same wherever they stand.

RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): each statement on a line, sorted by code
point.  Our graphs hold no blank nodes, so their canonical form is their sorted lines;
what others write may hold some, and ``rdfc`` names those.
"""

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

from kkr_graph import rdfc


def form(triples: Iterable[ox.Triple]) -> bytes:
    r"""Return *triples* (without blank nodes) as canonical N-Triples, each once.

    >>> node = ox.NamedNode("https://example.org/a")
    >>> form([ox.Triple(node, node, ox.Literal("b"))] * 2)
    b'<https://example.org/a> <https://example.org/a> "b" .\n'
    """
    return "".join(sorted({f"{triple} .\n" for triple in triples})).encode()


def digest(triples: Iterable[ox.Triple]) -> str:
    """Return the RDFC-1.0 hash (SHA-256, hexadecimal) of *triples* as one graph."""
    return hashlib.sha256(form(triples)).hexdigest()


def dataset(quads: Iterable[ox.Quad]) -> bytes:
    """Return *quads*, which may hold blank nodes, as canonical N-Quads, each once.

    Raises ``TooSymmetricError`` where blank nodes cannot be told apart.
    """
    lines = set()
    kept = []
    for quad in quads:
        kept.append(quad)
        lines.add(f"{quad} .\n")
    if any(isinstance(term, ox.BlankNode) for quad in kept for term in quad):
        return rdfc.canonical(kept).text
    return "".join(sorted(lines)).encode()


def dataset_digest(quads: Iterable[ox.Quad]) -> str:
    """Return the RDFC-1.0 hash (SHA-256, hexadecimal) of *quads* as one dataset."""
    return hashlib.sha256(dataset(quads)).hexdigest()
