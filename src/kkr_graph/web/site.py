"""What every place of the server leans on, and how an answer from a worker goes out."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from kkr_graph.errors import MissingTokenError, ReadOnlyError
from kkr_graph.web import reply as replies
from kkr_graph.web.cache import Cache
from kkr_graph.web.metrics import CACHED
from kkr_graph.web.pool import Pool
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.tokens import Tokens
from kkr_graph.web.wire import Frame, Head

_SPOKEN: Final = " ,;:.()/<>=-"  # stands as it is in a header
_MORE: Final = quote("…")
_LONGEST: Final = 2000


@dataclass(slots=True)
class Site:
    """A server: its processes, who may write, where it may fetch from.

    statement  the address of its accessibility statement, if it has one
    """

    pool: Pool
    tokens: Tokens | None
    allowed: tuple[str, ...]
    cache: Cache
    statement: str = ""

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
        self, request: Request, head: Head, body: bytes = b"", *, vary: str = "Accept"
    ) -> Reply:
        """Return a worker's answer to *head*, or the one kept from before."""
        key = _key(head, body)
        tag = replies.etag(self.pool.version, key)
        if request.method in {"GET", "HEAD"} and replies.seen(request, tag):
            CACHED.labels("not-modified").inc()
            return Reply(304, headers=_headers(tag, vary))
        kept = self.cache.get((self.pool.version, key))
        if kept is not None:
            CACHED.labels("kept").inc()
            return kept
        frame = await self.pool.ask(head, body, request.gone)
        if "problem" in frame.head:
            return replies.of_problem(frame.head["problem"], request)
        return self._made(frame, key, vary)

    def _made(self, frame: Frame, key: Hashable, vary: str) -> Reply:
        version = frame.head["version"]
        headers = _headers(replies.etag(version, key), vary)
        if not frame.head["stable"]:
            headers = {"Cache-Control": "no-store", "Vary": f"{vary}, Accept-Encoding"}
        if frame.head["packed"]:
            headers["Content-Encoding"] = "gzip"
        if frame.head.get("why"):
            headers["Kkr-Why-Empty"] = _said(frame.head["why"])
        status = frame.head.get("status", 200)
        made = Reply(status, frame.body, frame.head["media"], headers)
        if frame.head["stable"]:
            self.cache.keep((version, key), made)
        return made


def _headers(tag: str, vary: str) -> dict[str, str]:
    return {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": f"{vary}, Accept-Encoding",
    }


def _said(lines: Sequence[str]) -> str:
    """Return *lines* as a header can hold them: UTF-8 in percent signs, not too long.

    >>> _said(["Å", "Ø"])
    '%C3%85%0A%C3%98'
    """
    kept = [quote(line, safe=_SPOKEN) for line in lines]
    while len("%0A".join(kept)) > _LONGEST and len(kept) > 1:
        kept = [*kept[: -2 if kept[-1] == _MORE else -1], _MORE]
    return "%0A".join(kept)


def _key(head: Head, body: bytes) -> str:
    return repr((sorted(head.items()), body))
