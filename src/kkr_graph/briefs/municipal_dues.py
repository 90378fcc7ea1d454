"""What a municipality owes and pays, where it is mentioned, and what is not known."""

from datetime import date
from typing import TYPE_CHECKING, Final

from kkr_graph.briefs import agreed
from kkr_graph.briefs.entries import Entry
from kkr_graph.briefs.money_after import much
from kkr_graph.briefs.municipal_kinds import GAPS, MENTIONS, MONEY, TASKS
from kkr_graph.briefs.term import name
from kkr_graph.briefs.times import span
from kkr_graph.document import Text
from kkr_graph.gathering import gather
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode

    from kkr_graph.briefs.asking import Asking, Line

_MANY: Final = ("note", "quote", "passage")
_WHO: Final = "who whoLabel"
_ONCE: Final = f"{BASE}concept/frequency/once"


def tasks(asking: "Asking", owed: "Iterable[Line]") -> list[Entry]:
    """Return the open tasks among what ``municipality`` says is *owed*, by deadline."""
    mine = {row["record"] for row in owed}
    once = name(asking, _ONCE)
    rows = gather(asking.ask("internal/task-list"), "task", _WHO, "passage")
    return [
        Entry(
            TASKS,
            (
                asking.name(row["label"] or row["task"], row),
                asking.name(
                    ", ".join(label or who for who, label in row[_WHO])
                    or asking.say("ikke oplyst", "not stated"),
                ),
                Text(agreed.deadline(asking, _without(row, once))),
            ),
            row["task"],
            (),
            tuple(row["passage"]),
        )
        for row in rows
        if row["task"] in mine
    ]


def _without(row: "Line", once: str) -> "Line":
    """Return a task without the frequency of what is done once."""
    return {**row, "frequency": None} if row["frequency"] == once else row


def money(asking: "Asking", this: "NamedNode", paid: "Iterable[Line]") -> list[Entry]:
    """Return the contributions among what ``municipality`` says is *paid*.

    What the municipalities of a council pay together is said to be that: no source
    gives the share of each.
    """
    kinds = {row["record"]: row for row in paid}
    rows = gather(asking.ask("internal/contribution-list"), "thing", *_MANY)
    entries = []
    for row in rows:
        if (mine := kinds.get(row["thing"])) is None:
            continue
        label = row["label"] or row["giver"]
        together = row["giver"] != this.value
        entries.append(
            Entry(
                MONEY,
                (
                    asking.name(row["initiativeLabel"], row),
                    Text(
                        asking.say(f"{label} tilsammen", f"{label} together")
                        if together
                        else label
                    ),
                    Text(much(asking, row)),
                    Text(
                        span(asking, row["start"], row["end"])
                        or asking.say("ikke oplyst", "not stated")
                    ),
                    Text(_status(mine)),
                ),
                row["thing"],
                (row["initiative"],),
                tuple(row["passage"]),
            )
        )
    return entries


def paid(asking: "Asking", this: "NamedNode") -> "list[Line]":
    """Return what ``municipality`` says on the day, and when later payments begin."""
    later = {
        row["start"]
        for row in asking.ask("internal/contribution-list")
        if isinstance(row["start"], date) and row["start"] > asking.on
    }
    return [
        row
        for day in (asking.on, *sorted(later))
        for row in asking.ask("municipality", municipality=this, on=day.isoformat())
    ]


def _status(row: "Line") -> str:
    """Return whether it is paid or would be, and in which scenario."""
    inside = (row["detail"] or "").partition(" (")[0]
    return f"{row['kind']}: {inside}" if ":" in inside else str(row["kind"])


def mentions(asking: "Asking", this: "NamedNode") -> list[Entry]:
    """Return where the papers mention the municipality; a mention tells of no role."""
    return [
        Entry(
            MENTIONS,
            (
                asking.name(
                    title,
                    row,
                    f"{row['number'] or ''} {title}".strip(),
                ),
                Text(row["text"]),
                Text(row["review"]),
            ),
            row["finding"],
            (),
            (row["passage"],) if row["passage"] else (),
        )
        for row in asking.ask("mentions", thing=this)
        for title in [row["title"] or row["document"] or ""]
    ]


def gaps(
    asking: "Asking", this: "NamedNode", initiatives: "Iterable[str]"
) -> list[Entry]:
    """Return what is not known of the municipality and of its *initiatives*."""
    places = {this.value, *initiatives}
    rows = gather(asking.ask("internal/unknowns"), "thing", "note", "passage")
    return [
        Entry(
            GAPS,
            (
                asking.text(
                    _said(asking, row),
                    {"passage": row["passage"][:2]},
                    missing=True,
                    spoken=asking.spoken(row["label"] or ""),
                ),
            ),
            row["thing"],
            (row["place"],),
            tuple(row["passage"]),
        )
        for row in rows
        if row["place"] in places
    ]


def _said(asking: "Asking", row: "Line") -> str:
    reason = row["reasonLabel"] or asking.say("ikke oplyst", "not stated")
    if row["label"]:
        what = f"{row['placeLabel']}: {row['label']}"
    else:  # a lead or a proposal without a name
        who = asking.say("hvem der leder", "who leads it")
        what = f"{row['placeLabel']}: {who}"
    return what if reason.casefold() in what.casefold() else f"{what} ({reason})"
