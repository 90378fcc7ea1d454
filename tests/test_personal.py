"""Nothing personal gets past the running text: not into agendas, reports or errors."""

import time
from pathlib import Path

import pytest

from kkr_graph import agenda as agendas, errors, papers
from printed import docx, flowing, paragraph, reading

# What is printed, and what must be nowhere afterwards.
TRAPS = [
    ("SAG-2031-00001 (abcd)", "abcd"),
    ("SAG-2031-00001 - abcd", "abcd"),
    ("SAG-2031-00001/abcd", "abcd"),
    ("SAG-2031-00001, abcd", "abcd"),
    ("SAG-2031-00001 abcd, defg og hijk", "hijk"),
    ("SAG-2031-00001 a.b.", "a.b"),
    ("Sagsnr. 2031-004711 abcd", "abcd"),
    ("Sagsnr.: 31/4711 abc/def", "def"),
    ("J.nr. 00.01.00-P35-1-20 abcd", "abcd"),
    ("1.1. Godkendelse af referat SAG-2031-00001 abcd", "abcd"),
    ("Sagsbehandler: abc", "abc"),
    ("Sagsansvarlig: Eva Eksempel", "Eksempel"),
    ("Kontakt: Eva Eksempel, tlf. 12 34 56 78", "Eksempel"),
    ("Udarbejdet af: Eva Eksempel, KL", "Eksempel"),
    ("Konsulent: Eva Eksempel", "Eksempel"),
    ("Fra KL deltog konsulent Eva Eksempel.", "Eksempel"),
    ("Referent: Eva Eksempel", "Eksempel"),
    ("Ref. abcd", "abcd"),
    ("Vores ref. abc/def", "def"),
    ("Skriv til eva@test.example", "eva"),
    ("Skriv til eva(at)test.example", "eva"),
    ("Skriv til eva [at] test.example", "eva"),
    ("Skriv til eva @ test.example", "eva"),
    ("tlf.: +45 12345678", "345678"),
    ("Ring 33 12 34 56", "34 56"),
    ("Ring 0045 33123456", "3456"),
    ("telefon 33-12-34-56", "34-56"),
    ("mobil 3312.3456", "3456"),
    ("(+45) 3312 3456", "3456"),
    ("Telefonnummer 33123456", "3456"),
    ("Tlf: 33 12 34 56 / 22 33 44 55", "44 55"),
    ("Ring til Eva Eksempel på 3312 3456.", "3456"),
    ("Kontakt: Eva Eksempel, 3312 3456", "3456"),
    ("Skriv til eva@test.example eller 3312 3456", "3456"),
    ("Spørgsmål besvares på 3312 3456 eller eva@test.example", "3456"),
    ("Borger 010190-1234", "1234"),
    ("Borger 0101901234", "1234"),
    ("Borger 010190 1234", "1234"),
    ("CPR-nr. 010190 - 1234", "1234"),
    ("CPR 610190-1234", "1234"),
    ("Borger 01.01.90-1234", "1234"),
    ("(010190–1234)", "1234"),
    ("bilag_010190-1234.pdf", "1234"),
]


@pytest.mark.parametrize(("printed", "personal"), TRAPS)
def test_what_is_personal_is_left_out_and_told(printed: str, personal: str) -> None:
    running = flowing(printed)

    assert personal not in running.text
    assert personal not in repr(running)
    assert running.dropped


FRONT = (
    "REFERAT 2031\n\nKKR SJÆLLAND\n\nDato: 03-02-2031 kl. 10\n\nSted: Prøvehallen\n\n"
)


