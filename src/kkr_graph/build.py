"""Build the graph: sources → facts → checked facts → store, whole or not at all.

The only module that composes the steps; no step knows the next.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kkr_graph import (
    checks,
    edit as edits,
    endpoint_reading,
    endpoint_received,
    fingerprints,
    ingredients,
    onward,
    rechecks,
    scrubbing,
    sources,
    standing,
    versions,
    voices,
    whole,
    withdrawals,
)
from kkr_graph.breaches import Report
from kkr_graph.derive import following
from kkr_graph.edit import Edit
from kkr_graph.endpoint_failures import failure
from kkr_graph.errors import InvalidFactsError, StoreMissingError, StoreReadError
from kkr_graph.facts import Facts
from kkr_graph.ingredients import Ingredients
from kkr_graph.lines import MEMORY, Keeper, Memory, Shelf
from kkr_graph.received import Received
from kkr_graph.store import MemoryStore
from kkr_graph.unchanged import InStore
from kkr_graph.versions import Version, default_store_dir
from kkr_graph.whole import in_memory, of_quads
from kkr_graph.withdrawals import Leftover

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kkr_graph.endpoint import EndpointStore

__all__ = [
    "Built",
    "build",
    "build_into",
    "default_store_dir",
    "in_memory",
    "of_quads",
]

Checker: TypeAlias = Callable[[Sequence[Facts]], Report]
Step: TypeAlias = Literal["read", "check", "derive", "keep"]
Tell: TypeAlias = Callable[[Step], None]

# Bytes of sources from where on their statements, thrice that, are put on disk.
_LARGE: Final = 256 * 1024 * 1024


def _silent(_: Step) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    version    id of the version now in use
    graphs     how many sources it holds, each a named graph
    triples    how many statements they make
    derived    how many statements follow from them
    unchanged  nothing had changed since the last build, so nothing was done
    seconds    how long it took
    report     what the checks found; None if unchanged
    leftovers  where the sources still hold what was withdrawn; it was left out
    """

    version: str
    graphs: int
    triples: int
    derived: int
    unchanged: bool
    seconds: float
    report: Report | None
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class _Checked:
    """Facts that hold, what was left out of them, and what the checks found."""

    facts: tuple[Facts, ...]
    leftovers: tuple[Leftover, ...]
    report: Report


def build(
    places: Iterable[Traversable],
    folder: Path,
    *,
    checker: Checker | None = None,
    tell: Tell = _silent,
) -> Built:
    """Build the store in *folder* from the files and folders in *places*.

    What was accepted from another council goes in again as it was, and instead of
    whatever the *places* hold of that council's graphs: it speaks for itself.  Where
    the version in use was checked by the same rules, only what changed since is
    checked, unless a *checker* is given.  *tell* is called as each step begins.  Raises
    ``UnreadableError`` for a source that does not read, ``InvalidFactsError`` for facts
    that break the shapes, ``RefusedError`` where the folder cannot be built in; then
    the store is as it was.
    """
    begun, held = perf_counter(), _held(folder)
    parts = ingredients.gather(places, folder)
    if held and held.id == parts.fingerprint and not scrubbing.is_pending(folder):
        return _built(held, begun)
    with versions.locked(folder):
        parts = replace(ingredients.gather((), folder), ours=parts.ours)
        return _build(parts, folder, checker, tell)


def rebuild(places: Iterable[Traversable], folder: Path) -> Built:
    """Build as ``build`` does, whether or not anything changed.

    To be called under ``versions.locked``.
    """
    return _build(ingredients.gather(places, folder), folder, None, _silent)


