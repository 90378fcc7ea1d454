"""How much a PDF unpacks and draws, counted before PDFium does it.

PDFium unpacks a page whole, and draws a form as often as it is told to: a few kilobytes
may ask for all the memory there is.  Here the objects of the file are looked through
without drawing anything.
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MAX_STREAM = 64 * 1024 * 1024
MAX_ALL = 256 * 1024 * 1024
MAX_PAGE = 12 * 1024 * 1024  # bytes that draw one page: real ones have a tenth
MAX_OBJECTS = 300_000
MAX_DRAWN = 20_000  # forms within forms that one of them draws
MAX_NAMED = 500_000  # objects that forms name, each name counted
_PIECE = 1024 * 1024
_SPARSE = 200_000  # bytes of a stream that is packed in a way not counted here
_HEADER = 64 * 1024  # bytes of an object before its stream
_OBJECT = re.compile(rb"\b(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_REF = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_CONTENTS = re.compile(
    rb"/Contents\s*(?:\[([^\]]{0,65536})\]|(\d{1,10}\s+\d{1,5}\s+R))"
)
_END = re.compile(rb"\bendstream\b")
_DRAW = re.compile(rb"\bDo\b")
_COUNTED = (b"/ObjStm", b"/Form")


class _Object(NamedTuple):
    """An object: what stands before its stream, and the stream's size and forms."""

    told: bytes
    size: int
    draws: int


def burst(data: bytes) -> int:
    """Return the limit (bytes) that a stream, page or form goes beyond, 0 for none.

    Pictures are left alone: nothing here unpacks them.
    """
    ends = [match.start() for match in _END.finditer(data)]
    objects: dict[int, _Object] = {}
    inner: dict[int, bytes] = {}
    total = 0
    for number, told, start in _told(data):
        size, unpacked = _size(data, told, start, ends)
        total += size
        if size > MAX_STREAM or total > MAX_ALL or len(objects) > MAX_OBJECTS:
            return MAX_STREAM
        if b"/ObjStm" in told:
            inner.update(_packed_objects(unpacked, told))
        draws = len(_DRAW.findall(unpacked))
        objects[number] = _Object(told, size, draws)
    return MAX_PAGE if _draws_too_much(objects, inner) else 0


