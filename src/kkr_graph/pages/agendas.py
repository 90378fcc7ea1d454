"""The agenda of a meeting: its items, what is recommended and what was decided.

An agenda is never the source of a decision of its own meeting.  Where no decision is
known, ``Paper`` tells whether that is because the minutes are not at hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Term
from kkr_graph.gathering import Gathered, gather
from kkr_graph.vocabulary import BASE

_MINUTES: Final = f"{BASE}concept/document-kind/referat"
_HELD: Final = f"{BASE}concept/availability/held"


class Asks(Protocol):
    """Whoever asks the graph: a page (``View``) or a report."""

    def ask(
        self, question: str, **given: str | Term | None
    ) -> Sequence[Mapping[str, Any]]:
        """Ask a question; each row is a mapping from column to value."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation as a whole, with its parts, beside what was decided on it."""

    row: Gathered
    parts: tuple[Gathered, ...]
    decisions: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda.

    row        its number, title, section, case number, and where it stands
    asked      what is recommended
    decisions  what was decided without following a recommendation
    annexes    with whether they are held
    briefings  with their key figures
    """

    row: Gathered
    asked: tuple[Asked, ...]
    decisions: tuple[Gathered, ...]
    annexes: tuple[Gathered, ...]
    briefings: tuple[Gathered, ...]

    @property
    def figures(self) -> int:
        """How many key figures its briefings give."""
        return sum(len(briefing["figure"]) for briefing in self.briefings)


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a meeting that are known, and its minutes among them."""

    rows: tuple[Gathered, ...]

    @property
    def minutes(self) -> Gathered | None:
        """The minutes, if they are known at all."""
        return next((row for row in self.rows if row["kind"] == _MINUTES), None)

    @property
    def has_minutes(self) -> bool:
        """Whether the minutes are at hand, so that a decision would be known."""
        return self.minutes is not None and self.minutes["held"] == _HELD


def papers(asks: Asks) -> dict[str, Papers]:
    """Return the papers of every meeting that has any, by meeting."""
    found: dict[str, list[Gathered]] = {}
    for row in gather(asks.ask("internal/meeting-papers"), "paper", "url"):
        found.setdefault(row["meeting"], []).append(row)
    return {meeting: Papers(tuple(rows)) for meeting, rows in found.items()}


def items(asks: Asks, meeting: NamedNode) -> list[Item]:
    """Return the items of *meeting*, in the order of the agenda."""
    agenda = gather(
        asks.ask("internal/agenda-items", meeting=meeting),
        "item",
        "empty",
        "note",
        "passage",
    )
    asked = _by_item(asks, "recommendations", meeting, "recommendation", "note")
    decided = _by_item(asks, "decisions", meeting, "decision", "recommendation")
    annexes = _by_item(asks, "annexes", meeting, "annex", "url")
    briefings = _by_item(asks, "briefings", meeting, "briefing", "figure", "note")
    return [
        Item(
            row,
            tuple(_asked(asked.get(row["item"], []), decided.get(row["item"], []))),
            tuple(
                ruling
                for ruling in decided.get(row["item"], [])
                if not ruling["recommendation"]
            ),
            tuple(annexes.get(row["item"], [])),
            tuple(briefings.get(row["item"], [])),
        )
        for row in agenda
    ]


def _by_item(
    asks: Asks, what: str, meeting: NamedNode, by: str, *many: str
) -> dict[str, list[Gathered]]:
    found: dict[str, list[Gathered]] = {}
    rows = asks.ask(f"internal/item-{what}", meeting=meeting)
    for row in gather(rows, by, "passage", *many):
        found.setdefault(row["item"], []).append(row)
    return found


def _asked(rows: list[Gathered], decided: list[Gathered]) -> list[Asked]:
    """Return the recommendations that are no part of another, with their parts."""
    found = []
    for row in rows:
        if row["whole"] is not None:
            continue
        parts = tuple(p for p in rows if p["whole"] == row["recommendation"])
        mine = {row["recommendation"], *(p["recommendation"] for p in parts)}
        rulings = tuple(
            ruling for ruling in decided if mine & set(ruling["recommendation"])
        )
        found.append(Asked(row, parts, rulings))
    return found
