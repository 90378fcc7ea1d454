"""How accessible the site is: what is tested, what is known to be wanting."""

from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(_view: View) -> Values:
    """Return nothing but where the page is."""
    return {"here": "/accessibility"}


PAGE = Page(
    "accessibility",
    "/accessibility",
    Words("Tilgængelighed", "Accessibility"),
    fill,
)
