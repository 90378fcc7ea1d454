"""Every format of networks: the same bytes each time, and said before work is done."""

import pytest

from kkr_graph import network_files
from kkr_graph.network_files import FORMATS
from made_up_networks import ALL


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
    assert bool(found.instead) == bool(found.most_edges or found.most_nodes)
    assert not found.instead or found.instead in FORMATS
