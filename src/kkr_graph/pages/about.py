"""What KKR Graph is, what it promises, and how to use what it says."""

from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return how much there is, and of what sources."""
    counted = view.ask("internal/headline-numbers")
    return {
        "here": "/about",
        "numbers": {"documents": 0, "passages": 0}
        | {row["what"]: row["many"] for row in counted},
        "councils": view.ask("councils"),
    }


PAGE = Page("about", "/about", Words("Om KKR Graph", "About KKR Graph"), fill)
