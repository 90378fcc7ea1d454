"""The log: one line of JSON for each request, on standard error.

It says which place was asked and how that went, never by whom, for what, or with which
words: no address, no path beyond the place, no query, no token.
"""

import asyncio
import json
import sys
import time
import traceback
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final, NamedTuple

_waiting: Final[list[str]] = []


class Line(NamedTuple):
    """What is said of one request: *size* in bytes, *took* in seconds."""

    place: str
    method: str
    status: int
    size: int
    took: float
    version: str


def access(line: Line) -> None:
    """Write the line of one request, with those of others that were answered with it.

    Nothing in it needs the care of ``json``: the place and the version are ours.
    """
    place, method, status, size, took, version = line
    said = method if method.isalpha() and len(method) < 10 else "?"  # noqa: PLR2004
    _waiting.append(
        f'{{"time": "{_now()}", "event": "request", "place": "{place}", '
        f'"method": "{said}", "status": {status}, "bytes": {size}, '
        f'"ms": {took * 1000:.1f}, "version": "{version}"}}\n'
    )
    if len(_waiting) == 1:
        asyncio.get_running_loop().call_soon(_flush)


def fault(error: BaseException) -> None:
    """Write where our own code went wrong: the places, not what was handled there."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.name}:{frame.lineno}" for frame in frames]
    _write(event="fault", kind=type(error).__name__, at=places[-5:])


def said(event: str, **data: object) -> None:
    """Write a line about the server itself."""
    _write(event=event, **data)


def _write(**data: object) -> None:
    _waiting.append(json.dumps({"time": _now(), **data}, ensure_ascii=False) + "\n")
    _flush()


def _flush() -> None:
    lines = "".join(_waiting)
    _waiting.clear()
    sys.stderr.write(lines)


def _now() -> str:
    now = time.time()
    return f"{_second(int(now))}.{int(now % 1 * 1000):03}+00:00"


@lru_cache(maxsize=1)
def _second(now: int) -> str:
    return datetime.fromtimestamp(now, UTC).isoformat().removesuffix("+00:00")
