"""What every place of the server leans on, and how an answer from a worker goes out."""

from dataclasses import dataclass, field, replace

from kkr_graph.errors import MissingTokenError, ReadOnlyError
from kkr_graph.web import answered, reply as replies
from kkr_graph.web.alike import Alike
from kkr_graph.web.cache import Cache
from kkr_graph.web.known import Known
from kkr_graph.web.metrics import CACHED
from kkr_graph.web.pool import Pool
from kkr_graph.web.reply import Raw, Reply
from kkr_graph.web.request import Request
from kkr_graph.web.tokens import Tokens
from kkr_graph.web.wire import Frame, Order

_KEPT = CACHED.labels("kept")
_NOT_MODIFIED = CACHED.labels("not-modified")


@dataclass(slots=True)
class Site:
    """A server: its processes, who may write, where it may fetch from.

    statement  the address of its accessibility statement, if it has one
    alike      answers requests that differ from one before in their query alone
    """

    pool: Pool
    tokens: Tokens | None
    allowed: tuple[str, ...]
    cache: Cache
    known: Known
    statement: str = ""
    alike: Alike = field(default_factory=Alike)

    def again(self, asked: bytes) -> Raw | None:
        """Return what answers a request that came before, byte for byte, if kept."""
        raw = self.known.get(asked, self.pool.version)
        if raw is not None:
            (_KEPT if raw.body else _NOT_MODIFIED).inc()
        return raw

    @property
    def writable(self) -> bool:
        """Whether anybody may write."""
        return self.tokens is not None

    def let_write(self, request: Request) -> None:
        """Raise unless who asks may write."""
        if self.tokens is None:
            raise ReadOnlyError
        if not self.tokens.let_in(request.headers.get("authorization")):
            raise MissingTokenError

    async def answer(
        self, request: Request, order: Order, body: bytes = b"", *, vary: str = "Accept"
    ) -> Reply:
        """Return a worker's answer to *order*, or the one kept from before."""
        key, version = order.key(body), self.pool.version
        tag = answered.tag(version, key)
        if request.method in {"GET", "HEAD"} and replies.seen(request, tag):
            _NOT_MODIFIED.inc()
            return Reply(304, headers=answered.headers(tag, vary), kept=(version, None))
        kept = self.cache.get((version, key))
        if kept is not None:
            _KEPT.inc()
            return replace(kept, kept=(version, (version, key)))
        frame = await self.pool.ask(order, body, request.gone)
        return self.reply(frame, key, request, vary=vary)

    def reply(
        self, frame: Frame, key: str, request: Request, *, vary: str = "Accept"
    ) -> Reply:
        """Return what a worker said as a reply, and keep it under *key*."""
        if "problem" in frame.head:
            return replies.of_problem(frame.head["problem"], request)
        version = frame.head["version"]  # there may be a new one since it was asked
        tag = answered.tag(version, key)
        made = answered.reply(frame.head, frame.body, tag, vary)
        if frame.head["stable"]:
            self.cache.keep((version, key), made)
        return made
