"""Papers are read by what is in them, and what cannot be read is refused by name."""

import tracemalloc
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from kkr_graph import errors
from kkr_graph.papers import Paper, read
from printed import docx, paragraph, pdf, reading
from seed import seed

COVER = ("REFERAT 2031", "Punktet er drøftet på mødet.", "", "Eventuelt")


Agendas = tuple[Paper, Paper]


@pytest.fixture(scope="module")
def agendas() -> tuple[Paper, Paper]:
    return read(seed("txt")), read(seed("pdf"))


def test_the_real_agenda_has_27_pages_in_both_forms(
    agendas: Agendas,
) -> None:
    assert [paper.form for paper in agendas] == ["text", "pdf"]
    for paper in agendas:
        assert paper.page_count == 27
        assert sorted({line.page for line in paper.lines}) == list(range(1, 28))
        assert paper.textless == ()
        assert all(line.text == line.text.strip() for line in paper.lines)


def test_text_and_pdf_print_the_same_lines_and_gaps(
    agendas: Agendas,
) -> None:
    text, printed = (
        {
            (line.page, line.number): (" ".join(line.text.split()), line.gap)
            for line in paper.lines
            if not line.text.startswith("https://ehhs.dk")
            and (line.page, line.number) != (1, 1)
        }
        for paper in agendas
    )

    assert text == printed


def test_lines_are_numbered_on_from_page_to_page(agendas: Agendas) -> None:
    for paper in agendas:
        for above, line in pairwise(paper.lines):
            step = (line.page - above.page, line.number)
            assert step in {(0, above.number + 1), (1, 1)}


def test_no_repr_shows_what_is_printed(agendas: Agendas) -> None:
    assert "KKR" not in repr(agendas)
    assert "KKR" not in repr(agendas[0].lines[11])


@pytest.mark.parametrize(
    ("data", "form", "pages"),
    [
        (pdf([COVER]), "pdf", 1),
        (b"\xef\xbb\xbf" + "\n".join(COVER).encode(), "text", 1),
        ("\n".join(COVER).encode("cp1252"), "text", 1),
        ("\n".join(COVER).encode("utf-16"), "text", 1),
        (docx("".join(map(paragraph, COVER))), "docx", 0),
        (("<!DOCTYPE html><p>" + "<p>".join(COVER)).encode(), "html", 0),
    ],
)
def test_form_is_told_by_content(
    tmp_path: Path, data: bytes, form: str, pages: int
) -> None:
    paper = reading(tmp_path, data)

    assert (paper.form, paper.page_count) == (form, pages)
    assert [line.text for line in paper.lines] == [line for line in COVER if line]
    assert [line.number for line in paper.lines] == [1, 2, 3]
    assert paper.lines[2].gap


def test_packed_pages_are_read(tmp_path: Path) -> None:
    assert len(reading(tmp_path, pdf([COVER], blanks=1_000)).lines) == 3


def test_same_bytes_give_the_same_paper(tmp_path: Path) -> None:
    data = pdf([COVER, COVER])

    assert reading(tmp_path, data) == reading(tmp_path, data)


def test_form_feeds_turn_pages(tmp_path: Path) -> None:
    paper = reading(tmp_path, "Punkt\n\f Sted\n\nTid\f\fSlut")

    assert [(x.text, x.page, x.number, x.gap) for x in paper.lines] == [
        ("Punkt", 1, 1, False),
        ("Sted", 2, 1, True),
        ("Tid", 2, 2, True),
        ("Slut", 4, 1, True),
    ]


def test_an_indented_line_turns_no_page_in_plain_text(tmp_path: Path) -> None:
    paper = reading(tmp_path, "Punkt\n indrykket\n\nTid\nog sted")

    assert paper.page_count == 1
    assert [line.gap for line in paper.lines] == [False, False, True, False]


def test_doubled_lines_are_no_paragraphs(tmp_path: Path) -> None:
    text = "Vi mødes \n\ni dag. \n\n \n\nDagen efter \n\ner der \n Ny side \n\nher. \n"
    paper = reading(tmp_path, text)

    assert [(x.text, x.page, x.gap) for x in paper.lines] == [
        ("Vi mødes", 1, False),
        ("i dag.", 1, False),
        ("Dagen efter", 1, True),
        ("er der", 1, False),
        ("Ny side", 2, True),
        ("her.", 2, False),
    ]


def test_pages_of_a_pdf_without_text_are_named(tmp_path: Path) -> None:
    assert reading(tmp_path, pdf([COVER, [], COVER])).textless == (2,)


