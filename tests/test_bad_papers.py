"""What is no paper, or a hostile one, is refused or remarked upon by name, in time."""

import errno
import os
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_LZMA, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import workshop_prints as prints
import workshop_words as words
from broken_pdfs import busy_pdf, entangled_pdf, nested_pdf, scanned_pdf
from kkr_graph import agenda as agendas, errors, papers
from kkr_graph.errors import KkrGraphError
from printed import docx, paragraph, pdf, reading
from workshop import made

COVER = ("REFERAT 2031", "KKR SJÆLLAND", "", "Eventuelt")


def packed(**parts: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (OLE, ".doc"),
        (OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), ".ppt"),
        (b"{\\rtf1 Referat}", ".rtf"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (packed(xl__workbook_xml="<x/>"), ".xlsx"),
        (packed(ppt__presentation_xml="<x/>"), ".pptx"),
        (packed(brev="x"), "ZIP"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_other_forms_are_named_with_their_remedy(
    tmp_path: Path, data: bytes, form: str
) -> None:
    with pytest.raises(errors.OtherFormatError) as refused:
        reading(tmp_path, data)

    for language in ("da", "en"):
        assert form in refused.value.say(language)
        assert "PDF" in refused.value.say(language)
    assert refused.value.exit_code == 3


def test_a_paper_with_macros_is_read_without_them_and_says_so(tmp_path: Path) -> None:
    paper = reading(tmp_path, docx(paragraph("REFERAT"), {"word/vbaProject.bin": "x"}))

    assert [line.text for line in paper.lines] == ["REFERAT"]
    assert [remark.why for remark in paper.remarks] == ["macros"]
    assert paper.remarks[0].say("da") != paper.remarks[0].say("en")


def test_a_partly_scanned_paper_says_which_pages_were_not_read(tmp_path: Path) -> None:
    paper = reading(tmp_path, scanned_pdf([True, False, False, None]))

    assert paper.textless == (2, 3, 4)
    assert [(r.why, r.pages) for r in paper.remarks] == [("scanned-pages", (2, 3))]
    assert "2-3" in paper.remarks[0].say("da")
    with pytest.raises(errors.ScannedPaperError):
        reading(tmp_path, scanned_pdf([False, False]))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (nested_pdf(40), errors.PaperTooLargeError),
        (entangled_pdf(3_000), errors.PaperTooLargeError),
        (busy_pdf(2_000_000), errors.PaperTooLargeError),
        (busy_pdf(100_000, times=20), errors.PaperTooLargeError),
        (pdf([["a"]] * 10_000), errors.TooManyPagesError),
        (
            docx("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300),
            errors.DamagedPaperError,
        ),
        (
            docx(
                "<w:tbl><w:tr><w:tc>" * 60
                + paragraph("ord " * 250_000)
                + "</w:tc></w:tr></w:tbl>" * 60
            ),
            errors.DamagedPaperError,
        ),
        (docx("")[:60], errors.DamagedPaperError),
        ("a\u202eb".encode(), errors.HiddenOrderError),
        (docx(paragraph("a\u2066b")), errors.HiddenOrderError),
        ("på mødet".encode("utf-16-le"), errors.UnknownFormatError),
        (b"<?xml version='1.0'?>\n<faktura/>", errors.UnknownFormatError),
    ],
    ids=[
        *("nested forms", "entangled forms", "busy page", "busy pages", "many pages"),
        *(
            "nested tables",
            "a long text in nested tables",
            "half a zip",
            "turned text",
            "turned Word",
        ),
        *("no byte order mark", "XML"),
    ],
)
def test_hostile_files_are_refused_in_time(
    tmp_path: Path, data: bytes, error: type[KkrGraphError]
) -> None:
    start = time.perf_counter()
    with pytest.raises(error) as refused:
        reading(tmp_path, data)

    assert time.perf_counter() - start < 60
    assert refused.value.say("da") != refused.value.say("en")
    assert refused.value.exit_code == 3


def test_a_row_of_a_hundred_thousand_cells_is_read_in_time(tmp_path: Path) -> None:
    start = time.perf_counter()
    row = "<tr>" + "<td>x</td>" * 100_000 + "</tr>"
    paper = reading(tmp_path, f"<html><table>{row}</table></html>")

    assert time.perf_counter() - start < 60
    assert len(paper.lines) == 1


def test_forms_within_forms_are_read_where_they_are_few(tmp_path: Path) -> None:
    assert [line.text for line in reading(tmp_path, nested_pdf(4)).lines] == ["hej"]


def test_tables_within_tables_are_read_once(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 50 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 50

    assert [line.text for line in reading(tmp_path, docx(deep)).lines] == ["x"]


def test_a_word_file_is_packed_as_word_packs(tmp_path: Path) -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(errors.DamagedPaperError):
        reading(tmp_path, file.getvalue())


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "papir")
    with pytest.raises(errors.NotAFileError):
        papers.read(tmp_path / "papir")
    with pytest.raises(errors.NotAFileError):
        papers.read(Path(os.devnull))


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> int:  # root may read every file
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "papir"
    path.write_bytes(b"REFERAT")
    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(errors.MissingSourceError):
        papers.read(path)


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", "a\u202etxt", "æ ø.txt"])
def test_odd_names_of_files_do_not_reach_the_screen(tmp_path: Path, name: str) -> None:
    origin = reading(tmp_path, "REFERAT", name).origin

    assert origin.isprintable()


def test_two_papers_of_one_meeting_have_an_error() -> None:
    error = errors.SameMeetingError(
        file="a.pdf", other="b.pdf", kind="referat", meeting="KKR Sjælland 2031-02-03"
    )

    assert error.exit_code == 3
    assert "a.pdf" in error.say("da")
    assert "b.pdf" in error.say("en")


@pytest.mark.parametrize(
    "text",
    [
        (
            "REFERAT\n\nByrådet i Eksempel Kommune\n\n1. Godkendelse af dagsorden\n\n"
            "Beslutning\n\nGodkendt.\n"
        ),
        "Faktura nr. 1001\n\nKKR Sjælland\n\nI alt 1.200 kr.\n",
        (
            "Borgmestre kræver ny bro\n\nKKR Sjælland drøftede i går sagen om broen. "
            "Det siger formanden for KKR Sjælland til avisen.\n\nBaggrund\n\nBroen er "
            "gammel.\n"
        ),
        "Referat\n\nRegion Eksempel\n\n1. KKR Sjælland orienterer\n\nIndstilling\n",
    ],
)
def test_what_is_no_paper_of_a_kkr_is_refused(tmp_path: Path, text: str) -> None:
    running = papers.flow(reading(tmp_path, text))
    with pytest.raises(errors.NotAKkrPaperError):
        agendas.parse(running, origin="papir")


### Anything at all


def parsed(folder: Path, data: bytes) -> None:
    """Read *data* as far as it goes; whatever is wrong is said on purpose."""
    start = time.perf_counter()
    try:
        running = papers.flow(reading(folder, data))
        agendas.parse(running, origin="papir", municipalities=words.MUNICIPALITIES)
    except KkrGraphError as error:
        told = error.say("da") and error.say("en")
    else:
        told = "read"
    assert told
    assert time.perf_counter() - start < 60


SCRAPS = st.sampled_from(
    [
        *(
            "KKR SJÆLLAND",
            "REFERAT 2031",
            "1.",
            "1.1.",
            "Indstilling",
            "Bilag",
            "\n",
            " ",
        ),
        *("\n\n", "\f", "Dato:", "Sted:", "03-02-2031 kl. 10", "at KKR", "Deltagere:"),
        *("Det indstilles,", "godkender", "og", "– ", "a) ", "./. ", "SAG-2031-00001"),
        *("Beslutning:", "Godkendt.", "Næste møde", "den 3. marts 2031", "Punkt 3:"),
        *(
            "Eva Eksempel, Fiktiv Kommune",
            "...... 3",
            "33 12 34 56",
            "@",
            "\u00ad",
            "-",
        ),
        *("<p>", "<li>", "<ol>", "<table><tr><td>", "</", "&#", "<!--", "\u200e", "¨"),
    ]
)
fuzzed = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@fuzzed
@given(st.lists(st.one_of(SCRAPS, st.text(max_size=8)), max_size=60), st.booleans())
def test_no_text_is_too_odd(tmp_path: Path, scraps: list[str], html: bool) -> None:  # noqa: FBT001
    data = "".join(["<html>" if html else "", *scraps])

    parsed(tmp_path, data.encode("utf-8", "surrogatepass"))


@fuzzed
@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(tmp_path: Path, data: bytes) -> None:
    parsed(tmp_path, data)


@fuzzed
@given(
    st.sampled_from(["w:p", "w:tbl", "w:tr", "w:tc", "w:r", "w:t", "w:br", "w:sdt"]),
    st.lists(SCRAPS, max_size=12),
    st.integers(0, 12),
)
def test_no_word_file_is_too_odd(
    tmp_path: Path, tag: str, scraps: list[str], depth: int
) -> None:
    text = "".join(scraps).replace("&", "").replace("<", "").replace("\f", "")
    body = f"<{tag}>" * depth + paragraph(text) + f"</{tag}>" * depth

    parsed(tmp_path, docx(body))


def mutated(data: bytes, changes: list[tuple[int, int]], cut: int) -> bytes:
    changed = bytearray(data)
    for at, byte in changes:
        changed[at % len(changed)] = byte
    return bytes(changed[: len(changed) - cut % 2000 if cut % 3 == 0 else None])


def a_pdf() -> bytes:
    paper = made(7)
    return prints.pdf(prints.laid(paper, prints.pdf_fits(400), lines=40)[:2])


def a_docx() -> bytes:
    return prints.docx(made(7), numbered=True)


@pytest.mark.parametrize("make", [a_pdf, a_docx])
def test_no_change_of_bytes_gets_through(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    data = make()

    @fuzzed
    @given(
        st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=12),
        st.integers(0, 5000),
    )
    def change(changes: list[tuple[int, int]], cut: int) -> None:
        partial(parsed, tmp_path)(mutated(data, changes, cut))

    change()
