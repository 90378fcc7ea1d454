"""Write a network as GEXF 1.3 for Gephi, with a timeline of what held when.

Gephi's intervals hold their last day, ours end on the first day that a tie holds no
longer; so ``end`` is the day before.  The days as the source has them are the data
``since`` and ``until``.  A period without an end has no ``end``, one without a
beginning no ``start``; a tie without either always holds.  What a tie is stands in
``kind``, so that Gephi keeps ties of different kinds between the same two apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean, on_one_line
from kkr_graph.network_files.graphml import directed
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import (
    Column,
    Kind,
    Row,
    Table,
    edges,
    nodes,
    written,
)
from kkr_graph.network_files.words import called
from kkr_graph.network_files.xml_text import DECLARATION, content, quoted

_TYPES: Final[Mapping[Kind, str]] = {
    "text": "string",
    "whole": "long",
    "decimal": "double",
    "truth": "boolean",
    "day": "string",
}
_QUOTED: Final[Mapping[type, Callable[[Any], str]]] = {
    str: quoted,
    **dict.fromkeys((int, float, bool, date), lambda value: f'"{written(value)}"'),
}
_A_DAY: Final = timedelta(days=1)
_OPEN: Final = '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
_NODE_DATA: Final = 2  # id and label are said by the node itself
_EDGE_DATA: Final = 3  # id, source and target by the edge itself
_WEIGHT: Final = 6


def write(network: Network, language: Language) -> bytes:
    """Return *network* as GEXF; what its ties are called, in *language*."""
    return joined(_lines(network, language))


def _lines(network: Network, language: Language) -> Iterator[str]:
    of_nodes, of_edges = nodes(network), edges(network)
    edge_data = _without_weight(of_edges.columns)
    title = on_one_line(clean(network.title.say(language)))
    on = f" ({network.on.isoformat()})" if network.on else ""
    yield DECLARATION + _OPEN
    yield "  <meta>\n    <creator>KKR Graph</creator>\n"
    yield f"    <description>{content(title)}{on}</description>\n  </meta>\n"
    yield f'  <graph defaultedgetype="{directed(network)}" idtype="string"'
    yield ' mode="dynamic" timeformat="date" timerepresentation="interval">\n'
    yield from _declared("node", of_nodes.columns[_NODE_DATA:])
    yield from _declared("edge", edge_data)
    yield f'    <nodes count="{len(network.nodes)}">\n'
    yield from _nodes(of_nodes)
    yield f'    </nodes>\n    <edges count="{len(network.edges)}">\n'
    yield from _edges(of_edges, edge_data, language)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(where: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'    <attributes class="{where}" mode="static">\n'
    for column in columns:
        yield (
            f'      <attribute id="{column.name}" title="{column.name}"'
            f' type="{_TYPES[column.kind]}"/>\n'
        )
    yield "    </attributes>\n"


def _without_weight(row: tuple[Column, ...]) -> tuple[Column, ...]:
    return (*row[_EDGE_DATA:_WEIGHT], *row[_WEIGHT + 1 :])


def _nodes(table: Table) -> Iterator[str]:
    opens = _opens(table.columns[_NODE_DATA:])
    for row in table.rows:
        iri, label = str(row[0]), str(row[1] or row[0])
        yield f"      <node id={quoted(iri)} label={quoted(label)}>\n"
        yield f"{_values(opens, row[_NODE_DATA:])}      </node>\n"


def _edges(
    table: Table, columns: tuple[Column, ...], language: Language
) -> Iterator[str]:
    opens = _opens(columns)
    for row in table.rows:
        iri, source, target, rel, since, until, weight, *extra = row
        kind = str(rel or "")
        yield (
            f"      <edge id={quoted(str(iri))} source={quoted(str(source))}"
            f" target={quoted(str(target))} label={quoted(called(kind, language))}"
            f' kind={quoted(kind)} weight="{weight}"{_interval(since, until)}>\n'
            f"{_values(opens, (rel, since, until, *extra))}      </edge>\n"
        )


def _interval(since: object, until: object) -> str:
    """Return the period in which a tie holds; nothing if it ends before it begins."""
    start = since if isinstance(since, date) else None
    end = until if isinstance(until, date) else None
    if end == date.min or (start and end and end <= start):
        return ""
    said = f' start="{start}"' if start else ""
    return f'{said} end="{end - _A_DAY}"' if end else said


def _opens(columns: Iterable[Column]) -> tuple[str, ...]:
    return tuple(
        f'          <attvalue for="{column.name}" value=' for column in columns
    )


def _values(opens: tuple[str, ...], row: Row) -> str:
    said = "".join(
        [
            f"{start}{_QUOTED[type(cell)](cell)}/>\n"
            for start, cell in zip(opens, row, strict=True)
            if cell is not None
        ]
    )
    return f"        <attvalues>\n{said}        </attvalues>\n" if said else ""
