"""Draw groups of names as cards: a heading, and the names below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures import words
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.lettering import TARGET, Label, label, linked, write
from kkr_graph.pictures.markup import Markup, tag
from kkr_graph.pictures.palette import drawn

MOST: Final = 40  # names on all cards together
GAP: Final = 22.0  # between two cards


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One name round the middle; *note* is said after it: "fra 1/1-2026"."""

    name: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What ties these to the middle ("leder"), the names, and the table of them all."""

    name: str
    neighbours: tuple[Neighbour, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as it is drawn, and how high."""

    label: Label
    href: str
    look: str
    height: float


@dataclass(frozen=True, slots=True)
class Card:
    """A group as it is drawn: its heading and its entries."""

    heading: Label
    entries: tuple[Entry, ...]

    @property
    def top(self) -> float:
        """How far below its own top the first name begins."""
        return self.heading.height + 8

    @property
    def height(self) -> float:
        """Of heading and names, in pixels."""
        return self.top + sum(entry.height for entry in self.entries)


def cards_of(groups: Sequence[Group], room: float, language: Language) -> list[Card]:
    """Return *groups* as cards *room* pixels wide, with ``MOST`` names at most."""
    return [
        Card(
            label(group.name, room, size=14, most=2, bold=True),
            tuple(_entries(group, share, room, language)),
        )
        for group, share in zip(groups, _shares(groups), strict=True)
    ]


def _shares(groups: Sequence[Group]) -> list[int]:
    """Return how many names of each group are drawn, at most ``MOST`` together.

    The room is dealt out one by one, so that a small group is whole before a large one
    takes the rest.
    """
    shares = [0] * len(groups)
    left = MOST
    while left > 0:
        hungry = [
            number
            for number, group in enumerate(groups)
            if shares[number] < len(group.neighbours)
        ]
        if not hungry:
            break
        for number in hungry[:left]:
            shares[number] += 1
        left -= len(hungry[:left])
    return shares


def _entries(group: Group, share: int, room: float, language: Language) -> list[Entry]:
    shown = group.neighbours[:share]
    entries = []
    for one in shown:
        text = f"{one.name} ({one.note})" if one.note else one.name
        entries.append(_entry(text, one.href, "kp-name", room))
    more = len(group.neighbours) - len(shown)
    if more:
        text = words.MORE.say(language).format(n=more)
        entries.append(_entry(text, group.href, "kp-two", room))
    return entries


def _entry(text: str, href: str, look: str, room: float) -> Entry:
    said = label(text, room - 16, most=3)
    return Entry(said, href, look, max(TARGET, said.height + 6))


def sides(cards: Sequence[Card]) -> tuple[list[Card], list[Card]]:
    """Return the cards left and right, in order, as equal in height as may be."""
    cuts = range(len(cards) + 1)
    best = min(
        cuts,
        key=lambda cut: (abs(height_of(cards[:cut]) - height_of(cards[cut:])), cut),
    )
    if len(cards) == 1:
        best = 0
    return list(cards[:best]), list(cards[best:])


def height_of(cards: Sequence[Card]) -> float:
    """Return the height of *cards* below each other, in pixels."""
    return sum(card.height for card in cards) + GAP * max(0, len(cards) - 1)


def card_at(card: Card, x: float, y: float, way: int) -> Markup:
    """Return heading and names, growing from *x* to the left or the right."""
    near = x + way * 12
    parts = [write(card.heading, near, y, "kp-quiet", "start" if way > 0 else "end")]
    at = y + card.top
    for entry in card.entries:
        parts.append(_name(entry, x, at, way))
        at += entry.height
    return tag("g", *parts)


def _name(entry: Entry, x: float, top: float, way: int) -> Markup:
    said = entry.label
    wide = said.width + 22
    area = Box(x - 6 if way > 0 else x + 6 - wide, top + 1, wide, entry.height - 2)
    dot = drawn("circle", "kp-one", cx=x, cy=area.middle, r=4)
    text = write(
        said,
        x + way * 12,
        area.middle - said.height / 2,
        entry.look,
        "start" if way > 0 else "end",
    )
    return linked(said, entry.href, area, dot, text)
