"""Write a network as Cytoscape.js JSON (.cyjs), for Cytoscape and for the web.

Cytoscape shows ``name`` at a node and takes ``interaction`` for what a tie is; every
edge has an id of its own, so that parallel ties stay apart.  Nodes and edges share
their ids there: the tie of an unknown holder, who has the IRI of the role, is told
apart by ``#tie``; its IRI as it is stands in ``iri``.  Days are text, 2025-09-02.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.json_text import ENCODE, about, as_json, listed
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import Table, edges, nodes
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


def _nodes(table: Table) -> Iterator[Mapping[str, Any]]:
    names = tuple(column.name for column in table.columns)
    for row in table.rows:
        label = row[1] or row[0]
        yield {"data": as_json(names, row) | {"name": label, "shared_name": label}}


def _edges(network: Network, language: Language) -> Iterator[Mapping[str, Any]]:
    table = edges(network)
    taken = {clean(node.id) for node in network.nodes}
    names = tuple(column.name for column in table.columns)
    for row in table.rows:
        iri, rel = str(row[0]), str(row[3] or "")
        said = {
            "id": f"{iri}#tie" if iri in taken else iri,
            "iri": iri,
            "interaction": rel,
            "shared_interaction": rel,
            "label": called(rel, language),
        }
        yield {"data": as_json(names, row) | said}
