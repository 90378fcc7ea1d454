"""Names are kept from one reading to the next, and never those of other sources."""

from pathlib import Path

import pytest

from kkr_graph.cli import kept_names
from kkr_graph.cli.kept_names import Names

NAMES = [("https://w3id.org/kkr/id/municipality/0999", "Eksempel Kommune")]
OTHERS = [("https://w3id.org/kkr/id/municipality/0998", "Prøve Kommune")]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "world.ttl").write_text("# made up")
    return folder


def kept(sources: Path, names: Names) -> tuple[Names, bool]:
    """Return what is given as names of *sources*, and whether they had to be made."""
    made = []

    def make() -> Names:
        made.append(names)
        return names

    return kept_names.of(sources, make, sources.parent / "kept"), bool(made)


def file(sources: Path) -> Path:
    [file] = (sources.parent / "kept").iterdir()
    return file


def test_names_are_made_once(sources: Path) -> None:
    assert kept(sources, NAMES) == (NAMES, True)
    assert kept(sources, OTHERS) == (NAMES, False)


def test_a_changed_source_has_its_names_made_anew(sources: Path) -> None:
    kept(sources, NAMES)
    (sources / "world.ttl").write_text("# made UP")

    assert kept(sources, OTHERS) == (OTHERS, True)
    assert kept(sources, NAMES) == (OTHERS, False)


def test_a_source_of_another_name_has_its_names_made_anew(sources: Path) -> None:
    kept(sources, NAMES)
    (sources / "world.ttl").rename(sources / "world.edits.ttl")

    assert kept(sources, OTHERS) == (OTHERS, True)


def test_two_folders_keep_their_names_apart(sources: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "world.ttl").write_text("# made up")
    kept(sources, NAMES)

    assert kept(other, OTHERS) == (OTHERS, True)
    assert kept(sources, OTHERS) == (NAMES, False)


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\n[]", b"0\n[]"])
def test_a_damaged_file_is_made_anew(sources: Path, damage: bytes) -> None:
    kept(sources, NAMES)
    file(sources).write_bytes(damage)

    assert kept(sources, OTHERS) == (OTHERS, True)
    assert kept(sources, NAMES) == (OTHERS, False)


def test_a_file_cut_short_is_made_anew(sources: Path) -> None:
    kept(sources, NAMES)
    file(sources).write_bytes(file(sources).read_bytes()[:-1])

    assert kept(sources, OTHERS) == (OTHERS, True)


def test_names_that_cannot_be_kept_are_made_each_time(sources: Path) -> None:
    (sources.parent / "kept").write_text("no folder")

    assert kept(sources, NAMES) == (NAMES, True)
    assert kept(sources, OTHERS) == (OTHERS, True)


def test_sources_that_cannot_be_read_keep_no_names(sources: Path) -> None:
    def make() -> Names:
        reason = "no sources"
        raise ValueError(reason)

    with pytest.raises(ValueError, match="no sources"):
        kept_names.of(sources, make, sources.parent / "kept")

    assert kept(sources, NAMES) == (NAMES, True)
