"""Do the same to many things in several copies of this process, in their order.

What a copy needs it has from the start, as copies do; so only what is to be done, and
what came of it, goes between them.  Where a process cannot be copied, it works alone.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

_Thing = TypeVar("_Thing")
_Outcome = TypeVar("_Outcome")
_CHUNK: Final = 16
_MOST: Final = 8
_FEW: Final = 64  # things that are done before a copy would have begun
_WORK: list[Callable[..., object]] = []  # what copies find when they begin


class Copies(Generic[_Thing, _Outcome]):
    """Copies of this process that do *work*; to be left as a context is."""

    def __init__(self, work: Callable[[_Thing], _Outcome]) -> None:
        self._work, self._pool = work, cast("Pool | None", None)
        self._many = min(_MOST, os.cpu_count() or 1) if hasattr(os, "fork") else 1

    def __enter__(self) -> "Copies[_Thing, _Outcome]":
        """Make ready; copies are made when there is enough to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the copies."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()

    def each(self, things: Sequence[_Thing]) -> Iterator[_Outcome]:
        """Yield what comes of each of *things*, in their order."""
        if self._many == 1 or len(things) < _FEW:
            yield from map(self._work, things)
            return
        if self._pool is None:
            _WORK[:] = [self._work]
            self._pool = get_context("fork").Pool(self._many)
        yield from cast(
            "Iterable[_Outcome]", self._pool.imap(_do, things, chunksize=_CHUNK)
        )


def _do(thing: object) -> object:
    return _WORK[0](thing)
