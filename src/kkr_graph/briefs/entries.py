"""The rows of a brief before they are laid out: of which kind, and about what.

What stands in a brief is counted from the same entries that are laid out, so that its
summary and its rows agree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kkr_graph.document import Heading, Listing, Table, Text
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking
    from kkr_graph.document import Block


@dataclass(frozen=True, slots=True)
class Kind:
    """What entries are rows of.

    headings  of the columns; a kind without any is a list of lines
    counted   what its rows are called where they are counted
    lacking   what they are called where there are none
    """

    caption: Words
    headings: tuple[Words, ...]
    counted: Words
    lacking: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A row or a line.

    thing     the IRI of what it says something of
    about     what that is about, the nearest first; a theme is found by it
    passages  where it stands
    marks     what it counts as, besides its kind
    """

    kind: Kind
    cells: tuple[Text, ...]
    thing: str
    about: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


LEADS: Final = Kind(
    Words("Initiativer og ledere", "Initiatives and leads"),
    (
        Words("Initiativ", "Initiative"),
        Words("Leder", "Lead"),
        Words("Tid", "Time"),
        Words("Når perioden slutter", "When the term ends"),
    ),
    Words("Initiativer", "Initiatives"),
    Words("initiativer", "initiatives"),
)
DECISIONS: Final = Kind(
    Words("Det er besluttet", "What was decided"),
    (
        Words("Hvad", "What"),
        Words("Hvem", "Who"),
        Words("Hvornår", "When"),
        Words("Udfald", "Outcome"),
    ),
    Words("Beslutninger", "Decisions"),
    Words("beslutninger", "decisions"),
)
OPEN: Final = Kind(
    Words("Det venter på en beslutning", "What awaits a decision"),
    (
        Words("Punkt", "Item"),
        Words("Møde", "Meeting"),
        Words("Indstillet til at", "Asked to"),
    ),
    Words("Venter", "Await"),
    Words("punkter til beslutning", "items to decide"),
)
TASKS: Final = Kind(
    Words("Åbne opgaver og frister", "Open tasks and deadlines"),
    (
        Words("Opgave", "Task"),
        Words("Hvem", "Who"),
        Words("Frist", "Deadline"),
        Words("I forhold til perioden", "Against the term"),
    ),
    Words("Opgaver", "Tasks"),
    Words("åbne opgaver", "open tasks"),
)
MONEY: Final = Kind(
    Words("Penge og pladser ved skiftet", "Money and places at the change"),
    (
        Words("Hvad", "What"),
        Words("Hvem", "Who"),
        Words("Hvor meget", "How much"),
        Words("Hvornår", "When"),
        Words("Status", "Status"),
    ),
    Words("Beløb", "Amounts"),
    Words("penge eller pladser ved skiftet", "money or places at the change"),
)
FIGURES: Final = Kind(
    Words(
        "Tal, papirerne nævner for tiden efter perioden",
        "Figures that the papers give for the time after the term",
    ),
    (
        Words("Hvad", "What"),
        Words("Om", "About"),
        Words("Tal", "Figure"),
        Words("Hvornår", "When"),
    ),
    Words("Nævnte tal", "Figures named"),
    Words("tal for tiden efter perioden", "figures for the time after the term"),
)
GAPS: Final = Kind(
    Words("Det ved vi ikke", "What we do not know"),
    (),
    Words("Ved vi ikke", "Not known"),
    Words("huller i kilderne", "gaps in the sources"),
)
KINDS: Final = (LEADS, DECISIONS, OPEN, TASKS, MONEY, FIGURES, GAPS)
"""The kinds of entry that stand under a theme, in the order they stand."""


def of_kind(entries: Iterable[Entry], kind: Kind) -> list[Entry]:
    """Return those of *entries* that are of *kind*."""
    return [entry for entry in entries if entry.kind is kind]


def count(entries: Iterable[Entry], kind: Kind, mark: str = "") -> int:
    """Return how many things *entries* of *kind* tell of; with *mark*, how many rows.

    An initiative with two leads has two rows, and is one initiative.
    """
    found = of_kind(entries, kind)
    if mark:
        return sum(mark in entry.marks for entry in found)
    return len({entry.thing for entry in found})


def blocks(
    asking: "Asking", kind: Kind, entries: Sequence[Entry], level: int
) -> "tuple[Block, ...]":
    """Return *entries* of one kind as a heading, and a table or a list under it."""
    if not entries:
        return ()
    title = kind.caption.say(asking.language)
    heading = Heading(title, level)
    if not kind.headings:
        return heading, Listing(tuple(entry.cells[0] for entry in entries))
    headings = tuple(words.say(asking.language) for words in kind.headings)
    return heading, Table(title, headings, tuple(entry.cells for entry in entries))
