"""Papers made for tests: small PDFs, DOCX and texts with plainly fictional words."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress

from kkr_graph.papers import Flow, Line, Paper, flow, read

LEADING = 18
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(
    pages: Sequence[Sequence[str]], *, locked: bool = False, blanks: int = 0
) -> bytes:
    """Return a PDF of *pages* of lines; an empty line is a gap.

    *blanks*: how many bytes of nothing the streams of its pages unpack to besides.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    objects = [b"", b"", font + b" /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        shown = "".join(
            f"1 0 0 1 72 {800 - LEADING * n} Tm ({_escaped(line)}) Tj\n"
            for n, line in enumerate(page)
            if line
        )
        stream = f"BT /F1 10 Tf\n{shown}ET".encode("cp1252")
        packing = b""
        if blanks:
            packing, stream = b" /Filter /FlateDecode", compress(stream + b" " * blanks)
        told = b"<< /Length %d%s >>" % (len(stream), packing)
        objects.append(b"%s stream\n%s\nendstream" % (told, stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    return written(objects, locked=locked)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def written(objects: Sequence[bytes], *, locked: bool = False) -> bytes:
    """Return *objects* as the file of a PDF."""
    written = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    key = b"<%s>" % (b"ab" * 32)
    lock = (
        b" /ID [<ab> <ab>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4"
        b" /O %s /U %s >>" % (key, key)
    )
    trailer = b" /Root 1 0 R" + (lock if locked else b"")
    written += b"trailer << /Size %d%s >>\n" % (len(objects) + 1, trailer)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a DOCX whose body is the XML *body* (prefix w)."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        xml = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        for name, text in (parts or {}).items():
            archive.writestr(name, text.replace("<W ", f'<w:root xmlns:w="{_W}" '))
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def reading(folder: Path, data: bytes | str, name: str = "papir") -> Paper:
    """Return *data* read as a file, whose name says nothing of its form."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path)


def flowing(*pages: str) -> Flow:
    """Return the running text of *pages*; an empty line is a gap."""
    lines = []
    for page, text in enumerate(pages, start=1):
        number, gap = 0, True
        for line in text.strip("\n").split("\n"):
            if line.strip():
                number += 1
                lines.append(Line(line.strip(), page, number, gap=gap))
            gap = not line.strip()
    return flow(Paper("papir", "", "text", tuple(lines), len(pages)))


def texts(flow: Flow) -> list[str]:
    return [paragraph.text for paragraph in flow.paragraphs]
