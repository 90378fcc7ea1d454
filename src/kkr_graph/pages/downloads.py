"""Where to get the data: all of it, a source at a time, or an answer at a time."""

from kkr_graph.headers import Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import BASE


def fill(view: View) -> Values:
    """Return the sources, each with where its graph is to be had."""
    named = f"{BASE}graph/"
    return {
        "here": "/data",
        "graphs": [
            {**row, "at": view.links.data(f"/graphs/{str(row['graph'])[len(named) :]}")}
            for row in view.ask("sources")
        ],
    }


PAGE = Page("downloads", "/data", Words("Hent data", "Get the data"), fill)
