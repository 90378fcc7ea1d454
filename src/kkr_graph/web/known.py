"""Requests known to the byte: who sends the same again gets what was kept, at once.

Whatever an answer depends on stands in the bytes of the request or in the version, or
is the day; so none is read a second time.  Bodies stay with the cache, and leave with
it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kkr_graph.web.cache import Cache
from kkr_graph.web.reply import Raw

_MOST: Final = 4096  # requests


@dataclass(frozen=True, slots=True)
class _Known:
    version: str
    key: Hashable
    raw: Raw
    told: Callable[[], None]


class Known:
    """What answers the requests that came before; the oldest leave first."""

    def __init__(self, cache: Cache, most: int = _MOST) -> None:
        self._cache, self._most = cache, most
        self._known: OrderedDict[bytes, _Known] = OrderedDict()
        self._day = date.today()  # noqa: DTZ011 - as the questions have it

    def keep(
        self,
        asked: bytes,
        answer: tuple[str, Hashable],
        raw: Raw,
        told: Callable[[], None],
    ) -> None:
        """Answer *asked* with *raw* from now on, and have it *told* each time.

        *answer* is the version, and the key under which the body is kept; None where
        there is no body.
        """
        version, key = answer
        self._known[asked] = _Known(version, key, raw._replace(body=b""), told)
        while len(self._known) > self._most:
            self._known.popitem(last=False)

    def get(self, asked: bytes, version: str) -> Raw | None:
        """Return what answers *asked* while *version* is in use, if that is kept."""
        found = self._known.get(asked)
        if found is None:
            return None
        if self._day != (today := date.today()):  # noqa: DTZ011 - the same
            self._known.clear()  # what holds today is not what held yesterday
            self._day = today
            return None
        kept = None if found.key is None else self._cache.get(found.key)
        if found.version != version or (kept is None and found.key is not None):
            del self._known[asked]
            return None
        found.told()
        return found.raw if kept is None else found.raw._replace(body=kept.body)
