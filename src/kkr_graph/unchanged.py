"""The sources that an edit leaves as they are: looked into only where it must be.

Their statements stand in the store already.  What it cannot give back is how a value
was spelled (it keeps the number) and on which line of which file a thing is stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kkr_graph import sources, standing
from kkr_graph.facts import Facts
from kkr_graph.standing import Held

Paper: TypeAlias = list[tuple[bytes, str]]


class Unchanged(Protocol):
    """The sources that stay, by their graphs."""

    def origins(self, graph: str) -> tuple[str, ...]:
        """Return the files of *graph*, as shown to people."""

    def named(self, graph: str) -> Facts:
        """Return the files and the text of *graph*, without its statements."""

    def read(self, graph: str) -> Facts:
        """Return *graph* as it was read from its source."""


@dataclass(frozen=True, slots=True)
class InFiles:
    """Sources that lie in files: what stands in each, and what it is called."""

    papers: Mapping[str, Paper] = field(repr=False)

    def origins(self, graph: str) -> tuple[str, ...]:
        """Return the files of *graph*, as shown to people."""
        return tuple(name for _, name in self.papers[graph])

    def named(self, graph: str) -> Facts:
        """Return the files and the text of *graph*, without its statements."""
        [(text, origin), *more] = [
            (content.decode("utf-8-sig"), name) for content, name in self.papers[graph]
        ]
        beside = tuple((name, words) for words, name in more)
        return Facts(graph, "", (), origin, "", text, beside)

    def read(self, graph: str) -> Facts:
        """Return *graph* as it was read from its source."""
        return sources.read_parts(self.papers[graph])


@dataclass(frozen=True, slots=True)
class InStore:
    """Sources that nobody has the files of: they are as the store has them."""

    store: Held

    def origins(self, graph: str) -> tuple[str, ...]:
        """Return *graph* itself: there is no file of it."""
        return (graph,)

    def named(self, graph: str) -> Facts:
        """Return *graph* by its name alone; it has no text."""
        return Facts(graph, "", (), graph, "", "")

    def read(self, graph: str) -> Facts:
        """Return *graph* as it stands in the store."""
        return standing.source(graph, self.store.triples(graph))
