"""Who is to do what by when after a meeting, as a table of a brief."""

from datetime import date
from typing import Final

from kkr_graph.briefs.sitting import Sitting
from kkr_graph.document import Block, Heading, Paragraph, Table, Text
from kkr_graph.pages import tasks
from kkr_graph.pages.tasks import Task

_MOST: Final = 12


def blocks(sitting: Sitting) -> list[Block]:
    """Return the tasks that have a day or someone responsible, the first ones first."""
    asking = sitting.asking
    found = _found(sitting)
    if not found:
        return []
    chosen = sorted(found, key=lambda one: _weight(one[1]))[:_MOST]
    shown = [one for one in found if one in chosen]
    title = asking.say("Hvem gør hvad, og hvornår", "Who does what, and when")
    headings = (
        asking.say("Opgave", "Task"),
        asking.say("Hvem", "Who"),
        asking.say("Hvornår", "When"),
        asking.say("Punkt", "Item"),
        asking.say("Kilde", "Source"),
    )
    rows = tuple(_row(sitting, number, task) for number, task in shown)
    made: list[Block] = [Heading(title), Table(title, headings, rows)]
    if rest := len(found) - len(shown):
        said = asking.say(
            f"{rest} opgaver uden ansvarlig eller uden bestemt dag er udeladt.",
            f"{rest} tasks without anyone responsible or a certain day are left out.",
        )
        made.append(Paragraph(Text(said)))
    return made


def _found(sitting: Sitting) -> list[tuple[str, Task]]:
    """Return each task with the number of the first item it arises from."""
    asking = sitting.asking
    found: dict[str, tuple[str, Task]] = {}
    for item in sitting.items:
        node = asking.node(item.row["item"], "thing")
        for task in tasks.of_rows(asking.ask("internal/item-tasks", item=node)):
            found.setdefault(task.iri, (item.row["number"], task))
    return sorted(found.values(), key=lambda one: one[1].last or date.max)


def _weight(task: Task) -> int:
    """Return 0 for a task that has both a day and someone responsible, 3 for none."""
    if task.last and task.who:
        return 0
    if task.last and not task.is_rough:
        return 1
    return 2 if task.who else 3


def _row(sitting: Sitting, number: str, task: Task) -> tuple[Text, ...]:
    asking = sitting.asking
    who = ", ".join(label or "" for _, label in task.who)
    said = task.label if task.is_open else f"{task.label} ({task.status_label})"
    return (
        Text(said, spoken=asking.spoken(task.label)),
        sitting.danish(who)
        if who
        else Text(asking.say("ikke oplyst", "not stated"), missing=True),
        _when(sitting, task),
        Text(number),
        sitting.cite(task.passages[:1]),
    )


def _when(sitting: Sitting, task: Task) -> Text:
    asking = sitting.asking
    if task.last is None:
        return Text(asking.say("ingen frist", "no deadline"), missing=True)
    if not task.is_rough:
        return Text(asking.day(task.last))
    if task.first is None:
        last = asking.day(task.last)
        return Text(asking.say(f"senest {last}", f"by {last}"))
    span = asking.span(task.first, task.last)
    return Text(
        asking.say(f"»{task.verbatim}« ({span})", f"“{task.verbatim}” ({span})")
    )
