"""Unpack a package no further than is safe, and refuse what no package of ours has.

Nothing a header says is believed: the files must fill the archive from its first byte
to its list of contents, each once; each is unpacked in pieces that are counted; and
what comes out must have the size and the checksum that were promised.  Nothing is
written to disk, and a file inside a file is never opened.
"""

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from kkr_graph.errors import NotAPackageError, PackageTooLargeError, UnsafeEntryError
from kkr_graph.packages.manifest import FILE_NAME
from kkr_graph.packages.package import GRAPHS, MANIFEST, SIGNATURE

# A year of papers from all five councils is about a tenth of these.
LARGEST: Final = 64 * 1024 * 1024  # bytes, packed
UNPACKED: Final = 256 * 1024 * 1024  # bytes, all files together
ENTRIES: Final = 1_000
RATIO: Final = 200  # N-Quads are packed 30 times, a bomb a thousand times
_SMALL: Final = 1024 * 1024  # bytes; below that the ratio says nothing
_CONTENTS: Final = 1024 * 1024  # bytes of the list of contents
_MANIFEST: Final = 32 * 1024 * 1024  # bytes
_SIGNATURE: Final = 64 * 1024  # bytes
_PIECE: Final = 64 * 1024

_END: Final = struct.Struct("<4s4H2LH")  # 4.3.16 of the specification of ZIP
_LOCAL: Final = struct.Struct("<4s5H3L2H")  # 4.3.7
_UTF8: Final = 0x800
_LOCKED: Final = 0x1 | 0x40 | 0x2000
_LATER: Final = 0x8  # sizes stand behind the data

# What zipfile raises for a list of contents that is not whole.
_BROKEN: Final = (
    *(zipfile.BadZipFile, NotImplementedError, EOFError, OSError),
    *(ValueError, LookupError, OverflowError, struct.error),
)

