"""Every format of networks: the same bytes each time, and said before work is done."""

import json

import pytest

from kkr_graph import network_files
from kkr_graph.network import Network, Node, Value
from kkr_graph.network_files import FORMATS
from made_up_networks import ALL, TITLE
from turtle_files import ROOT


@pytest.mark.parametrize("network", ALL)
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_network_gives_the_same_bytes(form: str, network: str) -> None:
    first = network_files.write(ALL[network], form, "da")

    assert network_files.write(ALL[network], form, "da") == first
    assert first


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_says_what_it_is_called(form: str) -> None:
    found = FORMATS[form]

    assert found.name == form
    assert found.suffix.startswith(".")
    assert "/" in found.media
    assert found.words.da
    assert found.words.en
    wants_another = found.most_edges or found.most_nodes or found.needs
    assert bool(found.instead) == bool(wants_another)
    assert not found.instead or found.instead in FORMATS


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (["", 1, 0], [None, 1, 0]),
        (["", 1.5, 2], [None, 1.5, 2.0]),
        (["", True, False], [None, True, False]),
        ([2, "to", True], ["2", "to", "true"]),
        ([float("inf"), 1.5, float("nan")], [None, 1.5, None]),
    ],
)
def test_an_attribute_is_of_one_type_and_nothing_is_left_out(
    values: list[Value], kept: list[Value | None]
) -> None:
    nodes = tuple(
        Node(f"n{n}", "Eksempel", "Initiative", attributes={"said": value})
        for n, value in enumerate(values)
    )
    written = network_files.write(Network("one", TITLE, nodes, ()), "cyjs", "da")
    found = json.loads(written)["elements"]["nodes"]

    assert [one["data"].get("said") for one in found] == kept


@pytest.mark.parametrize("form", FORMATS)
def test_the_page_about_networks_tells_of_every_format(form: str) -> None:
    page = (ROOT / "docs" / "network-files.md").read_text("utf-8")

    assert f"| `{form}` | `{FORMATS[form].suffix}` |" in page
