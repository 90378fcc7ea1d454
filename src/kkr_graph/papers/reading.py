"""Read a paper, whatever its form: chosen by what is in the file, not by its name."""

import errno
import os
import re
from hashlib import sha256
from pathlib import Path

from kkr_graph.errors import (
    EmptyPaperError,
    EncryptedPaperError,
    MissingSourceError,
    PaperTooLargeError,
    UnknownFormatError,
)
from kkr_graph.papers import docx, html, text
from kkr_graph.papers.paper import Form, Line, Paper

MAX_BYTES = 64 * 1024 * 1024
_PDF = re.compile(rb"%PDF-\d")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and locked files since
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 1024  # bytes in which a file says what it is
_HTML = re.compile(rb"<!doctype\s+html|<html\b", re.IGNORECASE)
_OTHERS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"\x1f\x8b")


def read(path: Path) -> Paper:
    """Return the paper in the file at *path*."""
    origin = str(path)
    data = _bytes(path, origin)
    lines: tuple[Line, ...]
    textless: tuple[int, ...] = ()
    form, count = _form(data, origin), 0
    if form == "pdf":
        from kkr_graph.papers import pdf  # noqa: PLC0415 - PDFium loads for PDFs only

        lines, count, textless = pdf.lines(data, origin)
    elif form == "docx":
        lines = docx.lines(data, origin)
    elif form == "html":
        lines = html.lines(text.decode(data, origin))
    else:
        lines, count = text.lines(text.decode(data, origin))
    if not lines:
        raise EmptyPaperError(file=origin)
    return Paper(origin, sha256(data).hexdigest(), form, lines, count, textless)


def _bytes(path: Path, origin: str) -> bytes:
    """Return what is in a file, unless it is more than a paper is."""
    try:
        if not path.is_file():
            number = errno.EISDIR if path.is_dir() else errno.ENOENT
            raise MissingSourceError(file=origin, line=None, reason=os.strerror(number))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MissingSourceError(file=origin, line=None, reason=reason) from error
    if len(data) > MAX_BYTES:
        raise PaperTooLargeError(file=origin, limit=MAX_BYTES)
    return data


def _form(data: bytes, origin: str) -> Form:
    """Tell the form of a file by its first bytes."""
    head = data[:_HEAD]
    if _PDF.search(head):
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE) and _LOCKED in data:
        raise EncryptedPaperError(file=origin)
    if data.startswith((_OLE, *_OTHERS)):
        raise UnknownFormatError(file=origin)
    return "html" if _HTML.search(head) else "text"
