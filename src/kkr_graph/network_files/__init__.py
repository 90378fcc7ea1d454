"""Write a network as a file that other programs open; one module for each format.

The same network in the same language gives the same bytes.  What is not known is left
out, and nothing that a text holds can break a file.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files import (
    csv,
    cyjs,
    dot,
    gexf,
    graphml,
    graphml_yed,
    jsonld,
    mermaid,
    neo4j,
    parquet,
    xlsx,
)
from kkr_graph.network_files.drawn import DRAWN
from kkr_graph.network_files.format import Format as Format

_ALL: Final = (
    Format(
        "graphml",
        graphml.write,
        ".graphml",
        "application/graphml+xml",
        Words(
            "igraph, networkx, Cytoscape og Gephi",
            "igraph, networkx, Cytoscape and Gephi",
        ),
    ),
    Format(
        "graphml-yed",
        graphml_yed.write,
        ".graphml",
        "application/graphml+xml",
        Words("yEd, med synlige navne", "yEd, with names that show"),
    ),
    Format(
        "gexf",
        gexf.write,
        ".gexf",
        "application/gexf+xml",
        Words("Gephi, med tidslinje", "Gephi, with a timeline"),
    ),
    Format(
        "cyjs",
        cyjs.write,
        ".cyjs",
        "application/json",
        Words("Cytoscape og Cytoscape.js", "Cytoscape and Cytoscape.js"),
    ),
    Format(
        "dot",
        dot.write,
        ".dot",
        "text/vnd.graphviz",
        Words("Graphviz", "Graphviz"),
    ),
    Format(
        "mermaid",
        mermaid.write,
        ".mmd",
        "text/vnd.mermaid",
        Words(
            "billeder i Markdown, fx på GitHub",
            "pictures in Markdown, as on GitHub",
        ),
        most_edges=mermaid.MOST_EDGES,
        instead=mermaid.INSTEAD,
    ),
    Format(
        "csv",
        csv.write,
        ".csv",
        "text/csv; charset=utf-8",
        Words(
            "regneark og egne programmer: én række pr. forbindelse",
            "spreadsheets and programs of one's own: a row for each edge",
        ),
    ),
    Format(
        "xlsx",
        xlsx.write,
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Words(
            "Excel: ark med noder, forbindelser og forklaring",
            "Excel: sheets of nodes, edges and what they are",
        ),
        text=False,
        most_nodes=xlsx.MOST_ROWS,
        most_edges=xlsx.MOST_ROWS,
        instead="csv",
    ),
    Format(
        "neo4j",
        neo4j.write,
        ".zip",
        "application/zip",
        Words(
            "Neo4j: CSV-filer til neo4j-admin database import",
            "Neo4j: CSV files for neo4j-admin database import",
        ),
        text=False,
    ),
    Format(
        "parquet",
        parquet.write,
        ".zip",
        "application/zip",
        Words(
            "pandas, polars, DuckDB og R: to Parquet-filer",
            "pandas, polars, DuckDB and R: two Parquet files",
        ),
        text=False,
        needs="pyarrow",
        instead="csv",
    ),
    Format(
        "jsonld",
        jsonld.write,
        ".jsonld",
        "application/ld+json",
        Words("JSON og RDF", "JSON and RDF"),
    ),
    *DRAWN,
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {form.name: form for form in _ALL}
)
"""Every format by its name."""


def write(network: Network, form: str, language: Language) -> bytes:
    """Return *network* in the format called *form*, one of ``FORMATS``.

    Raises what ``Format.check`` raises, before anything is written.
    """
    found = FORMATS[form]
    found.check(network)
    return found.write(network, language)
