"""The municipalities: on a map of tiles, and by name with their council and leads."""

from collections import Counter

from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages import drawings, roles
from kkr_graph.pages.leads import days, find
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return every municipality and how many initiatives it leads on the day."""
    council = find(view, "council", "council")
    every = view.ask("internal/municipal-seats")
    seats = [row for row in every if council in {None, row["council"]}]
    held = roles.outline(view)
    leading = Counter(
        member
        for member, _ in {
            (row["member"], row["initiative"]) for row in roles.leads(held, "now")
        }
    )
    known = {row["council"] for row in every}
    short = key(council) if council and council in known else ""
    return {
        "here": "/municipalities",
        "on": view.on,
        "council": council,
        "councils": view.ask("councils"),
        "seats": seats,
        "leading": leading,
        "picture": drawings.where(view, seats, leading, short) if seats else None,
        "days": days(held, view.on),
    }


PAGE = Page(
    "municipalities",
    "/municipalities",
    Words("Kommuner", "Municipalities"),
    fill,
    parameters=("on", "council"),
    menu=True,
)
