"""What another council shares replaces its own graphs, and touches nothing else."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from handmade_packages import (
    BEGUN,
    COMMON,
    ENDED,
    GRAPH,
    LEADS,
    MORE,
    OURS,
    data,
    lead,
    package,
    store,
    text,
)
from kkr_graph import build, course, history, importing, versions
from kkr_graph.errors import (
    BrokenHistoryError,
    BuildRunningError,
    InvalidFactsError,
    NoBaseError,
    NotYoursToWriteError,
    OlderReleaseError,
    OtherReleaseError,
    OwnGraphsError,
    OwnPackageError,
    StoreChangedError,
    StoreMissingError,
    StoreWriteError,
)
from kkr_graph.history_entry import Entry
from kkr_graph.packages.package import Package
from kkr_graph.web import source_graphs

LEAD = {"tovholdere": lead("eksempel/tovholdere")}
TWO = {**LEAD, "flere": ""}
OTHER = {"tovholdere": lead("eksempel/tovholdere", "b"), "flere": ""}


def take(folder: Path, one: Package, ours: str | None = None) -> Entry:
    return importing.accept(folder, importing.propose(folder, one, ours), BEGUN, ENDED)


def held(folder: Path) -> dict[str, frozenset[str]]:
    """Return what each source graph says."""
    opened = versions.open_current(folder)
    sources = versions.current(folder)
    assert sources is not None
    try:
        return {
            graph: frozenset(map(str, opened.triples(graph)))
            for graph in sources.sources
        }
    finally:
        opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return store(tmp_path)


def test_what_is_taken_in_stands_beside_ours_and_the_common_ground(
    folder: Path,
) -> None:
    before = held(folder)

    entry = take(folder, package(TWO))

    after = held(folder)
    assert after.keys() == {OURS, COMMON, LEADS, MORE}
    assert {graph: after[graph] for graph in before} == before
    assert entry.generated == entry.members
    assert history.entries(folder) == (entry,)
    version = versions.current(folder)
    assert version is not None
    assert version.received["eksempel"].release == "1.0.0"


def test_a_new_release_takes_the_place_of_the_one_before_whole(folder: Path) -> None:
    take(folder, package(TWO))
    proposal = importing.propose(folder, package(LEAD, "1.1.0"))

    assert {change.kind for change in proposal.changes} == {"removed"}
    entry = importing.accept(folder, proposal, BEGUN, ENDED)

    assert held(folder).keys() == {OURS, COMMON, LEADS}
    assert entry.generated == {}
    assert entry.invalidated.keys() == {MORE}


def test_a_proposal_changes_nothing(folder: Path) -> None:
    before = sorted(path for path in folder.rglob("*"))

    proposal = importing.propose(folder, package(LEAD))

    assert proposal.is_news
    assert {change.graph for change in proposal.changes} == {LEADS}
    assert sorted(path for path in folder.rglob("*")) == before


def test_the_same_package_twice_is_no_news(folder: Path) -> None:
    take(folder, package(LEAD))

    proposal = importing.propose(folder, package(LEAD))

    assert not proposal.is_news
    assert proposal.changes == ()


def test_two_councils_are_kept_apart(folder: Path) -> None:
    take(folder, package(LEAD))
    take(folder, package({"flere": ""}, council="sesam"))

    assert held(folder).keys() == {
        OURS,
        COMMON,
        LEADS,
        MORE.replace("eksempel", "sesam"),
    }


def test_a_package_of_our_own_is_refused(folder: Path) -> None:
    with pytest.raises(OwnPackageError):
        importing.propose(folder, package({"register": ""}, council="andeby"), "andeby")
    with pytest.raises(OwnGraphsError, match="--council"):
        importing.propose(folder, package({"register": ""}, council="andeby"))


def test_what_we_said_on_behalf_of_another_gives_way_to_its_own_word(
    tmp_path: Path,
) -> None:
    folder = store(tmp_path, sender=True)
    read = held(folder)[LEADS]

    entry = take(folder, package(LEAD), "andeby")

    assert entry.invalidated.keys() == entry.generated.keys() == {LEADS}
    said = held(folder)[LEADS]
    assert said != read
    build.build([data(tmp_path / "data", sender=True)], folder)
    assert held(folder)[LEADS] == said


def test_an_older_release_is_refused_as_a_replay(folder: Path) -> None:
    take(folder, package(LEAD, "1.10.0"))

    with pytest.raises(OlderReleaseError):
        importing.propose(folder, package(TWO, "1.9.0"))


def test_a_number_that_is_in_use_cannot_be_used_for_something_else(
    folder: Path,
) -> None:
    take(folder, package(LEAD))

    with pytest.raises(OtherReleaseError):
        importing.propose(folder, package(OTHER))


def test_the_same_release_may_come_for_more_readers(folder: Path) -> None:
    take(folder, package(LEAD))

    take(folder, package(TWO, access="councils"))

    assert MORE in held(folder)


def test_a_package_of_changes_builds_on_what_is_held(folder: Path) -> None:
    take(folder, package(TWO))
    before = held(folder)

    changes = package(OTHER, "1.1.0", since="1.0.0", carried={"tovholdere"})
    take(folder, changes)

    after = held(folder)
    assert after[MORE] == before[MORE]
    assert after[LEADS] != before[LEADS]


@pytest.mark.parametrize(
    "base", [None, LEAD, {**LEAD, "flere": "# \n<id/x> dct:title 'X'@da ."}]
)
def test_a_package_of_changes_without_its_base_is_refused(
    folder: Path, base: dict[str, str] | None
) -> None:
    if base is LEAD:
        take(folder, package(base))
    changes = package(OTHER, "1.1.0", since="1.0.0", carried={"tovholdere"})

    with pytest.raises(NoBaseError, match="whole package"):
        importing.propose(folder, changes)


def test_facts_that_break_the_shapes_are_refused_whole(folder: Path) -> None:
    before = held(folder)
    broken = LEAD["tovholdere"].replace("org:role", "dct:subject")

    with pytest.raises(InvalidFactsError):
        importing.propose(folder, package({"tovholdere": broken}))
    assert held(folder) == before
    assert history.entries(folder) == ()


def test_a_store_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    first = importing.propose(folder, package(LEAD))
    take(folder, package({"flere": ""}, council="sesam"))

    with pytest.raises(StoreChangedError):
        importing.accept(folder, first, BEGUN, ENDED)
    assert LEADS not in held(folder)


def test_nothing_is_taken_in_where_nothing_was_built(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="kkr build"):
        importing.propose(tmp_path, package(LEAD))


def test_nothing_is_taken_in_while_a_build_runs(folder: Path) -> None:
    proposal = importing.propose(folder, package(LEAD))

    with versions.locked(folder), pytest.raises(BuildRunningError):
        importing.accept(folder, proposal, BEGUN, ENDED)


def test_a_build_keeps_what_was_taken_in(folder: Path, tmp_path: Path) -> None:
    take(folder, package(TWO))
    ours = data(tmp_path / "data", label="<id/document/nyt> dct:title 'Nyt'@da .")
    (ours / "more.ttl").write_text(
        (ours / "ours.ttl").read_text("utf-8").replace("andeby/register", "andeby/nyt"),
        "utf-8",
    )
    before = held(folder)

    build.build([ours], folder)

    after = held(folder)
    assert after.keys() == before.keys() | {OURS.replace("register", "nyt")}
    assert after[LEADS] == before[LEADS]
    assert not importing.propose(folder, package(TWO)).is_news


@pytest.mark.parametrize("damage", ["", "{", None])
def test_a_build_over_a_version_that_cannot_be_read_keeps_what_was_taken_in(
    folder: Path, tmp_path: Path, damage: str | None
) -> None:
    take(folder, package(TWO))
    take(folder, package(OTHER, "1.1.0"))
    before = held(folder)
    version = versions.current(folder)
    assert version is not None
    file = folder / "versions" / version.id / "version.json"
    file.unlink() if damage is None else file.write_text(damage)

    build.build([tmp_path / "data"], folder)

    assert held(folder) == before
    found = versions.current(folder)
    assert found is not None
    assert found.received == version.received


def test_a_build_refuses_rather_than_drop_what_a_broken_history_cannot_tell(
    folder: Path, tmp_path: Path
) -> None:
    take(folder, package(TWO))
    version = versions.current(folder)
    assert version is not None
    (folder / "versions" / version.id / "version.json").write_text("{")
    (folder / "history" / "000001.nt").unlink()

    with pytest.raises(BrokenHistoryError, match="backup"):
        build.build([tmp_path / "data"], folder)


def test_a_store_on_disk_that_is_damaged_is_built_again_with_what_was_taken_in(
    folder: Path, tmp_path: Path
) -> None:
    take(folder, package(TWO))
    before = held(folder)
    for table in (folder / "versions").glob("*/rdf/*.sst"):
        table.unlink()

    build.build([tmp_path / "data"], folder)

    assert held(folder) == before


def write(folder: Path, name: str, body: str) -> None:
    """Put a source over HTTP, as the writer of the server does."""
    version = versions.current(folder)
    assert version is not None
    wanted = {"do": "put", "graph": name, "media": "text/turtle"}
    sent = text(name.removeprefix(GRAPH), body).encode()
    with versions.locked(folder):
        source_graphs.write(folder, version, wanted, sent)


def test_what_is_written_over_http_stands_beside_what_was_taken_in(
    folder: Path,
) -> None:
    take(folder, package(LEAD))
    write(folder, OURS, "<id/document/nyt> dct:title 'Nyt'@da .")
    said = held(folder)

    take(folder, package(OTHER, "1.1.0"))

    assert held(folder)[OURS] == said[OURS]
    assert held(folder).keys() == {OURS, COMMON, LEADS, MORE}


def test_what_was_received_is_not_written_over_http(folder: Path) -> None:
    take(folder, package(LEAD))
    before = held(folder)

    for name in (LEADS, MORE):
        with pytest.raises(NotYoursToWriteError, match="received from eksempel"):
            write(folder, name, "")
    assert held(folder) == before


CHILD = """\
import os, resource, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from handmade_packages import BEGUN, ENDED, package
from test_importing import LEAD, OTHER
from kkr_graph import archive, build, fingerprints, history, importing, versions
from kkr_graph.errors import KkrGraphError
folder = Path(sys.argv[1])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
def after(do):
    def wrapped(*given, **more):
        do(*given, **more)
        die()
    return wrapped
