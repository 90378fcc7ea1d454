"""Who leads what: the leads on a day as a matrix and a list, and what is not known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from pyoxigraph import NamedNode

from kkr_graph.headers import Words
from kkr_graph.pages import leaf, matrix, roles
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import Line, View

_DAYS: Final = 8
"""How many days on which roles begin the page offers to go to."""

_ROWS: Final = 100
"""How many initiatives a matrix has, and rows each list."""

_OTHERS: Final[tuple[roles.Phase, ...]] = ("before", "later", "undated")
_LISTS: Final = ("page", *_OTHERS, "unnamed", "proposed")
"""What the address may say of which leaf of a list is shown."""


def fill(view: View) -> Values:
    """Return the leads on the day, before and after, and what is not known of them."""
    chosen = {
        name: find(view, name, kind, scheme)
        for name, kind, scheme in (
            ("council", "council", None),
            ("kind", "concept", "initiative-kind"),
            ("municipality", "municipality", None),
        )
    }
    every = view.ask("internal/initiative-kinds")
    held = roles.outline(view)
    wanted = _wanted(view, every, held, chosen)
    shown = [row for row in held if row["initiative"] in wanted]
    now = [r for r in roles.named(shown) if r["phase"] == "now"]
    unnamed = [
        row for row in view.ask("leads-we-cannot-name") if row["initiative"] in wanted
    ]
    unnamed_now = roles.unnamed(shown, "now")
    listed = {row["initiative"] for row in (*now, *unnamed_now)}
    everything = bool(view.asked.given.get("all"))
    rows = [
        row
        for row in _once(every)
        if row["initiative"] in (wanted if everything else listed)
    ]
    listed_here = leaf.turn(view, rows, _ROWS)
    here = {row["initiative"] for row in listed_here.rows}
    full = roles.in_full(
        view, [row for row in (*now, *unnamed_now) if row["initiative"] in here]
    )
    view.cite([str(row["passage"]) for row in full if row["passage"]])
    now_here = roles.named(full)
    parties = _parties(view, chosen["council"]) if everything else []
    titles = {row["initiativeLabel"] for row in every if row["initiative"] in wanted}
    return {
        "here": "/leads",
        "on": view.on,
        "everything": everything,
        "chosen": chosen,
        "chosen_query": {
            k: v for k, v in view.asked.given.items() if k not in {"on", *_LISTS}
        },
        "councils": view.ask("councils"),
        "kinds": _kinds(every),
        "municipalities": view.ask("municipalities"),
        "leaf": listed_here,
        "matrix": matrix.laid_out(
            listed_here.rows, now_here, roles.unnamed(full, "now"), parties
        ),
        "now": _by_initiative(now_here),
        "leading": roles.leads(now, "now"),
        **{
            phase: leaf.filled(
                view,
                roles.leads(shown, phase),
                partial(roles.in_full, view),
                _ROWS,
                phase,
            )
            for phase in _OTHERS
        },
        "unnamed": leaf.turn(view, unnamed, name="unnamed"),
        "proposed": leaf.turn(
            view,
            [
                row
                for row in view.ask("proposed-leads")
                if row["initiativeLabel"] in titles
            ],
            name="proposed",
        ),
        "days": days(shown, view.on),
    }


def find(view: View, name: str, kind: str, scheme: str | None = None) -> str | None:
    """Return what the address names as *name*; None for nothing.

    Raises ``UnknownNameError`` or ``AmbiguousNameError``.
    """
    typed = view.asked.given.get(name, "").strip()
    return view.names.resolve(typed, kind, scheme).value if typed else None


def days(rows: Iterable[Line], on: date) -> list[date]:
    """Return the latest days on which something named begins, newest first."""
    found = {
        row["from"]
        for row in roles.named(rows)
        if isinstance(row["from"], date) and row["from"] != on
    }
    return sorted(found, reverse=True)[:_DAYS]


def _wanted(
    view: View,
    every: Sequence[Line],
    held: Iterable[Line],
    chosen: Mapping[str, str | None],
) -> set[Any]:
    """Return the initiatives that the filters of the page leave."""
    wanted = {
        row["initiative"]
        for row in every
        if chosen["kind"] in {None, row["classification"]}
    }
    if council := chosen["council"]:
        wanted &= {
            row["initiative"]
            for row in view.ask("internal/initiative-councils")
            if row["council"] == council
        }
    if municipality := chosen["municipality"]:
        wanted &= {r["initiative"] for r in held if r["member"] == municipality}
    return wanted


def _once(every: Iterable[Line]) -> list[Line]:
    """Return each initiative once, though it be of two kinds."""
    return [*{row["initiative"]: row for row in every}.values()]


def _parties(view: View, council: str | None) -> list[Line]:
    """Return every municipality of the council, or of all, as who may hold a role."""
    node = NamedNode(council) if council else None
    return [
        {
            "member": row["municipality"],
            "memberLabel": row["municipalityLabel"],
            "short": row["short"],
        }
        for row in view.ask("internal/municipal-seats", council=node)
    ]


def _kinds(every: Iterable[Line]) -> list[tuple[str, str]]:
    """Return the kinds of initiative there are, by name."""
    found = {
        str(row["classification"]): str(row["kindLabel"])
        for row in every
        if row["classification"]
    }
    return sorted(found.items(), key=lambda kind: kind[1])


def _by_initiative(now: Iterable[Line]) -> dict[Any, list[Line]]:
    found: dict[Any, list[Line]] = {}
    for row in now:
        found.setdefault(row["initiative"], []).append(row)
    return found


PAGE = Page(
    "leads",
    "/leads",
    Words("Hvem leder hvad", "Who leads what"),
    fill,
    parameters=("on", "council", "kind", "municipality", "all", *_LISTS),
    menu=True,
)
