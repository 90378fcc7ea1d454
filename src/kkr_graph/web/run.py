"""A run: one query under way in a worker, from the fast lane to its end."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kkr_graph.errors import (
    BusyError,
    ClientGoneError,
    TooHungryError,
    TooNestedError,
    TooSlowError,
    WebError,
)
from kkr_graph.web.door import Heard, Line
from kkr_graph.web.generation import Generation
from kkr_graph.web.metrics import ENDED
from kkr_graph.web.wire import Frame, Order

if TYPE_CHECKING:
    from kkr_graph.web.pool import Pool

_NICE: Final = 10  # at 19 a busy machine would never let it end
_PATIENCE: Final = 4  # times as long as a light query works, it may take
_SOON: Final = 0.05  # seconds
_HURRY: Final = 0.01  # seconds of work, and then it makes room if others wait
_WARY: Final = 5.0  # seconds after a heavy query in which others are taken for one
_CPU: Final = 2  # of the clocks of a process, the one of its work
RETRY: Final = 1  # seconds a client is told to wait

Gone = Callable[[], Awaitable[object]]


class LostError(Exception):
    """A worker was killed, and not by us."""


class Worker(NamedTuple):
    """A worker, and those it is one of."""

    line: Line
    generation: Generation

    def kill(self) -> None:
        """End it at once."""
        self.generation.kill(self.line)

    def worked(self) -> float:
        """Return the seconds of work that it has done; 0 if it is gone."""
        try:
            return time.clock_gettime((~self.line.pid << 3) | _CPU)
        except OSError:
            return 0.0

    def sleeps(self) -> bool:
        """Say whether it waits for something else than a core to work on."""
        try:
            stat = Path(f"/proc/{self.line.pid}/stat").read_text("utf-8", "replace")
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] == "S"


class Run:
    """One query: it waits for a worker, and is then under way in one.

    due   when to look at it, by the clock of the loop
    lend  lets the worker that has answered go on with the same client, and says whether
          it does; None if it is to rest
    """

    __slots__ = (
        "_before",
        "_begun",
        "_ended",
        "_gone",
        "_heard",
        "_is_new",
        "_is_niced",
        "_is_slow",
        "_killed",
        "_pool",
        "_replaced",
        "_watch",
        "_worker",
        "body",
        "due",
        "lend",
        "order",
    )

    def __init__(
        self, pool: "Pool", order: Order, body: bytes, gone: Gone | None, heard: Heard
    ) -> None:
        """*heard* gets the answer; or None, and then it is to be asked ``why_ended``.

        *gone* returns when the client is no longer there.
        """
        self.order, self.body = order, body
        self._pool, self._gone, self._heard = pool, gone, heard
        self.lend: Callable[[Worker], bool] | None = None
        self._worker: Worker | None = None
        self._is_new = self._is_slow = self._is_niced = False
        self._replaced = self._ended = False
        self._killed: WebError | None = None
        self._watch: asyncio.Future[None] | None = None
        self._before: float | None = None  # what the worker had worked
        self._begun = self.due = 0.0

    def wait(self) -> None:
        """Begin to wait for a worker."""
        self._begun = self._pool.lookout.watch(self)

    def start(self, worker: Worker) -> None:
        """Have *worker* answer."""
        self._begin(worker)
        worker.line.ask(self.order, self.body, self._answered)

    def start_with(self, worker: Worker, handle: int) -> None:
        """Have *worker* do it with the connection that *handle* is."""
        self._begin(worker)
        worker.line.lend(self.order, self.body, self._answered, handle)

    def look(self, now: float) -> None:
        """See how a query does that has run for a while, and when to look again.

        On a busy machine a light query takes long too, so what counts is how long its
        worker has worked.  A query makes room sooner if others wait for a worker; and
        after a while, if it waits itself for a server elsewhere.  Where heavy ones have
        come lately, one that makes room lets others go first at once.
        """
        limits, took = self._pool.limits, now - self._begun
        left = limits.seconds - took
        if self._worker is None:
            self._wait_on(now, left)
            return
        if left <= 0:
            self._kill(self._worker, TooSlowError(seconds=limits.seconds), "time")
            return
        if self._before is None:  # most queries have ended by now
            self._before = self._worker.worked()
            left = min(left, _HURRY)
            self._age()
            self._pool.let_in()
        elif not self._is_niced:
            worked = self._worker.worked() - self._before
            heavy = worked >= limits.fast
            in_the_way = self._pool.is_waited_for and worked >= _HURRY
            waits = took >= _PATIENCE * limits.fast and worked < took / 10
            waits = waits and self._worker.sleeps()  # else it waits for a core
            if not self._is_slow and (heavy or in_the_way or waits):
                if self._pool.may_run_on():
                    self._leave_lane(self._worker)
                elif heavy:
                    self._kill(self._worker, BusyError(seconds=RETRY), "slow-lane")
                    return
            if heavy:
                self._pool.wary_until = now + _WARY
            if self._is_slow and (heavy or waits or now < self._pool.wary_until):
                self._step_back(self._worker)
            else:
                left = min(left, _HURRY)
        self.due = now + left

    def _begin(self, worker: Worker) -> None:
        self._worker, self._is_new = worker, True
        self._pool.new += 1
        self._pool.begun += 1
        worker.generation.busy += 1
        self._begun = self._pool.lookout.watch(self)

    def _wait_on(self, now: float, left: float) -> None:
        if left > 0:
            self.due = now + min(left, _SOON)
            self._pool.let_in()
        else:
            self._killed = BusyError(seconds=RETRY)
            self._pool.waits_no_more(self)
            self._answered(None)

    def stop(self) -> None:
        """Stop the query, unless it has ended: nobody waits for it."""
        if not self._ended:
            if self._worker is not None:
                self._worker.kill()
                self._replace(self._worker)
            self._end()

    async def why_ended(self) -> Exception:
        """Return what to say of a query that got no answer."""
        try:
            if self._worker is not None:
                self._replace(self._worker)
                if self._killed is None:
                    return await self._how_ended(self._worker)
            return self._killed or LostError()
        finally:
            self._end()

    async def _how_ended(self, worker: Worker) -> Exception:
        match -await worker.generation.end_of(worker.line):
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

    def _answered(self, frame: Frame | None) -> None:
        self._pool.lookout.leave(self)
        self._age()
        if self._watch is not None:
            self._watch.cancel()
        if self._ended:
            return  # nobody waits for it
        worker = self._worker
        if frame is None or worker is None:
            self._heard(frame)
            return
        frame.head["version"] = worker.generation.version
        lend = self._rest(worker, frame)
        self._end()
        self._heard(frame)
        if lend is not None and not lend(worker):
            worker.generation.back(worker.line)

    def _rest(self, worker: Worker, frame: Frame) -> Callable[[Worker], bool] | None:
        """Let the worker rest, in its lane or for good; or return what may lend it."""
        if frame.head.pop("tired") or self._is_niced:
            worker.line.close()
            self._replace(worker)
            return None
        worker.generation.spare += self._replaced
        if self.lend is not None and worker.generation is self._pool.current:
            return self.lend
        worker.generation.back(worker.line)
        return None

    def _age(self) -> None:
        """Be no longer one of those that have just begun."""
        if self._is_new:
            self._is_new = False
            self._pool.new -= 1

    def _leave_lane(self, worker: Worker) -> None:
        """Move the query to the slow lane, where it is in nobody's way."""
        self._is_slow = True
        self._replace(worker)
        if self._gone is not None:
            self._watch = asyncio.ensure_future(self._until_gone(worker, self._gone))

    def _step_back(self, worker: Worker) -> None:
        """Let others go first from now on; its worker cannot take that back."""
        self._is_niced = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.line.pid, _NICE)

    def _kill(self, worker: Worker, why: WebError, kind: str) -> None:
        self._killed = why
        ENDED.labels(kind).inc()
        worker.kill()
        worker.line.abandon()  # to give much memory back takes a process a while

    def _replace(self, worker: Worker) -> None:
        if not self._replaced:
            self._replaced = True
            worker.generation.more()

    async def _until_gone(self, worker: Worker, gone: Gone) -> None:
        await gone()
        self._watch = None
        self._kill(worker, ClientGoneError(), "gone")

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._pool.lookout.leave(self)
        self._age()
        if self._worker is None:
            self._pool.waits_no_more(self)
            return
        if self._is_slow:
            self._pool.runs_no_more()
        self._worker.generation.done()
