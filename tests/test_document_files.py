"""A document as HTML, PDF, DOCX and Markdown: all of it, and nothing that does harm."""

import ctypes
import io
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from kkr_graph.document import Document, Heading, Listing, Paragraph, Table, Text
from kkr_graph.document_files import FORMATS, write
from kkr_graph.document_files.markdown import escape
from kkr_graph.errors import (
    MissingExtraError,
    PangoMissingError,
    TooManyRowsForFormatError,
)
from kkr_graph.language import Language
from made_up_documents import HOSTILE, SOURCE, UNSEEN, document

SOFFICE = shutil.which("soffice")


def _texts(whole: Document) -> list[Text]:
    """Return every text of a document, in the order it is read."""
    found: list[Text] = [Text(whole.title), Text(whole.subtitle)]
    for block in whole.blocks:
        match block:
            case Heading():
                found.append(Text(block.text))
            case Paragraph():
                found.append(block.text)
            case Listing():
                found += block.lines
            case Table():
                found += [Text(block.caption), *map(Text, block.headings)]
                found += [cell for row in block.rows for cell in row]
    return [*found, *whole.about]


def _words(text: str) -> str:
    """Return *text* without what a format may break lines by."""
    return re.sub(r"[\s\u00ad]+", "", text)


def _spoken(whole: Document) -> list[str]:
    unseen = str.maketrans("", "", UNSEEN)
    said = []
    for text in _texts(whole):
        said += [text.label, text.text.translate(unseen)]
        said += [source.text for source in text.sources]
    return [_words(one) for one in said if one]


def _in_order(found: str, wanted: list[str]) -> list[str]:
    """Return what of *wanted* does not stand in *found*, each behind the last."""
    at, lost = 0, []
    for one in wanted:
        place = found.find(one, at)
        if place < 0:
            lost.append(one)
        else:
            at = place + len(one)
    return lost


class _Reader(HTMLParser):
    """The text of the body, its headings, links and elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = ["document"]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"style", "title", "body"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside[-1] == "body":
            self.texts.append(data)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {form: write(document(), form) for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_bytes(
    made: dict[str, bytes], form: str
) -> None:
    assert write(document(), form) == made[form]


def test_another_process_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests')\n"
        "from made_up_documents import document\n"
        "from kkr_graph.document_files import FORMATS, write\n"
        "for form in FORMATS: sys.stdout.buffer.write(write(document(), form))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert said.stdout == b"".join(made.values())


def test_html_says_every_text_in_order(made: dict[str, bytes]) -> None:
    read = _Reader(made["html"].decode())
    assert _in_order(_words("".join(read.texts)), _spoken(document())) == []


def test_html_runs_nothing_and_fetches_nothing(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    read = _Reader(page)
    assert {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe"} == set()
    links = [values["href"] for tag, values in read.tags if tag == "a"]
    assert {link for link in links if link and not link.startswith("#")} == {SOURCE.url}
    assert "url(" not in page
    assert "@import" not in page
    policy = next(
        values["content"]
        for _, values in read.tags
        if values.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_headings_of_html_skip_no_level(made: dict[str, bytes]) -> None:
    levels = [
        int(tag[1])
        for tag, _ in _Reader(made["html"].decode()).tags
        if re.fullmatch(r"h\d", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_html_tables_say_what_their_headings_are_for(made: dict[str, bytes]) -> None:
    tags = _Reader(made["html"].decode()).tags
    tables = sum(tag == "table" for tag, _ in tags)
    assert sum(tag == "caption" for tag, _ in tags) == tables == 2
    assert all("scope" in values for tag, values in tags if tag == "th")


def test_english_in_a_danish_document_is_marked(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    assert '<html lang="da">' in page
    assert '<span lang="en">In English, in a Danish report.</span>' in page


def test_pdf_is_tagged_and_says_its_language(made: dict[str, bytes]) -> None:
    pdf = pypdfium2.PdfDocument(made["pdf"])
    assert pdf.is_tagged()
    assert pdf.get_metadata_value("Title") == "Til det nye KKR"
    assert pdf.get_metadata_value("CreationDate").startswith("D:20250902")
    assert _language(pdf) == "da"
    assert b"pdfuaid:part" in _unpacked(made["pdf"])


def _unpacked(pdf: bytes) -> bytes:
    """Return what is in the packed streams of a PDF."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"".join(
        zlib.decompress(stream) for stream in streams if stream.startswith(b"x")
    )


