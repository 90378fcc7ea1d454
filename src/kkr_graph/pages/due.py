"""Which deadlines are asked for: whose they are, what they are about, before when.

The page, its calendar, the calendar of a municipality and ``kkr calendar`` all ask
here, so that the same words leave the same deadlines.
"""

from collections.abc import Sequence
from typing import Any, Final

from pyoxigraph import NamedNode

from kkr_graph.errors import NoSuchThingError
from kkr_graph.names import key
from kkr_graph.pages import days, tasks
from kkr_graph.pages.tasks import Brief
from kkr_graph.pages.view import View
from kkr_graph.spelling import read_date

ON_PAGE: Final = ("responsible", "before", "open", "council")
"""What the page of deadlines lets choose."""
FILTERS: Final = (*ON_PAGE, "municipality", "initiative")
"""What a calendar may be narrowed by."""
MOST: Final = 2000
"""How many deadlines a calendar holds; programs that take in calendars do so whole."""


def asked_for(view: View) -> list[Brief]:
    """Return the tasks that the address asks for, in brief.

    Raises what a wrong name or day raises: ``UnknownNameError``, ``BadDateError``.
    """
    given = view.asked.given
    found = tasks.outline(view)
    if typed := given.get("responsible"):
        who = view.names.resolve(typed, "organisation").value
        found = [t for t in found if who in t.who]
    if typed := given.get("municipality"):
        municipality = view.names.resolve(typed, "municipality").value
        found = of_municipality(view, municipality, found)
    if typed := given.get("council"):
        council = view.names.resolve(typed, "council").value
        its = {t.iri for t in tasks.every(view) if council in t.councils}
        found = [t for t in found if t.iri in its or council in t.who]
    if typed := given.get("initiative"):
        initiative = view.names.resolve(typed, "initiative")
        about = {row["task"] for row in view.ask("follow-ups", about=initiative)}
        found = [t for t in found if t.iri in about]
    if typed := given.get("before"):
        before = read_date(typed, today=view.asked.today)
        found = [t for t in found if t.last and (t.first or t.last) < before]
    if given.get("open"):
        found = [t for t in found if t.is_open]
    return found


def of_municipality(view: View, iri: str, listed: Sequence[Brief]) -> list[Brief]:
    """Return the tasks of a municipality, its council and its council's circles.

    Raises ``NoSuchThingError`` for what is no municipality.
    """
    owners: list[dict[str, Any]] = view.ask(
        "internal/calendar-owners", municipality=NamedNode(iri)
    )
    if not owners:
        raise NoSuchThingError(what=key(iri), suggestions=[])
    whose = {iri} | {row["council"] for row in owners}
    whose |= {row["owner"] for row in owners}
    return [task for task in listed if whose & task.who]


def whose(view: View) -> str:
    """Return what the deadlines asked for are narrowed to, by its names; or nothing."""
    found = []
    for name in ("municipality", "council", "initiative"):
        if typed := view.asked.given.get(name):
            iri = view.names.resolve(typed, name).value
            found.append(view.labels([iri]).get(iri, key(iri)))
    return ", ".join(found)


def nearest(view: View, listed: Sequence[Brief]) -> tuple[list[Brief], str]:
    """Return the dated tasks nearest to today, as many as a calendar holds.

    The order stays.  Beside them stands what is to be said of those left out; nothing
    where there are none.
    """
    dated = [task for task in listed if task.last is not None]
    if len(dated) <= MOST:
        return dated, ""
    today = view.asked.today

    def away(task: Brief) -> tuple[int, str]:
        last = task.last or today
        first = task.first or last
        return max((first - today).days, (today - last).days, 0), task.iri

    kept = {task.iri for task in sorted(dated, key=away)[:MOST]}
    return [t for t in dated if t.iri in kept], _left_out(view, len(dated) - len(kept))


def _left_out(view: View, many: int) -> str:
    day = days.written(view.asked.today, view.language)
    if view.language == "da":
        return (
            f"Kun de {MOST} frister nærmest {day} er med; {many} er udeladt. "
            "Vælg en kommune, et KKR eller et initiativ for at få dem."
        )
    return (
        f"Only the {MOST} deadlines nearest to {day} are here; {many} are left out. "
        "Choose a municipality, a council or an initiative to get them."
    )
