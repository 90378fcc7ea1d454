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
from kkr_graph.network_files import csv, graphml
from kkr_graph.network_files.format import Format as Format

FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format(
                "graphml",
                graphml.write,
                ".graphml",
                "application/graphml+xml",
                Words("igraph, networkx, Cytoscape", "igraph, networkx, Cytoscape"),
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
        )
    }
)
"""Every format by its name."""


def write(network: Network, form: str, language: Language) -> bytes:
    """Return *network* in the format called *form*, one of ``FORMATS``.

    Raises what ``Format.check`` raises, before anything is written.
    """
    found = FORMATS[form]
    found.check(network)
    return found.write(network, language)
