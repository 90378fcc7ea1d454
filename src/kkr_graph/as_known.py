"""The graph as it was known then: the newest release made by a day, opened anew.

What the release said is put together with the words and the rules of today, as a build
does, so that questions, names and citations work on it as on the graph of now.  When
something holds is asked of it as ever (``--on``); this is when it was *known*.
"""

from contextlib import closing, suppress
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import build, owners, releases, versions, withdrawals
from kkr_graph.errors import (
    BadDateError,
    BadKnownError,
    StoreMissingError,
    StoreReadError,
)
from kkr_graph.releases import Release
from kkr_graph.spelling import read_date
from kkr_graph.store import MemoryStore
from kkr_graph.withdrawals import Stone


def find(folder: Path, asked: str) -> Release:
    """Return the release that *asked* means: its number, or a day it was known on.

    A day counts to its end in Denmark.  Raises ``BadKnownError``,
    ``UnknownReleaseError``, ``NoReleaseYetError`` and ``NoReleasesError``.
    """
    text = asked.strip().removeprefix("v")
    if releases.is_number(text):
        return releases.numbered(folder, text)
    try:
        day = read_date(asked)
    except BadDateError as error:
        raise BadKnownError(given=asked) from error
    return releases.on(folder, day)


def open_release(folder: Path, release: Release) -> MemoryStore:
    """Return a store in memory of what *release* said.

    What was withdrawn since is left out, also where a crash kept it from being taken
    out of the archive yet.
    """
    stones = _stones(folder)
    said = releases.graphs(folder, release)
    store, _ = build.of_quads(
        ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(name))
        for name, triples in said.items()
        for one in withdrawals.clean(
            name, triples, stones.get(owners.of(name) or "", ())
        )
    )
    return store


def _stones(folder: Path) -> dict[str, tuple[Stone, ...]]:
    """Return the tombstones that the version in use holds, by council."""
    with suppress(StoreMissingError, StoreReadError):
        version = versions.current(folder)
        councils = {owners.of(name) for name in version.sources} if version else set()
        with closing(versions.open_current(folder)) as store:
            return {
                council: withdrawals.read(store.triples(withdrawals.graph(council)))
                for council in councils
                if council is not None
            }
    return {}
