"""A reading as plain values, for whoever works with JSON: one object for each paper.

Every list but ``items`` holds findings, each with the id that ``kkr accept`` takes, its
page, the item it stands in, and its span in the running text.
"""

from functools import singledispatch
from pathlib import Path
from typing import Any, Final

from kkr_graph import findings
from kkr_graph.agenda import Attendance, Item
from kkr_graph.findings import Finding, TableRow
from kkr_graph.readings import Reading
from kkr_graph.statements import (
    CitedDecision,
    Deadline,
    FoundAmount,
    FoundAppointment,
    FoundDate,
    FoundLead,
    FoundLink,
    Mention,
)

# The list each kind of finding stands in.
LISTS: Final = {
    "date": "dates",
    "amount": "amounts",
    "mention": "mentions",
    "link": "links",
    "deadline": "deadlines",
    "lead": "leads",
    "appointment": "appointments",
    "cited-decision": "citedDecisions",
    "attendance": "attendance",
    "table-row": "tableRows",
}


def of(reading: Reading) -> dict[str, Any]:
    """Return *reading* as plain values, the same for the same paper."""
    agenda = reading.agenda
    found = findings.of(reading)
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in LISTS.values()}
    for one in found:
        lists[LISTS[one.kind]].append({**_placed(one), **_said(one.read)})
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
        "nextMeeting": _ahead(reading),
        **lists,
        "tables": [
            {
                "page": table.page,
                "lastPage": table.last_page,
                "caption": table.caption,
                "headings": [*table.headings],
                "rows": [[*row] for row in table.rows],
            }
            for table in (placed.table for placed in reading.tables)
        ],
        "missing": [
            {"what": one.what, "reason": one.reason, "item": one.item or None}
            for one in agenda.missing
        ],
        "skippedPages": [
            {"page": one.page, "reason": one.reason} for one in reading.skipped
        ],
        "dropped": [
            {"page": one.page, "line": one.line, "reason": one.reason}
            for one in reading.flow.dropped
        ],
    }


def _placed(one: Finding) -> dict[str, Any]:
    return {
        "id": one.id,
        "page": one.page,
        "item": one.item or None,
        "start": one.start,
        "end": one.end,
    }


@singledispatch
def _said(read: object) -> dict[str, Any]:
    """Return what a finder found, as plain values."""
    raise TypeError(read)


@_said.register
def _mention(read: Mention) -> dict[str, Any]:
    return {"verbatim": read.verbatim, "thing": read.iri}


@_said.register
def _date(read: FoundDate) -> dict[str, Any]:
    return {
        "verbatim": read.verbatim,
        "notBefore": read.not_before and read.not_before.isoformat(),
        "notAfter": read.not_after.isoformat(),
        "rule": read.rule,
    }


@_said.register
def _amount(read: FoundAmount) -> dict[str, Any]:
    return {"verbatim": read.verbatim, "value": str(read.value), "unit": read.unit}


@_said.register
def _link(read: FoundLink) -> dict[str, Any]:
    return {"url": read.url}


@_said.register
def _deadline(read: Deadline) -> dict[str, Any]:
    return {
        "verbatim": read.verbatim,
        "what": read.what,
        "due": _date(read.due),
        "who": [_mention(one) for one in read.who],
    }


@_said.register
def _decision(read: CitedDecision) -> dict[str, Any]:
    return {
        "verbatim": read.verbatim,
        "body": read.body and _mention(read.body),
        "outcome": read.outcome,
        "verb": read.verb,
        "when": read.when and _date(read.when),
        "what": read.what,
    }


@_said.register
def _lead(read: FoundLead) -> dict[str, Any]:
    return {
        "verbatim": read.verbatim,
        "holder": read.holder and _mention(read.holder),
        "initiative": read.initiative and _mention(read.initiative),
        "initiativeAsPrinted": read.initiative_as_printed,
        "role": read.role,
        "roleAsPrinted": read.role_as_printed,
        "basis": read.basis,
        "past": read.past,
        "starts": read.starts and _date(read.starts),
        "ends": read.ends and _date(read.ends),
        "unknownReason": read.unknown_reason,
    }


@_said.register
def _appointment(read: FoundAppointment) -> dict[str, Any]:
    return {
        "verbatim": read.verbatim,
        "person": read.person,
        "municipality": read.municipality and _mention(read.municipality),
        "organisation": read.organisation and _mention(read.organisation),
        "organisationAsPrinted": read.organisation_as_printed,
        "role": read.role,
        "roleAsPrinted": read.role_as_printed,
        "basis": read.basis,
    }


@_said.register
def _attendance(read: Attendance) -> dict[str, Any]:
    return {
        "name": read.name,
        "municipality": read.municipality,
        "status": read.status,
    }


@_said.register
def _row(read: TableRow) -> dict[str, Any]:
    return {
        "caption": read.caption,
        "headings": [*read.headings],
        "cells": [*read.cells],
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


def _ahead(reading: Reading) -> dict[str, Any] | None:
    ahead = reading.agenda.next_meeting
    if ahead is None:
        return None
    return {
        "date": ahead.date.isoformat(),
        "starts": ahead.starts and ahead.starts.isoformat(),
        "ends": ahead.ends and ahead.ends.isoformat(),
        "page": ahead.place.page,
        "items": [{"text": text, "page": place.page} for text, place in ahead.items],
    }
