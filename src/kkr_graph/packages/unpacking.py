"""Unpack a package no further than is safe, and refuse what no package of ours has.

Nothing a header says is believed: each file is unpacked in pieces that are counted, and
what comes out must have the size and the checksum that were promised.  Nothing is
written to disk, and a file inside a file is never opened.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kkr_graph.errors import UnsafeEntryError
from kkr_graph.packages.entries import damaged, entries, too_large, unsafe
from kkr_graph.packages.package import GRAPHS, MANIFEST, SIGNATURE

# A year of papers from all five councils is about a tenth of these.
LARGEST: Final = 64 * 1024 * 1024  # bytes, packed
UNPACKED: Final = 256 * 1024 * 1024  # bytes, all files together
RATIO: Final = 200  # N-Quads are packed 30 times, a bomb a thousand times
_SMALL: Final = 1024 * 1024  # bytes; below that the ratio says nothing
_MANIFEST: Final = 32 * 1024 * 1024  # bytes
_SIGNATURE: Final = 64 * 1024  # bytes
_PIECE: Final = 64 * 1024

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
    for info, packed in entries(data, origin):
        name = info.filename
        digest, checksum, size = hashlib.sha256(), 0, 0
        whole = bytearray()
        for piece in _pieces(info, packed, origin):
            size += len(piece)
            if size > left:
                raise too_large(origin, UNPACKED, "byte, pakket ud", "bytes, unpacked")
            if size > _KEPT.get(name, UNPACKED):
                raise unsafe(origin, name, "fylder for meget", "is too large")
            if size > max(RATIO * len(packed), _SMALL):
                raise unsafe(
                    *(origin, name),
                    *("svulmer op som en zipbombe", "swells like a zip bomb"),
                )
            digest.update(piece)
            checksum = zlib.crc32(piece, checksum)
            if name in _KEPT:
                whole += piece
        if size != info.file_size or checksum != info.CRC:
            raise unsafe(
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
        raise too_large(origin, LARGEST, "byte", "bytes")


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
        raise damaged(origin) from error
    if not unpacker.eof:
        raise damaged(origin)


def _hidden(origin: str, name: str) -> UnsafeEntryError:
    return unsafe(
        *(origin, name),
        *("har skjulte byte bag sig", "has hidden bytes behind it"),
    )
