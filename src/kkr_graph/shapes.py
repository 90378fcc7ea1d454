"""Read the shapes of ``ontology/shapes/``: what must hold, and what to say if not.

In: the Turtle files.  Out: two kinds of set, *class shapes*, which hold for all sources
together, and the *shapes of a stage*, which hold for one source alone.  A set keeps its
rules in the two forms the checker runs: the core of SHACL as text for a validator, and
each SPARQL rule as one query over the whole graph.  What a rule demands is settled in
the Turtle alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph import resources
from kkr_graph.language import Language

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Severity: TypeAlias = Literal["Violation", "Warning", "Info"]

SH: Final = "http://www.w3.org/ns/shacl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"

_ABOVE: Final = ox.NamedNode(f"{RDFS}subClassOf")

# Read with every set: they aim at nothing by themselves.
_COMMON = ("prefixes.ttl", "lists.ttl", "parts.ttl")


@dataclass(frozen=True)
class Shape:
    """One rule.

    path    the predicate, or several joined by ``|``; None for a rule on the node
    query   the SPARQL rule as one query over the whole graph; None for a core rule
    """

    iri: str
    severity: Severity
    messages: Mapping[Language, str]
    path: str | None = None
    query: str | None = None

    @property
    def name(self) -> str:
        """The rule's name, for example ``Lead-role``."""
        return self.iri.rpartition("#")[2]


@dataclass(frozen=True)
class Shapes:
    """A set of rules.

    rules  by IRI, each rule that a breach can name
    core   the rules without SPARQL, as N-Triples
    whole  all of it, as N-Triples, for an engine that runs SPARQL rules itself
    graph  all of it, as triples
    """

    rules: Mapping[str, Shape]
    core: str = field(repr=False)
    whole: str = field(repr=False)
    graph: ox.Store = field(repr=False)

    @property
    def queries(self) -> tuple[Shape, ...]:
        """The SPARQL rules."""
        return tuple(rule for rule in self.rules.values() if rule.query)


@cache
def of_classes() -> Shapes:
    """Return the rules that hold for all sources together."""
    folder = resources.ONTOLOGY / "shapes"
    return load(
        entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".ttl")
    )


@cache
def of_stage(stage: str) -> Shapes:
    """Return the rules that hold for one source alone; none for an unknown *stage*."""
    folder = resources.ONTOLOGY / "shapes"
    own = folder / "stages" / f"{stage}.ttl"
    if not own.is_file():
        return load(())
    files = [*(folder / name for name in _COMMON), own]
    return load(file.read_text("utf-8") for file in files)


@cache
def background() -> tuple[ox.Triple, ...]:
    """Return what every check may lean on: the ontology and its lists of concepts.

    With the superclasses that the shapes state for vocabularies we do not import;
    without nodes that have no name (lists of OWL), which no rule looks at.
    """
    files = [
        *resources.walk(resources.ONTOLOGY / "schemes", ".ttl"),
        resources.ONTOLOGY / "kkr.ttl",
    ]
    triples = [t for file in files for t in _parse(file.read_text("utf-8"))]
    stated = of_classes().graph.quads_for_pattern(None, _ABOVE, None)
    triples += [quad.triple for quad in stated]
    return tuple(triple for triple in triples if not _nameless(triple))


@cache
def superclasses() -> tuple[ox.Triple, ...]:
    """Return the part of the background that the rules of a stage lean on."""
    return tuple(triple for triple in background() if triple.predicate == _ABOVE)


def _nameless(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(
        triple.object, ox.BlankNode
    )


def load(texts: Iterator[str] | tuple[str, ...]) -> Shapes:
    """Return the set of rules that the Turtle *texts* state."""
    graph = ox.Store()
    for text in texts:
        graph.extend(_quads(text))
    everything = [quad.triple for quad in graph]
    by_query = {
        quad.object
        for quad in graph.quads_for_pattern(None, ox.NamedNode(f"{SH}sparql"), None)
    }
    core = [
        triple
        for triple in everything
        if triple.predicate.value != f"{SH}sparql" and triple.subject not in by_query
    ]
    return Shapes(
        rules={rule.iri: rule for rule in _rules(graph)},
        core=_ntriples(core),
        whole=_ntriples(everything),
        graph=graph,
    )


def _parse(text: str) -> Iterator[ox.Triple]:
    return (quad.triple for quad in _quads(text))


def _quads(text: str) -> Iterator[ox.Quad]:
    return ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)


