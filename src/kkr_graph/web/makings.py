"""What the nursery is asked to make, and who waits for it."""

import asyncio
import os
import socket
from typing import Final

from kkr_graph.errors import StartFailedError
from kkr_graph.web.door import Door
from kkr_graph.web.limits import Limits
from kkr_graph.web.wire import Frame

_ENDED: Final = "the nursery ended"


class Makings:
    """The processes that are being made."""

    def __init__(self, nursery: socket.socket, limits: Limits) -> None:
        self._way, self._limits = nursery, limits
        self._door: Door | None = None
        self._made: dict[int, asyncio.Future[tuple[int, int]]] = {}
        self._orders = 0

    @property
    def closed(self) -> bool:
        """Whether nothing can be made: not yet, or no more."""
        return self._door is None or self._door.closed

    def open(self) -> None:
        """Listen to the nursery."""
        self._door = Door(self._way, self._heard, self._lost)

    def close(self) -> None:
        """Let go of the nursery; it ends with all that it made."""
        if self._door is not None:
            self._door.close()

    async def make(self, **order: object) -> tuple[int, int]:
        """Have a process made; return its number and the way to it."""
        self._orders += 1
        number = self._orders
        made: asyncio.Future[tuple[int, int]]
        made = self._made[number] = asyncio.get_running_loop().create_future()
        self.tell(order=number, limits=self._limits.plain(), **order)
        return await made

    def tell(self, **order: object) -> None:
        """Give the nursery an order; raise ``StartFailedError`` if it is gone."""
        if self._door is None or self._door.closed:
            raise StartFailedError(reason=_ENDED)
        self._door.tell(**order)

    def _lost(self) -> None:
        """Tell all who wait for a process that there will be none."""
        while self._made:
            _, made = self._made.popitem()
            if not made.done():
                made.set_exception(StartFailedError(reason=_ENDED))

    def _heard(self, frame: Frame) -> None:
        if "made" not in frame.head:
            return
        made = self._made.pop(frame.head["order"], None)
        if made is None or made.done():
            os.close(frame.handles[0])  # nobody waits for it: let it end
        else:
            made.set_result((frame.head["made"], frame.handles[0]))
