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
    (
        LEADS,
        Words("Initiativer", "Initiatives"),
        (),
    ),
    (
        LEADS,
        Words("Ledere", "Leads"),
        (
            (leading.NAMED, Words("med navn", "with a name")),
            (leading.UNNAMED, Words("vi ikke kan nævne", "not named")),
            (leading.PROPOSED, Words("kun foreslået", "only proposed")),
        ),
    ),
    (
        LEADS,
        Words("Når perioden slutter", "When the term ends"),
        (
            (leading.LAPSES, Words("ledere bortfalder", "leads lapse")),
            (leading.GOES_ON, Words("løber videre", "go on")),
            (leading.BEGINS, Words("begynder efter", "begin after")),
            (leading.PART, Words("andre roller bortfalder", "other roles lapse")),
        ),
    ),
    (DECISIONS, Words("Beslutninger", "Decisions"), ()),
    (OPEN, Words("Punkter, der venter på en beslutning", "Items to decide"), ()),
    (
        TASKS,
        Words("Åbne opgaver", "Open tasks"),
        (
            (agreed.AFTER, Words("med frist efter perioden", "due after the term")),
            (agreed.WITHIN, Words("med frist i perioden", "due in the term")),
            (agreed.RECURS, Words("kommer igen", "recur")),
            (agreed.UNDATED, Words("uden frist", "without a deadline")),
        ),
    ),
    (
        MONEY,
        Words("Beløb og pladser ved skiftet", "Amounts and places at the change"),
        (),
    ),
    (FIGURES, Words("Tal, nævnt for tiden efter", "Figures for the time after"), ()),
    (GAPS, Words("Det ved vi ikke", "What we do not know"), ()),
)
"""What is counted: of which kind, in words, and what it is made up of by mark."""

ACROSS: Final = (LEADS, DECISIONS, OPEN, TASKS, MONEY, GAPS)
"""What is counted theme by theme."""


def totals(
    asking: "Asking",
    entries: "Sequence[Entry]",
    others: "Sequence[tuple[str, int, str]]",
) -> Table:
    """Return how many there are of each; *others* are counted by who lays them out."""
    language = asking.language
    rows = [*others]
    for kind, words, parts in LINES:
        numbers = [count(entries, kind, mark) for mark, _ in parts]
        many = sum(numbers) if parts else count(entries, kind)
        said = "; ".join(
            f"{part.say(language)}: {asking.number(number)}"
            for number, (_, part) in zip(numbers, parts, strict=True)
        )
        rows.append((words.say(language), many, said))
    return Table(
        asking.say("Hvad rapporten rummer", "What the report holds"),
        (
            asking.say("Hvad", "What"),
            asking.say("I alt", "In all"),
            asking.say("Heraf", "Of which"),
        ),
        tuple(
            (Text(what), Text(asking.number(many)), Text(parts))
            for what, many, parts in rows
        ),
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
