"""Which properties a set of rules looks at: the rest need not be shown to it.

A rule that follows any property (``?value ?link $this``) looks at all of them, but only
where its first pattern holds; where no statement has that pattern's property, at none.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph.shapes import RDF, RDFS, Shape

_PREFIX: Final = re.compile(r"PREFIX\s+([\w-]+):\s*<([^>]*)>")
_IRI: Final = re.compile(r"<([^>]*)>")
_NAME: Final = re.compile(r"([\w-]+):([\w-]+)")
# ?value ?link $this .
_ANY_PROPERTY: Final = re.compile(
    r"[?$]\w+\s+[?$]\w+\s+(?:[?$]\w+|<[^>]*>|[\w-]*:[\w-]+)\s*[.;}]"
)
# ?this a ?kind, or a/rdfs:subClassOf*
_OPEN_KIND: Final = re.compile(r"\sa\s*[^\s\w<]|rdf:type|#type>|\ba\s*[|)]")
_FIRST: Final = re.compile(r"WHERE\s*\{\s*[?$]this\s+([\w-]+):([\w-]+)\s")
_ALWAYS: Final = frozenset({f"{RDF}type", f"{RDFS}subClassOf"})


@cache
def of_core(core: str) -> frozenset[str]:
    """Return the properties that the core rules *core* (N-Triples) may look at.

    Every IRI they name is one: rather one too many than one too few.
    """
    return _ALWAYS | frozenset(_IRI.findall(core))


@cache
def of_query(query: str) -> frozenset[str]:
    """Return the properties that a SPARQL rule names."""
    opening = dict(_PREFIX.findall(query))
    named = {f"{opening.get(prefix)}{name}" for prefix, name in _NAME.findall(query)}
    return _ALWAYS | named


@cache
def of_template(query: str) -> frozenset[str]:
    """Return the properties of what a CONSTRUCT makes; each is named by a prefix."""
    opening = dict(_PREFIX.findall(query))
    template = query.partition("CONSTRUCT")[2].partition("}")[0]
    return frozenset(f"{opening[one]}{name}" for one, name in _NAME.findall(template))


@cache
def is_open(query: str) -> bool:
    """Say whether a SPARQL rule follows any property."""
    return bool(_ANY_PROPERTY.search(query))


@cache
def names_kinds(query: str) -> bool:
    """Say whether a SPARQL rule asks by name, if it asks, what a node is."""
    return not _OPEN_KIND.search(query)


def of_queries(
    rules: Iterable[Shape], present: Collection[str]
) -> frozenset[str] | None:
    """Return the properties that the SPARQL *rules* may look at; None for any.

    *present* are the properties that the statements have.
    """
    queries = [rule.query for rule in rules if rule.query]
    opening = {_opening(query) for query in queries if is_open(query)}
    if "" in opening or not opening.isdisjoint(present):
        return None
    return frozenset[str]().union(*map(of_query, queries))


def seen_by(
    rules: Iterable[Shape], triples: Collection[ox.Triple]
) -> Iterable[ox.Triple]:
    """Return those of *triples* that the SPARQL *rules* may look at."""
    named = of_queries(rules, {one.predicate.value for one in triples})
    if named is None:
        return triples
    return (one for one in triples if one.predicate.value in named)


@cache
def _opening(query: str) -> str:
    """Return the property that a node must have for *query* to look at it."""
    if not (found := _FIRST.search(query)):
        return ""
    opening = dict(_PREFIX.findall(query))
    return f"{opening.get(found[1], '')}{found[2]}"
