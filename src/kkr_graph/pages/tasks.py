"""Tasks with their deadlines, and how each stands on a day.

A rough deadline has the first and the last day it can mean, and the words the source
has for it.  It is passed only when its last day is; between the two it may fall.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from pyoxigraph import NamedNode

from kkr_graph.gathering import gather
from kkr_graph.pages.view import View

Stand: TypeAlias = Literal["settled", "undated", "passed", "now", "coming"]

_STATUS: Final = "/concept/follow-up-status/"
_SETTLED: Final = frozenset({"done", "lapsed"})


@dataclass(frozen=True, slots=True)
class Task:
    """One task, as the papers have it.

    who       whose it is: IRI and name
    verbatim  the deadline as the source writes it; empty for none
    first     the first day it can mean; None where the source sets only a last one
    last      the last day it can mean
    scope     which days the rule of reading takes, in words
    read_of   what else the reading rests on, such as the year of the agenda
    status    the key of its status
    items     the items it arises from: IRI and number
    councils  whose meetings those are
    said_on   the day of the meeting whose paper tells of it
    """

    iri: str
    label: str
    note: str | None
    who: tuple[tuple[str, str], ...]
    verbatim: str
    first: date | None
    last: date | None
    rule: str | None
    scope: str | None
    read_of: str | None
    frequency: str | None
    status: str
    status_label: str | None
    items: tuple[tuple[str, str], ...]
    councils: tuple[str, ...]
    said_on: date | None
    passages: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether no source says that it is done or lapsed."""
        return _is_open(self.status)

    @property
    def is_rough(self) -> bool:
        """Whether the deadline is not one day that the source names."""
        return self.last is not None and self.first != self.last

    def stand(self, on: date) -> Stand:
        """Return how it stands *on* a day."""
        if not self.is_open:
            return "settled"
        if self.last is None:
            return "undated"
        if self.last < on:
            return "passed"
        return "now" if (self.first or self.last) <= on else "coming"


def of_rows(rows: Iterable[Mapping[str, Any]]) -> list[Task]:
    """Return the tasks of an answer to ``task-list`` or ``item-tasks``."""
    listed = [{"item": None, "number": None, "council": None, **row} for row in rows]
    return [
        Task(
            iri=row["task"],
            label=row["label"] or "",
            note=row["note"],
            who=tuple(row["who whoLabel"]),
            verbatim=row["verbatim"] or "",
            first=_day(row["notBefore"]),
            last=_day(row["notAfter"]),
            rule=row["ruleLabel"],
            scope=row["ruleScope"],
            read_of=row["ruleNote"],
            frequency=row["frequency"],
            status=_status(row["status"]),
            status_label=row["statusLabel"],
            items=tuple(row["item number"]),
            councils=tuple(row["council"]),
            said_on=_day(row.get("sourceDay")),
            passages=tuple(row["passage"]),
        )
        for row in gather(
            listed, "task", "who whoLabel", "item number", "council", "passage"
        )
    ]


@dataclass(frozen=True, slots=True)
class Brief:
    """What it takes to tell whether a page shows a task.

    who          the IRIs of those whose it is
    first, last  the days its deadline can mean, as of a task
    """

    iri: str
    who: frozenset[str]
    first: date | None
    last: date | None
    is_open: bool


def outline(view: View) -> list[Brief]:
    """Return every task in brief, in the order of ``task-list``.

    A page asks ``in_full`` of those it shows: there may be a hundred times as many.
    """
    rows: list[dict[str, Any]] = view.ask("internal/task-outline")
    return [
        Brief(
            row["task"],
            frozenset(row["who"]),
            _day(row["notBefore"]),
            _day(row["notAfter"]),
            _is_open(_status(row["status"])),
        )
        for row in gather(rows, "task", "who")
    ]


def in_full(view: View, briefs: Sequence[Brief]) -> list[Task]:
    """Return the tasks of *briefs* with all that is known of them, in their order."""
    wanted = [NamedNode(brief.iri) for brief in briefs]
    if not wanted:
        return []
    found = {t.iri: t for t in of_rows(view.answer_of("task-list", task=wanted))}
    return [found[brief.iri] for brief in briefs]


def every(view: View) -> list[Task]:
    """Return every task with all that is known of it."""
    return of_rows(view.ask("internal/task-list"))


def _is_open(status: str) -> bool:
    return status not in _SETTLED


def _status(iri: str | None) -> str:
    return (iri or "").rpartition(_STATUS)[2]


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
