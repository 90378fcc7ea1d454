"""Descriptions as Turtle: sorted, each statement once, with the prefixes they use."""

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from kkr_graph import graph_forms

_MORE: Final[Mapping[str, str]] = {
    "dcatap": "http://data.europa.eu/r5r/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "prov": "http://www.w3.org/ns/prov#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return *triples* as Turtle, the same bytes in whatever order they come."""
    ordered = sorted({*triples}, key=str)
    said = "\n".join(map(str, ordered))
    prefixes = graph_forms.used(ordered) | {
        name: iri for name, iri in _MORE.items() if f"<{iri}" in said
    }
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
