"""An express: queries like one that was answered before, answered without a task.

What their headers say was read and checked then.  Here stands the way that almost every
query takes, as short as it can be; what is out of the ordinary takes the careful way.
"""

from collections.abc import Awaitable
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from starlette.types import Message, Receive

from kkr_graph.errors import KkrGraphError
from kkr_graph.web import log, parameters
from kkr_graph.web.reply import Raw, Reply
from kkr_graph.web.request import Request
from kkr_graph.web.run import LostError, Run, Worker
from kkr_graph.web.wire import Frame, Order

if TYPE_CHECKING:
    from kkr_graph.web.site import Site


class Taker(Protocol):
    """Who asked, and takes the answer."""

    def take(self, said: Raw) -> None:
        """Take the answer."""

    def take_later(self, answer: Awaitable[Raw]) -> None:
        """Take the answer when it is there."""

    def give_up(self) -> None:
        """Take no answer: our own code went wrong."""

    def may_be_lent(self) -> bool:
        """Say whether a worker may go on with what is asked next."""

    def lend(self, way: "Express", asked: bytes, worker: Worker, /) -> bool:
        """Let *worker* answer what is asked next; say whether it does."""

    async def until_left(self) -> Message:
        """Return when the client is no longer there."""


class Careful(Protocol):
    """The place that answers the careful way."""

    async def again(
        self, like: Request, asked: bytes, query: bytes, receive: Receive
    ) -> Raw:
        """Answer what is *asked*: as *like*, a GET, but for its *query*."""

    def ready(self, asked: bytes, reply: Reply, begun: float, day: date) -> Raw:
        """Return *reply* to a GET as it is sent; keep it, and tell of it."""

    def refused(self, error: KkrGraphError, request: Request) -> Reply:
        """Return what is said of *error*."""

    def tell(self, method: str, status: int, size: int, took: float) -> None:
        """Count an answer of *size* bytes that *took* seconds, and write its line."""


class Express(NamedTuple):
    """How queries are answered that are like one before.

    like  the request before, and ``order`` what a worker was told of it
    """

    site: "Site"
    place: Careful
    like: Request
    order: Order

    def start(self, asked: bytes, query: bytes, taker: Taker) -> bool:
        """Begin to answer what is *asked*, with *query* behind ``?``.

        Return whether that is done; else it is to be done with care.
        """
        pool = self.site.pool
        try:
            text = parameters.alone(query)
            if text is None or not pool.is_up:
                return False
            under_way = _Query(self, asked, query, text.encode(), taker)
            if under_way.is_special():
                return False
            pool.begin(under_way.run)
        except KkrGraphError:
            return False
        return True


class _Query:
    """One query that is under way."""

    __slots__ = ("_asked", "_begun", "_day", "_key", "_query", "_taker", "_way", "run")

    def __init__(
        self, way: Express, asked: bytes, query: bytes, text: bytes, taker: Taker
    ) -> None:
        self._way, self._asked, self._query, self._taker = way, asked, query, taker
        self._begun, self._day = perf_counter(), way.site.known.day
        self._key = way.order.key(text)
        self.run = Run(way.site.pool, way.order, text, taker.until_left, self._heard)
        if taker.may_be_lent():
            self.run.lend = partial(taker.lend, way, asked)

    def is_special(self) -> bool:
        """Say whether it is too long, or the answer is kept."""
        site = self._way.site
        kept = site.cache.get((site.pool.version, self._key))
        return kept is not None or len(self.run.body) > site.pool.limits.query

    def _heard(self, frame: Frame | None) -> None:
        try:
            if frame is None:
                self._taker.take_later(self._ended())
            else:
                self._taker.take(self._raw(frame))
        except Exception as error:  # noqa: BLE001 - nothing may reach the client
            log.fault(error)
            self._taker.give_up()

    def _raw(self, frame: Frame) -> Raw:
        way = self._way
        reply = way.site.reply(frame, self._key, way.like)
        return way.place.ready(self._asked, reply, self._begun, self._day)

    async def _ended(self) -> Raw:
        """Answer what got none: by asking once more if somebody killed its worker."""
        way, error = self._way, await self.run.why_ended()
        if isinstance(error, LostError):
            left = self._taker.until_left
            return await way.place.again(way.like, self._asked, self._query, left)
        if not isinstance(error, KkrGraphError):
            raise error
        reply = way.place.refused(error, way.like)
        return way.place.ready(self._asked, reply, self._begun, self._day)