def revise(
    facts: Iterable[Facts],
    folder: Path,
    received: Mapping[str, Received] | None = None,
    weighed: Report | None = None,
) -> Built:
    """Let the store in *folder* hold exactly *facts*, checked as a build checks them.

    *received* says which of them are those of other councils; None: as before.
    *weighed* is what ``weigh`` found in the same facts over the same version in use;
    None: they are checked here.

    To be called under ``versions.locked``, with facts that were read by ``sources`` or
    stand in the version in use.  Raises as ``build`` does; then the store is as it was.
    """
    begun, held = perf_counter(), _held(folder)
    kept, leftovers = withdrawals.without(sources.distinct(facts))
    others = ingredients.received_in(folder) if received is None else received
    wanted = fingerprints.of_sums({one.graph: one.sha256 for one in kept}, others)
    if held and held.id == wanted and not scrubbing.is_pending(folder):
        return _built(held, begun)
    report = weighed or _weighed(kept, folder, held)
    checked = _Checked(kept, leftovers, report)
    _refuse_faults(checked.report)
    made = _keep(folder, wanted, checked, others, _silent)
    return _built(made, begun, checked.report, checked.leftovers)


def amend(edited: Iterable[Facts], gone: Iterable[str], folder: Path) -> Built:
    """Let the store in *folder* hold *edited* instead of what it has of their graphs.

    The graphs *gone* are left out; all others stay.  To be called under
    ``versions.locked``, on a version that was built.  Raises as ``revise`` does.
    """
    begun, held = perf_counter(), _held(folder)
    if held is None:
        raise StoreMissingError(folder=folder)
    new = {one.graph: one for one in edited}
    sums = {**held.sources} | {name: one.sha256 for name, one in new.items()}
    sums = {name: sums[name] for name in sums.keys() - set(gone)}
    wanted = fingerprints.of_sums(sums, held.received)
    if held.id == wanted and not scrubbing.is_pending(folder):
        return _built(held, begun)
    with closing(versions.open_current(folder)) as store:
        left = tuple(sorted(held.sources.keys() - sums.keys()))
        edit = Edit(wanted, (*new.values(),), left, tuple(sums), InStore(store))
        if (gone_on := onward.advance(folder, held, edit)) is not None:
            return _built(gone_on.version, begun, gone_on.report)
        facts = standing.facts(store, held.sources) | new
    return revise((facts[name] for name in sums), folder)


def stated(places: Iterable[Traversable], folder: Path) -> tuple[Facts, ...]:
    """Return all that a build would read, what has been withdrawn included."""
    return ingredients.gather(places, folder).read()


def weigh(facts: Iterable[Facts], folder: Path) -> Report:
    """Return what the checks find in *facts*, if the store in *folder* held them."""
    kept, _ = withdrawals.without(sources.distinct(facts))
    return _weighed(kept, folder, _held(folder))


def weigh_all(facts: Iterable[Facts]) -> Report:
    """Return what the checks find in *facts*, whatever was checked before."""
    kept, _ = withdrawals.without(sources.distinct(facts))
    return voices.settled(checks.check(kept), kept)


def build_into(
    places: Iterable[Traversable],
    server: "EndpointStore",
    *,
    checker: Checker = checks.check,
    tell: Tell = _silent,
) -> Built:
    """Build the store behind *server* from *places*, all its graphs at once.

    Graphs of ours that no source describes any more are removed; what was accepted from
    another council stays, as in ``build``.  Raises as ``build`` does, and
    ``EndpointError``, also if somebody else changes the server meanwhile.
    """
    begun, mark = perf_counter(), endpoint_reading.mark(server)
    parts = ingredients.at_server(places, server)
    checked = _checked(parts, checker, tell)
    tell("derive")
    store, derived = in_memory(checked.facts)
    tell("keep")
    if endpoint_reading.mark(server) != mark:
        raise failure(server.url, "≠", "other")
    _send(store, server, parts.received)
    made = _version(parts.fingerprint, checked.facts, derived)
    return _built(made, begun, checked.report, checked.leftovers)


