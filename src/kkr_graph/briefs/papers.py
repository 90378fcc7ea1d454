"""The meetings of a term, and how much of it the papers that are read cover."""

from typing import TYPE_CHECKING

from kkr_graph.document import Heading, Paragraph, Table, Text
from kkr_graph.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term
    from kkr_graph.document import Block


def meetings(asking: "Asking", term: "Term") -> "list[Line]":
    """Return the meetings of *term*, each once, with the papers that are read."""
    many = ("paper", "paperLabel", "passage")
    return gather(term.ask(asking, "meetings"), "meeting", *many)


def _table(asking: "Asking", rows: "Sequence[Line]") -> Table:
    """Return the meetings, and which of their papers this rests on."""
    say = asking.say
    listed = tuple(
        (
            asking.text(asking.day(row["date"]), {"passage": row["passage"][:2]}),
            Text(row["status"] or say("ikke oplyst", "not stated")),
            Text(", ".join(row["paperLabel"]) or say("læst", "read"))
            if row["paper"]
            else Text(say("ingen papirer her", "no papers here"), missing=True),
        )
        for row in rows
    )
    caption = say("Møder i perioden", "Meetings in the term")
    headings = (
        say("Møde", "Meeting"),
        say("Status", "Status"),
        say("Papirer", "Papers"),
    )
    return Table(caption, headings, listed)


def rests_on(asking: "Asking", rows: "Sequence[Line]") -> Text:
    """Return how much of the term the papers cover."""
    say = asking.say
    read, meetings = sum(bool(row["paper"]) for row in rows), len(rows)
    if not meetings:
        said = say(
            "Vi kender ingen møder i perioden og har ingen papirer fra den.",
            "We know of no meetings in the term and hold no papers of it.",
        )
    elif not read:
        said = say(
            f"Vi har ingen papirer fra de {meetings} møder i perioden, som vi kender. "
            "Rapporten bygger alene på åbne kilder og på andres papirer.",
            f"We hold no papers of the {meetings} meetings of the term that we know "
            "of. The report rests on open sources and on the papers of others alone.",
        )
    else:
        said = say(
            f"Rapporten bygger på papirerne fra {read} af de {meetings} møder i "
            "perioden, som vi kender, og på åbne kilder. Hvad der skete på de øvrige, "
            "ved vi kun, når en kilde omtaler det.",
            f"The report rests on the papers of {read} of the {meetings} meetings of "
            "the term that we know of, and on open sources. What happened at the "
            "others we know only where a source tells of it.",
        )
    return Text(said, missing=read < meetings or not meetings)


def section(asking: "Asking", rows: "Sequence[Line]") -> "Iterable[Block]":
    """Return the meetings, with the papers that are read."""
    say = asking.say
    yield Heading(say("Papirerne bag", "The papers behind"))
    if rows:
        yield _table(asking, rows)
    else:
        yield Paragraph(
            Text(
                say(
                    "Ingen kilde, vi har, nævner et møde i perioden.",
                    "No source held names a meeting in the term.",
                ),
                missing=True,
            )
        )