def _language(pdf: pypdfium2.PdfDocument) -> str:
    room = ctypes.create_string_buffer(64)
    used = pypdfium2.raw.FPDFCatalog_GetLanguage(
        pdf, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), len(room)
    )
    return room.raw[:used].decode("utf-16-le").rstrip("\0")


def test_pdf_has_a_bookmark_for_each_heading(made: dict[str, bytes]) -> None:
    pdf = pypdfium2.PdfDocument(made["pdf"])
    marks = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert marks == [
        (0, "Til det nye KKR"),
        (1, "Ledere"),
        (1, "Penge"),
        (2, "Pr. år"),
        (1, "Opgaver"),
        (1, "Åbne spørgsmål"),
        (1, "Om rapporten"),
    ]


def test_pdf_says_every_text(made: dict[str, bytes]) -> None:
    pdf = pypdfium2.PdfDocument(made["pdf"])
    pages = [page.get_textpage().get_text_range() for page in pdf]
    said = _words("".join(pages))
    assert [one for one in _spoken(document()) if one not in said] == []


@pytest.mark.parametrize(
    ("language", "foot"), [("da", "side 1 af"), ("en", "page 1 of")]
)
def test_every_page_of_a_pdf_is_numbered(language: Language, foot: str) -> None:
    pdf = pypdfium2.PdfDocument(write(document(language), "pdf"))
    many = len(pdf)
    assert many > 1
    for number, page in enumerate(pdf, start=1):
        said = page.get_textpage().get_text_range()
        assert f"{foot.replace('1', str(number))} {many}" in said
        assert "Til det nye KKR" in said


def test_docx_says_every_text_in_order(made: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(made["docx"]))
    said = "".join(node.text or "" for node in word.element.body.iter(qn("w:t")))
    assert _in_order(_words(said), _spoken(document())) == []


def test_docx_has_the_styles_of_word(made: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(made["docx"]))
    styled = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style is not None
        and paragraph.style.name
        and paragraph.style.name.startswith(("Title", "Heading"))
    ]
    assert styled == [
        ("Title", "Til det nye KKR"),
        ("Heading 1", "Ledere"),
        ("Heading 1", "Penge"),
        ("Heading 2", "Pr. år"),
        ("Heading 1", "Opgaver"),
        ("Heading 1", "Åbne spørgsmål"),
        ("Heading 1", "Om rapporten"),
    ]


def test_docx_tables_repeat_their_headings(made: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(made["docx"]))
    [long, empty] = word.tables
    assert [cell.text for cell in long.rows[0].cells] == ["Initiativ", "Beløb", "Kilde"]
    assert len(long.rows) == 61
    assert len(empty.rows) == 1
    for table in word.tables:
        heads = [*table._element.iter(qn("w:tblHeader"))]  # noqa: SLF001 - it shows no other way
        assert len(heads) == 1


def test_docx_says_its_language_and_its_day(made: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(made["docx"]))
    properties = word.core_properties
    assert properties.title == "Til det nye KKR"
    assert properties.language == "da-DK"
    assert str(properties.created).startswith("2025-09-02")
    [tongue] = word.styles.element.findall(
        ".//" + qn("w:docDefaults") + "//" + qn("w:lang")
    )
    assert tongue.get(qn("w:val")) == "da-DK"
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_docx_leads_to_the_source_and_nowhere_else(made: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(made["docx"]))
    away = [rel.target_ref for rel in word.part.rels.values() if rel.is_external]
    assert away == [SOURCE.url]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (Debian: libreoffice-writer)")
