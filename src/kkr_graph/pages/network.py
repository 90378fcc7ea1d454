"""The network: who leads and joins what, and what that belongs to, in three columns."""

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, leaf, roles
from kkr_graph.pages.leads import days, find
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return the picture of the day and all that stands in it as a table."""
    council = find(view, "council", "council")
    held = roles.read(view)
    if council:
        wanted = {
            row["initiative"]
            for row in view.ask("internal/initiative-councils")
            if row["council"] == council
        }
        held = [row for row in held if row["initiative"] in wanted]
    now = [row for row in roles.named(held) if row["phase"] == "now"]
    unnamed = roles.unnamed(held, "now")
    there = {row["initiative"] for row in (*now, *unnamed)}
    homes = [
        row
        for row in view.ask("internal/initiative-homes")
        if row["initiative"] in there
    ]
    return {
        "here": "/network",
        "on": view.on,
        "council": council,
        "councils": view.ask("councils"),
        "picture": drawings.who_what_where(view, now, unnamed, homes),
        "most": drawings.MOST,
        "now": leaf.turn(view, [*now, *unnamed]),
        "homes": leaf.turn(view, homes, name="homes"),
        "days": days(held, view.on),
    }


PAGE = Page(
    "network",
    "/network",
    Words("Netværk", "Network"),
    fill,
    parameters=("on", "council", "page", "homes"),
    menu=True,
)
