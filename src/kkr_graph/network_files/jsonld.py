"""Write a network as JSON-LD: plain JSON for programs, RDF for whoever reads it so.

Nodes are things of ours, with their class and their name.  A tie is said of, not said:
``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` of its own IRI, with its days, so
that a lead that has ended never reads as one that holds.  What only a network has
(weight, attributes) is named below ``…/network#``.  The context stands in the file.
Somebody whom no source names is not the role that he or she holds: ``…#holder``.

The keys are also those of node-link JSON, which networkx and d3 read.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean
from kkr_graph.network_files.json_text import ENCODE, about, listed, objects
from kkr_graph.network_files.pieces import joined
from kkr_graph.network_files.tables import Column, Kind, Row, Table, edges, nodes
from kkr_graph.network_files.words import known
from kkr_graph.vocabulary import BASE, DEF

NETWORK: Final = f"{BASE}network#"
HOLDER: Final = "#holder"
_KINDS: Final[Mapping[Kind, str]] = {"decimal": "xsd:double", "day": "xsd:date"}
_ALWAYS: Final[Mapping[str, Any]] = {
    "@version": 1.1,
    "@vocab": NETWORK,
    "kkr": DEF,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "source": {"@id": "rdf:subject", "@type": "@id"},
    "target": {"@id": "rdf:object", "@type": "@id"},
    "on": {"@type": "xsd:date"},
}
_SAID: Final = frozenset({"id", "label", "source", "rel", "target"})
"""The columns that have words of RDF itself."""


def write(network: Network, language: Language) -> bytes:
    """Return *network* as JSON-LD; its title and names in *language*."""
    return joined(_lines(network, language))


def _lines(network: Network, language: Language) -> Iterator[str]:
    of_nodes, of_edges = nodes(network), edges(network)
    context = {
        **_ALWAYS,
        "label": {"@id": "rdfs:label", "@language": language},
        "title": {"@language": language},
        "rel": {
            "@id": "rdf:predicate",
            "@type": "@vocab",
            "@context": _terms(edge.rel for edge in network.edges),
        },
        **_terms(node.kind for node in network.nodes),
        "nodes": {"@context": _defined(of_nodes.columns)},
        "edges": {"@context": _defined(of_edges.columns)},
    }
    yield f'{{"@context": {ENCODE(context)},\n'
    for name, value in about(network, language).items():
        yield f'"{name}": {ENCODE(value)},\n'
    yield '"multigraph": true,\n"nodes": ['
    unknown = {clean(node.id) for node in network.nodes if node.unknown}
    yield from listed(_nodes(of_nodes))
    yield '\n],\n"edges": ['
    yield from listed(_edges(of_edges, unknown))
    yield "\n]}\n"


def _terms(words: Iterable[str]) -> dict[str, str]:
    """Return the IRI of each of *words* that the ontology has."""
    return {word: f"kkr:{word}" for word in sorted(known().intersection(words))}


def _defined(columns: Iterable[Column]) -> dict[str, Any]:
    """Return the IRI of each of *columns*, and the datatype where JSON has none."""
    return {
        column.name: {"@id": f"{NETWORK}{column.name}", **_typed(column.kind)}
        for column in columns
        if column.name not in _SAID
    }


def _typed(kind: Kind) -> dict[str, str]:
    return {"@type": _KINDS[kind]} if kind in _KINDS else {}


def _nodes(table: Table) -> Iterator[str]:
    first, *rest = table.columns
    columns = (first, Column("type", "text"), *rest)
    return objects(columns, _as_holders(table))


def _as_holders(table: Table) -> Iterator[Row]:
    """Yield the nodes with their class; who is not known, under another IRI."""
    for row in table.rows:
        iri, label, kind, unknown, *rest = row
        name = f"{iri}{HOLDER}" if unknown else iri
        yield name, kind if kind in known() else None, label, kind, unknown, *rest


def _edges(table: Table, unknown: Container[str]) -> Iterator[str]:
    """Yield the edges; those of whom *unknown* holds stand under another IRI."""
    rows = _of_holders(table.rows, unknown) if unknown else table.rows
    return objects(table.columns, rows)


def _of_holders(rows: Iterable[Row], unknown: Container[str]) -> Iterator[Row]:
    for row in rows:
        iri, source, target, *rest = row
        if source in unknown or target in unknown:
            ends = [f"{x}{HOLDER}" if x in unknown else x for x in (source, target)]
            yield iri, *ends, *rest
        else:
            yield row
