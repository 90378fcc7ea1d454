"""Choose the form of an answer by what the client accepts (RFC 9110, section 12)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_Q = re.compile(r"[qQ]=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_MOST = 50  # ranges looked at


class _Range(NamedTuple):
    name: str
    q: float


@lru_cache(maxsize=512)
def best(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Return the best of *offered*, the first being ours to choose; None for none.

    >>> best("text/html, text/turtle;q=0.5, */*;q=0.1", ("a/b", "text/turtle"))
    'text/turtle'
    >>> best(None, ("a/b", "text/turtle")), best("image/png", ("a/b",))
    ('a/b', None)
    >>> best("a/b;q=0, */*", ("a/b", "text/turtle"))
    'text/turtle'
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = [*_ranges(accept)]
    ranked = [(-_quality(ranges, media), at, media) for at, media in enumerate(offered)]
    q, _, media = min(ranked)
    return media if q < 0 else None


@lru_cache(maxsize=512)
def gzip_accepted(accept_encoding: str | None) -> bool:
    """Say whether the client takes gzip.

    >>> gzip_accepted("br, gzip;q=0.5"), gzip_accepted("gzip;q=0"), gzip_accepted("*")
    (True, False, True)
    """
    q = {one.name: one.q for one in _ranges(accept_encoding or "")}
    return q.get("gzip", q.get("*", 0.0)) > 0


def language(accept_language: str | None) -> str:
    """Return ``da`` unless the client would rather have English.

    >>> language(None), language("en-GB,en;q=0.9,da;q=0.8"), language("de")
    ('da', 'en', 'da')
    """
    q = {"da": 0.0, "en": 0.0}
    for one in _ranges(accept_language or ""):
        spoken = one.name.partition("-")[0]
        if spoken in q:
            q[spoken] = max(q[spoken], one.q)
    return "en" if q["en"] > q["da"] else "da"


def _ranges(header: str) -> Iterable[_Range]:
    for part in header.split(",")[:_MOST]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        found = [match[1] for piece in parameters if (match := _Q.fullmatch(piece))]
        if name:
            yield _Range(name.lower(), float(found[0]) if found else 1.0)


def _quality(ranges: list[_Range], media: str) -> float:
    """Return the q of the most specific range that covers *media*."""
    kind = media.partition("/")[0]
    for name in (media, f"{kind}/*", "*/*"):
        found = [one.q for one in ranges if one.name == name]
        if found:
            return max(found)
    return 0.0
