"""Names on pictures do not lie over each other, and lines do not run through them."""

import pytest

from drawn_pictures import crossed, outside, overlaps, texts
from kkr_graph.pictures import columns, ego, matrix, tiles, timeline
from made_up_pictures import (
    around,
    country,
    every_picture,
    lead_columns,
    roles,
    sheet,
)

LINES = (
    "kp-leads",
    "kp-leads-unnamed",
    "kp-takes-part",
    "kp-belongs",
    "kp-spoke",
    "kp-day",
)
EVERY = every_picture()


@pytest.mark.parametrize("name", EVERY)
def test_no_name_lies_over_another(name: str) -> None:
    assert overlaps(EVERY[name]) == []


@pytest.mark.parametrize("name", EVERY)
def test_no_line_runs_through_a_name(name: str) -> None:
    assert crossed(EVERY[name], *LINES) == []


@pytest.mark.parametrize("name", EVERY)
def test_no_name_sticks_out_of_the_sheet(name: str) -> None:
    assert outside(EVERY[name]) == []


@pytest.mark.parametrize("name", EVERY)
def test_no_name_is_smaller_than_twelve_pixels(name: str) -> None:
    assert min(text.size for text in texts(EVERY[name])) >= 12


@pytest.mark.parametrize("towns", [1, 29, 98])
def test_columns_hold_any_number_of_towns(towns: int) -> None:
    what = lead_columns(towns, max(2, towns))

    for svg in (columns.draw(what), columns.draw_stacked(what)):
        assert overlaps(svg) == []
        assert crossed(svg, *LINES) == []
        assert outside(svg) == []


@pytest.mark.parametrize("width", [timeline.NARROW, 500, 700, timeline.WIDE])
def test_a_timeline_fits_its_width(width: float) -> None:
    svg = timeline.draw(roles(40), "en", width)

    assert overlaps(svg) == []
    assert crossed(svg, "kp-day") == []
    assert outside(svg) == []


def test_a_matrix_holds_all_municipalities() -> None:
    svg = matrix.draw(sheet(98, 98))

    assert overlaps(svg) == []
    assert outside(svg) == []


@pytest.mark.parametrize("sizes", [(1,), (400,), (1, 1, 1, 1, 1, 1, 98), (40, 40)])
@pytest.mark.parametrize("width", [ego.NARROW, ego.WIDE])
def test_an_ego_picture_holds_any_number_of_neighbours(
    sizes: tuple[int, ...], width: float
) -> None:
    svg = ego.draw(around(*sizes), "da", width)

    assert overlaps(svg) == []
    assert crossed(svg, "kp-spoke") == []
    assert outside(svg) == []


def test_the_largest_numbers_fit_in_their_tiles() -> None:
    svg = tiles.draw(country(1000))

    assert overlaps(svg) == []
    assert outside(svg) == []
