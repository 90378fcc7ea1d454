"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    about,
    accessibility,
    alphabet,
    answering,
    changes,
    downloads,
    front,
    leads,
    library,
    querying,
    reference,
    search,
    things,
)
from kkr_graph.pages.page import Page

_ALL: Final = (
    front.PAGE,
    leads.PAGE,
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
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
