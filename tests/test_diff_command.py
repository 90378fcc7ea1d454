"""``kkr diff``: releases, packages, sources, stores, and the graph as it is now."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import made_up_packages
from kkr_graph import build, releases, snapshots, sources
from kkr_graph.archive import Archive
from kkr_graph.cli import main
from kkr_graph.errors import UnknownStateError
from kkr_graph.keys import trust
from kkr_graph.releases import Release
from small_sources import accept, write

FIRST = '<id/initiative/letbanen> a kkr:Initiative ; skos:prefLabel "Letbanen"@da .'
THEN = FIRST.replace("Letbanen", "Banen")
NAME = "eksempel/initiativer"
CHANGE = "Ændret: Banen\n  betegnelse: Letbanen → Banen\n"


def diff(*args: str | Path, folder: Path | None = None, lang: str = "da") -> Result:
    store = ("--store", str(folder or "/nowhere"))
    return CliRunner().invoke(main, ["diff", *map(str, args), *store, "--lang", lang])


def released(folder: Path, name: str, data: Path) -> None:
    """Make a release of what the sources in *data* say."""
    kept = Archive(folder)
    graphs = {one.graph: kept.keep(one.triples) for one in sources.read_all(data)}
    releases.write(folder, Release(name, "eksempel", "2026-11-26T09:30:00Z", graphs))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    folder = tmp_path / "før"
    folder.mkdir()
    write(folder, "kilde", "").write_text(_turtle(FIRST), "utf-8")
    return folder


@pytest.fixture
def after(tmp_path: Path) -> Path:
    folder = tmp_path / "efter"
    folder.mkdir()
    write(folder, "kilde", "").write_text(_turtle(THEN), "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, after: Path) -> Path:
    folder = tmp_path / "store"
    build.build([after], folder, checker=accept)
    return folder


def _turtle(body: str) -> str:
    from small_sources import turtle  # noqa: PLC0415 - the name is taken above

    return turtle(NAME, body)


def test_two_folders_of_sources_are_compared_thing_by_thing(
    before: Path, after: Path
) -> None:
    result = diff(before, after)
    assert result.exit_code == 0, result.output
    assert "1 ændret.\n" in result.stdout
    assert CHANGE in result.stdout


def test_both_hashes_stand_above_the_difference(before: Path, after: Path) -> None:
    said = diff(before, after).stdout
    for folder in (before, after):
        assert snapshots.read(str(folder), folder).digest in said


def test_the_same_twice_differs_in_nothing(before: Path) -> None:
    result = diff(before, before, "--exit-code", lang="en")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "No difference.")


def test_a_difference_ends_with_one_only_if_asked(before: Path, after: Path) -> None:
    assert diff(before, after).exit_code == 0
    assert diff(before, after, "--exit-code").exit_code == 1


def test_a_store_and_a_full_stop_are_the_version_in_use(
    before: Path, store: Path
) -> None:
    assert CHANGE in diff(before, store).stdout
    assert CHANGE in diff(before, ".", folder=store).stdout
    assert diff(store, ".", "--exit-code", folder=store).exit_code == 0


def test_a_release_is_opened_as_it_was(before: Path, store: Path) -> None:
    released(store, "1.0.0", before)
    assert CHANGE in diff("1.0.0", ".", folder=store).stdout


def test_a_release_and_the_sources_it_was_made_of_have_one_hash(
    before: Path, store: Path
) -> None:
    released(store, "1.0.0", before)
    assert diff("1.0.0", before, "--exit-code", folder=store).exit_code == 0


def test_an_unknown_release_is_told_with_those_there_are(
    before: Path, store: Path
) -> None:
    released(store, "1.0.0", before)
    result = diff("1.0.1", ".", folder=store)
    assert result.exit_code == UnknownStateError.exit_code
    assert "1.0.0" in result.stderr


def test_what_names_nothing_is_refused(tmp_path: Path) -> None:
    result = diff("findes-ikke", tmp_path)
    assert result.exit_code == UnknownStateError.exit_code
    assert "findes-ikke" in result.stderr


def test_a_package_is_verified_before_it_is_compared(
    tmp_path: Path, store: Path
) -> None:
    package = tmp_path / "pakke.zip"
    package.write_bytes(made_up_packages.made(_turtle(FIRST)))
    assert diff(package, ".", folder=store).exit_code != 0  # nobody trusts the key
    trust.write(store, made_up_packages.TRUST)
    assert CHANGE in diff(package, ".", folder=store).stdout


def test_a_package_that_was_changed_on_the_way_is_not_compared(
    tmp_path: Path, store: Path
) -> None:
    package = tmp_path / "pakke.zip"
    trust.write(store, made_up_packages.TRUST)
    spoilt = made_up_packages.made(_turtle(FIRST), quads=b"")
    package.write_bytes(spoilt)
    result = diff(package, ".", folder=store)
    assert result.exit_code != 0
    assert result.stdout == ""


def test_only_the_senders_graphs_are_held_against_a_package(
    tmp_path: Path, after: Path
) -> None:
    folder = tmp_path / "store"
    write(after, "andre", FIRST)
    build.build([after], folder, checker=accept)
    trust.write(folder, made_up_packages.TRUST)
    package = tmp_path / "pakke.zip"
    package.write_bytes(made_up_packages.made(_turtle(THEN)))
    result = diff(package, ".", "--exit-code", folder=folder)
    assert result.exit_code == 0, result.output


def test_json_says_the_same_to_programs(before: Path, after: Path) -> None:
    said = json.loads(diff(before, after, "--format", "json").stdout)
    assert said["same"] is False
    assert said["counts"]["changed"] == 1
    [thing] = said["things"]
    assert thing["changes"] == [
        {"property": "betegnelse", "was": ["Letbanen"], "now": ["Banen"]}
    ]


@pytest.mark.parametrize(("suffix", "opening"), [("rdfp", "H id"), ("ru", "# sha256")])
def test_the_name_of_the_file_says_the_form(
    tmp_path: Path, before: Path, after: Path, suffix: str, opening: str
) -> None:
    file = tmp_path / f"forskel.{suffix}"
    assert diff(before, after, "-o", file).exit_code == 0
    assert file.read_text("utf-8").startswith(opening)


def test_the_update_makes_b_of_a(before: Path, after: Path) -> None:
    held = ox.Store()
    held.extend(snapshots.read(str(before), before).quads)
    held.update(diff(before, after, "--format", "update").stdout)
    wanted = snapshots.read(str(after), after)
    assert snapshots.of_quads(held, "held").digest == wanted.digest


def test_a_dataset_of_others_may_hold_nodes_without_names(tmp_path: Path) -> None:
    one, two = tmp_path / "a.nq", tmp_path / "b.trig"
    node = "<https://example.org/n>"
    one.write_text(f'_:a {node} "x" {node} .\n', "utf-8")
    two.write_text(f'{node} {{ _:other {node} "x" . }}', "utf-8")
    assert diff(one, two, "--exit-code").exit_code == 0
    two.write_text(f'{node} {{ _:other {node} "y" . }}', "utf-8")
    result = diff(one, two, "--exit-code")
    assert result.exit_code == 1
    assert "knuder uden navn" in result.stdout
    assert diff(one, two, "--format", "patch").exit_code == 4


def test_a_file_that_does_not_read_is_named_with_the_line(tmp_path: Path) -> None:
    broken = tmp_path / "a.nq"
    broken.write_text("<https://example.org/n> nej\n", "utf-8")
    result = diff(broken, broken)
    assert result.exit_code == 3
    assert "a.nq" in result.stderr


WITHDRAWN = """
<id/initiative/letbanen> owl:deprecated true .
"""


def test_a_patch_that_says_what_is_withdrawn_warns_of_it(
    tmp_path: Path, before: Path
) -> None:
    gone = tmp_path / "b.ttl"
    head = "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"
    gone.write_text(head + _turtle(WITHDRAWN), "utf-8")
    patch = diff(before, gone, "--format", "patch")
    assert "Bemærk" in patch.stderr
    for form in ("text", "json", "update"):
        result = diff(before, gone, "--format", form)
        assert "Letbanen" not in result.stdout
        assert result.stderr == ""
