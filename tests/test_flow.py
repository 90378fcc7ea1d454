"""Printed lines become running text, where every character knows its place."""

import re
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter

import pytest

from kkr_graph.papers import Flow, Line, Paper, flow, read
from printed import docx, flowing, paragraph, pdf, reading, texts
from seed import seed


@pytest.fixture(scope="module", params=["txt", "pdf"])
def real(request: pytest.FixtureRequest) -> Flow:
    return flow(read(seed(request.param)))


def test_text_and_pdf_flow_alike() -> None:
    text, printed = (flow(read(seed(ending))) for ending in ("txt", "pdf"))
    alone = "https://ehhs.dk/content"  # three of these links are one in the PDF

    words = text.text.split(), printed.text.split()
    assert SequenceMatcher(None, *words, autojunk=False).ratio() > 0.999
    assert [
        (p.text, p.page, p.line, p.bullet, p.mark)
        for p in text.paragraphs
        if not p.text.startswith(alone)
    ] == [
        (p.text, p.page, p.line, p.bullet, p.mark)
        for p in printed.paragraphs
        if not p.text.startswith(alone)
    ]
    assert text.dropped == printed.dropped


def test_every_character_is_printed_where_its_place_says() -> None:
    for paper in map(read, map(seed, ("txt", "pdf"))):
        printed = {(line.page, line.number): line.text for line in paper.lines}
        running = flow(paper)
        for at, character in enumerate(running.text):
            line = printed[running.place(at)]
            assert character in line or character in " \n" or line.startswith("K K R")


def test_paragraphs_are_spans_of_the_text(real: Flow) -> None:
    assert "\n".join(texts(real)) == real.text
    for part in real.paragraphs:
        assert real.text[part.start : part.end] == part.text
        assert real.place(part.start) == (part.page, part.line)
        assert real.page(part.end) in {part.page, part.page + 1}
        assert part.text == part.text.strip() != ""


@pytest.mark.parametrize(
    "words",
    [
        "udsendt til medlemmerne via Prepare",
        "Opgradering af S-togsnettet",
        "indblik i it-tilstanden og",
        "på børne- og voksenområdet, herunder sammenligning",
        "hhv. Greater Copenhagen-samarbejdet, Greater Copenhagen EU Office",
        "fd1e34df-6ccd-41eb-b80e-97d7d978dde0/",
        "social- og sundhedshjælpere til vores sundhedsvæsen",
        "Børne- og Undervisningsministeriet",
        "en del af KKR Hovedstaden og Region Hovedstadens nye mobilitetsstrategi",
        "og oplærings-steder",
        "3.1. Status på Helhedsanalyse for jernbanen i hovedstadsområdet - oplæg fra",
        "2022-2026, fordelt",
        "– med udgangspunkt i taksterne",
        "Regionsrådet den 2. september 2025",
        "fra kl. 09.00 til kl. 10.00.",
        "og/eller modtaget støttende foranstaltninger",  # over the turn of the page
        "Konsekvenserne kan ses",
    ],
)
def test_the_real_agenda_reads_as_people_read_it(real: Flow, words: str) -> None:
    assert words in real.text.replace("oplærings", "og oplærings")


@pytest.mark.parametrize(
    "alone",
    [
        "DAGSORDEN 2025",
        "KKR HOVEDSTADEN",
        "Dato: 02-09-2025 10:00",
        "1. Godkendelse af referat og dagsorden",
        "SAG-2025-03121",
        "3.5. Konsekvenser af sundhedsreformen for Klimaalliancen i Hovedstadsregionen",
        "Orienteringer fra fora, hvor KKR har udpeget medlemmer",
        "Movia",
        "Det indstilles, at KKR Hovedstaden",
        "Aktivitetsplan 2025 for Klimaalliancen i Hovedstadsregionen (2025)",
        "Scenarier for fordelingen af kommunal betaling til Klimaalliancen fra 2026",
        "”KKR er et godt koordineringsforum mellem kommunerne i regionen” (4)",
        "Nøgle for fordeling",
        "KKR Midtjylland 668 668 1.304 1.304",
        "5. Eventuelt",
    ],
)
def test_paragraphs_of_the_real_agenda_begin_and_end_there(
    real: Flow, alone: str
) -> None:
    assert alone in texts(real)


def test_parts_of_items_stand_alone(real: Flow) -> None:
    counts = [texts(real).count(p) for p in ("Baggrund", "Indstilling", "Bilag")]

    assert counts == [14, 14, 8]


def test_annex_marks_are_counted_and_not_in_the_text(real: Flow) -> None:
    assert "./." not in real.text
    assert "¨" not in real.text
    assert sum(part.mark for part in real.paragraphs) == 13


