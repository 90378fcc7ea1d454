"""Who leads what: the leads on a day as a matrix, a list and what cannot be named."""

from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return the leads on the day, and those that cannot be named."""
    return {
        "here": "/leads",
        "on": view.on,
        "leads": view.ask("who-leads-what"),
        "unnamed": view.ask("leads-we-cannot-name"),
    }


PAGE = Page(
    "leads",
    "/leads",
    Words("Hvem leder hvad", "Who leads what"),
    fill,
    parameters=("on", "council", "initiative"),
    menu=True,
)
