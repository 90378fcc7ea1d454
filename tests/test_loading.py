"""What is brought into memory is what the store on disk holds, however it is read."""

import os
import shutil
import signal
from contextlib import closing
from pathlib import Path
from typing import IO

import pyoxigraph as ox
import pytest

from kkr_graph import build, growth, loading, statement_text, versions
from kkr_graph.errors import StoreReadError
from kkr_graph.resources import DATA
from kkr_graph.store import DiskStore
from kkr_graph.versions import Version
from small_sources import facts, write

FORUM = "<id/forum/kkr/hovedstaden>"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loading")
    build.build([Path(str(DATA))], folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "store"))


def test_the_text_tells_what_the_store_on_disk_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_the_disk(monkeypatch)

    assert in_memory(folder) == on_disk(folder)


def test_steps_since_the_text_was_written_are_taken(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for numbers in ("1", "12", "2", "23"):
        edit(folder, tmp_path, numbers)
    forbid_the_disk(monkeypatch)

    assert growth.steps(folder, named(folder)) == 4
    assert in_memory(folder) == on_disk(folder)


def test_a_graph_that_was_taken_out_is_not_there(folder: Path, tmp_path: Path) -> None:
    before = in_memory(folder)
    edit(folder, tmp_path, "1")
    edit(folder, tmp_path, "")

    store = loading.load(folder, named(folder))

    assert {*store} == before
    assert ox.NamedNode("https://w3id.org/kkr/graph/nr-1") not in [
        *store.named_graphs()
    ]


def test_a_version_shares_the_text_of_the_one_before(
    folder: Path, tmp_path: Path
) -> None:
    before = text(folder).stat().st_ino
    edit(folder, tmp_path, "1")

    assert text(folder).stat().st_ino == before


def test_text_that_steps_outgrew_is_kept_no_longer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "_PACKED", 0)
    edit(folder, tmp_path, "1")
    assert not text(folder).exists()
    edit(folder, tmp_path, "12")

    assert not text(folder).exists()
    assert in_memory(folder) == on_disk(folder)


@pytest.mark.parametrize("kept", [0, 100, -10])
def test_damaged_text_is_not_read(folder: Path, kept: int) -> None:
    whole = text(folder).read_bytes()
    text(folder).write_bytes(whole[:kept])

    assert in_memory(folder) == on_disk(folder)


def test_text_of_which_a_byte_changed_is_not_read(folder: Path) -> None:
    whole = bytearray(text(folder).read_bytes())
    whole[len(whole) // 2] ^= 1
    text(folder).write_bytes(whole)

    assert in_memory(folder) == on_disk(folder)


def test_a_step_that_is_lost_is_noticed(folder: Path, tmp_path: Path) -> None:
    edit(folder, tmp_path, "1")
    steps = versions.place(folder, named(folder)) / "steps"
    for file in steps.iterdir():
        file.unlink()

    assert in_memory(folder) == on_disk(folder)


def test_a_dataset_that_is_not_ours_keeps_its_default_graph(tmp_path: Path) -> None:
    quads = [*facts("a").as_quads()]

    def fill(store: DiskStore) -> None:
        store.fill_as_is(quads)

    with versions.locked(tmp_path / "store"):
        versions.add(tmp_path / "store", Version("a"), fill)

    assert {*loading.load(tmp_path / "store", "a")} == {*quads}


def test_a_copy_that_is_killed_while_it_reads_the_disk_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: DiskStore, stream: IO[bytes]) -> None:
        stream.write(b"<x:a> <x:b> <x:c> .\n")
        stream.flush()
        os.kill(os.getpid(), signal.SIGKILL)

    text(folder).unlink()
    monkeypatch.setattr(DiskStore, "dump", ended)

    with pytest.raises(StoreReadError):
        loading.load(folder, named(folder))


def edit(folder: Path, aside: Path, numbers: str) -> None:
    """Build with a source more for each of *numbers*, and with no other."""
    more = [
        write(
            aside,
            f"nr-{number}",
            f"<graph/nr-{number}> kkr:accessLevel <concept/access-level/public> ; "
            "dct:title 'Prøve'@da, 'Test'@en ; "
            "dct:license <https://creativecommons.org/licenses/by/4.0/> .\n"
            f"{FORUM} skos:altLabel 'Eksempel {number}'@da, 'Eksempel'@da .",
        )
        for number in numbers
    ]
    build.build([Path(str(DATA)), *more], folder)


def forbid_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_from_disk", None)


def named(folder: Path) -> str:
    version = versions.current(folder)
    assert version is not None
    return version.id


def text(folder: Path) -> Path:
    return versions.place(folder, named(folder)) / statement_text.NAME


def in_memory(folder: Path) -> set[ox.Quad]:
    return {*loading.load(folder, named(folder))}


def on_disk(folder: Path) -> set[ox.Quad]:
    with closing(versions.open_current(folder)) as disk:
        return {*disk.inner}
