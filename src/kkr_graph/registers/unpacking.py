"""Unpack an XLSX or ODS no further than a register reaches.

What is read here is packed again without compression, and only that goes to the reader
of spreadsheets: a packed bomb never reaches it, whatever its headers claim.
"""

import struct
import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from kkr_graph.errors import DamagedRegisterError, LockedRegisterError
from kkr_graph.registers.sheets import too_large

MAX_UNPACKED: Final = 48 * 1024 * 1024  # bytes; 10,000 full rows take about 12
MAX_PARTS: Final = 1_000
_LOCKED: Final = 0x1
# Pictures, fonts and printer settings say nothing of the cells.
_READ: Final = (".xml", ".rels", "mimetype")
# What zipfile and its decompressors raise for an archive that is not whole.
BROKEN: Final = (
    *(BadZipFile, EOFError, RuntimeError, OSError, LookupError),
    *(ValueError, struct.error, zlib.error),
)


def parts(data: bytes, origin: str) -> dict[str, bytes]:
    """Return the XML parts of an archive by name.

    Raises ``RegisterTooLargeError``, ``LockedRegisterError``, ``DamagedRegisterError``.
    """
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS:
                raise too_large(origin, MAX_PARTS, "dele", "parts")
            for info in infos:
                if not info.filename.endswith(_READ):
                    continue
                if info.flag_bits & _LOCKED:
                    raise LockedRegisterError(file=origin, line=None)
                with archive.open(info) as part:
                    xml = part.read(left + 1)
                left -= len(xml)
                if left < 0:
                    raise too_large(
                        origin, MAX_UNPACKED, "byte, pakket ud", "bytes, unpacked"
                    )
                if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
                    raise DamagedRegisterError(file=origin, line=None, reason="DOCTYPE")
                found[info.filename] = xml
    except BROKEN as error:
        raise DamagedRegisterError(
            file=origin, line=None, reason=type(error).__name__
        ) from error
    return found


def packed(found: dict[str, bytes]) -> BytesIO:
    """Return the parts as an archive again, uncompressed."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, xml in found.items():
            archive.writestr(name, xml)
    file.seek(0)
    return file
