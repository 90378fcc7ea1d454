"""What a made-up paper is: its pieces, its truth, and the bench it is made on."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Literal

import workshop_words as words

Role = Literal[
    "title",
    "front",
    "contents",
    "section",
    "item",
    "case",
    "rubric",
    "prose",
    "bullet",
    "person",
    "annex",
    "link",
    "end",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the paper; ``heads`` is the item whose heading it is."""

    role: Role
    text: str
    heads: int | None = None


@dataclass(frozen=True, slots=True)
class TrueItem:
    """What must be read of an item; ``decided`` is outcome and conformity."""

    number: str
    title: str
    case: str | None = None
    acts: tuple[str | None, ...] | None = None
    annexes: tuple[str, ...] = ()
    decided: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be read of a paper."""

    council: str
    kind: str
    date: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    venue: str | None = None
    items: tuple[TrueItem, ...] = ()
    people: tuple[tuple[str, str, str], ...] = ()
    following: tuple[dt.date, dt.time | None, dt.time | None] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up paper: its name, its pieces in order, its running head, its truth."""

    name: str
    pieces: tuple[Piece, ...]
    head: str
    truth: Truth


@dataclass(slots=True)
class Bench:
    """What is being put together."""

    random: Random
    truth: Truth
    kkr: str
    pieces: list[Piece] = field(default_factory=list)

    def put(self, role: Role, text: str, heads: int | None = None) -> None:
        self.pieces.append(Piece(role, text.replace("{kkr}", self.kkr), heads))

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def spoken(day: dt.date) -> str:
    return f"{day.day}. {words.MONTHS[day.month - 1]} {day.year}"
