"""Graphs are kept under the hash of what they say, and are as they were or refused."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import small_sources
from kkr_graph import canonical
from kkr_graph.archive import Archive
from kkr_graph.errors import StoreReadError

SAID = small_sources.facts("eksempel/et").triples


def test_a_graph_is_found_again_under_its_hash_and_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)

    name = archive.keep(SAID)

    assert archive.keep(reversed(SAID)) == name == canonical.digest(SAID)
    assert set(archive.triples(name)) == set(SAID)
    assert len([*(tmp_path / "archive").rglob("*.nt.gz")]) == 1
    archive.drop(name)
    assert not archive.holds(name)


def test_a_graph_that_is_no_longer_what_it_was_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name, other = archive.keep(SAID), archive.keep(SAID[:1])
    [file] = (tmp_path / "archive").rglob(f"{name}.nt.gz")
    [wrong] = (tmp_path / "archive").rglob(f"{other}.nt.gz")

    file.write_bytes(wrong.read_bytes())
    with pytest.raises(StoreReadError):
        archive.triples(name)
    file.write_bytes(b"not packed")
    with pytest.raises(StoreReadError):
        archive.triples(name)


def test_the_canonical_form_is_that_of_rdfc_10() -> None:
    said = [
        *SAID,
        ox.Triple(SAID[0].subject, SAID[0].predicate, ox.Literal('"\\\n\t\u007f å')),
    ]
    graph = ox.Dataset(ox.Quad(one.subject, one.predicate, one.object) for one in said)
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    lines = sorted(f"{quad.triple} .\n" for quad in graph)
    assert canonical.form(said) == "".join(lines).encode()
