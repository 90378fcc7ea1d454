"""Try again what a server failed at for a reason that may pass, within bounds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from kkr_graph.errors import EndpointBusyError

_Answer = TypeVar("_Answer")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Retrying:
    """How often and how long.

    tries    how many times in all
    first    seconds before the second try; twice as long before each that follows
    longest  most seconds to wait, whatever the server asks for
    """

    tries: int = 6
    first: float = 0.5
    longest: float = 30.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], datetime] = _now

    def __call__(self, send: Callable[[], _Answer]) -> _Answer:
        """Return what *send* does, which must do no harm when it is done twice.

        Raises ``EndpointBusyError`` if the last try fails, any other error at once.
        """
        for tried in range(self.tries - 1):
            try:
                return send()
            except EndpointBusyError as error:
                self.sleep(self._wait(tried, error.after))
        return send()

    def _wait(self, tried: int, after: str | None) -> float:
        asked = self._asked(after) if after else 0.0
        return min(max(self.first * 2.0**tried, asked), self.longest)

    def _asked(self, after: str) -> float:
        """Return the seconds that *after*, a Retry-After, asks for (RFC 9110)."""
        if after.strip().isdecimal():
            return float(after)
        try:
            until = parsedate_to_datetime(after)
        except ValueError:
            return 0.0
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return (until - self.clock()).total_seconds()
