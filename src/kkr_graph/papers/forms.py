"""Tell the form of a file by its first bytes, and name the forms that are not read."""

import re
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final
from zipfile import BadZipFile, ZipFile

from kkr_graph.errors import EncryptedPaperError, OtherFormatError, UnknownFormatError
from kkr_graph.papers.paper import Form

_HEAD: Final = 1024  # bytes in which a file says what it is
_PDF: Final = re.compile(rb"%PDF-\d")
_HTML: Final = re.compile(rb"<!doctype\s+html|<html\b", re.IGNORECASE)
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007, locked files
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
# How an old file of Office names what is in it.
_WORKBOOK: Final = "Workbook".encode("utf-16-le")
_SLIDES: Final = "PowerPoint Document".encode("utf-16-le")
_LONGEST: Final = 100  # characters of the type that a packed file names

# The first bytes of other files, and what people call them (Danish, English).
OTHERS: Final[Mapping[bytes, tuple[str, str]]] = MappingProxyType(
    {
        b"{\\rtf": ("et RTF-dokument (.rtf)", "an RTF document (.rtf)"),
        b"\x89PNG": ("et billede (PNG)", "a picture (PNG)"),
        b"\xff\xd8\xff": ("et billede (JPEG)", "a picture (JPEG)"),
        b"GIF8": ("et billede (GIF)", "a picture (GIF)"),
        b"II*\0": ("et billede (TIFF)", "a picture (TIFF)"),
        b"MM\0*": ("et billede (TIFF)", "a picture (TIFF)"),
        b"Rar!": ("et pakket arkiv (RAR)", "a packed archive (RAR)"),
        b"7z\xbc\xaf": ("et pakket arkiv (7z)", "a packed archive (7z)"),
        b"\x1f\x8b": ("en pakket fil (gzip)", "a packed file (gzip)"),
        b"%!PS": ("en PostScript-fil (.ps)", "a PostScript file (.ps)"),
    }
)
# The parts that a packed file of Office or OpenOffice has.
_PACKED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "xl/workbook.xml": ("et regneark (.xlsx)", "a spreadsheet (.xlsx)"),
        "xl/workbook.bin": ("et regneark (.xlsb)", "a spreadsheet (.xlsb)"),
        "ppt/presentation.xml": ("en præsentation (.pptx)", "a slide show (.pptx)"),
        "index/document.iwa": ("et Pages-dokument", "a Pages document"),
    }
)
_OPEN: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "text": ("et OpenDocument-dokument (.odt)", "an OpenDocument text (.odt)"),
        "spreadsheet": ("et regneark (.ods)", "a spreadsheet (.ods)"),
        "presentation": ("en præsentation (.odp)", "a slide show (.odp)"),
    }
)
_OLD_WORD: Final = ("et Word-dokument fra før 2007 (.doc)", "an old Word file (.doc)")
_OLD_BOOK: Final = ("et regneark fra før 2007 (.xls)", "an old spreadsheet (.xls)")
_OLD_SHOW: Final = ("en præsentation fra før 2007 (.ppt)", "an old slide show (.ppt)")
_ARCHIVE: Final = ("et pakket arkiv (ZIP)", "a packed archive (ZIP)")
_BODY: Final = "word/document.xml"


def form_of(data: bytes, origin: str) -> Form:
    """Return the form of a file that is read.

    Raises OtherFormatError for one that is not, and names it; EncryptedPaperError for
    one of Office that is locked.
    """
    head = data[:_HEAD]
    if _PDF.search(head):
        return "pdf"
    if data.startswith(_ZIP):
        _refuse_other_packed(data, origin)
        return "docx"
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise EncryptedPaperError(file=origin)
        found = _OLD_BOOK if _WORKBOOK in data else _OLD_WORD
        raise _other(origin, _OLD_SHOW if _SLIDES in data else found)
    for first, form in OTHERS.items():
        if data.startswith(first):
            raise _other(origin, form)
    if re.match(rb"\s*<\?xml\b[^>]{0,200}>\s*<(?!html|!doctype)", head, re.IGNORECASE):
        raise UnknownFormatError(file=origin)
    return "html" if _HTML.search(head) else "text"


def _refuse_other_packed(data: bytes, origin: str) -> None:
    """Refuse what is packed as Word packs its papers, and is none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = {name.casefold() for name in archive.namelist()}
            kind = _typed(archive) if "mimetype" in names else ""
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError):
        return  # docx says what is wrong with it
    if _BODY in names:
        return
    for word, form in _OPEN.items():
        if kind.endswith(f".{word}"):
            raise _other(origin, form)
    for part, form in _PACKED.items():
        if part in names:
            raise _other(origin, form)
    raise _other(origin, _ARCHIVE)


def _typed(archive: ZipFile) -> str:
    """Return the type that an OpenDocument file says it has."""
    try:
        with archive.open("mimetype") as part:
            return part.read(_LONGEST).decode("ascii", "replace").strip()
    except (BadZipFile, OSError, EOFError, RuntimeError, KeyError, ValueError):
        return ""


def _other(origin: str, form: tuple[str, str]) -> OtherFormatError:
    return OtherFormatError(file=origin, form_da=form[0], form_en=form[1])
