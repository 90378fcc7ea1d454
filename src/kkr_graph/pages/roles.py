"""The roles in initiatives, with a day laid over them: now, before, to come."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, TypeAlias

from kkr_graph.answers.answer import Term
from kkr_graph.pages.spans import span
from kkr_graph.pages.view import Line, View

Phase: TypeAlias = Literal["now", "before", "later", "undated"]
LEAD: Final = "lead"


def read(
    view: View, initiative: Term | None = None, holder: Term | None = None
) -> list[Line]:
    """Return every role in the initiatives, each once; of one or one holder, if given.

    To the columns of ``internal/roles`` are added ``span``, the time in words;
    ``known``, whether that is only a time at which a source knew of the role; and
    ``phase``.
    """
    rows = view.ask("internal/roles", initiative=initiative)
    if holder is not None:  # the answer to all of it is remembered, and shared
        rows = [row for row in rows if row["member"] == holder.value]
    return timed(view, rows, "role")


def offices(view: View, body: Term) -> list[Line]:
    """Return every office that a person holds in *body* or from it, each once."""
    return timed(view, view.ask("internal/offices", body=body), "office")


def timed(view: View, rows: Iterable[Line], node: str) -> list[Line]:
    """Return *rows*, each *node* once, with ``span``, ``known`` and ``phase``."""
    once: dict[object, Line] = {}
    for row in rows:
        once.setdefault(row[node], row)
    for row in once.values():
        stated = row["start"] is not None or row["end"] is not None
        bounds = ("start", "end") if stated else ("from", "until")
        row["span"] = span(row[bounds[0]], row[bounds[1]], view.language)
        row["known"] = not stated
        row["phase"] = phase(row, view.on)
    return [*once.values()]


def phase(row: Mapping[str, object], day: date) -> Phase:
    """Return how *row* stands to *day*; a role holds from its first day up to its end.

    A lead or an office without any time is not called current, as in
    ``who-leads-what`` and ``chairs``; any other role without one is open at both ends,
    as in ``members``.
    """
    start, until = row["from"], row["until"]
    if not isinstance(start, date) and not isinstance(until, date):
        return "undated" if row.get("sort", LEAD) == LEAD else "now"
    if isinstance(start, date) and day < start:
        return "later"
    return "before" if isinstance(until, date) and until <= day else "now"


def leads(rows: Iterable[Line], *phases: Phase) -> list[Line]:
    """Return the leads with a named holder that are in one of *phases*."""
    return [r for r in named(rows) if r["sort"] == LEAD and r["phase"] in phases]


def parts(rows: Iterable[Line], *phases: Phase) -> list[Line]:
    """Return the roles that do not lead and are in one of *phases*."""
    return [r for r in named(rows) if r["sort"] != LEAD and r["phase"] in phases]


def named(rows: Iterable[Line]) -> list[Line]:
    """Return the roles whose holder has a name."""
    return [row for row in rows if row["member"]]


def unnamed(rows: Iterable[Line], *phases: Phase) -> list[Line]:
    """Return the leads whose holder no source names, in one of *phases*."""
    return [row for row in rows if not row["member"] and row["phase"] in phases]
