"""The items of a paper: headings with their paragraphs in, what they say out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kkr_graph.agenda import acts as recommending, decisions, grammar
from kkr_graph.agenda.agenda import Annex, Decision, Item, Place, Recommendation
from kkr_graph.agenda.blocks import Block, span
from kkr_graph.agenda.missing import Missing
from kkr_graph.agenda.outline import Entry


def read(
    entries: Sequence[Entry], acts: Mapping[str, str], *, minutes: bool
) -> tuple[tuple[Item, ...], list[Missing]]:
    """Return the items in the order of print, and what each of them lacks."""
    items: list[Item] = []
    missing: list[Missing] = []
    printed = {entry.heading.number for entry in entries if entry.heading.number}
    for entry in entries:
        if entry.heading.name == "deltagere" and not entry.heading.number:
            continue  # a list of people, no item
        above = entry.heading.number.rpartition(".")[0]
        parent = above if above in printed else None
        item = _item(entry, len(items) + 1, parent, acts, minutes=minutes)
        items.append(item)
        missing += _lacks(item, entry, minutes=minutes)
    return tuple(items), missing


def _item(
    entry: Entry,
    position: int,
    parent: str | None,
    acts: Mapping[str, str],
    *,
    minutes: bool,
) -> Item:
    asked, decided = _asked_and_decided(entry, minutes=minutes)
    recommendation = recommending.recommendation(asked, acts) if asked else None
    return Item(
        number=entry.heading.number,
        title=entry.heading.title,
        position=position,
        parent=parent,
        case=entry.case,
        recommendation=recommendation,
        annexes=_annexes(entry, decided),
        marks=tuple(block.place for block in entry.blocks if block.mark),
        parts=_parts(entry, decided),
        decision=decisions.decision(decided, recommendation) if decided else None,
        place=span(entry.heading.blocks),
        extent=span([*entry.heading.blocks, *entry.blocks]),
        name=entry.heading.name,
    )


def _asked_and_decided(
    entry: Entry, *, minutes: bool
) -> tuple[list[Block], list[Block]]:
    """Return the paragraphs that recommend and, in minutes, those that decide."""
    asked = [block for block in entry.under("indstilling") if not block.is_link]
    decided = [block for block in entry.under("beslutning") if not block.is_link]
    if not any(rubric.key == "indstilling" for rubric in entry.rubrics):
        asked = [block for block in entry.blocks if recommending.LEAD.match(block.text)]
    if not minutes or decided:
        return asked, decided
    asked = [piece for block in asked for piece in decisions.apart(block)]
    for number, block in enumerate(asked):  # printed right after the recommendation
        if decisions.is_bare(block) and not recommending.LEAD.match(block.text):
            return asked[:number], asked[number:]
    # at the end, or in a box at the top
    for block in [*entry.blocks[-1:], *entry.opening[:1]]:
        if block not in asked and decisions.is_bare(block):
            return asked, [block]
    return asked, []


def _parts(entry: Entry, decided: Sequence[Block]) -> Mapping[str, Place | None]:
    under: dict[str, list[Block]] = {}
    for rubric in entry.rubrics:
        under.setdefault(rubric.key, []).extend(
            block
            for block in rubric.blocks
            if not block.is_link
            and (rubric.key == "beslutning" or block not in decided)
        )
    parts = {key: span(blocks) if blocks else None for key, blocks in under.items()}
    return MappingProxyType(parts)


def _annexes(entry: Entry, decided: Sequence[Block]) -> tuple[Annex, ...]:
    """Return the annex list, lines that were broken off put back."""
    listed: list[list[Block]] = []
    printed = [*entry.under("bilag"), *_numbered_annexes(entry)]
    for block in [piece for each in printed for piece in _apart(each)]:
        if block.is_link or grammar.NO_ANNEX.fullmatch(block.text):
            continue
        if block in decided:
            continue
        goes_on = not block.bullet and grammar.ANNEX_GOES_ON.match(block.text)
        if listed and goes_on:
            listed[-1].append(block)
        else:
            listed.append([block])
    return tuple(_annex(blocks) for blocks in listed)


def _apart(block: Block) -> list[Block]:
    """Return a paragraph of annexes cut at every ``Bilag 2:`` run into it."""
    matches = grammar.ANNEX_START.finditer(block.text)
    return block.divided([match.start() for match in matches if match.start()])


def _numbered_annexes(entry: Entry) -> list[Block]:
    """Return ``Bilag 1: titel`` where no heading stands above it."""
    if any(rubric.key == "bilag" for rubric in entry.rubrics):
        return []
    matches = ((b, grammar.ANNEX_LABEL.fullmatch(b.text)) for b in entry.opening)
    return [block for block, match in matches if match and match["label"]]


def _annex(blocks: Sequence[Block]) -> Annex:
    label = " ".join(block.text for block in blocks)
    label = grammar.LEADERS.sub("", label).strip()
    match = grammar.ANNEX_LABEL.fullmatch(label)
    title = match["label"] if match and match["label"] else label
    if counted := grammar.ANNEX_COUNT.match(title):
        title = title[counted.end() :]
    return Annex(label, span(blocks), title)


def _lacks(item: Item, entry: Entry, *, minutes: bool) -> list[Missing]:
    """Return what an item that is no mere section heading does not say."""
    if not entry.heading.number:
        return [Missing("number", "not-printed", item.place)]
    if item.parent is None and not entry.rubrics:
        return []
    lacks: list[tuple[str, str, Place]] = []
    if item.case is None:
        lacks.append(("case", "not-printed", item.place))
    lacks += _unasked(item, item.recommendation)
    if item.marks and not item.annexes:
        lacks.append(("annexes", "marked-not-listed", item.marks[0]))
    if minutes:
        lacks += _undecided(item, item.decision)
    return [Missing(what, why, place, item.number) for what, why, place in lacks]


def _unasked(item: Item, asked: Recommendation | None) -> list[tuple[str, str, Place]]:
    if asked is None:
        empty = "indstilling" in item.empty_parts
        why = "printed-empty" if empty else "not-printed"
        return [("recommendation", why, item.place)]
    return [("act", "verb-not-known", p.place) for p in asked.parts if p.act is None]


def _undecided(item: Item, decided: Decision | None) -> list[tuple[str, str, Place]]:
    if decided is None:
        why = "printed-empty" if "beslutning" in item.empty_parts else "not-printed"
        return [("decision", why, item.place)]
    if decided.outcome is None:
        return [("outcome", "verb-not-known", decided.place)]
    if decided.conformity is None and decided.outcome != "udsat":
        return [("conformity", "verbs-differ", decided.place)]
    return []
