"""Write triples as JSON-LD that people can read: names for IRIs, one text a language.

In: triples.  Out: compacted JSON-LD 1.1.  The names are those of
``ontology/context.jsonld``; the part that is used stands in the document itself, so
nobody has to fetch anything to read it.  Where a value does not fit what the context
says of its name, it is written in full: the same triples always come back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import pyoxigraph as ox

from kkr_graph.resources import ONTOLOGY

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ALWAYS: Final = ("@version", "id", "type")
_EXACT: Final = 2**53  # numbers beyond are not told apart by every reader of JSON


@dataclass(frozen=True, slots=True)
class _Name:
    """What the context says of a property.

    kind    IRI of the datatype its texts have; ``@id`` for IRIs; None for neither
    spoken  whether it maps languages to texts
    """

    name: str
    kind: str | None
    spoken: bool


def context() -> dict[str, Any]:
    """Return the whole of the published context."""
    text = (ONTOLOGY / "context.jsonld").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def write(triples: Iterable[ox.Triple]) -> bytes:
    """Return *triples* as JSON-LD; subjects in the order they come in."""
    writer = _Writer()
    return _text(writer, writer.nodes(triples))


def write_graphs(graphs: Mapping[str, Iterable[ox.Triple]]) -> bytes:
    """Return the named *graphs* as JSON-LD: each a node that holds its own."""
    writer = _Writer()
    return _text(
        writer,
        [
            {"id": name, "@graph": writer.nodes(triples)}
            for name, triples in graphs.items()
        ],
    )


def _text(writer: "_Writer", graph: list[dict[str, Any]]) -> bytes:
    said = {"@context": writer.context(), "@graph": graph}
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


class _Writer:
    """Finds the name and form of each statement, and remembers the names it used."""

    def __init__(self) -> None:
        self._used: set[str] = set(_ALWAYS)

    def nodes(self, triples: Iterable[ox.Triple]) -> list[dict[str, Any]]:
        """Return what *triples* say, subject by subject."""
        nodes: dict[str, dict[str, list[Any]]] = {}
        for triple in triples:
            node = nodes.setdefault(_id(triple.subject), {})
            key, value = self.pair(triple)
            node.setdefault(key, []).append(value)
        return [_node(name, node) for name, node in nodes.items()]

    def pair(self, triple: ox.Triple) -> tuple[str, Any]:
        """Return the key and the value that *triple* becomes."""
        value = triple.object
        if triple.predicate.value == _RDF_TYPE and isinstance(value, ox.NamedNode):
            return "type", self._class(value.value)
        name = _names().get(triple.predicate.value)
        if name is None or (name.spoken and not _is_spoken(value)):
            return self._in_full(triple.predicate.value), _value(value, None)
        self._used.add(name.name)
        if isinstance(value, ox.Literal) and name.spoken:
            return name.name, {str(value.language): value.value}
        return name.name, _value(value, name.kind)

    def context(self) -> dict[str, Any]:
        """Return the part of the context that was used."""
        whole = context()
        needed = set(self._used)
        for name in self._used:
            needed |= {_prefix(text) for text in _texts(whole[name])}
        return {name: said for name, said in whole.items() if name in needed}

    def _class(self, iri: str) -> str:
        name = _classes().get(iri)
        if name is None:
            return iri
        self._used.add(name)
        return name

    def _in_full(self, iri: str) -> str:
        for prefix, namespace in _prefixes().items():
            if iri.startswith(namespace):
                self._used.add(prefix)
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


def _node(name: str, values: Mapping[str, list[Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": name}
    for key in sorted(values, key=lambda key: (key != "type", key)):
        found[key] = _joined(values[key], spoken=_is_language_map(key))
    return found


def _joined(values: list[Any], *, spoken: bool) -> Any:  # noqa: ANN401 - JSON
    """Return one value as itself, several as a list; texts by language."""
    if not spoken:
        return values[0] if len(values) == 1 else values
    by_tongue: dict[str, list[str]] = {}
    for value in values:
        for tongue, text in value.items():
            by_tongue.setdefault(tongue, []).append(text)
    return {
        tongue: texts[0] if len(texts) == 1 else texts
        for tongue, texts in sorted(by_tongue.items())
    }


def _value(term: object, kind: str | None) -> Any:  # noqa: ANN401 - JSON
    """Return *term* as the value of a property whose texts are of *kind*."""
    if not isinstance(term, ox.Literal):
        iri = _id(term)
        return iri if kind == "@id" else {"id": iri}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == kind:
        return term.value
    if datatype == f"{_XSD}string":
        return term.value if kind is None else {"@value": term.value}
    if kind is None and datatype == f"{_XSD}integer" and _is_plain_number(term.value):
        return int(term.value)
    return {"@value": term.value, "@type": datatype}


def _id(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _is_spoken(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.language is not None


def _is_plain_number(text: str) -> bool:
    digits = text.removeprefix("-").isdigit()
    return digits and str(int(text)) == text and abs(int(text)) < _EXACT


def _is_language_map(key: str) -> bool:
    return any(name.name == key and name.spoken for name in _names().values())


@cache
def _names() -> Mapping[str, _Name]:
    """Return what the context says of each property, by its IRI."""
    return MappingProxyType(
        {
            _expanded(said["@id"]): _Name(
                name,
                _kind(said.get("@type")),
                spoken=said.get("@container") == "@language",
            )
            for name, said in context().items()
            if isinstance(said, dict)
        }
    )


@cache
def _classes() -> Mapping[str, str]:
    """Return the name of each class, by its IRI."""
    return MappingProxyType(
        {
            _expanded(said): name
            for name, said in context().items()
            if isinstance(said, str) and name[0].isupper()
        }
    )


@cache
def _prefixes() -> Mapping[str, str]:
    return MappingProxyType(
        {
            name: said
            for name, said in context().items()
            if isinstance(said, str) and said.endswith(("#", "/"))
        }
    )


def _kind(said: str | None) -> str | None:
    return said if said is None or said.startswith("@") else _expanded(said)


def _expanded(short: str) -> str:
    prefix, _, rest = short.partition(":")
    return _prefixes().get(prefix, f"{prefix}:") + rest


def _texts(said: object) -> list[str]:
    values = said.values() if isinstance(said, dict) else [said]
    return [value for value in values if isinstance(value, str)]


def _prefix(short: str) -> str:
    return short.partition(":")[0]
