"""The register of deadlines (frister): what somebody is to do by when."""

from collections.abc import Collection
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.registers import keys, shared
from kkr_graph.registers.columns import ITEM, SOURCE, UNKNOWN, Column, Layout
from kkr_graph.registers.entries import Deadline
from kkr_graph.registers.rows import Row

LAYOUT: Final = Layout(
    "deadlines",
    Words("Frister", "Deadlines"),
    "due",
    (
        Column(
            "task",
            Words("Opgave", "Task"),
            "text",
            Words("Hvad der skal gøres, i få ord.", "What is to be done, briefly."),
            needed=True,
        ),
        Column(
            "responsible",
            Words("Ansvarlig", "Responsible"),
            "name",
            Words(
                "Organisation eller forum; aldrig en medarbejder.",
                "Organisation or forum; never an official.",
            ),
            listed="organisation",
        ),
        UNKNOWN,
        Column(
            "due",
            Words("Frist", "Deadline"),
            "date",
            Words(
                "En dag, eller som kilden siger: »primo 2026«, »senest 1. maj 2026«.",
                "A day, or as the source has it: »primo 2026«, »senest 1. maj 2026«.",
            ),
            needed=True,
        ),
        Column(
            "frequency",
            Words("Hyppighed", "Frequency"),
            "concept",
            Words("Kommer den igen?", "Does it come back?"),
            listed="frequency",
        ),
        Column(
            "state",
            Words("Status", "Status"),
            "concept",
            Words(
                "ukendt, hvis kilden intet siger.", "unknown if the source is silent."
            ),
            needed=True,
            listed="follow-up-status",
        ),
        Column(
            "body",
            Words("Møde i", "Meeting of"),
            "name",
            Words(
                "Det KKR, hvis punkt opgaven kommer af. Tom: af dokumentet.",
                "The KKR whose item the task arises from. Empty: from the document.",
            ),
            listed="council",
        ),
        Column(
            "day",
            Words("Mødedato", "Date of meeting"),
            "day",
            Words("Mødets dag.", "The day of the meeting."),
        ),
        ITEM,
        *SOURCE,
    ),
)


def read(row: Row, declared: Collection[str]) -> Deadline | None:
    """Return what the row states; None if it cannot, and then a fault is told."""
    named = row.name("responsible", "municipality", "organisation")
    responsible, reason = shared.holder(row, "responsible", named)
    due, item, cited = row.day("due"), shared.item(row), shared.citation(row, declared)
    frequency, status = row.concept("frequency"), row.concept("state")
    row.needs("task", "due", "state")
    if not (due and cited and status and row.has("task")):
        return None
    parts = [keys.slug(row.text("task"))]
    if responsible:
        parts.append(keys.of(responsible))
    return Deadline(
        sheet=row.sheet,
        row=row.number,
        iri=shared.named(row, "follow-up", *parts),
        cited=cited,
        note=row.text("note"),
        task=row.text("task"),
        responsible=responsible,
        reason=reason,
        due=due,
        frequency=frequency,
        status=status,
        arises=item or cited.document,
    )
