"""The files in an archive: where each begins and ends, with nothing hidden in between.

They must fill the archive from its first byte to its list of contents, each once, as a
plain file with a plain name; what stands before a file must say the same as the list.
"""

import stat
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from kkr_graph.errors import NotAPackageError, PackageTooLargeError, UnsafeEntryError
from kkr_graph.packages.manifest import FILE_NAME

ENTRIES: Final = 1_000
_CONTENTS: Final = 1024 * 1024  # bytes of the list of contents

_END: Final = struct.Struct("<4s4H2LH")  # 4.3.16 of the specification of ZIP
_FAR_END: Final = 20  # bytes of the locator of ZIP64, 4.3.15
_LOCAL: Final = struct.Struct("<4s5H3L2H")  # 4.3.7
_UTF8: Final = 0x800
_LOCKED: Final = 0x1 | 0x40 | 0x2000

# What zipfile raises for a list of contents that is not whole, or of no known kind.
_BROKEN: Final = (
    *(zipfile.BadZipFile, RuntimeError, EOFError, OSError),
    *(ValueError, LookupError, OverflowError, struct.error),
)


def entries(data: bytes, origin: str) -> Iterator[tuple[zipfile.ZipInfo, memoryview]]:
    """Yield each file of the archive *data* and its packed bytes, in their order."""
    end, count = _contents_at(data, origin)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
            begins = archive.start_dir
    except _BROKEN as error:
        raise damaged(origin) from error
    if (begins, len(infos)) != (end, count):
        raise damaged(origin)
    seen: set[str] = set()
    for info in infos:
        _refuse_unsafe(info, origin)
        if info.filename.casefold() in seen:
            raise unsafe(
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
        raise damaged(origin, "skjulte byte mellem filerne", "hidden bytes in between")


def _contents_at(data: bytes, origin: str) -> tuple[int, int]:
    """Return where the list of files in *data* begins, and how many it has."""
    if len(data) < _END.size:
        raise damaged(origin)
    mark, disk, first, here, count, size, offset, comment = _END.unpack(
        data[-_END.size :]
    )
    if mark != b"PK\5\6" or offset + size != len(data) - _END.size:
        raise damaged(origin)
    if data[-_END.size - _FAR_END :].startswith(b"PK\6\7"):  # another list, elsewhere
        raise damaged(origin)
    if (disk, first, here, comment) != (0, 0, count, 0):
        raise damaged(origin)
    if count > ENTRIES or size > _CONTENTS:
        raise too_large(origin, ENTRIES, "filer", "files")
    return offset, count


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
            raise unsafe(origin, name, da, en)


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
        raise unsafe(
            *(origin, name), *("siger to ting om sig selv", "says two things of itself")
        )
    if data[at + _LOCAL.size : start] != name.encode():
        raise unsafe(
            *(origin, name), *("har to forskellige navne", "has two different names")
        )
    return start


def plain(name: str) -> str:
    """Return *name*, which a stranger chose, without signs that hide what it says."""
    return ascii(name[:80])[1:-1]


def unsafe(origin: str, name: str, da: str, en: str) -> UnsafeEntryError:
    """Return that the file *name* is not as a package has them."""
    return UnsafeEntryError(
        file=origin, line=None, entry=plain(name), reason_da=da, reason_en=en
    )


def _overlapping(origin: str, name: str) -> UnsafeEntryError:
    return unsafe(
        *(origin, name),
        *(
            "ligger ikke, hvor det skal (overlap)",
            "is not where it should be (overlap)",
        ),
    )


def damaged(
    origin: str,
    da: str = "ikke ZIP, eller afbrudt",
    en: str = "not ZIP, or cut off",
) -> NotAPackageError:
    """Return that the archive is not whole, or hides something."""
    return NotAPackageError(file=origin, line=None, reason_da=da, reason_en=en)


def too_large(origin: str, limit: int, da: str, en: str) -> PackageTooLargeError:
    """Return that there is more than *limit* of something."""
    return PackageTooLargeError(
        file=origin, line=None, limit=limit, what_da=da, what_en=en
    )
