"""``kkr publish`` and ``kkr pull``: from one council to another, over the web."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from exchanged import content, in_use, kkr, store
from feed_server import Server, serving, slow_from, web_page
from kkr_graph import history
from kkr_graph.cli import package_import
from kkr_graph.keys import secret
from kkr_graph.published import LIST
from kkr_graph.pulls import listing
from made_up_packages import COUNCIL, DAY, KEY, turtle
from made_up_releases import (
    BASE,
    BLUE,
    FIRST,
    GREEN,
    GREENER,
    SECOND,
    everything,
    release,
)

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_import, "_today", lambda: DAY)
    monkeypatch.setattr(listing, "now", lambda: NOW)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a key, two stores and what one of them has published."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "eksempel.key").write_text(secret.write(KEY, COUNCIL, None), "utf-8")
    release(folder / "theirs", "1.0.0", [turtle(FIRST, GREEN), turtle(SECOND, BLUE)])
    store(folder / "ours").rename(folder / "ours.store")
    publish(folder / "theirs", folder / "www", folder / "eksempel.key")
    return folder


@pytest.fixture
def key(once: Path) -> Path:
    return once / "eksempel.key"


@pytest.fixture
def theirs(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once / "theirs", tmp_path / "theirs"))


@pytest.fixture
def ours(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once / "ours.store", tmp_path / "ours"))


@pytest.fixture
def server(once: Path, tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(once / "www", tmp_path / "www")
    with serving(tmp_path / "www") as running:
        yield running


def publish(theirs: Path, place: Path, key: Path | None) -> str:
    """Publish *theirs* in *place*; return what is said."""
    signed = ["--sign", str(key)] if key else []
    done = kkr(
        theirs,
        "publish",
        *("--council", COUNCIL, "--access", "public", "--base", BASE),
        *("--output", str(place), *signed),
    )
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.usefixtures("that_day")
def test_what_one_council_publishes_another_takes_in(
    ours: Path, server: Server
) -> None:
    done = kkr(ours, "pull", server.url, "--accept")

    assert done.exit_code == 0, done.output
    assert "eksempel: nyt siden intet: 1.0.0 (2026-11-10)." in done.output
    assert "Ny: Grøn Eksempel" in done.output
    assert in_use(ours) == {COUNCIL: "1.0.0"}


@pytest.mark.usefixtures("that_day")
def test_only_what_is_new_is_fetched_the_next_time(
    theirs: Path, ours: Path, server: Server, key: Path
) -> None:
    kkr(ours, "pull", server.url, "--accept")
    server.asked.clear()
    nothing = kkr(ours, "pull", server.url, "--accept")
    assert "intet nyt; 1.0.0 er i brug" in nothing.output
    assert server.names() == [LIST]

    release(theirs, "1.1.0", [turtle(FIRST, GREENER), turtle(SECOND, BLUE)])
    told = publish(theirs, server.folder, key)
    assert "eksempel til og med 1.1.0 (udgivelser: 2)" in told
    server.asked.clear()
    done = kkr(ours, "pull", server.url + "catalogue.ttl", "--accept")

    assert done.exit_code == 0, done.output
    assert "nyt siden 1.0.0: 1.1.0" in done.output
    assert in_use(ours) == {COUNCIL: "1.1.0"}
    packages = [name for name in server.names() if name.startswith("packages/")]
    assert len(packages) == 1
    assert "since-1.0.0" in packages[0]
    assert not list((ours / ".pulls/files").glob("*"))


@pytest.mark.usefixtures("that_day")
def test_a_dry_run_shows_and_changes_nothing(ours: Path, server: Server) -> None:
    before = content(ours)
    done = kkr(ours, "pull", server.url, "--dry-run", lang="en")

    assert done.exit_code == 0, done.output
    assert "eksempel: new since nothing: 1.0.0" in done.output
    after = content(ours)
    assert {name: after[name] for name in after if ".pulls" not in name} == before


@pytest.mark.usefixtures("that_day")
def test_what_is_not_signed_is_not_pulled(
    theirs: Path, ours: Path, server: Server
) -> None:
    publish(theirs, server.folder, None)
    before = content(ours)
    done = kkr(ours, "pull", server.url, "--accept")

    assert done.exit_code == 4
    assert "ikke underskrevet" in done.output
    assert "kkr publish --sign" in done.output
    after = content(ours)
    assert {name: after[name] for name in after if ".pulls" not in name} == before


@pytest.mark.usefixtures("that_day")
def test_a_refusal_is_told_in_both_languages_with_its_code(
    ours: Path, server: Server
) -> None:
    server.always[LIST] = web_page
    danish = kkr(ours, "pull", server.url)
    english = kkr(ours, "pull", server.url, lang="en")

    assert danish.exit_code == english.exit_code == 3
    assert "gav text/html i stedet for data" in danish.output
    assert "gave text/html instead of data" in english.output


@pytest.mark.usefixtures("that_day")
def test_the_stream_is_followed_on_its_own(ours: Path, server: Server) -> None:
    done = kkr(ours, "pull", server.url, "--check-stream")

    assert done.exit_code == 0, done.output
    assert "Strømmen fører til udgivelse 1.0.0: 2 grafer med" in done.output
    assert not [name for name in server.names() if name.startswith("packages/")]
    server.always["feed/index.ttl"] = web_page
    assert kkr(ours, "pull", server.url, "--check-stream").exit_code == 3


@pytest.mark.usefixtures("that_day")
def test_nobody_pulls_from_themselves(ours: Path, server: Server) -> None:
    done = kkr(ours, "pull", server.url, "--council", COUNCIL)

    assert done.exit_code == 2
    assert "Hent fra de andre KKR'er" in done.output


@pytest.mark.usefixtures("that_day")
def test_publishing_again_says_that_nothing_is_new(
    theirs: Path, server: Server, key: Path
) -> None:
    before = everything(server.folder)

    assert "intet nyt siden sidst" in publish(theirs, server.folder, key)
    assert everything(server.folder) == before


def test_the_catalogue_leads_to_the_packages(server: Server) -> None:
    [package] = (server.folder / "packages").iterdir()
    catalogue = (server.folder / "catalogue.ttl").read_text("utf-8")

    assert f"<{BASE}packages/{package.name}>" in catalogue


@pytest.mark.slow
def test_a_pull_that_is_killed_goes_on_where_it_was(
    theirs: Path, ours: Path, server: Server, key: Path
) -> None:
    moment = datetime.now(UTC) - timedelta(hours=1)
    release(theirs, "1.1.0", [turtle(FIRST, GREENER)], f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    publish(theirs, server.folder, key)
    [whole] = (server.folder / "packages").glob(f"{COUNCIL}-1.1.0-[0-9a-f]*.zip")
    half = whole.stat().st_size // 2
    server.mischief[f"packages/{whole.name}"] = [slow_from(half)]
    before = content(ours)
    words = [
        "-m",
        "kkr_graph.cli",
        "pull",
        server.url,
        "--accept",
        "--store",
        str(ours),
    ]
    running = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not _part(ours, half):
        assert time.monotonic() < until
        assert running.poll() is None
        time.sleep(0.05)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    killed = content(ours)
    assert {name: killed[name] for name in killed if ".pulls" not in name} == before

    server.asked.clear()
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
    [asked] = [headers for name, headers in server.asked if name.startswith("packages")]
    assert asked["Range"] == f"bytes={half}-"
    assert in_use(ours) == {COUNCIL: "1.1.0"}
    assert [entry.kind for entry in history.entries(ours)] == ["import"]


def _part(ours: Path, size: int) -> bool:
    return any(
        file.stat().st_size == size for file in (ours / ".pulls/files").glob("*.part")
    )
