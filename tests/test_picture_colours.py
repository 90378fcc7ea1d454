"""Whoever sees which colours can tell what is told; and no colour tells it alone."""

import re
from itertools import combinations, pairwise

import pytest

from colour_sight import SIGHTS, distance
from drawn_pictures import SVG, root, texts
from kkr_graph.pictures import columns, matrix, style_sheet, tiles, weights
from kkr_graph.pictures.palette import paint
from made_up_pictures import country, lead_columns, shared, sheet

LIGHT, DARK = (
    dict(re.findall(r"--kp-([\w-]+): (#[0-9a-f]{6});", part))
    for part in style_sheet().split("prefers-color-scheme: dark")
)
# What stands in one picture and means different things.
TOGETHER = {
    "columns": ("one", "two", "three", "quiet"),
    "timeline": ("bar", "day", "paper"),
    "lines and paper": ("two", "three", "quiet", "paper"),
}
LINES = (
    "kp-leads",
    "kp-leads-unnamed",
    "kp-takes-part",
    "kp-belongs",
    "kp-ring",
    "kp-border",
)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", [sight for sight in SIGHTS if sight != "no colours"])
@pytest.mark.parametrize("picture", TOGETHER)
def test_colours_that_mean_different_things_look_different(
    picture: str, sight: str, mode: dict[str, str]
) -> None:
    near = {
        (one, two): round(distance(mode[one], mode[two], sight))
        for one, two in combinations(TOGETHER[picture], 2)
        if distance(mode[one], mode[two], sight) < 12
    }

    assert near == {}


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_shades_are_told_apart_without_any_colour(
    sight: str, mode: dict[str, str]
) -> None:
    for one, two in pairwise(f"step{number}" for number in range(5)):
        assert distance(mode[one], mode[two], sight) >= 10, (one, two)


@pytest.mark.parametrize(("one", "two"), [*combinations(LINES, 2)])
def test_two_kinds_of_lines_differ_in_more_than_colour(one: str, two: str) -> None:
    bare = [
        {key: value for key, value in paint(look).items() if key != "stroke"}
        for look in (one, two)
    ]

    assert bare[0] != bare[1]


def test_who_is_unknown_is_dashed_and_quiet_and_named() -> None:
    svg = root(columns.draw(lead_columns(4, 3)))
    [unknown] = [e for e in svg.iter() if e.get("class") == "kp-box-unknown"]

    assert unknown.get("stroke-dasharray")
    assert "ikke nævnt" in "".join(svg.itertext())


def test_columns_have_marks_of_their_own() -> None:
    svg = root(columns.draw(lead_columns(4, 3)))
    marks = {e.tag for e in svg.iter() if e.get("class") in {"kp-one", "kp-box"}}

    assert {SVG + "circle", SVG + "rect"} <= marks
    assert [e for e in svg.iter(SVG + "path") if e.get("class") == "kp-three"]


def test_every_shaded_square_says_its_number() -> None:
    for svg in (tiles.draw(country()), weights.draw(shared(9))):
        squares = [
            e
            for e in root(svg).iter(SVG + "rect")
            if (e.get("class") or "").startswith("kp-step")
        ]
        numbers = [t for t in texts(svg) if re.fullmatch(r"\d+[+–]?\d*|\?", t.said)]
        assert len(numbers) >= len(squares) > 5


def test_every_square_of_a_matrix_has_its_letter() -> None:
    svg = matrix.draw(sheet(9, 9))
    letters = [text.said for text in texts(svg) if text.said in {"L", "D"}]
    squares = [
        e
        for e in root(svg).iter(SVG + "rect")
        if e.get("class") in {"kp-mark", "kp-part"}
    ]

    assert len(letters) == len(squares) == 18 + 2
