"""A picture becomes PNG, tagged PDF and a page, true to its places, always alike."""

import ctypes
import io
import os
import re
import subprocess
import sys
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from drawn_pictures import SVG, root, texts
from kkr_graph import extras, picture_files
from kkr_graph.document import Source, Table, Text
from kkr_graph.errors import (
    FontMissingError,
    MissingExtraError,
    PangoMissingError,
    PictureTooLargeError,
)
from kkr_graph.picture_files import fonts
from kkr_graph.picture_files.plain_svg import plain
from kkr_graph.picture_files.print_pdf import MOST_SHRUNK, size_of_paper
from kkr_graph.pictures import columns, headed, matrix, standalone, timeline
from kkr_graph.pictures.advances import width
from made_up_pictures import every_picture, lead_columns, roles, sheet, town
from test_picture_sizes import names

EVERY = every_picture()
SMALL = columns.draw(lead_columns(5, 4))
TABLE = Table(
    "Hvem leder hvad",
    ("Hvem", "Hvad", "Antal", "Kilde"),
    (
        (
            Text("Eksempel <b>Kommune</b>"),
            Text("Opdigtet indsats"),
            Text("3"),
            Text("", (Source("Dagsorden 2/9-2025, s. 7", "https://kkr.example/a"),)),
        ),
        (
            Text("ikke nævnt", missing=True),
            Text("Æ, Ø og Å\x00"),
            Text("1"),
            Text("", (Source("Et papir", "javascript:alert(1)"),)),
        ),
    ),
    frozenset({2}),
)


def image(file: bytes) -> Image.Image:
    return Image.open(io.BytesIO(file)).convert("L")


