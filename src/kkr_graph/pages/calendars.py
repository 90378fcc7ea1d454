"""Deadlines as a calendar (RFC 5545): tasks in, bytes that calendar programs take out.

A rough deadline is an event of all the days it can mean.  The same facts give the same
bytes: an event is known by the name of its task, and stamped with the day its source
speaks, never with the time of asking.
"""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from kkr_graph.pages import days
from kkr_graph.pages.page import Values
from kkr_graph.pages.tasks import Task
from kkr_graph.pages.view import View

if TYPE_CHECKING:
    from icalendar import Calendar, Event

MEDIA: Final = "text/calendar"
_DAY: Final = timedelta(days=1)


def write(view: View, filled: Values) -> bytes:
    """Return the calendar of ``tasks``, called ``name``, with a ``note`` if it has."""
    calendar = _empty(filled["name"], filled["note"], view)
    view.cite([passage for task in filled["tasks"] for passage in task.passages])
    for task in filled["tasks"]:
        calendar.add_component(_event(task, view))
    return bytes(calendar.to_ical())


def _empty(name: str, note: str, view: View) -> "Calendar":
    from icalendar import (  # noqa: PLC0415 - 250 ms that only a calendar pays
        Calendar,
    )

    calendar = Calendar()
    calendar.add("prodid", f"-//KKR Graph//kkr_graph//{view.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if note:
        calendar.add("description", note)
        calendar.add("x-wr-caldesc", note)
    calendar.add("refresh-interval", _DAY, parameters={"value": "DURATION"})
    return calendar


def _event(task: Task, view: View) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    last = task.last or date.min
    first = task.first or last
    said = task.said_on or first
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, task.iri)))
    event.add("dtstamp", datetime(said.year, said.month, said.day, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)
    event.add("summary", _summary(task, view))
    event.add("description", "\n".join(_lines(task, view)))
    event.add("url", view.whole(task.iri))
    if task.status_label:
        event.add("categories", [task.status_label])
    event.add("transp", "TRANSPARENT")
    return event


def _summary(task: Task, view: View) -> str:
    if task.first is not None:
        return task.label
    latest = "Senest" if view.language == "da" else "No later than"
    return f"{latest}: {task.label}"


def _lines(task: Task, view: View) -> list[str]:
    """Return what the description says: the date as printed, whose, the source."""
    da = view.language == "da"
    lines = [_read(task, view)]
    if task.who:
        names = ", ".join(name for _, name in task.who)
        lines.append(f"{'Ansvarlig' if da else 'Responsible'}: {names}")
    if task.status_label:
        lines.append(f"Status: {task.status_label}")
    if task.note:
        lines.append(task.note)
    cited = (view.citation(passage) for passage in task.passages)
    places = dict.fromkeys(found.short(view.language) for found in cited if found)
    if places:
        lines.append(f"{'Kilde' if da else 'Source'}: {'; '.join(places)}")
    return lines


def _read(task: Task, view: View) -> str:
    """Return the deadline as printed, and the days it is read as."""
    da = view.language == "da"
    printed = f"»{task.verbatim}«" if da else f"“{task.verbatim}”"
    last = days.written(task.last or date.min, view.language)
    if not task.is_rough:
        return f"{'Trykt' if da else 'Printed'}: {printed}"
    if task.first is None:
        return (
            f"Trykt: {printed}, læst som senest {last}"
            if da
            else f"Printed: {printed}, read as {last} at the latest"
        )
    first = days.written(task.first, view.language)
    return (
        f"Trykt: {printed}, læst som {first} til {last}"
        if da
        else f"Printed: {printed}, read as {first} to {last}"
    )
