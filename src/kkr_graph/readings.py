"""Read a paper whole: file → printed lines → running text → agenda and statements.

In: the file of a dagsorden or referat, and the names the graph knows.  Out: a
``Reading``, which says what was read, where each thing stands, and what was left out.
Nothing here knows of RDF; ``stating`` turns a reading into facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kkr_graph import agenda as agendas
from kkr_graph import papers
from kkr_graph.agenda import Agenda, Item, Kind
from kkr_graph.papers import Flow, Paper
from kkr_graph.statements import FoundAmount, FoundDate, Gazetteer, Mention
from kkr_graph.statements import amounts as amounts_in
from kkr_graph.statements import dates as dates_in

_COUNCILS: Final = {
    "hovedstaden": "KKR Hovedstaden",
    "sjaelland": "KKR Sjælland",
    "syddanmark": "KKR Syddanmark",
    "midtjylland": "KKR Midtjylland",
    "nordjylland": "KKR Nordjylland",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one paper.

    The dates, amounts and mentions are spans of ``flow.text``; ``page`` says where.
    """

    paper: Paper
    flow: Flow
    agenda: Agenda
    dates: tuple[FoundDate, ...]
    amounts: tuple[FoundAmount, ...]
    mentions: tuple[Mention, ...]

    @property
    def council(self) -> str:
        """The name of the council whose paper it is."""
        return _COUNCILS[self.agenda.council]

    def page(self, start: int) -> int:
        """Return the page of the character at *start* of the running text."""
        return self.flow.page(start)


def read(
    path: Path, names: Iterable[tuple[str, str]] = (), kind: Kind | None = None
) -> Reading:
    """Read the paper at *path*; *names* are (IRI, name) pairs to look for.

    *kind* overrules what the paper says it is.

    Raises ``UnreadableError`` for a file that cannot be read, or is no paper of a KKR.
    """
    names = tuple(names)
    paper = papers.read(path)
    flow = papers.flow(paper)
    known = [name for iri, name in names if "/municipality/" in iri]
    agenda = agendas.parse(
        flow, origin=Path(paper.origin).name, kind=kind, municipalities=known
    )
    year = agenda.date.year if agenda.date else None
    return Reading(
        paper,
        flow,
        agenda,
        tuple(dates_in.find(flow.text, year)),
        tuple(amounts_in.find(flow.text)),
        tuple(Gazetteer(names).find(flow.text)),
    )


def as_json(reading: Reading) -> dict[str, Any]:
    """Return *reading* as plain values: one object, the same for the same paper."""
    agenda = reading.agenda
    ahead = agenda.next_meeting
    return {
        "file": Path(reading.paper.origin).name,
        "sha256": reading.paper.sha256,
        "kind": agenda.kind,
        "council": agenda.council,
        "date": agenda.date and agenda.date.isoformat(),
        "starts": agenda.starts and agenda.starts.isoformat(),
        "ends": agenda.ends and agenda.ends.isoformat(),
        "place": agenda.venue,
        "pages": reading.paper.page_count,
        "items": [_item(item) for item in agenda.items],
        "nextMeeting": ahead
        and {
            "date": ahead.date.isoformat(),
            "starts": ahead.starts and ahead.starts.isoformat(),
            "ends": ahead.ends and ahead.ends.isoformat(),
            "page": ahead.place.page,
            "items": [
                {"text": text, "page": place.page} for text, place in ahead.items
            ],
        },
        "dates": [
            {
                "verbatim": one.verbatim,
                "notBefore": one.not_before and one.not_before.isoformat(),
                "notAfter": one.not_after.isoformat(),
                "rule": one.rule,
                "page": reading.page(one.start),
            }
            for one in reading.dates
        ],
        "amounts": [
            {
                "verbatim": one.verbatim,
                "value": str(one.value),
                "unit": one.unit,
                "page": reading.page(one.start),
            }
            for one in reading.amounts
        ],
        "mentions": [
            {
                "verbatim": one.verbatim,
                "thing": one.iri,
                "page": reading.page(one.start),
            }
            for one in reading.mentions
        ],
        "missing": [
            {"what": one.what, "reason": one.reason, "item": one.item or None}
            for one in agenda.missing
        ],
        "dropped": [
            {"page": one.page, "line": one.line, "reason": one.reason}
            for one in reading.flow.dropped
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    asked = item.recommendation
    return {
        "number": item.number,
        "title": item.title,
        "page": item.place.page,
        "position": item.position,
        "parent": item.parent,
        "case": item.case,
        "recommendations": []
        if asked is None
        else [
            {"text": part.text, "act": part.act, "page": part.place.page}
            for part in asked.parts
        ],
        "annexes": [
            {"label": annex.label, "page": annex.place.page} for annex in item.annexes
        ],
        "annexMarks": [{"page": mark.page} for mark in item.marks],
        "emptyParts": [*item.empty_parts],
        "decision": item.decision
        and {
            "text": item.decision.text,
            "outcome": item.decision.outcome,
            "conformity": item.decision.conformity,
            "page": item.decision.place.page,
        },
    }
