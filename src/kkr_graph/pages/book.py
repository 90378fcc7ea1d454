"""The book of pages: every page there is, by name."""

from typing import Final

from kkr_graph.pages import (
    bodies,
    front,
    initiative,
    leads,
    municipalities,
    municipality,
    network,
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
    # A page of one kind of thing stands before the page of any thing.
    municipality.PAGE,
    initiative.PAGE,
    *bodies.PAGES,
    things.PAGE,
)

PAGES: Final[dict[str, Page]] = {page.name: page for page in _ALL}
MENU: Final = tuple(page for page in _ALL if page.menu)
