"""Draw a picture as PNG, by resvg: for slides and programs that take no SVG.

Its title is written over it, and is inside the file with its description, as PNG has
them (``iTXt``).
"""

import struct
import zlib
from typing import Final

from kkr_graph import extras
from kkr_graph.errors import PictureTooLargeError
from kkr_graph.picture_files import fonts
from kkr_graph.picture_files.plain_svg import plain
from kkr_graph.pictures import headed

MOST_PIXELS: Final = 80_000_000  # 320 MB while it is drawn
_MARGIN: Final = 16.0
_PAPER: Final = "#ffffff"
_SIGNATURE: Final = 8  # bytes
_HEADER: Final = 25  # bytes of the first chunk, IHDR


def png(svg: str, scale: float = 2) -> bytes:
    """Return *svg* as PNG, *scale* pixels to each of its own; light, on white paper.

    Raises ``MissingExtraError`` and ``FontMissingError``, ``PictureTooLargeError`` for
    more than ``MOST_PIXELS``, and ``ValueError`` for what is no picture of ours.
    """
    resvg = extras.need("resvg_py", "PNG", "SVG")
    found = fonts.find()
    picture = plain(headed(svg), fonts.FAMILY, _MARGIN)
    pixels = int(picture.width * scale) * int(picture.height * scale)
    if not 0 < pixels <= MOST_PIXELS:
        raise PictureTooLargeError(form="PNG", found=pixels, most=MOST_PIXELS)
    drawn = resvg.svg_to_bytes(
        svg_string=picture.svg,
        background=_PAPER,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[str(found.regular), str(found.bold)],
        sans_serif_family=fonts.FAMILY,
    )
    return _titled(bytes(drawn), {"Title": picture.title, "Description": picture.about})


def _titled(file: bytes, said: dict[str, str]) -> bytes:
    """Return the PNG *file* with what is *said* of it after its header."""
    at = _SIGNATURE + _HEADER
    chunks = b"".join(_chunk(name, text) for name, text in said.items() if text)
    return file[:at] + chunks + file[at:]


def _chunk(name: str, text: str) -> bytes:
    """Return a chunk of international text (PNG, section 11.3.3.4), not packed."""
    body = b"iTXt" + name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