@pytest.mark.parametrize("personal", ["010190-1234", "eva@test.example", "33 12 34 56"])
@pytest.mark.parametrize(
    "body",
    [
        "1. Siden sidst\n\n1.1. Sag om {}\n\nIndstilling\n",
        (
            "1. Siden sidst\n\n1.1. En sag\n\nIndstilling\n\nDet indstilles, at KKR "
            "godkender sagen om {}.\n"
        ),
        "1. Siden sidst\n\n1.1. En sag\n\nBilag\n\nBilag 1: Brev fra {}\n\n– {}.pdf\n",
        "1. Siden sidst\n\n1.1. En sag\n\nBeslutning\n\nGodkendt, jf. {}.\n",
        "Deltagere:\n\nEva Eksempel, {}, Faxe Kommune\n\n1. Siden sidst\n\nBaggrund\n",
        "1. Siden sidst\n\n1.1. En sag\n\nBaggrund\n\nNavn\tBrev\nEva\t{}\n",
        "1. Næste møde\n\nNæste møde er den 3. marts 2031. Ring {}.\n\n2. Eventuelt\n",
    ],
)
def test_nothing_personal_is_in_a_parsed_agenda(body: str, personal: str) -> None:
    running = flowing(FRONT + body.format(*[personal] * body.count("{}")))
    agenda = agendas.parse(running, origin="papir", municipalities=("Faxe",))

    for said in (running.text, repr(running), repr(agenda)):
        assert personal not in said
    assert running.dropped


def test_office_holders_stay_and_officials_do_not() -> None:
    running = flowing(
        f"{FRONT}Deltagere:\n\nBorgmester Eva Eksempel, Faxe Kommune\n\n"
        "konsulent Karla Konsulent, KL\n\nKommunaldirektør Didrik Direktør, Faxe "
        "Kommune\n\n1. Siden sidst\n\n1.1. En sag\n\nIndstilling\n"
    )
    agenda = agendas.parse(running, municipalities=("Faxe",))

    assert [person.name for person in agenda.attendance] == ["Eva Eksempel"]
    assert "Karla" not in running.text


@pytest.mark.parametrize(
    "text",
    [
        "Der er indgået 9.958 lærepladsaftaler",
        "Årene 2022 2023 2024 2025",
        "2600 Eksempelby",
        "Kontakt til kommunerne i 2024 2025",
        "Eksempelby 4512 4630",
        "Kontakt i kr.: 4512 4630 kr.",
        "Kontakter i alt 4512 4630 4711",
        "Kontakt vedr. sag nr. 4512 4630",
        "Kontakter 2600 8000",
        "EAN 5798009876543",
        "i alt 12.345.678 kr.",
        "CVR-nr. 29 18 98 46",
        "CVR 12345678",
        "20 30 40 50",
        "21 34 41 50 pct.",
        "Konto 1234 0012345678",
        "01.02.2015-31.12.2016",
        "330-2031-164",
        "1-51-71-3321-08",
        "J.nr. 00.01.00-P35-1-20",
        "Kontakt: 12 møder",
        "Kontaktudvalget: mødes i marts",
        "Ref. punkt 3",
        "https://eksempel.example/0101901234/12345678",
        "Borgmester Eva Eksempel, Faxe Kommune",
        "lov nr. 699 af 20. juni 2025",
    ],
)
def test_what_only_looks_personal_stays(text: str) -> None:
    running = flowing(text)

    assert (running.text, running.dropped) == (text, ())


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("010190-1234 referat.pdf", "1234"),
        ("referat_0101901234.pdf", "1234"),
        ("eva@test.example.txt", "eva"),
        ("referat tlf 33123456.txt", "3456"),
    ],
)
def test_the_name_of_a_file_tells_nothing_personal(
    tmp_path: Path, name: str, personal: str
) -> None:
    paper = reading(tmp_path, "REFERAT\n\nKKR", name)
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(errors.EmptyPaperError) as refused:
        papers.read(tmp_path / name)

    for said in (paper.origin, refused.value.say("da"), str(refused.value)):
        assert personal not in said.removeprefix(str(tmp_path))


def test_what_a_file_says_of_its_author_is_not_read(tmp_path: Path) -> None:
    author = "<W ><dc:creator>Eva Eksempel</dc:creator></w:root>"
    parts = {"docProps/core.xml": author, "word/comments.xml": author}
    paper = reading(tmp_path, docx(paragraph("REFERAT"), parts))

    assert [line.text for line in paper.lines] == ["REFERAT"]


def test_a_line_of_digits_takes_no_time() -> None:
    start = time.perf_counter()
    for line in ("33 12 " * 20_000, "010190 " * 20_000, "Eva Eksempel " * 10_000):
        flowing(line)

    assert time.perf_counter() - start < 60
