"""What is withdrawn is named by its tombstone alone, and only by its own council."""

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import small_council as council
from kkr_graph import (
    canonical,
    checks,
    ontology,
    questions,
    releases,
    scrubbing,
    sources,
    versions,
    withdrawals,
)
from kkr_graph.archive import Archive
from kkr_graph.cli.grounds import GROUNDS
from kkr_graph.errors import StoreReadError
from kkr_graph.facts import Facts
from kkr_graph.releases import Release
from kkr_graph.store import MemoryStore
from kkr_graph.withdrawals import Stone
from small_council import BIRD, CHAIR, COUNCIL, ID, PASSAGE, PERSON, SEAT, forum

DAY = date(2026, 11, 26)
LARKS = f"{ID}forum/lærkeudvalget"
HIDDEN = withdrawals.hidden(PERSON)
EXPORTED = "https://w3id.org/kkr/graph/eksempel/navne"


def facts(name: str, *bodies: str) -> Facts:
    return sources.read_bytes(council.source(name, *bodies).encode(), f"{name}.ttl")


def stones(*iris: str, ground: str = "privacy") -> tuple[Stone, ...]:
    return tuple(sorted(withdrawals.stone(one, DAY, ground) for one in iris))


def stoned(*iris: str, ground: str = "privacy", of: str = COUNCIL) -> Facts:
    text = withdrawals.write(of, stones(*iris, ground=ground))
    return sources.read_bytes(text, "withdrawals.ttl")


def said(one: Facts) -> str:
    return canonical.form(one.triples).decode()


def test_a_tombstone_is_written_and_read_as_the_same() -> None:
    made = (
        *stones(PERSON),
        withdrawals.stone(LARKS, DAY, "error", f"{ID}forum/ugleudvalget"),
    )

    found = withdrawals.of([sources.read_bytes(withdrawals.write(COUNCIL, made), "w")])

    assert found == {COUNCIL: tuple(sorted(made))}
    assert withdrawals.counted(made) == {"error": 1, "privacy": 1}


@pytest.mark.parametrize("ground", withdrawals.GROUND)
def test_every_ground_is_in_the_ontology_by_the_same_words(ground: str) -> None:
    names = {
        triple.object.language: triple.object.value
        for triple in ontology.statements()
        if str(triple.subject) == f"<{withdrawals.GROUNDS}{ground}>"
        and triple.predicate.value.endswith("prefLabel")
        and isinstance(triple.object, ox.Literal)
    }

    assert names == {"da": GROUNDS[ground].da, "en": GROUNDS[ground].en}


def test_no_ground_of_the_ontology_is_left_out() -> None:
    known = {
        iri.removeprefix(withdrawals.GROUNDS)
        for iri in ontology.concepts()
        if iri.startswith(withdrawals.GROUNDS)
    }

    assert known == {*withdrawals.GROUND} == {*GROUNDS}


@pytest.mark.parametrize("ground", ["privacy", "objection", "confidentiality", "order"])
def test_nobody_reads_a_name_from_the_tombstone_that_hides_it(ground: str) -> None:
    text = withdrawals.write(COUNCIL, stones(PERSON, ground=ground)).decode()

    assert "kanariefugl" not in text.casefold()
    assert HIDDEN.removeprefix("https://w3id.org/kkr/") in text


@pytest.mark.parametrize("ground", ["error", "rights"])
def test_a_name_that_is_nobodys_stands_on_its_tombstone(ground: str) -> None:
    [stone] = stones(LARKS, ground=ground)

    assert stone.thing == LARKS


@pytest.mark.parametrize("ground", ["privacy", "error"])
def test_what_is_withdrawn_and_what_points_to_it_is_left_out(ground: str) -> None:
    own = facts("eksempel/navne", BIRD, CHAIR, forum("Lærkeudvalget"))

    kept, left = withdrawals.without([own, stoned(PERSON, ground=ground)])

    assert "person/kanariefugl" not in said(kept[0])
    assert "participation/eksempel/kanariefugl-formand" in said(kept[0])
    assert "Lærkeudvalget" in said(kept[0])
    assert [(one.origin, one.line) for one in left] == [("eksempel/navne.ttl", 20)]
    assert own.text.splitlines()[19] == "<id/person/kanariefugl>"


def test_a_source_that_lost_something_is_another_source() -> None:
    own = facts("eksempel/navne", BIRD)

    [kept, _], _ = withdrawals.without([own, stoned(PERSON)])
    [same, _], _ = withdrawals.without([own, stoned(LARKS)])

    assert kept.sha256 != own.sha256
    assert same == own
    again, left = withdrawals.without([kept, stoned(PERSON)])
    assert again[0] == kept
    assert left == ()


def test_the_tombstones_of_a_council_reach_no_graph_but_its_own() -> None:
    other = facts("andeby-eksempel/navne", BIRD)
    common = facts("reference/fugle", BIRD)

    kept, left = withdrawals.without([other, common, stoned(PERSON)])

    assert kept[:2] == (other, common)
    assert left == ()


def test_tombstones_in_any_other_graph_are_none() -> None:
    gone = "<http://www.w3.org/2002/07/owl#deprecated> true ."
    other = facts("eksempel/andet", f"<{PERSON}> {gone}")

    assert withdrawals.of([other]) == {}


