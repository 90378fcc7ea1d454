"""What reaches the next council first: what lapses, what falls due, what is paid for.

Each line is a row that stands under its theme further down; here they stand together.
"""

from typing import TYPE_CHECKING

from kkr_graph.briefs import agreed, leading
from kkr_graph.briefs.entries import LEADS, MONEY, TASKS, Entry, of_kind
from kkr_graph.document import Heading, Listing, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkr_graph.briefs.asking import Asking
    from kkr_graph.document import Block


def section(
    asking: "Asking", entries: "Sequence[Entry]", posts: "Sequence[Text]"
) -> "Iterable[Block]":
    """Return the lists; *posts* are those that lapse, a line each."""
    say = asking.say
    yield from _listed(
        say("Bortfalder med perioden", "Lapses with the term"),
        (
            *(_lead(e) for e in _marked(entries, LEADS, leading.LAPSES, leading.PART)),
            *posts,
        ),
        say(
            "Ingen kilde, vi har, nævner en leder eller en post, der slutter med "
            "perioden.",
            "No source held names a lead or a post that ends with the term.",
        ),
    )
    yield from _listed(
        say("Frister efter perioden", "Deadlines after the term"),
        [_task(asking, entry) for entry in _marked(entries, TASKS, agreed.AFTER)],
        say(
            "Ingen kilde, vi har, nævner en frist efter perioden.",
            "No source held names a deadline after the term.",
        ),
    )
    yield from _listed(
        say("Penge og pladser ved skiftet", "Money and places at the change"),
        [_amount(entry) for entry in of_kind(entries, MONEY)],
        say(
            "Ingen kilde, vi har, nævner penge eller pladser, der løber ud eller "
            "fortsætter ved skiftet.",
            "No source held names money or places that end or go on at the change.",
        ),
    )


def _marked(entries: "Sequence[Entry]", kind: object, *marks: str) -> list[Entry]:
    return [e for e in entries if e.kind is kind and e.marks.intersection(marks)]


def _lead(entry: Entry) -> Text:
    initiative, lead = entry.cells[:2]
    return Text(
        lead.text,
        lead.sources or initiative.sources,
        label=initiative.text,
        missing=lead.missing,
    )


def _task(asking: "Asking", entry: Entry) -> Text:
    task, who, deadline = entry.cells[:3]
    said = asking.say("ansvarlig", "responsible")
    return Text(f"{task.text} ({said}: {who.text})", task.sources, label=deadline.text)


def _amount(entry: Entry) -> Text:
    what, who, much, when, status = entry.cells
    said = f"{what.text} – {who.text}, {when.text} ({status.text})"
    return Text(said, what.sources, label=much.text)


def _listed(title: str, lines: "Sequence[Text]", none: str) -> "Iterable[Block]":
    yield Heading(title, 2)
    yield Listing(tuple(lines)) if lines else Paragraph(Text(none, missing=True))
