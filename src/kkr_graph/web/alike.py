"""Requests alike: with the path and the headers of one before, and another query.

A program that asks much sends the same headers each time.  What they say was read and
checked the first time, and need not be again.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple, TypeAlias

from starlette.types import Receive

from kkr_graph.web.express import Express
from kkr_graph.web.reply import Raw
from kkr_graph.web.request_parts import cut

_MOST: Final = 512  # requests
_LONGEST: Final = 2048  # bytes of what stands around a query, and is kept

Again: TypeAlias = Callable[[bytes, bytes, Receive], Awaitable[Raw]]
"""Answers what the first bytes ask, with the second as its query.

The last returns when the client is no longer there.
"""


class Like(NamedTuple):
    """How requests are answered that are like one before.

    express  answers a query without a task; None where it is none, or takes more care
    """

    again: Again
    express: Express | None = None


class Alike:
    """How requests were answered that differ in their query alone."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[bytes, bytes], Like] = OrderedDict()

    def keep(self, asked: bytes, like: Like) -> None:
        """Answer requests like *asked* as *like*; the oldest leave first."""
        parts = cut(asked)
        if parts is None or len(asked) - len(parts.query) > _LONGEST:
            return
        key = (parts.before, parts.after)
        if like.express is not None:
            self._kept[key] = like
        else:
            self._kept.setdefault(key, like)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def get(self, asked: bytes) -> tuple[Like, bytes] | None:
        """Return how to answer *asked*, and its query, if one like it came before."""
        parts = cut(asked)
        if parts is None:
            return None
        like = self._kept.get((parts.before, parts.after))
        return None if like is None else (like, parts.query)
