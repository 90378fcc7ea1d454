"""Connections: what is answered at once, and what is given up on.

uvicorn reads the requests.  It limits neither how slowly a client may ask and take its
answer nor how wordy it may be, and an application never sees a request before its last
header; so that stands here, where the bytes come in.
"""

import asyncio
import sys
from collections import deque
from functools import partial
from typing import Any, ClassVar, Final, cast

import httptools
from uvicorn.protocols.http.httptools_impl import (
    HttpToolsProtocol,
    RequestResponseCycle,
)

from kkr_graph.web import refusals
from kkr_graph.web.reply import ASKED, JOINED, WHOLE, Raw

_END: Final = b"\r\n\r\n"
_LINGER: Final = 1.0  # seconds to read on after a refusal
_TRICKLE: Final = 32 * 1024  # bytes a second that a client takes at least
_LONGEST: Final = 8192  # bytes of a request that is known again
_WORD: Final = 24  # bytes that the name of a method may be of
_VERSIONS: Final = frozenset({"1.0", "1.1"})
_QUEUED: Final = 256  # requests that may wait for the answers to those before them
# Where headers go that are to be kept nowhere.
_NOWHERE: Final = cast("list[tuple[bytes, bytes]]", deque[object](maxlen=0))


class Connection(HttpToolsProtocol):
    """One connection, with patience that ends."""

    patience: ClassVar[float] = 20.0
    largest: ClassVar[int] = 64 * 1024

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn
        super().__init__(*args, **kwargs)
        self._asking: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None
        self._resting: asyncio.TimerHandle | None = None
        self._rested = 0.0  # since when, by the clock of the loop
        self._answering: RequestResponseCycle | None = None  # the first not answered
        self._unread = 0  # bytes since the last that were headers whole, or a body
        self._refused = False
        self._last_word: Raw | None = None  # waits until all before it is answered
        self._complete = True  # nothing of a request that began is still to come
        self._in_body = False
        self._begins = b""
        self._by = b""  # who asks, where an answer may depend on that

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; stop waiting once the headers are complete."""
        if self._refused:
            return  # read on, so that the refusal arrives
        if self._in_body or self._under_way():
            self._take_more(data)
            return
        end = data.find(_END)
        whole = not self._unread and end == len(data) - len(_END) <= _LONGEST
        whole = whole and self._complete and data.startswith(b"GET ")
        if whole and self._at_once(data):
            return
        if not self._unread:
            self._begins = data[:_WORD]
        self._unread += len(data) if end < 0 else end
        if self._unread > self.largest:
            self._refuse(refusals.TOO_LARGE)
            return
        super().data_received(data)
        self._heed()
        if whole and self._complete and self._under_way() and self.cycle.keep_alive:
            self.cycle.scope["state"][ASKED] = self._by + data

    def on_headers_complete(self) -> None:
        """Begin to answer; what comes after the body is no part of the headers."""
        version = self.parser.get_http_version()
        if version not in _VERSIONS or len(self.pipeline) >= _QUEUED:
            raise ValueError  # the parser makes a refusal of it
        super().on_headers_complete()
        if not self.pipeline:
            self._answering = self.cycle
        self._in_body, self._unread = True, 0
        self.scope["state"][WHOLE] = partial(self._say, self.cycle)
        self.headers = _NOWHERE

    def on_message_begin(self) -> None:
        """Note that a request is to come."""
        super().on_message_begin()
        self._complete = False

    def on_body(self, body: bytes) -> None:
        """Take a part of the body."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the request has no more to come."""
        super().on_message_complete()
        self._complete, self._in_body, self._unread = True, False, 0
        self._begins = b""

    def on_response_complete(self) -> None:
        """Go on to the next request, or to what was to be said after all answers."""
        if self.pipeline:
            self._answering = self.pipeline[-1][0]
            super().on_response_complete()
        else:
            self._rest()
        if self._last_word is not None and not self._under_way():
            self._hang_up(self._last_word)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it is in English
        """Refuse what is no request."""
        unknown = isinstance(sys.exc_info()[1], httptools.HttpParserInvalidMethodError)
        unknown = unknown and self._begins.partition(b" ")[0].isalpha()
        self._refuse(refusals.wrong_method() if unknown else refusals.NO_REQUEST)

    def pause_writing(self) -> None:
        """Wait for the client to take more, but not for ever."""
        super().pause_writing()
        self._wait_for_taker()

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        _cancel(self._taking)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more, and let nobody work for who has left."""
        _cancel(self._asking)
        _cancel(self._taking)
        _cancel(self._resting)
        self.pipeline.clear()
        if self._answering is not None and self._under_way():
            _leave(self._answering)
        super().connection_lost(exc)

    def _take_more(self, data: bytes) -> None:
        """Take more of a body, or what is asked before the answer has come."""
        self._unread += len(data)
        super().data_received(data)
        if self._unread > self.largest and not self._refused:
            self._refuse(refusals.TOO_LARGE)
        self._heed()

    def _heed(self) -> None:
        """Wait for the rest of a request, or a new one; not while one is answered."""
        if self._under_way() or self.transport.is_closing():
            self._wait_no_more()
        elif self._refused:
            pass
        elif not self._complete and self.parser.get_method() == b"PRI":
            self._refuse(refusals.NO_REQUEST)  # HTTP/2 from the first byte
        elif self._asking is None:
            self._wait()

    def _at_once(self, _data: bytes) -> bool:
        """Answer a request that came whole without reading it; say whether that was so.

        There is a connection that can.
        """
        return False

    def _rest(self) -> None:
        """Wait for another request: as uvicorn does, but not with a timer each time."""
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        self._rested = self.loop.time()
        if self._resting is None:
            self._rest_for(self.timeout_keep_alive)

    def _rest_for(self, seconds: float) -> None:
        self._resting = self.loop.call_later(seconds, self._heed_rest)

    def _heed_rest(self) -> None:
        """Close if nothing was asked for as long as a connection may rest."""
        self._resting = None
        if self._is_busy() or self._asking is not None or self.transport.is_closing():
            return  # it rests again when that is answered
        left = self._rested + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self._rest_for(left)
        else:
            self.transport.close()

    def _is_busy(self) -> bool:
        return self._under_way()

    def _wait_no_more(self) -> None:
        _cancel(self._asking)
        self._asking = None

    async def _say(self, cycle: RequestResponseCycle, said: Raw) -> None:
        """Answer the request of *cycle* in one piece."""
        if self.flow.write_paused and not cycle.disconnected:
            await self.flow.drain()
        if cycle.disconnected:
            return
        keep = cycle.keep_alive and not said.closes
        cycle.response_started = cycle.response_complete = True
        self._write(said, keep=keep)
        cycle.message_event.set()
        if not keep and cycle.more_body:
            self._hang_up()
        elif not keep:
            self.transport.close()
        cycle.on_response()

    def _write(self, said: Raw, *, keep: bool) -> None:
        head = self._head(said, keep=keep)
        if len(said.body) <= JOINED:
            self.transport.write(head + said.body)
        else:
            self.transport.writelines((head, said.body))

    def _head(self, said: Raw, *, keep: bool) -> bytes:
        date = b"".join(
            b"%b: %b\r\n" % one for one in self.server_state.default_headers
        )
        close = b"" if keep else b"connection: close\r\n"
        return b"".join((said.status, date, close, said.head))

    def _refuse(self, refusal: Raw) -> None:
        """Answer with *refusal* what came last, once all before it is answered.

        A body that goes wrong after its request was answered gets no second answer.
        """
        self._refused = True
        if self._in_body:
            if self.cycle.response_complete:
                self._hang_up()
                return
            if self.cycle is not self._answering:
                self.pipeline.popleft()
            _leave(self.cycle)
        if self._under_way():
            self._last_word = refusal
        else:
            self._hang_up(refusal)

    def _hang_up(self, said: Raw | None = None) -> None:
        """Close, but read on for a little, so that what is *said* arrives."""
        self._refused, self._last_word = True, None
        if said is not None and not self.transport.is_closing():
            self._write(said, keep=False)
        self.loop.call_later(_LINGER, self.transport.close)

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

    def _wait(self) -> None:
        self._asking = self.loop.call_later(self.patience, self._give_up)

    def _give_up(self) -> None:
        self._asking = None
        if not self._under_way():
            self.transport.close()

    def _under_way(self) -> bool:
        return self._answering is not None and not self._answering.response_complete


def _leave(cycle: RequestResponseCycle) -> None:
    """Let who answers *cycle* know that nobody hears it."""
    cycle.disconnected = cycle.response_complete = True
    cycle.message_event.set()


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
