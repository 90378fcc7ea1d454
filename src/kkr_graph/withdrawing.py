"""Withdraw what a council has said: plan it, check what is left, and carry it out.

    things ──plan──▶ tombstones, what goes with them, what is left ──withdraw──▶ done

The tombstones go into the council's own source (``data/<council>/withdrawals.ttl``), so
that every build from now on leaves out what they withdraw; the build then takes it out
of all that the store remembers (``scrubbing``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kkr_graph import (
    build,
    canonical,
    history,
    owners,
    reach,
    releases,
    source_files,
    sources,
    versions,
    withdrawals,
)
from kkr_graph.breaches import Report
from kkr_graph.build import Built
from kkr_graph.errors import (
    CommonGroundError,
    HiddenSuccessorError,
    KkrGraphError,
    NothingToWithdrawError,
    NotYoursToWithdrawError,
    StoreWriteError,
    WithdrawalBreaksError,
)
from kkr_graph.facts import Facts
from kkr_graph.history_entry import Entry
from kkr_graph.reach import State
from kkr_graph.resources import shown
from kkr_graph.withdrawals import Leftover, Stone


@dataclass(frozen=True, slots=True)
class Companion:
    """What goes with what is withdrawn: a part of it, or what serves only it.

    thing  its IRI
    text   what it quotes or is called; empty if it says neither
    """

    thing: str
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a withdrawal would do.

    council    key of the council
    ground     key of the ground
    things     IRIs of what was asked to be withdrawn and is not so already
    companions what goes with it
    stones     every tombstone of the council afterwards
    file       the source they stand in
    releases   the numbers of the releases that would be rewritten
    leftovers  where the sources still hold it
    mentions   where others of the council's statements still hold a name that is to be
               hidden
    report     what the checks find in what is left
    """

    council: str
    ground: str
    things: tuple[str, ...]
    companions: tuple[Companion, ...]
    stones: tuple[Stone, ...]
    file: Path
    releases: tuple[str, ...]
    leftovers: tuple[Leftover, ...]
    mentions: tuple[Leftover, ...]
    report: Report = field(repr=False)


def plan(  # noqa: PLR0913 - what, why, when, whose, and where it is
    things: Iterable[str],
    ground: str,
    day: date,
    council: str,
    *,
    data: Path,
    folder: Path,
    successor: str = "",
) -> Plan:
    """Return what it takes to withdraw *things* (IRIs), which *council* has said.

    *data* is the folder of the sources and *folder* that of the store.  Raises
    ``WithdrawalError`` for what may not be withdrawn; whether the rest holds together
    is for ``withdraw`` to settle.
    """
    if successor and withdrawals.GROUND[ground]:
        raise HiddenSuccessorError(ground=ground)
    stated = build.stated([data], folder)
    facts, _ = withdrawals.without(stated)
    before = withdrawals.of(facts).get(council, ())
    wanted = tuple(
        dict.fromkeys(one for one in things if not _is_gone(one, ground, before))
    )
    states = [*reach.states(facts, council, folder)]
    for thing in wanted:
        _refuse(thing, council, facts, states)
    parts = reach.below(wanted, states)
    gone = reach.with_companions({*wanted, *parts}, states, reach.pointers(facts))
    new = [
        withdrawals.stone(one, day, ground, successor if one in wanted else "")
        for one in sorted(gone)
    ]
    stones = withdrawals.added(before, new, gone) if gone else before
    file = _file(data, council)
    text = withdrawals.write(council, stones)
    after = [one for one in stated if one.graph != withdrawals.graph(council)]
    after.append(sources.read_bytes(text, shown(file)))
    left, places = withdrawals.without(after)
    return Plan(
        council=council,
        ground=ground,
        things=wanted,
        companions=tuple(
            Companion(one, reach.text(one, states)) for one in sorted(gone - {*wanted})
        ),
        stones=stones,
        file=file,
        releases=tuple(_rewritten(folder, council, stones)),
        leftovers=places,
        mentions=tuple(
            reach.mentions(wanted, left, council, states)
            if withdrawals.GROUND[ground]
            else ()
        ),
        report=build.weigh(after, folder),
    )


