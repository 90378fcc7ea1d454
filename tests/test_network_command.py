"""``kkr network`` shows and writes networks, and says first what would go wrong."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path
from unittest.mock import patch

import networkx as nx
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from kkr_graph import networks, versions
from kkr_graph.cli import main, network_forms
from kkr_graph.errors import OutputToTerminalError
from kkr_graph.network_files import FORMATS
from kkr_graph.networks.surroundings import DEEPEST
from kkr_graph.versions import Version
from small_networks import two_councils

DAY = ("--on", "2025-09-02")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of two councils that do not exist."""
    folder = tmp_path_factory.mktemp("networks")
    content = two_councils()
    with versions.locked(folder):
        versions.add(folder, Version("1", 1, 1, 0), lambda s: s.fill(content.quads()))
    return folder


def run(store: Path, *args: str) -> Result:
    env = {"KKR_LANG": "da", "KKR_STORE": str(store)}
    return CliRunner().invoke(main, ["network", *args], env=env)


def refused(store: Path, *args: str, code: int = 2) -> str:
    """Return what is said; nothing is shown, and no store is asked."""
    with patch("kkr_graph.cli.network.opened", side_effect=AssertionError):
        result = run(store, *args)
    assert (result.exit_code, result.stdout) == (code, "")
    return result.stderr


def test_without_a_form_there_is_a_table_of_edges(store: Path) -> None:
    result = run(store, "leads", *DAY)

    assert result.exit_code == 0
    head, _, *lines = result.stdout.splitlines()
    assert head.split()[:2] == ["Fra", "Til"]  # what the tie is, all edges share
    assert [line.split("  ")[0] for line in lines] == [
        "Eksempel Kommune",
        "ikke nævnt (ikke nævnt i kilden)",
        "Kontor 9",
    ]
    assert lines[0].endswith("Opdigtet avis, s. 4")


def test_english_is_spoken_too(store: Path) -> None:
    said = run(store, "leads", *DAY, "--lang", "en").stdout

    assert "Green climate effort" in said
    assert "not named (not named in the source)" in said
    assert "memberOf" not in run(store, "forums", *DAY).stdout
    assert "er med i" in run(store, "forums", *DAY).stdout


@pytest.mark.parametrize("name", ["leads", "cooperation", "forums", "matters"])
def test_every_network_is_a_table(store: Path, name: str) -> None:
    assert len(run(store, name, "--on", "alle").stdout.splitlines()) > 3


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_is_written_whole_to_a_file(
    store: Path, form: str, tmp_path: Path
) -> None:
    file = tmp_path / f"net{FORMATS[form].suffix}"
    result = run(store, "leads", *DAY, "--format", form, "-o", str(file))

    assert (result.exit_code, result.output) == (0, "")
    network = networks.leads(two_councils(), on=date(2025, 9, 2))
    assert file.read_bytes() == FORMATS[form].write(network, "da")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_the_name_of_the_file_tells_the_form(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "net.GraphML"
    run(store, "leads", *DAY, "-o", str(file))

    graph = nx.read_graphml(file)
    assert len(graph) == 5


def test_a_council_a_thing_and_a_depth_narrow_it(store: Path) -> None:
    south = run(store, "forums", *DAY, "--council", "syd").stdout
    assert "Åfiktion Kommune" in south
    assert "Udvalget" not in south

    near = run(store, "ego", *DAY, "--thing", "Grøn klimaindsats").stdout
    far = run(store, "ego", *DAY, "--thing", "klima", "--depth", "2").stdout
    assert len(near.splitlines()) < len(far.splitlines())


def test_measures_are_a_table_with_their_explanations(store: Path) -> None:
    said = run(store, "cooperation", *DAY, "--measure").stdout

    assert said.startswith("Navn")
    assert "Broer (bridges): hvor mange" in said
    assert "I alt: 4 knuder" in said or "I alt: 3 knuder" in said


def test_measures_are_rows_in_json_and_attributes_in_a_graph(
    store: Path, tmp_path: Path
) -> None:
    rows = json.loads(run(store, "leads", *DAY, "--measure", "-f", "json").stdout)
    assert {"node", "degree", "betweenness", "community"} <= rows[0].keys()

    file = tmp_path / "net.graphml"
    run(store, "leads", *DAY, "--measure", "-o", str(file))
    graph = nx.read_graphml(file)
    assert {row["degree"] for row in rows} == {d for _, d in graph.nodes("degree")}


def test_what_changed_between_two_days_goes_from_the_earlier(store: Path) -> None:
    days = ("--on", "2025-09-02", "--against", "2026-01-02")
    back = ("--on", "2026-01-02", "--against", "2025-09-02")
    said = run(store, "leads", *days, "-f", "csv").stdout

    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["change"], row["sourceLabel"]) for row in rows] == [
        ("faldt bort", "ikke nævnt (ikke nævnt i kilden)"),
        ("faldt bort", "Eksempel Kommune"),
        ("kom til", "Prøve Kommune"),
    ]
    assert run(store, "leads", *back, "-f", "csv").stdout == said
    nothing = run(store, "leads", *DAY, "--against", "2025-09-03").stdout
    assert nothing.startswith("Intet er ændret")


