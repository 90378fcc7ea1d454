"""Names are broken into lines that fit, at the places where Danish breaks them."""

import time

import pytest

from kkr_graph.pictures.advances import width
from kkr_graph.pictures.boxes import stack
from kkr_graph.pictures.lettering import label
from kkr_graph.pictures.ordering import crossings, order
from kkr_graph.pictures.wrapping import wrap


def lines(text: str, room: float, most: int = 4) -> list[str]:
    return [line.text for line in wrap(text, room, 13, most=most).lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eksempelby Kommune", ["Eksempelby", "Kommune"]),
        ("Eksempel-Taastrup", ["Eksempel-", "Taastrup"]),
        ("Frede\N{SOFT HYPHEN}riks\N{SOFT HYPHEN}eksempel", ["Frederiks-", "eksempel"]),
        ("fra 31/12-2025", ["fra", "31/12-2025"]),
        ("plast/emballage", ["plast/", "emballage"]),
        ("a\N{NO-BREAK SPACE}– b", ["a\N{NO-BREAK SPACE}– b"]),
        ("", []),
    ],
)
def test_a_name_is_broken_where_a_reader_expects(
    text: str, expected: list[str]
) -> None:
    assert lines(text, 86) == expected


def test_no_line_is_wider_than_its_room() -> None:
    for text in ("Langtopdigtetsammensatord" * 9, "æ–Wm½ " * 40, "i-i/i" * 50):
        for line in lines(text, 97, most=99):
            assert width(line, 13) <= 97


def test_what_does_not_fit_ends_in_dots_and_is_not_whole() -> None:
    wrapped = wrap("et to tre fire fem seks syv otte ni ti", 60, 13, most=2)

    assert len(wrapped.lines) == 2
    assert wrapped.lines[-1].text.endswith("…")
    assert not wrapped.whole


def test_a_name_without_end_is_soon_laid_out() -> None:
    began = time.process_time()
    for text in ("a" * 300_000, "a " * 150_000, "-/" * 150_000, "1/" * 150_000):
        label(text, 200)

    assert time.process_time() - began < 10


@pytest.mark.parametrize("name", ["", " ", "\x00", "\N{SOFT HYPHEN}"])
def test_a_name_of_nothing_is_a_question_mark(name: str) -> None:
    assert [line.text for line in label(name, 100).wrapped.lines] == ["?"]


def test_marks_over_letters_take_no_room_and_pictures_take_much() -> None:
    assert width("e\u0301", 10) == width("é", 10) == width("e", 10)
    assert width("\N{ZERO WIDTH JOINER}", 10) == 0
    assert width("\N{FAMILY}", 10) > 10
    assert width("\N{CJK UNIFIED IDEOGRAPH-4E00}", 10) > 10


def test_boxes_stand_in_order_near_where_they_are_wanted() -> None:
    assert stack([10, 100], [20, 20], 5, 200) == [0, 90]
    assert stack([50, 10], [20, 20], 5, 200) == [7.5, 32.5]
    assert stack([500], [20], 5, 200) == [180]
    assert stack([], [], 5, 200) == []


def test_lines_that_need_not_cross_do_not() -> None:
    left, right = list("abcdef"), list("uvwxyz")
    ties = {one: [two] for one, two in zip(left, reversed(right), strict=True)}
    ties |= {two: [one] for one, [two] in list(ties.items())}

    assert crossings([left, right], ties) == 15
    assert crossings(order([left, right], ties), ties) == 0


def test_no_name_is_lost_when_columns_are_ordered() -> None:
    columns = [list("abc"), list("xyz"), list("pqr")]
    ties = {"a": ["z"], "z": ["a", "p"], "p": ["z"]}

    assert [sorted(column) for column in order(columns, ties)] == columns
