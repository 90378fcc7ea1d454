"""PDFs that ask for more than they look: forms within forms, busy pages, pictures."""

from collections.abc import Sequence
from zlib import compress

from printed import written

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
_WORD = b"BT /F1 10 Tf 72 700 Td (hej) Tj ET"
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8 /Length 1 >> stream\n\0\nendstream"
)


def _stream(told: bytes, text: bytes) -> bytes:
    return b"<< %s /Length %d >> stream\n%s\nendstream" % (told, len(text), text)


def nested_pdf(depth: int) -> bytes:
    """Return a page with a form, which draws the next twice, and so on to *depth*."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>"
    objects = [
        _CATALOG,
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        _FONT,
        _PAGE + b" /Contents 5 0 R /Resources << /XObject << /X 6 0 R >> >> >>",
        _stream(b"", b"/X Do"),
    ]
    for number in range(7, 6 + depth):
        within = form % (b"/XObject << /X %d 0 R >>" % number)
        objects.append(_stream(within, b"/X Do /X Do"))
    objects.append(_stream(form % b"/Font << /F1 3 0 R >>", _WORD))
    return written(objects)


def entangled_pdf(forms: int) -> bytes:
    """Return a page with *forms* forms, each of which names them all."""
    named = b"".join(b" /X%d %d 0 R" % (n, 7 + n) for n in range(forms))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources 6 0 R"
    return written(
        [
            _CATALOG,
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            _FONT,
            _PAGE + b" /Contents 5 0 R /Resources << /XObject << /X 7 0 R >> >> >>",
            _stream(b"", b"/X Do"),
            b"<< /XObject <<" + named + b" >> >>",
            *(_stream(form, b"/X0 Do") for _ in range(forms)),
        ]
    )


def busy_pdf(words: int, times: int = 1) -> bytes:
    """Return a page that draws *words* words, in a stream that is drawn *times*."""
    text = compress(b"BT /F1 10 Tf 72 700 Td\n" + b"(a) Tj\n" * words + b"ET")
    return written(
        [
            _CATALOG,
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            _FONT,
            _PAGE
            + b" /Contents [%s] /Resources << /Font << /F1 3 0 R >> >> >>"
            % b" ".join([b"5 0 R"] * times),
            _stream(b"/Filter /FlateDecode", text),
        ]
    )


def scanned_pdf(pages: Sequence[bool | None]) -> bytes:
    """Return a PDF of pages with text (True), a picture (False) or nothing (None)."""
    objects = [_CATALOG, b"", _FONT, _IMAGE, _stream(b"", _WORD)]
    objects += [_stream(b"", b"q 500 0 0 700 0 0 cm /I Do Q"), _stream(b"", b"")]
    contents = {True: 5, False: 6, None: 7}
    resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /I 4 0 R >> >>"
    first = len(objects) + 1
    for page in pages:
        told = b" /Contents %d 0 R %s >>" % (contents[page], resources)
        objects.append(_PAGE + told)
    kids = b" ".join(b"%d 0 R" % (first + n) for n in range(len(pages)))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids)
    return written(objects)
