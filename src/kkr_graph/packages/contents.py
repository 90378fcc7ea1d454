"""What a reader may see of a release: its graphs, by the access that each one states.

A public package shows what is public, one for the councils also what they may see.
What its reader may not see leaves no trace here: no name, no hash, no count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kkr_graph import differences, owners, releases, sources, withdrawals
from kkr_graph.archive import Archive
from kkr_graph.facts import Facts
from kkr_graph.packages.package import Access, Part
from kkr_graph.releases import Release
from kkr_graph.triples import DCT, concept
from kkr_graph.vocabulary import BASE, KKR

_SEES: Final[Mapping[Access, frozenset[str]]] = {
    "public": frozenset({"public"}),
    "councils": frozenset({"public", "councils"}),
}
_LEVELS: Final = concept("access-level", "")
_LICENCE: Final = f"{DCT}license"


@dataclass(frozen=True)
class Contents:
    """What one reader gets of a release.

    release  the release
    access   who the reader is
    facts    the council's own graphs that the reader may see, by IRI
    common   the common ground that they were checked with, by IRI
    since    the release that the reader has already; None: nothing
    previous the release it is compared with: ``since``, else the one before it; None:
             this is the first
    before   the council's graphs of ``previous`` that the reader could see then and is
             not kept from now: the hash of each; none if something was taken out of
             ``since`` later, for then the reader holds another ``since``
    earlier  what those graphs said
    """

    release: Release
    access: Access
    facts: tuple[Facts, ...] = field(repr=False)
    common: tuple[Facts, ...] = field(repr=False)
    since: str | None = None
    previous: str | None = None
    before: Mapping[str, str] = field(default_factory=dict, repr=False)
    earlier: differences.State = field(default_factory=dict, repr=False)

    @property
    def council(self) -> str:
        """The key of the council that made the release."""
        return self.release.council

    @property
    def day(self) -> str:
        """The day of the release in Denmark; nothing in a package knows another."""
        return releases.day_of(self.release).isoformat()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every graph that the reader may see, and whether it is carried."""
        hashes = self.release.graphs
        return tuple(
            Part(
                graph=one.graph,
                hash=hashes[one.graph],
                statements=len(one.triples),
                carried=self._carried(one.graph),
            )
            for one in self.facts
        )

    @property
    def base(self) -> Mapping[str, str]:
        """The hash of each graph of ``since``; empty if the reader has none."""
        return self.before if self.since else {}

    @property
    def carried(self) -> tuple[Facts, ...]:
        """The graphs that go into the package."""
        return tuple(one for one in self.facts if self._carried(one.graph))

    @property
    def licences(self) -> tuple[str, ...]:
        """The licences that the graphs state, sorted."""
        return tuple(sorted(set(licences(self.facts))))

    @cached_property
    def changes(self) -> Mapping[str, int]:
        """How many things the reader sees changed since ``previous``, by kind."""
        if self.previous is None:
            return {}
        now = {one.graph: one.triples for one in self.facts}
        return differences.counted(differences.between(self.earlier, now))

    def _carried(self, graph: str) -> bool:
        """Say whether *graph* is new to the reader, or told every time.

        What is withdrawn is told every time: who missed a package must not miss that.
        """
        if self.since is None or graph == withdrawals.graph(self.council):
            return True
        return self.before.get(graph) != self.release.graphs[graph]


def licences(facts: Iterable[Facts]) -> Iterator[str]:
    """Yield the licence that each of *facts* states of its own graph."""
    for one in facts:
        for triple in one.triples:
            if (
                triple.predicate.value == _LICENCE
                and triple.subject == ox.NamedNode(one.graph)
                and isinstance(triple.object, ox.NamedNode)
            ):
                yield triple.object.value


def of(
    folder: Path,
    release: Release,
    access: Access,
    *,
    since: Release | None = None,
    previous: Release | None = None,
) -> Contents:
    """Return what a reader with *access* gets of *release* from the store in *folder*.

    *since* is the release the reader has already, *previous* the one before this.
    Raises ``StoreReadError`` if the archive no longer holds a graph, and
    ``UnreadableError`` if a graph no longer reads as a source.
    """
    archive = Archive(folder)
    own = tuple(_read(archive, release, owners.owned(release.graphs, release.council)))
    seen = tuple(one for one in own if _visible(one.graph, one.triples, access))
    hidden = {one.graph for one in own} - {one.graph for one in seen}
    ground = _read(archive, release, owners.common(release.graphs))
    compared = since or previous
    earlier = _seen(archive, compared, access, hidden) if compared else {}
    mended = since is not None and bool(since.notes)
    return Contents(
        release=release,
        access=access,
        facts=seen,
        common=tuple(one for one in ground if _visible(one.graph, one.triples, access)),
        since=since.name if since else None,
        previous=compared.name if compared else None,
        before={graph: compared.graphs[graph] for graph in earlier if compared}
        if not mended
        else {},
        earlier=earlier,
    )


def access_of(graph: str, triples: Iterable[ox.Triple]) -> str:
    """Return the level of access that *graph* states of itself.

    What states none, or several, is the council's own: nobody else sees it.
    """
    stated = {
        triple.object.value.removeprefix(_LEVELS)
        for triple in triples
        if triple.predicate.value == KKR.accessLevel
        and isinstance(triple.subject, ox.NamedNode)
        and triple.subject.value == graph
        and isinstance(triple.object, ox.NamedNode)
    }
    return stated.pop() if len(stated) == 1 else "own"


def _visible(graph: str, triples: Iterable[ox.Triple], access: Access) -> bool:
    return access_of(graph, triples) in _SEES[access]


def _seen(
    archive: Archive, release: Release, access: Access, hidden: set[str]
) -> dict[str, tuple[ox.Triple, ...]]:
    """Return what the reader could see of an earlier *release*, and still may.

    A graph that has since become the council's own is passed over: that it was shared
    once is not for those who were not there.
    """
    found = {}
    for graph in owners.owned(release.graphs, release.council):
        name = release.graphs[graph]
        if graph in hidden or not archive.holds(name):  # or withdrawn since
            continue
        triples = archive.triples(name)
        if _visible(graph, triples, access):
            found[graph] = triples
    return found


def _read(archive: Archive, release: Release, graphs: Iterable[str]) -> Iterator[Facts]:
    """Yield what each of *graphs* says, read as every source is."""
    for graph in graphs:
        text = archive.text(release.graphs[graph])
        yield sources.read_bytes(text, graph.removeprefix(BASE))
