"""The posts in a council and for it in a term, the seats it fills, and its meetings."""

from datetime import date
from typing import TYPE_CHECKING

from kkr_graph.briefs.times import span
from kkr_graph.document import Table, Text
from kkr_graph.gathering import gather

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term


def held(asking: "Asking", term: "Term") -> "list[Line]":
    """Return the posts of *term*, each once, with its passages."""
    return gather(term.ask(asking, "seats"), "post", "passage")


def lapse(post: "Line", lapsing: frozenset[str]) -> bool:
    """Whether *post* ends with the term, as ``lapses-with-the-term`` has it."""
    return post["post"] in lapsing


def table(asking: "Asking", posts: "list[Line]", lapsing: frozenset[str]) -> Table:
    """Return *posts*, who holds them, and what becomes of them."""
    say = asking.say
    rows = []
    for row in posts:
        stated = span(asking, row["start"], row["end"])
        known = span(asking, row["from"], row["until"])
        behalf = row["onBehalfOfLabel"]
        ends = lapse(row, lapsing)
        ended = isinstance(row["end"], date)
        rows.append(
            (
                asking.text(f"{row['organisationLabel']}: {row['role'] or ''}", row),
                Text(
                    f"{row['holderLabel']} ({behalf})"
                    if behalf
                    else str(row["holderLabel"])
                ),
                Text(stated or say(f"kendt {known}", f"known {known}")),
                Text(
                    say("Bortfalder", "Lapses")
                    if ends
                    else say("Er sluttet", "Has ended")
                    if ended
                    else say("Slut ikke oplyst", "End not stated"),
                    strong=ends,
                ),
            )
        )
    caption = say("Poster i perioden", "Posts in the term")
    headings = (
        say("Post", "Post"),
        say("Hvem", "Who"),
        say("Tid", "Time"),
        say("Når perioden slutter", "When the term ends"),
    )
    return Table(caption, headings, tuple(rows))


def seats(asking: "Asking", term: "Term") -> Table:
    """Return the seats that the council appoints to, whoever holds them."""
    say = asking.say
    rows = tuple(
        (
            asking.text(row["postLabel"] or row["forumLabel"], row, danish=True),
            Text(row["forumLabel"], spoken="da" if asking.language != "da" else None),
            Text(row["role"] or ""),
            Text(asking.number(row["seats"]) or say("ikke oplyst", "not stated")),
        )
        for row in asking.ask("seat-rules", appointing=term.council)
    )
    caption = say("Pladser, som KKR udpeger til", "Seats that the council appoints to")
    headings = (
        say("Pladser", "Seats"),
        say("Forum", "Forum"),
        say("Rolle", "Role"),
        say("Antal", "Number"),
    )
    return Table(caption, headings, rows, frozenset({3}))


def meetings(asking: "Asking", term: "Term") -> "list[Line]":
    """Return the meetings of *term*, each once, with the papers that are read."""
    many = ("paper", "paperLabel", "passage")
    return gather(term.ask(asking, "meetings"), "meeting", *many)


def meeting_table(asking: "Asking", rows: "list[Line]") -> Table:
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
