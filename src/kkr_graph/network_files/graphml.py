"""Write a network as GraphML 1.0, as igraph, networkx, Cytoscape and Gephi read it.

Valid by the schema of GraphML, whose ids take no slash: they are short, and the IRI
of each thing is its data ``iri``.  GraphML has no type for days; they are text, as
2025-09-02.
Labels that yEd shows are in ``graphml_yed``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.short_ids import ShortIds
from kkr_graph.network_files.tables import (
    EDGE,
    WRITTEN,
    Column,
    Kind,
    Row,
    Table,
    edges,
    nodes,
)
from kkr_graph.network_files.xml_text import DECLARATION, content

TYPES: Final[Mapping[Kind, str]] = {
    "text": "string",
    "whole": "long",
    "decimal": "double",
    "truth": "boolean",
    "day": "string",
}
_OPEN: Final = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_CONTENT: Final[Mapping[type, Callable[[Any], str]]] = {**WRITTEN, str: content}
_IRI: Final = Column("iri", "text")
_ENDS: Final = EDGE[:3]


def write(network: Network, language: Language) -> bytes:
    """Return *network* as GraphML, its title in *language*."""
    return joined(_lines(network, language))


def keys(where: str, columns: Iterable[Column]) -> str:
    """Return the declarations of *columns*, of every ``node`` or ``edge``."""
    return "".join(
        f'  <key id="{where}.{column.name}" for="{where}"'
        f' attr.name="{column.name}" attr.type="{TYPES[column.kind]}"/>\n'
        for column in columns
    )


def about(network: Network, language: Language) -> Iterator[tuple[Column, str]]:
    """Yield what is said of *network* as a whole."""
    yield Column("name", "text"), clean(network.name)
    yield Column("title", "text"), clean(network.title.say(language))
    if network.on:
        yield Column("on", "day"), network.on.isoformat()


def data(where: str, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Return how the data of each of *columns* opens."""
    return tuple(f'      <data key="{where}.{column.name}">' for column in columns)


def cells(opens: tuple[str, ...], row: Row) -> str:
    """Return what is known of one row as data, each opened by its own of *opens*."""
    return "".join(
        [
            f"{start}{_CONTENT[type(cell)](cell)}</data>\n"
            for start, cell in zip(opens, row, strict=True)
            if cell is not None
        ]
    )


def _lines(network: Network, language: Language) -> Iterator[str]:
    of_nodes, of_edges = nodes(network), edges(network)
    said = list(about(network, language))
    yield DECLARATION + _OPEN
    yield keys("graph", (column for column, _ in said))
    yield keys("node", (_IRI, *of_nodes.columns[1:]))
    yield keys("edge", (_IRI, *of_edges.columns[len(_ENDS) :]))
    yield f'  <graph edgedefault="{directed(network)}">\n'
    for column, text in said:
        yield f'    <data key="graph.{column.name}">{content(text)}</data>\n'
    ids: dict[str, str] = {}
    yield from _nodes(of_nodes, ids)
    yield from _edges(of_edges, ids)
    yield "  </graph>\n</graphml>\n"


def directed(network: Network) -> str:
    """Return what an edge of *network* is if it does not say so itself."""
    return "directed" if network.directed else "undirected"


def _nodes(table: Table, ids: dict[str, str]) -> Iterator[str]:
    """Yield the nodes; put the id that each IRI was given into *ids*."""
    opens = data("node", (_IRI, *table.columns[1:]))
    short = ShortIds()
    for row in table.rows:
        iri = str(row[0])
        ids[iri] = short.new(iri)
        yield f'    <node id="{ids[iri]}">\n{cells(opens, row)}    </node>\n'


def _edges(table: Table, ids: Mapping[str, str]) -> Iterator[str]:
    opens = data("edge", (_IRI, *table.columns[len(_ENDS) :]))
    short = ShortIds()
    for iri, source, target, *rest in table.rows:
        yield (
            f'    <edge id="{short.new(str(iri))}" source="{ids[str(source)]}"'
            f' target="{ids[str(target)]}">\n'
            f"{cells(opens, (iri, *rest))}    </edge>\n"
        )
