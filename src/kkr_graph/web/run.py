"""A run: one query under way in a worker, from the fast lane to its end."""

import asyncio
import os
import signal
import time
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

_NICE: Final = 10  # at 19 a busy machine would never let it end
_PATIENCE: Final = 4  # times as long as a light query works, it may take
_LIGHT: Final = 0.02  # seconds in which a query need not be looked at
_SOON: Final = 0.05  # seconds
_CPU: Final = 2  # of the clocks of a process, the one of its work
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
        self._loop = asyncio.get_running_loop()
        self._begun = self._loop.time()
        self._before = 0.0
        self.timer = self._loop.call_later(_LIGHT, self._begin_to_look)

    def _begin_to_look(self) -> None:
        """Note how much the worker has worked; most queries have ended by now."""
        self._before = _worked(self._line.pid)
        self.timer = self._loop.call_later(self._pool.limits.fast, self._look)

    def _look(self) -> None:
        """See how a query does that has run for a while, and when to look again.

        On a busy machine a light query takes long too, so what counts is how long its
        worker has worked.  A query makes room sooner if others wait for a worker; and
        after a while, if it waits itself for a server elsewhere.
        """
        if self._answer.done():
            return
        limits, took = self._pool.limits, self._loop.time() - self._begun
        if took >= limits.seconds:
            self._kill(TooSlowError(seconds=limits.seconds), "time")
            return
        left = limits.seconds - took
        if not self.is_slow:
            worked = _worked(self._line.pid) - self._before
            heavy = worked >= limits.fast
            in_the_way = self._pool.is_waited_for and worked >= limits.fast / 2
            waits = took >= _PATIENCE * limits.fast and worked < took / 10
            if (heavy or in_the_way or waits) and self._pool.may_run_on():
                self._leave_lane()
            elif heavy:
                self._kill(BusyError(seconds=RETRY), "slow-lane")
            else:
                left = min(left, max(limits.fast / 2 - worked, _SOON))
        self.timer = self._loop.call_later(left, self._look)

    def _leave_lane(self) -> None:
        """Move the query to the slow lane."""
        self.is_slow = True
        self._replace()
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._line.pid, _NICE)
        if self._gone is not None:
            self._watch = asyncio.ensure_future(self._until_gone(self._gone))

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
        self._line.abandon()  # to give much memory back takes a process a while

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


def _worked(pid: int) -> float:
    """Return the seconds of work that the process *pid* has done; 0 if it is gone."""
    try:
        return time.clock_gettime((~pid << 3) | _CPU)
    except OSError:
        return 0.0
