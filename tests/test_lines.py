"""Statements are kept as lines of text, and come out as the triples they were."""

from pathlib import Path

import pyoxigraph as ox

from kkr_graph import lines
from kkr_graph.quad_text import merged
from kkr_graph.store import MemoryStore
from small_sources import facts

NODES = [ox.NamedNode(f"https://example.org/{name}") for name in "abc"]
LABEL, PAGE = (
    ox.NamedNode(f"https://example.org/{name}") for name in ("label", "page")
)
ODD = 'a . b " <https://example.org/c> .\n\\ »æ«'
TRIPLES = [
    ox.Triple(NODES[1], LABEL, ox.Literal(ODD, language="da")),
    ox.Triple(NODES[1], LABEL, ox.Literal("b")),
    ox.Triple(NODES[0], LABEL, ox.Literal("b", language="en")),
    ox.Triple(
        NODES[0],
        PAGE,
        ox.Literal(
            "007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
        ),
    ),
    ox.Triple(NODES[0], LABEL, NODES[2]),
]


def test_what_goes_in_comes_out_sorted_and_once() -> None:
    kept = lines.of([*TRIPLES, TRIPLES[0]])

    assert list(kept) == sorted(TRIPLES, key=str)
    assert len(kept) == len(TRIPLES)
    assert kept == tuple(sorted(TRIPLES, key=str))


def test_those_of_some_properties_are_found_without_the_others() -> None:
    kept = lines.of(TRIPLES)

    assert set(kept.properties) == {LABEL.value, PAGE.value}
    assert list(kept.triples({PAGE.value})) == [TRIPLES[3]]
    assert kept.text(set()) == b""


def test_those_about_some_nodes_are_found() -> None:
    said = lines.of(TRIPLES).about({NODES[1].value})

    assert set(said) == {triple for triple in TRIPLES if triple.subject == NODES[1]}


def test_what_lies_on_a_shelf_reads_as_before(tmp_path: Path) -> None:
    kept = lines.of(TRIPLES)
    with lines.Shelf(tmp_path) as shelf:
        several = [lines.of([triple]).kept(shelf) for triple in TRIPLES]

        assert kept.kept(shelf) == kept
        assert lines.together(several) == kept
    assert not list(tmp_path.iterdir())


def test_lines_fill_a_store_as_quads_do() -> None:
    one = facts("a", '<id/x> dct:title \'a . <b> .\' , "linje\\n\\" 2"@da .')
    by_text, by_quads = MemoryStore(), MemoryStore()
    by_text.fill_text([merged(one.graph, lines.of(one.triples).text())])
    by_quads.fill(one.as_quads())

    assert set(by_text.quads()) == set(by_quads.quads()) == set(one.as_quads())
    assert by_text.construct("CONSTRUCT WHERE { ?s ?p ?o }") == list(one.triples)