def _told(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield each object's number, what stands before its stream, and where that is.

    The start is 0 for an object without a stream.
    """
    matches = _OBJECT.finditer(data)
    match = next(matches, None)
    while match:
        following = next(matches, None)
        end = following.start() if following else len(data)
        stop = min(end, match.end() + _HEADER)
        stream = _STREAM.search(data, match.end(), stop)
        told = data[match.end() : stream.start() if stream else stop]
        yield int(match[1]), told, stream.end() if stream else 0
        match = following


def _size(
    data: bytes, told: bytes, start: int, ends: Sequence[int]
) -> tuple[int, bytes]:
    """Return how far the stream at *start* unpacks, and its text where that counts."""
    if not start or b"/Image" in told:
        return 0, b""
    nearest = bisect_left(ends, start)
    end = ends[nearest] if nearest < len(ends) else start
    if b"/Filter" not in told:
        return end - start, data[start : min(end, start + MAX_PAGE)]
    if told.count(b"FlateDecode") > 1:  # packed twice: no writer of papers does
        return MAX_STREAM + 1, b""
    if b"LZWDecode" in told or b"RunLengthDecode" in told:
        return (MAX_STREAM + 1 if end - start > _SPARSE else 0), b""
    counts = b"/Length1" not in told  # the program of a font draws nothing
    return _unpacked(data, start, keep=counts or any(k in told for k in _COUNTED))


def _unpacked(data: bytes, start: int, *, keep: bool) -> tuple[int, bytes]:
    """Return how many bytes the stream at *start* unpacks to, counted to the limit."""
    unpacker = zlib.decompressobj()
    size, at = 0, start
    packed = b""
    kept: list[bytes] = []
    try:
        while size <= MAX_STREAM and not unpacker.eof:
            if not packed:
                packed = data[at : at + _PIECE // 16]
                at += len(packed)
                if not packed:
                    break
            piece = unpacker.decompress(packed, _PIECE)
            size += len(piece)
            if keep and size <= MAX_PAGE:
                kept.append(piece)
            packed = unpacker.unconsumed_tail
    except zlib.error:  # PDFium reads as far as this, too
        pass
    return size, b"".join(kept)


def _packed_objects(unpacked: bytes, told: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects that are packed in a stream: their numbers stand first."""
    first = re.search(rb"/First\s+(\d{1,9})", told)
    if not first:
        return
    start = int(first[1])
    listed = [int(number) for number in unpacked[:start].split() if number.isdigit()]
    offsets = [*listed[1::2], len(unpacked) - start]
    for number, begin, end in zip(listed[::2], offsets, offsets[1:], strict=False):
        yield number, unpacked[start + begin : start + min(end, begin + _HEADER)]


def _draws_too_much(objects: dict[int, _Object], inner: dict[int, bytes]) -> bool:
    """Say whether a page is too much by itself, or by the forms it draws."""
    told = [*(one.told for one in objects.values()), *inner.values()]
    for text in told:
        if b"/Contents" not in text:
            continue
        for listed in _CONTENTS.finditer(text):
            streams = [int(ref[1]) for ref in _REF.finditer(listed[1] or listed[2])]
            found = [objects[number] for number in streams if number in objects]
            pictured = any(b"/Image" in one.told for one in found)
            if pictured or sum(one.size for one in found) > MAX_PAGE:
                return True
    return _drawn(objects, inner) > MAX_DRAWN


def _drawn(objects: dict[int, _Object], inner: dict[int, bytes]) -> int:
    """Return how many forms the worst of the forms draws, those within it counted."""
    forms = {n for n, one in objects.items() if b"/Form" in one.told and one.draws}
    within: dict[int, set[int]] = {}
    left = MAX_NAMED
    for n in forms:
        children, named = _children(n, objects, inner, left)
        within[n] = children & forms
        left -= named
        if left < 0:
            return MAX_DRAWN + 1
    cost: dict[int, int] = {}
    ready = [n for n in forms if not within[n]]
    above: dict[int, list[int]] = {n: [] for n in forms}
    for n, children in within.items():
        for child in children:
            above[child].append(n)
    waiting = {n: len(children) for n, children in within.items()}
    while ready:  # those that draw no form first; a ring of forms is never ready
        n = ready.pop()
        worst = max((cost[child] for child in within[n]), default=1)
        cost[n] = min(objects[n].draws * worst, MAX_DRAWN + 1) if within[n] else 1
        for parent in above[n]:
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    return max(cost.values(), default=0)


def _children(
    number: int, objects: dict[int, _Object], inner: dict[int, bytes], most: int
) -> tuple[set[int], int]:
    """Return the objects that a form names, itself or by its list of resources.

    And how many names were looked at to find them: about *most*, then it is given up.
    """

    def text_of(one: int) -> bytes:
        return inner.get(one) or (objects[one].told if one in objects else b"")

    named = {*_refs(objects[number].told)}
    seen: set[int] = set()
    looked = len(named)
    for one in named:
        text = text_of(one)
        found = [one] if b"/Form" in text else _refs(text)
        seen.update(found)
        looked += len(found)
        if looked > most:
            return seen, looked
    for one in seen.difference(named):  # the list of forms may stand apart from those
        text = text_of(one)
        found = [] if b"/Form" in text else _refs(text)
        seen.update(found)
        looked += 1 + len(found)
        if looked > most:
            break
    return seen, looked


def _refs(text: bytes) -> list[int]:
    return [int(ref[1]) for ref in _REF.finditer(text)]
