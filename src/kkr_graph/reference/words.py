"""The words of ``kkr.ttl``: each class and property with all that is said of it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import questions, shapes
from kkr_graph.headers import Words
from kkr_graph.reference.entries import Asked, Kind, Link, Term
from kkr_graph.reference.rules import by_term
from kkr_graph.reference.statements import OWL, PROPERTIES, Statements
from kkr_graph.vocabulary import BASE, DEF

_ONTOLOGY: Final = f"{BASE}def"
_NAME: Final = re.compile(r"\bkkr:([A-Za-z][A-Za-z0-9]*)")
_COMMENT: Final = re.compile(r"^\s*#.*$", re.MULTILINE)
_KINDS: Final[Mapping[str, Kind]] = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "object property",
    f"{OWL}DatatypeProperty": "datatype property",
}
_CHARACTERISTICS: Final = re.compile(rf"{re.escape(OWL)}(\w+)Property")
_PLAIN: Final = frozenset({"object", "datatype", "annotation"})


def terms(uses: Mapping[str, int]) -> list[Term]:
    """Return every word that is ours, by IRI, with how often the data *uses* it."""
    said = Statements.of_words()
    own = said.subjects("isDefinedBy", _ONTOLOGY)
    return [_term(said, iri, uses) for iri in own if iri.startswith(DEF)]


def _term(said: Statements, iri: str, uses: Mapping[str, int]) -> Term:
    types = said.objects(iri, "type")
    kind = next(kind for type_, kind in _KINDS.items() if type_ in types)
    wider = "subClassOf" if kind == "class" else "subPropertyOf"
    return Term(
        iri=iri,
        name=iri.removeprefix(DEF),
        label=said.words(iri, "label") or Words("", ""),
        definition=said.words(iri, "definition"),
        scope_note=said.words(iri, "scopeNote"),
        uses=uses.get(iri, 0),
        kind=kind,
        examples=said.texts(iri, "example"),
        sources=said.links(iri, "source"),
        above=said.links(iri, wider),
        below=_pointing(said, wider, iri),
        apart=tuple(map(said.link, _disjoint().get(iri, ()))),
        domain=said.links(iri, "domain"),
        range=said.links(iri, "range"),
        of=_pointing(said, "domain", iri),
        to=_pointing(said, "range", iri),
        characteristics=tuple(_characteristics(types)),
        questions=_asked().get(iri.removeprefix(DEF), ()),
        rules=by_term().get(iri, ()),
    )


def _pointing(said: Statements, name: str, iri: str) -> tuple[Link, ...]:
    return tuple(map(said.link, said.subjects(name, iri)))


def _characteristics(types: list[str]) -> Iterator[str]:
    for type_ in types:
        if (found := _CHARACTERISTICS.fullmatch(type_)) is not None:
            name = found[1].lower()
            if name not in _PLAIN:
                yield name


@cache
def _disjoint() -> Mapping[str, tuple[str, ...]]:
    """Return the classes that each class excludes, by IRI."""
    graph = Statements.of_words().graph
    found: dict[str, set[str]] = {}
    listing = graph.quads_for_pattern(None, ox.NamedNode(PROPERTIES["members"]), None)
    for quad in listing:
        if isinstance(quad.object, ox.Triple):
            continue
        members = {
            node.value
            for node in shapes.members(graph, quad.object)
            if isinstance(node, ox.NamedNode)
        }
        for iri in members:
            found.setdefault(iri, set()).update(members - {iri})
    return {iri: tuple(sorted(others)) for iri, others in found.items()}


@cache
def _asked() -> Mapping[str, tuple[Asked, ...]]:
    """Return the questions of the library that use each word, by its name."""
    found: dict[str, list[Asked]] = {}
    for question in questions.all():
        asked = Asked(question.name, question.summary)
        for name in sorted(set(_NAME.findall(_COMMENT.sub("", question.sparql)))):
            found.setdefault(name, []).append(asked)
    return {name: tuple(those) for name, those in found.items()}
