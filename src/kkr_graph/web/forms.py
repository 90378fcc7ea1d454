"""The forms an answer can take, and the media types that ask for them."""

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kkr_graph.graph_forms import GRAPHS, PREFIXES

__all__ = [
    "ANSWERS",
    "DATASETS",
    "FORMATS",
    "GRAPHS",
    "PREFIXES",
    "RESULTS",
    "content_type",
]

RESULTS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}

DATASETS: Final[Mapping[str, ox.RdfFormat]] = {
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}

ANSWERS: Final[Mapping[str, str]] = {
    "application/json": "json",
    "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}

# What a form or a link calls the forms, where it cannot say what it accepts.
FORMATS: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
}

_WRITTEN_IN_UTF8: Final = ("text/",)


def content_type(media: str) -> str:
    """Return the Content-Type of an answer in *media*.

    >>> content_type("text/turtle"), content_type("application/n-triples")
    ('text/turtle; charset=utf-8', 'application/n-triples')
    """
    return f"{media}; charset=utf-8" if media.startswith(_WRITTEN_IN_UTF8) else media
