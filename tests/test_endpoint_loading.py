"""A load survives what networks and servers do; readers see the old or the new."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import endpoint_loading
from kkr_graph.endpoint import EndpointStore
from kkr_graph.endpoint_loading import ASIDE, UNION
from kkr_graph.endpoint_retries import Retrying
from kkr_graph.errors import EndpointBusyError, EndpointError
from kkr_graph.store import MemoryStore
from oxigraph_server import Fault, Passing, Proxy, before, served

pytestmark = pytest.mark.slow

GRAPH = "https://w3id.org/kkr/graph/"
THING = "https://w3id.org/kkr/id/thing/"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
ALL_GRAPHS = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
INSERTS = b"update=INSERT+DATA"

Contents = Mapping[str, list[ox.Triple]]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(endpoint_loading, "BATCH", 20)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def proxy(server: str) -> Iterator[Proxy]:
    empty = EndpointStore(f"{server}/query")
    for graph in (*empty._all_graphs(), ""):  # noqa: SLF001
        empty._update(f"DROP SILENT GRAPH <{graph}>" if graph else "DROP DEFAULT")  # noqa: SLF001
    with before(server) as standing:
        yield standing


def store(proxy: Proxy, tries: int = 6) -> EndpointStore:
    waiting = Retrying(tries=tries, sleep=lambda _: None)
    return EndpointStore(proxy.url, retrying=waiting, patience=5)


def made(said: str, sizes: Mapping[str, int]) -> dict[str, list[ox.Triple]]:
    """Return graphs that say *said* of things; some of it in all of them."""
    predicate = ox.NamedNode("http://purl.org/dc/terms/title")
    return {
        f"{GRAPH}{name}": [
            ox.Triple(
                ox.NamedNode(f"{THING}{name if number % 3 else 'all'}/{number}"),
                predicate,
                ox.Literal(said),
            )
            for number in range(size)
        ]
        for name, size in sizes.items()
    }


OLD = made("old", {"a": 50, "b": 30, "c": 7})
NEW = made("new", {"a": 50, "b": 70, "d": 3}) | {f"{GRAPH}c": []}


def held(contents: Contents) -> set[tuple[object, ...]]:
    quads = (
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))
        for graph, triples in contents.items()
        for triple in triples
    )
    return {*MemoryStore(quads).select(ALL_GRAPHS)}


def assert_holds(server: EndpointStore, contents: Contents) -> None:
    """Assert that *server* holds that and no more, in its graphs and its union."""
    reader = EndpointStore(server.url)
    stated = {triple for triples in contents.values() for triple in triples}

    assert {*reader.select(ALL_GRAPHS)} == held(contents)
    assert {ox.Triple(*row) for row in reader.select(ALL)} == stated  # type: ignore[arg-type]
    assert len(reader.select(ALL)) == len(stated)
    left = {graph for graph in reader._all_graphs() if graph.startswith(ASIDE)}  # noqa: SLF001
    assert left == {f"{ASIDE}standing"}


def once(spoil: Callable[[Passing], None], at: int, what: bytes = b"") -> Fault:
    """Return a fault that does *spoil* to an update that begins so, number *at*."""
    seen = [0]

    def fault(passing: Passing) -> bool:
        if passing.is_update and passing.body.startswith(what):
            seen[0] += 1
            if seen[0] == at:
                spoil(passing)
                return True
        return False

    return fault


def cut_before(passing: Passing) -> None:
    passing.cut()


def cut_after(passing: Passing) -> None:
    passing.passed_on()
    passing.cut()


def unavailable(passing: Passing) -> None:
    passing.answer(503, b"", {"Retry-After": "1"})


def done_but_bad_gateway(passing: Passing) -> None:
    passing.passed_on()
    passing.answer(502, b"", {})


def twice(passing: Passing) -> None:
    passing.passed_on()
    status, media, content = passing.passed_on()
    passing.answer(status, content, {"Content-Type": media})


FAULTS = [cut_before, cut_after, unavailable, done_but_bad_gateway, twice]


@pytest.mark.parametrize("spoil", FAULTS)
@pytest.mark.parametrize("at", [1, 3, 8])
def test_a_load_gets_through_whatever_happens_to_one_request(
    proxy: Proxy, spoil: Callable[[Passing], None], at: int
) -> None:
    store(proxy).replace_all(OLD)
    proxy.spoil(once(spoil, at))
    store(proxy).replace_all(NEW)
    proxy.mend()

    assert_holds(store(proxy), NEW)


@pytest.mark.parametrize("spoil", FAULTS)
def test_the_switch_may_be_sent_twice(
    proxy: Proxy, spoil: Callable[[Passing], None]
) -> None:
    for contents in (OLD, NEW):  # the union is made anew for one, changed for the other
        spoilt: list[bytes] = []

        def fault(passing: Passing, spoilt: list[bytes] = spoilt) -> bool:
            if b"aside/standing" not in passing.body or not passing.is_update or spoilt:
                return False
            spoilt.append(passing.body)
            spoil(passing)
            return True

        proxy.spoil(fault)
        store(proxy).replace_all(contents)
        proxy.mend()

        assert spoilt
        assert_holds(store(proxy), contents)


def test_a_load_that_keeps_failing_is_given_up_and_changes_nothing(
    proxy: Proxy,
) -> None:
    def closed(passing: Passing) -> bool:
        if passing.is_update:
            unavailable(passing)
        return passing.is_update

    store(proxy).replace_all(OLD)
    proxy.spoil(closed)
    with pytest.raises(EndpointBusyError, match="HTTP 503"):
        store(proxy).replace_all(NEW)
    proxy.mend()

    assert_holds(store(proxy), OLD)


def stop_at(number: int) -> Fault:
    """Return a fault that answers nothing from that insertion on."""
    seen = [0]

    def fault(passing: Passing) -> bool:
        if passing.is_update:
            seen[0] += passing.body.startswith(INSERTS)
            if seen[0] >= number:
                passing.cut()
                return True
        return False

    return fault


@pytest.mark.parametrize("number", [1, 2, 3, 5, 7])
def test_the_next_build_goes_on_where_one_was_stopped(
    proxy: Proxy, number: int
) -> None:
    store(proxy).replace_all(OLD)
    proxy.spoil(stop_at(number))
    with pytest.raises(EndpointError):
        store(proxy, tries=1).replace_all(NEW)
    proxy.mend()

    reader = EndpointStore(proxy.url)
    assert {*reader.select(ALL_GRAPHS)} == held(OLD)

    proxy.forget()
    store(proxy).replace_all(NEW)

    assert_holds(store(proxy), NEW)
    again = sum(update.startswith(INSERTS) for update in proxy.updates)
    assert again == 7 - (number - 1)


def test_what_was_sent_for_another_build_is_cleared_away(proxy: Proxy) -> None:
    store(proxy).replace_all(OLD)
    proxy.spoil(stop_at(6))
    with pytest.raises(EndpointError):
        store(proxy, tries=1).replace_all(NEW)
    proxy.mend()
    store(proxy).replace_all(OLD)

    assert_holds(store(proxy), OLD)


def test_a_graph_aside_that_was_tampered_with_is_sent_again(proxy: Proxy) -> None:
    store(proxy).replace_all(OLD)
    proxy.spoil(stop_at(5))
    with pytest.raises(EndpointError):
        store(proxy, tries=1).replace_all(NEW)
    proxy.mend()
    tampered = EndpointStore(proxy.url)
    [aside, *_] = sorted(
        graph
        for graph in tampered._all_graphs()  # noqa: SLF001
        if graph.startswith(ASIDE) and graph.endswith("/a")
    )
    tampered._update(  # noqa: SLF001
        f"INSERT DATA {{ GRAPH <{aside}> {{ <{THING}> <{THING}> 1, 2, 3 }} }}"
    )
    store(proxy).replace_all(NEW)

    assert_holds(store(proxy), NEW)


def test_what_stands_already_is_not_sent(proxy: Proxy) -> None:
    store(proxy).replace_all(OLD)
    proxy.forget()
    store(proxy).replace_all(OLD)

    assert proxy.updates == []

    store(proxy).replace_all(OLD | {f"{GRAPH}b": NEW[f"{GRAPH}b"]})
    sent = b"".join(proxy.updates)

    assert b"graph/b" in sent
    assert b"thing/a/" not in sent


@pytest.mark.parametrize(
    "meddling",
    [
        f"DROP GRAPH <{GRAPH}a>",
        f"DROP GRAPH <{UNION}>",
        f"DROP GRAPH <{ASIDE}standing>",
        f"INSERT DATA {{ GRAPH <{GRAPH}a> {{ <{THING}> <{THING}> 1 }} }}",
        f"INSERT DATA {{ GRAPH <{UNION}> {{ <{THING}> <{THING}> 1 }} }}",
        f"DROP GRAPH <{GRAPH}b> ; DROP GRAPH <{UNION}>",
    ],
)
@pytest.mark.parametrize("contents", [OLD, NEW], ids=["same", "new"])
def test_what_others_changed_at_the_server_is_mended(
    proxy: Proxy, meddling: str, contents: Contents
) -> None:
    store(proxy).replace_all(OLD)
    store(proxy)._update(meddling)  # noqa: SLF001
    store(proxy).replace_all(contents)

    assert_holds(store(proxy), contents)


def test_a_server_that_does_not_keep_what_it_is_sent_is_told_of(proxy: Proxy) -> None:
    def forgetful(passing: Passing) -> bool:
        if passing.is_update and passing.body.startswith(INSERTS):
            passing.body = passing.body.replace(b"/all/3%3E", b"/all/0%3E")
        return False

    store(proxy).replace_all(OLD)
    proxy.spoil(forgetful)
    with pytest.raises(EndpointError, match="did not keep all"):
        store(proxy).replace_all(NEW)
    proxy.mend()

    reader = EndpointStore(proxy.url)
    assert {*reader.select(ALL_GRAPHS)} == held(OLD)


def test_a_reader_sees_the_old_or_the_new_and_never_a_mixture(proxy: Proxy) -> None:
    store(proxy).replace_all(OLD)
    seen: set[frozenset[str]] = set()
    over = threading.Event()
    direct = f"http://{proxy._handler.behind}/query"  # noqa: SLF001
    asked = [
        "SELECT DISTINCT ?o { ?s ?p ?o }",
        "SELECT DISTINCT ?o { GRAPH ?g { ?s ?p ?o } }",
    ]

    def read() -> None:
        while not over.is_set():
            for query in asked:
                rows = EndpointStore(direct).select(query)
                seen.add(frozenset(str(row[0]) for row in rows))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(6):
            proxy.spoil(once(FAULTS[number % len(FAULTS)], number + 1))
            store(proxy).replace_all(OLD if number % 2 else NEW | {f"{GRAPH}d": []})
    finally:
        over.set()
        for reader in readers:
            reader.join()

    assert seen == {frozenset({'"old"'}), frozenset({'"new"'})}


def test_a_server_killed_in_the_middle_comes_back_and_the_next_build_goes_on(
    tmp_path: Path,
) -> None:
    with served(tmp_path) as server, before(server) as proxy:
        store(proxy).replace_all(OLD)
        proxy.spoil(stop_at(4))
        with pytest.raises(EndpointError):
            store(proxy, tries=1).replace_all(NEW)
    with served(tmp_path) as server, before(server) as proxy:
        reader = EndpointStore(proxy.url)
        assert {*reader.select(ALL_GRAPHS)} == held(OLD)

        store(proxy).replace_all(NEW)

        assert sum(update.startswith(INSERTS) for update in proxy.updates) == 4
        assert_holds(store(proxy), NEW)
