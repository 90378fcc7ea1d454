"""The initiatives of a term, who leads them, and what becomes of that when it ends."""

from datetime import date
from typing import TYPE_CHECKING, Final

from kkr_graph.briefs.entries import LEADS, Entry
from kkr_graph.briefs.times import span
from kkr_graph.document import Text
from kkr_graph.pages.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term

NAMED: Final = "named"
UNNAMED: Final = "unnamed"
PROPOSED: Final = "proposed"
LAPSES: Final = "lapses"
GOES_ON: Final = "goes on"
BEGINS: Final = "begins"
"""What a row counts as: how the lead is known, and what becomes of it."""

_SHORT: Final = 60
_SOURCES: Final = 2


def initiatives(asking: "Asking", term: "Term") -> "list[Line]":
    """Return the initiatives of *term*, each once, with its homes and passages.

    Those that no source gives a time are among them; ``untimed`` says which.
    """
    rows = term.ask(asking, "initiatives")
    return gather(rows, "initiative", "ground", "home homeLabel", "passage")


def untimed(row: "Line") -> bool:
    """Whether nothing says that the initiative of *row* ran in the term."""
    return bool(row["ground"] == ["untimed"])


def entries(
    asking: "Asking", term: "Term", found: "Iterable[Line]", lapsing: frozenset[str]
) -> list[Entry]:
    """Return a row for each lead of each initiative, and one where there is none.

    lapsing  the roles that ``lapses-with-the-term`` gives
    """
    roles = [r for r in asking.ask("internal/roles") if r["sort"] == "lead"]
    leads = gather(roles, "role")
    proposals = gather(asking.ask("internal/lead-proposals"), "proposal", "passage")
    rows: list[Entry] = []
    for row in found:
        iri = row["initiative"]
        mine = [
            _lead(asking, term, row, lead, lapsing)
            for lead in leads
            if lead["initiative"] == iri and not term.over_before(lead["until"])
        ]
        mine += [
            _proposal(asking, row, proposal)
            for proposal in proposals
            if proposal["initiative"] == iri
        ]
        rows += mine or [_none(asking, row)]
    return rows


def _lead(
    asking: "Asking", term: "Term", row: "Line", lead: "Line", lapsing: frozenset[str]
) -> Entry:
    fate, mark = _fate(asking, term, lead, lapsing)
    who = lead["memberLabel"]
    if who:
        said = f"{who} ({lead['roleLabel']})"
    else:
        said = asking.say("Ukendt: ", "Unknown: ") + _reason(asking, lead)
    cells = (
        _initiative(asking, row),
        asking.text(said, lead, missing=not who),
        Text(_time(asking, lead)),
        Text(fate, strong=mark == LAPSES),
    )
    return _entry(row, cells, {NAMED if who else UNNAMED, mark})


def _proposal(asking: "Asking", row: "Line", proposal: "Line") -> Entry:
    who = proposal["nomineeLabel"]
    if who:
        said = asking.say(f"Foreslået: {who}", f"Proposed: {who}")
    else:
        reason = _reason(asking, proposal)
        said = asking.say(
            f"Foreslået, men ukendt: {reason}", f"Proposed, but unknown: {reason}"
        )
    cells = (
        _initiative(asking, row),
        asking.text(said, proposal, missing=not who),
        Text(""),
        Text(asking.say("Forslaget er ikke afgjort", "The proposal is not settled")),
    )
    return _entry(row, cells, {PROPOSED})


def _none(asking: "Asking", row: "Line") -> Entry:
    arrangement = row["arrangement"]
    said = asking.say("Kilderne nævner ingen leder", "The sources name no lead")
    if arrangement:
        said += f" ({arrangement})"
    cells = (
        _initiative(asking, row),
        Text(said, missing=True),
        Text(span(asking, row["start"], row["end"])),
        Text(""),
    )
    return _entry(row, cells, set())


def _entry(row: "Line", cells: tuple[Text, ...], marks: set[str]) -> Entry:
    abouts = (row["initiative"], *(home for home, _ in row["home homeLabel"]))
    passages = tuple(row["passage"])
    return Entry(
        LEADS, cells, row["initiative"], abouts, passages, frozenset(marks - {""})
    )


def _initiative(asking: "Asking", row: "Line") -> Text:
    purpose = row["purpose"] or ""
    said = row["label"] or row["initiative"]
    # A strategy prints what an action is for in a word or two: Støjhåndtering.
    if purpose and len(purpose) <= _SHORT and purpose.casefold() not in said.casefold():
        said = f"{said} ({purpose})"
    first = {"passage": row["passage"][:_SOURCES]}
    return asking.text(said, first, danish=True)


def _reason(asking: "Asking", row: "Line") -> str:
    return row["reason"] or asking.say("grunden er ikke oplyst", "no reason is given")


def _time(asking: "Asking", lead: "Line") -> str:
    """Return when a lead leads, or when a source knew of it."""
    if stated := span(asking, lead["start"], lead["end"]):
        return stated
    known = span(asking, lead["from"], lead["until"])
    if known:
        return asking.say(f"kendt {known}", f"known {known}")
    return asking.say("tid ikke oplyst", "time not stated")


def _fate(
    asking: "Asking", term: "Term", lead: "Line", lapsing: frozenset[str]
) -> tuple[str, str]:
    """Return what becomes of *lead* when the term ends, in words, and its mark."""
    if lead["role"] in lapsing:
        return asking.say("Bortfalder", "Lapses"), LAPSES
    if term.begins_after(lead["from"]):
        return asking.say("Begynder efter perioden", "Begins after the term"), BEGINS
    if term.ends_after(lead["end"]):
        return asking.say("Løber videre", "Goes on"), GOES_ON
    if isinstance(lead["end"], date):
        return asking.say("Er sluttet", "Has ended"), ""
    return asking.say("Slut ikke oplyst", "End not stated"), ""
