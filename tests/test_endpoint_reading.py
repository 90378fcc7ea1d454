"""What a server holds is read back and checked as the sources it was built from."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kkr_graph import endpoint_building, endpoint_reading
from kkr_graph.cli import main
from kkr_graph.endpoint import EndpointStore
from kkr_graph.errors import EndpointError
from kkr_graph.resources import DATA
from kkr_graph.rows import Rows
from oxigraph_server import served
from small_sources import accept, facts, write

pytestmark = pytest.mark.slow

GRAPH = "https://w3id.org/kkr/graph/"
LEAD = "<id/eksempel> a kkr:Lead .\n"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EndpointStore]:
    with served() as address:
        store = EndpointStore(f"{address}/query")
        places = [write(tmp_path, "x", LEAD), write(tmp_path, "y")]
        endpoint_building.build_into(places, store, checker=accept)
        yield store


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", "--lang", "en", *words])


def told(result: Result) -> list[tuple[str, str]]:
    found = json.loads(result.stdout)["breaches"]
    return sorted((one["rule"], one["focus"]) for one in found)


def test_what_was_built_is_read_back(server: EndpointStore) -> None:
    read = {one.graph: one for one in endpoint_reading.facts(server)}

    assert sorted(read) == [f"{GRAPH}x", f"{GRAPH}y"]
    assert set(read[f"{GRAPH}x"].triples) == set(facts("x", LEAD).triples)


def test_the_checks_find_at_the_server_what_they_find_in_the_files(
    server: EndpointStore, tmp_path: Path
) -> None:
    there = check("--endpoint", server.url, "--format", "json")
    here = check("--data", str(tmp_path), "--format", "json")

    assert there.exit_code == here.exit_code == 1
    assert told(there) == told(here) != []


def test_a_server_that_holds_our_data_has_no_faults(server: EndpointStore) -> None:
    endpoint_building.build_into([DATA], server)

    there = check("--endpoint", server.url, "--format", "json")

    assert (there.exit_code, there.stderr) == (0, "")
    assert told(there) == told(check("--format", "json"))


def test_a_graph_that_is_no_source_is_told_of(server: EndpointStore) -> None:
    server._update(f"INSERT DATA {{ GRAPH <{GRAPH}z> {{ <{GRAPH}> <{GRAPH}> 1 }} }}")  # noqa: SLF001

    result = check("--endpoint", server.url)

    assert result.exit_code == 3
    assert "graph/z" in result.stderr


def test_a_server_that_is_being_built_all_the_time_is_not_read(
    server: EndpointStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter("abcdefgh")
    monkeypatch.setattr(server, "standing", lambda: Rows((next(names),), ()))
    with pytest.raises(EndpointError, match="same time"):
        endpoint_reading.facts(server)


def test_files_or_a_server_are_checked_and_not_both() -> None:
    assert check("--data", ".", "--endpoint", "http://localhost:1/").exit_code == 2
