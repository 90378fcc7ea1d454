"""Dates are read as the days they can mean, and nothing else is taken for a date."""

import pytest

from kkr_graph.statements import dates
from score import date_rows, score, unmarked
from seed import seed_flow

PAPER = "hovedstaden-2025-09-02"


def read(text: str, year: int | None = 2025) -> list[tuple[str, str, str, str]]:
    return [
        (found.verbatim, str(found.not_before or ""), str(found.not_after), found.rule)
        for found in dates.find(text, year)
    ]


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("mødet [den 2. september 2025].", "2025-09-02..2025-09-02 exact-day"),
        ("Dato: [02-09-2025] 10:00", "2025-09-02..2025-09-02 exact-day"),
        ("mødet [2/9-2025]", "2025-09-02..2025-09-02 exact-day"),
        ("[d. 5/7 2023]", "2023-07-05..2023-07-05 exact-day"),
        ("frist [15. aug. 2025] kl. 12", "2025-08-15..2025-08-15 exact-day"),
        ("[21. 01. 2022] - kl. 11:28", "2022-01-21..2022-01-21 exact-day"),
        ("frist fredag [d. 13/6]", "2025-06-13..2025-06-13 exact-day"),
        ("gælder til [31.12.25]", "2025-12-31..2025-12-31 exact-day"),
        ("[senest med udgangen af 2. kvartal 2026]", "*..2026-06-30 before-end-of"),
        ("i [3. og 4. kvartal 2026]", "2026-07-01..2026-12-31 range"),
        ("omkring [årsskiftet 2025/26]", "2025-12-31..2026-01-01 range"),
        ("har [26. juni] afleveret", "2025-06-26..2025-06-26 exact-day"),
        ("[den 24. og 25. november 2025]", "2025-11-24..2025-11-25 range"),
        ("seminar [3.-4. marts]", "2025-03-03..2025-03-04 range"),
        ("[senest den 1. januar 2027] vil", "*..2027-01-01 no-later-than"),
        ("[inden den 1. maj]", "*..2025-05-01 no-later-than"),
        ("[senest ultimo 2026]", "*..2026-12-31 no-later-than"),
        ("[inden udgangen af 2027] overtage", "*..2027-12-31 before-end-of"),
        ("[ved udgangen af 2025].", "*..2025-12-31 before-end-of"),
        ("[ved udgangen af juni 2026]", "*..2026-06-30 before-end-of"),
        ("KKR [primo 2026].", "2026-01-01..2026-03-31 early-year"),
        ("[ultimo 2025] skal", "2025-10-01..2025-12-31 late-year"),
        ("[ultimo oktober 2023] at", "2023-10-21..2023-10-31 late-month"),
        ("[primo september]", "2025-09-01..2025-09-10 early-month"),
        ("[ultimo februar 2024]", "2024-02-21..2024-02-29 late-month"),
        ("forventes [foråret 2026]", "2026-03-01..2026-05-31 spring"),
        ("[sommeren 2026]", "2026-06-01..2026-08-31 summer"),
        ("i [efteråret 2025] indkaldes", "2025-09-01..2025-11-30 autumn"),
        ("[til efteråret].", "2025-09-01..2025-11-30 autumn"),
        ("[vinteren 2025/26]", "2025-12-01..2026-02-28 winter"),
        ("i [2. kvartal], viser", "2025-04-01..2025-06-30 quarter"),
        ("[fjerde kvartal 2026]", "2026-10-01..2026-12-31 quarter"),
        ("i [1. halvår 2026]", "2026-01-01..2026-06-30 range"),
        ("i [uge 41, 2025]", "2025-10-06..2025-10-12 range"),
        ("[i 2026 og 2027], jf.", "2026-01-01..2027-12-31 range"),
        ("årligt i [2025-2028], som", "2025-01-01..2028-12-31 range"),
        ("valgperioden [22-26]", "2022-01-01..2026-12-31 range"),
        ("fra [juni 2021] garanterer", "2021-06-01..2021-06-30 month"),
        ("([marts 2023])", "2023-03-01..2023-03-31 month"),
        ("[I juni måned] blev der", "2025-06-01..2025-06-30 month"),
        ("[i løbet af 2026].", "2026-01-01..2026-12-31 year"),
        ("steget 16% [siden 2023].", "2023-01-01..2023-12-31 year"),
        ("[fra primo september til primo oktober].", "2025-09-01..2025-10-10 range"),
        ("[fra december til februar 2026]", "2025-12-01..2026-02-28 range"),
        ("[fra november 2025 til marts]", "2025-11-01..2026-03-31 range"),
        ("[mellem den 1. maj og den 15. juni 2026]", "2026-05-01..2026-06-15 range"),
    ],
)
def test_a_printed_date_is_read_as_its_bounding_days(line: str, meaning: str) -> None:
    text, verbatim = unmarked(line)
    [(said, first, last, rule)] = read(text)

    assert (said, f"{first or '*'}..{last} {rule}") == (verbatim, meaning)


