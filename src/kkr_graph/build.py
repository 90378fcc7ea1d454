"""Build the graph: sources → facts → checked facts → store, whole or not at all.

This module composes the steps, and ``endpoint_building`` those of a build behind a
server; no step knows the next.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from importlib.resources.abc import Traversable
from itertools import starmap
from pathlib import Path
from time import perf_counter
from typing import Final

from kkr_graph import (
    edit as edits,
    fingerprints,
    ingredients,
    onward,
    rechecks,
    scrubbing,
    sources,
    standing,
    statement_text,
    versions,
    voices,
    whole,
    withdrawals,
)
from kkr_graph.breaches import Report
from kkr_graph.build_steps import (
    Built,
    Checked,
    Checker,
    Tell,
    checked,
    refuse_faults,
    silent,
    told,
    version_of,
)
from kkr_graph.derive import following
from kkr_graph.edit import Edit
from kkr_graph.errors import StoreMissingError, StoreReadError
from kkr_graph.facts import Facts
from kkr_graph.ingredients import Ingredients
from kkr_graph.lines import MEMORY, Memory, Shelf
from kkr_graph.quad_text import merged
from kkr_graph.received import Received
from kkr_graph.store import DiskStore
from kkr_graph.unchanged import InStore
from kkr_graph.versions import Version, default_store_dir
from kkr_graph.whole import in_memory, of_quads

__all__ = [
    "Built",
    "build",
    "default_store_dir",
    "in_memory",
    "of_quads",
]

# Bytes of sources from where on their statements, thrice that, are put on disk.
_LARGE: Final = 256 * 1024 * 1024


def build(
    places: Iterable[Traversable],
    folder: Path,
    *,
    checker: Checker | None = None,
    tell: Tell = silent,
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
        return told(held, begun)
    with versions.locked(folder):
        others = ingredients.gather((), folder)
        parts = replace(parts, theirs=others.theirs, received=others.received)
        return _build(parts, folder, checker, tell, held)


def rebuild(places: Iterable[Traversable], folder: Path) -> Built:
    """Build as ``build`` does, whether or not anything changed.

    To be called under ``versions.locked``.
    """
    return _build(ingredients.gather(places, folder), folder, None, silent)


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
        return told(held, begun)
    report = weighed or _weighed(kept, folder, held)
    found = Checked(kept, leftovers, report)
    refuse_faults(found.report)
    made = _keep(folder, wanted, found, others, silent)
    return told(made, begun, found.report, found.leftovers)


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
        return told(held, begun)
    with closing(versions.open_current(folder)) as store:
        left = tuple(sorted(held.sources.keys() - sums.keys()))
        edit = Edit(wanted, (*new.values(),), left, tuple(sums), InStore(store))
        if (gone_on := onward.advance(folder, held, edit)) is not None:
            return told(gone_on.version, begun, gone_on.report)
        facts = standing.facts(store, held.sources) | new
    return revise((facts[name] for name in sums), folder)


def stated(places: Iterable[Traversable], folder: Path) -> tuple[Facts, ...]:
    """Return all that a build would read, what has been withdrawn included."""
    return ingredients.gather(places, folder).read()


def weigh(facts: Iterable[Facts], folder: Path) -> Report:
    """Return what the checks find in *facts*, if the store in *folder* held them."""
    kept, _ = withdrawals.without(sources.distinct(facts))
    return _weighed(kept, folder, _held(folder))


def _build(
    parts: Ingredients,
    folder: Path,
    checker: Checker | None,
    tell: Tell,
    sound: Version | None = None,
) -> Built:
    begun, held = perf_counter(), _held(folder, sound)
    if held is not None and checker is None:
        tell("read")
        edit = edits.of_files(parts, held)
        tell("check")
        if edit is not None and (gone_on := onward.advance(folder, held, edit)):
            return told(gone_on.version, begun, gone_on.report)
    since = partial(rechecks.check, folder, held, fingerprints.of_rules())
    with _keeper(parts, folder) as keep:
        found = checked(parts, checker or since, tell, keep)
        tell("derive")
        made = _keep(folder, parts.fingerprint, found, parts.received, tell)
    return told(made, begun, found.report, found.leftovers)


def _keeper(parts: Ingredients, folder: Path) -> Memory | Shelf:
    """Return what keeps the statements of *parts* while they are checked and stored."""
    return Shelf(folder) if parts.size > _LARGE else MEMORY


def _weighed(facts: Sequence[Facts], folder: Path, held: Version | None) -> Report:
    """Return what the checks find in *facts*; where councils differ is no fault."""
    found = rechecks.check(folder, held, fingerprints.of_rules(), facts)
    return voices.settled(found, facts)


def _keep(
    folder: Path,
    wanted: str,
    found: Checked,
    others: Mapping[str, Received],
    tell: Tell,
) -> Version:
    facts = found.facts
    derived = following(whole.together(facts))
    tell("keep")
    made = replace(
        version_of(wanted, facts, sum(map(len, derived.values()))),
        rules=fingerprints.of_rules(),
        sources={one.graph: one.sha256 for one in facts},
        findings=rechecks.record(found.report),
        received=others,
    )
    scrubbing.begin(folder, withdrawals.of(facts))

    def fill(store: DiskStore) -> None:
        texts = statement_text.kept(store.beside, whole.texts(facts, derived))
        store.fill_text(starmap(merged, texts))

    versions.add(folder, made, fill)
    scrubbing.finish(folder)
    return made


def _held(folder: Path, sound: Version | None = None) -> Version | None:
    """Return the version in use, if it is sound; else it is built again.

    One that was found *sound* just now is not opened to see it again.
    """
    try:
        held = versions.current(folder)
    except StoreReadError:
        return None
    if held and (held == sound or versions.is_sound(folder, held.id)):
        return held
    return None
