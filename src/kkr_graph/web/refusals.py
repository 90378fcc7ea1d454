"""Refusals: what is said of bytes that never become a request, ready to be written."""

from functools import cache
from typing import Final

from kkr_graph.errors import WrongMethodError
from kkr_graph.web import problems, reply as replies
from kkr_graph.web.reply import Raw, Reply

_TEXT: Final = "text/plain; charset=utf-8"
_METHODS: Final = "DELETE, GET, HEAD, OPTIONS, POST, PUT"


def _refusal(
    status: int, body: bytes, media: str = _TEXT, allow: str | None = None
) -> Raw:
    headers = {"Cache-Control": "no-store"} | ({"Allow": allow} if allow else {})
    return replies.raw(Reply(status, body, media, headers), "", shared=False)


TOO_LARGE: Final = _refusal(
    431,
    b"Linjen og hovederne er for lange. / The request line or headers are too long.",
)
NO_REQUEST: Final = _refusal(
    400, "Det er ingen HTTP-forespørgsel. / This is no HTTP.".encode()
)


@cache
def wrong_method() -> Raw:
    """Refuse a method that HTTP does not know; which place was asked is not read."""
    problem = problems.of(WrongMethodError(method="?", allowed=_METHODS))
    body = problems.as_json(problem, "da")
    return _refusal(405, body, "application/problem+json", _METHODS)
