"""What to mend in the graph, council by council, each line with the page it stands on.

Faults are grouped by what is to be done about them, so that whoever has an hour can
take one kind: fetch annexes, find out names, settle contradictions.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from kkr_graph.briefs import mending
from kkr_graph.briefs.asking import Asking
from kkr_graph.briefs.faults import TASKS, Fault, Owners
from kkr_graph.document import Block, Document, Heading, Paragraph, Table, Text
from kkr_graph.spelling import alphabetical
from kkr_graph.vocabulary import BASE

_MOST: Final = 100  # rows of one task; a question gives the rest
_ALL: Final = "*"


def write(asking: Asking, given: Mapping[str, str]) -> Document:
    """Return what to mend, of every council or of the one that *given* names.

    Raises ``UnknownNameError`` for a council that is none.
    """
    owners = Owners(asking)
    only = ""
    if council := given.get("council"):
        only = asking.names.label(asking.node(council, "council").value)
    by = _by_owner(owners, mending.find(asking))
    if only:
        blocks = [_summary(asking, by, [only]), *_tasks(asking, by.get(only, []), 1)]
        if rest := len(by.get(_ALL, [])):
            said = asking.say(
                f"Hertil kommer {rest}, der ikke hører til noget bestemt KKR; se dem "
                "med: kkr report quality.",
                f"Besides these, {rest} belong to no council in particular; see them "
                "by: kkr report quality.",
            )
            blocks.append(Paragraph(Text(said)))
    else:
        shown = [name for name in _ordered(owners.names) if by.get(name)]
        blocks = [_summary(asking, by, [*shown, _ALL])]
        for name in [*shown, _ALL]:
            if found := by.get(name, []):
                blocks.append(Heading(_named(asking, name)))
                blocks += _tasks(asking, found, 2)
        if missing := [name for name in _ordered(owners.names) if not by.get(name)]:
            blocks.append(Paragraph(_nothing(asking, missing)))
    return Document(
        title=asking.say("Hvad der skal rettes", "What to mend"),
        subtitle=only or asking.say("I alle fem KKR", "In all five councils"),
        language=asking.language,
        day=asking.on,
        blocks=tuple(blocks),
        about=asking.about(),
    )


def _ordered(names: Iterable[str]) -> list[str]:
    return sorted(names, key=alphabetical)


def _named(asking: Asking, name: str) -> str:
    return (
        asking.say("Intet bestemt KKR", "No council in particular")
        if name == _ALL
        else name
    )


def _by_owner(owners: Owners, faults: Iterable[Fault]) -> dict[str, list[Fault]]:
    """Return the faults of each council; those of none under ``_ALL``."""
    by: dict[str, list[Fault]] = {}
    for fault in faults:
        for name in sorted(owners.of(fault)) or [_ALL]:
            by.setdefault(name, []).append(fault)
    return by


def _summary(asking: Asking, by: Mapping[str, list[Fault]], names: list[str]) -> Table:
    """Return how many faults each council has, by what is to be done."""
    headings = [asking.say("Det skal der gøres", "What to do")]
    headings += [_named(asking, name).removeprefix("KKR ") for name in names]
    rows = []
    for task, (words, _) in TASKS.items():
        counts = [sum(f.task == task for f in by.get(name, [])) for name in names]
        if any(counts):
            cells = [Text(asking.number(count)) for count in counts]
            rows.append((Text(words.say(asking.language)), *cells))
    sums = [Text(asking.number(len(by.get(name, []))), strong=True) for name in names]
    rows.append((Text(asking.say("I alt", "In all"), strong=True), *sums))
    caption = asking.say("Overblik: antal linjer herunder", "Overview: lines below")
    return Table(
        caption, tuple(headings), tuple(rows), frozenset(range(1, len(headings)))
    )


def _tasks(asking: Asking, faults: list[Fault], level: int) -> list[Block]:
    """Return a table for each thing to do, under a heading of *level*."""
    blocks: list[Block] = []
    for task, (words, why) in TASKS.items():
        found = [fault for fault in faults if fault.task == task]
        if not found:
            continue
        title = words.say(asking.language)
        blocks += [Heading(title, level), Paragraph(Text(why.say(asking.language)))]
        blocks.append(_table(asking, title, found[:_MOST]))
        if (rest := len(found) - _MOST) > 0:
            said = asking.say(f"Og {rest} til.", f"And {rest} more.")
            blocks.append(Paragraph(Text(said)))
    return blocks


def _table(asking: Asking, title: str, faults: list[Fault]) -> Table:
    headings = (
        asking.say("Hvad", "What"),
        asking.say("Hvorfor", "Why"),
        asking.say("Kilde", "Source"),
    )
    rows = tuple(
        (
            Text(fault.what, spoken=asking.spoken(fault.what)),
            Text(fault.why),
            _source(asking, fault),
        )
        for fault in faults
    )
    return Table(title, headings, rows)


def _source(asking: Asking, fault: Fault) -> Text:
    sources = asking.sources(fault.passages)
    if not sources and fault.place.startswith(f"{BASE}id/document/"):
        # A document that nothing quotes is its own source.
        sources = asking.source({"document": fault.place, "documentLabel": fault.what})
    if not sources:
        said = asking.say("ingen kilde i grafen", "no source in the graph")
        return Text(said, missing=True)
    return Text("", sources)


def _nothing(asking: Asking, names: list[str]) -> Text:
    listed = ", ".join(names)
    return Text(
        asking.say(
            f"Intet at rette for {listed}. Det siger mest, at vi ingen papirer har "
            "derfra.",
            f"Nothing to mend for {listed}. That mostly says that we hold no papers "
            "from there.",
        )
    )
