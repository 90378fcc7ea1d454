"""A request, read with care: what is malformed, doubled or too large is refused."""

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar, cast

from starlette.types import Message, Receive, Scope

from kkr_graph.errors import (
    DoubledHeaderError,
    RequestTimeoutError,
    RequestTooLargeError,
    TooManyHeadersError,
    TwoLengthsError,
    UnknownCodingError,
    WrongMediaTypeError,
)
from kkr_graph.language import Language
from kkr_graph.web import negotiation
from kkr_graph.web.forms import FORMATS
from kkr_graph.web.parameters import Fields, fields, malformed, one

if TYPE_CHECKING:
    from kkr_graph.web.wire import Order

_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_SINGLE: Final = ("authorization", "content-length", "content-type", "host")
_MOST_HEADERS: Final = 100
FORM: Final = "application/x-www-form-urlencoded"
_SAID: Final = ("path", "raw_path", "root_path", "scheme")  # of what ASGI tells

_Made = TypeVar("_Made")


class Request:
    """What a client sent; parts are read when they are asked for.

    plain  what a worker is told of it, if nothing but a query stands in its address
           and the client has no answer to it yet
    """

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope, self._receive = scope, receive
        self._said = bytes(scope.get("query_string", b""))
        self._fields: Fields | None = None
        self._made: dict[str, object] = {}
        self.plain: Order | None = None
        self.method = str(scope["method"])
        self.headers: dict[str, str] = {}
        if len(scope["headers"]) > _MOST_HEADERS:
            raise TooManyHeadersError(limit=_MOST_HEADERS)
        for name, value in scope["headers"]:
            key = name.decode("latin-1")
            if key in self.headers and key in _SINGLE:
                raise DoubledHeaderError(
                    reason_da=f"{key} står der to gange.",
                    reason_en=f"{key} is given twice.",
                )
            known = self.headers.get(key)
            text = value.decode("latin-1")
            self.headers[key] = text if known is None else f"{known}, {text}"
        if not _HOST.fullmatch(self.headers.get("host", "")):
            raise malformed(
                da="Host mangler eller er ikke et navn.", en="Host is no name."
            )
        if "transfer-encoding" in self.headers and "content-length" in self.headers:
            raise TwoLengthsError
        coding = self.headers.get("transfer-encoding")
        if coding is not None and (
            coding.strip().lower() != "chunked" or scope["http_version"] == "1.0"
        ):
            raise UnknownCodingError

    def alone(self) -> "Request":
        """Return what it says, without the connection that it came by."""
        scope = {name: self._scope[name] for name in _SAID if name in self._scope}
        return self._but(_scope=scope, _receive=_nobody)

    def again(self, said: bytes, receive: Receive) -> "Request":
        """Return the request that has *said* behind ``?``, and is like it else."""
        return self._but(_said=said, _fields=None, _receive=receive)

    def _but(self, **other: object) -> "Request":
        found = Request.__new__(Request)
        found.__dict__.update(self.__dict__, **other)
        return found

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Return what *make* makes of the path and the headers.

        It is made once for all requests that are alike.
        """
        if name not in self._made:
            self._made[name] = make()
        return cast("_Made", self._made[name])

    @property
    def path(self) -> str:
        """The path below the root path, decoded."""
        path, root = str(self._scope["path"]), str(self._scope.get("root_path", ""))
        return path.removeprefix(root) or "/"

    @property
    def raw_path(self) -> str:
        """The path below the root path, as it was sent."""
        raw = self._scope.get("raw_path") or str(self._scope["path"]).encode()
        text: str = raw.decode("latin-1").partition("?")[0]
        return text.removeprefix(str(self._scope.get("root_path", ""))) or "/"

    @property
    def root(self) -> str:
        """What stands before every path of the site, such as ``/kkr``; or nothing."""
        return str(self._scope.get("root_path", ""))

    @property
    def base(self) -> str:
        """The address of the front page, without a slash at the end."""
        scheme, root = self._scope["scheme"], self._scope.get("root_path", "")
        return f"{scheme}://{self.headers['host']}{root}"

    @property
    def page(self) -> tuple[str, Language]:
        """The path of the page without its language, and the language."""
        path = self.path
        if path == "/en" or path.startswith("/en/"):
            return path.removeprefix("/en") or "/", "en"
        return path, "da"

    @property
    def language(self) -> str:
        """The language the client would rather have."""
        return negotiation.language(self.headers.get("accept-language"))

    @property
    def gzip(self) -> bool:
        """Whether the client takes gzip."""
        return negotiation.gzip_accepted(self.headers.get("accept-encoding"))

    def best(self, offered: Sequence[str]) -> str | None:
        """Return the media type that the client would rather have of *offered*."""
        return negotiation.best(self.headers.get("accept"), tuple(offered))

    def wanted(self, offered: Sequence[str]) -> str | None:
        """Return the media type asked for: by ``format=csv`` in the address, or Accept.

        A link or a form cannot say what it accepts; None where it is not *offered*.
        """
        name = one(self.query(), "format")
        if name is None:
            return self.best(offered)
        return FORMATS[name] if FORMATS.get(name) in offered else None

    @property
    def query_string(self) -> str:
        """What stands behind ``?``, as it was sent."""
        return self._said.decode("latin-1")

    def query(self) -> Fields:
        """Return the parameters in the address."""
        if self._fields is None:
            self._fields = fields(self._said)
        return self._fields

    def media(self) -> tuple[str, str]:
        """Return the media type of the body, without and with its parameters."""
        given = self.headers.get("content-type", "")
        if self.headers.get("content-encoding", "identity").lower() != "identity":
            encoding = self.headers["content-encoding"][:40]
            raise WrongMediaTypeError(given=encoding, wanted="identity")
        return given.partition(";")[0].strip().lower(), given

    async def body(self, limit: int, patience: float) -> bytes:
        """Return the body, or raise past *limit* bytes or *patience* seconds."""
        length = self.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            raise malformed(
                da="Content-Length er intet tal.", en="Content-Length is no number."
            )
        if int(length[:20]) > limit:
            raise RequestTooLargeError(limit=limit)
        parts, size, more = [], 0, True
        try:
            async with asyncio.timeout(patience):
                while more:
                    message = await self._receive()
                    if message["type"] == "http.disconnect":
                        raise malformed(
                            da="Afbrudt undervejs.", en="Cut off on the way."
                        )
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > limit:
                        raise RequestTooLargeError(limit=limit)
                    more = message.get("more_body", False)
        except TimeoutError as error:
            raise RequestTimeoutError(seconds=patience) from error
        return b"".join(parts)

    async def gone(self) -> None:
        """Return when the client is no longer there."""
        while True:
            message: Message = await self._receive()
            if message["type"] == "http.disconnect":
                return


async def _nobody() -> Message:
    return {"type": "http.disconnect"}
