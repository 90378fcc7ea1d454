"""``kkr feed``: a feed by the rules of RFC 4287, whatever the names in it."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from asked import FEW, whole
from kkr_graph import build
from kkr_graph.cli import main
from kkr_graph.resources import DATA
from kkr_graph.store import MemoryStore
from paged import made, written

ATOM = "{http://www.w3.org/2005/Atom}"
_DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def faults(feed: bytes) -> list[str]:
    """Return what RFC 4287 forbids (sections 4.1.1, 4.1.2, 4.2.6, 4.2.7)."""
    root = ET.fromstring(feed)
    found = [] if root.tag == f"{ATOM}feed" else [root.tag]
    entries = root.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") or "" for one in (root, *entries)]
    found += [f"id {one!r}" for one in ids if not urlsplit(one).scheme]
    if len({*ids}) < len(ids):
        found.append("an id stands twice")
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            if len(one.findall(f"{ATOM}{name}")) != 1:
                found.append(f"{one.tag}: one {name}")
        if not _DAY.fullmatch(one.findtext(f"{ATOM}updated") or ""):
            found.append("updated is no date")
        links = [link.attrib for link in one.findall(f"{ATOM}link")]
        kinds = [(a.get("rel"), a.get("type"), a.get("hreflang")) for a in links]
        if len({*kinds}) < len(kinds):
            found.append("two links of one kind")
        found += [a["href"] for a in links if not urlsplit(a["href"]).scheme]
    if not root.findall(f"{ATOM}author/{ATOM}name"):
        found.append("no author")
    for entry in entries:
        alternate = [link.get("rel") for link in entry.findall(f"{ATOM}link")].count(
            "alternate"
        )
        if not alternate and entry.find(f"{ATOM}content") is None:
            found.append("an entry without content leads nowhere")
    return found


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store") / "store"
    build.build([DATA], place)
    return place


def run(store: Path, *args: str) -> int:
    code = main([*args, "--store", str(store), "--lang", "da"], standalone_mode=False)
    assert isinstance(code, int | None)
    return code or 0


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("", ""),
        ("--municipality", "Gladsaxe"),
        ("--council", "Hovedstaden"),
        ("--initiative", "klimaalliancen"),
    ],
)
@pytest.mark.parametrize("base", ["", "https://example.org/kkr"])
def test_a_feed_keeps_the_rules(
    store: Path, tmp_path: Path, option: str, name: str, base: str
) -> None:
    file = tmp_path / "a.atom"
    wanted = [option, name] if option else []
    wanted += ["--base", base] if base else []
    assert run(store, "feed", *wanted, "-o", str(file)) == 0
    assert faults(file.read_bytes()) == []
    links = re.findall(r'href="([^"]*)"', file.read_text("utf-8"))
    assert all(one.startswith(base or "https://w3id.org/kkr/id/") for one in links)
    assert ('rel="self"' in file.read_text("utf-8")) == bool(base)


def test_a_feed_is_about_one_thing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.atom"
    both = ("--municipality", "Gladsaxe", "--council", "Hovedstaden")
    assert run(store, "feed", *both, "-o", str(file)) == 2
    assert "vælg én" in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize("made_of", [MemoryStore(), made(FEW)], ids=["none", "few"])
def test_little_makes_a_feed_too(made_of: MemoryStore) -> None:
    assert faults(written(made_of, "feed")) == []


def test_the_site_and_the_command_say_the_same(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.atom"
    run(store, "feed", "-o", str(file), "--base", "https://example.org/kkr")
    today = date.today().isoformat()  # noqa: DTZ011 - the command's own day
    assert written(whole(), "feed", today=today) == file.read_bytes()
