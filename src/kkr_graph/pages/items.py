"""One item of an agenda: what is recommended and decided, and all that stands in it."""

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import NamedNode

from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.pages import agendas, meeting, tasks, things
from kkr_graph.pages.agendas import Item, Papers
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import BASE

_KINDS: Final = f"{BASE}concept/finding-kind/"


def fill(view: View) -> Values:
    """Return what is known of the item; raise ``NoSuchThingError`` for nothing."""
    node = view.node(f"meeting/{view.asked.key}")
    about = things.known(view, f"meeting/{view.asked.key}")
    sitting = NamedNode(node.value.rpartition("/item/")[0])
    agenda = agendas.items(view, sitting)
    at = next((n for n, i in enumerate(agenda) if i.row["item"] == node.value), None)
    item = agenda[at] if at is not None else None
    held = meeting.described(view, sitting)
    findings = _findings(view, node)
    return {
        **about,
        "title": _title(item) or about["title"],
        "sitting": sitting.value,
        "meeting": held,
        "item": item,
        "before": agenda[at - 1] if at else None,
        "after": agenda[at + 1] if at is not None and at + 1 < len(agenda) else None,
        "below": [i for i in agenda if i.row["parent"] == node.value],
        "papers": agendas.papers(view).get(sitting.value, Papers(())),
        "ahead": held["date"] is not None and held["date"] > view.asked.today,
        "on": view.on,
        "matters": gather(
            view.ask("internal/item-matters", item=node), "other", "passage"
        ),
        "tasks": tasks.of_rows(view.ask("internal/item-tasks", item=node)),
        "figures": gather(
            view.ask("internal/item-figures", item=node), "figure", "passage"
        ),
        "cited": gather(
            view.ask("internal/item-cited", item=node),
            "decision",
            "body bodyLabel",
            "passage",
        ),
        "subjects": _listed(view, "subjects", node),
        "points": _listed(view, "points", node),
        "proposals": gather(
            view.ask("internal/item-proposals", item=node), "proposal", "passage"
        ),
        "gaps": _gaps(view, node.value, item),
        "findings": findings,
        "amounts": [f for f in findings if f["kind"] == f"{_KINDS}amount"],
        "mentions": _mentions(findings),
        "quoted": _quoted(findings),
    }


def _title(item: Item | None) -> str:
    return f"{item.row['number']} {item.row['title']}" if item else ""


def _listed(view: View, what: str, node: NamedNode) -> list[Gathered]:
    rows = view.ask(f"internal/item-{what}", item=node)
    named = ({**row, "kind": row["kind"] or ""} for row in rows)
    return gather(named, "thing", "passage")


def _findings(view: View, node: NamedNode) -> list[Gathered]:
    rows: list[dict[str, Any]] = view.ask("internal/item-findings", item=node)
    named = ({**row, "review": row["review"] or ""} for row in rows)
    return gather(named, "finding", "accepted", "subject subjectLabel")


def _mentions(findings: Iterable[Gathered]) -> list[tuple[str, str, list[str]]]:
    """Return who and what is named: IRI, name and the passages, by name."""
    found: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding["kind"] == f"{_KINDS}mention":
            for iri, label in finding["subject subjectLabel"]:
                found.setdefault((iri, label or iri), []).append(finding["passage"])
    return [(iri, label, places) for (iri, label), places in found.items()]


def _quoted(findings: Iterable[Gathered]) -> list[Gathered]:
    """Return the passages that something in the item rests on, in their order."""
    return [
        {"passage": row["passage"], "quote": row["quote"], "page": row["page"]}
        for row in gather(findings, "passage")
        if row["quote"]
    ]


def _gaps(view: View, iri: str, item: Item | None) -> list[Gathered]:
    """Return what is not known of the item, its briefings and its annexes."""
    places = {iri}
    if item is not None:
        places |= {row["briefing"] for row in item.briefings}
    rows = view.ask("internal/unknowns")
    return gather((row for row in rows if row["place"] in places), "thing", "passage")


PAGE = Page(
    "items",
    "/doc/meeting/{council}/{day}/item/{number}",
    Words("Et punkt", "An item"),
    fill,
)
