"""The W3C suite of RDFC-1.0, from its own manifest, under our canonical form.

Read beside the repository (``KKR_SHARED`` says where, if not in ``../shared``).
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
import pytest
from hypothesis import given, settings, strategies as st

import turtle_files
from kkr_graph import canonical, rdfc, sources
from kkr_graph.errors import TooSymmetricError
from kkr_graph.rdfc import Algorithm
from kkr_graph.resources import DATA

SUITE: Final = turtle_files.SHARED / "w3c" / "rdf-canon" / "tests"
MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDFC: Final = "https://w3c.github.io/rdf-canon/tests/vocab#"
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
HERE: Final = "https://example.org/suite/"
ALGORITHMS: Final[dict[str, Algorithm]] = {"SHA384": "sha384"}


class Case(NamedTuple):
    name: str
    kind: str
    action: Path
    result: Path | None
    algorithm: Algorithm


def _cases() -> Iterator[Case]:
    manifest = (SUITE / "manifest.ttl").read_bytes()
    said: dict[str, dict[str, str]] = {}
    for quad in ox.parse(manifest, format=ox.RdfFormat.TURTLE, base_iri=HERE):
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(
            quad.object, ox.Triple
        ):
            said.setdefault(quad.subject.value, {})[quad.predicate.value] = (
                quad.object.value
            )
    for name, of in sorted(said.items()):
        if f"{MF}action" in of:
            result = of.get(f"{MF}result")
            yield Case(
                name=name.removeprefix(HERE).rpartition("#")[2],
                kind=of[TYPE].rpartition("#")[2],
                action=SUITE / of[f"{MF}action"].removeprefix(HERE),
                result=SUITE / result.removeprefix(HERE) if result else None,
                algorithm=next(
                    (
                        ALGORITHMS[value]
                        for predicate, value in of.items()
                        if predicate.endswith("hashAlgorithm")
                    ),
                    "sha256",
                ),
            )


CASES: Final = [*_cases()] if SUITE.exists() else []
needs_suite = pytest.mark.skipif(
    not CASES, reason=f"the W3C suite of RDFC-1.0 is not in {SUITE}"
)


def _read(file: Path) -> list[ox.Quad]:
    return [*ox.parse(file.read_bytes(), format=ox.RdfFormat.N_QUADS)]


@needs_suite
def test_every_case_of_the_suite_was_found() -> None:
    kinds = [case.kind for case in CASES]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "RDFC10EvalTest": 64,
        "RDFC10MapTest": 21,
        "RDFC10NegativeEvalTest": 1,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_suite_of_the_recommendation(case: Case) -> None:
    quads = _read(case.action)
    if case.result is None:
        with pytest.raises(TooSymmetricError):
            rdfc.canonical(quads, case.algorithm)
        return
    found = rdfc.canonical(quads, case.algorithm)
    if case.kind == "RDFC10MapTest":
        assert found.issued == json.loads(case.result.read_text("utf-8"))
    else:
        assert found.text == case.result.read_bytes()


IRIS: Final = [ox.NamedNode(f"{HERE}{name}") for name in "ab"]
NODES: Final = [ox.BlankNode(f"n{number}") for number in range(4)]
TEXTS: Final = st.text(max_size=3).map(ox.Literal)
QUADS: Final = st.builds(
    ox.Quad,
    st.sampled_from([*IRIS, *NODES]),
    st.sampled_from(IRIS),
    st.one_of(st.sampled_from([*IRIS, *NODES]), TEXTS),
    st.sampled_from([ox.DefaultGraph(), *IRIS, *NODES]),
)


def _renamed(quad: ox.Quad, names: dict[str, str]) -> ox.Quad:
    def name(node: ox.BlankNode) -> ox.BlankNode:
        return ox.BlankNode(names[node.value])

    subject, value, graph = quad.subject, quad.object, quad.graph_name
    return ox.Quad(
        name(subject) if isinstance(subject, ox.BlankNode) else subject,
        quad.predicate,
        name(value) if isinstance(value, ox.BlankNode) else value,
        name(graph) if isinstance(graph, ox.BlankNode) else graph,
    )


@settings(deadline=None)
@given(st.lists(QUADS, max_size=10), st.randoms(use_true_random=False))
def test_other_names_and_another_order_make_no_difference(
    quads: list[ox.Quad], chance: random.Random
) -> None:
    names = [f"x{number}" for number in range(len(NODES))]
    chance.shuffle(names)
    given = dict(zip((node.value for node in NODES), names, strict=True))
    others = [_renamed(quad, given) for quad in quads]
    chance.shuffle(others)
    assert canonical.dataset(quads) == canonical.dataset(others)


@settings(deadline=None)
@given(st.lists(QUADS, max_size=10))
def test_the_canonical_form_is_the_one_pyoxigraph_makes(quads: list[ox.Quad]) -> None:
    theirs = ox.Dataset(quads)
    theirs.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n" for quad in theirs)
    assert canonical.dataset(quads).decode() == "".join(lines)


@given(st.lists(st.tuples(st.sampled_from(IRIS), TEXTS), max_size=6))
def test_the_short_way_of_graphs_without_blank_nodes_gives_the_same(
    said: list[tuple[ox.NamedNode, ox.Literal]],
) -> None:
    quads = [ox.Quad(one, IRIS[0], text) for one, text in said]
    triples = [quad.triple for quad in quads]
    assert canonical.form(triples) == canonical.dataset(quads)


def test_every_source_of_ours_has_the_same_form_both_ways() -> None:
    for facts in sources.read_all(DATA):
        quads = [ox.Quad(*_three(triple)) for triple in facts.triples]
        assert canonical.form(facts.triples) == canonical.dataset(quads)


def _three(
    triple: ox.Triple,
) -> tuple[
    ox.NamedNode | ox.BlankNode | ox.Triple,
    ox.NamedNode,
    ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
]:
    return triple.subject, triple.predicate, triple.object


@pytest.mark.parametrize("length", [150, 5000])
def test_a_ring_that_goes_on_for_ever_is_refused(length: int) -> None:
    ring = [
        ox.Quad(
            ox.BlankNode(f"n{number}"),
            IRIS[0],
            ox.BlankNode(f"n{(number + 1) % length}"),
        )
        for number in range(length)
    ]
    with pytest.raises(TooSymmetricError):
        canonical.dataset(ring)


def test_many_nodes_that_are_easily_told_apart_are_no_trouble() -> None:
    quads = [
        ox.Quad(ox.BlankNode(f"n{number}"), IRIS[0], ox.Literal(number))
        for number in range(2000)
    ]
    assert len(rdfc.canonical(quads).issued) == len(quads)
