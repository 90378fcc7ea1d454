"""What a municipality leads and takes part in, and who serves for it, at any time."""

from typing import TYPE_CHECKING, Final

from kkr_graph.briefs.entries import Entry, Kind
from kkr_graph.briefs.municipal_kinds import LEADS, OFFICES, PROPOSALS, SEATS
from kkr_graph.briefs.times import span
from kkr_graph.document import Text
from kkr_graph.gathering import gather
from kkr_graph.headers import Words
from kkr_graph.pages.roles import LEAD, Phase, phase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode

    from kkr_graph.briefs.asking import Asking, Line

_PHASES: Final[dict[Phase, Words]] = {
    "now": Words("gælder", "holds"),
    "later": Words("begynder senere", "begins later"),
    "before": Words("gjaldt før", "held before"),
    "undated": Words("tid ikke oplyst", "time not stated"),
}
_KNOWN: Final[dict[Phase, Words]] = {
    **_PHASES,
    "now": Words("kendt på dagen", "known on the day"),
    "later": Words("kendt senere", "known later"),
    "before": Words("kendt før", "known before"),
}
"""How a role stands to the day; of the second it is only known when a source knew."""

NOW: Final = "now"


def leads(asking: "Asking", this: "NamedNode") -> list[Entry]:
    """Return what the municipality leads: now, later, before, and at no stated time."""
    rows = asking.ask("internal/held-roles", member=this)
    return [
        _entry(
            LEADS,
            (
                asking.name(row["initiativeLabel"], row),
                Text(row["roleLabel"]),
                Text(_time(asking, row)),
                Text(_basis(asking, row)),
                _state(asking, row),
            ),
            row,
            row["role"],
        )
        for row in _ordered(asking, gather(rows, "role"))
        if row["sort"] == LEAD
    ]


def parts(asking: "Asking", entries: "Iterable[Entry]") -> set[str]:
    """Return the initiatives that what the municipality leads is made up of."""
    led = {about for entry in entries if entry.kind is LEADS for about in entry.about}
    homes = asking.ask("internal/initiative-homes")
    return {row["initiative"] for row in homes if row["home"] in led}


def proposals(asking: "Asking", this: "NamedNode") -> list[Entry]:
    """Return the initiatives that the municipality is proposed to lead."""
    rows = gather(asking.ask("internal/lead-proposals"), "proposal", "passage")
    labels = {row["initiative"]: row for row in asking.ask("initiatives")}
    mine = [row for row in rows if row["nominee"] == this.value]
    return [
        Entry(
            PROPOSALS,
            (
                asking.name(
                    labels.get(row["initiative"], {}).get("initiativeLabel")
                    or row["initiative"],
                    row,
                ),
                Text(asking.say("Ikke afgjort", "Not settled")),
            ),
            row["proposal"],
            (row["initiative"],),
        )
        for row in mine
    ]


def seats(asking: "Asking", this: "NamedNode") -> list[Entry]:
    """Return what the municipality is in, itself at any time or through its council."""
    own = [
        row
        for row in gather(asking.ask("internal/held-roles", member=this), "role")
        if row["sort"] != LEAD
    ]
    known = {row["role"] for row in own}
    entries = [
        _entry(
            SEATS,
            (
                asking.name(row["initiativeLabel"], row),
                Text(row["roleLabel"]),
                Text(asking.say("selv", "itself")),
                Text(_time(asking, row)),
                _state(asking, row),
            ),
            row,
            row["role"],
        )
        for row in _ordered(asking, own)
    ]
    joins = asking.say("deltager", "joins")
    rows = [
        row
        for row in asking.ask("municipality", municipality=this)
        if row["kind"] == joins and row["record"] not in known
    ]
    return entries + [
        Entry(
            SEATS,
            (
                asking.name(row["thingLabel"], row),
                Text(_before(row["detail"])),
                Text(_within(row["detail"]) or asking.say("selv", "itself")),
                Text(span(asking, row["start"], row["end"]) or _unstated(asking)),
                Text(_PHASES["now"].say(asking.language)),
            ),
            row["record"],
            (row["thing"],),
            (row["passage"],) if row["passage"] else (),
            frozenset({NOW}),
        )
        for row in rows
    ]


def offices(asking: "Asking", this: "NamedNode") -> list[Entry]:
    """Return the offices that elected persons hold in the municipality or for it."""
    rows = gather(asking.ask("internal/offices", body=this), "office")
    return [
        _entry(
            OFFICES,
            (
                asking.name(
                    row["organisationLabel"],
                    row,
                    f"{row['organisationLabel']}: {row['roleLabel']}",
                ),
                Text(row["personLabel"]),
                Text(_time(asking, row)),
                _state(asking, row),
            ),
            row,
            row["office"],
        )
        for row in _ordered(asking, rows)
    ]


def _entry(kind: Kind, cells: tuple[Text, ...], row: "Line", thing: str) -> Entry:
    about = row.get("initiative") or row["organisation"]
    passages = (row["passage"],) if row["passage"] else ()
    marks = frozenset({NOW} if cells[-1].strong else ())
    return Entry(kind, cells, thing, (about,), passages, marks)


def _ordered(asking: "Asking", rows: "Iterable[Line]") -> "list[Line]":
    """Return *rows* with what holds on the day first, then later, before, undated."""
    order = [*_PHASES]
    return sorted(rows, key=lambda row: order.index(phase(row, asking.on)))


def _state(asking: "Asking", row: "Line") -> Text:
    stands = phase(row, asking.on)
    stated = row["start"] is not None or row["end"] is not None
    words = _PHASES if stated else _KNOWN
    return Text(words[stands].say(asking.language), strong=stands == NOW)


def _time(asking: "Asking", row: "Line") -> str:
    """Return when a role holds, or when a source knew of it."""
    if stated := span(asking, row["start"], row["end"]):
        return stated
    if known := span(asking, row["from"], row["until"]):
        return asking.say(f"kendt {known}", f"known {known}")
    return _unstated(asking)


def _basis(asking: "Asking", row: "Line") -> str:
    basis = row["basis"] or _unstated(asking)
    if row["decision"]:
        return asking.say(f"{basis}, ved en beslutning", f"{basis}, by a decision")
    return str(basis)


def _unstated(asking: "Asking") -> str:
    return asking.say("ikke oplyst", "not stated")


def _before(detail: str | None) -> str:
    """Return what a detail says before its brackets.

    >>> _before("medlem (Kommunerne i KKR Hovedstaden)"), _before(None)
    ('medlem', '')
    """
    return (detail or "").partition("(")[0].strip()


def _within(detail: str | None) -> str:
    """Return what a detail has in its brackets.

    >>> _within("medlem (Kommunerne i KKR Hovedstaden)"), _within("medlem")
    ('Kommunerne i KKR Hovedstaden', '')
    """
    return (detail or "").partition("(")[2].removesuffix(")").strip()
