"""DOCX: the paragraphs and table rows of the body, in order.

A DOCX has no pages, and numbers its headings and lists as it is shown.  Only the parts
that hold text are unpacked, and no further than a paper reaches.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring as parsed
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from kkr_graph.errors import (
    DamagedPaperError,
    EncryptedPaperError,
    PaperTooLargeError,
    TrackedChangesError,
    UnknownFormatError,
)
from kkr_graph.papers.numbering import Numbering, W
from kkr_graph.papers.paper import Line

MAX_UNPACKED = 20 * 1024 * 1024
_BODY = "word/document.xml"
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What zipfile and its decompressors raise for an archive that is not whole, or packed
# in a way they cannot undo (RuntimeError).
_BROKEN = (
    *(BadZipFile, ParseError, EOFError, RuntimeError, OSError, LookupError),
    *(ValueError, struct.error, zlib.error),
)
_PACKINGS = {ZIP_STORED, ZIP_DEFLATED}  # as Word packs; others ask for more memory
_DEEPEST = 200  # elements within each other
_ROOM = 5_000_000  # characters of rows, those within a row counted anew
_LOCKED = 0x1
_TOO_DEEP = "tables within tables"
_INLINE = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}


def lines(data: bytes, origin: str) -> tuple[Line, ...]:
    """Return the paragraphs and rows of a DOCX, numbered from 1 on page 1."""
    return tuple(line for line, _ in printed(data, origin)[1])


def printed(data: bytes, origin: str) -> tuple[Element, list[tuple[Line, Element]]]:
    """Return the body of a DOCX; its lines, each with its paragraph or row."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            body, styles, numbers = _parts(archive, origin)
        return body, list(_numbered(body, Numbering(styles, numbers)))
    except _BROKEN as error:
        raise DamagedPaperError(file=origin, reason=type(error).__name__) from error


def _parts(archive: ZipFile, origin: str) -> tuple[Element, ...]:
    """Return the body, the styles and the numbering of a DOCX that is settled."""
    names = set(archive.namelist())
    if _BODY not in names:
        raise UnknownFormatError(file=origin)
    found: list[Element] = []
    left = MAX_UNPACKED
    for name in (_BODY, "word/styles.xml", "word/numbering.xml"):
        xml = b"<none/>"
        if name in names:
            told = archive.getinfo(name)
            if told.flag_bits & _LOCKED:
                raise EncryptedPaperError(file=origin)
            if told.compress_type not in _PACKINGS:
                raise DamagedPaperError(file=origin, reason="compression")
            with archive.open(name) as part:
                xml = part.read(left + 1)
            left -= len(xml)
        if left < 0:
            raise PaperTooLargeError(file=origin, limit=MAX_UNPACKED)
        # Word writes none; entities could unfold without end, or hide in UTF-16.
        if b"<!DOCTYPE" in xml or b"\0" in xml:
            raise DamagedPaperError(file=origin, reason="DOCTYPE")
        found.append(parsed(xml))  # noqa: S314 - no entities: see the line above
    changes = sum(1 for element in found[0].iter() if element.tag in _CHANGES)
    if changes:
        raise TrackedChangesError(file=origin, count=changes)
    return tuple(found)


class _Room:
    """How many characters may still be put together, so that time is bounded."""

    def __init__(self) -> None:
        self._left = _ROOM

    def take(self, text: str) -> str:
        """Return *text*; raise ``ValueError`` where there is no room for it."""
        self._left -= len(text)
        if self._left < 0:
            raise ValueError(_TOO_DEEP)
        return text


def _numbered(body: Element, numbering: Numbering) -> Iterator[tuple[Line, Element]]:
    """Yield a line for each printed line of the body that is not blank."""
    number = 0
    for text, strong, element in _blocks(body, numbering, 0, _Room()):
        for index, part in enumerate(text.split("\n")):
            if part.strip():
                number += 1
                line = Line(part.strip(), 1, number, gap=not index, strong=strong)
                yield line, element


def _blocks(
    parent: Element, numbering: Numbering, depth: int, room: _Room
) -> Iterator[tuple[str, bool, Element]]:
    """Yield the text of paragraphs and rows, whether it is a heading, and where."""
    if depth > _DEEPEST:  # half a paper is none
        raise ValueError(_TOO_DEEP)
    for element in parent:
        if element.tag == f"{W}p":
            label = numbering.label(element)
            yield f"{label}{words(element)}", numbering.is_heading(element), element
        elif element.tag == f"{W}tr":
            cells = (
                " ".join(
                    t
                    for t, *_ in _blocks(cell, numbering, depth + 1, room)
                    if t.strip()
                )
                for cell in within(element, {f"{W}tc"}, {f"{W}tc"})
            )
            row = "\t".join(" ".join(room.take(cell).split()) for cell in cells)
            yield row, False, element
        elif element.tag != _FALLBACK:
            yield from _blocks(element, numbering, depth + 1, room)


def within(top: Element, apart: set[str], wanted: set[str]) -> Iterator[Element]:
    """Yield elements of *wanted* within *top*, in order; none within *apart*.

    Nor is what an old Word shows instead (a fallback).
    """
    stack = list(reversed(top))
    while stack:
        element = stack.pop()
        if element.tag in wanted:
            yield element
        if element.tag not in apart and element.tag != _FALLBACK:
            stack += reversed(element)


def words(paragraph: Element) -> str:
    """Return the words of a paragraph, in order."""
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            pieces.append(element.text or "")
        else:
            pieces.append(_INLINE.get(element.tag, ""))
    return "".join(pieces)
