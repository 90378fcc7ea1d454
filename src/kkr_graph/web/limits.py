"""How much a request may take, and how a process is held to it."""

import resource
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

MIB: Final = 1024 * 1024
_STACK: Final = 64 * MIB
_KEPT_OPEN: Final = 4  # standard streams and the way to the front


@dataclass(frozen=True, slots=True)
class Limits:
    """What is allowed.

    seconds    that a query may run; ``write_seconds`` a write
    memory     MiB a query may take beside the store
    rows       of an answer; ``answer`` its bytes
    query      bytes of a query or an update; ``body`` of what is written
    header     bytes of a request line with its headers
    workers    that wait for a query; ``slow`` queries that run on past ``fast`` seconds
    waiting    requests that wait for a worker
    patience   seconds for a client to send its headers, its body, or to take an answer
    """

    seconds: float = 10.0
    write_seconds: float = 120.0
    memory: int = 1024
    rows: int = 1_000_000
    answer: int = 256 * MIB
    query: int = MIB
    body: int = 64 * MIB
    header: int = 64 * 1024
    workers: int = 4
    slow: int = 8
    fast: float = 0.25
    waiting: int = 512
    patience: float = 20.0

    def plain(self) -> dict[str, Any]:
        """Return the limits as they go into a frame."""
        return asdict(self)


def hold(limits: Limits) -> None:
    """Hold this process to the memory it may take beside what it has now."""
    most = _address_space() + limits.memory * MIB + _STACK
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    stack = _STACK if hard == resource.RLIM_INFINITY else min(_STACK, hard)
    resource.setrlimit(resource.RLIMIT_STACK, (stack, hard))


class Seal:
    """While it is closed, this process can open no file and no connection.

    So a query reaches nothing outside, however it is spelt.  Between two queries there
    is room for one connection, which the front may hand over with what is asked next.
    """

    def __init__(self) -> None:
        self._before: tuple[int, int] | None = None  # the limit, unless it is open
        self._most = 0  # files and connections, unless it is open

    def close(self) -> None:
        """Let nothing be opened from now on."""
        self._allow(_KEPT_OPEN)

    def leave_room(self) -> None:
        """Where it is closed, let one connection be handed over."""
        if self._before is not None:
            self._allow(_KEPT_OPEN + 1)

    def open(self) -> None:
        """Let files and connections be opened again."""
        if self._before is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, self._before)
            self._before, self._most = None, 0

    def _allow(self, most: int) -> None:
        if self._before is None:
            self._before = resource.getrlimit(resource.RLIMIT_NOFILE)
        if self._most != most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, self._before[1]))
            self._most = most


SEAL: Final = Seal()
"""Of this process."""


def resident() -> int:
    """Return how many bytes of memory this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize()
