"""What the graph already knows of the meeting that a paper is of.

Minutes are read after the agenda: an item is then the agenda's item, under the number
it had there, and what it recommends is not stated again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.agenda import Item
from kkr_graph.spelling import fold


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lead that the agenda recommends: IRIs of it, the initiative and the nominee."""

    iri: str
    initiative: str
    nominee: str


@dataclass(frozen=True, slots=True)
class Known:
    """What other sources state.

    items        the items of this meeting by number, with their headings
    recommended  the numbers of those that recommend something
    proposals    the leads that they recommend, by number
    described    IRIs that other sources describe: they are not described again
    persons      IRIs of the persons known, by their names
    """

    items: Mapping[str, str] = field(default_factory=dict)
    recommended: frozenset[str] = frozenset()
    proposals: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)
    described: frozenset[str] = frozenset()
    persons: Mapping[str, str] = field(default_factory=dict)

    def number(self, item: Item) -> str | None:
        """Return the number the agenda gives *item*, None if it has no such item.

        The heading decides; the number does where headings were shortened.
        """
        title = fold(item.title)
        same = [number for number, known in self.items.items() if fold(known) == title]
        if item.key in same:
            return item.key
        if len(same) == 1:
            return same[0]
        there = fold(self.items.get(item.key, ""))
        near = bool(there) and (there.startswith(title) or title.startswith(there))
        return item.key if near else None


NOTHING: Final = Known()
