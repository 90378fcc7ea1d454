"""Write a network as GraphML for yEd, with names and ties that show when it opens.

yEd reads what is drawn from elements of its own; the data of ``graphml`` is there too,
under yEd's properties.  Nodes stand in rows, so that none lies on another before the
reader has chosen a layout.  A holder that no source names has another shape and a
dashed border.
"""

import math
from collections.abc import Iterator
from typing import Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files import graphml
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.short_ids import ShortIds
from kkr_graph.network_files.tables import Column, Table, edges, nodes
from kkr_graph.network_files.words import called
from kkr_graph.network_files.xml_text import DECLARATION, content

_OPEN: Final = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:y="http://www.yworks.com/xml/graphml" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
  <key id="node.drawn" for="node" yfiles.type="nodegraphics"/>
  <key id="edge.drawn" for="edge" yfiles.type="edgegraphics"/>
"""
_HIGH, _APART = 30.0, 40.0
_LETTER: Final = 7.0  # points of width, at the size of letters that yEd begins with
_NARROWEST, _WIDEST = 60.0, 320.0
_KNOWN: Final = (
    """\
          <y:Fill color="#F5F5F5" transparent="false"/>
          <y:BorderStyle color="#1A1A1A" type="line" width="1.0"/>
""",
    '          <y:Shape type="roundrectangle"/>\n',
)
_UNKNOWN: Final = (
    """\
          <y:Fill color="#FFFFFF" transparent="false"/>
          <y:BorderStyle color="#1A1A1A" type="dashed" width="2.0"/>
""",
    '          <y:Shape type="ellipse"/>\n',
)
"""What stands before the name in yEd's elements, and what stands after it."""
_IRI: Final = Column("iri", "text")


def write(network: Network, language: Language) -> bytes:
    """Return *network* as GraphML for yEd; title and ties in *language*."""
    return joined(_lines(network, language))


def _lines(network: Network, language: Language) -> Iterator[str]:
    of_nodes, of_edges = nodes(network), edges(network)
    said = list(graphml.about(network, language))
    yield DECLARATION + _OPEN
    yield graphml.keys("graph", (column for column, _ in said))
    yield graphml.keys("node", (_IRI, *of_nodes.columns[1:]))
    yield graphml.keys("edge", (_IRI, *of_edges.columns[3:]))
    yield f'  <graph edgedefault="{graphml.directed(network)}">\n'
    for column, text in said:
        yield f'    <data key="graph.{column.name}">{content(text)}</data>\n'
    ids: dict[str, str] = {}
    yield from _nodes(of_nodes, ids, math.isqrt(len(network.nodes)) + 1)
    yield from _edges(of_edges, ids, language, head="standard" * network.directed)
    yield "  </graph>\n</graphml>\n"


def _nodes(table: Table, ids: dict[str, str], in_a_row: int) -> Iterator[str]:
    """Yield the nodes, *in_a_row* beside each other; put their ids into *ids*."""
    opens = graphml.data("node", (_IRI, *table.columns[1:]))
    short = ShortIds()
    for number, row in enumerate(table.rows):
        iri, label, _, unknown, *_ = row
        name = ids[str(iri)] = short.new(str(iri))
        text = str(label or iri)
        lines = text.split("\n")
        wide = min(max(_LETTER * max(map(len, lines)) + 20, _NARROWEST), _WIDEST)
        high = _HIGH * len(lines)
        across, down = number % in_a_row, number // in_a_row
        before, after = _UNKNOWN if unknown else _KNOWN
        yield (
            f'    <node id="{name}">\n{graphml.cells(opens, row)}'
            '      <data key="node.drawn">\n        <y:ShapeNode>\n'
            f'          <y:Geometry x="{across * (_WIDEST + _APART)}"'
            f' y="{down * (_HIGH + _APART)}" width="{wide}" height="{high}"/>\n'
            f"{before}          <y:NodeLabel>{content(text)}</y:NodeLabel>\n{after}"
            "        </y:ShapeNode>\n      </data>\n    </node>\n"
        )


def _edges(
    table: Table, ids: dict[str, str], language: Language, head: str
) -> Iterator[str]:
    """Yield the edges; *head* is the kind of arrow at the target, empty for none."""
    opens = graphml.data("edge", (_IRI, *table.columns[3:]))
    short = ShortIds()
    for iri, source, target, *rest in table.rows:
        label = called(str(rest[0] or ""), language)
        yield (
            f'    <edge id="{short.new(str(iri))}" source="{ids[str(source)]}"'
            f' target="{ids[str(target)]}">\n{graphml.cells(opens, (iri, *rest))}'
            '      <data key="edge.drawn">\n        <y:PolyLineEdge>\n'
            '          <y:LineStyle color="#1A1A1A" type="line" width="1.0"/>\n'
            f'          <y:Arrows source="none" target="{head or "none"}"/>\n'
            f"          <y:EdgeLabel>{content(label)}</y:EdgeLabel>\n"
            "        </y:PolyLineEdge>\n      </data>\n    </edge>\n"
        )