def test_libreoffice_opens_the_docx(made: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "prøve.docx"
    file.write_bytes(made["docx"])
    said = subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(file),
        ],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    if not (text := file.with_suffix(".txt")).is_file():
        pytest.skip(f"LibreOffice has no Writer (Debian: libreoffice-writer): {said}")
    read = _words(text.read_text("utf-8-sig"))
    assert _in_order(read, _spoken(document())) == []


def _rendered(markdown: bytes) -> _Reader:
    """Return Markdown as a reader of CommonMark with tables shows it."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return _Reader(f"<body>{reader.render(markdown.decode())}</body>")


def test_markdown_says_every_text_in_order(made: dict[str, bytes]) -> None:
    said = _words("".join(_rendered(made["markdown"]).texts))
    assert _in_order(said, _spoken(document())) == []


def test_markdown_is_read_back_as_the_same_blocks(made: dict[str, bytes]) -> None:
    tags = [tag for tag, _ in _rendered(made["markdown"]).tags]
    assert tags.count("table") == 2
    assert tags.count("tr") == 1 + 60 + 1
    assert [tag for tag in tags if re.fullmatch(r"h\d", tag)] == [
        "h1",
        "h2",
        "h2",
        "h3",
        "h2",
        "h2",
    ]
    assert tags.count("li") == 4
    assert {"script", "code", "em", "del"} & {*tags} == {"em"}


@given(st.text("ab1 \\`*_{}[]()#+-.!<>|~&;:=$\"'/\n@wh", max_size=24))
def test_any_text_is_read_back_from_markdown_as_it_is(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    cell = f"| A |\n| --- |\n| {escape(text)} |\n"
    for page in (reader.render(escape(text)), reader.render(cell)):
        read = "".join(_Reader(f"<body>{page}</body>").texts).removeprefix("A")
        assert _words(read).removeprefix("A") == _words(text)


def test_markdown_lets_nothing_be_markup(made: dict[str, bytes]) -> None:
    text = made["markdown"].decode()
    assert escape(HOSTILE) in text
    assert "<script>" not in text
    assert "javascript:" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4, 3}


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_seen_is_left_out(made: dict[str, bytes], form: str) -> None:
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(made[form])) as parts:
            text = parts.read("word/document.xml").decode()
    elif form == "pdf":
        pdf = pypdfium2.PdfDocument(made[form])
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
        # What PDFium itself says for a hyphen at the end of a line.
        text = text.replace("\ufffe", "")
    else:
        text = made[form].decode()
    assert not set(text) & set(UNSEEN)


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_title_is_a_title(form: str) -> None:
    assert write(document(title=f"{HOSTILE}{UNSEEN}"), form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_may_be_empty(form: str) -> None:
    assert write(replace(document(), blocks=(), about=(), subtitle=""), form)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_too_many_rows_are_refused_before_any_work(form: str) -> None:
    most = FORMATS[form].most
    assert most is not None
    rows = ((Text("a"),),) * (most + 1)
    long = replace(document(), blocks=(Table("Lang", ("A",), rows),))
    with pytest.raises(TooManyRowsForFormatError, match="--format html"):
        write(long, form)
    assert write(long, "html")


def test_a_machine_without_pango_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cannot_load(_name: str) -> None:
        message = "cannot load library 'libpango-1.0-0'"
        raise OSError(message)

    monkeypatch.setattr("kkr_graph.extras.import_module", cannot_load)
    with pytest.raises(PangoMissingError, match="apt install libpango"):
        write(document(), "pdf")


@pytest.mark.parametrize(
    ("form", "module", "package"),
    [("pdf", "weasyprint", "WeasyPrint"), ("docx", "docx", "python-docx")],
)
def test_a_missing_library_is_said_with_how_to_get_it(
    form: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        write(document(), form)
    for language in ("da", "en"):
        said = caught.value.say(language)
        assert package in said
        assert 'pip install "kkr-graph[documents]"' in said
