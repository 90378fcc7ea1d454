"""An answer as a table for people: labels for IRIs, one source for what cites it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Answer, Row, Term
from kkr_graph.answers.prose import write_term
from kkr_graph.headers import Column
from kkr_graph.pages.view import Line, View

_SOURCE: Final = frozenset({"document", "documentLabel", "page", "quote", "passage"})
_NUMBERS: Final = frozenset({"integer", "decimal"})
_LOOKS: Final = {**dict.fromkeys(_NUMBERS, "number"), "date": "day"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table, where it leads, and its class of style."""

    text: str
    iri: str | None
    look: str


@dataclass(frozen=True, slots=True)
class Table:
    """An answer laid out.

    rows  the cells of each row, and the row itself, whose source goes last
    """

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[Cell, ...], Line], ...]
    sourced: bool
    left_out: int


def lay_out(view: View, answer: Answer, most: int) -> Table:
    """Return the first *most* rows of *answer* as a table."""
    at = {column.name: number for number, column in enumerate(answer.columns)}
    sourced = "document" in at or "passage" in at
    shown = [
        number
        for number, column in enumerate(answer.columns)
        if not (sourced and column.name in _SOURCE)
        and not (column.kind == "iri" and f"{column.name}Label" in at)
        and any(row[number] is not None for row in answer.rows)
    ]
    rows = answer.rows[:most]
    labels = view.labels(_bare(rows, answer.columns, shown))
    lines = [*Answer(answer.question, answer.columns, rows)]
    return Table(
        tuple(_heading(answer.columns[number], view) for number in shown),
        tuple(
            (_cells(row, shown, at, answer.columns, labels, view), line)
            for row, line in zip(rows, lines, strict=True)
        ),
        sourced,
        len(answer.rows) - len(rows),
    )


def _heading(column: Column, view: View) -> tuple[str, bool]:
    said = column.words.say(view.language)
    return said[:1].upper() + said[1:], column.kind in _NUMBERS


def _bare(
    rows: Sequence[Row], columns: Sequence[Column], shown: Sequence[int]
) -> list[str]:
    """Return the IRIs that are shown and that no column of their own names."""
    return [
        term.value
        for row in rows
        for number in shown
        if columns[number].kind == "iri" and isinstance(term := row[number], NamedNode)
    ]


def _cells(  # noqa: PLR0913, PLR0917 - a row, where to look in it, and what it says
    row: Row,
    shown: Sequence[int],
    at: dict[str, int],
    columns: Sequence[Column],
    labels: dict[str, str],
    view: View,
) -> tuple[Cell, ...]:
    made = []
    for number in shown:
        column, term = columns[number], row[number]
        of = column.name.removesuffix("Label")
        beside = row[at[of]] if of != column.name and of in at else None
        made.append(
            Cell(
                write_term(term, column.kind, view.language, labels),
                _iri(beside if beside is not None else term),
                _LOOKS.get(column.kind, ""),
            )
        )
    return tuple(made)


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None
