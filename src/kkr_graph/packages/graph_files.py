"""The graphs of a package as RDF: for machines, for people, and for who knows JSON."""

from collections.abc import Iterable

from kkr_graph import jsonld
from kkr_graph.facts import Facts
from kkr_graph.resources import ONTOLOGY
from kkr_graph.turtle_writer import trig


def canonical(facts: Iterable[Facts]) -> bytes:
    """Return the graphs as canonical N-Quads (RDFC-1.0), each line once.

    The order is that of the code points of the lines; no graph of ours has blank nodes.
    """
    lines = {f"{triple} <{one.graph}> .\n" for one in facts for triple in one.triples}
    return "".join(sorted(lines)).encode()


def readable(facts: Iterable[Facts]) -> bytes:
    """Return the graphs as TriG, in the style of what is written by hand."""
    return trig({one.graph: one.triples for one in facts})


def linked(facts: Iterable[Facts]) -> bytes:
    """Return the graphs as JSON-LD that brings what it needs of the context along."""
    return jsonld.write_graphs({one.graph: one.triples for one in facts})


def context() -> bytes:
    """Return the whole context of the JSON-LD, as it is published."""
    return (ONTOLOGY / "context.jsonld").read_bytes()
