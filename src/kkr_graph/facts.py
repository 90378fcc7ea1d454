"""Facts: the statements of one source, each still tied to its file.

A source is read once (``sources``) and passed on as this value: its triples, the named
graph they belong to, and the text they were read from, so that a fault can be shown
with file and line.  Whether the facts are complete is settled in ``ontology/shapes/``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from kkr_graph import tokens


@dataclass(frozen=True)
class Facts:
    """What one source states.

    graph    IRI of the named graph, for example ``https://w3id.org/kkr/graph/…``
    stage    key of ``concept/stage/``: agenda, minutes, register or package
    triples  sorted and unique; no blank nodes.  As ``sources`` reads them they are
             ``lines``: text, made into triples anew for each who looks at them
    origin   the file, as shown to people
    sha256   of the bytes of the file, in hexadecimal
    text     the Turtle as it was read
    more     the origin and text of a second file of the same source, if it has one
    """

    graph: str
    stage: str
    triples: Sequence[ox.Triple] = field(repr=False)
    origin: str
    sha256: str
    text: str = field(repr=False)
    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def origins(self) -> tuple[str, ...]:
        """The files of the source, as shown to people."""
        return (self.origin, *(origin for origin, _ in self.more))

    def as_quads(self) -> Iterator[ox.Quad]:
        """Yield the triples, each in the graph of its source."""
        graph = ox.NamedNode(self.graph)
        for triple in self.triples:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)

    def line_of(self, iri: str) -> int | None:
        """Return the first line that opens a statement about *iri*, counted from 1."""
        return self._opening_lines.get(iri)

    def place_of(self, iri: str) -> tuple[str, int] | None:
        """Return the file and line that open a statement about *iri*, if one does."""
        if (line := self.line_of(iri)) is not None:
            return self.origin, line
        for origin, text in self.more:
            if (line := tokens.subject_lines(text).get(iri)) is not None:
                return origin, line
        return None

    @cached_property
    def _opening_lines(self) -> Mapping[str, int]:
        return tokens.subject_lines(self.text)
