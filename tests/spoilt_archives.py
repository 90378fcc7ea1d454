"""Archives that no honest program writes: lying headers, hidden bytes, odd files."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZipFile, ZipInfo

from made_up_packages import entry, made

END: Final = 22  # bytes of the record that ends an archive


def files_of(data: bytes) -> dict[str, bytes]:
    """Return the files in the archive *data*."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(
    change: Callable[[ZipInfo], object] = lambda _: None,
    more: Mapping[str, bytes] | None = None,
    only: str = "graphs.nq",
) -> bytes:
    """Return a sound package packed anew, what is said of the file *only* changed."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, content in {**files_of(made()), **(more or {})}.items():
            info = entry(name)
            if name == only:
                change(info)
            archive.writestr(info, content, compress_type=info.compress_type)
    return whole.getvalue()


def named(name: str) -> bytes:
    """Return a sound package with one more file, called *name* in every header."""
    inside = "x" * len(name.encode())
    data = repacked(more={inside: b"mere"})
    return data.replace(inside.encode(), name.encode())


def twice(first: str, second: str) -> bytes:
    """Return a sound package with two more files, called *first* and *second*."""
    data = repacked(more={"q" * len(first): b"et", "z" * len(second): b"to"})
    return data.replace(b"q" * len(first), first.encode()).replace(
        b"z" * len(second), second.encode()
    )


def field(name: str, at: int, value: bytes, *, listed: bool, local: bool) -> bytes:
    """Return a sound package where the headers of the file *name* hold *value*.

    *at* counts from the flags, which the *local* header and the one in the list share.
    """
    data = bytearray(made())
    places = []
    if local:
        places.append(_header(data, b"PK\3\4", 30, name) + 6 + at)
    if listed:
        places.append(_header(data, b"PK\1\2", 46, name) + 8 + at)
    for place in places:
        data[place : place + len(value)] = value
    return bytes(data)


def _header(data: bytearray, mark: bytes, size: int, name: str) -> int:
    at = data.index(mark)
    while data[at + size : at + size + len(name)] != name.encode():
        at = data.index(mark, at + 1)
    return at


def overlapping() -> bytes:
    """Return an archive where two files are the same bytes, to unpack them twice."""
    data = bytearray(made())
    place = _header(data, b"PK\1\2", 46, "graphs.nq") + 42
    data[place : place + 4] = struct.pack("<L", 0)
    return bytes(data)


def ended(at: int, value: bytes) -> bytes:
    """Return a sound package whose last record holds *value* at *at*."""
    data = bytearray(made())
    place = len(data) - END + at
    data[place : place + len(value)] = value
    return bytes(data)


def between() -> bytes:
    """Return an archive with bytes between its last file and its list of contents."""
    data = bytearray(made())
    (begins,) = struct.unpack("<L", data[-6:-2])
    data[-6:-2] = struct.pack("<L", begins + 4)
    data[begins:begins] = b"skju"
    return bytes(data)


def behind() -> bytes:
    """Return an archive where bytes stand behind the end of what is packed."""
    content = b"mere"
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush() + b"skjult"
    info = entry("mere")
    checksum = zlib.crc32(content)
    local = struct.pack(
        *("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, checksum),
        *(len(packed), len(content), len(info.filename), 0),
    )
    listed = struct.pack(
        *("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, checksum),
        *(len(packed), len(content), len(info.filename), 0, 0, 0, 0, 0, 0),
    )
    name = info.filename.encode()
    files = local + name + packed
    contents = listed + name
    end = struct.pack(
        *("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(contents), len(files), 0)
    )
    return files + contents + end


def with_zip64() -> bytes:
    """Return a sound package with the records of very large archives before its end."""
    data = made()
    size, begins = struct.unpack("<2L", data[-10:-2])
    record = struct.pack(
        *("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 3, 3, size, begins)
    )
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(data) - END, 1)
    longer = struct.pack("<L", size + len(record) + len(locator))
    end = data[-END:-10] + longer + data[-6:]
    return data[:-END] + record + locator + end
