"""What is not known of a term, and why: gaps, annexes not held, no minutes."""

import re
from typing import TYPE_CHECKING, Final

from kkr_graph.briefs.entries import GAPS, Entry
from kkr_graph.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term

_YEARS: Final = re.compile(r"\b\d{4}[-–]\d{4}\b")
_SOURCES: Final = 3


def entries(
    asking: "Asking", term: "Term", initiatives: "Iterable[Line]"
) -> list[Entry]:
    """Return what is not known of the council, its papers and its *initiatives*."""
    mine = {row["initiative"] for row in initiatives}
    rows = gather(term.ask(asking, "gaps"), "thing", "where", "about", "passage")
    return [
        Entry(
            GAPS,
            (
                asking.text(
                    said(asking, row),
                    {"passage": row["passage"][:_SOURCES]},
                    missing=True,
                    spoken=asking.spoken(row["label"] or ""),
                ),
            ),
            row["thing"],
            (row["place"], *row["about"]),
            tuple(row["passage"]),
        )
        for row in rows
        if counts(term, row, mine)
    ]


def untimed(asking: "Asking", rows: "Iterable[Line]") -> list[Entry]:
    """Return a line for each initiative that no source gives a time."""
    return [
        Entry(
            GAPS,
            (
                asking.text(
                    asking.say(
                        f"Om {row['label']} løb i perioden (tiden er ikke oplyst)",
                        f"Whether {row['label']} ran in the term (time not stated)",
                    ),
                    {"passage": row["passage"][:_SOURCES]},
                    missing=True,
                ),
            ),
            row["initiative"],
            (row["initiative"],),
            tuple(row["passage"]),
        )
        for row in rows
    ]


def counts(term: "Term", row: "Line", initiatives: "set[str]") -> bool:
    """Whether a gap is one of *term*: told by its papers, or of its council or work.

    One that names the years of other terms only is not.
    """
    years = {found.replace("–", "-") for found in _YEARS.findall(row["label"] or "")}
    if years & term.others and term.years not in years:
        return False
    places = {"papers", "council"} & {*row["where"]}
    return bool(places) or row["place"] in initiatives


def said(asking: "Asking", row: "Line") -> str:
    """Return what is not known and why, in a line."""
    what = row["label"] or row["placeLabel"] or row["thing"]
    reason = row["reason"] or asking.say("grunden er ikke oplyst", "no reason is given")
    match row["key"]:
        case "annex":
            return asking.say(
                f"Bilag, vi ikke har: {what} ({reason})",
                f"Annex not held: {what} ({reason})",
            )
        case "minutes":
            return asking.say(
                f"Hvad der blev besluttet: {what} ({reason}; vi har ikke referatet)",
                f"What was decided: {what} ({reason}; we do not hold the minutes)",
            )
        case _:
            # "Formanden er ikke fundet": some names of gaps give the reason already.
            told = reason.casefold() in what.casefold()
            return str(what) if told else f"{what} ({reason})"
