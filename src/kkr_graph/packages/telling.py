"""Tell in words what was found in a package: how much, and what breaks the rules."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from kkr_graph.breaches import Breach, Report
from kkr_graph.headers import Words
from kkr_graph.packages.entries import plain
from kkr_graph.vocabulary import BASE

_SHOWN: Final = 5


def number(value: int) -> Words:
    """Return *value* as the languages write it.

    >>> number(21010).da, number(21010).en
    ('21.010', '21,010')
    """
    return Words(f"{value:,}".replace(",", "."), f"{value:,}")


def some(value: int, one: Words, several: Words) -> Words:
    """Return how many there are of something.

    >>> some(1, Words("fil", "file"), Words("filer", "files")).da
    '1 fil'
    """
    said, what = number(value), one if value == 1 else several
    return Words(f"{said.da} {what.da}", f"{said.en} {what.en}")


def of_rules(report: Report) -> Words:
    """Return which rules are broken, and where; of warnings only how many."""
    faults = [one for one in report.breaches if one.severity == "Violation"]
    if not faults:
        few = report.count("Warning")
        return Words(
            "ingen fejl" + (f", {number(few).da} advarsler" if few else ""),
            "no faults" + (f", {number(few).en} warnings" if few else ""),
        )
    told = [_one(breach) for breach in faults[:_SHOWN]]
    count, more = number(len(faults)), number(len(faults) - _SHOWN)
    rest = len(faults) > _SHOWN
    return Words(
        "\n".join(
            [f"{count.da} fejl", *(one.da for one in told)]
            + ([f"… og {more.da} til"] if rest else [])
        ),
        "\n".join(
            [f"{count.en} faults", *(one.en for one in told)]
            + ([f"… and {more.en} more"] if rest else [])
        ),
    )


def of_personal(breaches: Sequence[Breach]) -> Words:
    """Return how often each rule is broken; what is personal is never repeated."""
    if not breaches:
        return Words("ingen fundet", "none found")
    counts = Counter(
        (breach.name, breach.messages["da"], breach.messages["en"])
        for breach in breaches
    )
    told = sorted(counts.items())
    return Words(
        "\n".join(f"{name} ({count}): {da}" for (name, da, _), count in told),
        "\n".join(f"{name} ({count}): {en}" for (name, _, en), count in told),
    )


def _one(breach: Breach) -> Words:
    focus = plain(breach.focus.removeprefix(BASE))
    return Words(
        f"{breach.name} ({focus}): {breach.messages['da']}",
        f"{breach.name} ({focus}): {breach.messages['en']}",
    )
