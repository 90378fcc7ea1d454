"""The timeline: every lead there is, when it held, and what is not known of it."""

from typing import Final

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, leaf, roles
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

TITLE: Final = Words("Hvem har ledet hvad, og hvornår", "Who has led what, and when")


def fill(view: View) -> Values:
    """Return every lead, named or not, as a picture and as a table."""
    leads = [row for row in roles.read(view) if row["sort"] == roles.LEAD]
    return {
        "here": "/timeline",
        "on": view.on,
        "picture": drawings.since_when(view, leads, TITLE),
        "most": drawings.MOST,
        "leads": leaf.turn(view, leads),
    }


PAGE = Page(
    "timeline",
    "/timeline",
    Words("Tidslinje", "Timeline"),
    fill,
    parameters=("on", "page"),
    menu=True,
)
