"""The pages of the stream, and the page that leads to them, as bytes.

A page holds the members of one release, or a part of them, and is never changed: its
name holds a hash of them, so what a withdrawal takes out makes another page.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph import owners
from kkr_graph.event_stream import terms
from kkr_graph.event_stream.member import Member

INDEX: Final = "feed/index.ttl"
MEMBERS: Final = 1000  # to a page
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Page:
    """One page, written.

    file     where it stands: ``feed/1.2.0/1-3f2a9c1e0b7d5a46.trig``
    content  TriG
    members  how many it holds
    made     when the release was made whose members they are
    """

    file: str
    content: bytes
    members: int
    made: str


def pages(members: Sequence[Member], base: str, most: int = MEMBERS) -> Iterator[Page]:
    """Yield the pages of the *members* of one release, each with *most* at most.

    *base* is where they are on the web, and ends with a slash.
    """
    for number, start in enumerate(range(0, len(members), most), start=1):
        held = members[start : start + most]
        name = hashlib.sha256("\n".join([base, *(one.iri for one in held)]).encode())
        digits = name.hexdigest()[:_DIGITS]
        file = f"feed/{held[0].release}/{number}-{digits}.trig"
        content = _serialized(_page(held, base, file), ox.RdfFormat.TRIG)
        yield Page(file, content, len(held), held[0].made)


def index(council: str, base: str, written: Iterable[Page]) -> bytes:
    """Return the page that says what the stream is, and leads to those *written*."""
    quads = [*_stream(council, base), *_shape(base)]
    for number, page in enumerate(written, start=1):
        quads += _relations(base, page, number)
    return _serialized(quads, ox.RdfFormat.TURTLE)


def _page(held: Sequence[Member], base: str, file: str) -> Iterator[ox.Quad]:
    yield _quad(base + file, terms.TYPE, terms.TREE + "Node")
    for member in held:
        yield _quad(_stream_of(base), terms.TREE + "member", member.iri)
    for member in held:
        yield from member.quads()


def _stream(council: str, base: str) -> Iterator[ox.Quad]:
    stream, view = _stream_of(base), base + INDEX
    for predicate, value in (
        (terms.TYPE, terms.LDES + "EventStream"),
        (terms.DCT + "creator", owners.council(council)),
        (terms.LDES + "timestampPath", terms.CREATED),
        (terms.LDES + "versionOfPath", terms.VERSION_OF),
        (terms.LDES + "versionCreateObject", terms.AS + "Create"),
        (terms.LDES + "versionUpdateObject", terms.AS + "Update"),
        (terms.LDES + "versionDeleteObject", terms.AS + "Delete"),
        (terms.TREE + "shape", f"{view}#member"),
        (terms.TREE + "view", view),
    ):
        yield _quad(stream, predicate, value)
    yield _quad(view, terms.TYPE, terms.TREE + "Node")


def _shape(base: str) -> Iterator[ox.Quad]:
    """Yield what every member has; what a thing has is for the shapes of its graph."""
    shape = f"{base}{INDEX}#member"
    yield _quad(shape, terms.TYPE, terms.SHACL + "NodeShape")
    for name, path in (
        ("act", terms.TYPE),
        ("description", terms.VERSION_OF),
        ("made", terms.CREATED),
        ("release", terms.RELEASE),
    ):
        yield _quad(shape, terms.SHACL + "property", f"{shape}-{name}")
        yield _quad(f"{shape}-{name}", terms.SHACL + "path", path)
        for bound in ("minCount", "maxCount"):
            yield _quad(f"{shape}-{name}", terms.SHACL + bound, ox.Literal(1))


def _relations(base: str, page: Page, number: int) -> Iterator[ox.Quad]:
    view = base + INDEX
    for name in ("GreaterThanOrEqualTo", "LessThanOrEqualTo"):
        relation = f"{view}#{number}-{name}"
        yield _quad(view, terms.TREE + "relation", relation)
        yield _quad(relation, terms.TYPE, f"{terms.TREE}{name}Relation")
        yield _quad(relation, terms.TREE + "node", base + page.file)
        yield _quad(relation, terms.TREE + "path", terms.CREATED)
        made = ox.Literal(page.made, datatype=terms.DATE_TIME)
        yield _quad(relation, terms.TREE + "value", made)


def _stream_of(base: str) -> str:
    return f"{base}{INDEX}#stream"


def _quad(subject: str, predicate: str, value: str | ox.Literal) -> ox.Quad:
    said = ox.NamedNode(value) if isinstance(value, str) else value
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), said)


def _serialized(quads: Iterable[ox.Quad], form: ox.RdfFormat) -> bytes:
    said = list(quads) if form == ox.RdfFormat.TRIG else [one.triple for one in quads]
    return ox.serialize(said, format=form, prefixes=terms.PREFIXES) or b""