def test_bullets_and_numbers_are_told_apart_from_words(real: Flow) -> None:
    bullets = [part.bullet for part in real.paragraphs if part.bullet]

    assert {"–", "1.", "5.", "1)", "3)"} < set(bullets)
    assert bullets.count("1.") == 1
    positions = [p.text for p in real.paragraphs if re.fullmatch(r"\d\.", p.bullet)]
    assert len(positions) == 5
    assert positions[1].endswith("af høj kvalitet")


def test_initials_after_the_case_number_are_dropped_and_told(real: Flow) -> None:
    assert [drop.reason for drop in real.dropped].count("initials") == 14
    assert not re.search(r"SAG-\d{4}-\d+ ", real.text)
    assert {drop.reason for drop in real.dropped} == {"initials", "stray"}


def test_a_margin_mark_alone_on_its_line_marks_what_follows() -> None:
    running = flowing("Baggrund\n\n./.\nNotatet er vedlagt.\n\n./.. Også dette.")

    assert [(p.text, p.mark) for p in running.paragraphs] == [
        ("Baggrund", False),
        ("Notatet er vedlagt.", True),
        ("Også dette.", True),
    ]


def test_a_bullet_alone_on_its_line_belongs_to_what_follows() -> None:
    running = flowing("Vi drøfter:\n\n•\nbroen over bæltet\n•\nfærgen")

    assert [(p.text, p.bullet, p.line) for p in running.paragraphs] == [
        ("Vi drøfter:", "", 1),
        ("broen over bæltet", "•", 3),
        ("færgen", "•", 5),
    ]


def test_a_numbered_list_goes_on_over_the_turn_of_the_page() -> None:
    running = flowing(
        "Positionerne er:\n\n1. En bro, der åbner den\n2. september og er\n2. En lang",
        "færge\n3. Et tog",
    )

    assert [(p.text, p.bullet) for p in running.paragraphs] == [
        ("Positionerne er:", ""),
        ("En bro, der åbner den 2. september og er", "1."),
        ("En lang færge", "2."),
        ("Et tog", "3."),
    ]


def test_sections_and_items_keep_their_numbers() -> None:
    running = flowing(
        "1. Referat og dagsorden\n\n1.1. Referat\n\n2. Siden sidst\n\n2.1. Nyt"
    )

    assert [p.text for p in running.paragraphs if p.bullet] == []
    assert texts(running)[2] == "2. Siden sidst"


def test_a_margin_mark_within_a_sentence_does_not_break_it() -> None:
    running = flowing("Notatet om broen er, som det\n./. fremgår, vedlagt.")

    assert [(p.text, p.mark) for p in running.paragraphs] == [
        ("Notatet om broen er, som det fremgår, vedlagt.", True)
    ]


def test_a_reference_and_a_time_begin_no_item() -> None:
    running = flowing(
        "Sagen om broen over bæltet er beskrevet tidligere, jf. pkt.\n"
        "3.2. Opfølgning på broen, og mødet begynder derefter senest kl.\n"
        "10.30 Efter mødet er der frokost for alle, der vil være med til den."
    )

    assert len(running.paragraphs) == 1


def test_flow_is_the_same_in_every_form(tmp_path: Path) -> None:
    blocks = ("Baggrund", "Der er vedtaget en plan for broen.", "Indstilling")
    forms = (
        pdf([[line for block in blocks for line in (block, "")]]),
        docx("".join(map(paragraph, blocks))),
        "<html>" + "".join(f"<p>{block}</p>" for block in blocks),
        "\n\n".join(blocks),
    )
    for form in forms:
        assert texts(flow(reading(tmp_path, form))) == list(blocks)


@pytest.mark.parametrize(
    "line",
    [
        "a" * 200_000,
        "a " * 100_000,
        "." * 200_000,
        ". " * 100_000,
        "1-" * 100_000,
        "a.b@" * 50_000,
        "12 " * 60_000,
        "SAG-2031-1" + " ab" * 60_000 + "!",
        "“" * 100_000,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    lines = tuple(Line(line, page, 1) for page in (1, 2, 3))
    start = perf_counter()
    flow(Paper("papir", "", "text", lines, 3))

    assert perf_counter() - start < 60


def test_many_lines_take_time_by_their_number() -> None:
    lines = tuple(Line("ord i", 1, n) for n in range(1, 40_001))
    start = perf_counter()
    running = flow(Paper("papir", "", "text", lines, 1))

    assert perf_counter() - start < 60
    assert max(len(part.text) for part in running.paragraphs) < 21_000


def test_an_offset_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError):
        flowing("ord").place(4)
