"""The page of an initiative: its purpose, who leads it, what it costs, what follows."""

from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.headers import Words
from kkr_graph.pages import drawings, panels, roles, things
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.panels import Panel
from kkr_graph.pages.spans import span
from kkr_graph.pages.view import Line, View

_HERE: Final = frozenset(
    {"initiativeLabel", "aboutLabel", "thingLabel", "subjectLabel"}
)

HISTORY: Final = Panel(
    "history",
    Words("Ledere gennem tiden", "Leads over time"),
    "lead-history",
    "initiative",
    leave=_HERE,
    folded=True,
)
TITLE: Final = Words("Roller gennem tiden", "Roles over time")
OF_STRATEGY: Final = Panel(
    "differing-strategy",
    Words(
        "Hvor kilderne til strategien siger noget forskelligt",
        "Where the sources of the strategy differ",
    ),
    "differing-statements",
    "about",
    named=frozenset({"property"}),
)
MONEY: Final = (
    Panel(
        "scenarios",
        Words("Scenarier og deres beløb", "Scenarios and their amounts"),
        "financing",
        "initiative",
        links={"label": "scenario"},
    ),
    Panel(
        "sums",
        Words("Stemmer summerne?", "Do the sums agree?"),
        "scenario-sums",
        "initiative",
        links={"label": "scenario"},
    ),
    Panel(
        "contributions",
        Words("Bidrag", "Contributions"),
        "contributions",
        "initiative",
        leave=_HERE,
        links={"contributorLabel": "contribution"},
    ),
)
PANELS: Final = (
    Panel(
        "follow-ups",
        Words("Opgaver og frister", "Tasks and deadlines"),
        "follow-ups",
        "about",
        links={"taskLabel": "task"},
    ),
    Panel(
        "decisions",
        Words("Beslutninger om initiativet", "Decisions about the initiative"),
        "decisions",
        "about",
        leave=_HERE,
        links={"text": "decision"},
    ),
    panels.GAPS,
    Panel(
        "differing",
        Words("Hvor kilderne siger noget forskelligt", "Where the sources differ"),
        "differing-statements",
        "about",
        leave=_HERE,
        named=frozenset({"property"}),
    ),
    Panel(
        "mentions",
        Words("Hvor initiativet nævnes", "Where the initiative is mentioned"),
        "mentions",
        "thing",
        leave=_HERE,
        folded=True,
    ),
)


def fill(view: View) -> Values:
    """Return what is known of the initiative, with its leads on the day."""
    known = things.known(view, f"initiative/{view.asked.key}")
    this = NamedNode(known["iri"])
    held = roles.of_initiative(view, this)
    about = said(view, this)
    strategies = (str(row["thing"]) for row in about.get("strategy", ()))
    differing = (panels.ask(view, OF_STRATEGY, strategy) for strategy in strategies)
    return {
        **known,
        "on": view.on,
        "said": about,
        "leading": roles.leads(held, "now"),
        "later": roles.leads(held, "later"),
        "before": roles.leads(held, "before"),
        "undated": roles.leads(held, "undated"),
        "unnamed": view.ask("leads-we-cannot-name", initiative=this),
        "proposed": view.ask("proposed-leads", initiative=this),
        "taking_part": roles.parts(held, "now"),
        "took_part": roles.parts(held, "before", "later"),
        "picture": drawings.since_when(view, held, TITLE, by="member", bars="role"),
        "history": panels.ask(view, HISTORY, known["iri"]),
        "items": view.ask("internal/items-about", about=this),
        "money": panels.ask_all(view, MONEY, known["iri"]),
        "panels": [
            *panels.ask_all(view, PANELS, known["iri"]),
            *(table for table in differing if table.rows),
        ],
    }


def said(view: View, this: NamedNode) -> dict[str, list[Line]]:
    """Return what the initiative says of itself, by what it says."""
    found: dict[str, list[Line]] = {}
    for row in view.ask("internal/initiative", initiative=this):
        row["span"] = span(row["start"], row["end"], view.language)
        found.setdefault(str(row["key"]), []).append(row)
    return found


PAGE = Page(
    "initiative",
    "/doc/initiative/{key}",
    Words("Initiativ", "Initiative"),
    fill,
    parameters=("on",),
)
