"""How far the streams of a PDF unpack: tried in small pieces, before PDFium does it."""

import re
import zlib

MAX_STREAM = 64 * 1024 * 1024
MAX_ALL = 256 * 1024 * 1024
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"\bstream\r?\n")
_DICTIONARY = 400  # bytes before a stream, in which its dictionary stands


def bursts(data: bytes) -> bool:
    """Say whether a stream unpacks to more than any page of a paper holds.

    Pictures are left alone: nothing here unpacks them.
    """
    total = 0
    for match in _STREAM.finditer(data):
        told = data[max(0, match.start() - _DICTIONARY) : match.start()]
        told = told[told.rfind(b" obj") + 1 :]
        if b"/Image" in told or b"FlateDecode" not in told:
            continue
        if told.count(b"FlateDecode") > 1:  # packed twice: no writer of papers does
            return True
        size = _unpacked(data, match.end())
        total += size
        if size > MAX_STREAM or total > MAX_ALL:
            return True
    return False


def _unpacked(data: bytes, start: int) -> int:
    """Return how many bytes the stream at *start* unpacks to, counted to the limit."""
    unpacker = zlib.decompressobj()
    size, at = 0, start
    packed = b""
    try:
        while size <= MAX_STREAM and not unpacker.eof:
            if not packed:
                packed = data[at : at + _PIECE // 16]
                at += len(packed)
                if not packed:
                    break
            size += len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
    except zlib.error:  # PDFium reads as far as this, too
        pass
    return size