def test_an_empty_network_is_said_to_be_and_still_written(
    store: Path, tmp_path: Path
) -> None:
    then = ("--on", "1999-01-01")
    assert run(store, "matters", *then).stdout.startswith("Netværket er tomt")

    file = tmp_path / "net.graphml"
    result = run(store, "matters", *then, "-o", str(file))
    assert result.exit_code == 0
    assert "Netværket er tomt" in result.stderr
    assert len(nx.read_graphml(file)) == 0


def test_unknown_names_are_refused_with_what_was_meant(store: Path) -> None:
    assert "Mente du »leads«?" in refused(store, "leeds")
    assert "Mente du »graphml«" in refused(store, "leads", "-f", "graphmll")
    assert "»zip«" not in refused(store, "leads", "-o", "x.odt")
    assert "»2025-02-30«" in refused(store, "leads", "--on", "2025-02-30")
    assert "Skriv 2025-09-02" in refused(store, "leads", *DAY, "--against", "i går")
    assert "kun med: --on, --council" in refused(store, "leads", "--thing", "x")
    assert "--thing Klimaalliancen" in refused(store, "ego")
    assert "1<=x<=6" in refused(store, "ego", "--thing", "x", "--depth", "7")
    assert "--on" in refused(store, "leads", "--on", "alle", "--against", "2025-01-01")
    assert "Det kan: table, json" in refused(
        store, "leads", *DAY, "--against", "2025-01-01", "-f", "graphml"
    )


def test_unknown_things_and_councils_are_refused_with_near_names(store: Path) -> None:
    council = run(store, "leads", "--council", "KKR Nords")
    thing = run(store, "ego", "--thing", "Grøn klimaindsatt")

    assert (council.exit_code, thing.exit_code) == (2, 2)
    assert "Mente du »KKR Nord«" in council.stderr
    assert "Mente du »Grøn klimaindsats«" in thing.stderr


def test_a_place_that_cannot_be_written_is_said_before_any_work(
    store: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere" / "net.csv"
    assert "findes ikke" in refused(store, "leads", "-o", str(missing))
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    refused(store, "leads", "-o", str(folder), code=4)
    with patch("kkr_graph.cli.output.os.access", return_value=False):
        said = refused(store, "leads", "-o", str(tmp_path / "net.csv"), code=4)
    assert os.strerror(13) in said
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_what_no_terminal_can_show_is_refused_there() -> None:
    binary = [name for name, form in FORMATS.items() if not form.text]
    assert "xlsx" in binary
    for name in binary:
        with patch("kkr_graph.cli.output.sys.stdout") as screen:
            screen.isatty.return_value = True
            with pytest.raises(OutputToTerminalError, match=name):
                network_forms.aim(None, name, measure=False, compare=False)


def test_a_network_too_large_for_its_form_leaves_no_file(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "net.mmd"
    with patch("kkr_graph.network_files.format.len", return_value=10_000, create=True):
        result = run(store, "leads", *DAY, "-o", str(file))

    assert result.exit_code == 4
    assert "Brug --format" in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_writer_that_fails_leaves_what_was_there(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "net.csv"
    file.write_text("før", "utf-8")
    with patch("kkr_graph.cli.output.os.fsync", side_effect=OSError(28, "fuld")):
        result = run(store, "leads", *DAY, "-o", str(file))

    assert result.exit_code == 4
    assert file.read_text("utf-8") == "før"
    assert [path.name for path in tmp_path.iterdir()] == ["net.csv"]


def test_a_shell_completes_networks_and_forms() -> None:
    complete = ShellComplete(main, {}, "kkr", "_KKR_COMPLETE")

    def said(args: list[str], word: str) -> list[str]:
        return [item.value for item in complete.get_completions(args, word)]

    assert said(["network"], "co") == ["cooperation"]
    assert said(["network", "leads", "-f"], "ge") == ["gexf"]


def test_the_help_lists_networks_forms_and_measures(store: Path) -> None:
    said = " ".join(run(store, "--help").stdout.split())

    for name, kind in networks.NETWORKS.items():
        assert f"{name} {kind.shows.da}" in said
    for name in FORMATS:
        assert f" {name} " in said
    assert "degree Naboer" in said
    assert f"--depth 1-{DEEPEST}" in said
