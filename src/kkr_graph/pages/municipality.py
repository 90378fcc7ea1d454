"""The page of a municipality: what it leads, joins, pays and owes, and who serves."""

from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, panels, roles, things
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.panels import Panel
from kkr_graph.pages.spans import span
from kkr_graph.pages.view import Line, View

DOES: Final = (
    (
        Words("leder", "leads"),
        Words("Leder", "Leads"),
        Words(
            "Ingen kilde, vi har, siger, at kommunen leder noget den dag.",
            "No source held says that the municipality leads anything on that day.",
        ),
    ),
    (
        Words("foreslået", "proposed"),
        Words("Foreslået som leder", "Proposed as lead"),
        None,
    ),
    (
        Words("deltager", "joins"),
        Words("Deltager", "Takes part"),
        Words(
            "Ingen kilde, vi har, siger, at kommunen deltager i noget den dag.",
            "No source held says that the municipality takes part in anything on that "
            "day.",
        ),
    ),
    (
        Words("betaler", "pays"),
        Words("Betaler", "Pays"),
        Words(
            "Ingen kilde, vi har, siger, hvad kommunen betaler den dag.",
            "No source held says what the municipality pays on that day.",
        ),
    ),
    (
        Words("betaler, hvis scenariet vælges", "pays if the scenario is chosen"),
        Words("Betaler, hvis scenariet vælges", "Pays if the scenario is chosen"),
        None,
    ),
    (
        Words("skylder", "owes"),
        Words("Åbne opgaver", "Open tasks"),
        Words(
            "Ingen kilde, vi har, giver kommunen en åben opgave.",
            "No source held gives the municipality an open task.",
        ),
    ),
    (
        Words("udpeget", "appointed"),
        Words("Udpeget fra kommunen", "Appointed from the municipality"),
        None,
    ),
)
"""What the question ``municipality`` calls each kind of row, and what the page does."""

TITLE: Final = Words("Roller gennem tiden", "Roles over time")
PANELS: Final = (
    panels.GAPS,
    panels.CODES,
    Panel(
        "mentions",
        Words("Hvor kommunen nævnes", "Where the municipality is mentioned"),
        "mentions",
        "thing",
        leave=frozenset({"thingLabel"}),
        none=Words(
            "Ingen dagsorden eller referat, vi har læst, nævner kommunen.",
            "No agenda or minutes that we have read mention the municipality.",
        ),
        folded=True,
    ),
)


def fill(view: View) -> Values:
    """Return what the municipality does on the day, and did before."""
    known = things.known(view, f"municipality/{view.asked.key}")
    this = NamedNode(known["iri"])
    did = view.ask("municipality", municipality=this)
    held = roles.of_holder(view, this)
    offices = roles.offices(view, this)
    return {
        **known,
        "on": view.on,
        "seats": view.ask("internal/municipal-seats", municipality=this),
        "does": sorted_out(view, did),
        "picture": drawings.since_when(view, held, TITLE, bars="role"),
        "before": [r for r in held if r["phase"] == "before"],
        "later": [r for r in held if r["phase"] == "later"],
        "undated": [r for r in held if r["phase"] == "undated"],
        "serving": [r for r in offices if r["phase"] in {"now", "later"}],
        "served": [r for r in offices if r["phase"] in {"before", "undated"}],
        "panels": panels.ask_all(view, PANELS, known["iri"]),
    }


def sorted_out(view: View, did: list[Line]) -> list[tuple[str, str, list[Line]]]:
    """Return heading, what to say of nothing, and rows, kind by kind."""
    for row in did:
        row["span"] = span(row["start"], row["end"], view.language)
    found = []
    for kind, heading, nothing in DOES:
        rows = [row for row in did if row["kind"] == kind.say(view.language)]
        if rows or nothing:
            none = nothing.say(view.language) if nothing else ""
            found.append((heading.say(view.language), none, rows))
    return found


PAGE = Page(
    "municipality",
    "/doc/municipality/{key}",
    Words("Kommune", "Municipality"),
    fill,
    parameters=("on",),
)
