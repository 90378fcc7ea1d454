"""The signed list of what a council publishes: fetched, vouched for, and newer."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Final

from kkr_graph import published
from kkr_graph.errors import (
    BadListError,
    ForgedListError,
    FutureListError,
    NoAnswerError,
    OtherSignerError,
    ReplayedListError,
    SpentSignerError,
    UnknownSignerError,
    UnsignedListError,
)
from kkr_graph.keys import signature
from kkr_graph.keys.trust import Trust
from kkr_graph.published import LIST, Published
from kkr_graph.pulls.memory import Copy, Memory, Seen
from kkr_graph.pulls.web import Web

LARGEST: Final = 32 * 1024 * 1024  # bytes of a list
_SIGNATURE: Final = 10_240
_SKEW: Final = timedelta(days=1)  # between our clock and theirs


def fetch(
    web: Web, root: str, memory: Memory, trust: Trust, now: datetime
) -> tuple[Published, str]:
    """Return the list of what is published at *root*, and its SHA-256.

    Raises unless a key that *trust* holds for its council signed it, and it is neither
    older than one that was seen nor, at *now*, of a time to come.
    """
    url = root + LIST
    kept = memory.copy(url)
    found = web.get(url, LARGEST, kept.etag)
    content = kept.content.encode() if found.content is None else found.content
    name = hashlib.sha256(content).hexdigest()
    signed = kept.signature.encode()
    if found.content is not None and content != kept.content.encode():
        signed = _signature(web, root, name)
    listed = vouched(content, signed, url, trust, now)
    _refuse_old(listed, name, url, memory.seen(listed.council, listed.access))
    memory.keep(url, Copy(found.etag, content.decode(), signed.decode()))
    memory.see(listed.council, listed.access, Seen(listed.number, name))
    return listed, name


def vouched(
    content: bytes, signed: bytes, url: str, trust: Trust, now: datetime
) -> Published:
    """Return the list in *content* if *signed* is by a key of its own council."""
    seal = signature.read(signed, url)
    known = trust.find(seal.key)
    if known is None:
        raise UnknownSignerError(url=url, key=seal.key)
    if not signature.holds(seal, content, known.public):
        raise ForgedListError(url=url, key=seal.key)
    listed = published.read(content, url)  # only now: what is forged is never read
    about = {"url": url, "key": seal.key, "council": listed.council}
    if known.council != listed.council:
        raise OtherSignerError(**about, owner=known.council)
    if known.revoked is not None or known.expired(now.date()):
        raise SpentSignerError(**about)
    said = f"kkr {listed.council} {listed.number} {listed.access}"
    if seal.comment != said or not listed.releases:
        raise BadListError(url=url, field="minisig")
    made = listed.releases[-1].made
    if datetime.fromisoformat(made) > now + _SKEW:
        raise FutureListError(url=url, made=made)
    return listed


def now() -> datetime:
    """Return the time by our clock."""
    return datetime.now(UTC)


def _signature(web: Web, root: str, name: str) -> bytes:
    """Return the signature of the list with the hash *name*.

    By that name first, so that one that is replaced meanwhile does no harm; else where
    a server has it that does not write as we do.
    """
    for place in (f"signatures/{name}.minisig", f"{LIST}.minisig"):
        try:
            found = web.get(root + place, _SIGNATURE).content
        except NoAnswerError:
            continue
        if found:
            return found
    raise UnsignedListError(url=root + LIST)


def _refuse_old(listed: Published, name: str, url: str, seen: Seen) -> None:
    older = listed.number < seen.number
    other = listed.number == seen.number and name != seen.sha256
    if older or other:
        raise ReplayedListError(url=url, number=listed.number, seen=seen.number)
