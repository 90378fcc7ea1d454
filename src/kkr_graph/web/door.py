"""The front's end of the way to another process, without waiting for it."""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias, cast

from kkr_graph.web import wire
from kkr_graph.web.wire import PREFIX, Frame, Order

_PART: Final = 1 << 18

Heard: TypeAlias = Callable[[Frame | None], None]
"""Takes an answer; None if there will be none."""


class Door:
    """The way to a nursery or a zygote: orders go out, frames with handles come in."""

    def __init__(
        self,
        door: socket.socket,
        heard: Callable[[Frame], None],
        lost: Callable[[], None],
    ) -> None:
        door.settimeout(0)
        self._door, self._heard, self._lost = door, heard, lost
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(door.fileno(), self._read)
        self._seen = bytearray()
        self._handles: list[int] = []
        self.closed = False

    def tell(self, **order: object) -> None:
        """Give an order; orders are few and small, so they never wait."""
        if not self.closed:
            try:
                self._door.sendall(wire.packed(dict(order)))
            except OSError:
                self.close()
                self._lost()

    def close(self) -> None:
        """Let go of the other process; it ends with all its children."""
        if not self.closed:
            self.closed = True
            self._loop.remove_reader(self._door.fileno())
            self._door.close()

    def _read(self) -> None:
        try:
            part, handles, _, _ = socket.recv_fds(self._door, _PART, 16)
        except BlockingIOError:
            return
        except OSError:
            part, handles = b"", []
        if not part:
            self.close()
            self._lost()
            return
        self._seen += part
        self._handles += handles
        while (frame := _cut(self._seen)) is not None:
            if "made" in frame.head:
                frame = Frame(frame.head, frame.body, [self._handles.pop(0)])
            self._heard(frame)


class Line(asyncio.Protocol):
    """The way to a worker or a writer: one request at a time, and its answer."""

    def __init__(self, pid: int, door: socket.socket) -> None:
        self.pid, self._door = pid, door
        self._transport: asyncio.WriteTransport | None = None
        self._parts: list[bytes] = []
        self._size, self._whole = 0, PREFIX.size
        self._heard: Heard | None = None
        self.lost = False

    @classmethod
    async def to(cls, pid: int, handle: int) -> "Line":
        """Return the way to the process *pid* over the *handle* that came with it."""
        door = socket.socket(fileno=handle)
        door.settimeout(0)
        loop = asyncio.get_running_loop()
        _, line = await loop.create_unix_connection(lambda: cls(pid, door), sock=door)
        return line

    def ask(self, order: Order, body: bytes, heard: Heard) -> None:
        """Send a request; *heard* gets the answer, or None when the process ends."""
        self._heard = heard
        if self.lost or self._transport is None:
            asyncio.get_running_loop().call_soon(self.abandon)
        else:
            self._transport.write(order.packed(body))

    def lend(self, order: Order, body: bytes, heard: Heard, handle: int) -> None:
        """Send a request with a *handle*; it is small, so it never waits."""
        self._heard = heard
        try:
            socket.send_fds(self._door, [order.packed(body)], [handle])
        except OSError:  # it has ended just now
            asyncio.get_running_loop().call_soon(self.abandon)

    async def answer(self, order: Order, body: bytes) -> Frame:
        """Send a request, and return the answer.

        Raises ``EOFError`` when the process ends.
        """
        answer = asyncio.get_running_loop().create_future()
        self.ask(order, body, partial(settle, answer))
        frame: Frame | None = await answer
        if frame is None:
            raise EOFError
        return frame

    def close(self) -> None:
        """Let go of the process; an idle worker then ends."""
        self.lost = True
        if self._transport is not None:
            self._transport.close()

    def abandon(self) -> None:
        """Wait no longer for an answer: the process is being ended."""
        self.close()
        self._tell(None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        # not looked at with isinstance: the transports of uvloop are of no such class
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        """Put the answer together."""
        self._parts.append(data)
        self._size += len(data)
        if self._size < self._whole:
            return
        if len(self._parts) > 1 and self._whole == PREFIX.size:
            self._parts = [b"".join(self._parts)]
        if self._size >= PREFIX.size:
            self._look()

    def _look(self) -> None:
        """Take the answer if all of it has come; else note how much that is."""
        head, body = PREFIX.unpack_from(self._parts[0])
        at = PREFIX.size + head
        self._whole = at + body
        if self._size < self._whole:
            return
        if len(self._parts) > 1 and len(self._parts[0]) < at:
            self._parts = [b"".join(self._parts)]
        first, *others = self._parts
        said = wire.unpacked(first[PREFIX.size : at])
        rest = b"".join([memoryview(first)[at:], *others]) if others else first[at:]
        self._parts, self._size, self._whole = [], 0, PREFIX.size
        self._tell(Frame(said, rest))

    def connection_lost(self, _: Exception | None) -> None:
        """Say that no answer will come."""
        self.abandon()

    def _tell(self, frame: Frame | None) -> None:
        heard, self._heard = self._heard, None
        if heard is not None:
            heard(frame)


def settle(answer: asyncio.Future[Frame | None], frame: Frame | None) -> None:
    """Give *frame* to whoever waits for *answer*, if anybody still does."""
    if not answer.done():
        answer.set_result(frame)


def _cut(seen: bytearray) -> Frame | None:
    """Take the first whole frame off *seen*."""
    if len(seen) < PREFIX.size:
        return None
    head, body = PREFIX.unpack_from(seen)
    end = PREFIX.size + head + body
    if len(seen) < end:
        return None
    said = wire.unpacked(bytes(seen[PREFIX.size : PREFIX.size + head]))
    found = Frame(said, bytes(seen[PREFIX.size + head : end]))
    del seen[:end]
    return found
