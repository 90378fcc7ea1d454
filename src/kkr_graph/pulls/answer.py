"""What a server answered, and how much of it is read."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Final, Protocol

from kkr_graph.errors import NoAnswerError, TooMuchError, WebPageInsteadError
from kkr_graph.pulls.watch import Watch

CHUNK: Final = 64 * 1024
_WEB_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_RANGE: Final = re.compile(r"bytes (\d{1,12})-\d{1,12}/(\d{1,12}|\*)")
_SOON: Final = 5  # seconds, if the server does not say


class Body(Protocol):
    """What is read from, as ``http.client.HTTPResponse``."""

    def read1(self, n: int = -1, /) -> bytes:
        """Return what has come, *n* bytes at most; nothing at the end."""


class BrokenOffError(Exception):
    """The answer ended before it was whole; what came is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, its headers by their names in small letters, its body.

    The *watch* is the one it came under.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: Body
    watch: Watch

    @property
    def etag(self) -> str:
        """The strong tag of what was sent; empty if there is none to compare by."""
        tag = self.headers.get("etag", "")
        return (
            tag
            if tag.startswith('"') and tag.endswith('"') and len(tag) < CHUNK
            else ""
        )

    @property
    def start(self) -> int:
        """Where in the file the body starts, in bytes."""
        found = _RANGE.fullmatch(self.headers.get("content-range", ""))
        return int(found[1]) if self.status == 206 and found else 0  # noqa: PLR2004

    def refuse_what_we_cannot_read(self) -> None:
        """Raise for a page for people, as where one must sign in.

        And for what is compressed: we did not ask for that, and count real bytes.
        """
        if self.headers.get("content-encoding", "identity").lower() != "identity":
            raise NoAnswerError(url=self.url, reason="Content-Encoding")
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind in _WEB_PAGES:
            raise WebPageInsteadError(url=self.url, kind=kind)

    def chunks(self, most: int, deadline: float) -> Iterator[bytes]:
        """Yield the body, *most* bytes of it, until the *deadline* of ``monotonic``.

        Raises ``TooMuchError``, ``NoAnswerError`` or ``BrokenOffError``.
        """
        said = self.headers.get("content-length", "")
        length = int(said) if said.isdecimal() and len(said) < len(str(2**63)) else None
        if length is not None and length > most:
            raise TooMuchError(url=self.url, most=most)
        got = 0
        while True:
            if time.monotonic() > deadline:
                raise BrokenOffError
            try:
                chunk = self.body.read1(CHUNK)
            except (OSError, HTTPException) as error:
                raise BrokenOffError from error
            if not chunk:
                break
            got += len(chunk)
            if got > most:
                raise TooMuchError(url=self.url, most=most)
            yield chunk
        if self.watch.rang or (length is not None and got < length):
            raise BrokenOffError

    def wait(self) -> float:
        """Return how many seconds the server asks to be left alone.

        A moment is counted from the clock of the server, not from ours.
        """
        said = self.headers.get("retry-after", "").strip()
        if said.isdecimal():
            return float(said[:9])
        try:
            until = parsedate_to_datetime(said)
            now = parsedate_to_datetime(self.headers.get("date", ""))
        except (TypeError, ValueError):
            return _SOON
        return max(0.0, (_aware(until) - _aware(now)).total_seconds())


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
