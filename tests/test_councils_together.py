"""Two and five councils, each with processes of its own, share over loopback."""

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import made_up_councils
from kkr_graph import canonical, versions
from made_up_councils import KEYS, Council, leads

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class House:
    """A council with its key, and the folder and address where it publishes."""

    council: Council
    key: Path
    site: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def publish(self) -> str:
        """Build, release and publish what the sources say now."""
        self.council.build()
        said = self.council.run("release")
        access = ("--access", "councils", "--base", self.address)
        self.council.run("publish", *access, "--sign", self.key, "-o", self.site)
        return said

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve what is published, by a web server that knows nothing of us."""
        command = [sys.executable, "-m", "http.server", str(self.port)]
        place = ["--bind", "127.0.0.1", "--directory", str(self.site)]
        with subprocess.Popen(
            [*command, *place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                for _ in range(200):
                    with socket.socket() as door:
                        if door.connect_ex(("127.0.0.1", self.port)) == 0:
                            break
                    time.sleep(0.05)
                yield
            finally:
                process.kill()

    def holds(self) -> dict[str, str]:
        """Return which release it has in use of each other council."""
        version = versions.current(self.council.store)
        return (
            {one.council: one.release for one in version.received.values()}
            if version
            else {}
        )

    def says(self) -> dict[str, str]:
        """Return what the graphs of made-up councils say: the hash of each."""
        with closing(versions.open_current(self.council.store)) as store:
            return {
                name: canonical.digest(store.triples(name))
                for name in store.graphs()
                if "-eksempel/" in name
            }


def house(folder: Path, key: str) -> House:
    council = made_up_councils.council(folder, key)
    secret = folder / f"{key}.key"
    council.run("key", "new", "--output", secret)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = House(council, secret, folder / key / "www", port)
    made.publish()
    return made


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> list[House]:
    """Five councils that have published once and trust each other."""
    folder = tmp_path_factory.mktemp("councils")
    with ThreadPoolExecutor(max_workers=2) as stewards:
        made = [*stewards.map(lambda key: house(folder, key), KEYS)]
        [*stewards.map(lambda one: trust_all(one, made), made)]
    return made


def trust_all(one: House, others: list[House]) -> None:
    for other in others:
        if other is not one:
            public = other.key.with_name(f"{other.key.name}.pub")
            one.council.run("key", "trust", public, "--council", other.council.key)


def pull(one: House, other: House, code: int = 0) -> str:
    return one.council.run("pull", other.address, "--accept", code=code)


def remembered(store: Path) -> Iterator[bytes]:
    """Yield all that a store folder holds, unpacked where it is packed."""
    for file in store.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            yield gzip.decompress(content) if file.suffix == ".gz" else content


def test_five_councils_come_to_hold_the_same_though_one_is_down_for_a_while(
    houses: list[House],
) -> None:
    last = houses[-1]
    with ExitStack() as servers:
        for one in houses[:-1]:
            servers.enter_context(one.serving())
        for one in houses:
            for other in houses:
                if other not in {one, last}:
                    pull(one, other)
            if one is not last:
                assert "Fejl" in pull(one, last, code=3)
        everybody = {one.council.key: "1.0.0" for one in houses[:-1]}
        for one in houses:
            wanted = {
                key: everybody[key] for key in everybody if key != one.council.key
            }
            assert one.holds() == wanted

        last.council.say(leads(last.council.key, "ekko-nyt-selskab"))
        assert "2.0.0" in last.publish()
        with last.serving():
            for one in houses[:-1]:
                pull(one, last)
        assert all(one.says() == last.says() for one in houses)
        assert len(last.says()) == len(KEYS)
        assert houses[0].holds()[last.council.key] == "2.0.0"


def test_two_councils_that_differ_are_both_kept_and_both_cited(
    houses: list[House],
) -> None:
    alfa, bravo, *_ = houses
    with bravo.serving():
        pull(alfa, bravo)

    said = alfa.council.run("conflicts", "--about", "Fælles Eksempel", "-f", "json")
    rows = json.loads(said)
    rows = rows["rows"] if isinstance(rows, dict) else rows
    leading = {
        row["value"] for row in rows if "alfa" in str(row) or "bravo" in str(row)
    }

    assert {
        "Selskabet alfa-eksempel-selskabet",
        "Selskabet bravo-eksempel-selskabet",
    } <= leading


def test_what_a_council_withdraws_is_gone_from_its_receivers_too(
    houses: list[House],
) -> None:
    alfa, bravo, *_ = houses
    canary = "Kanariefugl Eksempel"
    text = leads(bravo.council.key).replace(
        "Selskabet bravo-eksempel-selskabet", canary
    )
    bravo.council.say(text)
    bravo.publish()
    with bravo.serving():
        pull(alfa, bravo)
        alfa.council.run("release")
        assert any(canary.encode() in one for one in remembered(alfa.council.store))

        names = (
            "id/organisation/bravo-eksempel-selskabet",
            "id/lead/bravo-eksempel/faelles-eksempel/bravo-eksempel-selskabet",
        )
        iris = [f"https://w3id.org/kkr/{name}" for name in names]
        bravo.council.run(
            "withdraw",
            *iris,
            "--ground",
            "privacy",
            "--accept",
            "--data",
            bravo.council.data,
        )
        bravo.publish()
        pull(alfa, bravo)

    for one in (bravo, alfa):
        assert not [
            1 for said in remembered(one.council.store) if canary.encode() in said
        ]
    assert not [1 for said in remembered(bravo.site) if canary.encode() in said]
    assert canary not in alfa.council.run("ask", "organisations")
    assert canary not in alfa.council.run("ask", "organisations", "--as-known", "1.0.1")


def test_an_import_that_is_killed_leaves_the_old_or_the_new_and_the_next_one_catches_up(
    houses: list[House],
) -> None:
    alfa, _, charlie, *_ = houses
    charlie.council.say(leads(charlie.council.key, "charlie-nyt-selskab"))
    charlie.publish()
    before = alfa.holds()
    with charlie.serving():
        for wait in (0.5, 1.0, 1.5):
            process = subprocess.Popen(
                alfa.council.command("pull", charlie.address, "--accept"),
                env=alfa.council.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            assert alfa.holds() in (before, {**before, "charlie-eksempel": "2.0.0"})
        pull(alfa, charlie)

    assert alfa.holds()["charlie-eksempel"] == "2.0.0"
    assert "charlie-nyt-selskab" in alfa.council.run("ask", "who-leads-what")
