"""The 29 municipalities of one council, and all 98, are legible on every picture."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from drawn_pictures import crossed, outside, overlaps, root, texts
from kkr_graph.pictures import columns, ego, matrix, tiles, timeline, weights
from kkr_graph.pictures.spans import Bound, Edge, Span
from kkr_graph.pictures.tied import Kind
from kkr_graph.resources import DATA
from made_up_pictures import COUNCILS, SPANS, effort

TABLE = (DATA / "reference" / "municipalities.csv").read_text("utf-8")
TOWNS = [*csv.DictReader(TABLE.splitlines())]
COUNTS = {
    29: [row for row in TOWNS if row["kkr"] == "hovedstaden"],
    98: TOWNS,
}
KINDS: tuple[tuple[int, Kind], ...] = (
    (5, "leads"),
    (3, "takes-part"),
    (11, "takes-part"),
)
LINES = ("kp-leads", "kp-takes-part", "kp-belongs", "kp-spoke", "kp-day")


def names(count: int) -> list[str]:
    return [f"{row['name']} Kommune" for row in COUNTS[count]]


def as_columns(count: int) -> str:
    towns = names(count)
    left = tuple(columns.Node(f"l{n}", name, "/k") for n, name in enumerate(towns))
    middle = tuple(columns.Node(f"m{n}", effort(n), "/i") for n in range(count))
    ties = [
        columns.Tie(f"l{n}", f"m{n * step % count}", kind)
        for n in range(count)
        for step, kind in KINDS
    ]
    what = columns.Columns(
        "Hvem leder hvad",
        ("Hvem", "Indsats", "Forum"),
        left,
        middle,
        (columns.Node("r", "Opdigtet forum"),),
        tuple(dict.fromkeys([*ties, columns.Tie("m0", "r", "belongs")])),
    )
    return columns.draw(what)


def as_two_columns(count: int) -> str:
    what = columns.Columns(
        "Hvem leder hvad",
        ("Hvem", "Indsats", ""),
        tuple(columns.Node(f"l{n}", name) for n, name in enumerate(names(count))),
        tuple(columns.Node(f"m{n}", effort(n)) for n in range(9)),
        (),
        tuple(columns.Tie(f"l{n}", f"m{n % 9}", "leads") for n in range(count)),
        says={"leads": "leder i opdigtede indsatser"},
    )
    return columns.draw(what)


def as_timeline(count: int) -> str:
    day = Span(Bound.sure(date(2025, 9, 2)), Bound.sure(date(2025, 9, 3)))
    spans = (*SPANS, day, Span(Edge.OPEN, Edge.OPEN))
    rows = tuple(
        timeline.Row(
            name, (timeline.Bar(effort(n), spans[n % len(spans)], "/i"),), "/k"
        )
        for n, name in enumerate(names(count))
    )
    return timeline.draw(timeline.Timeline("Hvornår", rows, day=date(2025, 9, 2)))


def as_tiles(count: int) -> str:
    what = tiles.Tiles(
        "Hvor mange",
        "Antal indsatser, kommunen leder",
        tuple(
            tiles.Tile(row["code"], n % 14, "/k") for n, row in enumerate(COUNTS[count])
        ),
        COUNCILS,
    )
    return tiles.draw(what) if count == 98 else tiles.draw_council(what, "hovedstaden")


def as_matrix(count: int) -> str:
    what = matrix.Matrix(
        "Hvem leder hvad",
        tuple(matrix.Head(f"r{n}", effort(n), "/i") for n in range(count)),
        tuple(matrix.Head(f"c{n}", name) for n, name in enumerate(names(count))),
        {(f"r{n}", f"c{n * 5 % count}"): "leads" for n in range(count)},
    )
    return matrix.draw(what)


def as_weights(count: int) -> str:
    what = weights.Weights(
        "Hvem samarbejder",
        "Fælles initiativer og fora, antal",
        tuple(weights.Head(f"t{n}", name) for n, name in enumerate(names(count))),
        {
            (f"t{one}", f"t{two}"): one + two
            for one in range(count)
            for two in range(one + 1, count)
        },
    )
    return weights.draw(what)


def as_ego(count: int) -> str:
    neighbours = tuple(ego.Neighbour(name, "/k", "2025") for name in names(count))
    groups = tuple(
        ego.Group(f"gruppe {n}", neighbours[n : n + 8]) for n in range(0, count, 8)
    )
    return ego.draw(ego.Ego("Omkring KKR", "Et opdigtet KKR", groups, "forum"))


DRAWN = (
    as_columns,
    as_two_columns,
    as_timeline,
    as_tiles,
    as_matrix,
    as_weights,
    as_ego,
)
PICTURES = {
    f"{draw.__name__[3:]} of {count}": draw(count) for draw in DRAWN for count in COUNTS
}


@pytest.mark.parametrize("name", PICTURES)
def test_names_are_large_apart_and_on_the_sheet(name: str) -> None:
    svg = PICTURES[name]

    assert min(text.size for text in texts(svg)) >= 12
    assert overlaps(svg) == []
    assert outside(svg) == []
    assert crossed(svg, *LINES) == []


@pytest.mark.parametrize("name", [n for n in PICTURES if not n.startswith("ego")])
def test_every_name_is_written_whole(name: str) -> None:
    count = int(name.rpartition(" ")[2])
    shown = {text.said.replace("-", "") for text in texts(PICTURES[name])}
    for town in names(count):
        short = town.removesuffix(" Kommune")
        assert {town.replace("-", ""), short.replace("-", "")} & shown, town


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_says_what_it_is_before_anything_else(name: str) -> None:
    first, second, *_ = root(PICTURES[name])

    assert first.tag.endswith("}title")
    assert second.tag.endswith("}desc")
    assert first.text
    assert second.text


def test_two_columns_take_no_room_for_a_third() -> None:
    wide = float(root(PICTURES["columns of 29"]).get("width", "0"))
    narrow = float(root(PICTURES["two_columns of 29"]).get("width", "0"))

    assert narrow < wide - 300
    assert "?" not in {text.said for text in texts(PICTURES["two_columns of 29"])}


def test_a_day_on_a_timeline_is_a_mark_that_can_be_seen() -> None:
    svg = PICTURES["timeline of 29"]
    marks = [
        path.get("d", "")
        for path in root(svg).iter("{http://www.w3.org/2000/svg}path")
        if path.get("class") == "kp-bar"
    ]

    assert any(d.endswith("Z") and d.count("l") == 1 for d in marks)


def test_numbers_of_any_length_fit_their_squares() -> None:
    heads = tuple(weights.Head(f"t{n}", name) for n, name in enumerate(names(29)))
    what = weights.Weights("t", "antal", heads, {("t0", "t1"): 123_456})

    for svg in (weights.draw(what), weights.draw(replace(what, heads=heads[:2]))):
        assert overlaps(svg) == []
        assert outside(svg) == []


def test_a_pair_is_found_whichever_way_it_is_given() -> None:
    heads = (weights.Head("a", "Eksempelby"), weights.Head("b", "Prøveby"))
    one = weights.draw(weights.Weights("t", "antal", heads, {("a", "b"): 4}))
    other = weights.draw(weights.Weights("t", "antal", heads, {("b", "a"): 4}))

    assert one == other
    assert [text.said for text in texts(one)].count("4") == 4  # two squares, two sums
