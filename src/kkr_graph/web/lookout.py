"""A lookout: looks at queries that have run for a while, all by one clock.

Most are answered before the first look, so none has a timer of its own.
"""

import asyncio
from typing import Final, Protocol

_LIGHT: Final = 0.005  # seconds in which a query need not be looked at


class Watched(Protocol):
    """What is looked at when it is ``due``, by the clock of the loop."""

    due: float

    def look(self, now: float) -> None:
        """See how it does, and when to look again."""


class Lookout:
    """Who is watched, and the clock."""

    def __init__(self) -> None:
        self._watched: dict[Watched, None] = {}
        self._clock: asyncio.TimerHandle | None = None

    def watch(self, one: Watched) -> float:
        """Look at *one* in a while; return what time it is."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        one.due = now + _LIGHT
        self._watched[one] = None
        if self._clock is None:
            self._clock = loop.call_later(_LIGHT, self._look)
        return now

    def leave(self, one: Watched) -> None:
        """Look at *one* no more."""
        self._watched.pop(one, None)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for one in [*self._watched]:
            if one.due <= now and one in self._watched:
                one.look(now)
        more = bool(self._watched)
        self._clock = loop.call_later(_LIGHT, self._look) if more else None