def test_a_name_that_is_hidden_later_leaves_its_tombstone_too() -> None:
    first = stones(LARKS, PERSON, ground="error")
    hidden = stones(PERSON)

    after = withdrawals.added(first, hidden, [PERSON])

    assert {one.thing for one in after} == {LARKS, HIDDEN}
    held = sources.read_bytes(withdrawals.write(COUNCIL, first), "w")
    left = withdrawals.clean(held.graph, held.triples, after)
    assert {one.thing for one in withdrawals.read(left)} == {LARKS}


def test_nothing_is_replaced_by_what_is_withdrawn() -> None:
    first = (withdrawals.stone(LARKS, DAY, "error", PERSON),)

    after = withdrawals.added(first, stones(PERSON), [PERSON])

    assert [one.successor for one in after] == ["", ""]


def test_the_tombstones_break_no_rule_and_are_found_by_the_question() -> None:
    common = facts("reference/eksempel", council.COMMON)
    both = [common, stoned(PERSON), facts("eksempel/navne", forum("Lærkeudvalget"))]

    assert checks.check(both).breaches == ()
    store = MemoryStore(quad for one in both for quad in one.as_quads())
    store.replace(ontology.HERE, ontology.statements())
    [row] = questions.ask(store, "withdrawals").rows
    assert [str(term.value) for term in row if term is not None][:3] == [
        HIDDEN,
        "2026-11-26",
        "sletning af personoplysninger",
    ]
    assert "artikel 17" in str(row[3])


@pytest.fixture
def receiver(tmp_path: Path) -> Path:
    """Return a folder that keeps two releases, with graphs of two other councils."""
    archive = Archive(tmp_path)
    (tmp_path / "store.json").write_text('{"format": 2}', "utf-8")
    for number, bodies in (("1.0.0", (BIRD,)), ("1.1.0", (BIRD, CHAIR))):
        graphs = {
            one.graph: archive.keep(one.triples)
            for one in (
                facts("eksempel/navne", *bodies, forum("Lærkeudvalget")),
                facts("naboby-eksempel/navne", forum("Ugleudvalget")),
                facts("andeby-eksempel/navne", BIRD),
            )
        }
        made = f"2026-03-0{number[2]}T12:00:00Z".replace("-00T", "-03T")
        releases.write(tmp_path, Release(number, "naboby-eksempel", made, graphs))
    return tmp_path


def test_a_receiver_takes_it_out_of_what_it_has_of_that_council_only(
    receiver: Path,
) -> None:
    before = releases.all_of(receiver)

    done = scrubbing.scrub(receiver, COUNCIL, stones(PERSON, SEAT, PASSAGE))

    assert done.releases == ("1.0.0", "1.1.0")
    for was, now in zip(before, releases.all_of(receiver), strict=True):
        kept = releases.graphs(receiver, now)
        assert "person/kanariefugl" not in canonical.form(kept[EXPORTED]).decode()
        assert "Lærkeudvalget" in canonical.form(kept[EXPORTED]).decode()
        assert {**now.graphs, EXPORTED: ""} == {**was.graphs, EXPORTED: ""}
        assert now.notes == ("withdrawn on 2026-11-26: privacy",)
        assert not Archive(receiver).holds(was.graphs[EXPORTED])
        assert done.graphs[was.graphs[EXPORTED]] == now.graphs[EXPORTED]


def test_taking_out_again_changes_nothing(receiver: Path) -> None:
    against = stones(PERSON, SEAT, PASSAGE)
    scrubbing.scrub(receiver, COUNCIL, against)
    held = {file: file.read_bytes() for file in receiver.rglob("*") if file.is_file()}

    done = scrubbing.scrub(receiver, COUNCIL, against)

    assert (done.releases, dict(done.graphs), done.files) == ((), {}, 0)
    assert held == {
        file: file.read_bytes() for file in receiver.rglob("*") if file.is_file()
    }


def test_a_graph_that_no_release_names_is_taken_out_as_well(tmp_path: Path) -> None:
    (tmp_path / "store.json").write_text('{"format": 2}', "utf-8")
    name = Archive(tmp_path).keep(facts("eksempel/navne", BIRD).triples)

    done = scrubbing.scrub(tmp_path, COUNCIL, stones(PERSON))

    assert not Archive(tmp_path).holds(name)
    assert Archive(tmp_path).holds(done.graphs[name])


def test_what_was_begun_is_finished_once(tmp_path: Path) -> None:
    folder = council.built(tmp_path, forum("Lærkeudvalget"))
    name = Archive(folder).keep(facts("eksempel/navne", BIRD).triples)
    with versions.locked(folder):
        scrubbing.begin(folder, {COUNCIL: stones(PERSON)})
        assert scrubbing.is_pending(folder)
        [done] = scrubbing.finish(folder)
        assert scrubbing.finish(folder) == ()

    assert not scrubbing.is_pending(folder)
    assert [*done.graphs] == [name]
    assert not Archive(folder).holds(name)


def test_a_withdrawal_that_was_undone_is_no_longer_waited_for(tmp_path: Path) -> None:
    folder = council.built(tmp_path, forum("Lærkeudvalget"))
    with versions.locked(folder):
        scrubbing.begin(folder, {COUNCIL: stones(PERSON)})
        scrubbing.begin(folder, {})
        scrubbing.finish(folder)

    assert not scrubbing.is_pending(folder)


def test_a_record_that_does_not_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "withdrawals.json").write_text("[", "utf-8")

    with pytest.raises(StoreReadError):
        scrubbing.is_pending(tmp_path)
