"""A store is whole or as it was, whatever stops a build."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kkr_graph import versions
from kkr_graph.errors import (
    BuildRunningError,
    NewerStoreError,
    NotAStoreError,
    StoreMissingError,
    StoreReadError,
    StoreWriteError,
)
from kkr_graph.store import DiskStore
from kkr_graph.versions import Version
from small_sources import facts

COUNT = "SELECT ?s ?p ?o { ?s ?p ?o }"


def filler(name: str) -> Callable[[DiskStore], None]:
    return lambda store: store.fill(facts(name).as_quads())


def keep(folder: Path, name: str) -> None:
    with versions.locked(folder):
        versions.add(folder, Version(name), filler(name))


def held(folder: Path) -> tuple[str, ...]:
    store = versions.open_current(folder)
    try:
        return store.graphs()
    finally:
        store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(tmp_path / "store", "a")
    return tmp_path / "store"


A = ("https://w3id.org/kkr/graph/a",)
B = ("https://w3id.org/kkr/graph/b",)


def test_the_newest_version_is_the_one_in_use(folder: Path) -> None:
    assert held(folder) == A

    keep(folder, "b")

    assert held(folder) == B
    assert versions.current(folder) == Version("b")


def test_the_version_before_is_kept_and_older_ones_are_not(folder: Path) -> None:
    keep(folder, "b")
    keep(folder, "c")

    assert sorted(p.name for p in (folder / "versions").iterdir()) == ["b", "c"]


def test_who_reads_goes_on_reading_while_a_build_replaces_the_store(
    folder: Path,
) -> None:
    reader = versions.open_current(folder)
    keep(folder, "b")

    assert reader.graphs() == A
    assert len(reader.select(COUNT)) == 2
    reader.close()


def test_an_error_while_filling_leaves_the_last_store(folder: Path) -> None:
    def fail(store: DiskStore) -> None:
        filler("b")(store)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), versions.locked(folder):
        versions.add(folder, Version("b"), fail)

    assert held(folder) == A
    assert [p.name for p in (folder / "versions").iterdir()] == ["a"]


def test_a_full_disk_leaves_the_last_store(folder: Path) -> None:
    def full(_: DiskStore) -> None:
        raise OSError(28, "No space left on device")

    with (
        pytest.raises(StoreWriteError, match="No space left") as raised,
        versions.locked(folder),
    ):
        versions.add(folder, Version("b"), full)

    assert raised.value.exit_code == 4
    assert held(folder) == A


CHILD = """\
import os, resource, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_versions import filler
from kkr_graph import versions
from kkr_graph.errors import KkrGraphError
folder = Path(sys.argv[1])
def killed(store):
    filler("b")(store)
    os.kill(os.getpid(), signal.SIGKILL)
def waiting(store):
    print("building", flush=True)
    sys.stdin.readline()
    filler("b")(store)
def limited(store):
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
    filler("b")(store)
try:
    with versions.locked(folder):
        versions.add(folder, versions.Version("b"), {fill})
except KkrGraphError as error:
    print(type(error).__name__)
    sys.exit(error.exit_code)
"""


def child(folder: Path, fill: str) -> "subprocess.Popen[str]":
    script = CHILD.format(tests=str(Path(__file__).parent), fill=fill)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_build_that_is_killed_leaves_the_last_store(folder: Path) -> None:
    with child(folder, "killed") as process:
        process.communicate(timeout=60)

    assert process.returncode == -signal.SIGKILL
    assert (folder / "versions" / ".b").is_dir()
    assert held(folder) == A

    keep(folder, "b")  # and the next build clears up after it

    assert held(folder) == B
    assert not (folder / "versions" / ".b").exists()


def test_a_disk_that_takes_no_more_leaves_the_last_store(folder: Path) -> None:
    with child(folder, "limited") as process:
        said, _ = process.communicate(timeout=60)

    assert (process.returncode, said) == (4, "StoreWriteError\n")
    assert held(folder) == A
    assert [p.name for p in (folder / "versions").iterdir()] == ["a"]


def test_the_second_of_two_builds_is_refused(folder: Path) -> None:
    with child(folder, "waiting") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "building\n"
        with pytest.raises(BuildRunningError) as raised, versions.locked(folder):
            pass
        assert held(folder) == A  # reading goes on meanwhile
        first.communicate("go on\n", timeout=60)

    assert raised.value.exit_code == 4
    assert first.returncode == 0
    assert held(folder) == B


def test_a_store_from_a_newer_release_is_neither_read_nor_built_over(
    folder: Path,
) -> None:
    (folder / "store.json").write_text(json.dumps({"format": 3}))

    for attempt in (held, lambda folder: keep(folder, "b")):
        with pytest.raises(NewerStoreError, match="format 3") as raised:
            attempt(folder)
        assert raised.value.exit_code == 4
    assert (folder / "current").read_text() == "a\n"


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()

    with pytest.raises(NotAStoreError, match=r"thesis\.docx"):
        keep(tmp_path, "a")
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "x"}'])
def test_a_damaged_description_is_said_to_be_damaged(
    folder: Path, content: str
) -> None:
    (folder / "store.json").write_text(content)

    with pytest.raises(NotAStoreError, match=r"store\.json"):
        versions.current(folder)


def test_a_folder_where_nothing_was_built_says_how_to_build(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert versions.current(folder) is None
        with pytest.raises(StoreMissingError, match="kkr build"):
            versions.open_current(folder)


def test_a_damaged_version_is_not_sound_and_can_be_built_again(folder: Path) -> None:
    for table in (folder / "versions" / "a" / "rdf").glob("*.sst"):
        table.unlink()

    assert not versions.is_sound(folder, "a")
    with pytest.raises(StoreReadError, match="kkr build"):
        versions.open_current(folder)

    keep(folder, "a")

    assert held(folder) == A


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises((StoreWriteError, NotAStoreError)):
        keep(tmp_path / "file" / "store", "a")


def test_the_folder_is_the_one_named_in_the_environment() -> None:
    named = versions.default_store_dir({"KKR_STORE": "/somewhere/else"})

    assert named == Path("/somewhere/else")
    assert versions.default_store_dir({}).name == "store"
