"""The list of what a council has published, as a value, as bytes and back.

    PUBLISHED                        JSON; the file that is signed
    signatures/<its SHA-256>.minisig its signature, by name, so that a reader who comes
                                     while it is replaced never gets one of each
    feed/…  packages/…  catalogue.ttl  what it lists, each by its SHA-256

The list counts up and names the one before it, so that an old one is known as old.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Final

from kkr_graph import strict_json as strict
from kkr_graph.errors import BadListError

FORMAT: Final = 1
LIST: Final = "PUBLISHED"
_LARGEST: Final = 2**31  # bytes of a file


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
    said = strict.read(
        content, _CHECKS, version=FORMAT, refusal=partial(_refusal, origin)
    )
    said["releases"] = tuple(Issue(**one) for one in said["releases"])
    said["packages"] = tuple(Shared(**one) for one in said["packages"])
    said["files"] = {name: File(**one) for name, one in said["files"].items()}
    found = Published(**said)
    names = {one.name for one in found.releases}
    for shared in found.packages:
        if shared.file not in found.files or shared.release not in names:
            raise _refusal(origin, name="packages")
    if sorted(found.releases, key=lambda one: one.number) != list(found.releases):
        raise _refusal(origin, name="releases")
    return found


def _refusal(origin: str, name: str) -> BadListError:
    return BadListError(url=origin, field=name)


_file: Final = strict.matches(
    r"catalogue\.ttl|feed/index\.ttl|packages/[a-z0-9][A-Za-z0-9._-]{0,150}\.zip"
    r"|feed/[0-9.]{5,20}/\d{1,6}-[0-9a-f]{16}\.trig"
)
_CHECKS: Final[Mapping[str, strict.Check]] = {
    "council": strict.council,
    "access": strict.access,
    "base": strict.matches(r"https?://[^\s<>\"]{1,500}/"),
    "key": strict.matches(r"[0-9A-Fa-f]{16}|"),
    "number": strict.count(10**9),
    "previous": strict.maybe(strict.sha256),
    "releases": strict.listed(
        strict.record(
            name=strict.release,
            made=strict.moment,
            graphs=strict.mapping(strict.graph, strict.sha256),
        )
    ),
    "packages": strict.listed(
        strict.record(
            file=_file, release=strict.release, since=strict.maybe(strict.release)
        )
    ),
    "files": strict.mapping(
        _file, strict.record(sha256=strict.sha256, size=strict.count(_LARGEST))
    ),
    "format": strict.whole,
}