proposal = importing.propose(folder, package(OTHER, "2.0.0"))
{trap}
try:
    importing.accept(folder, proposal, BEGUN, ENDED)
except KkrGraphError as error:
    print(type(error).__name__)
    sys.exit(error.exit_code)
"""
# Where the process is killed, and whether what it was to take in is then in use.
POINTS = {
    "importing.keep = die": False,
    "importing.keep = after(importing.keep)": False,
    "history.announce = after(history.announce)": False,
    "build.revise = die": False,
    "fingerprints.of = die": False,
    "build.following = die": False,
    "versions.add = die": False,
    "build.following = after(build.following)": False,
    "versions._remove = die": False,
    "versions._prune = die": True,
    "versions.add = after(versions.add)": True,
    "history.settle = (lambda s: lambda *g: s(*g) if not (folder / 'history' / "
    "'.pending').exists() else die())(history.settle)": True,
    "history.note = die": True,
    "history.note = after(history.note)": True,
}


def child(folder: Path, trap: str) -> "subprocess.CompletedProcess[str]":
    script = CHILD.format(tests=str(Path(__file__).parent), trap=trap)
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("trap", POINTS)
def test_an_import_that_is_killed_leaves_the_old_state_or_the_new(
    folder: Path, tmp_path: Path, trap: str
) -> None:
    take(folder, package(LEAD))
    before = held(folder)

    assert child(folder, trap).returncode == -signal.SIGKILL

    after = held(folder)
    assert (after != before) == POINTS[trap]
    version = versions.current(folder)
    assert version is not None
    in_use = version.received["eksempel"].release
    assert in_use == ("2.0.0" if POINTS[trap] else "1.0.0")
    with versions.locked(folder):  # as the next command does
        history.settle(folder, version.received)
    assert history.check(folder) == ()
    assert course.received(folder) == version.received
    build.build([tmp_path / "data"], folder)
    assert held(folder) == after
    take(folder, package(OTHER, "2.0.1"))
    assert held(folder).keys() == {OURS, COMMON, LEADS, MORE}


def test_a_disk_that_takes_no_more_leaves_the_old_state(folder: Path) -> None:
    take(folder, package(LEAD))
    before = held(folder)

    done = child(folder, "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))")

    assert (done.returncode, done.stdout) == (4, "StoreWriteError\n")
    assert held(folder) == before
    assert [one.release for one in history.entries(folder)] == ["1.0.0"]
    assert not (folder / "history" / ".pending").exists()


def test_an_archive_that_cannot_be_written_leaves_the_old_state(folder: Path) -> None:
    before = held(folder)
    (folder / "archive").touch()
    proposal = importing.propose(folder, package(LEAD))

    with pytest.raises(StoreWriteError):
        importing.accept(folder, proposal, BEGUN, ENDED)
    assert held(folder) == before


def test_a_release_that_was_signed_anew_is_the_same_release(folder: Path) -> None:
    take(folder, package(LEAD))

    again = replace(package(LEAD), key="fedcba9876543210")

    assert not importing.propose(folder, again).is_news
