"""What changed in a network between two days: what came, went, or says otherwise."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kkr_graph.network import Edge, Network, Value

Sort: TypeAlias = Literal["came", "went", "changed"]
_SORTS: Final[tuple[Sort, ...]] = ("went", "changed", "came")

# Where an edge says it, not what it says.
_SOURCES: Final = frozenset({"citation", "document", "page", "passage"})


@dataclass(frozen=True, slots=True)
class Change:
    """One edge that is not the same on both days.

    edge    as it is on the later day; of one that went, as it was
    before  what an edge that changed said on the earlier day, by name
    """

    sort: Sort
    edge: Edge
    before: dict[str, Value | None]


def between(earlier: Network, later: Network) -> tuple[Change, ...]:
    """Return what changed, by the end that the edges lead to: who came beside who went.

    The two are the same network on two days, in the same language.
    """
    was = {edge.id: edge for edge in earlier.edges}
    is_ = {edge.id: edge for edge in later.edges}
    changes = [Change("went", was[iri], {}) for iri in was.keys() - is_.keys()]
    for iri, edge in is_.items():
        if iri not in was:
            changes.append(Change("came", edge, {}))
        elif before := _differs(was[iri], edge):
            changes.append(Change("changed", edge, before))
    return tuple(sorted(changes, key=_order))


def _differs(was: Edge, is_: Edge) -> dict[str, Value | None]:
    old, new = _said(was), _said(is_)
    names = sorted(old.keys() | new.keys())
    return {name: old.get(name) for name in names if old.get(name) != new.get(name)}


def _said(edge: Edge) -> dict[str, Value | None]:
    own: dict[str, Value | None] = {
        name: value for name, value in edge.attributes.items() if name not in _SOURCES
    }
    return {**own, "since": edge.since, "until": edge.until, "weight": edge.weight}


def _order(change: Change) -> tuple[str, str, int, str]:
    edge = change.edge
    return edge.target, edge.rel, _SORTS.index(change.sort), edge.id
