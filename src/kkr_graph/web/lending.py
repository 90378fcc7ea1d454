"""Connections lent to a worker, while their clients ask one thing after the other.

See ``leased`` for what the worker does with them.  What it leaves unread is read here
when it gives a connection back: also if it was killed, for a request is taken out of a
connection only when its answer is ready.
"""

import asyncio
import os
import select
import time
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from starlette.types import Message

from kkr_graph.errors import KkrGraphError
from kkr_graph.web import leased, log, metrics
from kkr_graph.web.quick import LEFT, QuickConnection
from kkr_graph.web.reply import JOINED, Raw
from kkr_graph.web.request_parts import cut
from kkr_graph.web.run import LostError, Run, Worker

if TYPE_CHECKING:
    from kkr_graph.web.express import Express
    from kkr_graph.web.wire import Frame

_EAGER: Final = 3  # queries in a row before a worker is lent the connection
_AT_ONCE: Final = 0.005  # seconds in which an eager client asks again
_HELD: Final = 0.04  # seconds that a worker has a connection at most
_ROUND: Final = 0.25  # seconds in which all who wait are to have their turn
_LOOK: Final = 0.2  # seconds between looks whether a client is still there
_GONE: Final = select.POLLHUP | select.POLLERR | getattr(select, "POLLRDHUP", 0)

_order = lru_cache(maxsize=512)(leased.order)


class LendingConnection(QuickConnection):
    """One connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn
        super().__init__(*args, **kwargs)
        self._eager = 0  # queries in a row, each as soon as the one before was answered
        self._said_at = 0.0
        self._lent = False
        self._owed: Raw | None = None  # the answer to what comes next

    def data_received(self, data: bytes) -> None:
        """Take what came; what is owed is owed to no later request."""
        super().data_received(data)
        self._owed = None

    def take(self, said: Raw) -> None:
        """Give the answer to the client."""
        super().take(said)
        self._eager += 1

    def may_be_lent(self) -> bool:
        """Say whether the client seems to ask one query after the other."""
        soon = time.monotonic() - self._said_at < _AT_ONCE
        if not soon:
            self._eager = 0
        return soon and self._eager >= _EAGER

    def lend(self, way: "Express", asked: bytes, worker: Worker, /) -> bool:
        """Let *worker* answer what the client asks next; say whether it does."""
        parts = cut(asked.removeprefix(self._by))
        if parts is None or self._is_held_up():
            return False
        pool = way.site.pool
        until = time.monotonic() + min(_HELD, _ROUND / max(pool.waits, 1))
        run = Run(
            pool,
            _order(way.order, parts.before, parts.after),
            leased.until(until),
            self._until_hung_up,
            lambda frame: self._given_back(way, run, frame),
        )
        pool.lent_until = max(pool.lent_until, until)
        self._lent = True
        self.flow.pause_reading()
        run.start_with(worker, self._handle())
        return True

    def shutdown(self) -> None:
        """Close, once what was asked is answered."""
        if self._lent:
            self._last = True
        else:
            super().shutdown()

    def _at_once(self, data: bytes) -> bool:
        if self._owed is not None:
            said, self._owed = self._owed, None
            self._answered(said)
            return True
        found = super()._at_once(data)
        if not self._asked:
            self._eager = 0  # it was known, or takes more care
        return found

    def _answered(self, said: Raw) -> None:
        super()._answered(said)
        self._said_at = time.monotonic()

    def _is_busy(self) -> bool:
        return self._lent or super()._is_busy()

    def _is_held_up(self) -> bool:
        return (
            self._asked
            or self._last
            or self._under_way()
            or self.flow.write_paused
            or self.transport.is_closing()
            or self.transport.get_write_buffer_size() > 0
        )

    def _given_back(self, way: "Express", run: Run, frame: "Frame | None") -> None:
        """Go on with the connection where the worker left it."""
        self._lent = False
        try:
            if frame is None:
                self._task = self.loop.create_task(self._ended(way, run))
                return
            metrics.LENT.inc(len(frame.head["answered"]))
            for size, took in frame.head["answered"]:
                way.place.tell("GET", 200, size, took)
            if frame.head["careful"] or not frame.head["answered"]:
                self._eager = 0
            if frame.body and not self.transport.is_closing():
                self.transport.write(frame.body)
            self._go_on()
        except Exception as error:  # noqa: BLE001 - nothing may reach the client
            log.fault(error)
            self.give_up()

    async def _ended(self, way: "Express", run: Run) -> None:
        """Answer the request that a worker was killed at, when it is read."""
        self._eager = 0
        error = await run.why_ended()
        if isinstance(error, KkrGraphError):
            reply = way.place.refused(error, way.like)
            begun, day = time.perf_counter(), way.site.known.day
            self._owed = way.place.ready(b"", reply, begun, day)
        elif not isinstance(error, LostError):
            log.fault(error)
        self._go_on()

    def _go_on(self) -> None:
        self._said_at = time.monotonic()
        if self._last:
            self.transport.close()
        elif not self.transport.is_closing():
            self._rest()

    async def _until_hung_up(self) -> Message:
        """Return when the client has closed a connection that is not read."""
        looking = select.poll()
        with suppress(OSError):
            looking.register(self._handle(), _GONE)
            while not looking.poll(0):  # noqa: ASYNC110 - the kernel tells nobody
                await asyncio.sleep(_LOOK)
        return LEFT

    def _handle(self) -> int:
        number: int = self.transport.get_extra_info("socket").fileno()
        return number

    def _write(self, said: Raw, *, keep: bool) -> None:
        """Write *said*; at once where the next answer may be another process's."""
        waits = self.transport.get_write_buffer_size() > 0
        if self._eager < _EAGER or waits or not keep or len(said.body) > JOINED:
            super()._write(said, keep=keep)
            return
        whole = self._head(said, keep=keep) + said.body
        try:
            sent = os.write(self._handle(), whole)
        except OSError:  # what there is to say of it, the transport says
            sent = 0
        if sent < len(whole):
            self.transport.write(whole[sent:])
