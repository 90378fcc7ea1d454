"""Write triples as Turtle that reads like what is written by hand, and never varies.

The style is that of ``ontology/README.md``: BASE, prefixes, one block for each thing,
``a`` first, one property a line, the closing full stop alone, so that a change is a
change of lines.  Terms are serialised by pyoxigraph; only IRIs are shortened here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from kkr_graph.vocabulary import BASE, DEF

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PREFIXES: Final = {
    "kkr": DEF,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": _XSD,
}
# A local name or a path that stands in Turtle as it is.
_LOCAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# A dot between slashes would be resolved away: id/. reads as id/
_PATH: Final = re.compile(r"(?!.*/\.\.?(?:/|$))[A-Za-z0-9][A-Za-z0-9._~/-]*")
_DIGITS: Final = re.compile(r"(\d{1,18})")  # no number too long to be one


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return *triples* as Turtle, the same bytes in whatever order they come."""
    return _text([*_head(), *_things(triples)])


def trig(graphs: Mapping[str, Iterable[ox.Triple]]) -> bytes:
    """Return the named *graphs* as TriG, each in braces, in the same style."""
    lines = [*_head()]
    for name in sorted(graphs, key=_order):
        lines += ["", f"{_iri(name)} {{", *_things(graphs[name]), "", "}"]
    return _text(lines)


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _head() -> Iterator[str]:
    yield f"BASE <{BASE}>"
    width = max(map(len, PREFIXES)) + 1
    for name, iri in PREFIXES.items():
        yield f"PREFIX {f'{name}:':<{width}} <{iri}>"


def _things(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield the lines of each thing that *triples* are about."""
    ordered = sorted({*triples}, key=lambda triple: _order(str(triple.subject)))
    for subject, stated in groupby(ordered, key=lambda triple: triple.subject):
        yield from ("", _short(subject), *_stated(stated), ".")


def _stated(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """Yield the lines of what is stated of one thing."""
    said: dict[str, list[str]] = {}
    for triple in triples:
        predicate = triple.predicate.value
        name = "a" if predicate == _TYPE else _short(triple.predicate)
        said.setdefault(name, []).append(_short(triple.object))
    for name in sorted(said, key=lambda name: (name != "a", name)):
        values = sorted(said[name], key=_order)
        if len(values) == 1:
            yield f"    {name} {values[0]} ;"
            continue
        yield f"    {name}"
        yield from (f"        {value} ," for value in values[:-1])
        yield f"        {values[-1]} ;"


def _short(term: object) -> str:
    """Return a term as short as Turtle lets it be."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.Literal) and term.language is None:
        kind = term.datatype.value.removeprefix(_XSD)
        if kind == "integer" and re.fullmatch(r"-?\d+", term.value):
            return term.value
        if term.datatype.value.startswith(_XSD) and kind != "string":
            return f"{ox.Literal(term.value)!s}^^xsd:{kind}"
    return str(term)


def _iri(iri: str) -> str:
    for name, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{name}:{local}"
    path = iri.removeprefix(BASE)
    return f"<{path}>" if path != iri and _PATH.fullmatch(path) else f"<{iri}>"


def _order(text: str) -> tuple[list[tuple[int, int | str]], str]:
    """Order by words and numbers, so that item 3.10 comes after 3.9.

    The text itself parts what differs in the naughts before a number only.
    """
    parts = [
        (0, int(part)) if part.isdecimal() else (1, part)
        for part in _DIGITS.split(text)
        if part
    ]
    return parts, text
