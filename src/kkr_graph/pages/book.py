"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    about,
    accessibility,
    alphabet,
    answering,
    bodies,
    changes,
    completeness,
    deadlines,
    documents,
    downloads,
    front,
    initiative,
    items,
    leads,
    library,
    meeting,
    meetings,
    money,
    municipalities,
    municipality,
    network,
    passages,
    querying,
    reference,
    search,
    things,
    timeline,
)
from kkr_graph.pages.page import Page

_ALL: Final = (
    front.PAGE,
    leads.PAGE,
    municipalities.PAGE,
    meetings.PAGE,
    deadlines.PAGE,
    money.PAGE,
    network.PAGE,
    timeline.PAGE,
    completeness.PAGE,
    search.PAGE,
    search.SUGGESTIONS,
    alphabet.PAGE,
    library.PAGE,
    changes.PAGE,
    changes.FEED,
    deadlines.CALENDAR,
    downloads.PAGE,
    about.PAGE,
    accessibility.PAGE,
    querying.PAGE,
    answering.PAGE,
    reference.WORDS,
    reference.RULES,
    # A page of one kind of thing stands before the page of any thing.
    deadlines.MUNICIPALITY_CALENDAR,
    municipality.PAGE,
    initiative.PAGE,
    *bodies.PAGES,
    meeting.PAGE,
    items.PAGE,
    passages.PAGE,
    documents.PAGE,
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
