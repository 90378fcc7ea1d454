"""A deadline is what lies ahead with a day that bounds it, and nothing else is one."""

from datetime import date

import pytest

from kkr_graph.statements import Gazetteer, dates, deadlines
from kkr_graph.statements.deadlines import Deadline
from line_files import lines_of, rows_of
from score import deadline_rows, plain, score, unmarked
from seed import known_names, seed_flow

PAPER = "hovedstaden-2025-09-02"
BOOK = Gazetteer(known_names())


def found(text: str, written: date | None = None) -> list[Deadline]:
    return deadlines.find(
        text, dates.find(text, 2025), BOOK.find(text), written=written
    )


def read(text: str, written: date | None = None) -> list[tuple[str, str]]:
    return [(one.due.verbatim, one.what) for one in found(text, written)]


@pytest.mark.parametrize(("line", "what", "who"), rows_of("deadlines"))
def test_what_lies_ahead_is_found_with_its_date(line: str, what: str, who: str) -> None:
    text, due = unmarked(line)
    [one] = found(text)

    assert (one.due.verbatim, one.what) == (due, what)
    assert ", ".join(name.verbatim for name in one.who) == who


@pytest.mark.parametrize("line", lines_of("no-deadlines"))
def test_what_is_past_or_a_figure_or_a_name_is_no_deadline(line: str) -> None:
    assert read(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ansøgningsrunden åbner den 2. februar 2026 og lukker den 27. marts 2026.",
            [
                ("den 2. februar 2026", "Ansøgningsrunden åbner"),
                ("den 27. marts 2026", "Ansøgningsrunden lukker"),
            ],
        ),
        (
            "Udbuddet åbner primo januar 2026, og aftalen ventes indgået i maj 2026.",
            [
                ("primo januar 2026", "Udbuddet åbner"),
                ("maj 2026", "aftalen ventes indgået"),
            ],
        ),
        (
            "KL udpeger to i maj 2026 og skal senest i juni 2026 meddele navnene.",
            [
                ("maj 2026", "KL udpeger to"),
                ("senest i juni 2026", "KL skal meddele navnene"),
            ],
        ),
    ],
)
def test_each_date_of_a_sentence_has_a_clause_of_its_own(
    line: str, expected: list[tuple[str, str]]
) -> None:
    assert read(line) == expected


@pytest.mark.xfail(reason="told by a verb that as often tells of a habit or a figure")
@pytest.mark.parametrize(
    "line",
    [
        "Den 9. oktober 2026 deltager formandskabet i et møde med ministeren.",
        "Udpegningen sker i KKR den 24. oktober 2026.",
        "Udledningen skal reduceres med 70 pct. i 2030.",
    ],
)
def test_what_is_told_by_a_common_verb_is_found_as_well(line: str) -> None:
    assert len(read(line)) == 1


def test_a_list_of_deadlines_ends_with_its_last_date() -> None:
    text = (
        "Frister:\nIndstilling af kandidater: 1. december 2025\n"
        "Udpegning i kommunerne: 15. januar 2026\nBaggrund\nNotat: 3. juni 2025"
    )

    assert read(text) == [
        ("1. december 2025", "Indstilling af kandidater"),
        ("15. januar 2026", "Udpegning i kommunerne"),
    ]


def test_under_a_recommendation_only_what_stands_fast_is_a_deadline() -> None:
    text = (
        "Indstilling\nDet indstilles, at KKR Sjælland\n"
        "godkender, at sagen genoptages på mødet den 3. juni 2026\n"
        "tager til efterretning, at alle skal indsende planer senest den 1. maj 2026\n"
        "Sagsfremstilling\nSagen genoptages den 3. juni 2026."
    )

    assert read(text) == [
        ("senest den 1. maj 2026", "alle skal indsende planer"),
        ("den 3. juni 2026", "Sagen genoptages"),
    ]


def test_the_title_of_an_annex_is_no_deadline() -> None:
    assert read("Bilag\nTidsplan, der forelægges den 3. juni 2026") == []


def test_what_ends_before_the_paper_was_written_is_past() -> None:
    text = "Planen sendes i høring i maj 2025. Den vedtages den 2. september 2025."

    assert len(read(text)) == 2
    assert read(text, written=date(2025, 9, 2)) == [
        ("den 2. september 2025", "Den vedtages")
    ]


def test_a_deadline_says_where_it_stands() -> None:
    text = "Sagen er ny. Den skal drøftes i maj 2026, hvorefter KKR mødes."
    [one] = found(text)

    assert text[one.start : one.end] == one.verbatim == "Den skal drøftes i maj 2026"
    assert one.start <= one.due.start < one.end


@pytest.mark.parametrize(
    "run", ["e" * 200_000, "og skal, " * 20_000, "frist " * 30_000]
)
def test_a_run_without_an_end_is_read_in_bounded_time(run: str) -> None:
    assert read(f"{run}\nPlanen sendes den 3. maj 2026.")[-1] == (
        "den 3. maj 2026",
        "Planen sendes",
    )


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_deadlines_of_the_real_agenda_are_found(form: str) -> None:
    flow = seed_flow(form)
    rows = deadline_rows(found(flow.text), flow.page)
    result = score(PAPER, "deadlines", rows)

    assert min(result.precision, result.recall) >= 0.90, str(result)


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_words_of_a_task_are_few_and_without_its_date(form: str) -> None:
    for one in found(seed_flow(form).text):
        assert len(one.what.split()) <= 25, one.what
        assert plain(one.due.verbatim) not in plain(one.what)
