"""A generation: a zygote and its workers, which all answer from one version."""

import asyncio
import os
import signal
from collections import deque
from collections.abc import Callable
from typing import Final

from kkr_graph.errors import StartFailedError
from kkr_graph.web.door import Door, Line
from kkr_graph.web.wire import Frame

_REMEMBERED: Final = 64  # ends of workers that nobody has asked for
_MOURNED_WITHIN: Final = 2  # seconds


class Generation:
    """The workers of one version.

    idle  wait for a request; ``busy`` counts those that have one
    spare counts those that are back after their places were taken
    """

    def __init__(self, version: str, workers: int, freed: Callable[[], None]) -> None:
        self.version = version
        self.idle: deque[Line] = deque()
        self.busy = self.spare = 0
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._made: dict[int, asyncio.Future[tuple[int, int]]] = {}
        self._orders = 0
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost = False
        self._wanted, self._freed = workers, freed
        self._door: Door | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._leaving = False

    def meet(self, line_end: "Door") -> None:
        """Take over the way to the zygote."""
        self._door = line_end

    def heard(self, frame: Frame) -> None:
        """Take note of what the zygote says."""
        head = frame.head
        if "ready" in head:
            for _ in range(self._wanted):
                self.more()
        elif "failed" in head:
            self._fail(str(head["failed"]))
        elif head.get("order"):
            self._settle(head["order"], head["made"], frame.handles[0])
        elif "made" in head:
            task = asyncio.ensure_future(self._welcome(head["made"], frame.handles[0]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif "gone" in head:
            self._end(head["gone"]).set_result(int(head["ended"]))
            while len(self._ends) > _REMEMBERED:
                self._ends.pop(next(iter(self._ends)))

    def gone(self) -> None:
        """Take note that the zygote has ended."""
        self.lost = True
        self._fail("the zygote ended")
        for made in self._made.values():
            if not made.done():
                made.set_exception(StartFailedError(reason="the zygote ended"))
        self._made.clear()
        for end in self._ends.values():
            if not end.done():
                end.set_result(-signal.SIGKILL)

    def more(self) -> None:
        """Have one more worker made, unless there is one to spare."""
        if self.spare:
            self.spare -= 1
        elif self._door is not None:
            self._door.tell(do="fork")

    async def grow(self, version: str) -> int:
        """Have a zygote of *version* made out of this one; return the way to it.

        Raises ``StartFailedError`` if this one has ended.
        """
        _, handle = await self._make(do="grow", version=version)
        return handle

    async def writer(self) -> Line:
        """Have a writer made that has the version in memory; count it as busy.

        Raises ``StartFailedError`` if the zygote has ended.
        """
        self.busy += 1
        try:
            return await Line.to(*await self._make(do="write"))
        except BaseException:
            self.done()
            raise

    async def _make(self, **order: object) -> tuple[int, int]:
        """Have the zygote make a process; return its number and the way to it."""
        if self._door is None or self.lost:
            raise StartFailedError(reason="the zygote ended")
        self._orders += 1
        made: asyncio.Future[tuple[int, int]]
        made = self._made[self._orders] = asyncio.get_running_loop().create_future()
        self._door.tell(order=self._orders, **order)
        return await made

    def _settle(self, order: int, pid: int, handle: int) -> None:
        made = self._made.pop(order, None)
        if made is None or made.done():
            os.close(handle)  # nobody waits for it: let it end
        else:
            made.set_result((pid, handle))

    def kill(self, line: Line) -> None:
        """End a worker at once."""
        if self._door is not None:
            self._door.tell(do="kill", pid=line.pid)

    async def end_of(self, line: Line) -> int:
        """Return how the worker at *line* ended: the signal, negated."""
        try:
            return await asyncio.wait_for(self._end(line.pid), _MOURNED_WITHIN)
        except TimeoutError:
            return -signal.SIGKILL

    def renew(self, has_grown: Callable[[int], bool]) -> bool:
        """Replace idle workers that have grown, half of the idle at most.

        Say whether there were any.  *has_grown* is asked by the number of the process.
        """
        half = (len(self.idle) + 1) // 2
        grown = [line for line in self.idle if has_grown(line.pid)][:half]
        for line in grown:
            self.idle.remove(line)
            line.close()
            self.more()
        return bool(grown)

    def _end(self, pid: int) -> asyncio.Future[int]:
        if pid not in self._ends:
            self._ends[pid] = asyncio.get_running_loop().create_future()
        return self._ends[pid]

    def leave(self) -> None:
        """Take no more requests; end when the last answer is given."""
        self._leaving = True
        while self.idle:
            self.idle.pop().close()
        if not self.busy and self._door is not None:
            self._door.close()

    def back(self, line: Line) -> None:
        """Take *line* back among the idle."""
        if self._leaving:
            line.close()
        elif self.spare and len(self.idle) >= self._wanted:
            self.spare -= 1
            # one that has worked has copied already what the next query reads
            self.idle.popleft().close()
            self.idle.append(line)
        else:
            self.idle.append(line)
            self._freed()

    def done(self) -> None:
        """Count one answer less under way."""
        self.busy -= 1
        if self._leaving and not self.busy and self._door is not None:
            self._door.close()

    async def _welcome(self, pid: int, handle: int) -> None:
        line = await Line.to(pid, handle)
        self.back(line)
        if not self.ready.done():
            self.ready.set_result(None)

    def _fail(self, reason: str) -> None:
        if not self.ready.done():
            self.ready.set_exception(StartFailedError(reason=reason))
