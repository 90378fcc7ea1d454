"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    about,
    accessibility,
    alphabet,
    answering,
    bodies,
    changes,
    downloads,
    front,
    initiative,
    leads,
    library,
    municipalities,
    municipality,
    network,
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
    network.PAGE,
    timeline.PAGE,
    search.PAGE,
    search.SUGGESTIONS,
    alphabet.PAGE,
    library.PAGE,
    changes.PAGE,
    changes.FEED,
    downloads.PAGE,
    about.PAGE,
    accessibility.PAGE,
    querying.PAGE,
    answering.PAGE,
    reference.WORDS,
    reference.RULES,
    # A page of one kind of thing stands before the page of any thing.
    municipality.PAGE,
    initiative.PAGE,
    *bodies.PAGES,
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
