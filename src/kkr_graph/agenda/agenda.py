"""An agenda as read: what the paper says, each thing with its place in the text.

These are values only.  How they are found is ``grammar.py`` and ``parse.py``; what
they mean is the ontology's affair.  Keys (``hovedstaden``, ``godkende``, ``baggrund``)
are those of the schemes in ``ontology/schemes``, without the IRI around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from kkr_graph.agenda.missing import Missing

Kind: TypeAlias = Literal["dagsorden", "referat", "bilag"]


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the running text and the page it begins on (from 1)."""

    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a recommendation asks for; no ``act`` where the verb is unknown."""

    text: str
    act: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the meeting is asked to do, word for word, and in its parts (1 or more)."""

    text: str
    parts: tuple[Part, ...]
    place: Place

    @property
    def act(self) -> str | None:
        """The act, if the recommendation asks for one thing only."""
        return self.parts[0].act if len(self.parts) == 1 else None


@dataclass(frozen=True, slots=True)
class Decision:
    """What minutes say was decided; no outcome or conformity where in doubt."""

    text: str
    outcome: str | None
    conformity: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex in an item's list: as printed, and without its ``Bilag 1:``."""

    label: str
    place: Place
    title: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the paper; ``name`` is its key, None where the name is unknown."""

    number: str
    title: str
    place: Place
    position: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """A section or an item under one.  ``place`` is the heading, ``extent`` it all.

    ``parts`` has a key per heading printed; its value is None if nothing stands there.
    """

    number: str
    title: str
    position: int
    parent: str | None
    case: str | None
    recommendation: Recommendation | None
    annexes: tuple[Annex, ...]
    marks: tuple[Place, ...]
    parts: Mapping[str, Place | None]
    decision: Decision | None
    place: Place
    extent: Place
    name: str | None = None

    @property
    def key(self) -> str:
        """What tells the item from the others: its number, else the section's name."""
        return self.number or self.name or str(self.position)

    @property
    def empty_parts(self) -> tuple[str, ...]:
        """The headings that are printed with nothing under them, in printed order."""
        return tuple(key for key, place in self.parts.items() if place is None)


@dataclass(frozen=True, slots=True)
class Attendance:
    """An elected office-holder who came, or sent an apology."""

    name: str
    municipality: str
    status: Literal["present", "apology"]
    place: Place


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The meeting announced, and what it is expected to take up."""

    date: date
    starts: time | None
    ends: time | None
    items: tuple[tuple[str, Place], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Agenda:
    """A paper of one meeting of one KKR.  ``items`` holds the sections too."""

    kind: Kind
    council: str
    date: date | None
    starts: time | None
    ends: time | None
    venue: str | None
    items: tuple[Item, ...]
    attendance: tuple[Attendance, ...]
    next_meeting: NextMeeting | None
    missing: tuple[Missing, ...]
    places: Mapping[str, Place]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The items that stand under no other."""
        return tuple(
            Section(item.number, item.title, item.place, item.position, item.name)
            for item in self.items
            if item.parent is None
        )
