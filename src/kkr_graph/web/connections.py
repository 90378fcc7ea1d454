"""Connections: what is answered at once, and what is given up on.

uvicorn reads the requests.  It limits neither how slowly a client may ask and take its
answer nor how wordy it may be, and an application never sees a request before its last
header; so that stands here, where the bytes come in.  So does the fastest answer there
is: to the same bytes as before, from what was kept.
"""

import asyncio
import sys
from typing import Any, ClassVar, Final

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kkr_graph.errors import WrongMethodError
from kkr_graph.web import problems
from kkr_graph.web.reply import ASKED, WHOLE, Raw
from kkr_graph.web.site import Site

_END: Final = b"\r\n\r\n"
_LINGER: Final = 1.0  # seconds to read on after a refusal
_TRICKLE: Final = 32 * 1024  # bytes a second that a client takes at least
_LONGEST: Final = 8192  # bytes of a request that is known again
_WORD: Final = 24  # bytes that the name of a method may be of
_VERSIONS: Final = frozenset({"1.0", "1.1"})
_JOINED: Final = 1 << 16  # bytes of a body that is copied to go out in one piece


def _refusal(
    status: str, body: bytes, media: str = "text/plain; charset=utf-8"
) -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\ncontent-type: {media}\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    return head.encode() + body


_TOO_LARGE: Final = _refusal(
    "431 Request Header Fields Too Large",
    b"Linjen og hovederne er for lange. / The request line or headers are too long.",
)
_NO_REQUEST: Final = _refusal(
    "400 Bad Request", "Det er ingen HTTP-forespørgsel. / This is no HTTP.".encode()
)


def _wrong_method() -> bytes:
    error = WrongMethodError(method="?", allowed="GET, HEAD, POST, PUT, DELETE")
    body = problems.as_json(problems.of(error), "da")
    return _refusal("405 Method Not Allowed", body, "application/problem+json")


class Connection(HttpToolsProtocol):
    """One connection, with patience that ends.

    site  knows the requests that came before, byte for byte, if it is to be asked
    """

    patience: ClassVar[float] = 20.0
    largest: ClassVar[int] = 64 * 1024
    site: ClassVar[Site | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as uvicorn
        super().__init__(*args, **kwargs)
        self._asking: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None
        self._unread = 0
        self._refused = False
        self._complete = True  # nothing of a request that began is still to come
        self._in_body = False
        self._begins = b""

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
        if self._in_body:
            self._pass_over(data)
            return
        end = data.find(_END)
        whole = not self._unread and end == len(data) - len(_END) <= _LONGEST
        whole = whole and data.startswith(b"GET ")
        if whole and self._complete and self._known(data):
            return
        if not self._unread:
            self._begins = data[:_WORD]
        self._unread += len(data) if end < 0 else end
        if self._unread > self.largest:
            self._refuse(_TOO_LARGE)
            return
        super().data_received(data)
        if self._under_way() or self.transport.is_closing():
            self._unread = 0
            _cancel(self._asking)
            self._asking = None
            if whole and self._complete and self.cycle.keep_alive:
                self.cycle.scope["state"][ASKED] = data
        elif self._asking is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Begin to answer; what comes after the body is no part of the headers."""
        if self.parser.get_http_version() not in _VERSIONS:
            raise ValueError  # the parser makes a refusal of it
        super().on_headers_complete()
        cycle = self.cycle
        self._in_body = True

        async def whole(said: Raw) -> None:
            if self.flow.write_paused and not cycle.disconnected:
                await self.flow.drain()
            if not cycle.disconnected:
                cycle.response_started = cycle.response_complete = True
                self._write(said, keep=cycle.keep_alive)
                cycle.message_event.set()
                if not cycle.keep_alive:
                    self.transport.close()
                cycle.on_response()

        self.scope["state"][WHOLE] = whole
        self.headers = []

    def on_message_begin(self) -> None:
        """Note that a request is to come."""
        super().on_message_begin()
        self._complete = False

    def on_message_complete(self) -> None:
        """Note that the request has no more to come."""
        super().on_message_complete()
        self._complete, self._in_body = True, False

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it is in English
        """Refuse what is no request."""
        unknown = isinstance(sys.exc_info()[1], httptools.HttpParserInvalidMethodError)
        unknown = unknown and self._begins.partition(b" ")[0].isalpha()
        self._refuse(_wrong_method() if unknown else _NO_REQUEST)

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

    def _known(self, data: bytes) -> bool:
        """Answer what was asked before from what was kept; say whether that was so."""
        if self.site is None or self.flow.write_paused or self.transport.is_closing():
            return False
        said = self.site.again(data)
        if said is None:
            return False
        _cancel(self._asking)
        self._asking = None
        self._write(said, keep=True)
        self.on_response_complete()
        return True

    def _write(self, said: Raw, *, keep: bool) -> None:
        date = b"".join(
            b"%b: %b\r\n" % one for one in self.server_state.default_headers
        )
        close = b"" if keep else b"connection: close\r\n"
        head = b"".join((said.status, date, close, said.head))
        if len(said.body) <= _JOINED:
            self.transport.write(head + said.body)
        else:
            self.transport.writelines((head, said.body))

    def _refuse(self, refusal: bytes) -> None:
        self._refused = True
        self.transport.write(refusal)
        self.loop.call_later(_LINGER, self.transport.close)

    def _pass_over(self, data: bytes) -> None:
        """Read on, but not for ever, the rest of a body that is answered already."""
        if self._asking is None:
            self._wait()
        super().data_received(data)
        if not self._in_body:
            _cancel(self._asking)
            self._asking = None

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
        return self.cycle is not None and not self.cycle.response_complete


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
