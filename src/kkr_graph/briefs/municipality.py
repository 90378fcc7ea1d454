"""A municipality: what it leads and is in, what it owes and pays, where it is named."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kkr_graph.briefs import municipal_dues, municipal_roles
from kkr_graph.briefs.entries import Entry, blocks, count, of_kind
from kkr_graph.briefs.municipal_kinds import GAPS, KINDS, LEADS, SEATS
from kkr_graph.briefs.term import name
from kkr_graph.document import Document, Heading, Paragraph, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.document import Block


def write(asking: "Asking", given: Mapping[str, str]) -> Document:
    """Return the report on the ``municipality`` that *given* names, on the day.

    Raises ``UnknownNameError`` with near names, or ``AmbiguousNameError``.
    """
    this = asking.node(given["municipality"], "municipality")
    did = asking.ask("municipality", municipality=this)
    entries = [
        *municipal_roles.leads(asking, this),
        *municipal_roles.proposals(asking, this),
        *municipal_roles.seats(asking, this),
        *municipal_roles.offices(asking, this),
        *municipal_dues.tasks(asking, did),
        *municipal_dues.money(asking, this, municipal_dues.paid(asking, this)),
        *municipal_dues.mentions(asking, this),
    ]
    held = asking.ask("internal/municipal-seats", municipality=this)
    councils = {row["council"] for row in held}  # their gaps are not its own
    abouts = {about for entry in entries for about in entry.about} - councils
    abouts |= municipal_roles.parts(asking, entries)
    entries += municipal_dues.gaps(asking, this, abouts)
    return Document(
        title=name(asking, this.value),
        subtitle=asking.say(
            f"Som det stod {asking.day(asking.on)}: hvad kommunen leder, er med i, "
            "betaler og skylder",
            f"As it stood on {asking.day(asking.on)}: what the municipality leads, "
            "joins, pays and owes",
        ),
        language=asking.language,
        day=asking.on,
        blocks=(
            Heading(asking.say("Kort fortalt", "In short")),
            Paragraph(_seat(asking, held)),
            _counts(asking, entries),
            *(
                block
                for kind in KINDS
                for block in blocks(asking, kind, of_kind(entries, kind), 1)
            ),
            *_lacking(asking, entries),
        ),
        about=asking.about(),
    )


def _seat(asking: "Asking", held: "Sequence[Line]") -> Text:
    """Return the code of the municipality, and its council and region."""
    if not held:
        said = asking.say(
            "Ingen kilde, vi har, siger, hvilket KKR kommunen har plads i.",
            "No source held says in which council the municipality has a seat.",
        )
        return Text(said, missing=True)
    row = held[0]
    councils = ", ".join(dict.fromkeys(r["councilLabel"] for r in held))
    regions = ", ".join(
        dict.fromkeys(r["regionLabel"] for r in held if r["regionLabel"])
    )
    code = row["code"] or asking.say("ikke oplyst", "not stated")
    said = asking.say(
        f"Kommunekode {code}. Plads i {councils}.",
        f"Municipality code {code}. Seat in {councils}.",
    )
    if regions:
        said += asking.say(f" Ligger i {regions}.", f" It is in {regions}.")
    return asking.text(said, row)


def _counts(asking: "Asking", entries: "Sequence[Entry]") -> Table:
    """Return how many there are of each kind, and how many hold on the day."""
    rows = []
    for kind in KINDS:
        timed = kind in {LEADS, SEATS} or kind.headings[-1:] == LEADS.headings[-1:]
        now = count(entries, kind, municipal_roles.NOW)
        holds = asking.say(f"gælder på dagen: {now}", f"hold on the day: {now}")
        rows.append(
            (
                Text(kind.counted.say(asking.language)),
                Text(asking.number(count(entries, kind))),
                Text(holds if timed else ""),
            )
        )
    return Table(
        asking.say("Hvad rapporten rummer", "What the report holds"),
        (
            asking.say("Hvad", "What"),
            asking.say("I alt", "In all"),
            asking.say("Heraf", "Of which"),
        ),
        tuple(rows),
        frozenset({1}),
    )


def _lacking(asking: "Asking", entries: "Sequence[Entry]") -> "Iterable[Block]":
    """Say which kinds nothing was found of."""
    names = [
        kind.lacking.say(asking.language)
        for kind in KINDS
        if kind is not GAPS and not of_kind(entries, kind)
    ]
    if not names:
        return
    *most, last = names
    listed = f"{', '.join(most)}{asking.say(' eller ', ' or ')}{last}" if most else last
    yield Heading(
        asking.say("Det nævner kilderne ikke", "What the sources do not name")
    )
    yield Paragraph(
        Text(
            asking.say(
                f"Ingen kilde, vi har, nævner {listed}.",
                f"No source held names {listed}.",
            ),
            missing=True,
        )
    )
