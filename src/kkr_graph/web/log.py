"""The log: one line of JSON for each request, on standard error.

It says which place was asked and how that went, never by whom, for what, or with which
words: no address, no path beyond the place, no query, no token.
"""

import json
import sys
import traceback
from datetime import UTC, datetime

from kkr_graph.web.reply import Reply


def access(place: str, method: str, reply: Reply, took: float, version: str) -> None:
    """Write the line of one request."""
    _write(
        event="request",
        place=place,
        method=method if method.isalpha() and len(method) < 10 else "?",  # noqa: PLR2004
        status=reply.status,
        bytes=len(reply.body),
        ms=round(took * 1000, 1),
        version=version,
    )


def fault(error: BaseException) -> None:
    """Write where our own code went wrong: the places, not what was handled there."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.name}:{frame.lineno}" for frame in frames]
    _write(event="fault", kind=type(error).__name__, at=places[-5:])


def said(event: str, **data: object) -> None:
    """Write a line about the server itself."""
    _write(event=event, **data)


def _write(**data: object) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    sys.stderr.write(json.dumps({"time": now, **data}, ensure_ascii=False) + "\n")
