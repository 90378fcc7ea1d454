"""Money: what each way of paying costs, who gives what, and whether the sums hold.

Scenarios exclude each other, so nothing is ever added over them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from kkr_graph.answers.prose import write_number
from kkr_graph.gathering import Gathered, gather
from kkr_graph.headers import Words
from kkr_graph.pages import leaf
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.vocabulary import BASE

_INITIATIVES: Final = 100  # of a page
KRONER: Final = f"{BASE}concept/currency/dkk"


@dataclass(frozen=True, slots=True)
class Financing:
    """How an initiative may be paid for.

    scenarios  the ways there are, each with its contributions
    givers     who gives in any of them: IRI and name
    outside    contributions that belong to no scenario
    """

    initiative: str
    label: str
    scenarios: tuple[Gathered, ...]
    givers: tuple[tuple[str, str], ...]
    outside: tuple[Gathered, ...]


def fill(view: View) -> Values:
    """Return the financing of each initiative, and the places that are allotted."""
    many = ("note", "quote", "passage")
    scenarios = gather(view.ask("internal/scenarios"), "thing", *many)
    contributions = gather(view.ask("internal/contribution-list"), "thing", *many)
    allotted = view.ask("allocation")
    sums = {row["scenario"]: row for row in view.ask("scenario-sums")}
    labels = {r["initiative"]: r["initiativeLabel"] for r in scenarios + contributions}
    shown = leaf.turn(view, [*labels.items()], _INITIATIVES)
    here = dict(shown.rows)
    view.cite(
        [
            passage
            for row in (*scenarios, *contributions)
            if row["initiative"] in here
            for passage in row["passage"]
        ]
    )
    ways, given = _by_initiative(scenarios), _by_initiative(contributions)
    return {
        "here": "/money",
        "financing": [
            _financing(iri, label, ways.get(iri, []), given.get(iri, []), sums)
            for iri, label in shown.rows
        ],
        "leaf": shown,
        "kroner": KRONER,
        "printed": printed,
        "figures": view.ask("figures-as-printed"),
        "allocation": _allocation(allotted),
        "allocation_sourced": any(
            r.get("passage") or r.get("document") for r in allotted
        ),
        "allocation_sums": view.ask("allocation-sums"),
    }


def _by_initiative(rows: Iterable[Gathered]) -> dict[Any, list[Gathered]]:
    found: dict[Any, list[Gathered]] = {}
    for row in rows:
        found.setdefault(row["initiative"], []).append(row)
    return found


def _financing(
    iri: str,
    label: str | None,
    scenarios: list[Gathered],
    contributions: list[Gathered],
    sums: dict[Any, Gathered],
) -> Financing:
    """Return how an initiative, with its scenarios and contributions, is paid for."""
    ways = tuple(
        {
            **scenario,
            "given": [c for c in contributions if c["scenario"] == scenario["thing"]],
            "sums": sums.get(scenario["thing"]),
        }
        for scenario in scenarios
    )
    inside = [c for way in ways for c in way["given"]]
    return Financing(
        iri,
        label or iri,
        ways,
        tuple(dict.fromkeys((c["giver"], c["label"]) for c in inside)),
        tuple(c for c in contributions if c not in inside),
    )


def printed(row: Gathered) -> list[str]:
    """Return the quotes of a row that hold its amount as it is printed."""
    if not isinstance(row["total"], Decimal):
        return []
    said = write_number(row["total"], "da")
    return [quote for quote in row["quote"] if said in quote]


def _allocation(rows: Iterable[Gathered]) -> list[tuple[str, list[Any], list[Any]]]:
    """Return a table for each programme: its years, and a line for each council.

    A line is the council and its places in each year; None for a year without any.
    """
    tables = []
    ordered = sorted(rows, key=lambda row: str(row["kind"]))
    for kind, found in groupby(ordered, key=lambda row: row["kind"]):
        cells = [*found]
        years = sorted({row["year"] for row in cells}, key=str)
        councils = dict.fromkeys(row["council"] for row in cells)
        lines = []
        for council in councils:
            held = {row["year"]: row for row in cells if row["council"] == council}
            lines.append((council, [held.get(year) for year in years]))
        tables.append((str(kind), years, lines))
    return tables


PAGE = Page(
    "money", "/money", Words("Penge", "Money"), fill, parameters=("page",), menu=True
)
