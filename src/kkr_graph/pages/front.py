"""The front page: what there is, and what is open."""

from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return the headline numbers, the open matters and the coming deadlines."""
    numbers = {
        row["what"]: row["many"] for row in view.ask("internal/headline-numbers")
    }
    return {"here": "/", "numbers": numbers}


PAGE = Page(
    "front",
    "/",
    Words("Hvem leder hvad i KKR?", "Who leads what in the KKR councils?"),
    fill,
)
