"""How much a handover holds: counted from the rows that stand further down."""

from typing import TYPE_CHECKING, Final

from kkr_graph.briefs import agreed, leading
from kkr_graph.briefs.entries import (
    DECISIONS,
    FIGURES,
    GAPS,
    LEADS,
    MONEY,
    OPEN,
    TASKS,
    Entry,
    count,
)
from kkr_graph.briefs.themes import NONE
from kkr_graph.document import Table, Text
from kkr_graph.headers import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kkr_graph.briefs.asking import Asking
    from kkr_graph.briefs.themes import Themes

LINES: Final = (
    (Words("Initiativer", "Initiatives"), LEADS, ""),
    (Words("Ledere med navn", "Leads with a name"), LEADS, leading.NAMED),
    (Words("– heraf bortfalder", "– of which lapse"), LEADS, leading.LAPSES),
    (Words("– heraf løber videre", "– of which go on"), LEADS, leading.GOES_ON),
    (
        Words("– heraf begynder efter", "– of which begin after"),
        LEADS,
        leading.BEGINS,
    ),
    (Words("Ledere, vi ikke kan nævne", "Leads not named"), LEADS, leading.UNNAMED),
    (
        Words("Forslag til ledere, ikke afgjort", "Proposed leads, not settled"),
        LEADS,
        leading.PROPOSED,
    ),
    (Words("Beslutninger", "Decisions"), DECISIONS, ""),
    (Words("Punkter, der venter på en beslutning", "Items that await one"), OPEN, ""),
    (Words("Åbne opgaver", "Open tasks"), TASKS, ""),
    (
        Words("– heraf med frist efter perioden", "– of which due after the term"),
        TASKS,
        agreed.AFTER,
    ),
    (
        Words("– heraf med frist i perioden", "– of which due in the term"),
        TASKS,
        agreed.WITHIN,
    ),
    (Words("– heraf kommer igen", "– of which recur"), TASKS, agreed.RECURS),
    (
        Words("– heraf uden frist", "– of which without a deadline"),
        TASKS,
        agreed.UNDATED,
    ),
    (
        Words("Beløb og pladser efter perioden", "Amounts and places after the term"),
        MONEY,
        "",
    ),
    (
        Words("Tal, nævnt for tiden efter", "Figures named for the time after"),
        FIGURES,
        "",
    ),
    (Words("Det ved vi ikke", "What we do not know"), GAPS, ""),
)
"""What is counted: in words, of which kind, with which mark."""

ACROSS: Final = (LEADS, DECISIONS, OPEN, TASKS, MONEY, GAPS)
"""What is counted theme by theme."""


def totals(
    asking: "Asking",
    entries: "Sequence[Entry]",
    others: "Sequence[tuple[str, int]]",
) -> Table:
    """Return how many there are of each; *others* are counted by who lays them out."""
    lines = [
        (words.say(asking.language), count(entries, kind, mark))
        for words, kind, mark in LINES
    ]
    rows = [(said, many) for said, many in (*others, *lines)]
    return Table(
        asking.say("Hvad rapporten rummer", "What the report holds"),
        (asking.say("Hvad", "What"), asking.say("I alt", "In all")),
        tuple((Text(said), Text(asking.number(many))) for said, many in rows),
        frozenset({1}),
    )


def by_theme(
    asking: "Asking", themes: "Themes", found: "Mapping[str, Sequence[Entry]]"
) -> Table:
    """Return how many there are under each theme, and in all."""
    named = [(theme.key, theme.name) for theme in themes.listed]
    named.append((NONE, without(asking)))
    rows = [(Text(name), *_numbers(asking, found.get(key, ()))) for key, name in named]
    everything = [entry for listed in found.values() for entry in listed]
    rows.append(
        (
            Text(asking.say("I alt", "In all"), strong=True),
            *_numbers(asking, everything),
        )
    )
    return Table(
        asking.say("Fordelt på temaer", "By theme"),
        (
            asking.say("Tema", "Theme"),
            *(kind.counted.say(asking.language) for kind in ACROSS),
        ),
        tuple(rows),
        frozenset(range(1, len(ACROSS) + 1)),
    )


def without(asking: "Asking") -> str:
    """Return what stands for no theme."""
    return asking.say("Uden tema", "Without a theme")


def _numbers(asking: "Asking", entries: "Sequence[Entry]") -> tuple[Text, ...]:
    return tuple(Text(asking.number(count(entries, kind))) for kind in ACROSS)
