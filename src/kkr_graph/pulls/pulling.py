"""One pull, from an address to a package that is handed on to be taken in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from kkr_graph import owners, versions
from kkr_graph.errors import (
    ImportRefusedError,
    OwnFeedError,
    PackageError,
    StoreWriteError,
)
from kkr_graph.keys import trust
from kkr_graph.published import LIST, Issue, Published
from kkr_graph.pulls import addresses, choosing, following, listing
from kkr_graph.pulls.download import download
from kkr_graph.pulls.memory import Memory
from kkr_graph.pulls.web import Web
from kkr_graph.received import Received

Take: TypeAlias = Callable[[Path], int]
"""Takes a package in; returns the exit code."""
Tell: TypeAlias = Callable[[Published, Received | None, Sequence[Issue]], None]
"""Is told what is published, what is in use of it, and what is new."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be pulled.

    url    where another council publishes: its folder, list, catalogue or stream
    store  the folder of the store it is for
    ours   key of the council whose store that is; None if nobody said
    web    what asks
    """

    url: str
    store: Path
    ours: str | None = None
    web: Web = field(default_factory=Web)


def pull(errand: Errand, take: Take, tell: Tell) -> int:
    """Fetch what is new; return the exit code.

    What is new is told first; the package that brings it is verified by its hash, then
    handed to *take*.  Raises ``FeedError``, ``UntrustedListError``, ``OwnFeedError``,
    ``BadAddressError``, ``NoPackageError``, ``PullRunningError`` and as *take* does.
    """
    root, memory = addresses.root(errand.url), Memory(errand.store)
    with memory.held():
        known = trust.read(errand.store)
        listed, _ = listing.fetch(errand.web, root, memory, known, listing.now())
        if errand.ours and owners.key(errand.ours) == listed.council:
            raise OwnFeedError(url=root + LIST, council=listed.council)
        held = _held(errand.store, listed)
        news = choosing.news(listed, held)
        tell(listed, held, news)
        code = _taken(_fetched(errand.web, root, memory, listed, held), take)
        if not choosing.news(listed, _held(errand.store, listed)):
            memory.clear()
        return code


def stream(errand: Errand) -> tuple[Issue, int]:
    """Follow the stream, and take nothing in.

    Return the newest release, whose graphs it leads to, and how many statements those
    make.  Raises as ``following.graphs``, and as ``pull`` for the list.
    """
    root, memory = addresses.root(errand.url), Memory(errand.store)
    with memory.held():
        known = trust.read(errand.store)
        listed, _ = listing.fetch(errand.web, root, memory, known, listing.now())
    found = following.graphs(errand.web, root, listed)
    return listed.releases[-1], sum(map(len, found.values()))


def _held(store: Path, listed: Published) -> Received | None:
    version = versions.current(store)
    return version.received.get(listed.council) if version else None


def _fetched(
    web: Web, root: str, memory: Memory, listed: Published, held: Received | None
) -> Iterator[Path]:
    """Yield each package that brings what is new, the smallest first, once fetched."""
    if not choosing.news(listed, held):
        return
    for shared in choosing.packages(listed, held, root):
        url, wanted = root + shared.file, listed.files[shared.file]
        try:
            file = download(web, url, wanted, memory.files)
        except OSError as error:
            reason = error.strerror or error
            raise StoreWriteError(folder=memory.files, reason=reason) from error
        yield file


def _taken(packages: Iterator[Path], take: Take) -> int:
    """Take in the first package that fits on what we have; return the exit code."""
    refused: PackageError | ImportRefusedError | None = None
    for file in packages:
        try:
            return take(file)
        except (PackageError, ImportRefusedError) as error:
            refused = error
    if refused:
        raise refused
    return 0
