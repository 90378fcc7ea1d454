"""What ``kkr withdraw`` takes back is in nothing that is published afterwards."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from exchanged import kkr
from kkr_graph import canonical, published, releases, releasing
from kkr_graph.cli import kept_names
from kkr_graph.event_stream import reading
from kkr_graph.event_stream.member import Member
from kkr_graph.event_stream.replay import replay
from kkr_graph.keys import secret
from kkr_graph.published import LIST
from made_up_packages import KEY
from made_up_releases import BASE
from small_council import (
    BIRD,
    CANARY,
    CHAIR,
    COUNCIL,
    PERSON,
    SEAT,
    forum,
    noon,
    released,
)

LARKS = forum("Lærkeudvalget")
FINCHES = forum("Finkeudvalget")


@pytest.fixture(autouse=True)
def _names(tmp_path: Path) -> Iterator[None]:
    """Let the names that are kept for reading papers stand in a folder of the test."""
    with patch.object(kept_names, "_default", lambda: tmp_path / "names"):
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a place where the canary was released twice, and published."""
    place = tmp_path_factory.mktemp("made")
    released(place, "2026-03-01", LARKS, BIRD, CHAIR)
    released(place, "2026-03-02", LARKS, BIRD, CHAIR, FINCHES)
    (place / "key").write_text(secret.write(KEY, COUNCIL, None), "utf-8")
    publish(place)
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "place"))


def publish(place: Path) -> None:
    done = kkr(
        place / "store",
        *("publish", "--council", COUNCIL, "--access", "public", "--base", BASE),
        *("--sign", str(place / "key"), "--output", str(place / "www")),
    )
    assert done.exit_code == 0, done.output


def withdraw(place: Path, ground: str) -> None:
    done = kkr(
        place / "store",
        *("withdraw", PERSON, SEAT, "--ground", ground, "--council", COUNCIL),
        *("--data", str(place / "data"), "--accept"),
    )
    assert done.exit_code == 0, done.output


def holding(place: Path) -> list[str]:
    """Return every published file that tells of the canary, what is packed unpacked."""
    found = []
    for file in sorted((place / "www").rglob("*")):
        texts = [file.name.encode(), file.read_bytes() if file.is_file() else b""]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as package:
                texts += map(package.read, package.namelist())
        if any(CANARY.lower().encode() in text.lower() for text in texts):
            found.append(file.name)
    return found


def members(place: Path) -> list[Member]:
    listed = published.read((place / "www" / LIST).read_bytes(), LIST)
    pages = [name for name in listed.files if name.endswith(".trig")]
    return [
        member
        for page in sorted(pages)
        for member in reading.read((place / "www" / page).read_bytes(), BASE).members
    ]


@pytest.mark.parametrize("ground", ["privacy", "error"])
def test_nothing_of_it_is_left_and_who_follows_forgets_it(
    place: Path, ground: str
) -> None:
    assert len(holding(place)) >= 3  # a page and two packages
    followed = members(place)
    withdraw(place, ground)
    releasing.make(place / "store", COUNCIL, now=noon("2026-03-03"))
    publish(place)

    if ground == "privacy":  # which hides the name as well
        assert holding(place) == []
    told = members(place)
    newest = releases.latest(place / "store")
    assert newest is not None
    new = [one for one in told if one.release == newest.name]
    for all_of_it in (told, [*followed, *new]):  # from the start, or from before
        graphs = replay(all_of_it)
        assert {name: canonical.digest(said) for name, said in graphs.items()} == (
            newest.own
        )
    said = b"".join(one for graph in graphs.values() for one in [canonical.form(graph)])
    assert b"Kanariefugl" not in said


def test_between_the_withdrawal_and_the_next_release_it_is_gone_too(
    place: Path,
) -> None:
    before = published.read((place / "www" / LIST).read_bytes(), LIST)
    withdraw(place, "privacy")
    publish(place)
    after = published.read((place / "www" / LIST).read_bytes(), LIST)

    assert holding(place) == []
    assert after.number > before.number
