"""What was taken in can be undone, and that again; nothing else changes by it."""

from dataclasses import replace
from pathlib import Path

import pytest

from handmade_packages import (
    BEGUN,
    COMMON,
    ENDED,
    LEADS,
    MORE,
    OURS,
    data,
    lead,
    package,
    store,
)
from kkr_graph import build, course, history, rollback, versions
from kkr_graph.archive import Archive
from kkr_graph.errors import (
    BrokenHistoryError,
    NothingToUndoError,
    StoreChangedError,
    UnknownEntryError,
    WithdrawnSinceError,
)
from kkr_graph.history_entry import Entry
from test_importing import LEAD, OTHER, TWO, held, take

GONE = """
<id/lead/eksempel/a>
    <http://www.w3.org/2002/07/owl#deprecated> true ;
    kkr:withdrawnOn "2026-11-25"^^xsd:date ;
    kkr:withdrawalGround <concept/withdrawal-ground/error> ;
.
"""


def undo(folder: Path, wanted: str | None = None) -> Entry:
    return rollback.accept(folder, rollback.propose(folder, wanted), BEGUN, ENDED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return store(tmp_path)


def test_the_first_import_goes_away(folder: Path) -> None:
    before = held(folder)
    first = take(folder, package(TWO))

    entry = undo(folder)

    assert held(folder) == before
    assert (entry.undoes, entry.release) == (first.name, "")
    assert entry.invalidated == first.generated
    version = versions.current(folder)
    assert version is not None
    assert version.received == {}


def test_a_later_import_gives_way_to_the_one_before(folder: Path) -> None:
    take(folder, package(LEAD))
    before = held(folder)
    take(folder, package(OTHER, "1.1.0"))

    entry = undo(folder)

    assert held(folder) == before
    assert entry.release == "1.0.0"


def test_each_rollback_goes_one_import_further_back(folder: Path) -> None:
    states = [held(folder)]
    for release, bodies in (("1.0.0", LEAD), ("1.1.0", TWO), ("1.2.0", OTHER)):
        take(folder, package(bodies, release))
        states.append(held(folder))

    for state in reversed(states[:-1]):
        undo(folder)
        assert held(folder) == state
    with pytest.raises(NothingToUndoError):
        rollback.propose(folder)


def test_a_rollback_can_be_undone_and_that_again(folder: Path) -> None:
    states = [held(folder)]
    take(folder, package(LEAD))
    states.append(held(folder))

    for turn in range(4):
        wanted = None if turn == 0 else str(turn + 1)
        undo(folder, wanted)
        assert held(folder) == states[turn % 2]
        version = versions.current(folder)
        assert version is not None
        assert course.received(folder) == version.received


def test_the_last_import_is_undone_whosever_it_is(folder: Path) -> None:
    take(folder, package(LEAD))
    take(folder, package({"flere": ""}, council="sesam"))

    assert undo(folder).council == "sesam"
    assert held(folder).keys() == {OURS, COMMON, LEADS}


def test_an_earlier_import_is_undone_with_those_of_its_council_after_it(
    folder: Path,
) -> None:
    before = held(folder)
    first = take(folder, package(LEAD))
    take(folder, package({"flere": ""}, council="sesam"))
    take(folder, package(OTHER, "1.1.0"))

    undo(folder, first.name)

    assert held(folder).keys() == before.keys() | {MORE.replace("eksempel", "sesam")}


def test_an_import_that_was_undone_is_no_news_to_undo(folder: Path) -> None:
    take(folder, package(LEAD))
    undo(folder)

    assert not rollback.propose(folder, "1").is_news


def test_what_we_changed_ourselves_since_stays(folder: Path, tmp_path: Path) -> None:
    take(folder, package(TWO))
    ours = data(tmp_path / "data")
    text = (ours / "ours.ttl").read_text("utf-8")
    (ours / "ours.ttl").write_text(text.replace("Papir", "Nyt papir"), "utf-8")
    build.build([ours], folder)
    said = held(folder)[OURS]

    undo(folder)

    assert held(folder).keys() == {OURS, COMMON}
    assert held(folder)[OURS] == said


def test_what_we_said_on_behalf_of_the_sender_comes_back(tmp_path: Path) -> None:
    folder = store(tmp_path, sender=True)
    before = held(folder)
    take(folder, package(TWO), "andeby")

    undo(folder)
    assert held(folder) == before
    undo(folder, "2")
    assert held(folder).keys() == before.keys() | {MORE}
    undo(folder, "3")
    assert held(folder) == before


def test_a_release_that_was_undone_can_be_taken_in_again(folder: Path) -> None:
    take(folder, package(LEAD))
    take(folder, package(OTHER, "1.1.0"))
    after = held(folder)
    undo(folder)

    take(folder, package(OTHER, "1.1.0"))

    assert held(folder) == after
    assert history.check(folder) == ()


def test_what_was_withdrawn_since_does_not_come_back(folder: Path) -> None:
    take(folder, package(LEAD))
    second = take(folder, package({"withdrawals": GONE}, "1.1.0"))
    assert LEADS not in held(folder)

    with pytest.raises(WithdrawnSinceError, match="new release"):
        rollback.propose(folder)
    assert second.invalidated.keys() == {LEADS}


def test_a_graph_that_is_kept_no_more_is_not_missed_in_silence(folder: Path) -> None:
    first = take(folder, package(LEAD))
    take(folder, package(OTHER, "1.1.0"))
    Archive(folder).drop(first.members[LEADS])

    with pytest.raises(WithdrawnSinceError):
        rollback.propose(folder)


@pytest.mark.parametrize("wanted", ["2", "nej", "", "0a" * 8])
def test_what_is_not_in_the_history_is_not_undone(folder: Path, wanted: str) -> None:
    take(folder, package(LEAD))

    with pytest.raises(UnknownEntryError, match="kkr history"):
        rollback.propose(folder, wanted)


def test_a_history_that_is_not_whole_is_not_acted_on(folder: Path) -> None:
    take(folder, package(LEAD))
    (folder / "history" / "000001.nt").write_text("")

    with pytest.raises(BrokenHistoryError):
        rollback.propose(folder)


def test_a_store_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    take(folder, package(LEAD))
    undoing = rollback.propose(folder)
    take(folder, package(OTHER, "1.1.0"))

    with pytest.raises(StoreChangedError):
        rollback.accept(folder, undoing, BEGUN, ENDED)
    with pytest.raises(StoreChangedError):
        rollback.accept(folder, replace(undoing, version="nej"), BEGUN, ENDED)


def test_an_import_that_says_what_we_held_already_can_be_undone_too(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    build.build([data(tmp_path / "data", sender=True)], folder)
    before = held(folder)
    told = {"tovholdere": lead("eksempel/tovholdere", "z")}
    take(folder, package(told), ours="andeby")

    undo(folder)

    version = versions.current(folder)
    assert version is not None
    assert (held(folder), version.received) == (before, {})
    with pytest.raises(NothingToUndoError):
        rollback.propose(folder)
