"""A run: one query under way in a worker, from the fast lane to its end."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kkr_graph.errors import (
    BusyError,
    ClientGoneError,
    TooHungryError,
    TooNestedError,
    TooSlowError,
    WebError,
)
from kkr_graph.web.door import Line
from kkr_graph.web.generation import Generation
from kkr_graph.web.metrics import ENDED
from kkr_graph.web.wire import Frame

if TYPE_CHECKING:
    from kkr_graph.web.pool import Pool

_NICE: Final = 10
RETRY: Final = 1  # seconds a client is told to wait

Gone = Callable[[], Awaitable[None]]


class LostError(Exception):
    """A worker was killed, and not by us."""


class Run:
    """One query under way in a worker."""

    def __init__(
        self,
        pool: "Pool",
        generation: Generation,
        line: Line,
        answer: asyncio.Future[Frame],
        gone: Gone | None,
    ) -> None:
        self._pool, self._generation, self._line = pool, generation, line
        self._answer, self._gone = answer, gone
        self.is_slow = False
        self._replaced = False
        self._killed: WebError | None = None
        self._watch: asyncio.Task[None] | None = None

    def slow(self) -> None:
        """Move the query to the slow lane, or stop it if that is full."""
        if self._answer.done():
            return
        if not self._pool.may_run_on():
            self._kill(BusyError(seconds=RETRY), "slow-lane")
            return
        self.is_slow = True
        self._replace()
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._line.pid, _NICE)
        if self._gone is not None:
            self._watch = asyncio.ensure_future(self._until_gone(self._gone))

    def late(self) -> None:
        """Stop the query: its time is up."""
        if not self._answer.done():
            self._kill(TooSlowError(seconds=self._pool.limits.seconds), "time")

    def stop(self) -> None:
        """Stop the query: nobody waits for it."""
        self._generation.kill(self._line)
        self._replace()
        self._unwatch()

    def finish(self, *, tired: bool) -> None:
        """Let the worker rest: back to its lane, or for good."""
        self._unwatch()
        if tired or self._replaced:
            self._line.close()
            self._replace()
        else:
            self._generation.back(self._line)

    async def why_ended(self) -> Exception:
        """Return what to say of a query whose worker ended."""
        self._unwatch()
        self._replace()
        if self._killed is not None:
            return self._killed
        match -await self._generation.end_of(self._line):
            case signal.SIGALRM:
                ENDED.labels("time").inc()
                return TooSlowError(seconds=self._pool.limits.seconds)
            case signal.SIGSEGV:
                ENDED.labels("nesting").inc()
                return TooNestedError()
            case signal.SIGKILL:
                return LostError()
            case _:
                ENDED.labels("memory").inc()
                return TooHungryError(mebibytes=self._pool.limits.memory)

    def _kill(self, why: WebError, kind: str) -> None:
        self._killed = why
        ENDED.labels(kind).inc()
        self._generation.kill(self._line)

    def _replace(self) -> None:
        if not self._replaced:
            self._replaced = True
            self._generation.more()

    async def _until_gone(self, gone: Gone) -> None:
        await gone()
        self._kill(ClientGoneError(), "gone")

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
