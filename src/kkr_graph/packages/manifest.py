"""The manifest of a package, as bytes and back; what does not read is refused."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

from kkr_graph import owners
from kkr_graph.errors import BadCouncilError, BadManifestError
from kkr_graph.packages.package import FORMAT, MANIFEST, SIGNATURE, Manifest, Part

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_RELEASE: Final = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})")
FILE_NAME: Final = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?"
)
_GRAPH: Final = re.compile(re.escape(owners.GRAPH) + r"[a-z0-9][a-z0-9./+-]{0,199}")
_MOST: Final = 100_000  # graphs, and files


def write(manifest: Manifest) -> bytes:
    """Return *manifest* as JSON, the same bytes for the same manifest."""
    said = asdict(manifest)
    said["parts"] = sorted(said["parts"], key=lambda part: str(part["graph"]))
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def read(content: bytes, origin: str) -> Manifest:
    """Return the manifest that stands in *content*.

    Raises ``BadManifestError``, which names the field, unless every field is there,
    nothing else is, and each holds what it may hold.
    """
    try:
        said = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadManifestError(file=origin, field="JSON") from error
    if not isinstance(said, dict):
        raise BadManifestError(file=origin, field="JSON")
    if said.get("format") != FORMAT:
        raise BadManifestError(file=origin, field="format")
    for name in sorted(said.keys() ^ _CHECKS.keys()):
        raise BadManifestError(file=origin, field=name)
    for name, holds in _CHECKS.items():
        if not holds(said[name]):
            raise BadManifestError(file=origin, field=name)
    parts = tuple(Part(**part) for part in said.pop("parts"))
    if len({part.graph for part in parts}) < len(parts):
        raise BadManifestError(file=origin, field="parts")
    return Manifest(parts=parts, **said)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return *pairs* as a mapping; a name that stands twice could be read two ways."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _council(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(owners.key(value))
    except BadCouncilError:
        return False


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _moment(value: object) -> bool:
    try:
        datetime.strptime(str(value), "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - Z is there
    except ValueError:
        return False
    return isinstance(value, str)


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _hashes(names: re.Pattern[str]) -> Callable[[object], bool]:
    named, hashed = _matches(names), _matches(_HASH)

    def holds(value: object) -> bool:
        return (
            isinstance(value, Mapping)
            and len(value) <= _MOST
            and all(named(key) and hashed(one) for key, one in value.items())
        )

    return holds


def _files(value: object) -> bool:
    own = {MANIFEST, SIGNATURE}
    return (
        _hashes(FILE_NAME)(value) and isinstance(value, dict) and not own & value.keys()
    )


def _parts(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST and all(map(_part, value))


def _part(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"graph", "hash", "statements", "carried"}
        and _matches(_GRAPH)(value["graph"])
        and _matches(_HASH)(value["hash"])
        and type(value["statements"]) is int
        and value["statements"] > 0
        and isinstance(value["carried"], bool)
    )


_CHECKS: Final[Mapping[str, Callable[[object], bool]]] = {
    "council": _council,
    "release": _matches(_RELEASE),
    "made": _moment,
    "expires": _day,
    "access": lambda value: value in {"public", "councils"},
    "since": lambda value: value is None or _matches(_RELEASE)(value),
    "base": _hashes(_GRAPH),
    "parts": _parts,
    "leans_on": _hashes(_GRAPH),
    "files": _files,
    "program": lambda value: isinstance(value, str) and len(value) <= 80,  # noqa: PLR2004
    "format": lambda value: type(value) is int,
}
