"""Money, places and figures at the last day of a term: what lapses, what goes on.

What is agreed and what is only proposed stand side by side, each with its status;
scenarios exclude each other, so nothing is added up.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kkr_graph import citations
from kkr_graph.briefs.entries import FIGURES, MONEY, Entry
from kkr_graph.briefs.times import span
from kkr_graph.document import Text
from kkr_graph.gathering import gather
from kkr_graph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term

_KRONER: Final = f"{BASE}concept/currency/dkk"
_MANY: Final = ("note", "quote", "passage")


def amounts(
    asking: "Asking", term: "Term", initiatives: "Iterable[Line]"
) -> list[Entry]:
    """Return what is paid for the *initiatives* of *term* after it, and what lapses.

    A scenario that one contributor pays in full is one row.
    """
    lives = {row["initiative"]: row["end"] for row in initiatives}
    running = {
        row["contribution"]: row["status"]
        for row in asking.ask("contributions", on=term.end.isoformat())
    }
    ways = [
        row
        for row in gather(asking.ask("internal/scenarios"), "thing", *_MANY)
        if row["initiative"] in lives and _reaches(term, row)
    ]
    given = [
        row
        for row in gather(asking.ask("internal/contribution-list"), "thing", *_MANY)
        if row["initiative"] in lives
        and (
            row["thing"] in running
            or term.begins_after(row["start"])
            or row["end"] == term.end
        )
    ]
    rows: list[Entry] = []
    whole: set[str] = set()
    for way in ways:
        parts = [row for row in given if row["scenario"] == way["thing"]]
        if len(parts) == 1 and parts[0]["total"] == way["total"]:
            whole.add(parts[0]["thing"])
            rows.append(_row(asking, {**parts[0], **_kept(way)}, way["label"]))
        else:
            rows.append(_row(asking, {**way, "giver": None}, way["label"]))
    labels = {way["thing"]: way["label"] for way in ways}
    for row in given:
        if row["thing"] not in whole:
            inside = labels.get(row["scenario"])
            said = f"{row['initiativeLabel']}: {inside}" if inside else None
            life = span(asking, None, lives[row["initiative"]])
            ends = row["end"] == term.end
            status = asking.say("Bortfalder", "Lapses") if ends else None
            rows.append(_row(asking, {"status": status, **row, "life": life}, said))
    return rows


def _kept(way: "Line") -> "Line":
    """Return what a scenario says that its contribution may not."""
    return {name: value for name, value in way.items() if value and name != "label"}


def _reaches(term: "Term", row: "Line") -> bool:
    return row["end"] is None or term.ends_after(row["end"])


def _row(asking: "Asking", row: "Line", said: str | None) -> Entry:
    status = row.get("status") or next(iter(row["note"]), None)
    label = said or row["initiativeLabel"]
    giver = row["label"] if row.get("giver") else ""
    return Entry(
        MONEY,
        (
            asking.name(label or row["thing"], row),
            asking.name(giver or asking.say("ikke oplyst", "not stated")),
            Text(much(asking, row)),
            Text(_when(asking, row)),
            asking.name(status or asking.say("ikke oplyst", "not stated")),
        ),
        row["thing"],
        (row["initiative"],),
        tuple(row["passage"]),
    )


def _when(asking: "Asking", row: "Line") -> str:
    """Return when it is paid; else how long the initiative runs, said as that."""
    if stated := span(asking, row["start"], row["end"]):
        return stated
    said = asking.say("tid ikke oplyst", "time not stated")
    if life := row.get("life"):
        runs = asking.say(f"initiativet løber {life}", f"the initiative runs {life}")
        return f"{said}; {runs}"
    return said


def much(asking: "Asking", row: "Line") -> str:
    """Return an amount with its full-time equivalents and its least and most."""
    said = []
    often = f" {row['frequency']}" if row["frequency"] else ""
    if row["total"] is not None:
        said.append(_money(asking, row, row["total"]) + often)
    if row["fte"] is not None:
        number = asking.number(row["fte"])
        said.append(asking.say(f"{number} årsværk", f"{number} full-time equivalents"))
    least, most = row.get("lower"), row.get("upper")
    if least is not None and most is not None:
        bounds = asking.say(
            f"{asking.number(least)}–{_money(asking, row, most)}",
            f"{_money(asking, row, least)}–{asking.number(most)}",
        )
        said.append(
            asking.say(f"{bounds} pr. kommune", f"{bounds} for each municipality")
        )
    return "; ".join(said) or asking.say("beløb ikke oplyst", "amount not stated")


def _money(asking: "Asking", row: "Line", amount: object) -> str:
    if row["currency"] in {None, _KRONER}:
        return asking.amount(amount)
    return f"{asking.number(amount)} {row['currencyLabel'] or ''}".strip()


def places(asking: "Asking", term: "Term") -> list[Entry]:
    """Return the places that a paper of *term* allots the council for later."""
    rows = [
        row for row in asking.ask("allocation", council=term.council) if row["passage"]
    ]
    told = citations.of(
        asking.store, {NamedNode(row["passage"]) for row in rows}, asking.language
    )
    return [
        Entry(
            MONEY,
            (
                asking.text(
                    asking.say(
                        f"Lærepladser: {row['kind']}", f"Training places: {row['kind']}"
                    ),
                    row,
                ),
                Text(row["council"]),
                Text(
                    asking.say(
                        f"{_number(asking, row)} pladser",
                        f"{_number(asking, row)} places",
                    )
                ),
                Text(str(row["year"])),
                Text(asking.say("fordelt i papiret", "allotted in the paper")),
            ),
            row["allocation"],
            (row["allocation"],),
            (row["passage"],),
        )
        for row in rows
        if isinstance(row["year"], int)
        and row["year"] >= term.end.year
        and term.holds(told[row["passage"]].day)
    ]


def _number(asking: "Asking", row: "Line") -> str:
    return asking.number(row["places"])


def figures(asking: "Asking", term: "Term") -> list[Entry]:
    """Return the figures that the papers of *term* give for the time after it."""
    return [
        Entry(
            FIGURES,
            (
                asking.text(row["indicator"] or row["figure"], row),
                asking.name(row["aboutLabel"] or ""),
                Text(f"{_value(asking, row['value'])} {row['unit'] or ''}".strip()),
                Text(span(asking, row["start"], row["end"])),
            ),
            row["figure"],
            (row["about"],),
            tuple(row["passage"]),
        )
        for row in gather(term.ask(asking, "figures"), "figure", "passage")
    ]


def _value(asking: "Asking", value: object) -> str:
    said = asking.number(value)
    return said.replace("-", "\N{MINUS SIGN}") if isinstance(value, Decimal) else said
