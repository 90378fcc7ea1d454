"""One member of the stream: what one thing was said to be, in one graph, from a day on.

The specification counts versions of one name, and a thing may be described in several
graphs at once.  A *description* is a thing in a graph, and has a name of its own: made
by hashing, so that to say that it ended need not say what it was of.

A member is quads: in the default graph what it is, and in a graph of its own name what
the thing is said to be.  TREE counts both as the member.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph import canonical
from kkr_graph.event_stream import terms
from kkr_graph.vocabulary import BASE

Act: TypeAlias = Literal["Create", "Update", "Delete"]

_DIGITS: Final = 32
_WITHDRAWN: Final = re.compile(re.escape(f"{BASE}id/withdrawn/") + r"([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Member:
    """One change, as the stream tells it.

    description what it is a version of: ``…/id/description/<hash>``
    act         Create, Update or Delete, as ActivityStreams has them
    release     the release it came with, such as ``1.2.0``
    made        when that was made: ``2026-11-26T09:30:00Z``
    thing       what it is about; empty where it is not told any more
    graph       the graph that says so; empty as before
    says        everything that graph says of the thing, in canonical order
    """

    description: str
    act: Act
    release: str
    made: str
    thing: str = ""
    graph: str = ""
    says: tuple[ox.Triple, ...] = ()

    @property
    def iri(self) -> str:
        """Its name: another wherever it says anything else."""
        told = [self.description, self.act, self.release, self.thing, self.graph]
        content = "\n".join(told).encode() + b"\n" + canonical.form(self.says)
        return f"{BASE}id/version/{_digest(content)}"

    def quads(self) -> Iterator[ox.Quad]:
        """Yield it as quads: what it is, and then what it says."""
        iri = ox.NamedNode(self.iri)
        for predicate, value in self._told():
            yield ox.Quad(iri, ox.NamedNode(predicate), value)
        for triple in self.says:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, iri)

    def _told(self) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        yield terms.TYPE, ox.NamedNode(terms.AS + self.act)
        yield terms.VERSION_OF, ox.NamedNode(self.description)
        yield terms.CREATED, ox.Literal(self.made, datatype=terms.DATE_TIME)
        yield terms.RELEASE, ox.Literal(self.release)
        if self.thing:
            yield terms.TOPIC, ox.NamedNode(self.thing)
        if self.graph:
            yield terms.SOURCE, ox.NamedNode(self.graph)


def description(thing: str, graph: str) -> str:
    """Return the name of what *graph* says of *thing*.

    What was withdrawn may be told by the hash of its name only, and is the same.
    """
    hashed = _WITHDRAWN.fullmatch(thing)
    digits = hashed[1] if hashed else hashlib.sha256(thing.encode()).hexdigest()
    return f"{BASE}id/description/{_digest(f'{graph} {digits}'.encode())}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
