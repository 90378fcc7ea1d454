"""Write a network as Cytoscape.js JSON (.cyjs), for Cytoscape and for the web.

Cytoscape shows ``name`` at a node and takes ``interaction`` for what a tie is; every
edge has an id of its own, so that parallel ties stay apart.  Nodes and edges share
their ids there: the tie of an unknown holder, who has the IRI of the role, is told
apart by ``#tie``; its IRI as it is stands in ``iri``.  Days are text, 2025-09-02.
"""

from collections.abc import Container, Iterable, Iterator
from typing import Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.json_text import ENCODE, about, listed, objects
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import Column, Row, Table, edges, nodes
from kkr_graph.network_files.words import called


def write(network: Network, language: Language) -> bytes:
    """Return *network* as Cytoscape.js JSON; its title and ties in *language*."""
    return joined(_lines(network, language))


def _lines(network: Network, language: Language) -> Iterator[str]:
    data = about(network, language)
    data["shared_name"] = data["name"]
    yield '{"format_version": "1.0", "generated_by": "KKR Graph",'
    yield ' "target_cytoscapejs_version": "~2.1",\n'
    yield f'"data": {ENCODE(data)},\n"elements": {{"nodes": ['
    yield from listed(_nodes(nodes(network)))
    yield '\n], "edges": ['
    yield from listed(_edges(network, language))
    yield "\n]}}\n"


_NAMES: Final = (Column("name", "text"), Column("shared_name", "text"))
_TIES: Final = tuple(
    Column(name, "text")
    for name in ("iri", "interaction", "shared_interaction", "label")
)


def _nodes(table: Table) -> Iterator[str]:
    rows = ((row[1] or row[0], row[1] or row[0], *row) for row in table.rows)
    return _in_data(objects((*_NAMES, *table.columns), rows))


def _edges(network: Network, language: Language) -> Iterator[str]:
    table = edges(network)
    taken = {clean(node.id) for node in network.nodes}
    return _in_data(
        objects((*_TIES, *table.columns), _ties(table.rows, taken, language))
    )


def _ties(
    rows: Iterable[Row], taken: Container[str], language: Language
) -> Iterator[Row]:
    """Yield *rows* with what Cytoscape wants besides; no id is one of those *taken*."""
    for row in rows:
        iri, rel = row[0], row[3] or ""
        name = f"{iri}#tie" if iri in taken else iri
        yield iri, rel, rel, called(str(rel), language), name, *row[1:]


def _in_data(things: Iterable[str]) -> Iterator[str]:
    return (f'{{"data": {thing}}}' for thing in things)
