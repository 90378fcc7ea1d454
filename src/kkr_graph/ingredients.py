"""What a build is made of: the files of the sources, and the graphs of others."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kkr_graph import (
    fingerprints,
    lines,
    owners,
    received as of_others,
    source_files,
    sources,
    versions,
)
from kkr_graph.errors import StoreReadError
from kkr_graph.facts import Facts
from kkr_graph.lines import MEMORY, Keeper
from kkr_graph.received import Received
from kkr_graph.resources import shown

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore

_Paper: TypeAlias = list[tuple[bytes, str]]


class Sums:
    """The checksum of each content, made once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[bytes, str]] = {}

    def of(self, content: bytes) -> str:
        """Return the checksum of *content*, in hexadecimal."""
        known = self._known.get(id(content))
        if known is None:  # whose content is held here, and no other has its id
            known = (content, hashlib.sha256(content).hexdigest())
            self._known[id(content)] = known
        return known[1]


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What stands in every file, not read yet.

    ours      each source of ours: the content and the name of each of its files
    theirs    each graph of another council, likewise
    received  of which release of which council those are
    """

    ours: list[_Paper] = field(repr=False)
    theirs: list[_Paper] = field(repr=False)
    received: Mapping[str, Received]
    sums: Sums = field(default_factory=Sums, repr=False)

    @property
    def fingerprint(self) -> str:
        """Digits that change whenever a build of this would come out differently."""
        sums = map(self.sums.of, self._contents())
        return fingerprints.of_digests(sums, self.received)

    def digest(self, paper: _Paper) -> str:
        """Return the checksum of *paper*, one of these, as ``sources`` gives it."""
        [(first, _), *others] = paper
        more = (content for content, _ in others)
        return sources.joint(self.sums.of(first), more)

    @property
    def size(self) -> int:
        """How many bytes it is."""
        return sum(map(len, self._contents()))

    def read(self, keep: Keeper = MEMORY) -> tuple[Facts, ...]:
        """Return what they state; a council that shares its graphs speaks for itself.

        The statements are given to *keep*.  Raises ``UnreadableError`` for a source
        that does not read.
        """
        own = [
            one
            for one in (_read(paper, keep) for paper in self.ours)
            if owners.of(one.graph) not in self.received
        ]
        theirs = [_read(paper, keep) for paper in self.theirs]
        return sources.distinct([*own, *theirs])

    def _contents(self) -> Iterator[bytes]:
        return (content for paper in (*self.ours, *self.theirs) for content, _ in paper)


def _read(paper: _Paper, keep: Keeper) -> Facts:
    facts = sources.read_parts(paper)
    return replace(facts, triples=lines.of(facts.triples).kept(keep))


def of_files(places: Iterable[Traversable]) -> Ingredients:
    """Return the files and folders in *places*, and nothing of others."""
    papers = [
        [(source_files.content(file), shown(file)) for file in source]
        for place in places
        for source in source_files.find(place)
    ]
    return Ingredients(papers, [], {})


def gather(places: Iterable[Traversable], folder: Path) -> Ingredients:
    """Return the files in *places*, and what the store in *folder* has of others."""
    received = received_in(folder)
    theirs = [*of_others.papers(folder, received.values())]
    return Ingredients(of_files(places).ours, theirs, received)


def at_server(places: Iterable[Traversable], server: "EndpointStore") -> Ingredients:
    """Return the files in *places*, and what the store at *server* has of others.

    Raises ``EndpointError``.
    """
    from kkr_graph import endpoint_received  # noqa: PLC0415 - a folder needs no server

    received = endpoint_received.read(server)
    theirs = [*endpoint_received.papers(server, received.values())]
    return Ingredients(of_files(places).ours, theirs, received)


def received_in(folder: Path) -> Mapping[str, Received]:
    """Return what was accepted from others: as the version in use says it.

    Where that cannot be read, it is as the history tells it; it is never dropped.
    """
    try:
        held = versions.current(folder)
    except StoreReadError:
        held = None
    if held:
        return held.received
    from kkr_graph import course  # noqa: PLC0415 - the version mostly says it

    return course.received(folder)
