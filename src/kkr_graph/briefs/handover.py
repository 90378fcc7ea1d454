"""The handover of a council to the next: what runs, what lapses and what is open.

Theme by theme, as the papers of the term print their themes: initiatives and their
leads, what was decided and what waits, tasks with their deadlines, money after the
term, and what is not known.  Nothing is put under a theme that no paper ties it to.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kkr_graph.briefs import (
    agreed,
    ahead,
    leading,
    money_after,
    papers,
    posts,
    summary,
    term as terms,
    themes,
    unknown,
)
from kkr_graph.briefs.entries import GAPS, KINDS, Entry, blocks, of_kind
from kkr_graph.document import Document, Heading, Paragraph, Text

if TYPE_CHECKING:
    from kkr_graph.briefs.asking import Asking, Line
    from kkr_graph.briefs.term import Term
    from kkr_graph.briefs.themes import Theme, Themes
    from kkr_graph.document import Block


def write(asking: "Asking", given: Mapping[str, str]) -> Document:
    """Return the handover of the ``council`` and ``term`` that *given* names.

    Raises ``UnknownNameError`` and ``AmbiguousNameError``.
    """
    term = terms.read(asking, given)
    rows = leading.initiatives(asking, term)
    running = [row for row in rows if not leading.untimed(row)]
    lapsing = _lapsing(asking, term)
    entries = [
        *leading.entries(asking, term, running, lapsing),
        *leading.parts(asking, running, lapsing),
        *agreed.decisions(asking, term),
        *agreed.waiting(asking, term),
        *agreed.tasks(asking, term),
        *money_after.amounts(asking, term, running),
        *money_after.places(asking, term),
        *money_after.figures(asking, term),
        *unknown.entries(asking, term, running),
        *unknown.untimed(asking, [row for row in rows if leading.untimed(row)]),
    ]
    under = themes.read(asking, term, running)
    found = themes.placed(asking, under, entries)
    meetings = papers.meetings(asking, term)
    held = posts.held(asking, term)
    say = asking.say
    ends = [row for row in held if posts.lapse(row, lapsing)]
    read = sum(bool(row["paper"]) for row in meetings)
    others = (
        (
            say("Møder i perioden", "Meetings in the term"),
            len(meetings),
            say(f"med papirer her: {read}", f"with papers here: {read}"),
        ),
        (
            say("Poster i perioden", "Posts in the term"),
            len(held),
            say(f"bortfalder: {len(ends)}", f"lapse: {len(ends)}"),
        ),
    )
    return Document(
        title=say(
            f"Overlevering fra {term.council_label}",
            f"Handover from {term.council_label}",
        ),
        subtitle=say(
            f"Valgperioden {term.years}: {asking.day(term.first)} – "
            f"{asking.last_day(term.end)}",
            f"The term {term.years}: {asking.day(term.first)} – "
            f"{asking.last_day(term.end)}",
        ),
        language=asking.language,
        day=asking.on,
        blocks=(
            *_opening(asking, term, meetings),
            *ahead.section(asking, entries, [posts.line(asking, p) for p in ends]),
            Heading(say("I tal", "In numbers"), 2),
            summary.totals(asking, entries, others),
            summary.by_theme(asking, under, found),
            *(
                block
                for theme in under.listed
                for block in _theme(asking, under, theme, found.get(theme.key, ()))
            ),
            *_without(asking, found.get(themes.NONE, ())),
            *posts.section(asking, term, held, lapsing),
            *papers.section(asking, meetings),
        ),
        about=asking.about(),
    )


def _lapsing(asking: "Asking", term: "Term") -> frozenset[str]:
    """Return every role that is bound to the term or ends with it."""
    rows = asking.ask("lapses-with-the-term", term=term.iri)
    return frozenset(row["record"] for row in rows if row["end"] is not None)


def _opening(
    asking: "Asking", term: "Term", meetings: "Sequence[Line]"
) -> "Iterable[Block]":
    say = asking.say
    yield Heading(say("Kort fortalt", "In short"))
    yield Paragraph(
        Text(
            say(
                f"Perioden slutter {asking.last_day(term.end)}. Det, der er bundet til "
                "den eller slutter med den, står som »Bortfalder«.",
                f"The term ends on {asking.last_day(term.end)}. What is bound to it or "
                "ends with it is marked “Lapses”.",
            ),
            term.sources,
        )
    )
    yield Paragraph(papers.rests_on(asking, meetings))


def _theme(
    asking: "Asking", under: "Themes", theme: "Theme", entries: "Sequence[Entry]"
) -> "Iterable[Block]":
    say = asking.say
    yield Heading(theme.name)
    if theme.key == under.own:
        said = say(
            "Det, der handler om KKR selv: rammer, formandskab og medlemmer.",
            "What is about the council itself: its frame, its chairs and its members.",
        )
    elif theme.printed:
        said = say(
            f"Papiret skriver temaet sådan: »{theme.printed}«",
            f"The paper prints the theme so: “{theme.printed}”",
        )
    else:
        said = say(
            "Program eller strategi. Papirerne nævner ikke selv et tema for den.",
            "A programme or strategy. The papers name no theme of its own for it.",
        )
    yield Paragraph(Text(said, theme.sources))
    yield from _listed(asking, entries)
    yield from _lacking(asking, entries)


def _without(asking: "Asking", entries: "Sequence[Entry]") -> "Iterable[Block]":
    say = asking.say
    if not entries:
        return
    yield Heading(summary.without(asking))
    said = say(
        "Det, som ingen kilde knytter til et tema, et program eller en strategi.",
        "What no source ties to a theme, a programme or a strategy.",
    )
    yield Paragraph(Text(said))
    yield from _listed(asking, entries)
    yield from _lacking(asking, entries)


def _listed(asking: "Asking", entries: "Sequence[Entry]") -> "Iterable[Block]":
    for kind in KINDS:
        yield from blocks(asking, kind, of_kind(entries, kind), 2)


def _lacking(asking: "Asking", entries: "Sequence[Entry]") -> "Iterable[Block]":
    """Say which kinds nothing was found of."""
    say = asking.say
    names = [
        kind.lacking.say(asking.language)
        for kind in KINDS
        if kind is not GAPS and not of_kind(entries, kind)
    ]
    if not entries:
        said = say(
            "Ingen kilde, vi har, knytter noget til temaet.",
            "No source held ties anything to the theme.",
        )
    elif names:
        *most, last = names
        listed = f"{', '.join(most)}{say(' eller ', ' or ')}{last}" if most else last
        said = say(f"Kilderne nævner ingen {listed}.", f"The sources name no {listed}.")
    else:
        return
    yield Paragraph(Text(said, missing=True))
