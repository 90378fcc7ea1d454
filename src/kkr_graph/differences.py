"""What differs between two states of the graph, thing by thing.

A state is what each graph says.  A thing is what statements are about: an IRI.  What it
says in one graph is compared with what it says in the same graph of the other state, so
a difference always says whose it is.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph.vocabulary import KKR

State: TypeAlias = Mapping[str, Iterable[ox.Triple]]
Kind: TypeAlias = Literal["added", "changed", "ended", "withdrawn", "removed"]
Sort: TypeAlias = Kind | Literal["moved"]

_DEPRECATED: Final = "http://www.w3.org/2002/07/owl#deprecated"
_END: Final = "http://www.w3.org/ns/dcat#endDate"


@dataclass(frozen=True, slots=True)
class Change:
    """How one thing differs in one graph.

    thing    its IRI
    graph    the graph that says it
    kind     added, changed, ended (it has an end that it had not), withdrawn (its IRI
             stands for nothing any more) or removed
    gone     statements that are no longer made, in canonical order
    come     statements that are made now, in canonical order
    """

    thing: str
    graph: str
    kind: Kind
    gone: tuple[ox.Triple, ...]
    come: tuple[ox.Triple, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How one thing differs in all graphs together.

    thing   its IRI
    sort    as the kind of a ``Change``; moved: the same is said of it in another graph
    graphs  the graphs that say it otherwise, sorted
    gone    statements that no graph makes any more, in canonical order
    come    statements that no graph made before, in canonical order
    """

    thing: str
    sort: Sort
    graphs: tuple[str, ...]
    gone: tuple[ox.Triple, ...]
    come: tuple[ox.Triple, ...]


def between(before: State, after: State) -> tuple[Change, ...]:
    """Return every change from *before* to *after*, by thing and then by graph."""
    found: list[Change] = []
    ended = _ends(after), _ends(before)
    for graph in sorted({*before, *after}):
        old, new = _by_thing(before.get(graph, ())), _by_thing(after.get(graph, ()))
        for thing in sorted({*old, *new}):
            was, now = old.get(thing, set()), new.get(thing, set())
            if was != now:
                found.append(
                    Change(
                        thing=thing,
                        graph=graph,
                        kind=_kind(was, now, ended),
                        gone=tuple(sorted(was - now, key=str)),
                        come=tuple(sorted(now - was, key=str)),
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.thing, one.graph)))


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """Return how many things of *changes* there are of each kind that occurs."""
    things: dict[str, set[str]] = {}
    for change in changes:
        things.setdefault(change.kind, set()).add(change.thing)
    return {kind: len(things[kind]) for kind in sorted(things)}


def whole(
    changes: Iterable[Change], before: State, after: State
) -> tuple[Difference, ...]:
    """Return *changes*, which lead from *before* to *after*, each thing once.

    A thing that another graph spoke of before is not new, and one that another graph
    still speaks of is not removed.
    """
    by_thing: dict[str, list[Change]] = {}
    for change in changes:
        by_thing.setdefault(change.thing, []).append(change)
    was, now = _of(before, by_thing), _of(after, by_thing)
    return tuple(
        _whole(thing, parts, was.get(thing, set()), now.get(thing, set()))
        for thing, parts in sorted(by_thing.items())
    )


def _whole(
    thing: str, parts: list[Change], was: set[ox.Triple], now: set[ox.Triple]
) -> Difference:
    return Difference(
        thing=thing,
        sort=_sort({part.kind for part in parts}, was, now),
        graphs=tuple(part.graph for part in parts),
        gone=tuple(sorted(was - now, key=str)),
        come=tuple(sorted(now - was, key=str)),
    )


def _sort(kinds: set[Kind], was: set[ox.Triple], now: set[ox.Triple]) -> Sort:
    if "withdrawn" in kinds:
        return "withdrawn"
    if not was:
        return "added"
    if not now:
        return "removed"
    if was == now:
        return "moved"
    return "ended" if "ended" in kinds else "changed"


def _of(state: State, wanted: Container[str]) -> dict[str, set[ox.Triple]]:
    """Return what any graph of *state* says of the things *wanted*."""
    things: dict[str, set[ox.Triple]] = {}
    for triples in state.values():
        for thing, said in _by_thing(triples).items():
            if thing in wanted:
                things.setdefault(thing, set()).update(said)
    return things


def _kind(
    was: set[ox.Triple], now: set[ox.Triple], ended: tuple[set[str], set[str]]
) -> Kind:
    if any(triple.predicate.value == _DEPRECATED for triple in now - was):
        return "withdrawn"
    if not was:
        return "added"
    if not now:
        return "removed"
    after, before = ended
    if _ended(now, after) and not _ended(was, before):
        return "ended"
    return "changed"


def _ended(triples: set[ox.Triple], ending: set[str]) -> bool:
    return any(
        triple.predicate.value == KKR.validDuring
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value in ending
        for triple in triples
    )


def _ends(state: State) -> set[str]:
    """Return the periods of *state* that have an end."""
    return {
        triple.subject.value
        for triples in state.values()
        for triple in triples
        if triple.predicate.value == _END and isinstance(triple.subject, ox.NamedNode)
    }


def _by_thing(triples: Iterable[ox.Triple]) -> dict[str, set[ox.Triple]]:
    things: dict[str, set[ox.Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            things.setdefault(triple.subject.value, set()).add(triple)
    return things
