"""The pool: who answers what, how long they may, and which version is in use.

A query starts in the fast lane.  One that runs on past a quarter of a second leaves it
for the slow lane, where it has less of the machine, and a new worker takes its place;
so heavy queries never keep the light ones waiting.  At its limit a worker is killed.
"""

import asyncio
import os
import socket
import time
from collections import deque
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from kkr_graph import growth, versions
from kkr_graph.errors import (
    BusyError,
    StartFailedError,
    StoreMissingError,
    TooHungryError,
)
from kkr_graph.versions import Version
from kkr_graph.web import writers
from kkr_graph.web.door import Door, settle
from kkr_graph.web.generation import Generation
from kkr_graph.web.limits import Limits
from kkr_graph.web.lookout import Lookout
from kkr_graph.web.makings import Makings
from kkr_graph.web.metrics import ENDED
from kkr_graph.web.origin import Origin
from kkr_graph.web.plain_dataset import PLAIN
from kkr_graph.web.resting import Rest
from kkr_graph.web.run import RETRY, Gone, LostError, Run, Worker
from kkr_graph.web.wire import Frame, Head, Order

_TO_SAY: Final = 0.1  # seconds for an answer to go out at the end
_CORES: Final = os.cpu_count() or 1
_LOOK_EVERY: Final = 0.5  # seconds between looks for a version someone else built


