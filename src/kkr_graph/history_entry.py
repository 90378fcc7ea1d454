"""An entry of the history, as PROV and back.

    id/exchange/9a0c…   what happened: a prov:Activity, whose kind is dct:type
    id/package/3fd1…    the package it used; its members are graphs as they then were
    id/state/77be…      what one graph said, by its RDFC-1.0 hash
    id/file/e01b…       the file of a package that was refused, by its SHA-256
    id/key/1122…        the key that signed it
    id/entry/c4d5…      the entry before, by the SHA-256 of its file

Terms of https://www.w3.org/TR/prov-o/.  An entry holds no names of people or machines.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph import canonical, owners
from kkr_graph.errors import BadEntryError
from kkr_graph.vocabulary import BASE

Kind: TypeAlias = Literal["import", "refusal", "rollback", "withdrawal", "release"]
KINDS: Final[tuple[Kind, ...]] = (
    "import",
    "refusal",
    "rollback",
    "withdrawal",
    "release",
)

PROV: Final = "http://www.w3.org/ns/prov#"
_DCT: Final = "http://purl.org/dc/terms/"
_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
_AGENT: Final = f"{PROV}wasAssociatedWith"
_PREV: Final = "http://www.w3.org/1999/xhtml/vocab#prev"
_DATE_TIME: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
_EXCHANGE: Final = f"{BASE}concept/exchange/"
_COUNCIL: Final = owners.council("")
_PLACES: Final = {
    kind: f"{BASE}id/{kind}/"
    for kind in ("exchange", "package", "state", "file", "key", "entry")
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to what is shared here.

    kind         import, refusal, rollback, withdrawal or release
    council      key of the council whose graphs it is about; empty if not known
    begun, ended when, ISO 8601 in UTC: ``2026-11-26T09:30:00Z``
    release      semantic version of the release; empty if there is none
    package      SHA-256 of the MANIFEST; empty if there is none
    key          id of the key that signed it; empty if there is none
    file         SHA-256 of the file of a package that was refused
    members      every graph of the package: the hash of each
    generated    graphs that came to say this by it: the hash of each
    invalidated  graphs that no longer say this after it: the hash of each
    undoes       name of the entry that it undoes; empty if none
    reason       name of the check that a package failed, or of the legal ground
    number       its place in the history, from 1
    before       SHA-256 of the entry before; empty for the first
    name         16 hexadecimal digits, made from everything else
    """

    kind: Kind
    council: str
    begun: str
    ended: str
    release: str = ""
    package: str = ""
    key: str = ""
    file: str = ""
    members: Mapping[str, str] = field(default_factory=dict)
    generated: Mapping[str, str] = field(default_factory=dict)
    invalidated: Mapping[str, str] = field(default_factory=dict)
    undoes: str = ""
    reason: str = ""
    number: int = 0
    before: str = ""
    name: str = ""


def named(entry: Entry) -> Entry:
    """Return *entry* with the name that follows from all else it says."""
    said = canonical.form(_triples(replace(entry, name="")))
    return replace(entry, name=hashlib.sha256(said).hexdigest()[:16])


def write(entry: Entry) -> bytes:
    """Return *entry* as canonical N-Triples."""
    return canonical.form(_triples(entry))


def triples(entry: Entry) -> tuple[ox.Triple, ...]:
    """Return what *entry* says, in canonical order."""
    return tuple(sorted(set(_triples(entry)), key=str))


def read(text: bytes) -> Entry:
    """Return the entry that stands in *text*; raise ``BadEntryError`` if none does."""
    try:
        said = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
        entry = _read(said)
    except (SyntaxError, ValueError, KeyError) as error:
        raise BadEntryError from error
    if write(entry) != text or named(entry) != entry:
        raise BadEntryError
    return entry


