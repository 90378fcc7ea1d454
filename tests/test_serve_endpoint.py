"""``kkr serve --endpoint`` answers with what another SPARQL server holds."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kkr_graph import (
    build,
    endpoint_building,
    endpoint_copy,
    endpoint_reading,
    versions,
)
from kkr_graph.endpoint import EndpointStore
from kkr_graph.errors import (
    EndpointError,
    NotACopyError,
    UnfilledEndpointError,
)
from kkr_graph.resources import DATA
from made_up_packages import INITIATIVES, write
from oxigraph_server import Passing, before, served as engine
from served import Server, serving, waited
from small_sources import accept, write as write_source

pytestmark = pytest.mark.slow

GRAPH = "https://w3id.org/kkr/graph/"
NAMED = """\
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
ASK { ?thing skos:prefLabel "Grøn Eksempel"@da }
"""
NOWHERE = "http://127.0.0.1:9/query"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[EndpointStore]:
    """Yield a server that holds two small sources."""
    with engine() as address:
        store = EndpointStore(f"{address}/query")
        (tmp_path / "sources").mkdir()
        places = [write_source(tmp_path / "sources", name) for name in ("x", "y")]
        endpoint_building.build_into(places, store, checker=accept)
        yield store


def named(server: Server) -> bool:
    return bool(
        server.query(NAMED, accept="application/sparql-results+json").json["boolean"]
    )


def health(server: Server) -> list[str]:
    return server.ask("GET", "/healthz").text.splitlines()


def serve(*words: str) -> tuple[int, str]:
    """Return how ``kkr serve`` ended, and what it said, where it cannot start."""
    program = Path(sys.executable).with_name("kkr")
    done = subprocess.run(
        [str(program), "serve", "--lang", "en", *words],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stderr


def quads(folder: Path) -> set[str]:
    version = versions.current(folder)
    assert version is not None
    return {str(quad) for quad in versions.open_version(folder, version.id).quads()}


def test_a_server_elsewhere_is_answered_from_through_its_changes_and_its_absence(
    tmp_path: Path,
) -> None:
    more = write(tmp_path, INITIATIVES.encode(), "flere.ttl")
    copy, here, place = tmp_path / "copy", tmp_path / "here", tmp_path / "engine"
    build.build([DATA], here)
    with ExitStack() as first:
        address = first.enter_context(engine(place))
        url, port = f"{address}/query", int(address.rpartition(":")[2])
        endpoint_building.build_into([DATA], EndpointStore(url))
        with serving(copy, "--endpoint", url, patience=60) as server:
            page = server.ask("GET", "/")
            tag = page.headers["etag"]
            state, seen = health(server)
            assert page.status == 200
            assert "<h1" in page.text
            assert server.ask("GET", "/doc/municipality/0159").status == 200
            assert server.ask("GET", "/ask/councils.json").status == 200
            assert quads(copy) == quads(here)
            assert seen.startswith("endpoint seen 20")
            assert state.removeprefix("ok ") in tag
            assert not named(server)

            endpoint_building.build_into([DATA, more], EndpointStore(url))

            assert waited(lambda: named(server))
            again = server.ask("GET", "/", if_none_match=tag)
            assert again.status == 200
            assert again.headers["etag"] != tag
            state = health(server)[0]

            first.close()  # the engine is killed

            assert waited(lambda: health(server)[1].startswith("endpoint away since"))
            assert health(server)[0] == state
            assert named(server)
            assert server.ask("GET", "/doc/initiative/groen-eksempel").status == 200
            told = server.ask("GET", "/metrics").text
            assert f'kkr_info{{version="{state.removeprefix("ok ")}"}} 1.0' in told
            assert "kkr_endpoint_seen_seconds" in told

            with engine(place, port):
                assert waited(lambda: health(server)[1].startswith("endpoint seen"))
                endpoint_building.build_into([DATA], EndpointStore(url))
                assert waited(lambda: not named(server))
            events = {line["event"] for line in server.lines()}
            assert events >= {"endpoint-away", "endpoint-back"}

    with serving(copy, "--endpoint", url) as server:  # it is gone, the copy is not
        assert waited(lambda: health(server)[1].startswith("endpoint away since"))
        assert server.ask("GET", "/").headers["etag"] == tag


def children(pid: int) -> list[int]:
    """Return the processes that the process *pid* has made."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(one) for file in tasks for one in file.read_text().split()]


