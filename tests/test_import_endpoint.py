"""``kkr import --endpoint`` takes a package into the graph of a SPARQL server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import made_up_packages
from kkr_graph import (
    build,
    canonical,
    endpoint_building,
    endpoint_holder,
    endpoint_reading,
    endpoint_received,
    history,
    versions,
)
from kkr_graph.archive import Archive
from kkr_graph.cli import accepting, main, package_import
from kkr_graph.endpoint import EndpointStore
from kkr_graph.endpoint_loading import ASIDE, RECEIVED, UNION
from kkr_graph.keys import trust
from made_up_packages import (
    COUNCIL,
    DAY,
    INITIATIVES,
    MORE,
    facts,
    graph,
    initiative,
    made,
    part,
    turtle,
    write,
)
from oxigraph_server import Passing, before, served

pytestmark = pytest.mark.slow

NEWER = turtle(f"{COUNCIL}/flere", initiative("blaa-eksempel", "Mørkeblå Eksempel"))
NAMED = """\
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?thing a <https://w3id.org/kkr/def#Initiative> ; skos:prefLabel ?name }
ORDER BY ?name
"""
GONE = """
<id/initiative/groen-eksempel>
    owl:deprecated true ;
    kkr:withdrawnOn "2026-11-25"^^xsd:date ;
    kkr:withdrawalGround <concept/withdrawal-ground/error> ;
.
"""
NOWHERE = "http://127.0.0.1:9/query"


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(package_import, "_today", lambda: DAY)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that trusts the keys of the made-up councils, and no more."""
    folder = tmp_path / "place"
    folder.mkdir()
    trust.write(folder, made_up_packages.TRUST)
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EndpointStore]:
    """Yield a server that holds a small source of ours, and the common ground."""
    with served() as address:
        store = EndpointStore(f"{address}/query")
        endpoint_building.build_into(sources(tmp_path), store)
        yield store


def sources(folder: Path) -> list[Path]:
    place = folder / "sources"
    place.mkdir(exist_ok=True)
    ours = turtle("andeby-eksempel/eget", initiative("vores", "Vores Eksempel"))
    return [write(place, ours.encode(), "eget.ttl")]


def kkr(place: Path, *args: str, lang: str = "da") -> Result:
    env = {"KKR_STORE": str(place), "KKR_LANG": lang, "KKR_COUNCIL": ""}
    return CliRunner().invoke(main, [*args], env=env)


def names(server: EndpointStore) -> list[str]:
    return [row[0].value for row in server.select(NAMED) if row[0]]


def ledger(server: EndpointStore, place: Path) -> Path:
    return endpoint_holder.at(server, place).place


def content(server: EndpointStore) -> dict[str, str]:
    """Return the hash of every graph at *server*, and what is noted of the others."""
    fresh = EndpointStore(server.url)
    noted = dict.fromkeys(fresh._all_graphs(), "")  # noqa: SLF001
    return {
        **noted,
        **{
            one: canonical.digest(endpoint_reading.triples(fresh, one))
            for one in fresh.graphs()
        },
        f"{ASIDE}standing": repr(fresh.standing().values),
        RECEIVED: repr(fresh.received().values),
    }


