"""Undo an import, or a rollback: the graphs of its council become what they were.

Nothing else changes: not what we say ourselves, nor what other councils share.  What
was withdrawn in the meantime does not come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import (
    canonical,
    course,
    differences,
    importing,
    owners,
    sources,
    withdrawals,
)
from kkr_graph.archive import Archive
from kkr_graph.breaches import Report
from kkr_graph.differences import Change, State
from kkr_graph.errors import (
    InvalidFactsError,
    WithdrawnSinceError,
)
from kkr_graph.facts import Facts
from kkr_graph.history_entry import Entry
from kkr_graph.holders import Folder, Holder
from kkr_graph.received import Received, called
from kkr_graph.withdrawals import Stone


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing an entry of the history would change.

    undone    the entry that is undone
    version   the state of the store that it was weighed against
    received  what would be in use of its council; None if nothing received would be
    held      what is in use of it now
    graphs    the graphs of the council as they would be: the hash of each
    changes   every change, thing by thing
    before    the council's graphs now
    after     the council's graphs if it is undone
    facts     all that the store would hold
    report    what the checks find in that; it conforms
    """

    undone: Entry
    version: str
    received: Received | None
    held: Received | None
    graphs: Mapping[str, str]
    changes: tuple[Change, ...]
    before: State = field(repr=False)
    after: State = field(repr=False)
    facts: tuple[Facts, ...] = field(repr=False)
    report: Report = field(repr=False)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to undo."""
        return self.received != self.held or self.graphs != hashes(self.before)


def propose(folder: Path, wanted: str | None = None) -> Undoing:
    """Return what ``propose_to`` does, of the store in *folder*."""
    return propose_to(Folder(folder), wanted)


def propose_to(holder: Holder, wanted: str | None = None) -> Undoing:
    """Return what it would change to undo the entry *wanted*, or the last import.

    *wanted* is the number or the name of an import or a rollback.  Raises
    ``UnknownEntryError``, ``NothingToUndoError``, ``BrokenHistoryError``;
    ``WithdrawnSinceError`` if it would bring back what was withdrawn, and
    ``InvalidFactsError`` if the graph would break the shapes.
    """
    store = holder.held()
    known = course.read(holder.place)
    entry = course.find(known, wanted) if wanted is not None else course.last(known)
    pile = known.before[entry.name]
    received = course.taken(pile[-1]) if pile else None
    graphs = dict(received.graphs) if received else _before(entry)
    held = store.facts
    after = _after(holder.place, entry, received, graphs)
    kept = [one for one in held.values() if owners.of(one.graph) != entry.council]
    earlier = owners.owned(held, entry.council)
    old: State = {graph: held[graph].triples for graph in earlier}
    new: State = {one.graph: one.triples for one in after}
    _refuse_withdrawn(entry, old, new, received)
    everything = (*kept, *after)
    report = holder.weigh(everything)
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))
    return Undoing(
        undone=entry,
        version=store.version,
        received=received,
        held=store.received.get(entry.council),
        graphs=graphs,
        changes=differences.between(old, new),
        before=old,
        after=new,
        facts=everything,
        report=report,
    )


def accept(folder: Path, undoing: Undoing, begun: str, ended: str) -> Entry:
    """Do what ``accept_at`` does, in the store in *folder*."""
    return accept_at(Folder(folder), undoing, begun, ended)


def accept_at(holder: Holder, undoing: Undoing, begun: str, ended: str) -> Entry:
    """Put in use what *undoing* says; return its entry in the history.

    Raises as ``importing.accept`` does.
    """
    council, taken = undoing.undone.council, undoing.received
    with holder.locked():
        others = importing.in_use(holder, undoing.version)
        was = hashes(undoing.before)
        entry = Entry(
            kind="rollback",
            council=council,
            begun=begun,
            ended=ended,
            release=taken.release if taken else "",
            package=taken.package if taken else "",
            members=undoing.graphs if taken else {},
            generated=importing.only(undoing.graphs, was),
            invalidated=importing.only(was, undoing.graphs),
            undoes=undoing.undone.name,
        )
        importing.keep(holder, undoing.before)
        received = {key: one for key, one in others.items() if key != council}
        if taken:
            received[council] = taken
        return importing.put_in_use(
            holder, undoing.facts, received, undoing.report, entry
        )


def hashes(state: State) -> dict[str, str]:
    """Return the hash of each graph of *state*."""
    return {graph: canonical.digest(said) for graph, said in state.items()}


def _before(entry: Entry) -> dict[str, str]:
    """Return the graphs of the council before *entry*: the hash of each."""
    return {**importing.only(entry.members, entry.generated), **entry.invalidated}


def _after(
    folder: Path, entry: Entry, received: Received | None, graphs: Mapping[str, str]
) -> tuple[Facts, ...]:
    archive = Archive(folder)
    release = received.release if received else ""
    if not all(map(archive.holds, graphs.values())):  # only what is withdrawn is
        raise WithdrawnSinceError(council=entry.council, release=release or "–")
    return tuple(
        sources.read_bytes(archive.text(name), called(entry.council, release, graph))
        for graph, name in sorted(graphs.items())
    )


def _stones(state: State, council: str) -> set[Stone]:
    """Return the tombstones that *state* holds."""
    return {*withdrawals.read(state.get(withdrawals.graph(council), ()))}


def _refuse_withdrawn(
    entry: Entry, before: State, after: State, received: Received | None
) -> None:
    """Raise if *after* speaks of what has been withdrawn since, as *before* says."""
    since = _stones(before, entry.council) - _stones(after, entry.council)
    named = {
        node.value
        for triples in after.values()
        for triple in triples
        for node in triple
        if isinstance(node, ox.NamedNode)
    }
    if withdrawals.hit(named, since):
        release = received.release if received else "–"
        raise WithdrawnSinceError(council=entry.council, release=release)
