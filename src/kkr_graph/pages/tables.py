"""An answer as a table for people: labels for IRIs, one source for what cites it."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Answer, Row, Term
from kkr_graph.headers import Column
from kkr_graph.pages import days
from kkr_graph.pages.view import Line, View

_SOURCE: Final = frozenset({"document", "documentLabel", "page", "quote", "passage"})
_NUMBERS: Final = frozenset({"integer", "decimal"})
_TEXTS: Final = frozenset({"text", "code"})
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
    plan = _Plan.of(answer)
    rows = answer.rows[:most]
    bare = [
        term.value
        for row in rows
        for number in plan.shown
        if answer.columns[number].kind == "iri"
        and isinstance(term := row[number], NamedNode)
    ]
    labels = view.labels(bare)
    lines = [*Answer(answer.question, answer.columns, rows)]
    view.cite([str(line["passage"]) for line in lines if line.get("passage")])
    return Table(
        tuple(_heading(answer.columns[number], view) for number in plan.shown),
        tuple(
            (
                tuple(
                    _cell(row, number, plan, answer.columns[number], labels, view)
                    for number in plan.shown
                ),
                line,
            )
            for row, line in zip(rows, lines, strict=True)
        ),
        plan.sourced,
        len(answer.rows) - len(rows),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which columns are shown, and which column of IRIs each text leads by.

    A row that stands for a thing of its own leads there by its first text.
    """

    shown: tuple[int, ...]
    leads: dict[int, int]
    sourced: bool

    @classmethod
    def of(cls, answer: Answer) -> "_Plan":
        columns = answer.columns
        at = {column.name: number for number, column in enumerate(columns)}
        sourced = "document" in at or "passage" in at
        shown = tuple(
            number
            for number, column in enumerate(columns)
            if column.shown
            and not (sourced and column.name in _SOURCE)
            and not (column.kind == "iri" and f"{column.name}Label" in at)
            and any(row[number] is not None for row in answer.rows)
        )
        leads = {
            number: at[of]
            for number in shown
            if (of := columns[number].name.removesuffix("Label")) in at
            and columns[at[of]].kind == "iri"
        }
        for node, column in enumerate(columns):
            if column.shown or column.kind != "iri" or column.name in _SOURCE:
                continue
            texts = [n for n in shown if columns[n].kind in _TEXTS and n not in leads]
            if texts:
                leads[texts[0]] = node
                break
        return cls(shown, leads, sourced)


def _heading(column: Column, view: View) -> tuple[str, bool]:
    said = column.words.say(view.language)
    return said[:1].upper() + said[1:], column.kind in _NUMBERS


def _cell(  # noqa: PLR0913, PLR0917 - a place in a row, and what is known of both
    row: Row,
    number: int,
    plan: _Plan,
    column: Column,
    labels: dict[str, str],
    view: View,
) -> Cell:
    term = row[number]
    return Cell(
        days.of_term(term, column.kind, view.language, labels),
        _iri(row[plan.leads.get(number, number)]) if term is not None else None,
        _LOOKS.get(column.kind, ""),
    )


def _iri(term: Term | None) -> str | None:
    return term.value if isinstance(term, NamedNode) else None
