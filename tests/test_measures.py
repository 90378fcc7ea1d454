"""Each measure of a network is what its sentence says, and the same each time."""

import os
import subprocess
import sys
from datetime import date

import networkx as nx
import pytest

from asked import whole
from kkr_graph import measures, network_changes, network_tables, networks
from kkr_graph.answers import FORMATS, write
from kkr_graph.headers import Words
from kkr_graph.measures import MEASURES, Measured, Standing
from kkr_graph.network import Edge, Network, Node
from small_networks import two_councils

TITLE = Words("Prøve", "Trial")


def network(*ties: str, directed: bool = False, alone: str = "") -> Network:
    """Return a network of *ties* such as "ab", and of what stands *alone*."""
    ids = sorted({*"".join(ties), *alone})
    nodes = tuple(Node(f"x:{iri}", iri.upper(), "Thing") for iri in ids)
    edges = tuple(
        Edge(f"x:{tie}/{number}", f"x:{tie[0]}", f"x:{tie[1]}", "x")
        for number, tie in enumerate(ties)
    )
    return Network("trial", TITLE, nodes, edges, directed=directed)


def standings(measured: Measured) -> dict[str, Standing]:
    return {standing.id.removeprefix("x:"): standing for standing in measured.standings}


# Two triangles, a-b-c and d-e-f, and one tie between them; z stands alone.
TWO = network("ab", "bc", "ca", "cd", "de", "ef", "fd", alone="z")


def test_two_circles_with_one_tie_between_them() -> None:
    measured = measures.measure(TWO)
    of = standings(measured)

    assert (of["c"].degree, of["a"].degree, of["z"].degree) == (3, 2, 0)
    assert of["c"].betweenness == of["d"].betweenness == round(6 / 15, 4)
    assert of["a"].betweenness == 0
    assert of["a"].community == of["b"].community == of["c"].community == 1
    assert of["d"].community == of["e"].community == of["f"].community == 2
    assert measured.bridges == (("x:c", "x:d"),)
    assert (of["c"].bridges, of["a"].bridges) == (1, 0)
    assert (of["a"].reach, of["c"].reach, of["z"].reach) == (3, 5, 0)
    assert (measured.parts, measured.largest, measured.communities) == (2, 6, 3)
    assert not measured.sampled


def test_directions_and_parallel_edges_count_as_one_tie() -> None:
    there_and_back = network("ab", "ba", "ab", "bc", directed=True)
    of = standings(measures.measure(there_and_back))

    assert (of["a"].degree, of["b"].degree) == (1, 2)
    assert of["a"].bridges == 1


def test_an_edge_from_a_thing_to_itself_is_no_tie() -> None:
    assert measures.measure(network("aa")).standings[0].degree == 0


def test_a_network_of_nothing_has_figures_too() -> None:
    assert measures.measure(network()) == Measured((), 0, 0, 0, (), sampled=False)


def test_of_a_large_network_betweenness_is_an_estimate_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measures, "_EXACT", 3)
    monkeypatch.setattr(measures, "_PIVOTS", 2)
    measured = measures.measure(TWO)

    assert measured.sampled
    assert measured == measures.measure(TWO)
    said = [words.en for words in network_tables.explained(TWO, measured)]
    assert any("estimate" in line for line in said)


def test_the_figures_do_not_hang_on_the_hashes_of_the_day() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from asked import whole\n"
        "from kkr_graph import measures, networks\n"
        "print(measures.measure(networks.cooperation(whole())))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_the_figures_of_the_data_are_those_of_networkx() -> None:
    made = networks.cooperation(whole())
    graph = measures.graph_of(made)
    of = standings(measures.measure(made))

    simple = nx.Graph(graph)
    between = nx.betweenness_centrality(simple)
    assert {iri: one.degree for iri, one in of.items()} == dict(simple.degree())
    for iri, share in between.items():
        assert of[iri].betweenness == pytest.approx(share, abs=1e-4)
    assert isinstance(graph, nx.MultiGraph)
    assert not graph.is_directed()


def test_networkx_gets_every_node_edge_and_attribute() -> None:
    made = networks.leads(two_councils())
    graph = measures.graph_of(made)

    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {node.id for node in made.nodes}
    assert {key for _, _, key in graph.edges(keys=True)} == {e.id for e in made.edges}
    [lead] = [d for _, _, k, d in graph.edges(keys=True, data=True) if "9901" in k]
    assert (lead["rel"], lead["since"], lead["page"]) == ("leads", "2024-01-01", 4)
    assert "until" not in lead
    written = "\n".join(nx.generate_graphml(graph))  # nothing that its writer refuses
    assert "Eksempel Kommune" in written


def test_measures_may_stand_as_attributes_of_the_nodes() -> None:
    made = measures.with_measures(TWO, measures.measure(TWO))

    assert [*MEASURES] == [*made.nodes[0].attributes]
    assert made.nodes[2].attributes["degree"] == 3


def test_every_measure_is_explained_in_one_sentence_in_both_languages() -> None:
    assert [*MEASURES] == ["degree", "betweenness", "community", "bridges", "reach"]
    for words in MEASURES.values():
        for sentence in (words.da, words.en):
            assert sentence.endswith(".")
            assert ". " not in sentence


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_measures_are_written_in_every_form_of_an_answer(form: str) -> None:
    table = network_tables.measures(TWO, measures.measure(TWO), "da")

    assert write(table, form)
    names = [str(row["nodeLabel"]) for row in table]
    assert names[:2] == ["C", "D"]  # most neighbours first


def changes(network_then: Network, network_now: Network) -> list[tuple[str, str]]:
    found = network_changes.between(network_then, network_now)
    return [(change.sort, change.edge.id.rpartition("/")[2]) for change in found]


def test_between_two_days_edges_come_and_go() -> None:
    store = two_councils()
    then = networks.leads(store, on=date(2025, 9, 2))
    now = networks.leads(store, on=date(2026, 1, 2))

    assert changes(then, now) == [
        ("went", "1"),
        ("went", "9901"),
        ("came", "9902"),
    ]
    assert changes(then, then) == []


def test_a_pair_that_shares_less_has_changed_and_says_what_it_was() -> None:
    store = two_councils()
    then = networks.cooperation(store, on=date(2025, 3, 1))
    now = networks.cooperation(store, on=date(2025, 9, 2))
    found = network_changes.between(then, now)
    [change] = [change for change in found if change.sort == "changed"]

    assert change.before["weight"] == 2
    table = network_tables.changes(then, now, found, "da")
    [row] = [row for row in table if row["change"] == "ændret"]
    assert row["before"] == "fælles om: Fælles bus; Grøn klimaindsats; vægt: 2"
    assert row["shared"] == "Grøn klimaindsats"
    assert table.question.summary.da.endswith(", 1/3-2025 → 2/9-2025")
