"""Deadlines: what falls due when, whose it is, and how the date was read."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import calendars, due, leaf, tasks
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.tasks import Brief, Task
from kkr_graph.pages.view import View

_ROWS: Final = 100  # of each list; a page has three


def fill(view: View) -> Values:
    """Return the deadlines that are asked for: those to come, then those passed."""
    given = view.asked.given
    listed = due.asked_for(view)
    dated = [task for task in listed if task.last is not None]
    coming = [task for task in dated if task.last and task.last >= view.on]
    passed = [task for task in dated if task.last and task.last < view.on]
    full = partial(tasks.in_full, view)
    ahead = leaf.filled(view, coming, full, _ROWS)
    behind = leaf.filled(view, passed[::-1], full, _ROWS, "passed")
    return {
        "here": "/deadlines",
        "on": view.on,
        "given": {name: given[name] for name in due.ON_PAGE if given.get(name)},
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
        "most": due.MOST,
    }


def _months(listed: Iterable[Task]) -> list[tuple[date, list[Task]]]:
    """Return the tasks by the month of the last day their deadline can mean."""

    def month(task: Task) -> date:
        return (task.last or date.min).replace(day=1)

    return [(first, [*found]) for first, found in groupby(listed, key=month)]


def _dated(view: View) -> Values:
    """Return what the calendar of the deadlines asked for holds."""
    return _calendar(view, CALENDAR, due.asked_for(view), due.whose(view))


def _calendar(view: View, page: Page, listed: list[Brief], whose: str) -> Values:
    found, left_out = due.nearest(view, listed)
    name = page.title.say(view.language)
    between = " for " if view.language == "da" else " of "
    return {
        "name": f"{name}{between}{whose}" if whose else name,
        "note": left_out,
        "tasks": tasks.in_full(view, found),
    }


PAGE = Page(
    "deadlines",
    "/deadlines",
    Words("Frister", "Deadlines"),
    fill,
    parameters=("on", *due.ON_PAGE, "page", "passed", "undated"),
    menu=True,
)
CALENDAR = Page(
    "deadlines-calendar",
    "/deadlines.ics",
    Words("KKR: frister", "KKR: deadlines"),
    _dated,
    parameters=due.FILTERS,
    media=calendars.MEDIA,
    write=calendars.write,
)


def of_municipality(view: View) -> Values:
    """Return the deadlines of a municipality, its council and its council's circles.

    Raises ``NoSuchThingError`` for what is no municipality.
    """
    iri = view.node(f"municipality/{view.asked.key}").value
    found = due.of_municipality(view, iri, tasks.outline(view))
    name = view.labels([iri]).get(iri, key(iri))
    return _calendar(view, MUNICIPALITY_CALENDAR, found, name)


MUNICIPALITY_CALENDAR = Page(
    "municipality-calendar",
    "/doc/municipality/{key}/calendar.ics",
    Words("KKR: frister", "KKR: deadlines"),
    of_municipality,
    media=calendars.MEDIA,
    write=calendars.write,
)
