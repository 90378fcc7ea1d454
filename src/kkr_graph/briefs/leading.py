"""The initiatives of a term, who leads them, and what becomes of that when it ends."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from kkr_graph.briefs.entries import LEADS, Entry
from kkr_graph.briefs.times import span
from kkr_graph.document import Text
from kkr_graph.gathering import gather

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
PART: Final = "part"
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
            _lead(asking, term, (row, lead), lapsing)
            for lead in leads
            if lead["initiative"] == iri and not term.over_before(lead["until"])
        ]
        mine += [
            _proposal(asking, row, proposal)
            for proposal in proposals
            if proposal["initiative"] == iri
        ]
        rows += [*mine[:1], *(_again(entry) for entry in mine[1:])] or [
            _none(asking, term, row)
        ]
    return rows


def parts(
    asking: "Asking", found: "Iterable[Line]", lapsing: frozenset[str]
) -> list[Entry]:
    """Return a row for each role in the initiatives that lapses and does not lead."""
    rows = {row["initiative"]: row for row in found}
    roles = [
        role
        for role in gather(asking.ask("internal/roles"), "role")
        if role["sort"] != "lead"
        and role["role"] in lapsing
        and role["initiative"] in rows
    ]
    return [
        _entry(
            rows[role["initiative"]],
            (
                _initiative(asking, rows[role["initiative"]]),
                asking.text(f"{role['memberLabel']} ({role['roleLabel']})", role),
                Text(_time(asking, role)),
                Text(asking.say("Bortfalder", "Lapses"), strong=True),
            ),
            {PART},
        )
        for role in roles
    ]


def _again(entry: Entry) -> Entry:
    """Return a further row of an initiative, whose sources stand in its first."""
    first, lead, *rest = entry.cells
    kept = first if not lead.sources else replace(first, sources=())
    return replace(entry, cells=(kept, lead, *rest))


def _lead(
    asking: "Asking", term: "Term", found: "tuple[Line, Line]", lapsing: frozenset[str]
) -> Entry:
    row, lead = found
    fate, mark = _fate(asking, term, found, lapsing)
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
        Text(asking.say("kun foreslået", "only proposed")),
        Text(asking.say("Ikke afgjort", "Not settled")),
    )
    return _entry(row, cells, {PROPOSED})


def _none(asking: "Asking", term: "Term", row: "Line") -> Entry:
    # Said by a source: there is to be no political lead.
    arrangement = (row["arrangement"] or "").capitalize()
    none = asking.say("Kilderne nævner ingen leder", "The sources name no lead")
    unknown = asking.say("ikke oplyst", "not stated")
    cells = (
        _initiative(asking, row),
        Text(arrangement or none, missing=not arrangement),
        Text(span(asking, row["start"], row["end"]) or unknown),
        Text(_end(asking, term, row) or unknown),
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
    said = label = row["label"] or row["initiative"]
    # A strategy prints what an action is for in a word or two: Støjhåndtering.
    if purpose and len(purpose) <= _SHORT and purpose.casefold() not in said.casefold():
        said = f"{said} ({purpose})"
    first = {"passage": row["passage"][:_SOURCES]}
    return asking.name(label, first, said)


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
    asking: "Asking", term: "Term", found: "tuple[Line, Line]", lapsing: frozenset[str]
) -> tuple[str, str]:
    """Return what becomes of a lead when the term ends, in words, and its mark."""
    row, lead = found
    if lead["role"] in lapsing:
        return asking.say("Bortfalder", "Lapses"), LAPSES
    if term.begins_after(lead["from"]):
        return asking.say("Begynder efter perioden", "Begins after the term"), BEGINS
    if term.ends_after(lead["end"]):
        return asking.say("Løber videre", "Goes on"), GOES_ON
    if isinstance(lead["end"], date):
        return asking.say("Er sluttet", "Has ended"), ""
    return _end(asking, term, row) or asking.say(
        "Slut ikke oplyst", "End not stated"
    ), ""


def _end(asking: "Asking", term: "Term", row: "Line") -> str:
    """Return what becomes of an initiative when the term ends, where a source says."""
    if term.ends_after(row["end"]):
        return asking.say("Initiativet løber videre", "The initiative goes on")
    if isinstance(row["end"], date):
        day = asking.last_day(row["end"])
        return asking.say(f"Initiativet sluttede {day}", f"The initiative ended {day}")
    return ""