def put_into(
    facts: Iterable[Facts],
    server: "EndpointStore",
    received: Mapping[str, Received],
    weighed: Report,
) -> None:
    """Let the store behind *server* hold exactly *facts*, all its graphs at once.

    *received* says which of them are those of other councils; *weighed* is what
    ``weigh_all`` found in them.  Raises ``InvalidFactsError``, ``EndpointError``.
    """
    _refuse_faults(weighed)
    kept, _ = withdrawals.without(sources.distinct(facts))
    _send(in_memory(kept)[0], server, received)


def _send(
    store: MemoryStore, server: "EndpointStore", received: Mapping[str, Received]
) -> None:
    """Replace all that *server* holds by *store*, and note what of it was received."""
    contents: dict[str, Iterable[ox.Triple]] = dict.fromkeys(server.graphs(), ())
    server.replace_all(contents | store.by_graph() | endpoint_received.noted(received))


def _build(
    parts: Ingredients, folder: Path, checker: Checker | None, tell: Tell
) -> Built:
    begun, held = perf_counter(), _held(folder)
    if held is not None and checker is None:
        tell("read")
        edit = edits.of_files(parts, held)
        tell("check")
        if edit is not None and (gone_on := onward.advance(folder, held, edit)):
            return _built(gone_on.version, begun, gone_on.report)
    since = partial(rechecks.check, folder, held, fingerprints.of_rules())
    with _keeper(parts, folder) as keep:
        checked = _checked(parts, checker or since, tell, keep)
        tell("derive")
        made = _keep(folder, parts.fingerprint, checked, parts.received, tell)
    return _built(made, begun, checked.report, checked.leftovers)


def _keeper(parts: Ingredients, folder: Path) -> Memory | Shelf:
    """Return what keeps the statements of *parts* while they are checked and stored."""
    return Shelf(folder) if parts.size > _LARGE else MEMORY


def _checked(
    parts: Ingredients, checker: Checker, tell: Tell, keep: Keeper = MEMORY
) -> _Checked:
    tell("read")
    facts, leftovers = withdrawals.without(parts.read(keep))
    tell("check")
    report = voices.settled(checker(facts), facts)
    _refuse_faults(report)
    return _Checked(facts, leftovers, report)


def _weighed(facts: Sequence[Facts], folder: Path, held: Version | None) -> Report:
    """Return what the checks find in *facts*; where councils differ is no fault."""
    found = rechecks.check(folder, held, fingerprints.of_rules(), facts)
    return voices.settled(found, facts)


def _refuse_faults(report: Report) -> None:
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))


def _keep(
    folder: Path,
    wanted: str,
    checked: _Checked,
    others: Mapping[str, Received],
    tell: Tell,
) -> Version:
    facts = checked.facts
    derived = following(whole.together(facts))
    tell("keep")
    made = replace(
        _version(wanted, facts, sum(map(len, derived.values()))),
        rules=fingerprints.of_rules(),
        sources={one.graph: one.sha256 for one in facts},
        findings=rechecks.record(checked.report),
        received=others,
    )
    scrubbing.begin(folder, withdrawals.of(facts))
    versions.add(
        folder, made, lambda store: store.fill_text(whole.texts(facts, derived))
    )
    scrubbing.finish(folder)
    return made


def _held(folder: Path) -> Version | None:
    """Return the version in use, if it is sound; else it is built again."""
    try:
        held = versions.current(folder)
    except StoreReadError:
        return None
    return held if held and versions.is_sound(folder, held.id) else None


def _version(name: str, facts: Sequence[Facts], derived: int) -> Version:
    stated = sum(len(one.triples) for one in facts)
    return Version(name, graphs=len(facts), triples=stated, derived=derived)


def _built(
    made: Version,
    begun: float,
    report: Report | None = None,
    leftovers: tuple[Leftover, ...] = (),
) -> Built:
    return Built(
        version=made.id,
        graphs=made.graphs,
        triples=made.triples,
        derived=made.derived,
        unchanged=report is None,
        seconds=perf_counter() - begun,
        report=report,
        leftovers=leftovers,
    )