def withdraw(
    wanted: Plan, data: Path, folder: Path, now: datetime | None = None
) -> Built:
    """Carry out *wanted*; whole, or not at all.

    The tombstones are written first; should the build refuse what is left, they are
    taken away again.  What a crash stops is finished by the next build.  Raises
    ``WithdrawalBreaksError`` and as ``build.build`` does.
    """
    refuse_breaches(wanted)
    with versions.locked(folder):
        held = versions.current(folder)
        before = wanted.file.read_bytes() if wanted.file.exists() else None
        _write(wanted.file, withdrawals.write(wanted.council, wanted.stones))
        try:
            built = build.rebuild([data], folder)
        except KkrGraphError:
            if versions.current(folder) == held:
                _restore(wanted.file, before)
            raise
        history.note(folder, _entry(wanted, now or datetime.now(UTC)))
    return built


def _entry(wanted: Plan, now: datetime) -> Entry:
    """Return what the history is to say: the ground, and nothing of what it was."""
    moment = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = withdrawals.write(wanted.council, wanted.stones)
    stones = sources.read_bytes(text, wanted.file.name)
    return Entry(
        kind="withdrawal",
        council=wanted.council,
        begun=moment,
        ended=moment,
        reason=wanted.ground,
        generated={stones.graph: canonical.digest(stones.triples)},
    )


def refuse_breaches(wanted: Plan) -> None:
    """Raise ``WithdrawalBreaksError`` if what *wanted* leaves breaks the shapes."""
    if not wanted.report.conforms:
        faults = [one for one in wanted.report.breaches if one.severity == "Violation"]
        report = replace(wanted.report, breaches=tuple(faults))
        raise WithdrawalBreaksError(report=report, count=len(faults))


def _is_gone(thing: str, ground: str, stones: Iterable[Stone]) -> bool:
    names = {one.thing for one in stones}
    plain = thing in names and not withdrawals.GROUND[ground]
    return plain or withdrawals.hidden(thing) in names


def _refuse(
    thing: str, council: str, facts: Iterable[Facts], states: Iterable[State]
) -> None:
    """Raise unless *thing* is *council*'s to withdraw."""
    describing = {
        owners.of(one.graph)
        for one in facts
        if any(reach.value(triple.subject) == thing for triple in one.triples)
    }
    said = any(thing in reach.iris(triple) for state in states for triple in state)
    if None in describing:
        raise CommonGroundError(thing=thing)
    if describing and council not in describing:
        raise NotYoursToWithdrawError(thing=thing, council=min(map(str, describing)))
    if not said:
        raise NothingToWithdrawError(thing=thing, council=council)


def _rewritten(folder: Path, council: str, stones: Iterable[Stone]) -> Iterator[str]:
    against = tuple(stones)
    for release in releases.all_of(folder):
        names = owners.owned(release.graphs, council)
        said = releases.graphs(folder, release, names)
        if any(
            len(withdrawals.clean(name, triples, against)) < len(triples)
            for name, triples in said.items()
        ):
            yield release.name


def _file(data: Path, council: str) -> Path:
    """Return the source that holds the tombstones of *council*, or is to hold them."""
    for files in source_files.find(data):
        for file in files:
            if isinstance(file, Path) and file.name == "withdrawals.ttl":
                facts = sources.read(file)
                if facts.graph == withdrawals.graph(council):
                    return file
    return data / council / "withdrawals.ttl"


def _write(file: Path, text: bytes) -> None:
    aside = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(text)
        aside.replace(file)
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=file.parent, reason=reason) from error


def _restore(file: Path, before: bytes | None) -> None:
    if before is None:
        file.unlink(missing_ok=True)
    else:
        _write(file, before)
