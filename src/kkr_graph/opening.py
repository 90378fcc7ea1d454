"""Open the store that is to be asked; build it first if none was ever built."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kkr_graph import versions
from kkr_graph.errors import KnownElsewhereError, StoreMissingError
from kkr_graph.resources import DATA

if TYPE_CHECKING:
    from kkr_graph.releases import Release
    from kkr_graph.store import Store


def open_store(
    folder: Path | str | None = None,
    *,
    endpoint: str | None = None,
    as_known: str | None = None,
    tell: Callable[[Path], None] = lambda _: None,
    tell_release: Callable[["Release"], None] = lambda _: None,
) -> "Store":
    """Return the store in *folder*, behind *endpoint*, or where it is by default.

    By default it is built from the shipped data if it is not there; *tell* is called
    first with the folder.  A *folder* that someone named is never built in unasked:
    they may have misspelt it.

    *as_known* is a day or the number of a release: then it is the graph as it was known
    on that day or in that release, and *tell_release* is called with the release.
    """
    if as_known is not None:
        if endpoint is not None:
            raise KnownElsewhereError
        place = Path(folder) if folder is not None else versions.default_store_dir()
        return _then(place, as_known, tell_release)
    if endpoint is not None:
        from kkr_graph import endpoint as servers  # noqa: PLC0415 - seldom needed

        return servers.reached(endpoint, os.environ)
    if folder is not None:
        return versions.open_current(Path(folder))
    default = versions.default_store_dir()
    if versions.current(default) is None:
        from kkr_graph.build import build  # noqa: PLC0415 - the checks are slow to load

        tell(default)
        build([DATA], default)
    return versions.open_current(default)


def _then(folder: Path, asked: str, tell: Callable[["Release"], None]) -> "Store":
    """Return the store in *folder* as it was known; it is never built for that."""
    from kkr_graph import as_known  # noqa: PLC0415 - seldom needed, slow to load

    if versions.current(folder) is None:
        raise StoreMissingError(folder=folder)
    release = as_known.find(folder, asked)
    tell(release)
    return as_known.open_release(folder, release)
