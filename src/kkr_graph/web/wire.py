"""Frames between our processes: a head in JSON, then bytes, then handles beside it.

Both ends are ours, so a frame that does not read is a fault, never an input.
"""

import hashlib
import json
import socket
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

Head: TypeAlias = dict[str, Any]
Body: TypeAlias = bytes | memoryview

PREFIX: Final = struct.Struct(">IQ")
_SMALL: Final = 1 << 16


class Frame(NamedTuple):
    """What one process tells another."""

    head: Head
    body: bytes = b""
    handles: Sequence[int] = ()


class Order:
    """What a worker is told to do with the bytes that come with it, spelt once.

    >>> Order({"do": "count"}).key(b"") == Order({"do": "count"}).key(b"x")
    False
    """

    __slots__ = ("_mark", "_spelt", "head")

    def __init__(self, head: Head) -> None:
        self.head = head
        self._spelt = _spelt(head)
        self._mark = hashlib.sha256(self._spelt + b"\0")

    def key(self, body: bytes) -> str:
        """Return what the order and *body* are told by, among all others."""
        mark = self._mark.copy()
        mark.update(body)
        return mark.hexdigest()

    def packed(self, body: bytes) -> bytes:
        """Return it with *body* as a frame."""
        return PREFIX.pack(len(self._spelt), len(body)) + self._spelt + body


def packed(head: Head, body: Body = b"") -> bytes:
    """Return a frame as bytes.

    >>> packed({"a": 1}, b"xy")[PREFIX.size:]
    b'{"a": 1}xy'
    """
    return _opened(head, len(body)) + body


def unpacked(head: bytes) -> Head:
    """Return the head that *head* spells.

    >>> unpacked(b'{"a": 1}')
    {'a': 1}
    """
    return dict(_read(head))


def send(
    door: socket.socket, head: Head, body: Body = b"", handles: Sequence[int] = ()
) -> None:
    """Send a frame; the receiver gets copies of the *handles*."""
    if handles:
        whole = packed(head, body)
        sent = socket.send_fds(door, [whole], list(handles))
        door.sendall(whole[sent:])
    elif len(body) <= _SMALL:
        door.sendall(packed(head, body))
    else:  # put together first it would take as much memory once more
        door.sendall(_opened(head, len(body)))
        door.sendall(body)


def receive(door: socket.socket) -> Frame:
    """Wait for a frame; raise ``EOFError`` when the other end is gone."""
    return _rest(door, _exactly(door, PREFIX.size))


def receive_alone(door: socket.socket) -> Frame:
    """Wait for a frame that none follows before it is answered; see ``receive``."""
    try:
        part, handles, _, _ = socket.recv_fds(door, _SMALL, 1)
    except ConnectionError as error:
        raise EOFError from error
    if not part:
        raise EOFError
    return _rest(door, part, handles)


def _rest(door: socket.socket, part: bytes, handles: Sequence[int] = ()) -> Frame:
    """Return the frame that begins with *part*, and may go on in *door*."""
    if len(part) < PREFIX.size:
        part += _exactly(door, PREFIX.size - len(part))
    head, body = PREFIX.unpack_from(part)
    at = PREFIX.size + head
    if len(part) < at + body:
        part += _exactly(door, at + body - len(part))
    return Frame(unpacked(part[PREFIX.size : at]), part[at:], handles)


def _exactly(door: socket.socket, size: int) -> bytes:
    found = bytearray()
    try:
        while len(found) < size:
            part = door.recv(min(size - len(found), 1 << 20))
            if not part:
                raise EOFError
            found += part
    except ConnectionError as error:
        raise EOFError from error
    return bytes(found)


def _opened(head: Head, body: int) -> bytes:
    said = _spelt(head)
    return PREFIX.pack(len(said), body) + said


def _spelt(head: Head) -> bytes:
    try:
        return _written(tuple(head.items()))
    except TypeError:  # a list or a mapping in it
        return json.dumps(head).encode()


# Most heads are the same again and again.
@lru_cache(maxsize=512, typed=True)
def _written(head: tuple[tuple[str, Any], ...]) -> bytes:
    return json.dumps(dict(head)).encode()


@lru_cache(maxsize=512)
def _read(head: bytes) -> Mapping[str, Any]:
    found: Head = json.loads(head)
    return found
