"""The register of leads (tovholdere): who leads what, decided, stated or proposed."""

from collections.abc import Collection
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.registers import keys, problems, shared
from kkr_graph.registers.columns import (
    DECISION,
    INITIATIVE,
    KNOWN,
    SOURCE,
    SPAN,
    SURE,
    UNKNOWN,
    Column,
    Layout,
)
from kkr_graph.registers.entries import Held, Proposal
from kkr_graph.registers.rows import Row
from kkr_graph.triples import concept

LAYOUT: Final = Layout(
    "leads",
    Words("Tovholdere", "Leads"),
    "holder",
    (
        *INITIATIVE,
        Column(
            "holder",
            Words("Tovholder", "Lead"),
            "name",
            Words(
                "Kommune, region eller anden organisation; navn eller kode. Én i hver "
                "række.",
                "Municipality, region or other organisation; name or code. One a row.",
            ),
            listed="organisation",
        ),
        UNKNOWN,
        Column(
            "role",
            Words("Rolle", "Role"),
            "concept",
            Words(
                "En rolle, der leder; tom betyder tovholder.",
                "A role that leads; empty means tovholder.",
            ),
            listed="leading-role",
        ),
        Column(
            "basis",
            Words("Grundlag", "Basis"),
            "concept",
            Words(
                "besluttet kræver beslutningen. oplyst: en kilde siger det. foreslået: "
                "ikke tovholder endnu.",
                "decided needs the decision. stated: a source says so. proposed: no "
                "lead yet.",
            ),
            needed=True,
            listed="basis",
        ),
        Column(
            "status",
            Words("Forslagets status", "Status of proposal"),
            "concept",
            Words(
                "Kun for foreslåede; tom betyder åbent.",
                "Only for proposed ones; empty means open.",
            ),
            listed="proposal-status",
        ),
        *SPAN,
        *KNOWN,
        *DECISION,
        SURE,
        *SOURCE,
    ),
)
_TOVHOLDER: Final = concept("role", "tovholder")


def read(row: Row, declared: Collection[str]) -> Held | Proposal | None:
    """Return what the row states; None if it cannot, and then a fault is told."""
    body = shared.body(row, "initiative", declared)
    named = row.name("holder", "municipality", "organisation")
    holder, reason = shared.holder(row, "holder", named)
    role = row.concept("role") or _TOVHOLDER
    if role not in row.known.leading and not row.faulty("role"):
        choices = ", ".join(row.known.choices("leading-role"))
        row.fault("role", problems.NOT_LEADING, known=choices)
    cited, span = shared.citation(row, declared), shared.span(row)
    basis, status = row.concept("basis"), row.concept("status")
    needed = problems.NO_DECISION if basis == "decided" else None
    decision = shared.decision(row, f"tovholder {row.text('initiative')}", needed)
    sure = row.concept("confidence")
    row.needs("basis", *(() if basis == "proposed" else ("confidence",)))
    if basis == "decided" and row.has("unknown") and not row.has("holder"):
        row.fault("basis", problems.DECIDED_UNNAMED, other=row.heading("holder"))
    if basis == "proposed" and decision:
        row.fault("basis", problems.PROPOSED_DECIDED)
    if not (body and cited and basis):
        return None
    who = keys.of(holder) if holder else "ukendt"
    if basis == "proposed":
        if "forum" in row.known.kinds.get(body.iri, ()) and not body.label:
            row.fault("initiative", problems.NOT_AN_INITIATIVE)
        return Proposal(
            sheet=row.sheet,
            row=row.number,
            iri=shared.named(row, "lead-proposal", keys.of(body.iri), who),
            cited=cited,
            note=row.text("note"),
            body=body,
            nominee=holder,
            reason=reason,
            status=status or concept("proposal-status", "open"),
        )
    if not sure:
        return None
    part = "" if role == _TOVHOLDER else role.rpartition("/")[2]
    return Held(
        sheet=row.sheet,
        row=row.number,
        iri=shared.named(row, "lead", keys.of(body.iri), who, part, span.key),
        cited=cited,
        note=row.text("note"),
        body=body,
        role=role,
        holder=holder,
        reason=reason,
        confidence=sure,
        span=span,
        decision=decision,
        leads=True,
    )
