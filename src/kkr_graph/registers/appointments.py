"""The register of appointments (udpegninger): who sits on which forum, for whom."""

import re
from collections.abc import Collection
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.registers import keys, problems, shared
from kkr_graph.registers.cells import parted
from kkr_graph.registers.columns import (
    DECISION,
    KNOWN,
    SOURCE,
    SPAN,
    SURE,
    UNKNOWN,
    Column,
    Layout,
)
from kkr_graph.registers.entries import Held, Person
from kkr_graph.registers.rows import Row

LAYOUT: Final = Layout(
    "appointments",
    Words("Udpegninger", "Appointments"),
    "appointed",
    (
        Column(
            "forum",
            Words("Forum", "Forum"),
            "name",
            Words("Det, der udpeges til.", "What the appointment is to."),
            needed=True,
            listed="forum",
        ),
        Column(
            "new",
            Words("Forummets art", "Kind of forum"),
            "concept",
            Words(
                "Kun for et nyt forum, som grafen ikke kender endnu.",
                "Only for a new forum that the graph does not know yet.",
            ),
            listed="forum-kind",
        ),
        Column(
            "appointed",
            Words("Udpeget", "Appointed"),
            "name",
            Words(
                "En folkevalgts navn, eller en organisation. Aldrig en medarbejder.",
                "The name of an elected person, or an organisation. Never an official.",
            ),
        ),
        Column(
            "office",
            Words("Hverv", "Office"),
            "concept",
            Words(
                "Den folkevalgtes eget hverv, fx borgmester.",
                "The office the elected person holds, such as mayor.",
            ),
            listed="office",
        ),
        Column(
            "behalf",
            Words("Kommune", "Municipality"),
            "name",
            Words(
                "Den kommune, den folkevalgte er valgt i.",
                "The municipality the person is elected in.",
            ),
            listed="municipality",
        ),
        UNKNOWN,
        Column(
            "role",
            Words("Rolle", "Role"),
            "concept",
            Words("Rollen i forummet.", "The role in the forum."),
            needed=True,
            listed="role",
        ),
        Column(
            "appointer",
            Words("Udpeget af", "Appointed by"),
            "name",
            Words("Det organ, der udpeger.", "The body that appoints."),
            listed="forum",
        ),
        *SPAN,
        *KNOWN,
        *DECISION,
        SURE,
        *SOURCE,
    ),
)
# Eva Eksempel, Jens-Ole Eksempel Hansen, A.P. Eksempel
_PERSON: Final = re.compile(r"[^\W\d_][\w.'’-]{0,40}(?: [^\W\d_][\w.'’-]{0,40}){1,5}")


def read(row: Row, declared: Collection[str]) -> Held | None:
    """Return what the row states; None if it cannot, and then a fault is told."""
    body = shared.body(row, "forum", declared)
    behalf = row.name("behalf", "municipality", "organisation")
    person, organisation = _appointed(row, behalf)
    found = person.iri if person else organisation
    holder, reason = shared.holder(row, "appointed", found)
    role, sure = row.concept("role"), row.concept("confidence")
    appointer = row.name("appointer", "organisation")
    cited, span = shared.citation(row, declared), shared.span(row)
    decision = shared.decision(row, f"{row.text('forum')} {row.text('appointed')}")
    row.needs("role", "confidence")
    if not (body and cited and role and sure):
        return None
    who = keys.of(holder) if holder else "ukendt"
    part = role.rpartition("/")[2]
    leads = role in row.known.leading
    kind = "lead" if leads else "participation"
    return Held(
        sheet=row.sheet,
        row=row.number,
        iri=shared.named(row, kind, keys.of(body.iri), who, part, span.key),
        cited=cited,
        note=row.text("note"),
        body=body,
        role=role,
        holder=holder,
        reason=reason,
        confidence=sure,
        span=span,
        decision=decision,
        leads=leads,
        behalf=behalf if person else None,
        person=person,
        appointer=None if _has_seat(row, body.iri) else appointer,
    )


def _appointed(row: Row, municipality: str | None) -> tuple[Person | None, str | None]:
    """Return the elected person of the row, or else the organisation."""
    text, office = row.text("appointed"), row.concept("office")
    if not text:
        return None, None
    for kind in ("municipality", "organisation"):
        if iri := row.find(text, kind):
            return None, iri
    if iri := row.find(text, "person"):
        return Person(iri, text, office, municipality, new=False), None
    words = {"office": row.heading("office"), "other": row.heading("behalf")}
    if len(parted(text)) > 1:
        row.fault("appointed", problems.TWO_NAMES)
    elif office and municipality and _PERSON.fullmatch(text):
        iri = keys.iri("person", keys.slug(text))
        return Person(iri, text, office, municipality, new=True), None
    elif not row.faulty("office", "behalf"):
        near = row.near("appointed", "person") or row.near("appointed", "organisation")
        row.fault("appointed", problems.NO_OFFICE, suggestions=near, **words)
    return None, None


def _has_seat(row: Row, forum: str) -> bool:
    """Say whether the graph tells who appoints to the seats of the forum already."""
    seats = keys.iri("post", keys.of(forum)) + "/"
    return any(
        iri.startswith(seats)
        for iri, kinds in row.known.kinds.items()
        if "post" in kinds
    )