_KEPT: Final[Mapping[str, int]] = {
    MANIFEST: _MANIFEST,
    SIGNATURE: _SIGNATURE,
    GRAPHS: UNPACKED,
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds.

    hashes  the SHA-256 of each file, by name
    kept    the files that are read here: the manifest, its signature, the graphs
    """

    hashes: Mapping[str, str]
    kept: Mapping[str, bytes] = field(repr=False)


def unpack(data: bytes, origin: str) -> Contents:
    """Return what the archive *data* holds.

    Raises ``NotAPackageError``, ``PackageTooLargeError`` or ``UnsafeEntryError``.
    """
    refuse_large(len(data), origin)
    hashes: dict[str, str] = {}
    kept: dict[str, bytes] = {}
    left = UNPACKED
    for info, packed in _entries(data, origin):
        name = info.filename
        digest, checksum, size = hashlib.sha256(), 0, 0
        whole = bytearray()
        for piece in _pieces(info, packed, origin):
            size += len(piece)
            if size > left:
                raise _too_large(origin, UNPACKED, "byte, pakket ud", "bytes, unpacked")
            if size > _KEPT.get(name, UNPACKED):
                raise _unsafe(origin, name, "fylder for meget", "is too large")
            if size > max(RATIO * len(packed), _SMALL):
                raise _unsafe(
                    *(origin, name),
                    *("svulmer op som en zipbombe", "swells like a zip bomb"),
                )
            digest.update(piece)
            checksum = zlib.crc32(piece, checksum)
            if name in _KEPT:
                whole += piece
        if size != info.file_size or checksum != info.CRC:
            raise _unsafe(
                *(origin, name),
                *("er ikke, hvad pakken siger", "is not what the archive says"),
            )
        left -= size
        hashes[name] = digest.hexdigest()
        if name in _KEPT:
            kept[name] = bytes(whole)
    return Contents(hashes, kept)


def refuse_large(size: int, origin: str) -> None:
    """Raise if *size* bytes are more than a package has."""
    if size > LARGEST:
        raise _too_large(origin, LARGEST, "byte", "bytes")


def _entries(data: bytes, origin: str) -> Iterator[tuple[zipfile.ZipInfo, memoryview]]:
    """Yield each file of the archive *data* and its packed bytes, in their order."""
    end = _contents_at(data, origin)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    except _BROKEN as error:
        raise _damaged(origin) from error
    seen: set[str] = set()
    for info in infos:
        _refuse_unsafe(info, origin)
        if info.filename.casefold() in seen:
            raise _unsafe(
                *(origin, info.filename), *("er der to gange", "is there twice")
            )
        seen.add(info.filename.casefold())
    at = 0
    for info in infos:
        start = _data_at(data, info, at, origin)
        at = start + info.compress_size
        if at > end:
            raise _overlapping(origin, info.filename)
        yield info, memoryview(data)[start:at]
    if at != end:
        raise _damaged(origin, "skjulte byte mellem filerne", "hidden bytes in between")


def _contents_at(data: bytes, origin: str) -> int:
    """Return where the list of contents begins, which ends the archive *data*."""
    if len(data) < _END.size:
        raise _damaged(origin)
    mark, disk, first, here, count, size, offset, comment = _END.unpack(
        data[-_END.size :]
    )
    if mark != b"PK\5\6" or offset + size != len(data) - _END.size:
        raise _damaged(origin)
    if (disk, first, here, comment) != (0, 0, count, 0):
        raise _damaged(origin)
    if count > ENTRIES or size > _CONTENTS:
        raise _too_large(origin, ENTRIES, "filer", "files")
    return int(offset)


def _refuse_unsafe(info: zipfile.ZipInfo, origin: str) -> None:
    """Raise if *info* is anything but a plain file with a plain name."""
    name = info.orig_filename
    for wrong, da, en in (
        (name.endswith("/"), "er en mappe", "is a folder"),
        (
            name != info.filename or not FILE_NAME.fullmatch(name),
            "har et navn, der kan føre uden for pakken",
            "has a name that may lead out of the package",
        ),
        (
            stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}
            or bool(info.external_attr & 0x10),
            "er ikke en almindelig fil, men fx en genvej eller mappe",
            "is no plain file, but a link or a folder, for example",
        ),
        (bool(info.flag_bits & _LOCKED), "er krypteret", "is encrypted"),
        (
            info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED},
            "er pakket på en ukendt måde",
            "is packed in an unknown way",
        ),
        (
            bool(info.flag_bits & ~_UTF8) or bool(info.extra),
            "har oplysninger, som ingen pakke har brug for",
            "says what no package needs to say",
        ),
    ):
        if wrong:
            raise _unsafe(origin, name, da, en)


def _data_at(data: bytes, info: zipfile.ZipInfo, at: int, origin: str) -> int:
    """Return where the packed bytes of *info* begin, if its file begins at *at*."""
    name = info.filename
    if info.header_offset != at or len(data) < at + _LOCAL.size:
        raise _overlapping(origin, name)
    mark, _, flags, how, _, _, checksum, packed, size, named, extra = _LOCAL.unpack(
        data[at : at + _LOCAL.size]
    )
    start: int = at + _LOCAL.size + named
    if mark != b"PK\3\4" or (flags, how, checksum, packed, size, extra) != (
        *(info.flag_bits, info.compress_type, info.CRC),
        *(info.compress_size, info.file_size, 0),
    ):
        raise _unsafe(
            *(origin, name), *("siger to ting om sig selv", "says two things of itself")
        )
    if data[at + _LOCAL.size : start] != name.encode():
        raise _unsafe(
            *(origin, name), *("har to forskellige navne", "has two different names")
        )
    return start


def _pieces(info: zipfile.ZipInfo, packed: memoryview, origin: str) -> Iterator[bytes]:
    """Yield what *packed* unpacks to, in pieces that are small whatever it holds."""
    if info.compress_type == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
        return
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PIECE):
            waiting = bytes(packed[at : at + _PIECE])
            while waiting or not unpacker.eof:
                if unpacker.eof:
                    raise _hidden(origin, info.filename)
                piece = unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail or unpacker.unused_data
                if not piece and not waiting:
                    break
                yield piece
    except zlib.error as error:
        raise _damaged(origin) from error
    if not unpacker.eof:
        raise _damaged(origin)


def _hidden(origin: str, name: str) -> UnsafeEntryError:
    return _unsafe(
        *(origin, name),
        *("har skjulte byte bag sig", "has hidden bytes behind it"),
    )


def plain(name: str) -> str:
    """Return *name*, which a stranger chose, without signs that hide what it says."""
    return ascii(name[:80])[1:-1]


def _unsafe(origin: str, name: str, da: str, en: str) -> UnsafeEntryError:
    return UnsafeEntryError(
        file=origin, line=None, entry=plain(name), reason_da=da, reason_en=en
    )


def _overlapping(origin: str, name: str) -> UnsafeEntryError:
    return _unsafe(
        *(origin, name),
        *(
            "ligger ikke, hvor det skal (overlap)",
            "is not where it should be (overlap)",
        ),
    )


def _damaged(
    origin: str,
    da: str = "ikke ZIP, eller afbrudt",
    en: str = "not ZIP, or cut off",
) -> NotAPackageError:
    return NotAPackageError(file=origin, line=None, reason_da=da, reason_en=en)


def _too_large(origin: str, limit: int, da: str, en: str) -> PackageTooLargeError:
    return PackageTooLargeError(
        file=origin, line=None, limit=limit, what_da=da, what_en=en
    )
