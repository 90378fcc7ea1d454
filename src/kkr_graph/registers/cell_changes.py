"""Which cells of a row differ, and how that is said."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.registers.columns import Layout
from kkr_graph.registers.faults import short
from kkr_graph.registers.sheets import Value
from kkr_graph.registers.spoken import shown

Cell: TypeAlias = tuple[str, Value, Value]
"""The key of a column, what stood in its cell, and what stands there now."""

_EMPTY: Final = Words("(tom)", "(empty)")


def between(
    layout: Layout, was: Mapping[str, Value], now: Mapping[str, Value]
) -> tuple[Cell, ...]:
    """Return the cells that differ, in the order of the columns."""
    return tuple(
        (column.key, was.get(column.key, ""), now.get(column.key, ""))
        for column in layout
        if was.get(column.key, "") != now.get(column.key, "")
    )


def say(layout: Layout, cells: Sequence[Cell], language: Language) -> str:
    """Return the *cells* that differ: ``Til og med: (tom) → 31/12-2025``."""
    return "; ".join(
        f"{layout.column(key).words.say(language)}: {_said(was, language)} → "
        f"{_said(now, language)}"
        for key, was, now in cells
    )


def _said(value: Value, language: Language) -> str:
    text = short(shown(value))
    return text or _EMPTY.say(language)
