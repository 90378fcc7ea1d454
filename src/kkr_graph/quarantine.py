"""Quarantine: where a file of others stands until it is known what it is.

    DIR/quarantine/9a0c….zip   a copy of a package, by its SHA-256; never loaded from

A copy is made before anything is read, so that what is verified is what is taken in.
It goes when the package was taken in; that of a refused one is kept a while, so that it
can be looked into.
"""

import hashlib
import os
import stat
import tempfile
import time
from pathlib import Path
from typing import Final, NoReturn

from kkr_graph.errors import PackageTooLargeError, QuarantineError, StoreWriteError

DAYS: Final = 30
MOST: Final = 20  # files
LARGEST: Final = 65 * 1024 * 1024  # bytes; what is opened is bounded further
_AT_ONCE: Final = 1024 * 1024
_DAY: Final = 24 * 60 * 60


def place(folder: Path) -> Path:
    """Return where the store in *folder* has its quarantine."""
    return folder / "quarantine"


def take(file: Path, into: Path, largest: int | None = None) -> Path:
    """Copy *file* into the folder *into*; return the copy, which its SHA-256 names.

    Raises ``QuarantineError`` if it cannot be read, ``PackageTooLargeError`` if it is
    more than *largest* bytes, ``StoreWriteError`` if the copy cannot be written.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            _refuse(file, "er ikke en fil", "is not a file")
        with file.open("rb") as stream:
            return _copied(stream.fileno(), file, into, largest or LARGEST)
    except OSError as error:
        _refuse(file, error.strerror or "?", error.strerror or "?", error)


def drop(copy: Path) -> None:
    """Keep *copy* no longer."""
    copy.unlink(missing_ok=True)


def prune(into: Path, now: float | None = None) -> None:
    """Keep the newest copies in *into*: at most ``MOST``, and ``DAYS`` days."""
    moment = time.time() if now is None else now
    copies = sorted(into.glob("*.zip"), key=lambda one: -one.stat().st_mtime)
    for number, copy in enumerate(copies):
        if number >= MOST or moment - copy.stat().st_mtime > DAYS * _DAY:
            drop(copy)
    for left in into.glob(".*"):  # by a copy that was cut off
        if moment - left.stat().st_mtime > _DAY:
            drop(left)


def _copied(source: int, file: Path, into: Path, largest: int) -> Path:
    digest, size = hashlib.sha256(), 0
    try:
        into.mkdir(mode=0o700, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=into, prefix=".")
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=into.parent, reason=reason) from error
    try:
        with os.fdopen(handle, "wb") as target:
            while part := os.read(source, _AT_ONCE):
                size += len(part)
                if size > largest:
                    _refuse_large(file, largest)
                digest.update(part)
                _write(target.fileno(), part, into)
        copy = into / f"{digest.hexdigest()}.zip"
        Path(aside).replace(copy)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return copy


def _write(target: int, part: bytes, into: Path) -> None:
    try:
        while part:
            part = part[os.write(target, part) :]
    except OSError as error:
        reason = error.strerror or error
        raise StoreWriteError(folder=into.parent, reason=reason) from error


def _refuse(
    file: Path, da: str, en: str, because: BaseException | None = None
) -> NoReturn:
    raise QuarantineError(
        file=file.name, line=None, reason_da=da, reason_en=en
    ) from because


def _refuse_large(file: Path, largest: int) -> NoReturn:
    raise PackageTooLargeError(
        file=file.name, line=None, limit=largest, what_da="byte", what_en="bytes"
    )
