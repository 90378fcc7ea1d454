"""The origin: the SPARQL server that a copy is served of, as the front knows it."""

import asyncio
import socket
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kkr_graph.web import log
from kkr_graph.web.door import Door
from kkr_graph.web.makings import Makings
from kkr_graph.web.wire import Frame

EVERY: Final = 2.0  # seconds between looks
_AGAIN: Final = 5.0  # seconds until a copier that was lost is made again


class Origin:
    """The server at *url*, of which *folder* holds a copy.

    seen  when the copy was last seen to be what the server holds; seconds since 1970
    away  whether the last look failed
    """

    def __init__(self, url: str, folder: Path) -> None:
        self._url, self._folder = url, folder
        self._nursery: Makings | None = None
        self._door: Door | None = None
        self._mending: asyncio.Task[None] | None = None
        self.seen = time.time()  # the copy was made, or found, just before
        self.away = False

    async def open(self, nursery: Makings) -> None:
        """Have a copier made by the *nursery*."""
        self._nursery = nursery
        _, handle = await nursery.make(
            do="copier",
            url=self._url,
            folder=str(self._folder.resolve()),
            every=EVERY,
        )
        self._door = Door(socket.socket(fileno=handle), self._heard, self._lost)

    def close(self) -> None:
        """Let go of the copier, and have no other made."""
        self._nursery = None
        if self._mending is not None:
            self._mending.cancel()
        if self._door is not None:
            self._door.close()

    @property
    def told(self) -> str:
        """How it stands, for those who run the server."""
        moment = datetime.fromtimestamp(self.seen, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f"endpoint {'away since' if self.away else 'seen'} {moment}"

    def _heard(self, frame: Frame) -> None:
        head = frame.head
        if "seen" in head:
            self.seen = time.time()
        if ("away" in head) == self.away or "busy" in head:
            return
        self.away = "away" in head
        if self.away:
            log.said("endpoint-away", why=str(head["away"]))
        else:
            log.said("endpoint-back")

    def _lost(self) -> None:
        if self._nursery is not None:
            self._mending = asyncio.ensure_future(self._mend(self._nursery))

    async def _mend(self, nursery: Makings) -> None:
        await asyncio.sleep(_AGAIN)
        if not nursery.closed:
            await self.open(nursery)
