"""A request as it came: its query, and what stands around it."""

import re
from typing import Final, NamedTuple

_VERSION: Final = b" HTTP/1.1\r\n"
# What may stand behind ``?``: no space, no ``#``, nothing beside ASCII.
_QUERY: Final = re.compile(rb"[!\"$-~]*")


class Parts(NamedTuple):
    """A request: up to ``?``, the query, and what stands after it."""

    before: bytes
    query: bytes
    after: bytes


def cut(asked: bytes) -> Parts | None:
    r"""Return the parts of *asked*; None where it has no plain query.

    >>> cut(b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n").query
    b'b=1'
    >>> cut(b"GET / HTTP/1.1\r\nX: ?b HTTP/1.1\r\n\r\n")
    """
    before, _, rest = asked.partition(b"?")
    query, found, after = rest.partition(_VERSION)
    if not found or b"\n" in before or not _QUERY.fullmatch(query):
        return None
    return Parts(before, query, after)
