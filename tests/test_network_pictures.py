"""Each network has the picture that shows it, with every name on it and its source."""

import re
from dataclasses import replace
from datetime import date

import pytest

from drawn_pictures import SVG, crossed, outside, overlaps, root, spelt, texts
from kkr_graph import network_files, network_pictures
from kkr_graph.errors import NetworkTooLargeError
from kkr_graph.headers import Words
from kkr_graph.network import Edge, Network, Node
from kkr_graph.network_files.drawn import DRAWN
from kkr_graph.network_pictures import words
from kkr_graph.network_pictures.around import middle
from kkr_graph.network_pictures.facts import tables
from kkr_graph.resources import QUERIES
from made_up_networks import ALL, BROKEN, ID, LEADS, NOTHING

NAMES = ("leads", "cooperation", "forums", "matters", "citations", "ego", "other")
TITLE = Words("Et opdigtet netværk, 2/9-2025", "An invented network, 2 September 2025")
KNOWN = (
    "leads",
    "memberOf",
    "appoints",
    "concerns",
    "followedBy",
    "cites",
    "decidedBy",
)
LINES = ("kp-leads", "kp-takes-part", "kp-belongs", "kp-spoke")


def thing(kind: str, number: int, **said: str | int | date) -> Node:
    return Node(
        f"{ID}{kind.lower()}/{number:03}",
        f"Opdigtet {kind} {number}",
        kind,
        attributes=said,
    )


def tie(rel: str, one: Node, two: Node, **said: object) -> Edge:
    end = {key: said.pop(key) for key in ("since", "until", "weight") if key in said}
    return Edge(
        f"{one.id}#{rel}={two.id}",
        one.id,
        two.id,
        rel,
        attributes=said,  # type: ignore[arg-type]
        **end,  # type: ignore[arg-type]
    )


def net(name: str, edges: list[Edge], *nodes: Node, directed: bool = True) -> Network:
    return Network(name, TITLE, nodes, tuple(edges), date(2025, 9, 2), directed)


def between(towns: int, efforts: int) -> Network:
    who = [thing("Municipality", n) for n in range(towns)]
    what = [thing("Initiative", n) for n in range(efforts)]
    nobody = Node(
        f"{ID}lead/x",
        "ikke nævnt",
        "Unknown",
        unknown=True,
        attributes={"reason": "står i et bilag"},
    )
    edges = [
        tie("leads", who[n % towns], what[n], citation=f"Dagsorden, s. {n}")
        for n in range(efforts)
    ]
    return net("leads", [*edges, tie("leads", nobody, what[0])], *who, *what, nobody)


def cooperating(count: int) -> Network:
    who = [thing("Municipality", n) for n in range(count)]
    edges = [
        tie("cooperates", who[a], who[b], weight=(a + b) % 6 + 1, shared="Et forum")
        for a in range(count)
        for b in range(a + 1, count)
        if (a * b) % 3 == 0
    ]
    lone = thing("Region", 1)
    return net("cooperation", edges, *who, lone, directed=False)


def cited() -> Network:
    items = [thing("AgendaItem", n) for n in range(3)]
    decisions = [thing("Decision", n) for n in range(4)]
    body = thing("Forum", 0)
    return net(
        "citations",
        [
            *(tie("cites", items[n % 3], one) for n, one in enumerate(decisions)),
            *(tie("decidedBy", one, body) for one in decisions),
        ],
        *items,
        *decisions,
        body,
    )


def threads() -> Network:
    items = [thing("AgendaItem", n) for n in range(4)]
    matter = thing("Matter", 0)
    return net(
        "matters",
        [
            *(
                tie("concerns", item, matter, since=date(2024, 3 * n + 1, 4))
                for n, item in enumerate(items[:3])
            ),
            tie("concerns", items[3], matter),
            tie("followedBy", items[0], items[1], since=date(2024, 4, 4)),
        ],
        *items,
        matter,
    )


def around() -> Network:
    heart = thing("Initiative", 0, distance=0)
    near = [thing("Municipality", n, distance=1) for n in range(3)]
    far = thing("Region", 0, distance=2)
    return net(
        "ego",
        [
            tie("leads", near[0], heart, since=date(2022, 1, 1)),
            tie("memberOf", near[1], heart),
            tie("takesIn", heart, near[2]),
            tie("memberOf", near[2], far),
        ],
        heart,
        *near,
        far,
    )


MADE = {
    "leads": between(9, 14),
    "leads of a council": between(29, 60),
    "leads of the country": between(98, 150),
    "cooperation": cooperating(12),
    "cooperation of a council": cooperating(29),
    "cooperation of the country": cooperating(98),
    "citations": cited(),
    "matters": threads(),
    "ego": around(),
}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", MADE)
def test_every_name_is_legible_and_in_its_place(name: str, language: str) -> None:
    network = MADE[name]
    svg = network_pictures.draw(network, language)  # type: ignore[arg-type]

    assert overlaps(svg) == []
    assert outside(svg) == []
    assert crossed(svg, *LINES) == []
    assert min(text.size for text in texts(svg)) >= 12
    tied = {end for edge in network.edges for end in (edge.source, edge.target)}
    said = spelt(svg)
    for node in network.nodes:
        if node.id in tied:
            assert node.label in said, node


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("made", ALL)
def test_any_network_can_be_drawn_as_any_other(name: str, made: str) -> None:
    network = replace(ALL[made], name=name)
    svg = root(network_pictures.svg(network, "da").decode())
    page = network_pictures.html(network, "en").decode()

    assert svg[0].text
    assert svg[1].text
    assert "<script" not in page
    assert "\x00" not in page


