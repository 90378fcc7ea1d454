"""Read a paper, whatever its form: chosen by what is in the file, not by its name."""

import errno
import os
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kkr_graph.errors import (
    EmptyPaperError,
    HiddenOrderError,
    MissingSourceError,
    NotAFileError,
    PaperTooLargeError,
)
from kkr_graph.papers import docx, html, text
from kkr_graph.papers.forms import form_of
from kkr_graph.papers.paper import Line, Paper
from kkr_graph.papers.remarks import Remark
from kkr_graph.papers.shown import shown

MAX_BYTES = 64 * 1024 * 1024
# Signs that turn the direction of reading: what is shown is not what stands there.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MACROS = "word/vbaProject.bin"


def read(path: Path) -> Paper:
    """Return the paper in the file at *path*."""
    origin = shown(path)
    data = _bytes(path, origin)
    lines: tuple[Line, ...]
    textless: tuple[int, ...] = ()
    remarks: list[Remark] = []
    form, count = form_of(data, origin), 0
    if form == "pdf":
        from kkr_graph.papers import pdf  # noqa: PLC0415 - PDFium loads for PDFs only

        lines, count, textless, pictures = pdf.read(data, origin)
        remarks += [Remark("scanned-pages", pictures)] if pictures else []
    elif form == "docx":
        lines = docx.lines(data, origin)
        remarks += [Remark("macros")] if _has_macros(data) else []
    elif form == "html":
        lines = html.lines(text.decode(data, origin))
    else:
        lines, count = text.lines(text.decode(data, origin))
    if not lines:
        raise EmptyPaperError(file=origin)
    _refuse_turns(lines, origin)
    digest = sha256(data).hexdigest()
    return Paper(origin, digest, form, lines, count, textless, tuple(remarks))


def _bytes(path: Path, origin: str) -> bytes:
    """Return what is in a file, unless it is more than a paper is."""
    try:
        if not path.is_file():
            if path.exists() and not path.is_dir():  # a pipe or device never ends
                raise NotAFileError(file=origin)
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


def _has_macros(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _MACROS in archive.namelist()
    except (BadZipFile, OSError):
        return False


def _refuse_turns(lines: tuple[Line, ...], origin: str) -> None:
    for line in lines:
        if not line.text.isascii() and (turn := _TURNS.search(line.text)):
            raise HiddenOrderError(
                file=origin,
                page=line.page,
                number=line.number,
                character=f"U+{ord(turn[0]):04X}",
            )
