"""The roles in initiatives, with a day laid over them: now, before, to come."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Term
from kkr_graph.pages.spans import span
from kkr_graph.pages.view import Line, View

Phase: TypeAlias = Literal["now", "before", "later", "undated"]
LEAD: Final = "lead"


def of_initiative(view: View, initiative: Term) -> list[Line]:
    """Return every role in *initiative*, each once, as ``timed`` gives it."""
    return timed(view, view.ask("internal/roles", initiative=initiative), "role")


def of_holder(view: View, holder: Term) -> list[Line]:
    """Return every role that *holder* has in the initiatives, as ``timed`` gives it."""
    return timed(view, view.ask("internal/held-roles", member=holder), "role")


def outline(view: View) -> list[Line]:
    """Return every role in the initiatives, each once, with its ``phase``.

    That is all a page needs to choose those it shows, of which it asks ``in_full``:
    there may be a hundred times as many.
    """
    once: dict[object, Line] = {}
    for row in view.ask("internal/role-outline"):
        once.setdefault(row["role"], row)
    for row in once.values():
        row["phase"] = phase(row, view.on)
    return [*once.values()]


def in_full(view: View, rows: Sequence[Line]) -> list[Line]:
    """Return the roles of *rows*, from the outline, with all that is known of them."""
    wanted = [NamedNode(str(row["role"])) for row in rows]
    if not wanted:
        return []
    answer = view.answer_of("roles", role=wanted)
    found = {row["role"]: row for row in timed(view, answer, "role")}
    return [found[row["role"]] for row in rows]


def offices(view: View, body: Term) -> list[Line]:
    """Return every office that a person holds in *body* or from it, each once."""
    return timed(view, view.ask("internal/offices", body=body), "office")


def timed(view: View, rows: Iterable[Line], node: str) -> list[Line]:
    """Return *rows*, each *node* once, with ``span``, ``known`` and ``phase``.

    ``span`` is the time in words; ``known`` says whether that is only a time at which
    a source knew of the role.
    """
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