@pytest.mark.parametrize(
    "line",
    [
        "SAG-2025-03121 abcd",
        "sag 1-51-71-3321-08 og 330-2020-164",
        "BRT på linje 150S, 200S og 400S",
        "mødet begynder 10:00 og slutter kl. 12.00",
        "3.2. Opfølgning, jf. pkt. 3.2 og side 12",
        "Forligskredsen bag Infrastrukturplan 2035",
        "Strategi for mobilitet og infrastruktur (2025)",
        "lov nr. 699, § 126, stk. 2",
        "Hovedvejen 41, 2600 Glostrup og i 2000 Frederiksberg",
        "i 2025 kr. pr. indbygger",
        "https://example.org/i-2025/den-18-juni-2025",
        "maj bød på 45-13-2025 og 31. februar 2025",
        "Mange borgmestre mødte Maj",
        "afsnit 3.1.10 og 12.10.25.30",
    ],
)
def test_a_number_or_a_name_is_no_date(line: str) -> None:
    assert read(line) == []


def test_days_that_share_a_year_all_have_it() -> None:
    found = read("den 3. februar, 18. juni og 24. oktober 2024", year=2025)

    assert [first for _, first, _, _ in found] == [
        "2024-02-03",
        "2024-06-18",
        "2024-10-24",
    ]


def test_months_in_a_list_are_each_found() -> None:
    found = read("i månederne maj, juni og august")

    assert [first for _, first, _, _ in found] == [
        "2025-05-01",
        "2025-06-01",
        "2025-08-01",
    ]


def test_without_a_year_from_anywhere_no_date_is_guessed() -> None:
    assert read("har 26. juni afleveret", year=None) == []


def test_a_day_parted_from_its_month_by_a_line_break_is_still_one_date() -> None:
    [(verbatim, first, _, _)] = read("mødet den 2.\nseptember 2025")

    assert (verbatim, first) == ("den 2.\nseptember 2025", "2025-09-02")


def test_every_find_says_where_it_stands() -> None:
    text = "I 2024 indgik de en aftale, frist februar 2025, og igen i juni."

    assert all(
        text[one.start : one.end] == one.verbatim for one in dates.find(text, 2025)
    )
    assert len(dates.find(text, 2025)) == 3


@pytest.mark.parametrize("run", ["e" * 200_000, "1-" * 100_000, "@." * 100_000])
def test_a_run_without_a_space_is_read_in_bounded_time(run: str) -> None:
    assert dates.find(f"i 2024 {run} i 2025", 2025)[-1].not_after.year == 2025


def test_a_long_text_costs_in_proportion_to_its_length() -> None:
    text = "i juni, den 2. og fra 2026 til 12 " * 20_000

    assert len(dates.find(text, 2025)) == 40_000


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_dates_of_the_real_agenda_are_found(form: str) -> None:
    flow = seed_flow(form)
    found = date_rows(dates.find(flow.text, 2025), flow.page)
    result = score(PAPER, "dates", found)

    assert min(result.precision, result.recall) >= 0.98, str(result)
