"""Connections that are given up on: slow to ask, slow to take the answer, too wordy.

uvicorn limits none of these but the size of what it parses; an application never sees
a request before its last header, so this stands where the bytes come in.
"""

import asyncio
from typing import Any, ClassVar, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
    b"content-length: 77\r\n\r\n"
    b"Linjen og hovederne er for lange. / The request line or headers are too long."
)


_LINGER: Final = 1.0  # seconds to read on after a refusal
_TRICKLE: Final = 32 * 1024  # bytes a second that a client takes at least


class Connection(H11Protocol):
    """One connection, with patience that ends."""

    patience: ClassVar[float] = 20.0
    largest: ClassVar[int] = 64 * 1024

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn
        super().__init__(*args, **kwargs)
        self._asking: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None
        self._unread = 0
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; stop waiting once the headers are complete."""
        if self._refused:
            return  # read on, so that the refusal arrives
        if self._under_way():
            super().data_received(data)
            return
        if self._is_answered():
            self._pass_over(data)
            return
        end = data.find(b"\r\n\r\n")
        self._unread += len(data) if end < 0 else end
        if self._asking is None:
            self._wait()
        if self._unread > self.largest:
            self._refused = True
            self.transport.write(_REFUSAL)
            self.loop.call_later(_LINGER, self.transport.close)
            return
        super().data_received(data)
        if self._under_way() or self.transport.is_closing():
            self._unread = 0
            _cancel(self._asking)
            self._asking = None

    def _is_answered(self) -> bool:
        """Say whether a body that was answered, as too large, still comes in."""
        return self.cycle is not None and self.conn.their_state is h11.SEND_BODY

    def _pass_over(self, data: bytes) -> None:
        """Read on, but not for ever; the parser drops what is answered."""
        if self._asking is None:
            self._wait()
        super().data_received(data)
        if not self._is_answered():
            _cancel(self._asking)
            self._asking = None

    def pause_writing(self) -> None:
        """Wait for the client to take more, but not for ever."""
        super().pause_writing()
        self._wait_for_taker()

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        _cancel(self._taking)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        _cancel(self._asking)
        _cancel(self._taking)
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._asking = self.loop.call_later(self.patience, self._give_up)

    def _give_up(self) -> None:
        self._asking = None
        if not self._under_way():
            self.transport.close()

    def _wait_for_taker(self) -> None:
        left = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(self.patience, self._heed_taker, left)

    def _heed_taker(self, before: int) -> None:
        """Give up on a client that takes less than a trickle of a long answer."""
        taken = before - self.transport.get_write_buffer_size()
        if taken < _TRICKLE * self.patience:
            self.transport.abort()
        else:
            self._wait_for_taker()

    def _under_way(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
