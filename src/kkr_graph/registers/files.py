"""Open the file of a register, whatever its form: told by what is in it."""

import errno
import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from kkr_graph.errors import (
    KkrGraphError,
    LockedRegisterError,
    MissingSourceError,
    RegisterFormatError,
)
from kkr_graph.registers import delimited, headings, keys, workbooks
from kkr_graph.registers.sheets import Sheet, too_large
from kkr_graph.resources import shown

MAX_BYTES: Final = 16 * 1024 * 1024
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .xls, and locked files since
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
)
_HEAD: Final = 64 * 1024  # bytes of a CSV in which its headings stand
_WORKBOOK: Final = workbooks.XLSX_PART.encode()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of sheets: its name as a key, as people see it, its hash, its sheets."""

    name: str
    origin: str
    sha256: str
    sheets: tuple[Sheet, ...] = field(repr=False)


def content(path: Path, origin: str) -> bytes:
    """Return what is in the file, unless it is more than a register is."""
    try:
        if not path.is_file():
            number = errno.EISDIR if path.is_dir() else errno.ENOENT
            raise MissingSourceError(file=origin, line=None, reason=os.strerror(number))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MissingSourceError(file=origin, line=None, reason=reason) from error
    if len(data) > MAX_BYTES:
        raise too_large(origin, MAX_BYTES, "byte", "bytes")
    return data


def sheets(data: bytes, name: str, origin: str) -> tuple[Sheet, ...]:
    """Return the sheets of the file; the one of a CSV is called *name*."""
    if data.startswith(_ZIP):
        return workbooks.sheets(data, origin)
    if data.startswith(_OLE) and _LOCKED in data:
        raise LockedRegisterError(file=origin, line=None)
    if data.startswith((_OLE, *_OTHERS)):
        raise RegisterFormatError(file=origin, line=None)
    return (delimited.sheet(data, name, origin),)


def opened(path: Path) -> Opened:
    """Return what stands in the file *path*.

    Raises ``RegisterError`` for a file that cannot be read; ``MissingSourceError``.
    """
    origin = shown(path)
    data = content(path, origin)
    found = sheets(data, path.stem, origin)
    return Opened(keys.slug(path.stem), origin, sha256(data).hexdigest(), found)


def is_register(path: Path) -> bool:
    """Say whether the file is a spreadsheet, or a CSV with the headings of a register.

    Cheap, and quiet: a file that cannot be opened is none.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(_ZIP):
                file.seek(0)
                data = file.read(MAX_BYTES)
                return _WORKBOOK in data or workbooks.ODS_TYPE in head
        if head.startswith((_OLE, *_OTHERS)) or not head:
            return False
        whole = head[: head.rfind(b"\n") + 1] or head  # no letter cut in two
        return headings.find(delimited.sheet(whole, path.stem, str(path))) is not None
    except (OSError, KkrGraphError):
        return False
