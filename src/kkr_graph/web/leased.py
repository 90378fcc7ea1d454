"""A connection that a worker was lent: it answers what the client asks next, itself.

To go through the front costs a light query more than the query does.  So who asks one
after the other is answered by the worker alone for some milliseconds, as long as what
comes differs from what came before in its query only.  All else, and what goes wrong,
is left in the connection for the front to read.
"""

import select
import socket
import struct
import time
from collections.abc import Callable, Sequence
from email.utils import formatdate
from functools import lru_cache
from typing import Final, NamedTuple

from kkr_graph.errors import KkrGraphError
from kkr_graph.web import answered, parameters, reply as replies
from kkr_graph.web.request_parts import cut
from kkr_graph.web.wire import Body, Frame, Head, Order

_PART: Final = 1 << 14
_UNTIL: Final = struct.Struct(">d")
_END: Final = b"\r\n\r\n"
_PAUSE: Final = 2  # milliseconds a client may take to ask again
_REMEMBERED: Final = 4096  # queries

Answer = Callable[[Head, bytes], tuple[Head, Body]]
"""Answers an order that comes with a query."""

_seen: Final[set[int]] = set()  # what was asked before, to be kept by the front instead


class Means(NamedTuple):
    """What a worker answers with.

    version  of what it answers from
    tired    says whether it has grown too large to go on
    longest  bytes of a query
    """

    version: str
    answer: Answer
    tired: Callable[[], bool]
    longest: int


def order(like: Order, before: bytes, after: bytes) -> Order:
    """Return the order to answer as *like* what stands between *before* and *after*.

    It goes with the connection, and with ``until`` as its body.
    """
    around = {"before": before.decode("latin-1"), "after": after.decode("latin-1")}
    return Order({"do": "lease", "order": like.head, **around})


def until(moment: float) -> bytes:
    """Return *moment*, of the clock that only goes forward, when a lease is to end."""
    return _UNTIL.pack(moment)


def keep(frame: Frame, means: Means) -> tuple[Head, Body]:
    """Answer what comes in the connection that came with *frame*, and it alone.

    Return the bytes and seconds of each answer, whether what comes next is to be
    answered with more care, and what the client has not taken yet.
    """
    [moment] = _UNTIL.unpack(frame.body)
    with socket.socket(
        socket.AF_INET, socket.SOCK_STREAM, 0, fileno=frame.handles[0]
    ) as door:
        turn = _Turn(door, frame.head, means)
        try:
            while (left := moment - time.monotonic()) > 0 and turn.take(left):
                pass
        except (KkrGraphError, MemoryError):
            turn.careful = True  # the front has it answered again, and tells why not
        except OSError:
            pass  # the client has left
    return {"answered": turn.answered, "careful": turn.careful}, turn.rest


class _Turn:
    """What one client is answered."""

    def __init__(self, door: socket.socket, told: Head, means: Means) -> None:
        self._door, self._means = door, means
        self._order = Order(told["order"])
        self._before = told["before"].encode("latin-1")
        self._after = told["after"].encode("latin-1")
        self._coming = select.poll()
        self._coming.register(door, select.POLLIN)
        self.answered: list[tuple[int, float]] = []
        self.careful = False
        self.rest: Body = b""

    def take(self, left: float) -> bool:
        """Answer the next request; say whether one more may be answered."""
        if not self._coming.poll(min(_PAUSE, left * 1000)):
            return False
        asked = self._door.recv(_PART, socket.MSG_PEEK)
        begun = time.perf_counter()
        body = self._query(asked)
        if body is None:
            return False
        if (mark := hash(body)) in _seen:
            self.careful = True  # the front keeps what is asked again
            return False
        _remember(mark)
        said, written = self._means.answer(self._order.head, body)
        tag = answered.tag(self._means.version, self._order.key(body))
        raw = replies.raw(answered.reply(said, written, tag), "GET", shared=True)
        # Until here whoever looks at the connection finds the request in it.
        self._door.recv(len(asked))
        parts = raw.status, _date(int(time.time())), raw.head, raw.body
        self._send(parts if len(raw.body) > replies.JOINED else (b"".join(parts),))
        self.answered.append((len(written), time.perf_counter() - begun))
        return not (self.rest or self._means.tired())

    def _query(self, asked: bytes) -> bytes | None:
        """Return the query of *asked* if all else in it is as it was before."""
        if asked.find(_END) != len(asked) - len(_END):
            return None
        parts = cut(asked)
        if parts is None or (parts.before, parts.after) != (self._before, self._after):
            return None
        text = parameters.alone(parts.query)
        body = b"" if text is None else text.encode()
        return body if 0 < len(body) <= self._means.longest else None

    def _send(self, parts: Sequence[Body]) -> None:
        """Send as much as the client takes; the front gives it the rest."""
        try:
            sent = self._door.sendmsg(parts)
        except BlockingIOError:
            sent = 0
        if sent < sum(map(len, parts)):
            self.rest = memoryview(b"".join(parts))[sent:]


def _remember(mark: int) -> None:
    if len(_seen) >= _REMEMBERED:
        _seen.clear()
    _seen.add(mark)


@lru_cache(maxsize=1)
def _date(now: int) -> bytes:
    return f"date: {formatdate(now, usegmt=True)}\r\n".encode()
