"""Stores answer from all their graphs, each statement once, and from nothing else."""

import socket
from pathlib import Path
from threading import Thread

import pyoxigraph as ox
import pytest

from kkr_graph import sparql
from kkr_graph.errors import (
    BadQueryError,
    QueryRefusedError,
    StoreReadError,
    StoreWriteError,
    WrongQueryFormError,
)
from kkr_graph.store import DiskStore, MemoryStore
from small_sources import facts

GRAPH = "https://w3id.org/kkr/graph/"
SHARED = "<id/period/x> dcat:startDate '2025-01-01'^^xsd:date ."
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


@pytest.fixture
def store() -> MemoryStore:
    sources = (facts("a", SHARED), facts("b", SHARED))
    return MemoryStore(quad for one in sources for quad in one.as_quads())


def test_what_two_sources_state_is_answered_once(store: MemoryStore) -> None:
    dates = store.select("SELECT ?s { ?s <http://www.w3.org/ns/dcat#startDate> ?o }")

    assert len(dates) == 1
    assert len(store.select(ALL)) == 5


def test_a_graph_can_be_asked_for_by_name(store: MemoryStore) -> None:
    assert len(store.select(f"SELECT * FROM <{GRAPH}a> {{ ?s ?p ?o }}")) == 3
    assert len(store.select("SELECT * { GRAPH ?g { ?s ?p ?o } }")) == 6


def test_rows_come_as_terms_in_the_order_of_the_columns(store: MemoryStore) -> None:
    rows = store.select("SELECT ?b ?a ?none { BIND(1 AS ?a) BIND('x'@da AS ?b) }")

    assert rows.variables == ("b", "a", "none")
    assert list(rows) == [(ox.Literal("x", language="da"), ox.Literal(1), None)]


def test_an_ask_is_one_row(store: MemoryStore) -> None:
    assert store.select("ASK { ?s ?p ?o }").values == ((ox.Literal(True),),)  # noqa: FBT003


def test_a_construct_gives_each_triple_once_and_sorted(store: MemoryStore) -> None:
    triples = store.construct(
        "CONSTRUCT { ?s ?p ?o } { { ?s ?p ?o } UNION { ?s ?p ?o } }"
    )

    assert len(triples) == 5
    assert triples == sorted(triples, key=str)


def test_replacing_a_graph_keeps_what_other_graphs_state(store: MemoryStore) -> None:
    store.replace(f"{GRAPH}a", [])

    assert store.graphs() == (f"{GRAPH}b",)
    assert len(store.select(ALL)) == 3

    store.replace(f"{GRAPH}b", facts("b").triples)

    assert len(store.select(ALL)) == 2


def test_a_store_on_disk_answers_as_one_in_memory(
    tmp_path: Path, store: MemoryStore
) -> None:
    writer = DiskStore(tmp_path / "s", read_only=False)
    writer.fill(store.quads())
    writer.close()
    reader = DiskStore(tmp_path / "s", read_only=True)

    assert set(reader.select(ALL)) == set(store.select(ALL))
    assert reader.graphs() == store.graphs()
    with pytest.raises(StoreWriteError):
        reader.replace(f"{GRAPH}a", [])


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    first = DiskStore(tmp_path / "s", read_only=False)

    with pytest.raises(StoreWriteError):
        DiskStore(tmp_path / "s", read_only=False)
    first.close()


def test_a_folder_without_a_store_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreReadError):
        DiskStore(tmp_path, read_only=True)


def test_a_query_that_is_not_sparql_is_refused_with_its_line(
    store: MemoryStore,
) -> None:
    with pytest.raises(BadQueryError) as raised:
        store.select("SELECT *\n{ ?s ?p }")

    assert raised.value.exit_code == 3
    assert "2:" in str(raised.value)


def test_the_form_of_the_query_must_be_the_one_called_for(store: MemoryStore) -> None:
    with pytest.raises(WrongQueryFormError, match="CONSTRUCT"):
        store.select("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(WrongQueryFormError, match="SELECT"):
        store.construct(ALL)


REACHING_OUT = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * { SERVICEe:x{ ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * { FILTER(?a<?b)SERVICE e:x{} FILTER(1>0) }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { # '''\nSERVICE <URL> { ?s ?p ?o } # '''\n}",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "PREFIX e: <URL> SELECT * FROM NAMED e:x { GRAPH ?g { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", REACHING_OUT)
def test_a_query_cannot_reach_outside_the_store(store: MemoryStore, query: str) -> None:
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def listen() -> None:
            try:
                connection, _ = server.accept()
            except TimeoutError:
                return
            calls.append("called")
            connection.close()

        listener = Thread(target=listen)
        listener.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(QueryRefusedError) as raised:
            store.select(query.replace("URL", url))
        listener.join()

    assert not calls
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p 'SERVICE <x>' } # SERVICE <http://x>",
        "SELECT * { ?s <http://x/SERVICE> '''a 'SERVICE' b''' }",
        "PREFIX e: <http://x/> SELECT * { ?s e:SERVICE ?o }",
        f"SELECT * FROM <{GRAPH}a> FROM NAMED <{GRAPH}b> {{ ?s ?p ?o }}",
    ],
)
def test_a_query_that_only_speaks_of_services_is_answered(
    store: MemoryStore, query: str
) -> None:
    store.select(query)


def test_the_form_is_not_read_from_comments_or_names() -> None:
    query = (
        "# SELECT ?x\nPREFIX ask: <http://ask/>\nconstruct WHERE { ?s ask:SELECT ?o }"
    )

    assert sparql.form(query) == "CONSTRUCT"
    with pytest.raises(BadQueryError, match="no SELECT"):
        sparql.form("PREFIX x: <http://x/>")
