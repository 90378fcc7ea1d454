"""The network: who leads and joins what, and what that belongs to, in three columns."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, leaf, roles
from kkr_graph.pages.leads import days, find
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import Line, View


def fill(view: View) -> Values:
    """Return the picture of the day and all that stands in it as a table."""
    council = find(view, "council", "council")
    held = roles.outline(view)
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
        "picture": _picture(view, now, unnamed, homes),
        "most": drawings.MOST,
        "now": leaf.filled(view, [*now, *unnamed], partial(roles.in_full, view)),
        "homes": leaf.turn(view, homes, name="homes"),
        "days": days(held, view.on),
    }


def _picture(
    view: View, now: Sequence[Line], unnamed: Sequence[Line], homes: Sequence[Line]
) -> tuple[Markup, Markup] | None:
    """Return the picture; roles that are too many for it are not asked for in full."""
    names = {row[column] for row in now for column in ("member", "initiative")}
    if len(names | {row["initiative"] for row in unnamed}) > drawings.MOST:
        return None
    full = partial(roles.in_full, view)
    return drawings.who_what_where(view, full(now), full(unnamed), homes)


PAGE = Page(
    "network",
    "/network",
    Words("Netværk", "Network"),
    fill,
    parameters=("on", "council", "page", "homes"),
    menu=True,
)
