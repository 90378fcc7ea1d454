"""Put files into one ZIP archive, the same bytes each time."""

import io
from collections.abc import Iterable, Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that an archive can say
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
_LARGEST_PIECE: Final = 1 << 16


def packed(files: Mapping[str, Iterable[bytes]], *, deflate: bool = True) -> bytes:
    """Return an archive of *files*, each given in pieces under its name.

    deflate  whether they are made smaller; what is packed already only takes time
    """
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, pieces in files.items():
            about = ZipInfo(name, _DAY)
            about.create_system = _UNIX
            about.external_attr = _READABLE
            about.compress_type = ZIP_DEFLATED if deflate else ZIP_STORED
            with archive.open(about, "w") as file:
                for piece in _larger(pieces):
                    file.write(piece)
    return whole.getvalue()


def _larger(pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Yield *pieces* in lumps: a call for every line would cost more than the line."""
    lump = bytearray()
    for piece in pieces:
        lump += piece
        if len(lump) >= _LARGEST_PIECE:
            yield bytes(lump)
            lump.clear()
    yield bytes(lump)
