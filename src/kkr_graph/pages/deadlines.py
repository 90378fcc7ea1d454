"""Deadlines: what falls due when, whose it is, and how the date was read."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, Final

from kkr_graph.errors import NoSuchThingError
from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import calendars, leaf, tasks
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.tasks import Brief, Task
from kkr_graph.pages.view import View
from kkr_graph.spelling import read_date

_ROWS: Final = 100  # of each list; a page has three
_FILTERS = ("responsible", "before", "open", "council")


def fill(view: View) -> Values:
    """Return the deadlines that are asked for: those to come, then those passed."""
    given = view.asked.given
    listed = asked_for(view)
    dated = [task for task in listed if task.last is not None]
    coming = [task for task in dated if task.last and task.last >= view.on]
    passed = [task for task in dated if task.last and task.last < view.on]
    full = partial(tasks.in_full, view)
    ahead = leaf.filled(view, coming, full, _ROWS)
    behind = leaf.filled(view, passed[::-1], full, _ROWS, "passed")
    return {
        "here": "/deadlines",
        "on": view.on,
        "given": {name: given[name] for name in _FILTERS if given.get(name)},
        "councils": view.ask("councils"),
        "coming": _months(ahead.rows),
        "passed": _months(behind.rows),
        "ahead": ahead,
        "behind": behind,
        "undated": leaf.filled(
            view,
            [task for task in listed if task.last is None],
            full,
            _ROWS,
            "undated",
        ),
        "overdue": sum(task.is_open for task in passed),
        "many": len(dated),
    }


def asked_for(view: View) -> list[Brief]:
    """Return the tasks that the address asks for, in brief.

    Raises what a wrong name or day raises: ``UnknownNameError``, ``BadDateError``.
    """
    given = view.asked.given
    found = tasks.outline(view)
    if typed := given.get("responsible"):
        who = view.names.resolve(typed, "organisation").value
        found = [t for t in found if who in t.who]
    if typed := given.get("council"):
        council = view.names.resolve(typed, "council").value
        its = {t.iri for t in tasks.every(view) if council in t.councils}
        found = [t for t in found if t.iri in its or council in t.who]
    if typed := given.get("before"):
        before = read_date(typed, today=view.asked.today)
        found = [t for t in found if t.last and (t.first or t.last) < before]
    if given.get("open"):
        found = [t for t in found if t.is_open]
    return found


def _months(listed: Iterable[Task]) -> list[tuple[date, list[Task]]]:
    """Return the tasks by the month of the last day their deadline can mean."""

    def month(task: Task) -> date:
        return (task.last or date.min).replace(day=1)

    return [(first, [*found]) for first, found in groupby(listed, key=month)]


def _dated(view: View) -> Values:
    """Return what the calendar of the deadlines asked for holds."""
    wanted = {task.iri for task in asked_for(view) if task.last}
    return {
        "name": CALENDAR.title.say(view.language),
        "tasks": [task for task in tasks.every(view) if task.iri in wanted],
    }


PAGE = Page(
    "deadlines",
    "/deadlines",
    Words("Frister", "Deadlines"),
    fill,
    parameters=("on", *_FILTERS, "page", "passed", "undated"),
    menu=True,
)
CALENDAR = Page(
    "deadlines-calendar",
    "/deadlines.ics",
    Words("KKR: frister", "KKR: deadlines"),
    _dated,
    parameters=_FILTERS,
    media=calendars.MEDIA,
    write=calendars.write,
)


def of_municipality(view: View) -> Values:
    """Return the deadlines of a municipality, its council and its council's circles.

    Raises ``NoSuchThingError`` for what is no municipality.
    """
    node = view.node(f"municipality/{view.asked.key}")
    owners: list[dict[str, Any]] = view.ask(
        "internal/calendar-owners", municipality=node
    )
    if not owners:
        raise NoSuchThingError(what=key(node.value), suggestions=[])
    whose = {node.value} | {row["council"] for row in owners}
    whose |= {row["owner"] for row in owners}
    found = [t for t in tasks.outline(view) if t.last and whose & t.who]
    title = MUNICIPALITY_CALENDAR.title.say(view.language)
    return {
        "name": f"{title} {owners[0]['label']}",
        "tasks": tasks.in_full(view, found),
    }


MUNICIPALITY_CALENDAR = Page(
    "municipality-calendar",
    "/doc/municipality/{key}/calendar.ics",
    Words("KKR: frister for", "KKR: deadlines of"),
    of_municipality,
    media=calendars.MEDIA,
    write=calendars.write,
)
