"""Write a network as Cytoscape.js JSON (.cyjs), for Cytoscape and for the web.

Cytoscape shows ``name`` at a node and takes ``interaction`` for what a tie is; every
edge has an id of its own, so that parallel ties stay apart.  Nodes and edges share
their ids there: the tie of an unknown holder, who has the IRI of the role, is told
apart by ``#tie``; its IRI as it is stands in ``iri``.  Days are text, 2025-09-02.
"""

from collections.abc import Iterator

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.json_text import ENCODE, about, listed, openings, values
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


def _nodes(table: Table) -> Iterator[str]:
    opens = openings(table.columns[1:])
    for row in table.rows:
        label = ENCODE(row[1] or row[0])
        yield (
            f'{{"data": {{"id": {ENCODE(row[0])}, "name": {label},'
            f' "shared_name": {label}{values(opens, row[1:])}}}}}'
        )


def _edges(network: Network, language: Language) -> Iterator[str]:
    table = edges(network)
    opens = openings(table.columns[3:])
    taken = {clean(node.id) for node in network.nodes}
    for row in table.rows:
        iri, source, target, rel, *_ = row
        kind, said = ENCODE(rel or ""), ENCODE(called(str(rel or ""), language))
        yield (
            f'{{"data": {{"id": {ENCODE(f"{iri}#tie" if iri in taken else iri)},'
            f' "iri": {ENCODE(iri)}, "source": {ENCODE(source)},'
            f' "target": {ENCODE(target)}, "interaction": {kind},'
            f' "shared_interaction": {kind}, "label": {said}'
            f"{values(opens, row[3:])}}}}}"
        )
