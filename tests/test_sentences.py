"""A sentence ends at a full stop, not at an abbreviation, a date or a number."""

import pytest

from kkr_graph.statements import dates, sentences


@pytest.mark.parametrize(
    "line",
    [
        "Sagen forelægges, jf. KKR’s beslutning.| Den er ny.",
        "Det gælder bl.a. Region Eksempel.| Her er flere.",
        "Mødet er kl. 10.00 i Eksempelby.",
        "Det koster 5,6 mia. kr. årligt.| Beløbet er nyt.",
        "Det svarer til 2 pct.| Taksten stiger.",
        "Tilskuddet er 47 mio. kr.| Kommunerne betaler halvdelen.",
        "Lov nr. 12, § 3, stk. 2, gælder.| Den er fra 2024.",
        "Den 1. januar 2027 og den 2. Maj 2027 mødes de.",
        "Budgettet 2. behandles i maj.| Det vedtages i juni.",
        "Pkt. 3.2. Opfølgning følger.",
        "Den træder i kraft i 2025.| Herefter evalueres den.",
        "Se ca. 10 sager mv. på siden.",
        "“Det er godt.”| Sådan lød svaret.",
        "En linje|\nog en til",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(line: str) -> None:
    text = line.replace("|", "")
    found = sentences.spans(text, dates.find(text, 2025))

    assert [text[start:end] for start, end in found] == [
        part.strip() for part in line.split("|")
    ]


def test_a_date_over_a_line_break_is_not_cut() -> None:
    text = "mødet den 2.\nseptember 2025"

    assert sentences.spans(text, dates.find(text, None)) == [(0, len(text))]


def test_no_piece_is_longer_than_a_long_sentence() -> None:
    found = sentences.spans("ord " * 10_000)

    assert max(end - start for start, end in found) <= 1_200
