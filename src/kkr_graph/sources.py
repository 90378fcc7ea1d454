"""Read sources: a Turtle file in, facts out, or an error with file and line.

A source is refused whole when it is not UTF-8, not Turtle, names a term or concept
the ontology does not define, has a value that cannot exist (30 February), a node
without a name or an invisible control character, or does not describe its own graph.
Whether what it says is complete and sound is for ``checks``.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import Final, NoReturn

import pyoxigraph as ox

from kkr_graph import lines, ontology, tokens, values
from kkr_graph.errors import (
    BadValueError,
    BlankNodeError,
    ForbiddenCharacterError,
    NoGraphError,
    NotUtf8Error,
    SameGraphError,
    SyntaxInSourceError,
    UnknownTermError,
)
from kkr_graph.facts import Facts
from kkr_graph.lines import Lines
from kkr_graph.resources import shown
from kkr_graph.source_files import content, find, refuse_large
from kkr_graph.vocabulary import DEF, KKR

_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_STAGES: Final = f"{ontology.CONCEPT}stage/"
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}]")
# What Turtle writes a forbidden character by, if not by itself.
_ESCAPED: Final = re.compile(r"\\[uUbf]")
# In N-Triples: a node of ours that must be known, and a value with a datatype.
_OURS: Final = re.compile(
    rf"<({re.escape(DEF)}[^>]*|{re.escape(ontology.CONCEPT)}[^>]*)>".encode()
)
_TYPED: Final = re.compile(rb'> "([^"\\]*)"\^\^<([^>]*)> \.\n')


def read_all(place: Traversable) -> tuple[Facts, ...]:
    """Read every source in *place*, in name order; no two may share a graph."""
    return distinct(read(*source) for source in find(place))


def distinct(sources: Iterable[Facts]) -> tuple[Facts, ...]:
    """Return *sources* as they are, or raise if two describe the same graph."""
    first: dict[str, Facts] = {}
    for facts in sources:
        other = first.setdefault(facts.graph, facts)
        if other is not facts:
            raise SameGraphError(
                file=facts.origin,
                line=facts.line_of(facts.graph),
                other=other.origin,
                graph=facts.graph,
            )
    return tuple(first.values())


def read(path: Traversable, edits: Traversable | None = None) -> Facts:
    """Read the one source in the file *path*, and in its *edits*."""
    return read_parts([(content(file), shown(file)) for file in (path, edits) if file])


def read_parts(parts: Sequence[tuple[bytes, str]]) -> Facts:
    """Read a source from the bytes and the name of each of its files."""
    [first, *others] = parts
    facts = read_bytes(*first)
    for paper, origin in others:
        facts = _with(facts, paper, origin)
    return facts


def digest(parts: Sequence[tuple[bytes, str]]) -> str:
    """Return the checksum that ``read_parts`` gives the source in *parts*."""
    [(paper, _), *others] = parts
    return joint(hashlib.sha256(paper).hexdigest(), (other for other, _ in others))


def joint(first: str, others: Iterable[bytes]) -> str:
    """Return the checksum of a source, that of its *first* file and the *others*."""
    for other in others:
        first = hashlib.sha256(first.encode() + other).hexdigest()
    return first


def _with(facts: Facts, paper: bytes, origin: str) -> Facts:
    """Return *facts* and what a person states in a second file of the same source."""
    text = _decode(paper, origin)
    more = _checked(text, origin)
    return replace(
        facts,
        triples=lines.read(lines.of(facts.triples).text() + more.text()),
        sha256=joint(facts.sha256, [paper]),
        more=(*facts.more, (origin, text)),
    )


def read_bytes(paper: bytes, origin: str) -> Facts:
    """Read a source that is already in memory; *origin* is its name to people."""
    text = _decode(paper, origin)
    said = _checked(text, origin)
    graph, stage = _graph(said, text, origin)
    return Facts(
        graph=graph,
        stage=stage,
        triples=said,
        origin=origin,
        sha256=hashlib.sha256(paper).hexdigest(),
        text=text,
    )


def _checked(text: str, origin: str) -> Lines:
    """Return what *text* states, or raise that it is refused.

    The text of the statements tells at once that nothing is wrong with most sources.
    Only where it might be, each is looked at.
    """
    said = _parse(text, origin)
    if _is_doubtful(said, text):
        triples = _triples(text)
        for check in (_refuse_blank_nodes, _refuse_unknown_terms, _refuse_bad_values):
            check(triples, text, origin)
    return lines.read(said)


def _is_doubtful(said: bytes, text: str) -> bool:
    """Say whether *said*, the N-Triples of *text*, may hold what is refused."""
    if b"_:" in said or b"<<" in said or _ESCAPED.search(text):
        return True
    named = {iri.decode() for iri in set(_OURS.findall(said))}
    if not named <= ontology.terms() | ontology.concepts():
        return True
    typed = _TYPED.findall(said)
    if len(typed) != said.count(b'"^^<'):  # one of them is written with an escape
        return True
    return not all(_exists(*map(bytes.decode, one)) for one in set(typed))


def _exists(value: str, datatype: str) -> bool:
    return values.exists(ox.Literal(value, datatype=ox.NamedNode(datatype)))


def _decode(paper: bytes, origin: str) -> str:
    refuse_large(len(paper), origin)
    try:
        text = paper.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = paper.count(b"\n", 0, error.start) + 1
        raise NotUtf8Error(file=origin, line=line, byte=error.start) from error
    if found := _FORBIDDEN.search(text):
        _refuse_character(found.group(), text.count("\n", 0, found.start()) + 1, origin)
    return text


def _parse(text: str, origin: str) -> bytes:
    """Return what *text* states as N-Triples."""
    try:
        quads = ox.parse(text, format=ox.RdfFormat.TURTLE)
        return ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b""
    except SyntaxError as error:
        reason = (error.msg or "").partition(": ")[2] or error.msg
        raise SyntaxInSourceError(
            file=origin, line=error.lineno, column=error.offset or 1, reason=reason
        ) from error


def _triples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def _refuse_blank_nodes(triples: list[ox.Triple], text: str, origin: str) -> None:
    if any(isinstance(node, ox.BlankNode | ox.Triple) for t in triples for node in t):
        line = _line(token.line for token in tokens.cut(text) if _unnamed(token))
        raise BlankNodeError(file=origin, line=line)


def _refuse_unknown_terms(triples: list[ox.Triple], text: str, origin: str) -> None:
    named = {
        node.value for t in triples for node in t if isinstance(node, ox.NamedNode)
    }
    for namespace, place, known in (
        (DEF, "ontology/kkr.ttl", ontology.terms()),
        (ontology.CONCEPT, "ontology/schemes/", ontology.concepts()),
    ):
        unknown = {iri for iri in named - known if iri.startswith(namespace)}
        if unknown:
            named_at = (
                (token.line, token.iri)
                for token in tokens.cut(text)
                if token.iri in unknown
            )
            line, iri = next(named_at, (None, min(unknown)))
            term = ontology.short(iri)
            raise UnknownTermError(
                file=origin,
                line=line,
                term=term,
                place=place,
                suggestions=get_close_matches(term, map(ontology.short, known), n=1),
            )


def _refuse_bad_values(triples: list[ox.Triple], text: str, origin: str) -> None:
    for triple in triples:
        literal = triple.object
        if not isinstance(literal, ox.Literal):
            continue
        if not values.exists(literal):
            written = {literal.value, f'"{literal.value}"', f"'{literal.value}'"}
            raise BadValueError(
                file=origin,
                line=_line(t.line for t in tokens.cut(text) if t.text in written),
                value=literal.value,
                datatype=values.short(literal.datatype),
            )
        if found := _FORBIDDEN.search(literal.value):  # written as an escape
            escape = f"\\u{ord(found.group()):04x}"
            line = _line(t.line for t in tokens.cut(text) if escape in t.text.lower())
            _refuse_character(found.group(), line, origin)


def _refuse_character(character: str, line: int | None, origin: str) -> NoReturn:
    name = unicodedata.name(character, "")
    raise ForbiddenCharacterError(
        file=origin, line=line, character=f"U+{ord(character):04X} {name}".strip()
    )


def _graph(said: Lines, text: str, origin: str) -> tuple[str, str]:
    triples = [*said.triples({_TYPE.value, KKR.stage})]
    graphs = sorted(
        {
            str(t.subject)[1:-1]
            for t in triples
            if t.predicate == _TYPE and t.object == ox.NamedNode(KKR.SourceGraph)
        }
    )
    if len(graphs) != 1:
        raise NoGraphError(
            file=origin,
            line=None,
            reason_da=f"beskriver {len(graphs)} grafer",
            reason_en=f"describes {len(graphs)} graphs",
        )
    [graph] = graphs
    if not graph.startswith(ontology.GRAPH) or graph.startswith(ontology.DERIVED):
        raise NoGraphError(
            file=origin,
            line=tokens.subject_lines(text).get(graph),
            reason_da=f"<{graph}> er ikke et navn, en kilde kan have",
            reason_en=f"<{graph}> is no name a source can have",
        )
    stages = {
        t.object.value.removeprefix(_STAGES)
        for t in triples
        if str(t.subject) == f"<{graph}>"
        and t.predicate.value == KKR.stage
        and isinstance(t.object, ox.NamedNode)
        and t.object.value.startswith(_STAGES)
    }
    if len(stages) != 1:
        raise NoGraphError(
            file=origin,
            line=tokens.subject_lines(text).get(graph),
            reason_da=f"grafen har {len(stages)} trin (kkr:stage)",
            reason_en=f"the graph has {len(stages)} stages (kkr:stage)",
        )
    return graph, stages.pop()


def _unnamed(token: tokens.Token) -> bool:
    """Say whether *token* opens [ ], ( ), << >> or {| |}, or is a _:label."""
    return token.text in {"[", "(", "<", "{"} or token.text.startswith("_:")


def _line(lines: Iterable[int]) -> int | None:
    return next(iter(lines), None)
