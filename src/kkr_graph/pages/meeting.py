"""One meeting: when and where, its papers, its agenda, and what is next."""

from itertools import groupby
from typing import Any

from pyoxigraph import NamedNode

from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.pages import agendas, things
from kkr_graph.pages.agendas import Papers
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View


def fill(view: View) -> Values:
    """Return what is known of the meeting; raise ``NoSuchThingError`` for nothing."""
    node = view.node(f"meeting/{view.asked.key}")
    about = things.known(view, f"meeting/{view.asked.key}")
    found = described(view, node)
    items = agendas.items(view, node)
    return {
        **about,
        "meeting": found,
        "title": found["label"] or about["title"],
        "papers": agendas.papers(view).get(node.value, Papers(())),
        "sections": _sections(items),
        "many": sum(not _is_section(item, items) for item in items),
        "neighbours_in_time": _neighbours(view, node),
        "next": view.ask("next-meeting", meeting=node),
        "ahead": found["date"] is not None and found["date"] > view.asked.today,
    }


def described(view: View, node: NamedNode) -> Gathered:
    """Return when, where and by whom the meeting is held."""
    rows: list[dict[str, Any]] = view.ask("internal/meeting", meeting=node)
    if not rows:
        empty = ("label", "date", "starts", "ends", "place", "status", "meaning")
        return {**dict.fromkeys((*empty, "term", "termLabel")), **_NOTHING}
    [found] = gather(rows, "meeting", "council councilLabel", "passage")
    return {**found, "councils": found["council councilLabel"]}


_NOTHING: Gathered = {"councils": [], "passage": []}


def _is_section(item: agendas.Item, items: list[agendas.Item]) -> bool:
    """Say whether other items stand below *item*."""
    return any(other.row["parent"] == item.row["item"] for other in items)


def _sections(
    items: list[agendas.Item],
) -> list[tuple[agendas.Item | None, list[agendas.Item]]]:
    """Return the items below each section; an item of its own is a section of one."""
    by = {item.row["item"]: item for item in items}
    leaves = [item for item in items if not _is_section(item, items)]
    return [
        (by.get(parent), [*below])
        for parent, below in groupby(leaves, key=lambda item: item.row["parent"])
    ]


def _neighbours(view: View, node: NamedNode) -> list[Gathered]:
    """Return, for each council that holds it, the meeting before and the one after."""
    rows: list[dict[str, Any]] = view.ask(
        "internal/neighbouring-meetings", meeting=node
    )
    found = []
    for council, listed in groupby(rows, key=lambda row: row["council"]):
        line = [*listed]
        at = [row["other"] for row in line].index(node.value)
        found.append(
            {
                "council": council,
                "label": line[at]["councilLabel"],
                "before": line[at - 1] if at else None,
                "after": line[at + 1] if at + 1 < len(line) else None,
            }
        )
    return found


PAGE = Page(
    "meeting", "/doc/meeting/{council}/{day}", Words("Et møde", "A meeting"), fill
)
