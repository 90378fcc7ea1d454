"""The timeline: every lead there is, when it held, and what is not known of it."""

from functools import partial
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, leaf, roles
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

TITLE: Final = Words("Hvem har ledet hvad, og hvornår", "Who has led what, and when")


def fill(view: View) -> Values:
    """Return every lead, named or not, as a picture and as a table."""
    leads = [row for row in roles.outline(view) if row["sort"] == roles.LEAD]
    drawn = roles.in_full(view, leads) if len(leads) <= drawings.MOST else []
    return {
        "here": "/timeline",
        "on": view.on,
        "picture": drawings.since_when(view, drawn, TITLE),
        "most": drawings.MOST,
        "leads": leaf.filled(view, leads, partial(roles.in_full, view)),
    }


PAGE = Page(
    "timeline",
    "/timeline",
    Words("Tidslinje", "Timeline"),
    fill,
    parameters=("on", "page"),
    menu=True,
)
