"""What changed between releases, as members of the stream.

What a reader may not see is not there: a graph that is closed to them now is left out
of every member, also of those that once told of it, and what they were told before is
ended by its name alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kkr_graph import differences, withdrawals
from kkr_graph.differences import Change
from kkr_graph.event_stream.member import Act, Member, description

State = Mapping[str, tuple[ox.Triple, ...]]

_ACTS: Final[Mapping[bool, Act]] = {False: "Create", True: "Update"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A release, as its reader saw it.

    release  such as ``1.2.0``
    made     when: ``2026-11-26T09:30:00Z``
    state    what each graph that the reader could see then said
    """

    release: str
    made: str
    state: State


def told(
    moments: Iterable[Moment], seen: Iterable[str], council: str
) -> Iterator[tuple[Moment, tuple[Member, ...]]]:
    """Yield each of *moments*, the oldest first, and the members that it adds.

    *seen* are the graphs that are open to the reader now, or were when there last were
    such; *council* is whose stream it is.
    """
    open_now = {*seen}
    before: State = {}
    for moment in moments:
        found = _between(before, moment, open_now, withdrawals.graph(council))
        yield moment, tuple(sorted(found, key=_order))
        before = moment.state


def _between(
    before: State, moment: Moment, seen: set[str], stones: str
) -> Iterator[Member]:
    ended: set[str] = set()
    withdrawn: list[str] = []
    after = _by_thing(moment.state)
    for change in differences.between(before, moment.state):
        if change.graph == stones and change.kind == "withdrawn":
            withdrawn.append(change.thing)
        if change.kind == "removed":
            ended.add(description(change.thing, change.graph))
        if change.graph in seen:
            now = after.get((change.thing, change.graph), ())
            yield _member(change, moment, now)
        elif change.kind == "removed":
            yield _end(description(change.thing, change.graph), moment)
    standing = {description(*key) for key in after} if withdrawn else set()
    for thing in withdrawn:  # told before, perhaps; the archive does not know any more
        for graph in sorted({*before, *moment.state} - {stones}):
            name = description(thing, graph)
            if name not in standing and name not in ended:
                yield _end(name, moment)


def _member(change: Change, moment: Moment, now: tuple[ox.Triple, ...]) -> Member:
    known = len(now) > len(change.come) or bool(change.gone)
    return Member(
        description=description(change.thing, change.graph),
        act=_ACTS[known] if now else "Delete",
        release=moment.release,
        made=moment.made,
        thing=change.thing,
        graph=change.graph,
        says=now,
    )


def _end(name: str, moment: Moment) -> Member:
    return Member(name, "Delete", moment.release, moment.made)


def _by_thing(state: State) -> dict[tuple[str, str], tuple[ox.Triple, ...]]:
    found: dict[tuple[str, str], list[ox.Triple]] = {}
    for graph, triples in state.items():
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode):
                found.setdefault((triple.subject.value, graph), []).append(triple)
    return {key: tuple(sorted(said, key=str)) for key, said in found.items()}


def _order(member: Member) -> tuple[str, str, str]:
    return member.thing or "\uffff", member.graph, member.description
