"""The tile map is Denmark: each municipality once, neighbours near, north above."""

import csv
import math
from itertools import combinations

import pytest

from drawn_pictures import SVG, root, spelt, texts
from kkr_graph.pictures import tiles
from kkr_graph.pictures.advances import width
from kkr_graph.pictures.tile_places import COUNCIL_NAMES, PLACES
from kkr_graph.resources import DATA
from made_up_pictures import COUNCILS, country

TABLE = (DATA / "reference" / "municipalities.csv").read_text("utf-8")
TOWNS = {row["code"]: row for row in csv.DictReader(TABLE.splitlines())}
CHRISTIANSOE = "0411"


def at(code: str) -> tuple[int, int]:
    return PLACES[code].column, PLACES[code].row


def code(name: str) -> str:
    [found] = [code for code, row in TOWNS.items() if row["name"] == name]
    return found


def test_every_municipality_has_a_place_of_its_own() -> None:
    assert set(PLACES) == {*TOWNS, CHRISTIANSOE}
    assert len({at(code) for code in PLACES}) == 99


def test_names_and_councils_are_those_of_the_register() -> None:
    for key, row in TOWNS.items():
        assert PLACES[key].name.replace("\N{SOFT HYPHEN}", "") == row["name"]
        assert PLACES[key].council == row["kkr"]
    assert set(COUNCIL_NAMES) == {row["kkr"] for row in TOWNS.values()}


def test_most_who_border_on_each_other_stand_side_by_side() -> None:
    borders = {
        (key, other)
        for key, row in TOWNS.items()
        for other in row["neighbours"].split()
        if key < other
    }
    apart = [math.dist(at(one), at(two)) for one, two in borders]

    assert len(borders) == 188
    assert sum(distance == 1 for distance in apart) >= 105
    assert sum(distance < 1.5 for distance in apart) >= 150


@pytest.mark.parametrize("land", ["Jylland", "Fyn", "Sjælland"])
def test_north_is_above_and_west_is_left(land: str) -> None:
    """Of pairs well apart in truth, at least 19 of 20 are not turned about."""
    codes = [key for key in TOWNS if _land(key) == land]
    turned = told = 0
    for one, two in combinations(codes, 2):
        north = float(TOWNS[one]["latitude"]) - float(TOWNS[two]["latitude"])
        east = float(TOWNS[one]["longitude"]) - float(TOWNS[two]["longitude"])
        (x, y), (u, v) = at(one), at(two)
        if abs(north) > 0.15:
            told += 1
            turned += (y - v) * north > 0
        if abs(east) > 0.25:
            told += 1
            turned += (x - u) * east < 0
    assert turned <= told / 20


def _land(key: str) -> str:
    if key < "0400":
        return "Sjælland"
    if key == "0400":
        return "Bornholm"
    return "Fyn" if "0410" <= key <= "0492" else "Jylland"


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("Esbjerg", "Odense"),
        ("Odense", "Roskilde"),
        ("Roskilde", "København"),
        ("København", "Tårnby"),
        ("Lolland", "Guldborgsund"),
        ("Fanø", "Esbjerg"),
    ],
)
def test_the_parts_of_the_country_stand_west_to_east(west: str, east: str) -> None:
    assert at(code(west))[0] < at(code(east))[0]


@pytest.mark.parametrize("island", ["Bornholm", "Læsø", "Samsø", "Ærø", "Langeland"])
def test_an_island_has_water_on_all_four_sides(island: str) -> None:
    x, y = at(code(island))
    beside = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)}

    assert not beside & {at(key) for key in PLACES}


def test_land_is_parted_by_water() -> None:
    """No tile of Fyn or Jylland touches one of another part, but for Lillebælt."""
    mainland = [key for key in TOWNS if _land(key) in {"Jylland", "Fyn", "Sjælland"}]
    for one, two in combinations(mainland, 2):
        if {_land(one), _land(two)} > {"Sjælland"}:
            assert math.dist(at(one), at(two)) > 1


def test_each_name_is_broken_where_it_fits_its_tile() -> None:
    """A syllable too wide for a tile would be cut anywhere."""
    for place in PLACES.values():
        pieces = place.name.replace("-", "-\N{SOFT HYPHEN}").split("\N{SOFT HYPHEN}")
        for piece in pieces[:-1]:
            assert width(piece.rstrip("-") + "-", 12) <= 55, place.name
        assert width(pieces[-1], 12) <= 55, place.name


def test_every_tile_is_a_link_that_says_name_and_number() -> None:
    svg = tiles.draw(country())
    links = [
        "".join(link[0].itertext())
        for link in root(svg).iter(SVG + "a")
        if link[0].tag == SVG + "title"
    ]

    assert len(links) == 99
    assert any(name.startswith("Lyngby-Taarbæk: ") for name in links)


def test_the_number_stands_in_the_tile() -> None:
    only = tiles.Tiles("t", "antal", (tiles.Tile("0326", 7, "/k"),), COUNCILS)

    assert [text.said for text in texts(tiles.draw(only))].count("7") == 1


def test_an_unknown_number_is_a_question_mark_not_a_naught() -> None:
    only = tiles.Tiles("t", "antal", (tiles.Tile("0326", None, "/k"),), {})
    svg = tiles.draw(only)

    assert "?" in [text.said for text in texts(svg)]
    assert "Kalundborg: ikke oplyst" in spelt(svg)
    assert 'stroke-dasharray="4 3"' in svg


def test_a_council_is_drawn_by_itself() -> None:
    svg = tiles.draw_council(country(), "hovedstaden")
    links = list(root(svg).iter(SVG + "a"))

    assert len(links) == 29
    assert "kp-border" not in svg
    assert min(text.size for text in texts(svg) if "\n" not in text.said) >= 13


@pytest.mark.parametrize("council", sorted(COUNCILS))
def test_each_council_fits_in_a_page(council: str) -> None:
    svg = root(tiles.draw_council(country(), council))

    assert float(svg.get("width", "0")) <= 1000


def test_councils_are_parted_by_thick_lines() -> None:
    assert 'class="kp-border"' in tiles.draw(country())


def test_a_code_without_a_place_is_drawn_below_the_map() -> None:
    new = tiles.Tile("9999", 1, "/k", "Eksempel Kommune")
    what = country()
    svg = tiles.draw(tiles.Tiles(what.title, what.counts, (*what.tiles, new), COUNCILS))

    assert "Eksempel Kommune: 1" in spelt(svg)
