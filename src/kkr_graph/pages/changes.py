"""What has happened and what will, day by day: a page, and a feed to follow."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages.links import Links
from kkr_graph.pages.page import ATOM, Page, Values
from kkr_graph.pages.view import Line, View

_MOST = 200
_FED = 50  # entries of the feed


def fill(view: View) -> Values:
    """Return what has happened, newest first, and what is to come, soonest first.

    Raises ``UnknownNameError`` for what the page is to be about but is not known.
    """
    about, label = _about(view)
    rows = view.ask("changes", about=about)
    past = [row for row in rows if _day(row) <= view.asked.today]
    coming = [row for row in rows if _day(row) > view.asked.today][::-1]
    view.cite(_passages([*past[:_MOST], *coming[:_MOST]]))
    named = {"about": about} if about else {}
    query = f"?{urlencode(named)}" if named else ""
    return {
        "here": "/changes",
        "about": about,
        "label": label,
        "typed": view.asked.given.get("about", ""),
        "past": _by_day(past[:_MOST]),
        "coming": _by_day(coming[:_MOST]),
        "left_out": max(0, len(past) - _MOST),
        "given": named,
        "feed": view.links.page("/changes.atom") + query,
    }


def feed(view: View) -> Values:
    """Return the newest of what has happened, for who follows it."""
    about, label = _about(view)
    rows = view.ask("changes", about=about, until=view.asked.today.isoformat())
    entries = _entries(rows)[:_FED]
    query = f"?{urlencode({'about': about})}" if about else ""
    below = Links(language=view.language)
    view.cite(_passages(entries))
    return {
        "here": "/changes",
        "about": about,
        "label": label,
        "entries": entries,
        "query": query,
        "own": view.asked.whole(below.page("/changes.atom") + query),
        "page": view.asked.whole(below.page("/changes") + query),
        "whole": view.whole,
        "updated": max((_day(row) for row in rows), default=date(2000, 1, 1)),
    }


def _entries(rows: list[Line]) -> list[dict[str, Any]]:
    """Return one entry for each thing that happened, with all whom it happened to."""
    entries: dict[str, dict[str, Any]] = {}
    for row in rows:
        mark = f"{row['thing']}?{urlencode({'kind': str(row['kind'])})}"
        kept = entries.setdefault(mark, {**row, "id": mark, "who": []})
        if row["whoLabel"]:
            kept["who"].append(row["whoLabel"])
    return [*entries.values()]


def _about(view: View) -> tuple[str | None, str]:
    """Return what the page is about, as its address names it, and what it is called."""
    typed = view.asked.given.get("about", "").strip()
    if not typed:
        return None, ""
    thing = view.names.resolve(typed, "thing").value
    return f"id/{thing.partition('/id/')[2]}", view.labels([thing]).get(
        thing, key(thing)
    )


def _passages(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(row["passage"]) for row in rows if row["passage"]]


def _day(row: Line) -> date:
    day = row["day"]
    return day if isinstance(day, date) else date.max


def _by_day(rows: list[Line]) -> list[tuple[date, list[Line]]]:
    return [(day, [*group]) for day, group in groupby(rows, key=_day)]


PAGE = Page("changes", "/changes", Words("Ændringer", "Changes"), fill, ("about",))
FEED = Page(
    "feed",
    "/changes.atom",
    Words("Ændringer", "Changes"),
    feed,
    parameters=("about",),
    media=ATOM,
)