class Pool:
    """The processes behind the front.

    new  counts the queries that have just begun.  Where there are as many as cores, one
         more would only make all of them wait; so it waits itself, until one is
         answered or has gone on for a while.  Two workers that take turns at a core
         take more of it for each answer than one that is not disturbed.
    begun  counts all that ever began
    rest  gives back what work has taken when nothing has been asked for a while
    lent_until  when the last worker that was lent a connection is to give it back
    wary_until  when it is long enough ago that a query was heavy, by the loop's clock
    origin  the SPARQL server that the folder holds a copy of; None if it holds our own
    """

    def __init__(
        self,
        nursery: socket.socket,
        folder: Path,
        limits: Limits,
        origin: Origin | None = None,
    ) -> None:
        self.folder, self.limits, self.origin = folder, limits, origin
        self.plain = False
        self.current: Generation | None = None
        self.lookout = Lookout()
        self.new = self.begun = 0
        self.rest = Rest()
        self.lent_until = self.wary_until = 0.0
        self._nursery = Makings(nursery, limits)
        self._slow = 0
        self._waiting: deque[Run] = deque()
        self._switching = asyncio.Lock()
        self._writing = asyncio.Lock()
        self._begun: asyncio.Task[Head] | None = None  # a write
        self._mending: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None

    @property
    def version(self) -> str:
        """The id of the version in use."""
        return self.current.version if self.current else ""

    @property
    def healthy(self) -> bool:
        """Whether queries can be answered."""
        return self.is_up and not self._nursery.closed

    @property
    def is_up(self) -> bool:
        """Whether there is a version in use, with workers or workers to come."""
        return self.current is not None and not self.current.lost

    @property
    def waits(self) -> float:
        """How many requests wait, for each core."""
        return len(self._waiting) / _CORES

    @property
    def is_waited_for(self) -> bool:
        """Whether a request waits for a worker to be free, and not for a core alone."""
        return bool(self._waiting) and not (self.current and self.current.idle)

    async def open(self) -> None:
        """Load the version in use; raise ``StartFailedError`` if that fails."""
        self._nursery.open()
        await self.refresh()
        if self.origin is not None:
            await self.origin.open(self._nursery)
        self._looking = asyncio.create_task(self._look())

    async def close(self) -> None:
        """End every process, once the write that has begun is done and answered."""
        if self._begun is not None and not self._begun.done():
            await asyncio.wait([self._begun])
            await asyncio.sleep(_TO_SAY)
        if self.origin is not None:
            self.origin.close()
        for task in (self._looking, self._mending):
            if task is not None:
                task.cancel()
        if self.current is not None:
            self.current.leave()
        self._nursery.close()

    async def refresh(self) -> None:
        """Answer from the version that is in use on disk from now on."""
        async with self._switching:
            held = versions.current(self.folder)
            if held is None:
                raise StoreMissingError(folder=self.folder)
            if self.current and not self.current.lost and self.version == held.id:
                return
            try:
                new = await self._begin(held.id, await self._grow(held.id))
            except StartFailedError:
                new = await self._begin(held.id, await self._load(held))
            self.plain = held.rules == PLAIN
            before, self.current = self.current, new
            if before is not None:
                before.leave()

    async def _begin(self, version: str, handle: int) -> Generation:
        """Return the workers of the zygote of *version* at the end of *handle*."""
        new = Generation(version, self.limits.workers, self.let_in)
        new.meet(Door(socket.socket(fileno=handle), new.heard, new.gone))
        try:
            await new.ready
        except BaseException:
            new.leave()  # nobody will ask it
            raise
        return new

    async def _grow(self, version: str) -> int:
        """Have a zygote of *version* made out of the one in use, if it can be."""
        if self.current is None or growth.since(self.folder, version) != self.version:
            raise StartFailedError(reason="it was not made out of the one in use")
        return await self.current.grow(version)

    async def _load(self, held: Version) -> int:
        """Have a zygote made that loads the version *held* from disk."""
        _, handle = await self._nursery.make(
            do="zygote",
            folder=str(self.folder.resolve()),
            version=held.id,
            plain=held.rules == PLAIN,
        )
        return handle

    async def ask(
        self, order: Order, body: bytes = b"", gone: Gone | None = None
    ) -> Frame:
        """Have a worker answer; *gone* returns when the client is no longer there."""
        try:
            return await self._ask(order, body, gone)
        except LostError:  # someone else killed that worker; ask another
            pass
        try:
            return await self._ask(order, body, gone)
        except LostError:
            ENDED.labels("memory").inc()
            raise TooHungryError(mebibytes=self.limits.memory) from None

    async def _ask(self, order: Order, body: bytes, gone: Gone | None) -> Frame:
        while not self.is_up:
            await self._mend()
        answer = asyncio.get_running_loop().create_future()
        run = Run(self, order, body, gone, partial(settle, answer))
        self.begin(run)
        try:
            frame: Frame | None = await answer
            if frame is None:
                raise await run.why_ended()
        except asyncio.CancelledError:
            run.stop()
            raise
        return frame

    def begin(self, run: Run) -> None:
        """Have an idle worker answer, or the next that is; raise if too many wait."""
        worker = self._idle()
        if worker is not None:
            run.start(worker)
        elif len(self._waiting) < self.limits.waiting:
            self._waiting.append(run)
            run.wait()
        else:
            raise BusyError(seconds=RETRY)

    def let_in(self) -> None:
        """Give who waits the workers that are idle, first come, first served."""
        while self._waiting and (worker := self._idle()) is not None:
            self._waiting.popleft().start(worker)

    def waits_no_more(self, run: Run) -> None:
        """Let others go before *run*, for good."""
        with suppress(ValueError):
            self._waiting.remove(run)

    def _idle(self) -> Worker | None:
        """Return a worker that is idle, if there is one, and a core for it."""
        if self.new >= _CORES:
            return None
        generation = self.current
        while generation is not None and not generation.lost and generation.idle:
            line = generation.idle.pop()
            if not line.lost:
                return Worker(line, generation)
            generation.more()
        return None

    async def write(self, head: Head, body: bytes) -> Head:
        """Have a writer write; return when it is on disk and answered from.

        Who is told to stop meanwhile finishes it: nobody else could say what became
        of it.
        """
        async with self._writing:
            self._begun = asyncio.create_task(self._write(head, body))
            try:
                return await asyncio.shield(self._begun)
            except asyncio.CancelledError:
                return await self._begun

    async def _write(self, head: Head, body: bytes) -> Head:
        order = Order({**head, "folder": str(self.folder.resolve())})
        # an update asks what is there, and a plain dataset is written whole
        in_memory = self.plain or head["do"] == "update"
        holder = self.current if in_memory else None
        said = await writers.write(self._nursery, holder, order, body, self.limits)
        if "problem" not in said:
            await self.refresh()
            # workers that were lent a connection may still begin to answer
            await asyncio.sleep(self.lent_until - time.monotonic())
        return said

    def runs_no_more(self) -> None:
        """Count one slow query less."""
        self._slow -= 1

    def may_run_on(self) -> bool:
        """Say whether one more slow query may run, and count it."""
        if self._slow >= self.limits.slow:
            return False
        self._slow += 1
        return True

    async def _mend(self) -> None:
        """Make the zygote again that was lost, or say that it takes a while.

        Who waits for it no longer does not stop it: all wait for the same one.
        """
        if self._mending is None or self._mending.done():
            self._mending = asyncio.create_task(self.refresh())
            self._mending.add_done_callback(_heed_end)
        try:
            async with asyncio.timeout(self.limits.seconds):
                await asyncio.shield(self._mending)
        except (TimeoutError, StartFailedError):
            raise BusyError(seconds=RETRY) from None

    async def _look(self) -> None:
        """Take up versions that are built by others, and mend what was lost.

        Where there is nothing to do, give back what work has taken.
        """
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.rest.look(self.begun, self.current)
            with suppress(Exception):  # it is looked at again soon; healthz tells
                await self.refresh()


def _heed_end(mending: asyncio.Task[None]) -> None:
    """Take note of how it ended: those who still wait tell it."""
    if not mending.cancelled():
        mending.exception()
