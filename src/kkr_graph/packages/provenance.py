"""``provenance.ttl``: who made the release, with what, of what, after which (PROV)."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.catalogue import Publisher
from kkr_graph.catalogue.terms import spoken
from kkr_graph.facts import Facts
from kkr_graph.packages.contents import Contents
from kkr_graph.triples import DCT, PROV, link, node, plain, typed
from kkr_graph.vocabulary import BASE

_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"


def describe(
    contents: Contents, publisher: Publisher, program: str
) -> Iterator[ox.Triple]:
    """Yield where the release of *contents* comes from; every node has a name.

    *program* is the name and the version of what made it.
    """
    iri = owners.release(contents.council, contents.release.name)
    making, tool = f"{iri}#making", f"{BASE}program/{program.replace(' ', '/')}"
    yield node(iri, f"{PROV}Entity")
    yield node(iri, f"{PROV}Collection")
    yield plain(iri, _VERSION, contents.release.name)
    yield typed(iri, f"{PROV}generatedAtTime", contents.release.made, "dateTime")
    yield link(iri, f"{PROV}wasGeneratedBy", making)
    yield link(iri, f"{PROV}wasAttributedTo", publisher.iri)
    if contents.previous is not None:
        before = owners.release(contents.council, contents.previous)
        yield link(iri, f"{PROV}wasRevisionOf", before)
        yield node(before, f"{PROV}Entity")
        yield plain(before, _VERSION, contents.previous)
    yield from _making(contents, making, tool, publisher)
    yield node(publisher.iri, f"{PROV}Agent")
    yield node(publisher.iri, f"{PROV}Organization")
    yield from spoken(publisher.iri, _LABEL, publisher.name)
    yield node(tool, f"{PROV}SoftwareAgent")
    yield plain(tool, _LABEL, program)
    yield plain(tool, _VERSION, program.rpartition(" ")[2])
    for one in contents.facts:
        yield link(iri, f"{PROV}hadMember", one.graph)
        yield from _graph(one, publisher)


def _making(
    contents: Contents, making: str, tool: str, publisher: Publisher
) -> Iterator[ox.Triple]:
    yield node(making, f"{PROV}Activity")
    yield typed(making, f"{PROV}endedAtTime", contents.release.made, "dateTime")
    yield link(making, f"{PROV}wasAssociatedWith", publisher.iri)
    yield link(making, f"{PROV}wasAssociatedWith", tool)
    for one in (*contents.facts, *contents.common):
        yield link(making, f"{PROV}used", one.graph)


def _graph(one: Facts, publisher: Publisher) -> Iterator[ox.Triple]:
    """Yield whose a graph is, and which paper it was read from, if it says so."""
    yield node(one.graph, f"{PROV}Entity")
    yield link(one.graph, f"{PROV}wasAttributedTo", publisher.iri)
    for triple in one.triples:
        if (
            triple.predicate.value == f"{DCT}source"
            and triple.subject == ox.NamedNode(one.graph)
            and isinstance(triple.object, ox.NamedNode)
        ):
            yield link(one.graph, f"{PROV}wasDerivedFrom", triple.object.value)
