"""The posts in a council and for it in a term, and the seats that it fills."""

from datetime import date
from typing import TYPE_CHECKING

from kkr_graph.briefs.times import span
from kkr_graph.document import Heading, Paragraph, Table, Text
from kkr_graph.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term
    from kkr_graph.document import Block


def held(asking: "Asking", term: "Term") -> "list[Line]":
    """Return the posts of *term*, each once, with its passages."""
    return gather(term.ask(asking, "seats"), "post", "passage")


def lapse(post: "Line", lapsing: frozenset[str]) -> bool:
    """Whether *post* ends with the term, as ``lapses-with-the-term`` has it."""
    return post["post"] in lapsing


def line(asking: "Asking", row: "Line") -> Text:
    """Return a post and who holds it, in a line."""
    said = f"{row['role'] or ''}: {_holder(row)}".strip(": ")
    return asking.text(said, row, label=row["organisationLabel"] or "")


def _holder(row: "Line") -> str:
    behalf = row["onBehalfOfLabel"]
    return f"{row['holderLabel']} ({behalf})" if behalf else str(row["holderLabel"])


def _table(asking: "Asking", posts: "list[Line]", lapsing: frozenset[str]) -> Table:
    """Return *posts*, who holds them, and what becomes of them."""
    say = asking.say
    rows = []
    for row in posts:
        stated = span(asking, row["start"], row["end"])
        known = span(asking, row["from"], row["until"])
        ends = lapse(row, lapsing)
        ended = isinstance(row["end"], date)
        rows.append(
            (
                asking.text(f"{row['organisationLabel']}: {row['role'] or ''}", row),
                Text(_holder(row)),
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


def _seats(asking: "Asking", term: "Term") -> Table:
    """Return the seats that the council appoints to, whoever holds them."""
    say = asking.say
    rows = tuple(
        (
            asking.name(row["postLabel"] or row["forumLabel"], row),
            asking.name(row["forumLabel"]),
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


def section(
    asking: "Asking", term: "Term", rows: "list[Line]", lapsing: frozenset[str]
) -> "Iterable[Block]":
    """Return the posts of *term*, its *rows*, and the seats that the council fills."""
    say = asking.say
    yield Heading(say("Poster og udpegninger", "Posts and appointments"))
    if rows:
        yield _table(asking, rows, lapsing)
    else:
        yield Paragraph(
            Text(
                say(
                    "Ingen kilde, vi har, nævner, hvem der havde poster i KKR eller "
                    "for det i perioden.",
                    "No source held names who had posts in the council or for it in "
                    "the term.",
                ),
                missing=True,
            )
        )
    if (seats := _seats(asking, term)).rows:
        yield seats
