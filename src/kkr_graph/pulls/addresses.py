"""Addresses that may be fetched from, and what belongs to the same server."""

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from kkr_graph.errors import BadAddressError, ElsewhereError

_PORTS: Final = {"http": 80, "https": 443}
_STARTS: Final = ("PUBLISHED", "catalogue.ttl", "feed/index.ttl")
_LONGEST: Final = 2000


def root(url: str) -> str:
    """Return the address of the folder that *url* leads to, with a slash at the end.

    Whoever has the address of its list, its catalogue or its stream has found it.
    Raises ``BadAddressError``.

    >>> root("https://example.org/kkr/feed/index.ttl")
    'https://example.org/kkr/'
    """
    split = checked(url)
    path = split.path
    for start in _STARTS:
        if path.endswith(f"/{start}"):
            path = path.removesuffix(start)
    slash = "" if path.endswith("/") else "/"
    return f"{split.scheme}://{split.netloc}{path}{slash}"


def checked(url: str) -> SplitResult:
    """Return *url* in its parts, if it may be fetched from.

    That is with https, and with http from this machine only; and without a name and a
    password, which would end in logs.
    """
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError as error:
        raise BadAddressError(url=plain(url)) from error
    safe = split.scheme == "https" or (
        split.scheme == "http" and is_here(split.hostname or "")
    )
    if not safe or not split.hostname or "@" in split.netloc or port == 0:
        raise BadAddressError(url=plain(url))
    if len(url) > _LONGEST or not url.isascii() or any(ord(c) <= ord(" ") for c in url):
        raise BadAddressError(url=plain(url))
    return split


def onward(url: str, found: str) -> str:
    """Return the address that *url* leads on to as *found*.

    Raises ``ElsewhereError`` if it is on another server.
    """
    target = urljoin(url, found)
    if _origin(checked(target)) != _origin(checked(url)):
        raise ElsewhereError(url=url, other=plain(target))
    return target


def is_here(host: str) -> bool:
    """Say whether *host* is this machine.

    >>> is_here("127.0.0.1"), is_here("example.org")
    (True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def plain(url: str) -> str:
    """Return *url* as it may stand in a message: without what may be a password."""
    before, at, after = url.partition("@")
    text = f"{before.partition('//')[0]}//…@{after}" if at else url
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:200]


def _origin(split: SplitResult) -> tuple[str, str | None, int | None]:
    return split.scheme, split.hostname, split.port or _PORTS[split.scheme]
