"""Writers: processes that do one write each, as the front sees them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TypeAlias

from kkr_graph.errors import StartFailedError, TooHungryError, TooSlowError
from kkr_graph.web.door import Line
from kkr_graph.web.generation import Generation
from kkr_graph.web.limits import Limits
from kkr_graph.web.makings import Makings
from kkr_graph.web.metrics import ENDED
from kkr_graph.web.wire import Head, Order

_Kill: TypeAlias = Callable[[], None]


async def write(
    nursery: Makings,
    holder: Generation | None,
    order: Order,
    body: bytes,
    limits: Limits,
) -> Head:
    """Have a writer do *order*, and return what it says.

    It is a copy of the zygote of *holder*, which has a version in memory, while there
    is one; else it comes from the *nursery*.  Raises ``TooSlowError`` and
    ``TooHungryError`` where it is stopped, ``StartFailedError`` where none is made.
    """
    async with _writer(nursery, holder) as (line, kill):
        try:
            async with asyncio.timeout(limits.write_seconds):
                frame = await line.answer(order, body)
        except TimeoutError:
            kill()
            ENDED.labels("write-time").inc()
            raise TooSlowError(seconds=limits.write_seconds) from None
        except EOFError:
            ENDED.labels("write-memory").inc()
            raise TooHungryError(mebibytes=limits.memory) from None
        return frame.head


@asynccontextmanager
async def _writer(
    nursery: Makings, holder: Generation | None
) -> AsyncIterator[tuple[Line, _Kill]]:
    """Give the way to a writer, and what ends it."""
    line: Line | None = None
    if holder is not None:
        with suppress(StartFailedError):
            line = await holder.writer()
    if holder is not None and line is not None:
        try:
            yield line, partial(holder.kill, line)
        finally:
            line.close()
            holder.done()
        return
    pid, handle = await nursery.make(do="writer")
    line = await Line.to(pid, handle)
    try:
        yield line, partial(nursery.tell, do="kill", pid=pid)
    finally:
        line.close()