def test_what_would_change_is_shown_and_nothing_is_changed_unasked(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    stood = content(server)
    package = str(write(tmp_path, made()))

    done = kkr(place, "import", package, "--endpoint", server.url)

    assert done.exit_code == 0, done.output
    assert "eksempel 1.2.0: 2 grafer med" in done.output
    assert "Ny: Grøn Eksempel" in done.output
    assert f"--endpoint {server.url} --accept" in done.output
    assert content(server) == stood
    assert history.entries(ledger(server, place)) == ()


def test_only_shown_leaves_no_trace_at_all(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    stood, kept = content(server), sorted(place.rglob("*"))
    package = str(write(tmp_path, made()))

    done = kkr(place, "import", package, "--endpoint", server.url, "--dry-run")

    assert done.exit_code == 0, done.output
    assert "intet er ændret" in done.output
    assert content(server) == stood
    assert sorted(place.rglob("*")) == kept


def test_a_package_is_taken_in_kept_by_a_build_replaced_and_undone(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    there = ("--endpoint", server.url)
    package = str(write(tmp_path, made()))
    stood = content(server)

    done = kkr(place, "import", package, *there, "--accept")
    assert done.exit_code == 0, done.output
    assert f"nr. 1 i kkr history {' '.join(there)}" in done.output
    assert names(server) == ["Blå Eksempel", "Grøn Eksempel", "Vores Eksempel"]
    [noted] = endpoint_received.read(server).values()
    assert (noted.council, noted.release) == (COUNCIL, "1.2.0")
    assert noted.graphs == {
        facts(text).graph: canonical.digest(facts(text).triples)
        for text in (INITIATIVES, MORE)
    }
    taken = content(server)
    lying = {one for one in server._all_graphs() if one.startswith(ASIDE)}  # noqa: SLF001
    assert lying == {RECEIVED, f"{ASIDE}standing"}
    assert not any(one.startswith(ASIDE) for one in server.graphs())
    ours = graph("andeby-eksempel/eget")
    assert taken[ours] == stood[ours]

    again = kkr(place, "import", package, *there, "--accept")
    assert "Uændret" in again.output
    assert content(server) == taken

    endpoint_building.build_into(sources(tmp_path), EndpointStore(server.url))
    assert content(server) == taken
    checked = kkr(place, "check", *there)
    assert checked.exit_code == 0, checked.output

    newer = [part(facts(NEWER)), part(facts(INITIATIVES), carried=False)]
    changes = made(NEWER, parts=newer, release="1.3.0", since="1.2.0")
    file = str(write(tmp_path, changes, "ny.zip"))
    done = kkr(place, "import", file, *there, "--accept")
    assert done.exit_code == 0, done.output
    assert "Blå Eksempel → Mørkeblå Eksempel" in done.output
    assert names(server) == ["Grøn Eksempel", "Mørkeblå Eksempel", "Vores Eksempel"]

    older = kkr(place, "import", package, *there, "--accept")
    assert older.exit_code == 4
    assert names(server) == ["Grøn Eksempel", "Mørkeblå Eksempel", "Vores Eksempel"]

    told = kkr(place, "history", *there)
    assert "taget ind: eksempel 1.3.0" in told.output
    assert "afvist" in told.output
    assert "I brug nu: eksempel 1.3.0." in told.output

    undone = kkr(place, "rollback", *there, "--accept")
    assert undone.exit_code == 0, undone.output
    assert content(server) == taken
    undone = kkr(place, "rollback", *there, "--accept")
    assert undone.exit_code == 0, undone.output
    assert content(server) == stood
    assert endpoint_received.read(server) == {}


def test_whoever_imports_next_from_another_machine_sees_what_was_taken_in(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    there = ("--endpoint", server.url)
    kkr(place, "import", str(write(tmp_path, made())), *there, "--accept")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    trust.write(elsewhere, made_up_packages.TRUST)
    rest = facts(INITIATIVES)
    parts = [part(facts(NEWER)), part(rest, carried=False)]
    changes = made(NEWER, parts=parts, release="1.3.0", since="1.2.0")

    done = kkr(
        elsewhere, "import", str(write(tmp_path, changes, "ny.zip")), *there, "--accept"
    )

    assert done.exit_code == 0, done.output
    assert names(server) == ["Grøn Eksempel", "Mørkeblå Eksempel", "Vores Eksempel"]


def test_what_its_sender_withdraws_is_forgotten_here_too(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    there = ("--endpoint", server.url)
    kkr(place, "import", str(write(tmp_path, made())), *there, "--accept")
    archive = Archive(ledger(server, place))
    digest = canonical.digest(facts(INITIATIVES).triples)
    assert archive.holds(digest)
    gone = turtle(f"{COUNCIL}/withdrawals", GONE)

    done = kkr(
        place,
        "import",
        str(write(tmp_path, made(MORE, gone, release="1.3.0"), "ny.zip")),
        *there,
        "--accept",
    )

    assert done.exit_code == 0, done.output
    assert names(server) == ["Blå Eksempel", "Vores Eksempel"]
    assert not archive.holds(digest)
    undone = kkr(place, "rollback", *there, "--accept")
    assert undone.exit_code == 4
    assert names(server) == ["Blå Eksempel", "Vores Eksempel"]


def test_a_package_that_is_refused_changes_nothing_and_is_noted(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    stood = content(server)
    forged = str(write(tmp_path, made(key=None)))

    done = kkr(place, "import", forged, "--endpoint", server.url, "--accept")

    assert done.exit_code == 4
    assert content(server) == stood
    [entry] = history.entries(ledger(server, place))
    assert (entry.kind, entry.council) == ("refusal", "")


def test_a_server_that_was_changed_after_the_difference_was_shown_is_left_alone(
    server: EndpointStore,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    more = turtle("andeby-eksempel/mere", initiative("mere", "Mere Eksempel"))

    def built_meanwhile(*_: object, **__: object) -> bool:
        places = [*sources(tmp_path), write(tmp_path, more.encode(), "mere.ttl")]
        endpoint_building.build_into(places, EndpointStore(server.url))
        return True

    monkeypatch.setattr(accepting, "agreed", built_meanwhile)
    package = str(write(tmp_path, made()))

    done = kkr(place, "import", package, "--endpoint", server.url, lang="en")

    assert done.exit_code == 4
    assert f"{server.url} was changed after the difference was shown" in done.output
    assert names(server) == ["Mere Eksempel", "Vores Eksempel"]


@pytest.mark.parametrize("reached", [False, True])
def test_an_import_whose_answer_is_lost_is_told_and_settled_by_the_next(
    server: EndpointStore,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reached: bool,  # noqa: FBT001 - of a table
) -> None:
    monkeypatch.setattr("kkr_graph.endpoint_retries.Retrying._wait", lambda *_: 0.0)
    package = str(write(tmp_path, made()))
    with before(server.url.removesuffix("/query")) as proxy:
        lost: list[bool] = []

        def lose(passing: Passing) -> bool:
            """Cut the switch off, and all that comes after it."""
            if (
                not lost
                and passing.is_update
                and b"graph%2Fderived%2Funion" in (passing.body.replace(b"/", b"%2F"))
            ):
                lost.append(True)
                if reached:
                    passing.passed_on()
            if lost:
                passing.cut()
            return bool(lost)

        proxy.spoil(lose)
        done = kkr(place, "import", package, "--endpoint", proxy.url, "--accept")
        assert done.exit_code == 4, done.output
        assert lost
        expected = [COUNCIL] if reached else []
        assert [*endpoint_received.read(server)] == expected
        proxy.mend()

        again = kkr(place, "import", package, "--endpoint", proxy.url, "--accept")
        told = kkr(place, "history", "--endpoint", proxy.url)

    assert "I brug nu: eksempel 1.2.0." in told.output
    assert again.exit_code == 0, again.output
    assert names(server) == ["Blå Eksempel", "Grøn Eksempel", "Vores Eksempel"]
    entries = history.entries(ledger(EndpointStore(proxy.url), place))
    assert [one.kind for one in entries] == ["import"]


def test_a_server_nobody_built_in_and_one_that_is_away_are_told_of(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkr_graph.endpoint_retries.Retrying._wait", lambda *_: 0.0)
    package = str(write(tmp_path, made()))
    with served() as address:
        url = f"{address}/query"
        empty = kkr(place, "import", package, "--endpoint", url, lang="en")
    away = kkr(place, "history", "--endpoint", NOWHERE, lang="en")

    assert empty.exit_code == 4
    assert f"kkr build --endpoint {url}" in empty.output
    assert "Nothing was taken in" in away.output


def test_a_register_is_not_taken_into_a_server(place: Path, tmp_path: Path) -> None:
    table = write(tmp_path, b"a;b\n", "register.csv")

    assert kkr(place, "import", str(table), "--endpoint", NOWHERE).exit_code == 2


def test_what_is_remembered_of_a_server_is_in_nobodys_way(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    package = str(write(tmp_path, made()))
    kkr(place, "import", package, "--endpoint", server.url, "--accept")

    built = build.build(sources(tmp_path), place)

    version = versions.current(place)
    assert version is not None
    assert version.id == built.version
    assert version.received == {}
    assert history.entries(place) == ()


def test_the_union_holds_nothing_of_our_bookkeeping(
    server: EndpointStore, place: Path, tmp_path: Path
) -> None:
    package = str(write(tmp_path, made()))
    kkr(place, "import", package, "--endpoint", server.url, "--accept")

    union = {*endpoint_reading.triples(server, UNION)}
    stated = {
        triple
        for one in EndpointStore(server.url).graphs()
        for triple in endpoint_reading.triples(server, one)
    }
    assert union == stated
