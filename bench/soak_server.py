"""The server that is soaked: started, stopped, killed, and its processes by role."""

import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final, Literal, TypeAlias

import work
from datasets import BIN

TOKEN: Final = "et-token-til-soak"
FAKETIME: Final = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
Role: TypeAlias = Literal["worker", "zygote", "writer"]
_STARTS_WITHIN: Final = 120.0  # seconds
_ENDS_WITHIN: Final = 150.0  # a write that has begun is finished
_LEAVES_WITHIN: Final = 15.0


@dataclass(frozen=True, slots=True)
class Said:
    """What the server said to one request."""

    status: int
    body: bytes
    date: str = ""

    def ahead(self) -> float:
        """Return how many seconds the clock of the server is ahead of ours."""
        return parsedate_to_datetime(self.date).timestamp() - time.time()


class Server:
    """One server after another, over the same store and at the same address.

    fake  whether its clock is one that ``set_clock`` sets
    left  processes that outlived their server
    """

    def __init__(self, folder: Path, store: Path, options: tuple[str, ...]) -> None:
        self.folder, self.store, self._options = folder, store, options
        self.log = folder / "log"
        self._clock = folder / "clock"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None
        self.left: list[int] = []
        self.codes: list[int] = []

    @property
    def pid(self) -> int:
        """The front's."""
        assert self._process is not None
        return self._process.pid

    def start(self, *, fake: bool = False) -> None:
        """Start it, and return when it answers."""
        command = [str(BIN / "kkr"), "serve", "--write", "--store", str(self.store)]
        command += ["--port", str(self.port), *self._options]
        surroundings = {**os.environ, "KKR_TOKEN": TOKEN, "KKR_LANG": "en"}
        if fake:
            self.set_clock("+0")
            surroundings |= _faked(self._clock)
        with self.log.open("ab") as stream:
            self._process = subprocess.Popen(command, stderr=stream, env=surroundings)
        end = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < end:
            with suppress(OSError, HTTPException):
                if self.ask("GET", "/healthz").status == 200:  # noqa: PLR2004
                    return
            assert self._process.poll() is None, self.log.read_text("utf-8")[-2000:]
            time.sleep(0.1)
        self.kill()
        raise AssertionError(self.log.read_text("utf-8")[-2000:])

    def set_clock(self, offset: str) -> None:
        """Let its clock jump to *offset* from the right time, as ``+3h``."""
        aside = self._clock.with_suffix(".new")
        aside.write_text(f"{offset}\n", "ascii")
        aside.replace(self._clock)

    def stop(self) -> None:
        """Tell it to stop; note how it ended and what it left."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would; note what it left."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        below = work.family(self.pid)[1:]
        with suppress(ProcessLookupError):
            self._process.send_signal(how)
        try:
            code = self._process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if how is signal.SIGTERM:
            self.codes.append(code)
        end = time.monotonic() + _LEAVES_WITHIN
        while time.monotonic() < end and any(map(_runs, below)):
            time.sleep(0.05)
        self.left += filter(_runs, below)

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Said:
        """Send one request over a connection of its own."""
        door = HTTPConnection("127.0.0.1", self.port, timeout=150)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            door.request(method, path, body.encode() or None, named)
            reply = door.getresponse()
            return Said(reply.status, reply.read(), reply.headers.get("Date", ""))
        finally:
            door.close()

    def write(self, method: str, path: str, body: str, media: str, **more: str) -> Said:
        """Send one that writes."""
        token = f"Bearer {TOKEN}"
        headers = {"authorization": token, "content_type": media, **more}
        return self.ask(method, path, body, **headers)

    def pids(self, role: Role) -> list[int]:
        """Return its processes of a role; a writer is one that holds the lock."""
        below = {}
        for nursery in _children(self.pid):
            for child in _children(nursery):
                below[child] = _children(child)
        writers = [pid for pid in below if self._holds_lock(pid)]
        if role == "writer":
            return writers
        zygotes = [pid for pid, kids in below.items() if kids and pid not in writers]
        if role == "zygote":
            return zygotes
        return [worker for zygote in zygotes for worker in below[zygote]]

    @property
    def nursery(self) -> int | None:
        """The process that makes the others."""
        return next(iter(_children(self.pid)), None)

    def _holds_lock(self, pid: int) -> bool:
        lock = str(self.store.resolve() / ".lock")
        with suppress(OSError):
            for file in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    if str(file.readlink()) == lock:
                        return True
        return False


def _faked(clock: Path) -> dict[str, str]:
    """Return what lets a program believe the time that *clock* tells.

    The wall clock alone: a clock that is set does not touch the one that only runs.
    """
    return {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                found += map(int, (task / "children").read_text("ascii").split())
    return found


def _runs(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
