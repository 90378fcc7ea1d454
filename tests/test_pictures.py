"""Pictures are well-formed, safe to put in a page, and the same each time."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drawn_pictures import SVG, root, spelt, texts
from kkr_graph.language import Language
from kkr_graph.pictures import (
    columns,
    ego,
    matrix,
    standalone,
    style_sheet,
    tiles,
    timeline,
)
from kkr_graph.pictures.palette import COLOURS
from kkr_graph.pictures.spans import Bound, Edge, Span
from kkr_graph.pictures.words import NOTHING
from made_up_pictures import (
    COUNCILS,
    around,
    country,
    effort,
    every_picture,
    lead_columns,
    roles,
    sheet,
    town,
)

EVERY = every_picture()
HOSTILE = [
    '<script>alert("1")</script>',
    "]]> & 'apostrof' \"citat\" --> <!--",
    "styre\x00\x07\x1b\x85tegn\ud800 og \N{RIGHT-TO-LEFT OVERRIDE}vendt",
    "Meget" + "langt" * 80 + "navn",
    "\N{POLICE CARS REVOLVING LIGHT} Eksempel \N{FAMILY} Kommune",
    "בלדיה לדוגמה عينة البلدية",
    "",
    "   \n\t ",
    "\N{SOFT HYPHEN}\N{SOFT HYPHEN}",
]


def pictures_of(name: str) -> list[str]:
    """Each kind of picture with *name* wherever a name can stand."""
    node = columns.Node("a", name, name)
    day = Bound(date(2022, 1, 1), date(2022, 2, 1), name)
    return [
        columns.draw(
            columns.Columns(
                name,
                (name, name, name),
                (node,),
                (replace(node, key="b"),),
                (replace(node, key="c", unknown=True),),
                (columns.Tie("a", "b", "leads"), columns.Tie("b", "c", "belongs")),
                about=name,
            )
        ),
        timeline.draw(
            timeline.Timeline(
                name,
                (
                    timeline.Row(
                        name, (timeline.Bar(name, Span(day, day), name),), name
                    ),
                ),
                (timeline.Term(name, date(2022, 1, 1), date(2026, 1, 1)),),
                about=name,
            )
        ),
        tiles.draw(
            tiles.Tiles(
                name,
                name,
                (tiles.Tile(name, 1, name, name),),
                {"sjaelland": name},
                name,
            )
        ),
        matrix.draw(
            matrix.Matrix(
                name,
                (matrix.Head("r", name, name),),
                (matrix.Head("c", name, name),),
                {("r", "c"): "leads"},
                name,
            )
        ),
        ego.draw(
            ego.Ego(
                name,
                name,
                (ego.Group(name, (ego.Neighbour(name, name, name),), name),),
                name,
                name,
            )
        ),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    for svg in pictures_of(name):
        assert svg.encode()
        tags = {element.tag.removeprefix(SVG) for element in root(svg).iter()}
        assert "script" not in tags
        assert root(standalone(svg)).tag == SVG + "svg"


@pytest.mark.parametrize("kind", range(5))
def test_a_name_is_spelt_as_it_was_given(kind: int) -> None:
    name = "Eksempel & Søn <A/S> \"'"

    assert name in spelt(pictures_of(name)[kind])


@pytest.mark.parametrize("kind", range(5))
def test_control_characters_are_removed(kind: int) -> None:
    said = spelt(pictures_of("Eks\x00em\x1bpel\N{RIGHT-TO-LEFT OVERRIDE}by")[kind])

    assert "Eksempelby" in said


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "//[",
        "\x01",
    ],
)
def test_a_link_leads_nowhere_but_to_pages(address: str) -> None:
    svg = ego.draw(
        ego.Ego("t", "n", (ego.Group("g", (ego.Neighbour("Eksempel", address),)),))
    )

    assert "Eksempel" in spelt(svg)
    for link in root(svg).iter(SVG + "a"):
        assert re.match(r"https?:|/", link.get("href", ""))


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_keeps_to_a_strict_policy(name: str) -> None:
    for element in root(EVERY[name]).iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "g", "a", "text", "tspan"),
            *("rect", "path", "circle"),
        }
        assert not {"style", "id", "aria-label"} & set(element.attrib)
        assert not [key for key in element.attrib if key.startswith("on")]


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_is_a_group_with_title_and_description(name: str) -> None:
    svg = root(EVERY[name])

    assert svg.get("role") == "group"
    assert [child.tag for child in list(svg)[:2]] == [SVG + "title", SVG + "desc"]
    assert svg[0].text
    _, _, wide, high = svg.get("viewBox", "").split()
    assert (svg.get("width"), svg.get("height")) == (wide, high)


@pytest.mark.parametrize("name", EVERY)
def test_every_link_is_large_enough_to_hit_and_says_where_it_leads(name: str) -> None:
    links = list(root(EVERY[name]).iter(SVG + "a"))

    assert links
    for link in links:
        [area] = [e for e in link if e.get("class") == "kp-hit"]
        assert float(area.get("height", "0")) >= 22
        assert "".join(link.itertext()).strip()


def test_every_name_is_in_the_source() -> None:
    towns, efforts = [town(n) for n in range(29)], [effort(n) for n in range(40)]

    for name in (*towns, *efforts, "ikke nævnt", "alle 29"):
        assert name in spelt(EVERY["columns"])
        assert name in spelt(EVERY["columns on a phone"])
    for name in efforts[:20]:
        assert name in spelt(EVERY["timeline"])
        assert name in spelt(EVERY["timeline on a phone"])
    for name in (*towns, *efforts[:30]):
        assert name in spelt(EVERY["matrix"])


def test_every_class_of_a_picture_is_in_the_style_sheet() -> None:
    css = style_sheet()
    classes = {
        word
        for svg in EVERY.values()
        for element in root(svg).iter()
        for word in element.get("class", "").split()
    }

    known = {name for name in classes if re.search(rf"\.{name}\b", css)}
    # These are drawn alike in light and dark, or name the kind of picture only.
    assert classes - known == {
        "kp-columns-stacked",
        "kp-timeline",
        "kp-matrix",
        "kp-weights",
        "kp-ego",
    }


def _properties(block: str) -> dict[str, str]:
    return dict(re.findall(r"--kp-([\w-]+): (#[0-9a-f]{6});", block))


def _light_and_dark() -> tuple[dict[str, str], dict[str, str]]:
    light, dark = style_sheet().split("prefers-color-scheme: dark")
    return _properties(light), _properties(dark)


def test_the_style_sheet_has_the_colours_of_the_bare_picture() -> None:
    light, dark = _light_and_dark()

    assert light == dict(COLOURS)
    assert dark.keys() == light.keys()


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1])
def test_text_stands_out_from_what_is_behind_it(mode: int) -> None:
    colours = _light_and_dark()[mode]
    for behind in ("paper", "band", "fill"):
        for ink in ("ink", "quiet", "one", "two", "three", "day"):
            assert _contrast(colours[ink], colours[behind]) >= 4.5, (ink, behind)
    for step in range(5):
        ink = "step-ink-high" if step >= 3 else "step-ink-low"
        assert _contrast(colours[ink], colours[f"step{step}"]) >= 4.5, step
    assert _contrast(colours["paper"], colours["two"]) >= 4.5  # the letter of a lead


@pytest.mark.parametrize("mode", [0, 1])
def test_lines_and_bars_stand_out_from_the_paper(mode: int) -> None:
    colours = _light_and_dark()[mode]
    for line in ("two", "quiet", "three", "bar", "day"):
        for behind in ("paper", "band"):
            assert _contrast(colours[line], colours[behind]) >= 3, (line, behind)


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_empty_picture_says_that_there_is_nothing_to_show(
    language: Language,
) -> None:
    empty = [
        columns.draw(columns.Columns("Tom", ("a", "b", "c"), (), (), (), ()), language),
        timeline.draw(timeline.Timeline("Tom", ()), language),
        timeline.draw(timeline.Timeline("Tom", (timeline.Row("r", ()),)), language),
        tiles.draw(tiles.Tiles("Tom", "antal", (), COUNCILS), language),
        tiles.draw_council(country(), "opdigtet", language),
        matrix.draw(matrix.Matrix("Tom", (), (), {}), language),
        ego.draw(ego.Ego("Tom", "Eksempel", ()), language),
        ego.draw(ego.Ego("Tom", "Eksempel", (ego.Group("g", ()),)), language),
    ]

    for svg in empty:
        assert [text.said for text in texts(svg)] == [NOTHING.say(language)]


def test_the_same_values_give_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib, made_up_pictures as m;"
        "print(hashlib.sha256(''.join(m.every_picture().values()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(seen) == 1


def test_a_file_of_its_own_holds_its_style_and_paper() -> None:
    alone = standalone(EVERY["tiles"])

    assert alone.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    [style] = root(alone).iter(SVG + "style")
    assert (style.text or "").strip() == style_sheet().strip()
    assert len(list(root(alone).iter(SVG + "style"))) == 1


def test_a_title_cannot_pass_for_the_end_of_a_description() -> None:
    svg = ego.draw(replace(around(1), title="</desc><style>", about="</desc>"))

    assert [child.tag for child in list(root(standalone(svg)))[:3]] == [
        SVG + "title",
        SVG + "desc",
        SVG + "style",
    ]


# Columns


def test_what_ties_everybody_is_one_line() -> None:
    svg = columns.draw(lead_columns(29, 5))
    [lines] = [e for e in root(svg).iter(SVG + "g") if e.get("class") == "kp-lines"]
    looks = [line.get("class") for line in lines]

    assert looks.count("kp-takes-part") == 1 + 2 * 4
    assert "alle 29" in spelt(svg)


def test_everybody_may_be_fewer_than_all_who_are_drawn() -> None:
    towns = tuple(columns.Node(f"l{n}", town(n)) for n in range(6))
    ties = tuple(columns.Tie(f"l{n}", "m", "takes-part") for n in range(5))
    what = columns.Columns(
        "t",
        ("a", "b", "c"),
        towns,
        (columns.Node("m", effort(0)),),
        (),
        (*ties, columns.Tie("l0", "m", "leads")),
        everyone=frozenset(f"l{n}" for n in range(5)),
        everyone_name="alle 5 kommuner",
    )
    svg = columns.draw(what)
    [lines] = [e for e in root(svg).iter(SVG + "g") if e.get("class") == "kp-lines"]

    assert "alle 5 kommuner" in spelt(svg)
    assert [line.get("class") for line in lines] == ["kp-takes-part", "kp-leads"]


def test_a_lead_nobody_names_is_dotted() -> None:
    svg = columns.draw(lead_columns(5, 2))

    assert 'class="kp-leads-unnamed"' in svg
    assert "leder, ikke nævnt" in spelt(svg)


def test_a_name_has_its_own_lines_ready_to_light() -> None:
    svg = root(columns.draw(lead_columns(4, 3)))
    nodes = [e for e in svg.iter(SVG + "g") if e.get("class") == "kp-node"]
    numbers = {node.get("data-node") for node in nodes}

    for node in nodes:
        own = node[0]
        assert own.get("visibility") == "hidden"
        near = set((node.get("data-near") or "").split())
        rings = [e for e in own if e.get("class") == "kp-ring"]
        assert len(rings) == len(near)
        assert near <= numbers


@pytest.mark.parametrize("two", ["r0", "l1", "ingen"])
def test_a_line_past_a_column_or_to_nowhere_is_refused(two: str) -> None:
    what = lead_columns(4, 3)

    wrong = replace(what, ties=(columns.Tie("l0", two, "leads"),))

    for draw in (columns.draw, columns.draw_stacked):
        with pytest.raises(ValueError, match="no line joins"):
            draw(wrong)


# Timeline


def test_a_timeline_says_its_dates_in_words() -> None:
    said = spelt(EVERY["timeline"]).replace("\N{NO-BREAK SPACE}", " ")

    assert "1/1-2022 – 31/12-2025" in said
    assert "fra primo 2019" in said
    assert "til ultimo 2025" in said
    assert "tidspunkt ikke oplyst" in said
    assert "valgt dag: 2/9-2025" in said


def test_a_term_too_short_for_its_name_still_says_it() -> None:
    name = "Valgperioden fra nytår til nytår fire år senere"
    terms = (timeline.Term(name, date(2022, 1, 1), date(2026, 1, 1)),)
    what = replace(roles(3), terms=terms)

    assert name in spelt(timeline.draw(what, "da", timeline.NARROW))


def test_the_marks_of_a_timeline_are_told_where_they_are_used() -> None:
    plain = timeline.Timeline(
        "t",
        (timeline.Row("r", (timeline.Bar("b", roles(1).rows[0].bars[0].span),)),),
    )

    assert "omtrentlig dato" in spelt(EVERY["timeline"])
    assert "omtrentlig dato" not in spelt(timeline.draw(plain))


@pytest.mark.parametrize(
    "span",
    [
        Span(Bound.sure(date.min), Bound.sure(date.max)),
        Span(Bound.sure(date.min), Bound.sure(date.min)),
        Span(Bound.sure(date(2026, 1, 1)), Bound.sure(date(2020, 1, 1))),
        Span(Edge.OPEN, Edge.OPEN),
        Span(Edge.UNKNOWN, Edge.OPEN),
    ],
)
def test_a_timeline_of_strange_dates_is_drawn(span: Span) -> None:
    bar = timeline.Bar("b", span)
    svg = timeline.draw(timeline.Timeline("t", (timeline.Row("r", (bar,)),)))

    assert "b" in spelt(svg)


# Matrix and ego


def test_a_matrix_counts_leads_only() -> None:
    numbers = [text.said for text in texts(matrix.draw(sheet(3, 5)))]

    assert numbers[-1] == "3"


def test_a_matrix_says_the_letters_of_its_language() -> None:
    said = [text.said for text in texts(matrix.draw(sheet(3, 5), "en"))]

    assert {"L", "P", "leads", "takes part"} <= set(said)


def test_more_neighbours_than_there_is_room_for_are_a_link_to_the_table() -> None:
    svg = ego.draw(around(1, 2, 50))
    links = {
        "".join(link.itertext()): link.get("href") for link in root(svg).iter(SVG + "a")
    }

    assert links["+13 flere"] == "/tabel/2"
    assert sum(href.startswith("/n/") for href in links.values() if href) <= 40


def test_an_ego_picture_deals_its_room_out_evenly() -> None:
    said = spelt(ego.draw(around(100, 100, 3)))

    assert said.count("+81 flere") == 1
    assert said.count("+82 flere") == 1
