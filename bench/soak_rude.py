"""The other clients of a soak: queries that never end, the slow, and who hangs up.

None is a reader: what they get is nothing, or to be told so.
"""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from itertools import count
from random import Random
from typing import Final
from urllib.parse import quote

from soak_load import Window
from soak_server import Server
from soak_tally import Tally
from workload import RUNAWAYS

_STOPPED: Final = frozenset({503, 507})  # at its limit of time, or of memory
_LATE: Final = 15.0  # seconds beyond its limit and a wait as long, on a busy machine
_HEAD: Final = b"Host: localhost\r\n"
_PASSAGES: Final = (
    "SELECT * { ?s <https://w3id.org/kkr/def#quote> ?quote . "
    "VALUES ?n { 1 2 3 4 5 6 7 8 } }"
)
_HANG_UP: Final = struct.pack("ii", 1, 0)  # at once, with a reset


class Rude:
    """Clients that run until the window ends, each in a thread.

    limit     seconds that a query may run
    patience  seconds that the server waits for a client
    """

    def __init__(
        self, server: Server, window: Window, seed: int, limit: float, patience: float
    ) -> None:
        self._server, self._window = server, window
        self._limit, self._patience = limit, patience
        self.tally = Tally()
        self.late: list[float] = []  # seconds of runaways that went on too long
        self._counting = threading.Lock()
        turns: dict[str, Callable[[Random, int], None]] = {
            "runaway 1": self._run_away,
            "runaway 2": self._run_away,
            "headers": self._drip_headers,
            "body": self._drip_body,
            "stalled": self._stall,
            "half-way": self._hang_up,
        }
        self._threads = [
            threading.Thread(
                target=self._run,
                args=(turn, Random(f"{seed}/{name}")),
                name=name,
                daemon=True,
            )
            for name, turn in turns.items()
        ]

    def start(self) -> None:
        """Let all begin."""
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Wait until all have ended."""
        for thread in self._threads:
            thread.join(120)
            if thread.is_alive():
                self._fault(f"{thread.name} did not end")

    def _run(self, turn: Callable[[Random, int], None], random: Random) -> None:
        for number in count():
            if self._window.ended:
                return
            life = self._window.life
            try:
                turn(random, number)
            except (OSError, HTTPException) as error:
                if life == self._window.life and not life[0]:
                    name = threading.current_thread().name
                    self._fault(f"{name}: cut off without cause, {error!r}")
                time.sleep(0.2)

    def _run_away(self, random: Random, number: int) -> None:
        text = f"{RUNAWAYS[number % len(RUNAWAYS)]} # {random.random()}"
        begun = time.monotonic()
        said = self._server.ask("GET", f"/sparql?query={quote(text)}")
        took = time.monotonic() - begun
        self._count("runaway", said.status, took)
        if said.status not in _STOPPED:
            self._fault(f"runaway: {said.status} {said.body[:200]!r}")
        if took > 2 * self._limit + _LATE:
            self.late.append(took)
        time.sleep(random.random())

    def _drip_headers(self, random: Random, _: int) -> None:
        text = b"GET / HTTP/1.1\r\n" + _HEAD + b"X-Slow: yes\r\n" * 400
        with self._connected() as door:
            self._hear("slow: headers", door, lambda: self._drip(door, text, random))

    def _drip_body(self, random: Random, _: int) -> None:
        head = b"POST /sparql HTTP/1.1\r\n" + _HEAD + b"Content-Length: 4000\r\n"
        with self._connected() as door:
            door.sendall(head + b"Content-Type: application/sparql-query\r\n\r\n")
            text = b"#" * 4000
            self._hear("slow: body", door, lambda: self._drip(door, text, random))

    def _stall(self, random: Random, _: int) -> None:
        """Ask for megabytes and read nothing, for twice as long as the server waits."""
        path = quote(f"{_PASSAGES} # {random.random()}")
        with self._connected() as door:
            door.sendall(f"GET /sparql?query={path} HTTP/1.1\r\n".encode() + _HEAD)
            door.sendall(b"\r\n")
            self._hear(
                "slow: stalled", door, lambda: self._wait(2 * self._patience + 3)
            )

    def _hang_up(self, random: Random, number: int) -> None:
        """Ask, and leave before, while or after it is answered."""
        text = f"{random.choice((_PASSAGES, *RUNAWAYS))} # {number} {random.random()}"
        whole = f"GET /sparql?query={quote(text)} HTTP/1.1\r\n".encode() + _HEAD
        whole += b"\r\n"
        with self._connected() as door:
            door.sendall(whole[: random.randint(1, len(whole) * 2)])
            time.sleep(random.random() * 0.8)
            door.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP)
        self._count("hung up", 0, 0)
        time.sleep(random.random() * 0.3)

    def _drip(self, door: socket.socket, text: bytes, random: Random) -> None:
        """Send a byte at a time for as long as the server bears it, and thrice that."""
        end = time.monotonic() + 3 * self._patience + 5
        for byte in text:
            if time.monotonic() > end or self._window.ended:
                return
            door.sendall(bytes([byte]))
            time.sleep(0.02 + random.random() * 0.06)

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._window.ended:
            time.sleep(0.1)

    def _hear(self, kind: str, door: socket.socket, do: Callable[[], None]) -> None:
        """Do something slow; the server must have closed by then, or say so."""
        begun, life, heard = time.monotonic(), self._window.life, b""
        try:
            do()
            while part := door.recv(1 << 16):
                heard = (heard + part)[:64]
        except TimeoutError:
            if life == self._window.life and not life[0] and not self._window.ended:
                self._fault(f"{kind}: was still waited for")
        except OSError:
            pass  # it was hung up on, as it should be
        status = int(heard[9:12]) if heard.startswith(b"HTTP/1.1 ") else 0
        self._count(kind, status, time.monotonic() - begun)
        if kind != "slow: stalled" and status not in {0, 408, 503}:
            self._fault(f"{kind}: {heard[:64]!r}")

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
            door.settimeout(30)
            door.connect(("127.0.0.1", self._server.port))
            yield door

    def _count(self, kind: str, status: int, took: float) -> None:
        with self._counting:
            self.tally.count(kind, status, took)

    def _fault(self, text: str) -> None:
        with self._counting:
            self.tally.fault(text)
