"""Asking a server, with an end to everything: time, size, redirects and patience."""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Final, NoReturn, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector, Request

from kkr_graph.errors import BusyServerError, NoAnswerError
from kkr_graph.pulls.addresses import checked, is_here, onward
from kkr_graph.pulls.answer import Answer, BrokenOffError
from kkr_graph.pulls.watch import Watch, opener

_Found = TypeVar("_Found")

_OK: Final = 200
_SAME: Final = 304
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 503})
_PASSING: Final = frozenset({500, 502, 504})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait, in seconds, and how often we try.

    quiet     for the next bytes
    whole     for one answer
    longest   when a server asks to be left alone
    pause     before we try again what broke off; doubled each time
    tries     in all
    redirects in a row
    """

    quiet: float = 30
    whole: float = 600
    longest: float = 60
    pause: float = 1
    tries: int = 4
    redirects: int = 5


NORMAL: Final = Patience()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched, and its tag.  A content of None: it is as it was."""

    content: bytes | None
    etag: str


class Web:
    """Asks servers.  *sleep* waits so many seconds between tries."""

    def __init__(
        self,
        patience: Patience = NORMAL,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.patience = patience
        self._sleep = sleep

    def get(self, url: str, most: int, etag: str = "") -> Fetched:
        """Return what stands at *url*, of *most* bytes.

        *etag* is the tag of what we have.  Raises ``FeedError`` or ``BadAddressError``.
        """
        headers = {"If-None-Match": etag} if etag else {}

        def whole() -> Fetched:
            with self.asked(url, headers) as answer:
                if answer.status == _SAME and etag:
                    return Fetched(None, etag)
                if answer.status != _OK:
                    refuse(answer)
                return Fetched(
                    b"".join(answer.chunks(most, self.deadline())), answer.etag
                )

        return self.again(url, whole)

    def deadline(self) -> float:
        """Return when an answer that begins now must have ended."""
        return time.monotonic() + self.patience.whole

    def again(self, url: str, attempt: Callable[[], _Found]) -> _Found:
        """Return what *attempt* does; try again where the answer from *url* breaks off.

        Raises ``NoAnswerError`` when we have tried enough.
        """
        for tried in range(self.patience.tries):
            if tried:
                self._sleep(self.patience.pause * 2 ** (tried - 1))
            try:
                return attempt()
            except BrokenOffError as error:
                reason = str(error.__cause__ or "")
        raise NoAnswerError(url=url, reason=reason or "broken off")

    @contextmanager
    def asked(self, url: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        """Yield what the server answers to *url*, where it leads us and when it can.

        Raises ``FeedError``, ``BadAddressError`` or ``BrokenOffError``.
        """
        at, moved, busy = url, 0, 0
        while True:
            with self._once(at, headers) as answer:
                if answer.status in _MOVED:
                    moved += 1
                    if moved > self.patience.redirects:
                        raise NoAnswerError(url=url, reason="HTTP 3xx …")
                    at = onward(at, answer.headers.get("location", ""))
                    continue
                if answer.status not in _BUSY:
                    if answer.status in _PASSING:
                        raise BrokenOffError from HTTPException(f"HTTP {answer.status}")
                    answer.refuse_what_we_cannot_read()
                    yield answer
                    return
                seconds = answer.wait()
            busy += 1
            if seconds > self.patience.longest or busy >= self.patience.tries:
                raise BusyServerError(url=url, seconds=round(seconds))
            self._sleep(max(seconds, self.patience.pause))

    @contextmanager
    def _once(self, url: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        direct = is_here(checked(url).hostname or "")
        sent = {"User-Agent": "kkr-graph", "Accept-Encoding": "identity", **headers}
        request = Request(url, headers=sent)  # noqa: S310 - ``checked`` knows the scheme
        watch = Watch(self.patience.whole)
        try:
            with _answered(
                opener(watch, direct=direct), request, self.patience
            ) as body:
                names = {name.lower(): value for name, value in body.headers.items()}
                if watch.rang:
                    raise BrokenOffError
                yield Answer(url, body.status or 0, names, body, watch)
        finally:
            watch.stop()


def _answered(
    asking: OpenerDirector, request: Request, patience: Patience
) -> HTTPResponse | HTTPError:
    """Return the answer to *request*; one that refuses is an answer as well."""
    try:
        body: HTTPResponse = asking.open(request, timeout=patience.quiet)
    except HTTPError as error:
        return error
    except (URLError, OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            said = reason.verify_message
            raise NoAnswerError(url=request.full_url, reason=said) from error
        raise BrokenOffError from OSError(str(reason)[:200])
    return body


def refuse(answer: Answer) -> NoReturn:
    """Raise for an *answer* that is not what was asked for."""
    raise NoAnswerError(url=answer.url, reason=f"HTTP {answer.status}")
