"""An answer as a table with links: any question can stand on a page by itself.

Headings come from the question.  An address gives way to its label, which leads there;
document, page, quote and passage become one source beside the row; a column that is
empty throughout is left out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Value
from kkr_graph.headers import Column, Words
from kkr_graph.pages.view import Line, View

_MOST: Final = 200  # rows shown; the other forms have them all
_ONCE: Final = frozenset({"currency"})
"""Columns that are said once above the table where every row says the same."""
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SOURCE: Final = frozenset({"document", "documentLabel", "page", "quote", "passage"})


@dataclass(frozen=True, slots=True)
class Panel:
    """A question that a page asks about its thing.

    id        what the section is called in the page's own links
    title     its heading
    question  the name of the question
    takes     the parameter that is the thing
    leave     columns not shown, such as the thing itself
    links     which address a column leads to, where that is not ``column``Label's
    named     addresses that no column of the question names, shown by their labels
    none      what to say where nothing is found; without it the section is left out
    folded    whether the reader opens it
    """

    id: str
    title: Words
    question: str
    takes: str
    leave: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    none: Words | None = None
    folded: bool = False


# What the pages of several kinds of thing ask alike.
GAPS: Final = Panel(
    "gaps",
    Words("Hvad vi ikke ved", "What we do not know"),
    "gaps",
    "about",
    leave=frozenset({"aboutLabel"}),
    links={"gapLabel": "gap"},
)
CODES: Final = Panel(
    "codes",
    Words("Officielle koder", "Official codes"),
    "identifiers",
    "thing",
    leave=frozenset({"thingLabel"}),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, and where it leads."""

    value: Value
    iri: str | None = None

    @property
    def number(self) -> bool:
        """Whether the value is a number."""
        return isinstance(self.value, int | Decimal)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the row they are from, for its source."""

    cells: tuple[Cell, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """A panel with its answer.

    numbers  which columns hold numbers
    once     what every row says alike, and what that is called
    sourced  whether each row says where it stands
    given    what the question was given, to ask it again in another form
    many     how many rows the answer has, of which the table shows the first
    """

    panel: Panel
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[Row, ...]
    once: tuple[tuple[str, Value], ...]
    sourced: bool
    given: Mapping[str, str]
    many: int


def ask(view: View, panel: Panel, iri: str) -> Table:
    """Ask the question of *panel* about *iri*."""
    answer = view.answer(panel.question, **{panel.takes: NamedNode(iri)})
    given = {panel.takes: iri}
    if "on" in answer.given:
        given["on"] = view.on.isoformat()
    first = replace(answer, rows=answer.rows[:_MOST])
    table = laid_out(view, panel, answer.columns, [*first], given)
    return replace(table, many=len(answer))


def laid_out(
    view: View,
    panel: Panel,
    columns: Sequence[Column],
    rows: Sequence[Line],
    given: Mapping[str, str],
) -> Table:
    """Return *rows*, of these *columns*, as a table."""
    names = [column.name for column in columns]
    view.cite([str(row["passage"]) for row in rows if row.get("passage")])
    shown = [
        column
        for column in columns
        if (column.kind != "iri" or column.name in panel.named)
        and column.name not in _SOURCE | panel.leave
        and any(row[column.name] is not None for row in rows)
    ]
    labels = view.labels([str(row[name]) for name in panel.named for row in rows])
    once = [
        column
        for column in shown
        if column.name in _ONCE
        and len({row[column.name] for row in rows} - {None}) == 1
    ]
    shown = [column for column in shown if column not in once]
    return Table(
        panel,
        tuple(_heading(column, view) for column in shown),
        tuple(column.kind in {"integer", "decimal"} for column in shown),
        tuple(
            Row(
                tuple(_cell(row, c.name, names, panel.links, labels) for c in shown),
                row,
            )
            for row in rows
        ),
        tuple(
            (
                _heading(column, view),
                next(row[column.name] for row in rows if row[column.name] is not None),
            )
            for column in once
        ),
        not {"document", "passage"}.isdisjoint(names),
        given,
        len(rows),
    )


def ask_all(view: View, panels: Sequence[Panel], iri: str) -> list[Table]:
    """Return the tables of *panels* that hold something or say why they do not."""
    tables = (ask(view, panel, iri) for panel in panels)
    return [table for table in tables if table.rows or table.panel.none]


def _cell(
    row: Line,
    name: str,
    names: Sequence[str],
    links: Mapping[str, str],
    labels: Mapping[str, str],
) -> Cell:
    if (label := labels.get(str(row[name]))) is not None:
        return Cell(label, str(row[name]))
    to = links.get(name) or name.removesuffix("Label")
    iri = row[to] if to != name and to in names else None
    return Cell(_day(row[name]), str(iri) if iri is not None else None)


def _day(value: Value) -> Value:
    """Return the day that a text names in ISO form, for it to be written as one."""
    # A CVR number, 62761113, is a day as well to ``fromisoformat``.
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _heading(column: Column, view: View) -> str:
    words = column.words.say(view.language)
    return words[:1].upper() + words[1:]