def copier(server: Server) -> int:
    """Return the copier: of what the nursery made, it alone makes nothing itself."""
    [nursery] = children(server.process.pid)
    [found] = [one for one in children(nursery) if not children(one)]
    return found


def test_a_copier_that_is_killed_is_made_again(
    small: EndpointStore, tmp_path: Path
) -> None:
    with serving(tmp_path / "copy", "--endpoint", small.url) as server:
        before = health(server)[0]
        os.kill(copier(server), signal.SIGKILL)
        source = write_source(tmp_path / "sources", "z")
        endpoint_building.build_into([source], small, checker=accept)
        assert waited(lambda: health(server)[0] != before)
        assert server.ask("GET", "/graphs/z").status == 200
        assert server.ask("GET", "/graphs/x").status == 404


def test_a_graph_that_did_not_change_is_not_fetched_again(
    small: EndpointStore, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    with before(small.url.removesuffix("/query")) as proxy:
        through = EndpointStore(proxy.url)
        endpoint_copy.refresh(through, copy)
        source = write_source(tmp_path / "sources", "z")
        places = [tmp_path / "sources" / "x.ttl", source]
        endpoint_building.build_into(places, small, checker=accept)
        asked: list[bytes] = []

        def listen(passing: Passing) -> bool:
            asked.append(passing.body)
            return False

        proxy.spoil(listen)

        endpoint_copy.refresh(through, copy)

    fetched = [body for body in asked if b"CONSTRUCT" in body]
    assert any(b"/z%3E" in body for body in fetched)
    assert not any(b"/x%3E" in body for body in fetched)
    store = versions.open_current(copy)
    assert f"{GRAPH}y" not in store.graphs()
    for graph in store.graphs():
        assert {*store.triples(graph)} == {*endpoint_reading.triples(small, graph)}


def test_what_stood_before_is_kept_no_longer_than_to_the_next_look(
    small: EndpointStore, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    first = endpoint_copy.refresh(small, copy)
    source = write_source(tmp_path / "sources", "z")
    endpoint_building.build_into([source], small, checker=accept)
    second = endpoint_copy.refresh(small, copy)
    both = {one.name for one in (copy / "versions").iterdir()}

    endpoint_copy.refresh(small, copy)

    assert both == {first.id, second.id}
    assert [one.name for one in (copy / "versions").iterdir()] == [second.id]


def test_a_state_that_changes_while_it_is_copied_is_copied_whole_or_not_at_all(
    small: EndpointStore, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    sources = tmp_path / "sources"
    numbers = iter(range(99))

    def build_once(passing: Passing) -> bool:
        if b"CONSTRUCT" in passing.body and next(numbers) == 0:
            body = "<id/eksempel> a kkr:Lead .\n"
            places = [write_source(sources, name, body) for name in ("x", "y")]
            endpoint_building.build_into(places, small, checker=accept)
        return False

    with before(small.url.removesuffix("/query")) as proxy:
        proxy.spoil(build_once)
        made = endpoint_copy.refresh(EndpointStore(proxy.url), copy)

    assert next(numbers) > 1
    store = versions.open_version(copy, made.id)
    for name in ("x", "y"):
        said = {str(triple.subject) for triple in store.triples(GRAPH + name)}
        assert "<https://w3id.org/kkr/id/eksempel>" in said


def test_a_server_that_is_lost_half_way_leaves_the_copy_as_it_was(
    small: EndpointStore, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    with before(small.url.removesuffix("/query")) as proxy:
        through = EndpointStore(proxy.url)
        made = endpoint_copy.refresh(through, copy)
        held = quads(copy)
        places = [write_source(tmp_path / "sources", name) for name in ("z", "w")]
        endpoint_building.build_into(places, small, checker=accept)

        def cut(passing: Passing) -> bool:
            if b"/z%3E" in passing.body:
                passing.cut()
                return True
            return False

        proxy.spoil(cut)
        with pytest.raises(EndpointError):
            endpoint_copy.refresh(through, copy)

    now = versions.current(copy)
    assert now == made
    assert quads(copy) == held
    assert [one.name for one in (copy / "versions").iterdir()] == [made.id]


def test_a_server_whose_graphs_are_not_what_it_says_is_not_copied(
    small: EndpointStore, tmp_path: Path
) -> None:
    small._update(f"INSERT DATA {{ GRAPH <{GRAPH}x> {{ <{GRAPH}> <{GRAPH}> 1 }} }}")  # noqa: SLF001

    with pytest.raises(EndpointError, match="did not keep"):
        endpoint_copy.refresh(small, tmp_path / "copy")
    assert versions.current(tmp_path / "copy") is None


def test_two_copies_of_one_state_have_one_name(
    small: EndpointStore, tmp_path: Path
) -> None:
    with before(small.url.removesuffix("/query")) as proxy:
        one = endpoint_copy.refresh(small, tmp_path / "one")
        other = endpoint_copy.refresh(EndpointStore(proxy.url), tmp_path / "other")

    assert one.id == other.id
    assert endpoint_copy.place("http://a/", tmp_path / "store") != endpoint_copy.place(
        "http://b/", tmp_path / "store"
    )


def test_a_server_that_nobody_built_in_is_refused_by_name(tmp_path: Path) -> None:
    with engine() as address:
        url = f"{address}/query"
        server = EndpointStore(url)
        with pytest.raises(UnfilledEndpointError):
            endpoint_copy.refresh(server, tmp_path / "copy")
        server._update("INSERT DATA { GRAPH <x:g> { <x:a> <x:b> 1 } }")  # noqa: SLF001
        code, said = serve("--endpoint", url, "--store", str(tmp_path / "copy"))

    assert code == 4
    assert f"kkr build --endpoint {url}" in said


def test_a_copy_that_cannot_be_read_is_made_again(
    small: EndpointStore, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    made = endpoint_copy.refresh(small, copy)
    held = quads(copy)
    place = copy / "versions" / made.id
    (place / "version.json").write_text("{")
    (place / "rdf" / "CURRENT").unlink()

    assert endpoint_copy.refresh(small, copy) == made
    assert quads(copy) == held


def test_a_folder_that_holds_another_graph_is_left_as_it_is(
    small: EndpointStore, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    build.build([tmp_path / "sources"], folder, checker=accept)
    held = versions.current(folder)

    with pytest.raises(NotACopyError):
        endpoint_copy.refresh(small, folder)
    assert versions.current(folder) == held


@pytest.mark.parametrize("option", ["--write", "--empty"])
def test_what_only_a_store_of_our_own_can_do_is_refused(option: str) -> None:
    code, said = serve("--endpoint", NOWHERE, option)

    assert code == 2
    assert option in said


def test_who_we_are_to_the_server_is_taken_from_the_environment(
    small: EndpointStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def guard(passing: Passing) -> bool:
        known = passing.headers.get("Authorization", "").startswith("Basic ")
        if not known:
            passing.answer(401, b"", {"WWW-Authenticate": "Basic"})
        return not known

    with before(small.url.removesuffix("/query")) as proxy:
        proxy.spoil(guard)
        code, said = serve("--endpoint", proxy.url, "--store", str(tmp_path / "copy"))
        assert code == 4
        assert "KKR_ENDPOINT_USER" in said
        monkeypatch.setenv("KKR_ENDPOINT_USER", "eksempel")
        monkeypatch.setenv("KKR_ENDPOINT_PASSWORD", "hemmeligt eksempel")
        with serving(tmp_path / "copy", "--endpoint", proxy.url) as server:
            source = write_source(tmp_path / "sources", "z")
            endpoint_building.build_into([source], small, checker=accept)
            assert waited(lambda: server.ask("GET", "/graphs/z").status == 200)
        log = server.log.read_text("utf-8")
    assert "hemmeligt" not in log


def test_a_server_that_is_away_at_the_start_is_told_of(tmp_path: Path) -> None:
    code, said = serve("--endpoint", NOWHERE, "--store", str(tmp_path / "copy"))

    assert code == 4
    assert NOWHERE in said