def test_who_is_not_named_is_one_name_for_each_reason() -> None:
    said = spelt(network_pictures.draw(MADE["leads"], "da"))

    assert said.count("ikke nævnt (står i et bilag)") == 1
    assert "leder, ikke nævnt" in said


def test_very_many_leads_are_a_matrix_not_a_thicket() -> None:
    assert "kp-matrix" in network_pictures.draw(MADE["leads of the country"], "da")
    assert "kp-columns" in network_pictures.draw(MADE["leads of a council"], "da")


def test_cooperation_is_numbers_and_no_lines() -> None:
    network = MADE["cooperation"]
    svg = network_pictures.draw(network, "en")
    numbers = [text.said for text in texts(svg)]
    strong = max(edge.weight for edge in network.edges)

    assert str(strong) in numbers
    assert "kp-leads" not in svg
    assert "Opdigtet Region 1" not in spelt(svg)


def test_a_thread_has_a_mark_for_each_item_and_its_day() -> None:
    said = spelt(network_pictures.draw(MADE["matters"], "da"))
    plain = said.replace("\N{NO-BREAK SPACE}", " ")

    assert "Opdigtet AgendaItem 1 · 4/4-2024" in plain
    assert "Opdigtet AgendaItem 3 · tidspunkt ikke oplyst" in plain


def test_an_ego_is_told_which_way_each_tie_goes() -> None:
    said = [text.said for text in texts(network_pictures.draw(MADE["ego"], "da"))]

    assert {"ledes af", "medlemmer", "inddrager", "længere ude"} <= {*said}
    assert "Opdigtet Municipality 0 (fra 1/1-2022)" in said
    assert "Opdigtet Region 0 (via Opdigtet Municipality 2)" in said


def test_the_middle_is_nearest_to_itself_or_tied_to_most() -> None:
    bare = tuple(replace(node, attributes={}) for node in MADE["ego"].nodes)
    found = middle(MADE["ego"]), middle(replace(MADE["ego"], nodes=bare))

    assert [node.label for node in found if node] == ["Opdigtet Initiative 0"] * 2
    assert middle(NOTHING) is None


def test_every_tie_that_the_graph_tells_of_has_words_both_ways() -> None:
    """Those of the ego network are listed in its question, where there is one."""
    question = QUERIES / "internal" / "network-statements.rq"
    text = question.read_text("utf-8") if question.is_file() else ""
    listed = re.search(r"VALUES \?rel \{(.*?)\}", text, re.DOTALL)
    told = re.findall(r":(\w+)", listed[1] if listed else "")
    for name in {*told, *KNOWN} - {"acceptedAs"}:  # which the network calls "cites"
        assert words.tie(name, "da") != name
        assert "←" not in words.tie_back(name, "en")


def test_facts_stand_in_tables_each_with_its_source() -> None:
    ties, names = tables(MADE["leads"], "da")
    first = next(row for row in ties.rows if not row[0].missing)

    assert ties.headings == ("Fra", "Forbindelse", "Til", "Tid", "Bemærkning", "Kilde")
    assert [source.text for source in first[-1].sources] == ["Dagsorden, s. 0"]
    assert len(ties.rows) == len(MADE["leads"].edges)
    assert len(names.rows) == len(MADE["leads"].nodes)
    assert any(row[-1].missing for row in ties.rows)


def test_a_source_leads_to_its_passage() -> None:
    one, two = thing("Municipality", 1), thing("Initiative", 1)
    edge = tie("leads", one, two, citation="Dagsorden, s. 4", passage=f"{ID}p/4")
    page = network_pictures.html(net("leads", [edge], one, two), "da").decode()

    assert f'<a href="{ID}p/4">Dagsorden, s. 4</a>' in page


def test_numbers_stand_to_the_right_where_there_are_any() -> None:
    ties, _ = tables(MADE["cooperation"], "en")

    assert ties.headings[3] == "Number"
    assert ties.numeric == {3}


@pytest.mark.parametrize("form", DRAWN, ids=lambda form: form.name)
def test_too_many_names_are_refused_with_what_holds_them(
    form: network_files.Format,
) -> None:
    nodes = tuple(thing("Initiative", n) for n in range(301))
    with pytest.raises(NetworkTooLargeError) as caught:
        form.check(net("leads", [], *nodes))

    assert "--format xlsx" in caught.value.say("da")


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "html"])
def test_a_picture_is_a_format_among_the_others(form: str) -> None:
    first = network_files.write(LEADS, form, "da")

    assert first == network_files.write(LEADS, form, "da")
    assert network_files.write(BROKEN, form, "en")
    assert first[:4] in {b"<?xm", b"\x89PNG", b"%PDF", b"<!do"}


def test_the_file_says_what_it_shows_over_the_picture() -> None:
    svg = network_pictures.svg(MADE["leads"], "da").decode()

    assert texts(svg)[0].said == TITLE.da
    assert root(svg).find(f"{SVG}style") is not None


def test_names_are_links_to_what_they_name() -> None:
    svg = root(network_pictures.draw(MADE["leads"], "da"))
    links = {link.get("href") for link in svg.iter(f"{SVG}a")}

    assert f"{ID}municipality/001" in links
    assert not [link for link in links if link and not link.startswith("https://")]
