"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    completeness,
    deadlines,
    documents,
    front,
    items,
    leads,
    meeting,
    meetings,
    money,
    passages,
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
    money.PAGE,
    completeness.PAGE,
    # A page of things takes every address below /doc/, so it comes after the others.
    meeting.PAGE,
    items.PAGE,
    passages.PAGE,
    documents.PAGE,
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
