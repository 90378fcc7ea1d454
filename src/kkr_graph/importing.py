"""Take in what another council shares: its graphs replace their earlier version whole.

    package ──propose──▶ what would change, checked ──accept──▶ a new version in use

A package comes here opened and trusted (``packages``).  Ours, the common ground and the
graphs of other councils are never touched.  What is accepted is put in use by one
rename and then noted in the history; stopped anywhere, the store is as it was or as it
is to be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kkr_graph import canonical, differences, history, owners
from kkr_graph.archive import Archive
from kkr_graph.breaches import Report
from kkr_graph.differences import Change, State
from kkr_graph.errors import (
    InvalidFactsError,
    OwnGraphsError,
    OwnPackageError,
    StoreChangedError,
)
from kkr_graph.facts import Facts
from kkr_graph.history_entry import Entry
from kkr_graph.holders import Folder, Held, Holder
from kkr_graph.packages.admission import in_turn
from kkr_graph.packages.package import Package
from kkr_graph.received import Received


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a package would change in a store.

    package   the package
    version   the state of the store that it was weighed against
    received  what would be in use of its sender
    held      what is in use of its sender; None if nothing was received before
    changes   every change, thing by thing
    before    the sender's graphs now
    after     the sender's graphs if it is accepted
    facts     all that the store would hold
    report    what the checks find in that; it conforms
    """

    package: Package
    version: str
    received: Received
    held: Received | None
    changes: tuple[Change, ...]
    before: State = field(repr=False)
    after: State = field(repr=False)
    facts: tuple[Facts, ...] = field(repr=False)
    report: Report = field(repr=False)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to accept."""
        held, taken = self.held, self.received
        return held is None or (held.release, held.graphs) != (
            taken.release,
            taken.graphs,
        )


def propose(folder: Path, package: Package, ours: str | None = None) -> Proposal:
    """Return what ``propose_to`` does, of the store in *folder*."""
    return propose_to(Folder(folder), package, ours)


def propose_to(holder: Holder, package: Package, ours: str | None = None) -> Proposal:
    """Return what *package* would change in the store of *holder*, and check it.

    *ours* is the key of the council whose store it is; None if nobody said.  Raises
    ``ImportRefusedError`` and ``PackageError`` for a package that may not be taken in,
    ``InvalidFactsError`` if the graph would break the shapes, and what ``Holder.held``
    raises.
    """
    store = holder.held()
    council, facts = package.manifest.council, store.facts
    held = store.received.get(council)
    graphs = {part.graph: part.hash for part in package.manifest.parts}
    _refuse_own(package, store, ours)
    in_turn(package.manifest, store.received, holder.place, package.origin)
    after = _after(package, facts)
    kept = [one for one in facts.values() if owners.of(one.graph) != council]
    everything = (*kept, *after.values())
    report = holder.weigh(everything)
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))
    earlier = owners.owned(facts, council)
    old: State = {graph: facts[graph].triples for graph in earlier}
    new: State = {graph: one.triples for graph, one in after.items()}
    return Proposal(
        package=package,
        version=store.version,
        received=Received(
            council=council,
            release=package.manifest.release,
            package=package.sha256,
            key=package.key,
            graphs=graphs,
        ),
        held=held,
        changes=differences.between(old, new),
        before=old,
        after=new,
        facts=everything,
        report=report,
    )


def accept(folder: Path, proposal: Proposal, begun: str, ended: str) -> Entry:
    """Do what ``accept_at`` does, in the store in *folder*."""
    return accept_at(Folder(folder), proposal, begun, ended)


def accept_at(holder: Holder, proposal: Proposal, begun: str, ended: str) -> Entry:
    """Put in use what is proposed; return its entry in the history.

    *begun* and *ended* are moments in UTC: ``2026-11-26T09:30:00Z``.  Raises
    ``StoreChangedError`` if the store is another than the proposal was made for, and as
    ``Holder.put`` does; then the store is as it was.
    """
    taken = proposal.received
    with holder.locked():
        others = in_use(holder, proposal.version)
        was = {graph: canonical.digest(said) for graph, said in proposal.before.items()}
        entry = Entry(
            kind="import",
            council=taken.council,
            begun=begun,
            ended=ended,
            release=taken.release,
            package=taken.package,
            key=taken.key,
            members=taken.graphs,
            generated=only(taken.graphs, was),
            invalidated=only(was, taken.graphs),
        )
        keep(holder, proposal.before)  # so that it can be undone
        keep(holder, proposal.after)
        received = {**others, taken.council: taken}
        return put_in_use(holder, proposal.facts, received, proposal.report, entry)


def in_use(holder: Holder, wanted: str) -> Mapping[str, Received]:
    """Return what is in use of others, or raise if the state is not the one *wanted*.

    What a crash left is settled.  To be called under ``Holder.locked``.
    """
    version, received = holder.now()
    if version:
        history.settle(holder.place, received)
    if version != wanted:
        raise StoreChangedError(folder=holder.name)
    return received


def keep(holder: Holder, state: State) -> None:
    """Keep every graph of *state* in the archive."""
    archive = Archive(holder.place)
    for triples in state.values():
        archive.keep(triples)


def put_in_use(
    holder: Holder,
    facts: tuple[Facts, ...],
    received: Mapping[str, Received],
    report: Report,
    entry: Entry,
) -> Entry:
    """Let the store hold *facts*, and note *entry*; both, or neither.

    *report* is what ``Holder.weigh`` found in them.  To be called under
    ``Holder.locked``, with the state in use that they were weighed against.
    """
    history.announce(holder.place, entry)
    try:
        holder.put(facts, received, report)
    finally:  # where it cannot be known now, it is settled when it can
        noted = history.settle(holder.place, holder.now()[1])
    return noted or entry


def only(graphs: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Return those of *graphs* that *others* has not with the same hash."""
    return {name: one for name, one in graphs.items() if others.get(name) != one}


def _refuse_own(package: Package, store: Held, ours: str | None) -> None:
    council = package.manifest.council
    if council == ours:
        raise OwnPackageError(file=package.origin, council=council)
    if ours is None and council not in store.received:
        for graph in owners.owned(store.facts, council):
            raise OwnGraphsError(file=package.origin, council=council, graph=graph)


def _after(package: Package, facts: Mapping[str, Facts]) -> dict[str, Facts]:
    """Return the sender's graphs as they will be: those carried, and those held."""
    carried = {one.graph: one for one in package.facts}
    return {
        part.graph: (carried if part.carried else facts)[part.graph]
        for part in package.manifest.parts
    }
