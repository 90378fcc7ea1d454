"""Following the stream itself, page by page, as any program can that knows LDES.

Every page is on the signed list, so that a stream can neither go on for ever nor lead
elsewhere; one that goes in a circle is refused.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kkr_graph import canonical
from kkr_graph.errors import (
    FeedLoopError,
    FeedTooLongError,
    NotAsListedError,
    NotAsReleasedError,
    UnlistedPageError,
)
from kkr_graph.event_stream import reading
from kkr_graph.event_stream.member import Member
from kkr_graph.event_stream.pages import INDEX
from kkr_graph.event_stream.replay import replay
from kkr_graph.published import Published
from kkr_graph.pulls.addresses import plain
from kkr_graph.pulls.web import Web

MOST: Final = 10_000  # pages


def graphs(
    web: Web, root: str, listed: Published, most: int = MOST
) -> dict[str, tuple[ox.Triple, ...]]:
    """Return what each graph of the newest release says, from the stream alone.

    Raises ``NotAsReleasedError`` if that is not what the release says, else as
    ``follow`` does.
    """
    members = sorted(follow(web, root, listed, most), key=_number)
    found = replay(members)
    wanted = listed.releases[-1].graphs
    for name in sorted({*found, *wanted}):
        if canonical.digest(found.get(name, ())) != wanted.get(name):
            raise NotAsReleasedError(url=root + INDEX, graph=plain(name))
    return found


def follow(
    web: Web, root: str, listed: Published, most: int = MOST
) -> Iterator[Member]:
    """Yield the members of the stream that is published at *root*, as they stand there.

    Raises ``FeedError`` for a page that is not on the list, not as it says, or leads
    back, and for more than *most* pages.
    """
    waiting, met = [INDEX], {INDEX}
    while waiting:
        file = waiting.pop(0)
        wanted = listed.files.get(file)
        if wanted is None:
            raise UnlistedPageError(url=plain(root + file))
        content = web.get(root + file, wanted.size).content or b""
        if hashlib.sha256(content).hexdigest() != wanted.sha256:
            raise NotAsListedError(url=root + file)
        page = reading.read(content, listed.base + file)
        yield from page.members
        for url in page.onward:
            leads = url.removeprefix(listed.base)
            if leads in met:
                raise FeedLoopError(url=root + file, page=plain(url))
            met.add(leads)
            waiting.append(leads)
            if len(met) > most:
                raise FeedTooLongError(url=root + INDEX, most=most)


def _number(member: Member) -> tuple[int, ...]:
    return tuple(int(part) for part in member.release.split(".") if part.isdecimal())
