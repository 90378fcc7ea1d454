"""A disk that can be filled: a small file system of its own, or the nearest to it.

Where this program may mount, the store lies on a small file system in memory, which is
filled to its last byte.  Else the processes that write may have no file grow: the
system refuses them in the same place, with another word (too large, not no space).
"""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from soak_server import Server

_GROWS: Final = 8  # versions of the store that there is room for
_LEAST: Final = 64 << 20  # bytes
_PART: Final = 1 << 20
_FILE: Final = 4096  # bytes that a file may have where nothing can be mounted


@contextmanager
def mounted(place: Path, store: int) -> Iterator[bool]:
    """Let *place* be a small file system, for a store of so many bytes, if possible.

    Yield whether it is; for a store of none it is not tried.
    """
    place.mkdir(parents=True)
    size = max(_LEAST, _GROWS * store)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    done = (
        store > 0
        and os.geteuid() == 0
        and not subprocess.run(command, check=False, capture_output=True).returncode
    )
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", str(place)], check=True)


@contextmanager
def full(place: Path, server: Server, *, is_mounted: bool) -> Iterator[None]:
    """Let there be no room left in *place*."""
    if is_mounted:
        ballast = place / "ballast"
        try:
            with ballast.open("wb", buffering=0) as stream:
                _fill(stream.fileno())
            yield
        finally:
            ballast.unlink()
        return
    nursery = server.nursery
    assert nursery is not None
    before = resource.prlimit(nursery, resource.RLIMIT_FSIZE)
    resource.prlimit(nursery, resource.RLIMIT_FSIZE, (_FILE, before[1]))
    try:
        yield
    finally:
        resource.prlimit(nursery, resource.RLIMIT_FSIZE, before)


def _fill(handle: int) -> None:
    part = _PART
    while part:
        try:
            os.write(handle, bytes(part))
        except OSError:
            part //= 2
