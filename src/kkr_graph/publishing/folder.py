"""The folder that is published, changed so that no reader ever meets half of it.

New files come first, each written aside and renamed; then what is replaced, the list
last; and only then goes what nothing leads to any more.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from kkr_graph import published
from kkr_graph.errors import (
    BadListError,
    OtherPublisherError,
    PublishedFolderError,
    PublishError,
)
from kkr_graph.event_stream.pages import INDEX
from kkr_graph.published import LIST, Issue, Published
from kkr_graph.publishing.contents import CATALOGUE, Contents, Made, Plan

Sign: TypeAlias = Callable[[bytes, str], bytes]
"""Signs content, with a comment on one line."""

_REPLACED: Final = (CATALOGUE, INDEX)
_OURS: Final = ("feed", "packages", "signatures")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of publishing: the list, what is new, what went, and if any changed."""

    listed: Published
    new: int
    gone: int
    changed: bool


class Folder:
    """The folder *place*."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def stands(self) -> Published | None:
        """Return what is published there; None if nothing is.

        Raises ``PublishedFolderError`` if other things are.
        """
        try:
            content = (self.place / LIST).read_bytes()
        except FileNotFoundError:
            self._refuse_foreign()
            return None
        except OSError as error:
            raise PublishedFolderError(folder=self.place, file=LIST) from error
        try:
            return published.read(content, LIST)
        except BadListError as error:
            raise PublishedFolderError(folder=self.place, file=LIST) from error

    def made(self, plan: Plan) -> Callable[[Mapping[str, Issue]], Made]:
        """Return how to find the packages there that still hold.

        That is, of releases that say now what they said then, by the same key.
        """
        stands = self.stands()

        def find(issues: Mapping[str, Issue]) -> Made:
            if stands is None or (stands.key, stands.base) != (plan.key, plan.base):
                return {}
            same = {
                one.name for one in stands.releases if issues.get(one.name) == one
            } | {None}
            return {
                (one.release, one.since): content
                for one in stands.packages
                if {one.release, one.since} <= same
                and (content := self._read(one.file)) is not None
                and sha256(content).hexdigest() == stands.files[one.file].sha256
            }

        return find

    def publish(self, contents: Contents, sign: Sign | None) -> Outcome:
        """Let the folder hold *contents*, signed.

        Raises ``OtherPublisherError`` if it is not theirs, and ``PublishError``.
        """
        before = self.stands()
        listed = contents.listed
        if before and (before.council, before.access) != (
            listed.council,
            listed.access,
        ):
            raise OtherPublisherError(
                folder=self.place, council=before.council, access=before.access
            )
        changed = before is None or not listed.says_as(before)
        if before and changed:
            old = (self.place / LIST).read_bytes()
            number = max(listed.number, before.number + 1)
            previous = sha256(old).hexdigest()
            listed = replace(listed, number=number, previous=previous)
        elif before:
            listed = before
        with self._writing():
            new = self._fill(contents.files)
            gone = self._seal(listed, sign)
        return Outcome(listed, new, gone, changed)

    def _fill(self, files: Mapping[str, bytes]) -> int:
        """Write what is new, then what is replaced; return how many were new."""
        ordered = sorted(files, key=lambda name: (name in _REPLACED, name))
        return sum(self._put(name, files[name]) for name in ordered)

    def _seal(self, listed: Published, sign: Sign | None) -> int:
        """Write the list and its signature, and take away what it does not list."""
        content = published.write(listed)
        name = f"signatures/{sha256(content).hexdigest()}.minisig"
        kept = {*listed.files, name, f"signatures/{listed.previous}.minisig"}
        if sign:
            comment = f"kkr {listed.council} {listed.number} {listed.access}"
            signature = sign(content, comment)
            self._put(name, signature)
        self._put(LIST, content)
        if sign:
            self._put(f"{LIST}.minisig", signature)
        else:
            (self.place / f"{LIST}.minisig").unlink(missing_ok=True)
        return self._sweep(kept)

    def _sweep(self, kept: set[str]) -> int:
        gone = 0
        if CATALOGUE not in kept:
            (self.place / CATALOGUE).unlink(missing_ok=True)
        for file in self._files():
            if file.relative_to(self.place).as_posix() not in kept:
                file.unlink()
                gone += 1
        for name in _OURS:
            for folder in sorted((self.place / name).glob("**/"), reverse=True):
                if not any(folder.iterdir()):
                    folder.rmdir()
        return gone

    def _files(self) -> Iterator[Path]:
        for name in _OURS:
            yield from (
                file for file in (self.place / name).rglob("*") if not file.is_dir()
            )

    def _put(self, name: str, content: bytes) -> bool:
        """Let the file *name* hold *content*; say whether it did not before."""
        if self._read(name) == content:
            return False
        file = self.place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f".{file.name}.new")
        with aside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
        return True

    def _read(self, name: str) -> bytes | None:
        try:
            return (self.place / name).read_bytes()
        except OSError:
            return None

    def _refuse_foreign(self) -> None:
        try:
            held = sorted(entry.name for entry in self.place.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise PublishedFolderError(folder=self.place, file="") from error
        known = {*_OURS, CATALOGUE}  # what a first time that was stopped left behind
        other = [name for name in held if name not in known and name[0] != "."]
        if other:
            raise PublishedFolderError(folder=self.place, file=", ".join(other[:3]))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only who writes

        try:
            self.place.mkdir(parents=True, exist_ok=True)
            with FileLock(self.place / ".lock", timeout=0):
                yield
        except Timeout as error:
            reason = "another kkr publish is running"
            raise PublishError(folder=self.place, reason=reason) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishError(folder=self.place, reason=reason) from error
