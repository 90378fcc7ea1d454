"""Build the graph: sources → facts → checked facts → store, whole or not at all.

The only module that composes the steps; no step knows the next.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal, TypeAlias

import pyoxigraph as ox

from kkr_graph import (
    checks,
    course,
    ontology,
    owners,
    received as of_others,
    rechecks,
    scrubbing,
    source_files,
    sources,
    versions,
    voices,
    withdrawals,
)
from kkr_graph.breaches import Report
from kkr_graph.derive import derive
from kkr_graph.errors import InvalidFactsError, StoreReadError
from kkr_graph.facts import Facts
from kkr_graph.received import Received
from kkr_graph.resources import ONTOLOGY, QUERIES, shown, walk
from kkr_graph.store import MemoryStore
from kkr_graph.versions import Version, default_store_dir
from kkr_graph.withdrawals import Leftover

if TYPE_CHECKING:
    from kkr_graph.endpoint import EndpointStore

__all__ = ["Built", "build", "build_into", "default_store_dir", "in_memory"]

Checker: TypeAlias = Callable[[Sequence[Facts]], Report]
Step: TypeAlias = Literal["read", "check", "derive", "keep"]
_Paper: TypeAlias = list[tuple[bytes, str]]


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


def build(
    places: Iterable[Traversable],
    folder: Path,
    *,
    checker: Checker | None = None,
    tell: Callable[[Step], None] = lambda _: None,
) -> Built:
    """Build the store in *folder* from the files and folders in *places*.

    What was accepted from other councils goes in again as it was, and what *places*
    say on their behalf gives way to it.
    Where the version in use was checked by the same rules, only what changed since is
    checked, unless a *checker* is given.  *tell* is called as each step begins.  Raises
    ``UnreadableError`` for a source that does not read, ``InvalidFactsError`` for facts
    that break the shapes, ``RefusedError`` where the folder cannot be built in; then
    the store is as it was.
    """
    begun = perf_counter()
    held, others = _held(folder), _received(folder)
    papers = [*_papers(places), *of_others.papers(folder, others.values())]
    unchanged = held and held.id == fingerprint(_contents(papers, others))
    if held and unchanged and not scrubbing.is_pending(folder):
        return _built(held, begun, None)
    with versions.locked(folder):
        return rebuild(places, folder, checker=checker, tell=tell)


def rebuild(
    places: Iterable[Traversable],
    folder: Path,
    *,
    checker: Checker | None = None,
    tell: Callable[[Step], None] = lambda _: None,
) -> Built:
    """Build as ``build`` does, whether or not anything changed.

    To be called under ``versions.locked``.
    """
    begun = perf_counter()
    ours = _papers(places)
    held, others = _held(folder), _received(folder)
    theirs = [*of_others.papers(folder, others.values())]
    since = partial(rechecks.check, folder, held, _digest_of_rules())
    read = partial(_facts, ours, theirs, others)
    facts, leftovers, report = _checked(read, checker or since, tell)
    tell("derive")
    wanted = fingerprint(_contents([*ours, *theirs], others))
    made = _keep(folder, wanted, facts, report, others, tell)
    return replace(_built(made, begun, report), leftovers=leftovers)


def stated(places: Iterable[Traversable], folder: Path) -> tuple[Facts, ...]:
    """Return all that a build would read, what has been withdrawn included."""
    others = _received(folder)
    theirs = of_others.papers(folder, others.values())
    return _facts(_papers(places), theirs, others)


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
    begun = perf_counter()
    all_facts, leftovers = withdrawals.without(sources.distinct(facts))
    held = _held(folder)
    others = received if received is not None else _received(folder)
    contents = [f"{one.graph} {one.sha256}".encode() for one in all_facts]
    wanted = fingerprint([*contents, *_marks(others)])
    if held and held.id == wanted and not scrubbing.is_pending(folder):
        return _built(held, begun, None)
    report = weighed or _weighed(all_facts, folder, held)
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))
    made = _keep(folder, wanted, all_facts, report, others, lambda _: None)
    return replace(_built(made, begun, report), leftovers=leftovers)


def weigh(facts: Iterable[Facts], folder: Path) -> Report:
    """Return what the checks find in *facts*, if the store in *folder* held them."""
    kept, _ = withdrawals.without(sources.distinct(facts))
    return _weighed(kept, folder, _held(folder))


def _weighed(facts: Sequence[Facts], folder: Path, held: Version | None) -> Report:
    """Return what the checks find in *facts*; where councils differ is no fault."""
    found = rechecks.check(folder, held, _digest_of_rules(), facts)
    return voices.settled(found, facts)


def _keep(  # noqa: PLR0913, PLR0917 - what a version is made of, and where it goes
    folder: Path,
    wanted: str,
    facts: Sequence[Facts],
    report: Report,
    others: Mapping[str, Received],
    tell: Callable[[Step], None],
) -> Version:
    whole, derived = in_memory(facts)
    tell("keep")
    made = replace(
        _version(wanted, facts, derived),
        rules=_digest_of_rules(),
        sources={one.graph: one.sha256 for one in facts},
        findings=rechecks.record(report),
        received=others,
    )
    scrubbing.begin(folder, withdrawals.of(facts))
    versions.add(folder, made, lambda store: store.fill(whole.quads()))
    scrubbing.finish(folder)
    return made


def build_into(
    places: Iterable[Traversable],
    server: "EndpointStore",
    *,
    checker: Checker = checks.check,
    tell: Callable[[Step], None] = lambda _: None,
) -> Built:
    """Build the store behind *server* from *places*, all its graphs at once.

    Graphs of ours that no source describes any more are removed.  Raises as ``build``
    does, and ``EndpointError``.
    """
    begun = perf_counter()
    papers = _papers(places)
    read = partial(_facts, papers, [], {})
    facts, leftovers, report = _checked(read, checker, tell)
    tell("derive")
    whole, derived = in_memory(facts)
    tell("keep")
    contents = dict.fromkeys(server.graphs(), ()) | whole.by_graph()
    server.replace_all(contents)
    wanted = fingerprint(_contents(papers, {}))
    built = _built(_version(wanted, facts, derived), begun, report)
    return replace(built, leftovers=leftovers)


def in_memory(facts: Sequence[Facts]) -> tuple[MemoryStore, int]:
    """Return a store of *facts* and all that belongs with them.

    That is what follows from them, which is counted, and the words of the ontology.
    """
    return of_quads(quad for one in facts for quad in one.as_quads())


def of_quads(quads: Iterable[ox.Quad]) -> tuple[MemoryStore, int]:
    """Return a store of *quads*, the statements of sources, as ``in_memory`` does."""
    store = MemoryStore(quads)
    derived = sum(derive(store).values())
    store.replace(ontology.HERE, ontology.statements())
    return store, derived


def fingerprint(contents: Iterable[bytes]) -> str:
    """Return 16 digits that change whenever a build would come out differently."""
    parts = [
        f"format {versions.FORMAT}",
        f"pyoxigraph {ox.__version__}",
        _digest_of_rules(),
        *(_digest(file.read_bytes()) for file in walk(QUERIES / "derived", ".rq")),
        *sorted(_digest(content) for content in contents),
    ]
    return _digest("\n".join(parts).encode())[:16]


def _digest_of_rules() -> str:
    """Return digits that change whenever a check might come out differently."""
    parts = [f"kkr-graph {_release()}", f"shacl {version('shacl')}"]
    parts += [_digest(file.read_bytes()) for file in walk(ONTOLOGY, ".ttl")]
    return _digest("\n".join(parts).encode())


def _papers(places: Iterable[Traversable]) -> list[_Paper]:
    """Return what stands in each file of each source, and what the file is called."""
    return [
        [(source_files.content(file), shown(file)) for file in source]
        for place in places
        for source in source_files.find(place)
    ]


def _received(folder: Path) -> Mapping[str, Received]:
    """Return what was accepted from others: as the version in use says it.

    Where that cannot be read, it is as the history tells it; it is never dropped.
    """
    try:
        held = versions.current(folder)
    except StoreReadError:
        held = None
    return held.received if held else course.received(folder)


def _facts(
    ours: Iterable[_Paper], theirs: Iterable[_Paper], received: Mapping[str, Received]
) -> tuple[Facts, ...]:
    """Read *ours* and *theirs*; a council that shares its graphs speaks for itself."""
    own = [
        one
        for one in map(sources.read_parts, ours)
        if owners.of(one.graph) not in received
    ]
    return sources.distinct([*own, *map(sources.read_parts, theirs)])


def _contents(
    papers: Iterable[_Paper], others: Mapping[str, Received]
) -> Iterator[bytes]:
    """Yield what stands in every file, and what tells which are of *others*."""
    yield from (content for paper in papers for content, _ in paper)
    yield from _marks(others)


def _marks(others: Mapping[str, Received]) -> Iterator[bytes]:
    """Yield what tells what was received from anything else."""
    return (f"received {one.council} {one.package}".encode() for one in others.values())


def _checked(
    read: Callable[[], tuple[Facts, ...]],
    checker: Checker,
    tell: Callable[[Step], None],
) -> tuple[tuple[Facts, ...], tuple[Leftover, ...], Report]:
    tell("read")
    facts, leftovers = withdrawals.without(read())
    tell("check")
    report = voices.settled(checker(facts), facts)
    if not report.conforms:
        raise InvalidFactsError(report=report, count=report.count("Violation"))
    return facts, leftovers, report


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


def _built(made: Version, begun: float, report: Report | None) -> Built:
    return Built(
        version=made.id,
        graphs=made.graphs,
        triples=made.triples,
        derived=made.derived,
        unchanged=report is None,
        seconds=perf_counter() - begun,
        report=report,
    )


def _release() -> str:
    try:
        return version("kkr-graph")
    except PackageNotFoundError:  # read straight from a checkout
        return "0"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
