"""The money and the places that an agenda is about, as a table of a brief."""

import re
from typing import Final

from kkr_graph.briefs.asking import Line
from kkr_graph.briefs.sitting import Sitting
from kkr_graph.document import Block, Heading, Table, Text
from kkr_graph.gathering import gather

_MOST: Final = 14
# The unit of a sum: kr., mio. kr., "million kroner".
_MONEY: Final = re.compile(r"\bkr(\.|oner\b)")


def blocks(sitting: Sitting) -> list[Block]:
    """Return the sums that stand in the papers of the meeting; nothing for none."""
    asking = sitting.asking
    rows = [
        *_scenarios(sitting),
        *_contributions(sitting),
        *_places(sitting),
        *_figures(sitting),
    ]
    if not rows:
        return []
    title = asking.say("Penge og pladser", "Money and places")
    headings = (
        asking.say("Hvad", "What"),
        asking.say("Beløb eller antal", "Amount or number"),
        asking.say("Punkt", "Item"),
        asking.say("Kilde", "Source"),
    )
    caption = title
    if len(rows) > _MOST:
        caption += asking.say(
            f" (de første {_MOST} af {len(rows)})",
            f" (the first {_MOST} of {len(rows)})",
        )
    return [
        Heading(title),
        Table(caption, headings, tuple(rows[:_MOST]), frozenset({1})),
    ]


def _row(
    sitting: Sitting, what: str, amount: str, status: str, passage: str
) -> tuple[Text, ...]:
    return (
        Text(f"{what} ({status})" if status else what),
        Text(amount),
        Text(sitting.number(passage)),
        sitting.cite(passage),
    )


def _here(sitting: Sitting, row: Line) -> bool:
    return bool(row.get("passage")) and bool(sitting.number(row["passage"]))


def _scenarios(sitting: Sitting) -> list[tuple[Text, ...]]:
    """Return what each scenario of financing costs, and the posts it gives."""
    asking = sitting.asking
    found = []
    for row in asking.ask("financing"):
        if not _here(sitting, row):
            continue
        fte = asking.number(row["fte"])
        posts = asking.say(f"; {fte} årsværk", f"; {fte} FTE") if fte else ""
        what = f"{row['label']}{posts}"
        amount = asking.amount(row["total"])
        found.append(_row(sitting, what, amount, row["status"] or "", row["passage"]))
    return found


def _contributions(sitting: Sitting) -> list[tuple[Text, ...]]:
    """Return what is paid besides the scenarios, by whom and to what."""
    asking = sitting.asking
    found = []
    for row in asking.ask("contributions"):
        if row["scenario"] or not _here(sitting, row):
            continue
        to = asking.say("til", "to")
        what = f"{row['contributorLabel']} {to} {row['initiativeLabel']}"
        if row["frequency"]:
            what += f", {row['frequency']}"
        if row["end"]:
            what += asking.say(
                f", til og med {asking.last_day(row['end'])}",
                f", until {asking.last_day(row['end'])}",
            )
        amount = asking.amount(row["amount"])
        found.append(_row(sitting, what, amount, row["status"] or "", row["passage"]))
    return found


def _places(sitting: Sitting) -> list[tuple[Text, ...]]:
    """Return how many places are allotted to the council, in the last year given."""
    asking = sitting.asking
    rows = [
        row
        for row in asking.ask("allocation")
        if row["council"] in sitting.councils and _here(sitting, row)
    ]
    last = max((row["year"] for row in rows), default=0)
    return [
        _row(
            sitting,
            asking.say(
                f"Pladser i {row['year']}: {row['kind']}",
                f"Places in {row['year']}: {row['kind']}",
            ),
            asking.number(row["places"]),
            "",
            row["passage"],
        )
        for row in rows
        if row["year"] == last
    ]


def _figures(sitting: Sitting) -> list[tuple[Text, ...]]:
    """Return the key figures in kroner."""
    asking = sitting.asking
    found = []
    for item in sitting.items:
        node = asking.node(item.row["item"], "thing")
        figures = gather(asking.ask("internal/item-figures", item=node), "figure")
        for row in figures:
            if not _MONEY.search(row["unit"] or ""):
                continue
            what = f"{row['aboutLabel'] or ''}: {row['indicator'] or ''}".strip(": ")
            amount = f"{asking.number(row['value'])}\N{NO-BREAK SPACE}{row['unit']}"
            found.append(_row(sitting, what, amount, "", row["passage"]))
    return found
