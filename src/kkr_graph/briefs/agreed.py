"""What was decided in a term, what awaits a decision, and which tasks are open."""

from datetime import date
from typing import TYPE_CHECKING, Final

from kkr_graph.briefs.entries import DECISIONS, OPEN, TASKS, Entry
from kkr_graph.document import Text
from kkr_graph.gathering import gather

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term

AFTER: Final = "after"
WITHIN: Final = "within"
RECURS: Final = "recurs"
UNDATED: Final = "undated"
"""How the deadline of a task stands to the term."""

_WHO: Final = "who whoLabel"


def decisions(asking: "Asking", term: "Term") -> list[Entry]:
    """Return what the council decided in *term*, and what its papers cite of others."""
    rows = term.ask(asking, "decisions")
    return [
        Entry(
            DECISIONS,
            (
                asking.name(row["text"] or row["decision"], row),
                asking.name(_listed(row["body bodyLabel"])),
                asking.name(
                    row["written"] or asking.day(row["day"]) or _undated(asking)
                ),
                Text(row["outcome"] or asking.say("ikke oplyst", "not stated")),
            ),
            row["decision"],
            tuple(row["about"]),
            tuple(row["passage"]),
        )
        for row in gather(rows, "decision", "body bodyLabel", "about", "passage")
    ]


def waiting(asking: "Asking", term: "Term") -> list[Entry]:
    """Return the items of meetings in *term* that no minutes have settled."""
    rows = gather(term.ask(asking, "open-items"), "item", "act", "about", "passage")
    return [
        Entry(
            OPEN,
            (
                asking.name(f"{row['number']} {row['title']}", row),
                Text(asking.day(row["date"])),
                Text(", ".join(row["act"]) or asking.say("ikke oplyst", "not stated")),
            ),
            row["item"],
            (row["item"],),
            tuple(row["passage"]),
        )
        for row in rows
    ]


def tasks(asking: "Asking", term: "Term") -> list[Entry]:
    """Return the tasks of *term* that no source calls done, by their deadlines."""
    rows = gather(term.ask(asking, "tasks"), "task", _WHO, "about", "item", "passage")
    return [_task(asking, term, row) for row in rows]


def _task(asking: "Asking", term: "Term", row: "Line") -> Entry:
    mark = stand(term, row)
    return Entry(
        TASKS,
        (
            asking.name(row["label"] or row["task"], row),
            asking.name(_listed(row[_WHO]) or _undated(asking)),
            Text(deadline(asking, row)),
            Text(_against(asking)[mark], strong=mark == AFTER),
        ),
        row["task"],
        (*row["about"], *row["item"]),
        tuple(row["passage"]),
        frozenset({mark}),
    )


def stand(term: "Term", row: "Line") -> str:
    """Return how the deadline of a task stands to *term*.

    A rough deadline falls after the term if the last day it can mean does.
    """
    last = row["notAfter"]
    if isinstance(last, date):
        return AFTER if last >= term.end else WITHIN
    return RECURS if row["frequency"] else UNDATED


def deadline(asking: "Asking", row: "Line") -> str:
    """Return a deadline as the paper writes it, with the days it can mean."""
    often = row["frequency"]
    if row["notAfter"] is None:
        return often or _undated(asking)
    days = asking.span(row["notBefore"], row["notAfter"])
    exact = row["notBefore"] == row["notAfter"]
    written = row["verbatim"]
    quoted = asking.say(f"{written}", f"“{written}”")  # in the words of the paper
    said = days if exact or not written else f"{quoted} ({days})"
    return f"{said}, {often}" if often else said


def _against(asking: "Asking") -> dict[str, str]:
    return {
        AFTER: asking.say("Efter", "After"),
        WITHIN: asking.say("I perioden", "In the term"),
        RECURS: asking.say("Kommer igen", "Recurs"),
        UNDATED: asking.say("Uden frist", "No deadline"),
    }


def _undated(asking: "Asking") -> str:
    return asking.say("ikke oplyst", "not stated")


def _listed(named: "list[tuple[str, str | None]]") -> str:
    return ", ".join(dict.fromkeys(label or iri for iri, label in named))
