"""Tell what was read of a register: a few lines for people, or JSON for programs."""

from collections.abc import Callable
from typing import Any, Final

from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.registers.entries import Contribution, Deadline, Held, Proposal, Stated
from kkr_graph.registers.headings import LAYOUTS
from kkr_graph.registers.register import Register
from kkr_graph.vocabulary import BASE

_ROW: Final = Words("række", "row")
_READ: Final = Words("læst uden fejl", "read without faults")


def as_json(register: Register) -> dict[str, Any]:
    """Return *register* as plain values: one object, the same for the same file."""
    return {
        "register": register.name,
        "sha256": register.sha256,
        "sheets": [{"name": name, "kind": kind} for name, kind in register.kinds],
        "rows": [_object(entry) for entry in register.entries],
        "remarks": [{"da": one.da, "en": one.en} for one in register.remarks],
    }


def as_text(register: Register, label: Callable[[str], str], language: Language) -> str:
    """Return what was read for people; *label* says what a thing is called."""
    lines = []
    for name, kind in register.kinds:
        rows = [entry for entry in register.entries if entry.sheet == name]
        words = LAYOUTS[kind].words.say(language)
        lines.append(f"{name} ({words}): {len(rows)}, {_READ.say(language)}")
        for entry in rows:
            said = " · ".join(part for part in _said(entry, label) if part)
            lines.append(f"  {_ROW.say(language)} {entry.row:>4}  {said}")
            lines.append(f"             {entry.iri.removeprefix(BASE)}")
    lines += [f"  – {remark.say(language)}" for remark in register.remarks]
    return "".join(f"{line}\n" for line in lines)


def _said(entry: Stated, label: Callable[[str], str]) -> list[str]:
    """Return what the row is about, who it names, and when."""
    match entry:
        case Held():
            who = entry.person.name if entry.person else ""
            named = who or label(entry.holder or entry.reason or "")
            body = entry.body.label or label(entry.body.iri)
            return [body, named, label(entry.role), entry.span.label]
        case Proposal():
            body = entry.body.label or label(entry.body.iri)
            named = label(entry.nominee or entry.reason or "")
            return [body, named, label(entry.status)]
        case Deadline():
            named = label(entry.responsible or entry.reason or "")
            return [entry.task, named, entry.due.verbatim]
        case Contribution():
            body = entry.body.label or label(entry.body.iri)
            sums = [
                str(size) for size in (entry.amount, entry.staff) if size is not None
            ]
            return [body, label(entry.contributor), *sums, entry.span.label]


def _object(entry: Stated) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sheet": entry.sheet,
        "row": entry.row,
        "iri": entry.iri,
        "document": entry.cited.document,
        "page": entry.cited.page,
        "quote": entry.cited.quote or None,
        "note": entry.note or None,
    }
    match entry:
        case Held():
            return said | {
                "states": "lead" if entry.leads else "participation",
                "organization": entry.body.iri,
                "member": entry.holder,
                "unknownReason": entry.reason,
                "role": entry.role,
                "start": entry.span.start and entry.span.start.isoformat(),
                "end": entry.span.end and entry.span.end.isoformat(),
                "inTerm": entry.span.term,
                "confirmedBy": entry.decision and entry.decision.iri,
            }
        case Proposal():
            return said | {
                "states": "lead-proposal",
                "organization": entry.body.iri,
                "nominee": entry.nominee,
                "unknownReason": entry.reason,
                "status": entry.status,
            }
        case Deadline():
            return said | {
                "states": "follow-up",
                "task": entry.task,
                "responsible": entry.responsible,
                "unknownReason": entry.reason,
                "due": entry.due.verbatim,
                "notBefore": entry.due.first and entry.due.first.isoformat(),
                "notAfter": entry.due.last.isoformat(),
                "status": entry.status,
            }
        case Contribution():
            sizes = ("amount", "staff", "lower", "upper")
            return (
                said
                | {
                    "states": "contribution",
                    "organization": entry.body.iri,
                    "contributor": entry.contributor,
                    "scenario": entry.scenario,
                    "unknownReason": entry.reason,
                    "start": entry.span.start and entry.span.start.isoformat(),
                    "end": entry.span.end and entry.span.end.isoformat(),
                }
                | {name: _plain(getattr(entry, name)) for name in sizes}
            )


def _plain(size: object) -> str | None:
    return None if size is None else str(size)
