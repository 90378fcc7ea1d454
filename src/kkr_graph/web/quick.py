"""Quick connections: what is known from before is answered without being read anew.

The same bytes as before are answered from what was kept; bytes that differ in the query
alone, by what was read of the others.  All else takes the careful way.
"""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from starlette.types import Message

from kkr_graph.web import log
from kkr_graph.web.connections import Connection
from kkr_graph.web.reply import Raw
from kkr_graph.web.site import Site

if TYPE_CHECKING:
    import asyncio

    from kkr_graph.web.express import Express
    from kkr_graph.web.run import Worker

LEFT: Final[Message] = {"type": "http.disconnect"}


class QuickConnection(Connection):
    """One connection.

    site   knows what came before
    apart  whether an answer may depend on which proxy asked
    """

    site: ClassVar[Site]
    apart: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn
        super().__init__(*args, **kwargs)
        self._asked = False  # an answer is under way that was begun here
        self._task: asyncio.Task[None] | None = None  # gives it with care
        self._later = bytearray()  # what came meanwhile
        self._left: asyncio.Future[None] | None = None
        self._last = False

    def connection_made(self, transport: "asyncio.Transport") -> None:  # type: ignore[override]
        """Note who asks, if that counts."""
        super().connection_made(transport)
        if self.apart and self.client is not None:
            self._by = f"{self.client[0]} ".encode()

    def data_received(self, data: bytes) -> None:
        """Take what came; what comes before the answer waits until it is given."""
        if self._asked:
            self.flow.pause_reading()
            self._later += data
        else:
            super().data_received(data)

    def shutdown(self) -> None:
        """Close, once what was asked is answered."""
        if self._asked:
            self._last = True
        else:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let nobody work for who has left."""
        self._later.clear()
        if self._left is not None and not self._left.done():
            self._left.set_result(None)
        super().connection_lost(exc)

    def _at_once(self, data: bytes) -> bool:
        if self.flow.write_paused or self.transport.is_closing():
            return False
        asked = self._by + data
        said = self.site.again(asked)
        if said is not None:
            self._answered(said)
            return True
        most = self.limit_concurrency
        if most is not None and len(self.connections) >= most:
            return False  # to be told so the careful way
        found = self.site.alike.get(asked)
        if found is None:
            return False
        like, query = found
        self._asked = True
        self._wait_no_more()
        express = like.express
        if express is None or not express.start(asked, query, self):
            self.take_later(like.again(asked, query, self.until_left))
        return True

    def _is_busy(self) -> bool:
        return self._asked or super()._is_busy()

    def take(self, said: Raw) -> None:
        """Give the answer to the client; go on with what it asked meanwhile."""
        self._asked = False
        if not self.transport.is_closing():
            self._answered(said)
        if self._later:
            later = bytes(self._later)
            self._later.clear()
            self.data_received(later)

    def take_later(self, answer: Awaitable[Raw]) -> None:
        """Give the answer to the client when it is there."""
        self._task = self.loop.create_task(self._give(answer))

    def may_be_lent(self) -> bool:
        """Say whether a worker may have the connection: there is one that lets it."""
        return False

    def lend(self, _way: "Express", _asked: bytes, _worker: "Worker", /) -> bool:
        """Do nothing, and say so."""
        return False

    def give_up(self) -> None:
        """Hang up: our own code went wrong, and nothing of it may reach the client."""
        self._asked = False
        self.transport.abort()

    async def _give(self, answer: Awaitable[Raw]) -> None:
        try:
            said = await answer
            if self.flow.write_paused:
                await self.flow.drain()
            self.take(said)
        except Exception as error:  # noqa: BLE001 - as ``give_up`` says
            log.fault(error)
            self.give_up()

    def _answered(self, said: Raw) -> None:
        keep = not (said.closes or self._last)
        self._wait_no_more()
        self._write(said, keep=keep)
        if keep:
            self.on_response_complete()
        else:
            self.transport.close()

    async def until_left(self) -> Message:
        """Return when the client is no longer there."""
        if self._left is None and not self.transport.is_closing():
            self._left = self.loop.create_future()
        if self._left is not None:
            await self._left
        return LEFT
