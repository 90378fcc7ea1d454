"""The pool: who answers what, how long they may, and which version is in use.

A query starts in the fast lane.  One that runs on past a quarter of a second leaves it
for the slow lane, where it has less of the machine, and a new worker takes its place;
so heavy queries never keep the light ones waiting.  At its limit a worker is killed.
"""

import asyncio
import socket
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Final

from kkr_graph import growth, versions
from kkr_graph.errors import (
    BusyError,
    StartFailedError,
    StoreMissingError,
    TooHungryError,
    TooSlowError,
)
from kkr_graph.versions import Version
from kkr_graph.web.door import Door, Line
from kkr_graph.web.generation import Generation
from kkr_graph.web.limits import Limits
from kkr_graph.web.makings import Makings
from kkr_graph.web.metrics import ENDED
from kkr_graph.web.origin import Origin
from kkr_graph.web.plain_dataset import PLAIN
from kkr_graph.web.run import RETRY, Gone, LostError, Run
from kkr_graph.web.wire import Frame, Head, Order

_TO_SAY: Final = 0.1  # seconds for an answer to go out at the end
_LOOK_EVERY: Final = 0.5  # seconds between looks for a version someone else built


class Pool:
    """The processes behind the front.

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
        self._nursery = Makings(nursery, limits)
        self._slow = 0
        self._waiting: deque[asyncio.Future[bool]] = deque()
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
        nursed = not self._nursery.closed
        return nursed and self.current is not None and not self.current.lost

    @property
    def is_waited_for(self) -> bool:
        """Whether a request waits for a worker to be free."""
        return bool(self._waiting)

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
        new = Generation(version, self.limits.workers, self._freed)
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
        line, generation = await self._free()
        generation.busy += 1
        answer = line.ask(order, body)
        run = Run(self, generation, line, answer, gone)
        try:
            frame = await answer
        except EOFError:
            raise await run.why_ended() from None
        except asyncio.CancelledError:
            run.stop()
            raise
        else:
            run.finish(tired=frame.head.pop("tired"))
            frame.head["version"] = generation.version
            return frame
        finally:
            run.timer.cancel()
            self._slow -= run.is_slow
            generation.done()

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
        pid, handle = await self._nursery.make(do="writer")
        line = await Line.to(pid, handle)
        order = Order({**head, "folder": str(self.folder.resolve())})
        try:
            async with asyncio.timeout(self.limits.write_seconds):
                frame = await line.ask(order, body)
        except TimeoutError:
            self._nursery.tell(do="kill", pid=pid)
            ENDED.labels("write-time").inc()
            raise TooSlowError(seconds=self.limits.write_seconds) from None
        except EOFError:
            ENDED.labels("write-memory").inc()
            raise TooHungryError(mebibytes=self.limits.memory) from None
        finally:
            line.close()
        if "problem" not in frame.head:
            await self.refresh()
        return frame.head

    def may_run_on(self) -> bool:
        """Say whether one more slow query may run, and count it."""
        if self._slow >= self.limits.slow:
            return False
        self._slow += 1
        return True

    async def _free(self) -> tuple[Line, Generation]:
        """Return an idle worker; wait for one if need be."""
        while True:
            generation = self.current
            if generation is None or generation.lost:
                await self._mend()
                continue
            while generation.idle:
                line = generation.idle.pop()
                if not line.lost:
                    return line, generation
                generation.more()
            if len(self._waiting) >= self.limits.waiting:
                raise BusyError(seconds=RETRY)
            loop = asyncio.get_running_loop()
            turn: asyncio.Future[bool] = loop.create_future()
            self._waiting.append(turn)
            timer = loop.call_later(self.limits.seconds, _end_turn, turn)
            try:
                granted = await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._freed()  # the turn is somebody else's
                else:
                    self._waiting.remove(turn)
                raise
            finally:
                timer.cancel()
            if not granted:
                self._waiting.remove(turn)
                raise BusyError(seconds=RETRY)

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

    def _freed(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(True)
                return

    async def _look(self) -> None:
        """Take up versions that are built by others, and mend what was lost."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            with suppress(Exception):  # it is looked at again soon; healthz tells
                await self.refresh()


def _heed_end(mending: asyncio.Task[None]) -> None:
    """Take note of how it ended: those who still wait tell it."""
    if not mending.cancelled():
        mending.exception()


def _end_turn(turn: asyncio.Future[bool]) -> None:
    """Tell who waits that there will be no turn."""
    if not turn.done():
        turn.set_result(False)