def pdf_texts(file: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(file)
    return [page.get_textpage().get_text_range() for page in pages]


def unpacked(file: bytes) -> bytes:
    """The PDF with what its streams hold."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL)
    parts = [file]
    for stream in streams:
        with suppress(zlib.error):
            parts.append(zlib.decompress(stream))
    return b"\n".join(parts)


def squeezed(text: str) -> str:
    """Without spaces: on a picture each letter has its own place in the PDF."""
    return "".join(text.split())


def tags(file: bytes) -> Iterator[tuple[int, str, str]]:
    """Each tag of the PDF: on which page, what it is, and what is said for it."""
    document = pypdfium2.PdfDocument(file)
    for number, page in enumerate(document):
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            yield from ((number, *found) for found in _tags(child))
        pdfium.FPDF_StructTree_Close(tree)


def _tags(element: object) -> Iterator[tuple[str, str]]:
    yield (
        _said(pdfium.FPDF_StructElement_GetType, element),
        _said(pdfium.FPDF_StructElement_GetAltText, element),
    )
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _tags(child)


def _said(ask: object, element: object) -> str:
    long = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(long)
    ask(element, buffer, long)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")


# The font


def test_no_letter_is_wider_than_the_pictures_reckon_with() -> None:
    """Whole names are no wider, and no letter of them sticks out by itself."""
    found = fonts.find()
    for file, bold in ((found.regular, False), (found.bold, True)):
        face = TTFont(file)
        glyphs, advances = face.getBestCmap(), face["hmtx"]
        scale = 1000 / face["head"].unitsPerEm
        said = [*names(98), "Æblegård & Østerå", "31/12-2025", "»Opdigtet« – 1.550.000"]
        for name in said:
            true = sum(advances[glyphs[ord(sign)]][0] * scale for sign in name)
            assert true <= width(name, 1000, bold=bold) + 0.5, (name, bold)


def test_fonts_are_looked_for_where_one_says(tmp_path: Path) -> None:
    there = tmp_path / "of" / "mine"
    there.mkdir(parents=True)
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        (there / name).write_bytes(b"")

    assert fonts.find({"KKR_FONTS": str(tmp_path)}).bold.parent == there


def test_without_the_font_nothing_is_drawn_and_it_says_what_to_get(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "_FOLDERS", {sys.platform: (str(tmp_path),)})

    for write in (picture_files.png, lambda svg: picture_files.pdf(svg, "t", "da")):
        with pytest.raises(FontMissingError) as caught:
            write(SMALL)
        assert "fonts-dejavu-core" in caught.value.say("da")
        assert "KKR_FONTS" in caught.value.say("en")


# PNG


@pytest.mark.parametrize("name", ["tiles of a council", "ego", "weights"])
def test_a_png_is_its_picture_twice_as_large_with_its_title_over_it(name: str) -> None:
    svg = EVERY[name]
    high = float(root(headed(svg)).get("height", "0"))
    wide = float(root(svg).get("width", "0"))
    drawn = image(picture_files.png(svg))

    assert abs(drawn.width - 2 * (wide + 32)) <= 2
    assert abs(drawn.height - 2 * (high + 32)) <= 2


@pytest.mark.parametrize("name", ["tiles of a council", "ego", "weights", "matrix"])
def test_nothing_is_drawn_outside_of_the_sheet(name: str) -> None:
    drawn = image(picture_files.png(EVERY[name], 1))
    wide, high = drawn.size
    edge = 8  # half of the margin
    strips = (
        (0, 0, wide, edge),
        (0, high - edge, wide, high),
        (0, 0, edge, high),
        (wide - edge, 0, wide, high),
    )

    for strip in strips:
        assert drawn.crop(strip).getextrema() == (255, 255), strip


def test_every_text_is_where_the_svg_has_it() -> None:
    """Each line of each name has ink in its box, and the paper beside it has none."""
    svg = columns.draw(lead_columns(9, 5))
    drawn = image(picture_files.png(svg, 2))
    left = 16
    above = 16 + float(root(headed(svg)).get("height", "0")) - _height(svg)
    for text in texts(svg):
        for line in text.lines:
            box = (
                int((line.x + left) * 2) - 1,
                int((line.y + above) * 2),
                int((line.right + left) * 2) + 2,
                int((line.bottom + above) * 2),
            )
            assert any(drawn.crop(box).histogram()[:150]), text.said


def _height(svg: str) -> float:
    return float(root(svg).get("height", "0"))


def test_a_png_says_its_title_and_description() -> None:
    said = Image.open(io.BytesIO(picture_files.png(SMALL, 1))).info

    assert said["Title"] == "Opdigtede indsatser"
    assert said["Description"] == "Tyk streg leder."


def test_a_png_of_too_many_pixels_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(PictureTooLargeError):
        picture_files.png(SMALL, 100)


# PDF


def test_a_pdf_is_tagged_and_says_what_the_picture_shows() -> None:
    file = picture_files.pdf(SMALL, "Hvem leder", "da", (TABLE,))
    found = [*tags(file)]
    alternatives = [said for _, kind, said in found if kind == "Figure"]
    kinds = {kind for _, kind, _ in found}

    assert len(alternatives) == 1
    assert "Opdigtede indsatser. Tyk streg leder." in alternatives[0]
    assert "tabellerne nedenfor" in alternatives[0]
    assert {"H1", "Table", "Caption", "TH", "TD"} <= kinds
    assert b"pdfuaid" in unpacked(file)
    assert b"/Lang (da)" in unpacked(file)


def test_the_picture_has_a_page_and_the_tables_follow_on_a4() -> None:
    file = picture_files.pdf(SMALL, "Hvem leder", "en", (TABLE,))
    pages = pypdfium2.PdfDocument(file)
    first, second = pdf_texts(file)

    assert len(pages) == 2
    assert squeezed(town(1)) in squeezed(first)
    assert "Eksempel <b>Kommune</b>" in second
    assert "Æ, Ø og Å" in second
    assert [round(side) for side in pages[1].get_size()] == [842, 595]


def test_no_table_runs_off_its_page() -> None:
    words = "Sundhedskoordinationsudvalget Uddannelsesinstitutionerne " * 2
    row = tuple(Text(f"{words}{n}") for n in range(8))
    table = Table("t", tuple(f"Overskriften{n}" for n in range(8)), (row,) * 3)
    pages = pypdfium2.PdfDocument(picture_files.pdf(SMALL, "t", "da", (table,)))
    for page in [*pages][1:]:
        inked = page.render(scale=1).to_pil().convert("L")
        wide, high = inked.size
        assert inked.crop((wide - 30, 0, wide, high)).getextrema() == (255, 255)


def test_a_pdf_without_tables_lists_what_is_written_on_the_picture() -> None:
    _, *rest = pdf_texts(picture_files.pdf(SMALL, "t", "da"))

    assert "ikke nævnt" in "".join(rest)


def test_a_pdf_leads_to_pages_of_the_web_and_nowhere_else() -> None:
    file = picture_files.pdf(SMALL, "t", "da", (TABLE,))

    assert b"https://kkr.example/a" in unpacked(file)
    assert b"javascript" not in unpacked(file)


@pytest.mark.parametrize("title", ["", "x" * 900, "<script>&\x00'\"", "Ærø " * 80])
def test_any_title_leaves_the_picture_on_the_first_page(title: str) -> None:
    first, *_ = pdf_texts(picture_files.pdf(SMALL, title, "da", (TABLE,)))

    assert squeezed(town(1)) in squeezed(first)


@pytest.mark.parametrize(
    ("wide", "high", "paper", "shrunk"),
    [
        (700, 700, (210, 297), False),
        (1080, 600, (297, 210), False),
        (1080, 1500, (297, 420), False),
        (1180, 1500, (297, 420), True),
        (3100, 4400, (841, 1189), False),
    ],
)
def test_the_smallest_paper_that_keeps_names_legible_is_chosen(
    wide: float, high: float, paper: tuple[int, int], *, shrunk: bool
) -> None:
    found, scale = size_of_paper(wide, high)

    assert [round(side / 96 * 25.4) for side in found] == [*paper]
    assert (scale < 1) == shrunk
    assert scale >= MOST_SHRUNK
    assert 12 * scale * 0.75 >= 8  # points


def test_more_than_the_largest_paper_holds_is_cut_to_measure() -> None:
    (wide, high), scale = size_of_paper(9000, 12_000)

    assert (wide, high, scale) == (9040, 12_040, 1)


# A page


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def page_of(file: bytes) -> _Page:
    page = _Page()
    page.feed(file.decode())
    return page


def test_a_page_stands_alone_behind_a_strict_policy() -> None:
    file = picture_files.html(SMALL, "Hvem leder", "da", (TABLE,))
    page = page_of(file)
    [style] = re.findall("<style>(.*?)</style>", file.decode(), re.DOTALL)
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    [policy] = [
        attributes["content"]
        for tag, attributes in page.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policy is not None
    assert "default-src 'none'" in policy
    assert f"'sha256-{hashed}'" in policy
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object"}
    for tag, attributes in page.tags:
        assert not attributes.keys() & {"style", "src", "onload", "onclick"}, tag
        assert "javascript" not in (attributes.get("href") or "")
    assert "url(" not in style
    assert "@import" not in style


def test_a_page_has_picture_tables_and_both_kinds_of_light() -> None:
    text = picture_files.html(SMALL, "Hvem <leder>", "en", (TABLE,)).decode()

    assert '<html lang="en">' in text
    assert "<h1>Hvem &lt;leder&gt;</h1>" in text
    assert "<svg" in text
    assert "Eksempel &lt;b&gt;Kommune&lt;/b&gt;" in text
    assert '<th scope="row"' in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


# Of all


def test_the_same_picture_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib, made_up_pictures as m\n"
        "from kkr_graph import picture_files as f\n"
        "from kkr_graph.pictures import columns\n"
        "svg = columns.draw(m.lead_columns(5, 4))\n"
        "files = f.png(svg, 1), f.pdf(svg, 't', 'da'), f.html(svg, 't', 'da')\n"
        "print([hashlib.sha256(file).hexdigest() for file in files])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "Europe/Copenhagen"), ("2", "America/New_York"))
    }

    assert len(seen) == 1


def test_a_picture_as_a_file_of_its_own_gives_the_same_png() -> None:
    assert picture_files.png(standalone(SMALL), 1) == picture_files.png(SMALL, 1)


def test_what_only_a_browser_can_use_is_left_out() -> None:
    bare = plain(timeline.draw(roles(3)), "DejaVu Sans")

    assert "kp-hit" not in bare.svg or 'class="kp-hit"' in timeline.draw(roles(3))
    assert "visibility" not in plain(SMALL, "x").svg
    assert 'font-family="DejaVu Sans"' in bare.svg
    assert "<style" not in plain(standalone(SMALL), "x").svg


@pytest.mark.parametrize("text", ["", "<svg", "<p/>", '<svg viewBox="0 0 1"/>'])
def test_what_is_no_picture_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no picture"):
        picture_files.png(text)


def test_a_heading_is_on_the_sheet_and_over_the_picture() -> None:
    for svg in (matrix.draw(sheet(3, 4)), EVERY["timeline on a phone"]):
        over = root(headed(svg))
        _, top, _, high = map(float, over.get("viewBox", "").split())
        title = over.find(f"{SVG}title")
        [first, *_] = texts(headed(svg))

        assert title is not None
        assert first.said.replace("\n", " ") == title.text
        assert all(top <= line.y and line.bottom <= 0 for line in first.lines)
        assert top + high == _height(svg)
        assert f'y="{top:g}"' in standalone(headed(svg))


@pytest.mark.parametrize("package", ["resvg_py", "weasyprint"])
def test_without_the_package_it_says_how_to_get_it(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError) as caught:
        extras.need(package, "PNG", "SVG")

    assert 'pip install "kkr-graph[documents]"' in caught.value.say("da")


def test_without_pango_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load pango')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    with pytest.raises(PangoMissingError) as caught:
        extras.need("weasyprint", "PDF", "SVG")

    assert "libpango-1.0-0" in caught.value.say("en")
