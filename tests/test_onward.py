"""Going on from the version before comes to what a whole build of the same makes."""

import os
import random
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from kkr_graph import (
    build,
    derive,
    growth,
    loading,
    onward,
    relevance,
    rule_patterns,
    shapes,
    versions,
)
from kkr_graph.breaches import Report
from kkr_graph.derive import following
from kkr_graph.edit import Edit
from kkr_graph.errors import InvalidFactsError, StoreWriteError
from kkr_graph.resources import DATA, QUERIES, walk
from kkr_graph.store import MemoryStore
from kkr_graph.store_change import Change
from kkr_graph.unchanged import InFiles
from kkr_graph.versions import Version
from kkr_graph.vocabulary import KKR
from small_sources import write

DATA_FOLDER: Final = Path(str(DATA))
FORUM: Final = ox.NamedNode("https://w3id.org/kkr/id/forum/kkr/hovedstaden")
NOT_WALKED: Final = {"Judgement-contradiction", "Withdrawn-unused"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sources and the store that was built from them."""
    folder = tmp_path_factory.mktemp("onward")
    shutil.copytree(DATA_FOLDER, folder / "data")
    build.build([folder / "data"], folder / "store")
    return folder


@pytest.mark.parametrize("seed", range(5))
def test_random_edits_come_to_what_a_whole_build_makes(
    built: Path, tmp_path: Path, seed: int
) -> None:
    folder, chance = tmp_path / "x", random.Random(seed)
    shutil.copytree(built, folder)
    files = sorted((folder / "data").rglob("*.ttl"))

    for turn in range(3):
        file = chance.choice(files)
        before = file.read_text("utf-8")
        file.write_text(_edited(before, chance), "utf-8")
        grown = _built(folder, folder / "store")
        whole = _built(folder, tmp_path / f"whole-{turn}")

        assert grown.report == whole.report
        if grown.version is None:
            file.write_text(before, "utf-8")  # it broke the shapes; both refuse it
            continue
        assert whole.version is not None
        assert _as_told(grown.version) == _as_told(whole.version)
        assert growth.steps(folder / "store", grown.version.id) > 0
        assert _quads(folder / "store") == _quads(tmp_path / f"whole-{turn}")
        loaded = loading.load(folder / "store", grown.version.id)
        assert {*loaded} == _quads(folder / "store")


def test_a_source_that_comes_and_goes_leaves_the_graph_as_it_was(
    built: Path, tmp_path: Path
) -> None:
    data, store = _copied(built, tmp_path), tmp_path / "x" / "store"
    first = build.build([data], store)
    quads = _quads(store)

    more = build.build([data, _write(tmp_path, "mere")], store)
    again = build.build([data], store)

    assert (more.graphs, again.version) == (first.graphs + 1, first.version)
    assert _quads(store) == quads

    build.build([data, _write(tmp_path, "mere")], store)
    build.build([data, _write(tmp_path, "andet")], store)
    with closing(versions.open_current(store)) as disk:
        assert not any(graph.endswith("/mere") for graph in disk.graphs())


def test_what_changed_leads_from_one_version_in_memory_to_the_next(
    built: Path, tmp_path: Path
) -> None:
    data, store = _copied(built, tmp_path), tmp_path / "x" / "store"
    first = build.build([data], store)
    with closing(versions.open_current(store)) as disk:
        memory = MemoryStore(disk.quads())

    second = build.build([data, _write(tmp_path, "mere")], store)
    memory.change(growth.change(store, second.version))

    assert growth.since(store, second.version) == first.version
    assert {*memory.inner} == _quads(store)


def test_one_change_after_another_is_one_change() -> None:
    a, b, c = (
        ox.Quad(*map(ox.NamedNode, ("x:s", "x:p", f"x:{n}", "x:g"))) for n in "abc"
    )
    first = Change(frozenset({a}), frozenset({b}))
    second = Change(frozenset({b}), frozenset({a, c}))

    assert first.then(second) == Change(frozenset(), frozenset({c}))


def test_a_statement_of_two_sources_stays_while_one_of_them_says_it(
    built: Path, tmp_path: Path
) -> None:
    store = tmp_path / "x" / "store"
    one, other = (
        _write(tmp_path, name, f"{FORUM} skos:altLabel 'Eksempel'@da .")
        for name in "ab"
    )
    data = _copied(built, tmp_path)
    build.build([data, one, other], store)

    made = build.build([data, one], store)
    assert growth.steps(store, made.version)
    with closing(versions.open_current(store)) as disk:
        found = disk.inner.quads_for_pattern(FORUM, None, None, None)
        graphs = {str(quad.graph_name) for quad in found}

    assert graphs == {"DEFAULT", "<https://w3id.org/kkr/graph/a>"}


def test_a_fault_is_refused_and_leaves_nothing_behind(
    built: Path, tmp_path: Path
) -> None:
    store = built / "store"
    before = sorted(store.rglob("*"))
    extra = _write(tmp_path, "forkert", "<id/lead/eksempel/1> a kkr:Lead .")

    with pytest.raises(InvalidFactsError) as refused:
        build.build([built / "data", extra], store)

    report = refused.value.report
    assert isinstance(report, Report)
    assert str(extra) in {one.file for one in report.breaches if one.line}
    assert sorted(store.rglob("*")) == before


@pytest.mark.parametrize("number", ["7", "07"])
def test_a_number_is_judged_as_each_source_spells_it(
    built: Path, tmp_path: Path, number: str
) -> None:
    """A store keeps 7 of both, and cannot tell what came from what stayed."""
    data = _copied(built, tmp_path)
    passage = min(
        str(quad.subject)
        for file in data.rglob("dagsorden.ttl")
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == KKR.page
    )
    other = _write(tmp_path, "andet", f"{passage} kkr:page 007 .")
    _built_of([data, other], tmp_path / "x" / "store")
    extra = _write(
        tmp_path, "mere", f"{passage} kkr:page '{number}'^^xsd:integer ; kkr:page 7 ."
    )

    grown = _built_of([data, extra, other], tmp_path / "x" / "store")
    whole = _built_of([data, extra, other], tmp_path / "whole")

    assert grown.report == whole.report
    assert isinstance(grown.report, Report)
    assert grown.report.breaches


@pytest.mark.parametrize("edit", ["come", "go"])
def test_what_leads_to_a_node_backwards_is_seen(
    built: Path, tmp_path: Path, edit: str
) -> None:
    data, store = _copied(built, tmp_path), tmp_path / "x" / "store"
    who = "<id/participation/eksempel/1> org:member <id/organization/eksempel> ."
    extra = _write(tmp_path, "mere", who)
    places = {"come": [data, extra], "go": [data]}
    _built_of(places["go" if edit == "come" else "come"], store)

    grown = _built_of(places[edit], store)
    whole = _built_of(places[edit], tmp_path / "whole")

    assert grown.report == whole.report


def test_files_are_copied_where_they_cannot_be_shared(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    shutil.copytree(built, tmp_path / "x")
    monkeypatch.setattr(os, "link", refuse)

    made = build.build(
        [tmp_path / "x" / "data", _write(tmp_path, "mere")], tmp_path / "x" / "store"
    )

    assert growth.steps(tmp_path / "x" / "store", made.version) == 1


def test_a_full_disk_leaves_the_version_in_use_as_it_was(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    shutil.copytree(built, tmp_path / "x")
    store = tmp_path / "x" / "store"
    before = versions.current(store)
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StoreWriteError, match="No space left"):
        build.build([tmp_path / "x" / "data", _write(tmp_path, "mere")], store)

    assert versions.current(store) == before
    assert [one.name for one in (store / "versions").iterdir()] == [
        before and before.id
    ]


def test_after_so_many_steps_all_is_built_anew(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built, tmp_path / "x")
    store = tmp_path / "x" / "store"
    monkeypatch.setattr(growth, "MOST", 2)

    steps = []
    for number in range(4):
        extra = _write(tmp_path, "mere", f"{FORUM} skos:altLabel 'Nr. {number}'@da .")
        made = build.build([tmp_path / "x" / "data", extra], store)
        steps.append(growth.steps(store, made.version))

    assert steps == [1, 2, 0, 1]


def test_what_is_withdrawn_is_never_carried_on(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "x")
    store = tmp_path / "x" / "store"
    held = versions.current(store)
    assert held is not None
    graph = "https://w3id.org/kkr/graph/eksempel/withdrawals"
    stones = replace(held, sources={**held.sources, graph: ""})
    edit = Edit("0" * 16, (), (), tuple(stones.sources), InFiles({}))

    assert onward.advance(store, stones, edit) is None


def test_no_query_of_a_rule_looks_at_what_is_derived() -> None:
    """A store holds that too; what core rules see is taken from the sources."""
    made = following(
        quad.triple
        for file in walk(DATA_FOLDER, ".ttl")
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    )
    derived = {one.predicate.value for triples in made.values() for one in triples}

    assert derived == derive.made()
    for rule in shapes.of_classes().queries:
        assert derived.isdisjoint(relevance.of_query(str(rule.query)))


def test_the_patterns_of_every_rule_are_understood() -> None:
    unread = {
        rule.name
        for rule in shapes.of_classes().queries
        if rule_patterns.of_query(str(rule.query)) is None
    }

    assert unread == NOT_WALKED


def test_what_follows_for_a_node_is_made_of_what_it_leads_to() -> None:
    """The queries start from a node and go forwards: ``derive.following_change``."""
    text = "\n".join(one.read_text("utf-8") for one in walk(QUERIES / "derived", ".rq"))

    assert "^" not in text.replace("^^", "")


@dataclass(frozen=True)
class _Outcome:
    """The version and the report that came of a build, refused ones too."""

    version: Version | None
    report: object


def _built(folder: Path, store: Path) -> _Outcome:
    return _built_of([folder / "data"], store)


def _built_of(places: list[Path], store: Path) -> _Outcome:
    try:
        made = build.build(places, store)
    except InvalidFactsError as refused:
        return _Outcome(None, refused.report)
    return _Outcome(versions.current(store), made.report)


def _as_told(version: Version) -> tuple[object, ...]:
    found = sorted(tuple(map(str, one.values())) for one in version.findings)
    return replace(version, findings=()), found


def _copied(built: Path, folder: Path) -> Path:
    """Return the sources in a copy of what was *built*, under ``x``."""
    shutil.copytree(built, folder / "x")
    return folder / "x" / "data"


def _write(folder: Path, name: str, body: str = "") -> Path:
    """Write a source that may be kept."""
    more = (
        "kkr:accessLevel <concept/access-level/public> ; dct:title 'Prøve'@da, "
        "'Test'@en ; dct:license <https://creativecommons.org/licenses/by/4.0/>"
    )
    return write(folder, name, f"<graph/{name}> {more} .\n{body}")


def _quads(store: Path) -> set[ox.Quad]:
    with closing(versions.open_current(store)) as disk:
        return {*disk.inner}


def _edited(text: str, chance: random.Random) -> str:
    """Return the Turtle *text* with a few statements gone, or made of other nodes."""
    triples = sorted(
        {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}, key=str
    )
    loose = [one for one in triples if "#SourceGraph" not in str(one)]
    for _ in range(chance.randrange(1, 4)):
        triples.remove(loose.pop(chance.randrange(len(loose))))
    for _ in range(chance.randrange(2)):
        one, other = chance.choice(loose), chance.choice(loose)
        triples.append(ox.Triple(other.subject, one.predicate, one.object))
    return "".join(f"{one} .\n" for one in triples)
