"""The list of what a council has published, as a value, as bytes and back.

    PUBLISHED                        JSON; the file that is signed
    signatures/<its SHA-256>.minisig its signature, by name, so that a reader who comes
                                     while it is replaced never gets one of each
    feed/…  packages/…  catalogue.ttl  what it lists, each by its SHA-256

The list counts up and names the one before it, so that an old one is known as old.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from kkr_graph import owners
from kkr_graph.errors import BadCouncilError, BadListError

FORMAT: Final = 1
LIST: Final = "PUBLISHED"
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NUMBER: Final = r"(0|[1-9]\d{0,5})"
_RELEASE: Final = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")
_FILE: Final = re.compile(
    r"catalogue\.ttl|feed/index\.ttl|packages/[a-z0-9][A-Za-z0-9._-]{0,150}\.zip"
    r"|feed/[0-9.]{5,20}/\d{1,6}-[0-9a-f]{16}\.trig"
)
_GRAPH: Final = re.compile(re.escape(owners.GRAPH) + r"[a-z0-9][a-z0-9./+-]{0,199}")
_MOST: Final = 100_000  # of anything
_LARGEST: Final = 2**31  # bytes of a file
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{1,500}/")


@dataclass(frozen=True, slots=True)
class File:
    """A file that is published: SHA-256 of its bytes, and how many they are."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> "File":
        """Return what is said of *content*."""
        return cls(hashlib.sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class Shared:
    """A package that is published.

    file     where it stands: ``packages/eksempel-1.2.0-3f2a9c1e0b7d5a46.zip``
    release  the release it is of
    since    the release it builds on; None if it carries every graph
    """

    file: str
    release: str
    since: str | None


@dataclass(frozen=True, slots=True)
class Issue:
    """A release that is published: when it was made, and each graph with its hash."""

    name: str
    made: str
    graphs: Mapping[str, str]

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, which sort."""
        return tuple(map(int, self.name.split(".")))


@dataclass(frozen=True, slots=True)
class Published:
    """What a council has published.

    council   its key
    access    who may read it: ``public`` or ``councils``
    base      where it is on the web, with a slash at the end
    key       id of the key that signs it; empty if none does
    number    counts up each time it is changed
    previous  SHA-256 of the list before; None if there was none
    releases  the oldest first
    packages  by release, the whole one first
    files     every file, by name
    """

    council: str
    access: str
    base: str
    key: str
    number: int
    previous: str | None
    releases: tuple[Issue, ...]
    packages: tuple[Shared, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    format: int = FORMAT

    def says_as(self, other: "Published") -> bool:
        """Say whether *other* lists the same, whatever they are numbered."""
        return replace(self, number=other.number, previous=other.previous) == other


def write(published: Published) -> bytes:
    """Return *published* as JSON, the same bytes for the same list."""
    text = json.dumps(asdict(published), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def read(content: bytes, origin: str) -> Published:
    """Return the list that stands in *content*.

    Raises ``BadListError``, which names the field, unless every field is there, nothing
    else is, and each holds what it may hold.
    """
    try:
        said = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadListError(url=origin, field="JSON") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise BadListError(url=origin, field="format")
    for name in sorted(said.keys() ^ _CHECKS.keys()):
        raise BadListError(url=origin, field=name)
    for name, holds in _CHECKS.items():
        if not holds(said[name]):
            raise BadListError(url=origin, field=name)
    said["releases"] = tuple(Issue(**one) for one in said["releases"])
    said["packages"] = tuple(Shared(**one) for one in said["packages"])
    said["files"] = {name: File(**one) for name, one in said["files"].items()}
    found = Published(**said)
    names = {one.name for one in found.releases}
    for shared in found.packages:
        if shared.file not in found.files or shared.release not in names:
            raise BadListError(url=origin, field="packages")
    if sorted(found.releases, key=lambda one: one.number) != list(found.releases):
        raise BadListError(url=origin, field="releases")
    return found


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


def _count(most: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and 0 < value <= most


def _maybe(holds: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or holds(value)


def _record(**checks: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == checks.keys()
        and all(holds(value[name]) for name, holds in checks.items())
    )


def _list(holds: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, list) and len(value) <= _MOST and all(map(holds, value))
    )


def _mapping(
    named: Callable[[object], bool], holds: Callable[[object], bool]
) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= _MOST
        and all(named(name) and holds(one) for name, one in value.items())
    )


_release: Final = _matches(_RELEASE)
_hash: Final = _matches(_HASH)
_file: Final = _matches(_FILE)
_CHECKS: Final[Mapping[str, Callable[[object], bool]]] = {
    "council": _council,
    "access": lambda value: value in {"public", "councils"},
    "base": _matches(_ADDRESS),
    "key": _matches(re.compile(r"[0-9A-Fa-f]{16}|")),
    "number": _count(10**9),
    "previous": _maybe(_hash),
    "releases": _list(
        _record(name=_release, made=_moment, graphs=_mapping(_matches(_GRAPH), _hash))
    ),
    "packages": _list(_record(file=_file, release=_release, since=_maybe(_release))),
    "files": _mapping(_file, _record(sha256=_hash, size=_count(_LARGEST))),
    "format": lambda value: type(value) is int,
}
