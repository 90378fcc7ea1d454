"""``kkr calendar``: what the command writes, and the rules of RFC 5545 it keeps."""

import re
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from asked import whole
from kkr_graph import build
from kkr_graph.cli import main
from kkr_graph.pages import due
from kkr_graph.resources import DATA
from paged import made, written
from test_pages_deadlines import TASK, events

# RFC 5545, sections 3.6 and 3.6.1: what stands once, and what must stand.
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL"}
_NAME = re.compile(rb"[A-Z][A-Z0-9-]*(?:;[A-Z-]+=[^:;\"]+)*:")


def faults(calendar: bytes) -> list[str]:
    """Return what RFC 5545 forbids, read without a library."""
    found = []
    physical = calendar.split(b"\r\n")
    if physical.pop() != b"":
        found.append("the last line has no end")
    if b"\n" in calendar.replace(b"\r\n", b"") or b"\r" in calendar.replace(
        b"\r\n", b""
    ):
        found.append("a line ends otherwise than by CR LF")
    found += [f"{len(line)} octets" for line in physical if len(line) > 75]
    lines = calendar.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    found += [line.decode() for line in lines if not _NAME.match(line)]
    depth: list[bytes] = []
    held: list[bytes] = []
    for line in lines:
        name, _, value = line.partition(b":")
        if name == b"BEGIN":
            depth.append(value)
            held = []
        elif name == b"END":
            if not depth or depth.pop() != value:
                found.append(f"END:{value.decode()} ends nothing")
            if value == b"VEVENT":
                names = [one.decode() for one in held]
                found += [one for one in _ONCE if names.count(one) > 1]
                found += [one for one in ("UID", "DTSTAMP") if one not in names]
        else:
            held.append(name.partition(b";")[0])
    if calendar.count(b"VERSION:2.0") != 1 or calendar.count(b"PRODID:") != 1:
        found.append("VERSION and PRODID stand once")
    return found + [one.decode() for one in depth]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store") / "store"
    build.build([DATA], place)
    return place


def run(store: Path, *args: str) -> int:
    code = main([*args, "--store", str(store), "--lang", "da"], standalone_mode=False)
    assert isinstance(code, int | None)
    return code or 0


def test_the_command_writes_what_the_site_has(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "alle.ics"
    base = "https://example.org/kkr"
    assert run(store, "calendar", "-o", str(file), "--base", base) == 0
    assert file.read_bytes() == written(whole(), "deadlines-calendar")


def test_a_municipality_an_initiative_and_a_council_narrow_it(
    store: Path, tmp_path: Path
) -> None:
    many = {}
    for option, name in (
        ("--municipality", "Gladsaxe"),
        ("--council", "Hovedstaden"),
        ("--initiative", "sundhedsreformen i Østdanmark"),
    ):
        file = tmp_path / "a.ics"
        assert run(store, "calendar", option, name, "-o", str(file)) == 0
        assert faults(file.read_bytes()) == []
        many[option] = len(events(file.read_bytes()))
        name_said = str(Calendar.from_ical(file.read_bytes())["X-WR-CALNAME"])
        assert name_said.startswith("KKR: frister for ")
    assert 0 < min(many.values()) <= max(many.values()) < 21


def test_an_unknown_municipality_writes_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.ics"
    assert run(store, "calendar", "--municipality", "Gladsakse", "-o", str(file)) == 2
    assert not file.exists()
    assert "Gladsaxe" in capsys.readouterr().err


def test_a_file_that_cannot_be_is_said_first(store: Path, tmp_path: Path) -> None:
    assert run(store, "calendar", "-o", str(tmp_path / "nowhere" / "a.ics")) == 2


def test_without_a_site_an_event_leads_to_the_lasting_name(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.ics"
    run(store, "calendar", "-o", str(file))
    urls = {str(event["url"]) for event in events(file.read_bytes())}
    assert all(url.startswith("https://w3id.org/kkr/id/follow-up/") for url in urls)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_rules_hold_for_hostile_names_too(language: str) -> None:
    label = r"Æøå;,:\\ \"END:VCALENDAR\" \u2028 🚆 " + "langt ord " * 30
    turtle = "".join(TASK.format(key=n, label=label) for n in range(3))
    calendar = written(made(turtle), "deadlines-calendar", language=language)
    assert faults(calendar) == []
    assert len(events(calendar)) == 3


def test_a_task_keeps_its_uid_when_the_facts_around_it_change() -> None:
    before = events(
        written(made(TASK.format(key="a", label="Før")), "deadlines-calendar")
    )
    both = TASK.format(key="a", label="Efter") + TASK.format(key="b", label="Ny")
    after = events(written(made(both), "deadlines-calendar"))
    assert {str(e["uid"]) for e in before} < {str(e["uid"]) for e in after}


def test_a_calendar_too_long_keeps_the_nearest_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(due, "MOST", 5)
    turtle = "".join(TASK.format(key=n, label=f"Opgave {n}") for n in range(8))
    calendar = written(made(turtle), "deadlines-calendar")
    assert len(events(calendar)) == 5
    said = str(Calendar.from_ical(calendar)["DESCRIPTION"])
    assert said.startswith("Kun de 5 frister nærmest 2/9-2025 er med; 3 er udeladt.")
    assert faults(calendar) == []


def test_the_nearest_are_those_that_can_fall_soonest_or_fell_last() -> None:
    assert date(2025, 9, 2) < date(2025, 10, 21)  # the tasks of TASK are to come
    assert (
        len(events(written(made(TASK.format(key=1, label="a")), "deadlines-calendar")))
        == 1
    )
