"""Differences as SPARQL 1.1 Update, for any server that takes it.

What is withdrawn is deleted by its name alone: an update that is sent on must not say
what is to be said no more.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Final, TypeAlias

import pyoxigraph as ox

from kkr_graph.patches import Patch

_Graph: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_Place: TypeAlias = tuple[_Graph, ox.NamedNode | ox.BlankNode | ox.Triple]

_HASHES: Final = "# sha256 before: {}\n# sha256 after:  {}\n"


def write(
    patch: Patch, withdrawn: Collection[str] = (), after: Iterable[ox.Quad] = ()
) -> bytes:
    """Return *patch* as an update; what *withdrawn* things said is not in it.

    *after* is what the patch leads to: what a graph goes on saying of such a thing is
    said again.
    """
    hidden = {_place(quad) for quad in patch.gone if _subject(quad) in withdrawn}
    plain = [quad for quad in patch.gone if _place(quad) not in hidden]
    again = (quad for quad in after if _place(quad) in hidden) if hidden else ()
    steps = [
        *_by_name(hidden),
        *_data("DELETE", plain),
        *_data("INSERT", {*patch.come, *again}),
    ]
    head = _HASHES.format(patch.before, patch.after)
    return (head + " ;\n".join(steps) + ("\n" if steps else "")).encode()


def _by_name(places: Iterable[_Place]) -> Iterator[str]:
    for graph, subject in sorted(places, key=str):
        said = f"{subject} ?property ?value"
        inside = said if _unnamed(graph) else f"GRAPH {graph} {{ {said} }}"
        yield f"DELETE WHERE {{ {inside} }}"


def _data(verb: str, quads: Iterable[ox.Quad]) -> Iterator[str]:
    by_graph = groupby(
        sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad))),
        key=lambda quad: quad.graph_name,
    )
    blocks = [_block(graph, said) for graph, said in by_graph]
    if blocks:
        yield f"{verb} DATA {{\n{''.join(blocks)}}}"


def _block(graph: _Graph, quads: Iterable[ox.Quad]) -> str:
    lines = "".join(f"    {quad.triple} .\n" for quad in quads)
    return lines if _unnamed(graph) else f"  GRAPH {graph} {{\n{lines}  }}\n"


def _place(quad: ox.Quad) -> _Place:
    return quad.graph_name, quad.subject


def _unnamed(graph: _Graph) -> bool:
    return isinstance(graph, ox.DefaultGraph)


def _subject(quad: ox.Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