def test_word_numbers_and_bullets_are_put_before_paragraphs(tmp_path: Path) -> None:
    numbering = (
        '<W ><w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:root>'
    )
    styles = (
        '<W ><w:style w:styleId="Titel2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:root>'
    )
    first = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = [
        paragraph("Regionalpolitiske sager", first),
        paragraph("Broer", '<w:pStyle w:val="Titel2"/>'),
        paragraph("Tunneler", '<w:pStyle w:val="Titel2"/>'),
        paragraph("kort", bullet),
    ]
    parts = {"word/numbering.xml": numbering, "word/styles.xml": styles}
    paper = reading(tmp_path, docx("".join(body), parts))

    assert [(line.text, line.strong) for line in paper.lines] == [
        ("3. Regionalpolitiske sager", False),
        ("3.1. Broer", True),
        ("3.2. Tunneler", True),
        ("– kort", False),
    ]


def test_a_table_row_is_one_line_with_its_cells_apart(tmp_path: Path) -> None:
    cells = ("Initiativ", "Tovholder")
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    word = reading(tmp_path, docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    web = reading(
        tmp_path, "<html><script>x</script><tr><td>Initiativ<td>Tovholder</tr></html>"
    )

    assert [line.text for line in word.lines] == ["Initiativ\tTovholder"]
    assert [line.text for line in web.lines] == ["Initiativ\tTovholder"]


BOMB = docx(paragraph("0" * 30_000_000))
TRACKED = docx(paragraph("a") + "<w:p><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>")
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode(
    "utf-16-le"
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LATIN = "på mødet".encode("cp1252")


@pytest.mark.parametrize(
    ("data", "error", "remedy"),
    [
        (pdf([COVER], locked=True), errors.EncryptedPaperError, "adgangskode"),
        (LOCKED_WORD, errors.EncryptedPaperError, "adgangskode"),
        (pdf([[], []]), errors.ScannedPaperError, "OCR"),
        (pdf([COVER] * 3)[:-600], errors.DamagedPaperError, "igen"),
        (b"%PDF-1.7\nintet", errors.DamagedPaperError, "igen"),
        (pdf([["a"]] * 2_001), errors.TooManyPagesError, "Del den op"),
        (BOMB, errors.PaperTooLargeError, "Del"),
        (pdf([COVER], blanks=80_000_000), errors.PaperTooLargeError, "Del"),
        (pdf([COVER] * 10, blanks=30_000_000), errors.PaperTooLargeError, "Del"),
        (TRACKED, errors.TrackedChangesError, "Acceptér eller afvis"),
        (docx("")[:-40], errors.DamagedPaperError, "igen"),
        (docx("<w:p>"), errors.DamagedPaperError, "igen"),
        (docx("<!DOCTYPE w>"), errors.DamagedPaperError, "igen"),
        (b"PK\x03\x04intet", errors.DamagedPaperError, "igen"),
        (OLD_WORD, errors.UnknownFormatError, "PDF"),
        (b"\x89PNG\r\n\x1a\n", errors.UnknownFormatError, "PDF"),
        (b"a\0b", errors.UnknownFormatError, "PDF"),
        ("på mødet\n".encode() + LATIN, errors.MixedEncodingError, "UTF-8"),
        ("pÃ¥ mÃ¸det".encode(), errors.MixedEncodingError, "UTF-8"),
        (b" \n\n", errors.EmptyPaperError, "den rigtige fil"),
        (b"", errors.EmptyPaperError, "den rigtige fil"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    tmp_path: Path, data: bytes, error: type[errors.PaperError], remedy: str
) -> None:
    with pytest.raises(error) as refused:
        reading(tmp_path, data, "papir.pdf")

    assert remedy.casefold() in refused.value.say("da").casefold()
    assert "papir.pdf" in refused.value.say("en")
    assert refused.value.exit_code == 3


def test_mixed_encodings_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(errors.MixedEncodingError) as refused:
        reading(tmp_path, "på\nmødet\n".encode() + LATIN)

    assert refused.value.line == 3


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "ingen.pdf"):
        with pytest.raises(errors.MissingSourceError):
            read(path)


def test_a_bomb_takes_neither_time_nor_memory(tmp_path: Path) -> None:
    start = perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(errors.PaperTooLargeError):
            reading(tmp_path, docx(paragraph("0" * 100_000_000)))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert perf_counter() - start < 60
    assert most < 400_000_000
