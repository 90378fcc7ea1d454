"""The meetings of the councils, year by year, with and without papers."""

from itertools import groupby
from typing import Any, Final

from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.pages import agendas, leaf
from kkr_graph.pages.agendas import Papers
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

_ROWS: Final = 100


def fill(view: View) -> Values:
    """Return the meetings that are asked for, newest first, by year."""
    given = view.asked.given
    every = listed(view)
    found = every
    if typed := given.get("council"):
        council = view.names.resolve(typed, "council").value
        found = [m for m in found if council in {iri for iri, _ in m["councils"]}]
    if year := given.get("year"):
        found = [m for m in found if str(m["date"]).startswith(f"{year.strip()}-")]
    papers = agendas.papers(view)
    if given.get("papers"):
        found = [m for m in found if m["meeting"] in papers]
    shown = leaf.turn(view, found, _ROWS)
    return {
        "here": "/meetings",
        "given": given,
        "councils": sorted({pair for m in every for pair in m["councils"]}),
        "years": sorted({str(m["date"])[:4] for m in every}, reverse=True),
        "meetings": [
            (year, [*rows])
            for year, rows in groupby(shown.rows, lambda m: m["date"].year)
        ],
        "leaf": shown,
        "papers": papers,
        "none_held": Papers(()),
        "many": len(found),
        "held": sum(m["meeting"] in papers for m in found),
    }


def listed(view: View) -> list[Gathered]:
    """Return every meeting that has a day, newest first."""
    rows: list[dict[str, Any]] = view.ask("internal/meeting-list")
    found = gather(rows, "meeting", "council councilLabel", "passage")
    return [
        {**row, "councils": row["council councilLabel"]}
        for row in found
        if hasattr(row["date"], "year")
    ]


PAGE = Page(
    "meetings",
    "/meetings",
    Words("Møder", "Meetings"),
    fill,
    parameters=("council", "year", "papers", "page"),
    menu=True,
)
