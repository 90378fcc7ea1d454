"""The front page: what there is, what is open, what falls due, what is not known."""

from itertools import groupby
from typing import Any, Final

from kkr_graph.gathering import gather
from kkr_graph.headers import Words
from kkr_graph.pages import agendas, completeness, meetings, tasks
from kkr_graph.pages.agendas import Papers
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import Line, View

_SHOWN: Final = 5

# What is counted, what it is called, and where it is found.
_NUMBERS: Final = (
    ("leads", Words("roller som leder", "lead roles"), "/leads"),
    ("initiatives", Words("initiativer", "initiatives"), "/ask/initiatives"),
    ("recommendations", Words("indstillinger", "recommendations"), "#open"),
    ("decisions", Words("beslutninger", "decisions"), "/ask/decisions"),
    ("follow-ups", Words("opgaver og frister", "tasks and deadlines"), "/deadlines"),
    (
        "gaps",
        Words("ting, kilderne ikke siger", "gaps in the sources themselves"),
        "/completeness",
    ),
    ("meetings", Words("møder", "meetings"), "/meetings"),
    (
        "passages",
        Words("steder i kilderne", "passages in the sources"),
        "/ask/documents",
    ),
)


def fill(view: View) -> Values:
    """Return the headline numbers, what is open, what is due, what is not known."""
    counted = {r["what"]: r["many"] for r in view.ask("internal/headline-numbers")}
    listed = meetings.listed(view)
    papers = agendas.papers(view)
    today = view.asked.today
    due = tasks.outline(view)
    next_due = [t for t in due if t.is_open and t.last and t.last >= today][:_SHOWN]
    coming = tasks.in_full(view, next_due)
    view.cite([passage for task in coming for passage in task.passages])
    return {
        "here": "/",
        "numbers": [
            (words.say(view.language), counted[what], at)
            for what, words, at in _NUMBERS
            if counted.get(what)
        ],
        "open": _open(view),
        "due": coming,
        "overdue": sum(
            t.is_open and t.last is not None and t.last < today for t in due
        ),
        "on": today,
        "term": _term(view),
        "reasons": completeness.reasons(view, completeness.unknown(view))[:_SHOWN],
        "latest": [m for m in listed if m["date"] <= today][:_SHOWN],
        "coming": [m for m in reversed(listed) if m["date"] > today][:_SHOWN],
        "papers": papers,
        "none_held": Papers(()),
        "municipalities": sorted(
            name.text
            for name in view.names
            if name.kind == "municipality" and name.preferred
        ),
    }


def _open(view: View) -> list[tuple[Line, list[Line]]]:
    """Return the matters that await a decision, by meeting, the newest first."""
    rows: list[dict[str, Any]] = view.ask("internal/open-matters")
    found = gather(rows, "item", "act", "passage")
    return [
        (lines[0], lines)
        for _, (*lines,) in groupby(found, key=lambda row: row["meeting"])
    ]


def _term(view: View) -> Values | None:
    """Return the term of office today, and the roles and tasks that end with it."""
    today = view.asked.today
    terms = [
        row
        for row in gather(view.ask("terms"), "term")
        if row["start"] is not None
        and row["end"] is not None
        and row["start"] <= today < row["end"]
    ]
    if not terms:
        return None
    term = terms[-1]
    rows = view.ask("lapses-with-the-term", term=str(term["term"]))
    return {
        "iri": term["term"],
        "label": term["termLabel"],
        "end": term["end"],
        "roles": [row for row in rows if row["end"] is not None],
        "tasks": [row for row in rows if row["end"] is None],
    }


PAGE = Page(
    "front",
    "/",
    Words("Hvem leder hvad i KKR?", "Who leads what in the KKR councils?"),
    fill,
)
