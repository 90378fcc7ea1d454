"""Search: things by name, abbreviation, code or title, however they are typed."""

from dataclasses import replace
from itertools import groupby

from kkr_graph.headers import Words
from kkr_graph.pages import finding, kinds
from kkr_graph.pages.finding import Found
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

_MOST = 100
_SUGGESTED = 8


def fill(view: View) -> Values:
    """Return what was found, by kind of thing, and what was perhaps meant."""
    typed = view.asked.given.get("q", "").strip()
    finder = finding.of(view.names)
    found = _spoken(view, finder.find(typed, _MOST + 1))
    by_kind = sorted(found[:_MOST], key=lambda one: kinds.RANK[one.kind])
    groups = [
        (kinds.KINDS[kind].say(view.language), [*group])
        for kind, group in groupby(by_kind, key=lambda one: one.kind)
    ]
    return {
        "here": "/search",
        "typed": typed,
        "best": found[0] if found and found[0].rank == 0 else None,
        "groups": groups,
        "many": len(found),
        "most": _MOST,
        "near": [] if found else finder.near(typed),
    }


def suggest(view: View) -> Values:
    """Return the first things found, for whoever is still typing."""
    typed = view.asked.given.get("q", "").strip()
    found = _spoken(view, finding.of(view.names).find(typed, _SUGGESTED))
    said = [
        {
            "label": one.label,
            "kind": kinds.KINDS[one.kind].say(view.language),
            "by": one.by if one.by != one.label else "",
            "at": view.links.thing(one.iri) or "",
        }
        for one in found
    ]
    return {"found": said}


def _spoken(view: View, found: list[Found]) -> list[Found]:
    """Return *found* with their names in the page's language."""
    labels = view.labels([one.iri for one in found])
    return [replace(one, label=labels.get(one.iri, one.label)) for one in found]


PAGE = Page("search", "/search", Words("Søg", "Search"), fill, parameters=("q",))
SUGGESTIONS = Page(
    "suggestions",
    "/search.json",
    Words("Forslag", "Suggestions"),
    suggest,
    parameters=("q",),
    media="application/json",
)
