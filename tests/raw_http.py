"""Speak HTTP by hand, byte for byte, as well-behaved clients never would."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from served import Server

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n")


@dataclass(frozen=True)
class Heard:
    """What came back, until the server closed or *patience* ran out."""

    text: bytes
    closed: bool
    seconds: float

    @property
    def statuses(self) -> list[int]:
        return [int(said) for said in re.findall(rb"HTTP/1\.1 (\d{3}) ", self.text)]

    @property
    def bodies(self) -> list[bytes]:
        """The bodies that have come whole, of answers that say how long they are."""
        found, at = [], 0
        while length := _LENGTH.search(self.text, at):
            at = self.text.index(b"\r\n\r\n", length.start()) + 4
            end = at + int(length[1])
            if end > len(self.text):
                break
            found.append(self.text[at:end])
            at = end
        return found


@contextmanager
def connected(server: Server, read: int | None = None) -> Iterator[socket.socket]:
    """Connect; *read* is how many bytes the system takes for us before we read."""
    with socket.socket() as door:
        if read is not None:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, read)
        door.settimeout(30)
        door.connect(("127.0.0.1", server.port))
        yield door


def hear(
    door: socket.socket, patience: float = 30, answers: int | None = None
) -> Heard:
    """Read until the server closes, or as many *answers* have come."""
    begun = time.monotonic()
    text, closed = b"", False
    while (left := begun + patience - time.monotonic()) > 0 and not closed:
        door.settimeout(left)
        try:
            part = door.recv(1 << 20)
        except TimeoutError:
            break
        except ConnectionError:
            part = b""
        text, closed = text + part, not part
        if answers and len(Heard(text, closed, 0.0).bodies) >= answers:
            break
    return Heard(text, closed, time.monotonic() - begun)


def say(server: Server, request: bytes, patience: float = 30) -> Heard:
    """Send *request* as it is; return all that comes back."""
    with connected(server) as door:
        door.sendall(request)
        return hear(door, patience)