def _triples(entry: Entry) -> Iterator[ox.Triple]:
    this = _at("exchange", entry.name)
    yield _link(this, _RDF_TYPE, f"{PROV}Activity")
    yield _link(this, f"{_DCT}type", f"{_EXCHANGE}{entry.kind}")
    for term, moment in (("startedAtTime", entry.begun), ("endedAtTime", entry.ended)):
        value = ox.Literal(moment, datatype=_DATE_TIME)
        yield ox.Triple(ox.NamedNode(this), ox.NamedNode(f"{PROV}{term}"), value)
    for term, text in (
        (f"{_DCT}identifier", str(entry.number)),
        (_VERSION, entry.release),
        (f"{_DCT}description", entry.reason),
    ):
        if text:
            yield _text(this, term, text)
    for term, name, iri in (
        (_AGENT, entry.council, owners.council(entry.council)),
        (_AGENT, entry.key, _at("key", entry.key)),
        (f"{PROV}used", entry.file, _at("file", entry.file)),
        (f"{PROV}wasInformedBy", entry.undoes, _at("exchange", entry.undoes)),
        (_PREV, entry.before, _at("entry", entry.before)),
    ):
        if name:
            yield _link(this, term, iri)
    if entry.package:
        yield from _package(this, entry)
    for term, graphs in (
        (f"{PROV}generated", entry.generated),
        (f"{PROV}invalidated", entry.invalidated),
    ):
        for graph, digest in graphs.items():
            yield _link(this, term, _at("state", digest))
            yield from _state(graph, digest)


def _package(this: str, entry: Entry) -> Iterator[ox.Triple]:
    package = _at("package", entry.package)
    yield _link(this, f"{PROV}used", package)
    yield _link(package, _RDF_TYPE, f"{PROV}Collection")
    for graph, digest in entry.members.items():
        yield _link(package, f"{PROV}hadMember", _at("state", digest))
        yield from _state(graph, digest)


def _state(graph: str, digest: str) -> Iterator[ox.Triple]:
    state = _at("state", digest)
    yield _link(state, _RDF_TYPE, f"{PROV}Entity")
    yield _link(state, f"{PROV}specializationOf", graph)


def _read(said: Iterable[ox.Triple]) -> Entry:
    of: dict[tuple[str, str], list[str]] = {}
    for one in said:
        subject, value = one.subject, one.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(
            value, ox.NamedNode | ox.Literal
        ):
            raise BadEntryError  # a node without a name
        of.setdefault((subject.value, one.predicate.value), []).append(value.value)
    [this] = [
        subject
        for (subject, predicate), values in of.items()
        if predicate == _RDF_TYPE and f"{PROV}Activity" in values
    ]

    def every(term: str, beginning: str = "", subject: str = this) -> list[str]:
        return [
            value.removeprefix(beginning)
            for value in of.get((subject, term), ())
            if value.startswith(beginning)
        ]

    def one_of(term: str, beginning: str = "") -> str:
        [value] = every(term, beginning) or [""]
        return value

    def graphs(term: str, subject: str = this) -> dict[str, str]:
        place = f"{PROV}specializationOf"
        hashes = every(f"{PROV}{term}", _PLACES["state"], subject)
        return {
            graph: digest
            for digest in hashes
            for graph in of[_at("state", digest), place]
        }

    kinds = {str(kind): kind for kind in KINDS}
    package = one_of(f"{PROV}used", _PLACES["package"])
    return Entry(
        kind=kinds[one_of(f"{_DCT}type", _EXCHANGE)],
        council=one_of(_AGENT, _COUNCIL),
        begun=one_of(f"{PROV}startedAtTime"),
        ended=one_of(f"{PROV}endedAtTime"),
        release=one_of(_VERSION),
        package=package,
        key=one_of(_AGENT, _PLACES["key"]),
        file=one_of(f"{PROV}used", _PLACES["file"]),
        members=graphs("hadMember", _at("package", package)),
        generated=graphs("generated"),
        invalidated=graphs("invalidated"),
        undoes=one_of(f"{PROV}wasInformedBy", _PLACES["exchange"]),
        reason=one_of(f"{_DCT}description"),
        number=int(one_of(f"{_DCT}identifier")),
        before=one_of(_PREV, _PLACES["entry"]),
        name=this.removeprefix(_PLACES["exchange"]),
    )


def _at(kind: str, name: str) -> str:
    return f"{_PLACES[kind]}{name}"


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(*map(ox.NamedNode, (subject, predicate, value)))


def _text(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(value))
