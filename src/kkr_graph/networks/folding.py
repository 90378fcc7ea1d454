"""Fold ties into a network: names for IRIs, citations for passages, all in order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import citations, labels
from kkr_graph.names import key
from kkr_graph.network import Edge, Network, Node, Value
from kkr_graph.networks import things
from kkr_graph.networks.attributes import Raw, typed
from kkr_graph.networks.scope import Heading, Scope, title
from kkr_graph.networks.ties import Tie

if TYPE_CHECKING:
    from kkr_graph.citations import Citation
    from kkr_graph.store import Store

_NAMED: Final = ("matter", "person", "reason", "role", "status")


def fold(
    store: "Store",
    heading: Heading,
    scope: Scope,
    ties: Sequence[Tie],
    lone: Iterable[str] = (),
) -> Network:
    """Return the network of *ties*, each of which is an edge.

    *lone* are the things that are there though nothing is tied to them.
    """
    iris = {
        iri
        for tie in ties
        if tie.facts
        for column in _NAMED
        if (iri := tie.facts.get(column))
    }
    named = labels.of_things(store, map(NamedNode, iris), scope.language)
    cited = cite(store, ties, scope)
    edges = [_edge(tie, named, cited) for tie in ties]
    known = {*lone, *(tie.target for tie in ties)}
    known |= {tie.source for tie in ties if tie.source}
    nodes = [
        *things.nodes(store, sorted(known), scope.language),
        *(
            things.unknown(tie.id, scope.language, _said(tie, "reason", named))
            for tie in ties
            if tie.source is None
        ),
    ]
    return assemble(store, heading, scope, nodes, edges)


def assemble(
    store: "Store",
    heading: Heading,
    scope: Scope,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
) -> Network:
    """Return the network of *nodes* and *edges*, in the order of their ids."""
    return Network(
        heading.name,
        title(store, scope, heading.words),
        tuple(sorted(nodes, key=lambda node: node.id)),
        tuple(sorted(edges, key=lambda edge: edge.id)),
        scope.on,
        directed=heading.directed,
    )


def cite(
    store: "Store", ties: Iterable[Tie], scope: Scope
) -> dict[str, dict[str, Value]]:
    """Return, by passage, what an edge that rests on it says of its source."""
    passages = {tie.passage for tie in ties if tie.passage}
    found = citations.of(store, map(NamedNode, passages), scope.language)
    return {
        passage: _source(citation, scope) for passage, citation in sorted(found.items())
    }


def join(texts: Iterable[str]) -> str:
    """Return *texts* in one, each once, in their order."""
    return "; ".join(dict.fromkeys(texts))


def _source(citation: "Citation", scope: Scope) -> dict[str, Value]:
    return typed(
        {
            "citation": citation.short(scope.language),
            "document": citation.title or key(citation.document),
            "page": citation.page,
            "passage": citation.passage,
        }
    )


def _edge(
    tie: Tie, named: Mapping[str, str], cited: Mapping[str, Mapping[str, Value]]
) -> Edge:
    said: dict[str, Raw] = {}
    facts = tie.facts or {}
    for name in _NAMED:
        if name in facts and name != "reason":  # that is of the holder
            said[name] = named.get(facts[name], key(facts[name]))
    if "printed" in facts:
        said["role"] = facts["printed"]
    if "seats" in facts:
        said["seats"] = _number(facts["seats"])
    return Edge(
        tie.id,
        tie.source or tie.id,
        tie.target,
        tie.rel,
        tie.since,
        tie.until,
        attributes={**cited.get(tie.passage or "", {}), **typed(said)},
    )


def _said(tie: Tie, name: str, named: Mapping[str, str]) -> str | None:
    iri = tie.fact(name)
    return named.get(iri, key(iri)) if iri else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
