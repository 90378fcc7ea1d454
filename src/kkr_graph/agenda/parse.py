"""Read a running text as an agenda, minutes or annexes of a KKR.

A front page, then headings with what stands under them.  Everything is optional; what
is absent is listed in ``Agenda.missing`` with its reason.  Only a paper of none of the
five KKRs is refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from kkr_graph.agenda import attendance, front, items, next_meeting
from kkr_graph.agenda.acts import ACTS
from kkr_graph.agenda.agenda import Agenda, Attendance, Item, Kind, NextMeeting
from kkr_graph.agenda.blocks import Block, Running, cut
from kkr_graph.agenda.missing import Missing
from kkr_graph.agenda.outline import Entry, outline


def parse(
    flow: Running,
    *,
    origin: str = "",
    kind: Kind | None = None,
    acts: Mapping[str, str] = ACTS,
    municipalities: Iterable[str] = (),
) -> Agenda:
    """Return the agenda that *flow* prints.

    *origin* is the file's name, for errors and a missing date; *kind* overrules the
    type line; *acts* maps printed verbs to keys; *municipalities* are the known names.
    """
    blocks = cut(flow)
    before, entries = outline(blocks)
    page = front.read(before, origin, refuse=not _is_paper(entries))
    missing = list(page.missing)
    if (read_as := kind or page.kind) is None:
        minuted = any(entry.under("beslutning") for entry in entries)
        read_as = "referat" if minuted else "dagsorden"
        missing.append(Missing("kind", "from-content"))
    found, unfound = items.read(entries, acts, minutes=read_as == "referat")
    came, unread = _attendance(before, entries, municipalities)
    following = _next_meeting(entries)
    if read_as == "referat" and not came and not unread:
        missing.append(Missing("attendance", "not-printed"))
    if read_as == "dagsorden" and following is None:
        missing.append(Missing("next-meeting", "not-printed"))
    if read_as != "bilag":  # annexes are few items of many
        missing += _skipped(found)
    if not found:
        missing.append(Missing("items", "not-printed"))
    return Agenda(
        kind=read_as,
        council=page.council,
        date=page.date,
        starts=page.starts,
        ends=page.ends,
        venue=page.venue,
        items=found,
        attendance=tuple(came),
        next_meeting=following,
        missing=(*missing, *unfound, *unread),
        places=MappingProxyType(dict(page.places)),
    )


def _is_paper(entries: list[Entry]) -> bool:
    """Whether anything in the paper is built as an agenda is: a heading that is known.

    An invoice to a KKR prints its name too.
    """
    return any(entry.rubrics or entry.heading.name for entry in entries)


def _attendance(
    before: list[Block], entries: list[Entry], municipalities: Iterable[str]
) -> tuple[list[Attendance], list[Missing]]:
    """Read the list of participants, from its section or from the front page."""
    sections = [entry for entry in entries if entry.heading.name == "deltagere"]
    if sections:
        return attendance.read(
            [block for entry in sections for block in entry.blocks], municipalities
        )
    for number, block in enumerate(before):
        if attendance.PRESENT.match(block.text) and ":" in block.text[:25]:
            return attendance.read(before[number:], municipalities)
    return [], []


def _next_meeting(entries: list[Entry]) -> NextMeeting | None:
    """Read the next meeting from its section; where there is none, from any item."""
    named = [entry for entry in entries if entry.heading.name == "naeste-moede"]
    for entry in [*named, *(e for e in entries if e.heading.name == "eventuelt")]:
        heading = entry.heading.blocks if "dag" in entry.heading.title else ()
        if found := next_meeting.read([*heading, *entry.blocks]):
            return found
    return None


def _skipped(found: tuple[Item, ...]) -> Iterator[Missing]:
    """Yield a remark for every number the sequence jumps over."""
    last: dict[str, int] = {}
    for item in found:
        if not item.number:
            continue
        above, _, number = item.number.rpartition(".")
        for skipped in range(last.get(above, 0) + 1, int(number)):
            label = f"{above}.{skipped}" if above else str(skipped)
            yield Missing("number", "number-skipped", item.place, label)
        last[above] = int(number)
