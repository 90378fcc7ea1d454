"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    deadlines,
    front,
    items,
    leads,
    meeting,
    meetings,
    things,
)
from kkr_graph.pages.page import Page

_ALL: Final = (
    front.PAGE,
    leads.PAGE,
    meetings.PAGE,
    deadlines.PAGE,
    deadlines.CALENDAR,
    deadlines.MUNICIPALITY_CALENDAR,
    # A page of things takes every address below /doc/, so it comes after the others.
    meeting.PAGE,
    items.PAGE,
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
