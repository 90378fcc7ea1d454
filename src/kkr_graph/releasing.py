"""Make a release of the version in use: a number, what differs, every graph kept."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import (
    canonical,
    differences,
    history,
    owners,
    releases,
    scrubbing,
    versions,
)
from kkr_graph.archive import Archive
from kkr_graph.errors import (
    ClockBackError,
    NoOwnGraphsError,
    OtherReleasesError,
    StoreMissingError,
    UnfinishedWithdrawalError,
)
from kkr_graph.history_entry import Entry
from kkr_graph.releases import FIRST, Bump, Release

_State = Mapping[str, tuple[ox.Triple, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The release that would be made.

    release  the release
    before   the newest there is; None if this is the first
    state    what each graph says
    news     whether any graph says something else than in the release before
    """

    release: Release
    before: Release | None
    state: _State = field(repr=False)
    news: bool


def plan(
    folder: Path, council: str, *, bump: Bump | None = None, now: datetime | None = None
) -> Plan:
    """Return the release that *council* would make of the version in use in *folder*.

    *now* is the clock's, in UTC, unless it is given.  Raises ``NoOwnGraphsError``,
    ``OtherReleasesError``, ``ClockBackError``, ``UnfinishedWithdrawalError`` and
    ``StoreMissingError``.
    """
    if scrubbing.is_pending(folder):
        raise UnfinishedWithdrawalError(folder=folder)
    state = _state(folder)
    _refuse_without(state, council)
    before = releases.latest(folder)
    if before is not None and before.council != council:
        raise OtherReleasesError(council=council, other=before.council)
    made = _moment(now)
    if before is not None and made < before.made:
        raise ClockBackError(now=made, last=before.made, release=before.name)
    graphs = {name: canonical.digest(said) for name, said in sorted(state.items())}
    changes = differences.counted(
        differences.between(
            releases.graphs(folder, before, before.own) if before else {},
            {name: state[name] for name in owners.owned(state, council)},
        )
    )
    number = FIRST
    if before is not None:
        number = releases.following(before.name, bump or releases.bump(changes))
    release = Release(number, council, made, graphs, changes)
    return Plan(release, before, state, before is None or before.graphs != graphs)


def make(
    folder: Path, council: str, *, bump: Bump | None = None, now: datetime | None = None
) -> Plan:
    """Make the release that ``plan`` tells of, unless nothing is new; return the plan.

    The graphs are kept first and the record is written last, in one step: stopped
    anywhere before, there is no release, and what was kept is kept once all the same.
    """
    with versions.locked(folder):
        scrubbing.resume(folder)
        wanted = plan(folder, council, bump=bump, now=now)
        if wanted.news:
            archive = Archive(folder)
            for triples in wanted.state.values():
                archive.keep(triples)
            releases.write(folder, wanted.release)
            history.note(folder, _entry(wanted))
        return wanted


def _entry(made: Plan) -> Entry:
    """Return what the history is to say of the release that was *made*."""
    release, before = made.release, made.before
    was = before.own if before else {}
    return Entry(
        kind="release",
        council=release.council,
        begun=release.made,
        ended=release.made,
        release=release.name,
        generated=_only(release.own, was),
        invalidated=_only(was, release.own),
    )


def _only(graphs: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    return {name: one for name, one in graphs.items() if others.get(name) != one}


def _state(folder: Path) -> _State:
    version = versions.current(folder)
    if version is None:
        raise StoreMissingError(folder=folder)
    with closing(versions.open_current(folder)) as store:
        return {name: store.triples(name) for name in sorted(version.sources)}


def _refuse_without(state: _State, council: str) -> None:
    if not owners.owned(state, council):
        held = {owner for name in state if (owner := owners.of(name)) is not None}
        near = get_close_matches(council, sorted(held), n=2) or sorted(held)[:2]
        raise NoOwnGraphsError(council=council, suggestions=near)


def _moment(now: datetime | None) -> str:
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
