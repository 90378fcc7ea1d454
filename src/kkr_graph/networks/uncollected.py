"""Build something large without the collector of cycles walking it while it grows.

A network is made of plain values, none of which leads back to itself; the collector
would go over all of them again and again, for a third of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest, and go on as before after that; also as a decorator."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
