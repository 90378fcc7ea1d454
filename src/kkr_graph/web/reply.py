"""A reply: status, headers and bytes, and what every reply says of itself."""

import hashlib
import http
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from starlette.types import Send

from kkr_graph.pages.rendering import render_problem
from kkr_graph.web import problems
from kkr_graph.web.problems import Problem
from kkr_graph.web.request import Request
from kkr_graph.web.wire import Body

_CSP: Final = (
    b"default-src 'none'; base-uri 'none'; form-action 'none'; "
    b"frame-ancestors 'none'; sandbox"
)

# What is no page runs no scripts, loads nothing and may not be framed.
_SAFE: Final = (
    (b"content-security-policy", _CSP),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
# A page loads its own styles, scripts and pictures, and nothing from elsewhere.
_PAGE_CSP: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    b"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'"
)
_PAGE: Final = ((_SAFE[0][0], _PAGE_CSP), *_SAFE[1:])
# What has not changed keeps the policy that it came with: a browser would put that of
# this answer in its place.
_UNCHANGED: Final = _SAFE[1:]
_SHARED: Final = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Kkr-Why-Empty, Link, Location"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)
_ALONE: Final = ((b"cross-origin-resource-policy", b"same-origin"),)

# What a connection of ours leaves in the state of a request, beside what ASGI says: the
# way to give the answer in one piece, and the bytes that were asked, if they were all.
WHOLE: Final = "kkr.whole"
ASKED: Final = "kkr.asked"

JOINED: Final = 1 << 16  # bytes of a body that is copied to go out in one piece

_HTML: Final = "text/html"
_BODILESS: Final = frozenset({204, 304})
_NOT_MODIFIED: Final = 304
_CONNECTION: Final = "Connection"


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the client.

    kept  if the same request is to be answered so again: the version, and the key that
          the body is kept under, None where there is no body
    """

    status: int
    body: Body = b""
    media: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[str, Hashable] | None = None


class Raw(NamedTuple):
    """A reply as it goes over the wire; the date goes in between status and head.

    closes  whether nothing more can be asked on the connection
    """

    status: bytes
    head: bytes
    body: Body
    closes: bool = False


Whole = Callable[[Raw], Awaitable[None]]


def of_problem(problem: Problem, request: Request | None) -> Reply:
    """Return *problem* as a reply, in the form that suits who asks."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
    if problem["status"] == 401:  # noqa: PLR2004 - unauthorized
        headers["WWW-Authenticate"] = 'Bearer realm="kkr"'
    if problem["status"] == 503:  # noqa: PLR2004 - unavailable
        headers["Retry-After"] = "1"
    if problem.get("allow"):
        headers["Allow"] = problem["allow"]
    if problem.get("successors"):
        headers["Link"] = ", ".join(
            f'<{iri}>; rel="successor-version"' for iri in problem["successors"]
        )
    offered = (
        "application/problem+json",
        "application/json",
        "text/html",
        "text/plain",
    )
    wanted = request.best(offered) if request is not None else None
    if request is not None and wanted == "text/html":
        here, language = request.page
        body = render_problem(problem, here, language, request.root)
        return Reply(problem["status"], body, "text/html; charset=utf-8", headers)
    if wanted == "text/plain":
        text = problems.as_text(problem)
        return Reply(problem["status"], text, "text/plain; charset=utf-8", headers)
    spoken = request.language if request is not None else "da"
    body = problems.as_json(problem, spoken)
    return Reply(problem["status"], body, "application/problem+json", headers)


def etag(version: str, *parts: object) -> str:
    """Return the tag of an answer: the version, and what else it depends on."""
    rest = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return f'"{version}-{rest}"'


def seen(request: Request, tag: str) -> bool:
    """Say whether the client has the answer with *tag* already."""
    held = request.headers.get("if-none-match", "")
    tags = [one.strip().removeprefix("W/") for one in held.split(",")]
    return tag in tags or "*" in tags


def raw(reply: Reply, method: str, *, shared: bool) -> Raw:
    """Return *reply* to *method* as bytes; *shared* with pages of other origins."""
    closes = reply.headers.get(_CONNECTION) == "close"
    lines = [
        f"{name.lower()}: {value}"
        for name, value in reply.headers.items()
        if name != _CONNECTION  # the connection says that itself
    ]
    if reply.media:
        lines.append(f"content-type: {reply.media}")
    if reply.status not in _BODILESS:
        lines.append(f"content-length: {len(reply.body)}")
    if not "".join(lines).isprintable():  # a header could be slipped in
        raise ValueError(reply.status)
    said = "\r\n".join((*lines, "", "")).encode()
    body = b"" if method == "HEAD" or reply.status in _BODILESS else reply.body
    return Raw(
        _STATUS[reply.status], _ALWAYS[_kind(reply), shared] + said, body, closes
    )


async def send(reply: Reply, send_: Send, method: str, *, shared: bool) -> None:
    """Send *reply* as ASGI has it, to a server that is not our own."""
    headers = [*_KINDS[_kind(reply)], *(_SHARED if shared else _ALONE)]
    headers += [(k.lower().encode(), v.encode()) for k, v in reply.headers.items()]
    if reply.media:
        headers.append((b"content-type", reply.media.encode()))
    if reply.status not in _BODILESS:
        headers.append((b"content-length", str(len(reply.body)).encode()))
    await send_(
        {"type": "http.response.start", "status": reply.status, "headers": headers}
    )
    body = b"" if method == "HEAD" or reply.status in _BODILESS else reply.body
    await send_({"type": "http.response.body", "body": body})


def _kind(reply: Reply) -> str:
    if reply.status == _NOT_MODIFIED:
        return "unchanged"
    return "page" if reply.media.startswith(_HTML) else "other"


def _block(headers: tuple[tuple[bytes, bytes], ...]) -> bytes:
    return b"".join(b"%b: %b\r\n" % header for header in headers)


_KINDS: Final = {"page": _PAGE, "other": _SAFE, "unchanged": _UNCHANGED}
_ALWAYS: Final = {
    (kind, shared): _block(headers + (_SHARED if shared else _ALONE))
    for kind, headers in _KINDS.items()
    for shared in (True, False)
}
_PHRASES: Final = {
    **{one.value: one.phrase for one in http.HTTPStatus},
    499: "Client Closed Request",  # nobody hears it, but it is counted and logged
}
_STATUS: Final = {
    status: f"HTTP/1.1 {status} {phrase}\r\n".encode()
    for status, phrase in _PHRASES.items()
}
