"""The pages of forums, organisations, councils and regions: what they are and do."""

from dataclasses import replace
from functools import partial
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.headers import Words
from kkr_graph.pages import panels, roles, things
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.panels import Panel
from kkr_graph.pages.view import Line, View

_HERE: Final = frozenset(
    {"forumLabel", "organisationLabel", "bodyLabel", "aboutLabel", "thingLabel"}
)

FIRST: Final = (
    Panel(
        "chairs",
        Words("Formand og næstformand", "Chair and vice chair"),
        "chairs",
        "forum",
        leave=_HERE,
        none=Words(
            "Ingen kilde, vi har, nævner en formand, der gælder den dag.",
            "No source held names a chair that holds on that day.",
        ),
    ),
    Panel(
        "members",
        Words("Medlemmer og andre roller den dag", "Members and other roles that day"),
        "members",
        "organisation",
        none=Words(
            "Ingen kilde, vi har, nævner medlemmer, der gælder den dag.",
            "No source held names members that hold on that day.",
        ),
    ),
)
PANELS: Final = (
    Panel(
        "seats",
        Words("Pladser, og hvem der besætter dem", "Seats, and who fills them"),
        "seat-rules",
        "organisation",
        leave=_HERE,
        links={"postLabel": "post"},
    ),
    Panel(
        "appoints",
        Words("Udpeger til", "Appoints to"),
        "seat-rules",
        "appointing",
        leave=frozenset({"appointedByLabel"}),
        links={"postLabel": "post"},
    ),
    Panel(
        "appointments",
        Words("Udpegede", "Appointed"),
        "appointments",
        "organisation",
        leave=_HERE,
        links={"holderLabel": "post"},
    ),
    Panel(
        "tasks",
        Words("Opgaver og frister", "Tasks and deadlines"),
        "deadlines",
        "responsible",
        leave=frozenset({"responsibleLabel"}),
    ),
    Panel(
        "contributions",
        Words("Betaler", "Pays"),
        "contributions",
        "contributor",
        leave=frozenset({"contributorLabel"}),
        links={"initiativeLabel": "contribution"},
    ),
    Panel(
        "decisions",
        Words("Besluttet her", "Decided here"),
        "decisions",
        "body",
        leave=_HERE,
        links={"text": "decision"},
    ),
    Panel(
        "about",
        Words("Punkter, der handler om det", "Items about it"),
        "subjects",
        "about",
        leave=_HERE,
    ),
    panels.GAPS,
    panels.CODES,
    Panel(
        "mentions",
        Words("Hvor det nævnes", "Where it is mentioned"),
        "mentions",
        "thing",
        leave=_HERE,
        folded=True,
    ),
)
MEETINGS: Final = Panel(
    "meetings",
    Words("Møder", "Meetings"),
    "meetings",
    "council",
    leave=frozenset({"heldBy", "starts", "ends", "place"}),
    links={"meetingLabel": "meeting"},
    none=Words("Vi kender ingen møder.", "We know of no meetings."),
)
_COUNCIL: Final = "kkr"
_REGION: Final = "region"


def fill(view: View, kind: str) -> Values:
    """Return what is known of the body of *kind* that the address names."""
    known = things.known(view, f"{kind}/{view.asked.key}")
    iri = known["iri"]
    this = NamedNode(iri)
    held = roles.of_holder(view, this)
    council = kind == _COUNCIL
    seats = view.ask("internal/municipal-seats", council=this) if council else []
    return {
        **known,
        "on": view.on,
        "is_council": council,
        "seats": seats,
        "said": view.ask("internal/body", body=this),
        "first": panels.ask_all(view, _first(kind), iri),
        "offices": [r for r in roles.offices(view, this) if r["phase"] != "now"],
        "held_now": [r for r in held if r["phase"] == "now"],
        "held_else": [r for r in held if r["phase"] != "now"],
        "meetings": panels.ask(view, MEETINGS, iri) if council else None,
        "succession": succession(view, iri),
        "panels": panels.ask_all(view, PANELS, iri),
    }


def _first(kind: str) -> tuple[Panel, ...]:
    """Return what stands first: a region has no chair or members, its council has."""
    if kind == _COUNCIL:  # its municipalities are listed by themselves
        return (FIRST[0], replace(FIRST[1], folded=True))
    return () if kind == _REGION else FIRST


def succession(view: View, iri: str) -> list[Line]:
    """Return what the body replaces and what replaces it."""
    return [
        row
        for row in view.ask("succession")
        if iri in {row["original"], row["resulting"]}
    ]


def _page(kind: str, title: Words) -> Page:
    return Page(
        kind,
        f"/doc/{kind}/{{key}}",
        title,
        partial(fill, kind=kind),
        parameters=("on",),
        layout="body.html",
    )


PAGES: Final = (
    _page("forum", Words("Forum", "Forum")),
    _page("organisation", Words("Organisation", "Organisation")),
    _page(_COUNCIL, Words("KKR", "Council")),
    _page(_REGION, Words("Region", "Region")),
)
