"""Frames between our processes: a head in JSON, then bytes, then handles beside it.

Both ends are ours, so a frame that does not read is a fault, never an input.
"""

import json
import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Head: TypeAlias = dict[str, Any]

PREFIX: Final = struct.Struct(">IQ")
_HANDLES: Final = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """What one process tells another."""

    head: Head
    body: bytes = b""
    handles: Sequence[int] = field(default=())


def packed(head: Head, body: bytes = b"") -> bytes:
    """Return a frame as bytes.

    >>> packed({"a": 1}, b"xy")[PREFIX.size:]
    b'{"a": 1}xy'
    """
    said = json.dumps(head).encode()
    return PREFIX.pack(len(said), len(body)) + said + body


def send(
    door: socket.socket, head: Head, body: bytes = b"", handles: Sequence[int] = ()
) -> None:
    """Send a frame; the receiver gets copies of the *handles*."""
    whole = packed(head, body)
    if handles:
        sent = socket.send_fds(door, [whole], list(handles))
        whole = whole[sent:]
    door.sendall(whole)


def receive(door: socket.socket) -> Frame:
    """Wait for a frame; raise ``EOFError`` when the other end is gone."""
    try:
        prefix, handles, _, _ = socket.recv_fds(door, PREFIX.size, _HANDLES)
        if not prefix:
            raise EOFError
        prefix += _exactly(door, PREFIX.size - len(prefix))
        head, body = PREFIX.unpack(prefix)
        said = _exactly(door, head)
        return Frame(json.loads(said), _exactly(door, body), handles)
    except ConnectionError as error:
        raise EOFError from error


def _exactly(door: socket.socket, size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        part = door.recv(min(size - len(found), 1 << 20))
        if not part:
            raise EOFError
        found += part
    return bytes(found)
