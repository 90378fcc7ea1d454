"""JSON of a stranger, held against what each of its fields may hold.

A check says whether a value may stand in a field; larger ones are made of smaller.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from kkr_graph import owners
from kkr_graph.errors import BadCouncilError, KkrGraphError

Check: TypeAlias = Callable[[object], bool]

MOST: Final = 100_000  # of anything listed


def read(
    content: bytes,
    checks: Mapping[str, Check],
    *,
    version: int,
    refusal: Callable[[str], KkrGraphError],
) -> dict[str, Any]:
    """Return the object in *content*, whose field ``format`` must be *version*.

    Raises the *refusal* of the field at fault unless it has just the fields of
    *checks*, and each holds what it may.
    """
    said = _parsed(content)
    if (name := _fault(said, checks, version)) or said is None:
        raise refusal(name)
    return said


def _parsed(content: bytes) -> dict[str, Any] | None:
    """Return the object in *content*; None if that is none."""
    try:
        said = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _fault(
    said: dict[str, Any] | None, checks: Mapping[str, Check], version: int
) -> str:
    """Return the name of the first field at fault; nothing if none is."""
    if said is None:
        return "JSON"
    if said.get("format") != version:
        return "format"
    others = sorted(said.keys() ^ checks.keys())
    wrong = (name for name, holds in checks.items() if not holds(said[name]))
    return others[0] if others else next(wrong, "")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return *pairs* as a mapping; a name that stands twice could be read two ways."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def matches(pattern: str) -> Check:
    """Return what holds for a text that is all of *pattern*."""
    wanted = re.compile(pattern)
    return lambda value: isinstance(value, str) and bool(wanted.fullmatch(value))


def count(most: int) -> Check:
    """Return what holds for a whole number from 1 to *most*."""
    return lambda value: type(value) is int and 0 < value <= most


def maybe(holds: Check) -> Check:
    """Return what holds for nothing, or for what *holds*."""
    return lambda value: value is None or holds(value)


def record(**checks: Check) -> Check:
    """Return what holds for an object of just these fields."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == checks.keys()
        and all(holds(value[name]) for name, holds in checks.items())
    )


def listed(holds: Check) -> Check:
    """Return what holds for a list of what *holds*."""
    return lambda value: (
        isinstance(value, list) and len(value) <= MOST and all(map(holds, value))
    )


def mapping(named: Check, holds: Check) -> Check:
    """Return what holds for an object whose names are *named* and values *holds*."""
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= MOST
        and all(named(name) and holds(one) for name, one in value.items())
    )


def council(value: object) -> bool:
    """Say whether *value* is the key of a council."""
    try:
        return isinstance(value, str) and bool(owners.key(value))
    except BadCouncilError:
        return False


def moment(value: object) -> bool:
    """Say whether *value* is a moment in UTC: ``2026-11-26T09:30:00Z``."""
    try:
        datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - Z is there
    except ValueError:
        return False
    return isinstance(value, str)


def day(value: object) -> bool:
    """Say whether *value* is a day: ``2027-12-31``."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def access(value: object) -> bool:
    """Say whether *value* names who may read what is shared."""
    return isinstance(value, str) and value in {"public", "councils"}


def whole(value: object) -> bool:
    """Say whether *value* is a whole number."""
    return type(value) is int


def truth(value: object) -> bool:
    """Say whether *value* is true or false."""
    return isinstance(value, bool)


_NUMBER: Final = r"(0|[1-9]\d{0,5})"
sha256: Final = matches(r"[0-9a-f]{64}")
release: Final = matches(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")
graph: Final = matches(re.escape(owners.GRAPH) + r"[a-z0-9][a-z0-9./+-]{0,199}")
