"""Everything that is to be published of a store, as bytes by file name.

The same releases give the same bytes.  A file that says what is of a moment has a name
that holds a hash of it, so it can be kept by whoever fetched it for as long as they
like; only ``PUBLISHED``, ``catalogue.ttl`` and ``feed/index.ttl`` are ever replaced.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from kkr_graph import releases
from kkr_graph.archive import Archive
from kkr_graph.errors import NothingReleasedError
from kkr_graph.event_stream import members, pages, sight
from kkr_graph.event_stream.members import Moment
from kkr_graph.published import File, Issue, Published, Shared
from kkr_graph.releases import Release

Pack: TypeAlias = Callable[[Release, Release | None], bytes | None]
"""Makes the package of a release, whole or building on another; None: there is none."""
Describe: TypeAlias = Callable[[Published], bytes | None]
"""Makes the catalogue of what is published; None: there is none."""
Made: TypeAlias = Mapping[tuple[str, str | None], bytes]
"""Packages that stand and still hold, by release and the one they build on."""

CATALOGUE: Final = "catalogue.ttl"
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for.

    council  whose releases
    access   for whom: ``public`` or ``councils``
    base     where it will be on the web, with a slash at the end
    key      id of the key that will sign; empty if none
    pack     makes the packages; None: there will be none
    describe makes the catalogue; None: there will be none
    """

    council: str
    access: str
    base: str
    key: str = ""
    pack: Pack | None = None
    describe: Describe | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to stand in the folder: the list, not yet numbered, and what it lists."""

    listed: Published
    files: Mapping[str, bytes]


def of(
    store: Path, plan: Plan, made: Callable[[Mapping[str, Issue]], Made] = lambda _: {}
) -> Contents:
    """Return what is published of *store* by *plan*.

    *made* gives the packages that need not be made again, of the issues by name.
    Raises ``NothingReleasedError``.
    """
    every = [one for one in releases.all_of(store) if one.council == plan.council]
    if not every:
        raise NothingReleasedError(folder=store, council=plan.council)
    moments = [_moment(store, one, plan) for one in every]
    seen = _open(every, moments)
    written: list[pages.Page] = []
    for _, told in members.told(moments, seen, plan.council):
        written += pages.pages(told, plan.base)
    files = {page.file: page.content for page in written}
    files[pages.INDEX] = pages.index(plan.council, plan.base, written)
    issues = {
        one.name: _issue(one, moment, seen)
        for one, moment in zip(every, moments, strict=True)
    }
    packages = _packages(every, plan, made(issues)) if plan.pack else {}
    files |= {shared.file: content for shared, content in packages.items()}
    listed = Published(
        council=plan.council,
        access=plan.access,
        base=plan.base,
        key=plan.key,
        number=sum(1 + len(one.notes) for one in every),
        previous=None,
        releases=tuple(issues.values()),
        packages=tuple(packages),
        files=_listed(files),
    )
    if plan.describe and (described := plan.describe(listed)):
        files[CATALOGUE] = described
        listed = replace(listed, files=_listed(files))
    return Contents(listed, files)


def _moment(store: Path, release: Release, plan: Plan) -> Moment:
    """Return *release* as a reader saw it, without what the archive holds no more."""
    archive = Archive(store)
    kept = [name for name, digest in release.own.items() if archive.holds(digest)]
    state = releases.graphs(store, release, kept)
    return Moment(
        release.name, release.made, sight.visible(state, plan.access, plan.council)
    )


def _open(every: Sequence[Release], moments: Sequence[Moment]) -> set[str]:
    """Return the graphs that a reader could see when we last had them.

    One that was closed is open no more, not even as it was; one that is gone stays as
    open as it was.
    """
    last: dict[str, bool] = {}
    for release, moment in zip(every, moments, strict=True):
        last |= {graph: graph in moment.state for graph in release.own}
    return {graph for graph, seen in last.items() if seen}


def _issue(release: Release, moment: Moment, seen: set[str]) -> Issue:
    graphs = {graph: release.graphs[graph] for graph in moment.state if graph in seen}
    return Issue(release.name, release.made, graphs)


def _packages(every: Sequence[Release], plan: Plan, made: Made) -> dict[Shared, bytes]:
    """Return the packages of each release: whole, and building on the one before."""
    found: dict[Shared, bytes] = {}
    before: Release | None = None
    for release in every:
        for since in [None, before] if before else [None]:
            name = since.name if since else None
            content = made.get((release.name, name))
            if content is None and plan.pack:
                content = plan.pack(release, since)
            if content is not None:
                file = _file(plan.council, release.name, name, content)
                found[Shared(file, release.name, name)] = content
        before = release
    return found


def _file(council: str, release: str, since: str | None, content: bytes) -> str:
    builds = f"-since-{since}" if since else ""
    digits = sha256(content).hexdigest()[:_DIGITS]
    return f"packages/{council}-{release}{builds}-{digits}.zip"


def _listed(files: Mapping[str, bytes]) -> dict[str, File]:
    return {name: File.of(files[name]) for name in sorted(files)}
