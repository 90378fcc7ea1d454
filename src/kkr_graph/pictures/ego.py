"""Draw one thing and its neighbours: it in the middle, they in groups round it.

A group is a heading and names below it, left or right of the middle, so that no name
lies over another.  More names than there is room for are a link, "+7 flere", to the
table that holds them all.  On a narrow picture the groups stand below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.language import Language
from kkr_graph.pictures.boxes import Box
from kkr_graph.pictures.cards import (
    GAP,
    Card,
    Group,
    Neighbour,
    card_at,
    cards_of,
    height_of,
    sides,
)
from kkr_graph.pictures.lettering import Label, label, write
from kkr_graph.pictures.markup import Markup, tag
from kkr_graph.pictures.palette import drawn
from kkr_graph.pictures.picture import nothing, sheet

__all__ = ["NARROW", "WIDE", "Ego", "Group", "Neighbour", "draw"]

WIDE: Final = 1080.0
NARROW: Final = 358.0
_BESIDE: Final = 700.0  # from this width on, groups stand at both sides
_SPOKE: Final = 96.0  # from the middle to the names, at the least
_HEART: Final = 250.0


@dataclass(frozen=True, slots=True)
class Ego:
    """What is drawn: the thing in the middle and its groups."""

    title: str
    name: str
    groups: tuple[Group, ...]
    kind: str = ""
    about: str = ""


def draw(what: Ego, language: Language = "da", width: float = WIDE) -> str:
    """Return *what* as one ``svg`` element, *width* pixels wide."""
    groups = [group for group in what.groups if group.neighbours]
    if not groups:
        return nothing("kp-ego", what.title, language)
    if width < _BESIDE:
        return _below(what, groups, language, width)
    room = (width - _HEART) / 2 - _SPOKE - 20
    cards = cards_of(groups, room, language)
    left, right = sides(cards)
    height = max(height_of(left), height_of(right), 120)
    heart = _heart(what, _HEART - 28)
    middle = Box((width - _HEART) / 2, 12 + (height - heart[1]) / 2, _HEART, heart[1])
    spokes: list[Markup] = []
    names: list[Markup] = []
    for cards_of_side, way in ((left, -1), (right, 1)):
        y = 12 + (height - height_of(cards_of_side)) / 2
        edge = middle.x if way < 0 else middle.right
        for card in cards_of_side:
            spokes.append(_fan(card, edge, middle.middle, y, way))
            names.append(card_at(card, edge + way * _SPOKE, y, way))
            y += card.height + GAP
    size = width, height + 24
    body = (*spokes, _drawn_heart(heart[0], middle), *names)
    return sheet("kp-ego", size, what.title, what.about, *body)


def _below(
    what: Ego, groups: Sequence[Group], language: Language, width: float
) -> Markup:
    """Return the picture for a narrow screen: a trunk with the groups along it."""
    cards = cards_of(groups, width - 60, language)
    heart = _heart(what, width - 48)
    middle = Box(10, 10, width - 20, heart[1])
    y = middle.bottom + GAP
    body = [_drawn_heart(heart[0], middle)]
    trunk = 24.0
    last = y
    for card in cards:
        at = y + card.top
        for entry in card.entries:
            last = at + entry.height / 2
            body.append(drawn("path", "kp-spoke", d=f"M{trunk:.0f} {last:.1f}h14"))
            at += entry.height
        body.append(card_at(card, trunk + 20, y, 1))
        y += card.height + GAP
    path = f"M{trunk:.0f} {middle.bottom:.1f}V{last:.1f}"
    body.insert(0, drawn("path", "kp-spoke", d=path))
    return sheet("kp-ego", (width, y), what.title, what.about, *body)


def _fan(card: Card, edge: float, middle: float, y: float, way: int) -> Markup:
    """Return the lines from the middle to each name of *card*."""
    at = y + card.top
    paths = []
    for entry in card.entries:
        end = at + entry.height / 2
        bend = way * _SPOKE / 2
        paths.append(
            f"M{edge:.0f} {middle:.1f}c{bend:.0f} 0 {bend:.0f} {end - middle:.1f}"
            f" {way * _SPOKE:.0f} {end - middle:.1f}"
        )
        at += entry.height
    return drawn("path", "kp-spoke", d="".join(paths))


def _heart(what: Ego, room: float) -> tuple[list[tuple[Label, str]], float]:
    """Return the lines in the middle with their looks, and the height of its box."""
    lines = [(label(what.name, room, size=16, most=5, bold=True), "kp-ink")]
    if what.kind:
        lines.append((label(what.kind, room, most=2), "kp-quiet"))
    return lines, max(56, sum(said.height for said, _ in lines) + 24)


def _drawn_heart(lines: list[tuple[Label, str]], box: Box) -> Markup:
    parts: list[Markup] = [
        drawn(
            "rect",
            "kp-box",
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            rx=6,
        )
    ]
    y = box.middle - sum(said.height for said, _ in lines) / 2
    for said, look in lines:
        parts.append(write(said, box.x + box.width / 2, y, look, "middle"))
        y += said.height
    return tag("g", *parts)
