"""What a store remembers of what it pulled, in DIR/.pulls.

    .pulls/files/…              what is being fetched, and what has come whole
    .pulls/eksempel-public.json the newest list seen of that council for those readers
    .pulls/<hash>.json          the list at one address as it came, with its tag

It holds nothing that is not fetched again when it is gone, but for the number of the
newest list: without that, an old list would be taken for a new one.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TypeVar

from kkr_graph.errors import (
    DamagedMemoryError,
    PullRunningError,
    StoreWriteError,
)

FOLDER: Final = ".pulls"
_Kind = TypeVar("_Kind", "Seen", "Copy")


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest list seen of a council: its number, and SHA-256 of its bytes."""

    number: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A list as it came: its tag, itself, and its signature in minisign's format."""

    etag: str = ""
    content: str = ""
    signature: str = ""


class Memory:
    """What the store in *store* remembers."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._place = store / FOLDER

    @property
    def files(self) -> Path:
        """Where files are fetched to."""
        return self._place / "files"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the memory against every other pull.  Raises ``PullRunningError``."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only who pulls

        lock = FileLock(self._place / ".lock", timeout=0)
        try:
            self._place.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise PullRunningError(folder=self._store) from error
        except OSError as error:
            raise self._unwritten(error) from error
        try:
            yield
        finally:
            lock.release()

    def seen(self, council: str, access: str) -> Seen:
        """Return the newest list seen of *council* for readers with *access*."""
        return self._read(f"{council}-{access}.json", Seen())

    def see(self, council: str, access: str, seen: Seen) -> None:
        """Remember that list."""
        self._write(f"{council}-{access}.json", seen)

    def copy(self, url: str) -> Copy:
        """Return the list that came from *url* last."""
        return self._read(_name(url), Copy())

    def keep(self, url: str, copy: Copy) -> None:
        """Remember the list that came from *url*."""
        self._write(_name(url), copy)

    def clear(self) -> None:
        """Forget the files that were fetched; to be called when they are taken in."""
        for file in self.files.glob("*"):
            file.unlink(missing_ok=True)

    def _read(self, name: str, none: _Kind) -> _Kind:
        file = self._place / name
        try:
            return type(none)(**json.loads(file.read_text("utf-8")))
        except FileNotFoundError:
            return none
        except (OSError, ValueError, TypeError) as error:
            raise DamagedMemoryError(file=file) from error

    def _write(self, name: str, value: Seen | Copy) -> None:
        aside = self._place / f".{name}.new"
        try:
            with aside.open("w", encoding="utf-8") as stream:
                stream.write(json.dumps(asdict(value)) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(self._place / name)
        except OSError as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> StoreWriteError:
        return StoreWriteError(folder=self._store, reason=error.strerror or error)


def _name(url: str) -> str:
    return f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.json"
