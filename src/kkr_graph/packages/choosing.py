"""Which release to share, and which its reader has already."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kkr_graph import releases
from kkr_graph.errors import (
    NotEarlierReleaseError,
    NothingReleasedError,
    UnknownReleaseError,
)
from kkr_graph.packages import contents
from kkr_graph.packages.contents import Contents
from kkr_graph.packages.package import Access
from kkr_graph.releases import Release


@dataclass(frozen=True, slots=True)
class Choice:
    """A release, and those it is compared with.

    since     the release that the reader has already; None: nothing
    previous  the release before it; None: it is the first
    """

    release: Release
    since: Release | None
    previous: Release | None

    def contents(self, folder: Path, access: Access) -> Contents:
        """Return what a reader with *access* gets; raise as ``contents.of``."""
        return contents.of(
            folder, self.release, access, since=self.since, previous=self.previous
        )


def choose(
    folder: Path, council: str, release: str | None = None, since: str | None = None
) -> Choice:
    """Return the *release* of *council* in the store in *folder*; None is the newest.

    Raises ``NothingReleasedError``, ``UnknownReleaseError`` or
    ``NotEarlierReleaseError``.
    """
    known = made_by(folder, council)
    wanted = _named(known, release) if release else known[-1]
    earlier = _named(known, since) if since else None
    if earlier is not None and earlier.number >= wanted.number:
        raise NotEarlierReleaseError(since=earlier.name, release=wanted.name)
    before = [one for one in known if one.number < wanted.number]
    return Choice(wanted, earlier, before[-1] if before else None)


def every(folder: Path, council: str) -> tuple[Choice, ...]:
    """Return every release of *council*, oldest first; raise as ``made_by``."""
    known = made_by(folder, council)
    return tuple(
        Choice(one, None, before)
        for one, before in zip(known, (None, *known), strict=False)
    )


def made_by(folder: Path, council: str) -> tuple[Release, ...]:
    """Return the releases of *council*, oldest first.

    Raises ``NothingReleasedError`` if there are none.
    """
    known = tuple(one for one in releases.all_of(folder) if one.council == council)
    if not known:
        raise NothingReleasedError(folder=folder, council=council)
    return known


def _named(known: tuple[Release, ...], name: str) -> Release:
    names = [one.name for one in known]
    if name not in names:
        raise UnknownReleaseError(
            release=name, suggestions=get_close_matches(name, names, n=3) or names[-1:]
        )
    return known[names.index(name)]