def _ntriples(triples: list[ox.Triple]) -> str:
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return (lines or b"").decode()


def _rules(graph: ox.Store) -> Iterator[Shape]:
    speaking = {
        quad.subject
        for quad in graph.quads_for_pattern(None, ox.NamedNode(f"{SH}message"), None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    for shape in sorted(speaking, key=lambda shape: shape.value):
        stated = _one(graph, shape, "severity")
        constraint = _one(graph, shape, "sparql")
        yield Shape(
            iri=shape.value,
            severity=severity(stated.value if stated else ""),
            messages=_messages(graph, shape),
            path=_path(graph, _one(graph, shape, "path")),
            query=_query(graph, constraint) if constraint else None,
        )


def severity(name: str) -> Severity:
    """Return the severity of that *name* or IRI; a violation if nothing is said."""
    match name.removeprefix(SH):
        case "Warning":
            return "Warning"
        case "Info":
            return "Info"
        case _:
            return "Violation"


def _messages(graph: ox.Store, shape: ox.NamedNode) -> dict[Language, str]:
    said = [
        quad.object
        for quad in graph.quads_for_pattern(shape, ox.NamedNode(f"{SH}message"), None)
    ]
    by_tag = {
        term.language: term.value for term in said if isinstance(term, ox.Literal)
    }
    return {"da": by_tag.get("da", ""), "en": by_tag.get("en", "")}


def _path(graph: ox.Store, path: Node | None) -> str | None:
    if not isinstance(path, ox.BlankNode):
        return path.value if isinstance(path, ox.NamedNode) else None
    if (inverse := _one(graph, path, "inversePath")) is not None:
        return f"^{_path(graph, inverse)}"
    return "|".join(
        filter(None, (_path(graph, step) for step in alternatives(graph, path)))
    )


def alternatives(graph: ox.Store, path: ox.BlankNode) -> list[Node]:
    """Return the members of an ``sh:alternativePath``."""
    return members(graph, _one(graph, path, "alternativePath"))


def members(graph: ox.Store, head: Node | None) -> list[Node]:
    """Return the members of the RDF list that starts at *head*."""
    found: list[Node] = []
    while head is not None and head != ox.NamedNode(f"{RDF}nil"):
        found += objects(graph, head, f"{RDF}first")
        head = next(iter(objects(graph, head, f"{RDF}rest")), None)
    return found


def objects(graph: ox.Store, node: Node, predicate: str) -> list[Node]:
    """Return what *node* points to by *predicate*."""
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return []
    quads = graph.quads_for_pattern(node, ox.NamedNode(predicate), None)
    return [quad.object for quad in quads if not isinstance(quad.object, ox.Triple)]


def _one(graph: ox.Store, node: Node, name: str) -> Node | None:
    return next(iter(objects(graph, node, f"{SH}{name}")), None)


def _query(graph: ox.Store, constraint: Node) -> str:
    """Return the rule as a query that needs no focus node given beforehand."""
    select = _one(graph, constraint, "select")
    prefixes = _one(graph, constraint, "prefixes")
    if not isinstance(select, ox.Literal) or prefixes is None:
        return ""
    declared = [
        (_text(graph, one, "prefix"), _text(graph, one, "namespace"))
        for one in objects(graph, prefixes, f"{SH}declare")
    ]
    opening = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(declared))
    return opening + select.value.replace("$this", "?this")


def _text(graph: ox.Store, node: Node, name: str) -> str:
    value = _one(graph, node, name)
    return value.value if isinstance(value, ox.Literal) else ""
