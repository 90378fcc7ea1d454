"""An edit: what a build changes in the version in use, and what it leaves alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kkr_graph import owners, sources
from kkr_graph.facts import Facts
from kkr_graph.ingredients import Ingredients
from kkr_graph.unchanged import InFiles, Paper, Unchanged
from kkr_graph.versions import Version


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be other than it is in the version in use.

    version    id of the version that comes of it
    edited     the sources that are new, or not as they were
    gone       the graphs of those that are no more
    order      the graph of every source after the edit, as a whole build has them
    unchanged  the sources that stay as they are
    """

    version: str
    edited: tuple[Facts, ...] = field(repr=False)
    gone: tuple[str, ...]
    order: tuple[str, ...] = field(repr=False)
    unchanged: Unchanged = field(repr=False)

    def origins(self) -> tuple[str, ...]:
        """Return the files of every source, as shown to people."""
        new = {one.graph: one.origins for one in self.edited}
        return tuple(
            origin
            for graph in self.order
            for origin in new.get(graph) or self.unchanged.origins(graph)
        )

    def sums(self, before: Mapping[str, str]) -> dict[str, str]:
        """Return the checksum of each source, *before* being those before the edit."""
        new = {one.graph: one.sha256 for one in self.edited}
        return {graph: new.get(graph) or before[graph] for graph in self.order}


def of_files(parts: Ingredients, held: Version) -> Edit | None:
    """Return what *parts* changes in *held*; None where all must be read to tell.

    Only sources that changed are read; raises ``UnreadableError`` for one that does
    not.
    """
    known = {sha256: graph for graph, sha256 in held.sources.items()}
    if len(known) < len(held.sources) or parts.received != held.received:
        return None
    papers: dict[str, Paper] = {}
    edited: list[Facts] = []
    order: list[str] = []
    for paper, ours in _each(parts):
        graph = known.get(parts.digest(paper))
        if graph is None:
            one = sources.read_parts(paper)
            if ours and owners.of(one.graph) in parts.received:
                continue
            edited.append(one)
            graph = one.graph
        else:
            papers[graph] = paper
        order.append(graph)
    if len(set(order)) < len(order):
        return None  # two sources are one graph: a whole build says which
    gone = tuple(sorted(held.sources.keys() - set(order)))
    return Edit(parts.fingerprint, tuple(edited), gone, tuple(order), InFiles(papers))


def _each(parts: Ingredients) -> Iterable[tuple[Paper, bool]]:
    """Yield each source, and whether it is one of ours."""
    yield from ((paper, True) for paper in parts.ours)
    yield from ((paper, False) for paper in parts.theirs)
