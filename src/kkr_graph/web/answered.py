"""What a worker answered, as a reply: the same whoever sends it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from kkr_graph.web.reply import Reply
from kkr_graph.web.wire import Body

_SPOKEN: Final = " ,;:.()/<>=-"  # stands as it is in a header
_MORE: Final = quote("…")
_LONGEST: Final = 2000


def reply(head: Mapping[str, Any], body: Body, tag: str, vary: str = "Accept") -> Reply:
    """Return the reply with *body* that *head* describes; *tag* tells it from others.

    What may be answered otherwise the next time has no tag.
    """
    given = headers(tag, vary)
    if not head["stable"]:
        given = {"Cache-Control": "no-store", "Vary": given["Vary"]}
    if head["packed"]:
        given["Content-Encoding"] = "gzip"
    if head.get("why"):
        given["Kkr-Why-Empty"] = _said(head["why"])
    return Reply(head.get("status", 200), body, head["media"], given)


def tag(version: str, key: str) -> str:
    """Return the tag of the answer to what has *key*."""
    return f'"{version}-{key[:16]}"'


def headers(tag: str, vary: str) -> dict[str, str]:
    """Return what is said of an answer that holds for a version."""
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
