"""The page of deadlines, and the calendars: what a calendar program reads of them."""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qs

import pytest
from icalendar import Calendar, Component

from asked import whole
from kkr_graph.errors import BadDateError, NoSuchThingError, UnknownNameError
from kkr_graph.pages.tasks import Task
from kkr_graph.store import MemoryStore
from paged import made, shown, written

DAY = date(2025, 9, 2)
TASK = """
<concept/follow-up-status/open> skos:prefLabel "åben"@da , "open"@en .
<concept/reading-rule/late-month> skos:prefLabel "ultimo en måned"@da ;
  skos:scopeNote "Dag 21 til månedens sidste."@da .
<id/follow-up/{key}> a kkr:FollowUp ; skos:prefLabel "{label}"@da ;
  kkr:followUpStatus <concept/follow-up-status/open> ; kkr:due <id/date/{key}> .
<id/date/{key}> a kkr:UncertainDate ; kkr:verbatim "ultimo oktober 2025"@da ;
  kkr:notBefore "2025-10-21"^^xsd:date ; kkr:notAfter "2025-10-31"^^xsd:date ;
  kkr:readingRule <concept/reading-rule/late-month> .
"""


@pytest.fixture(scope="module")
def built() -> MemoryStore:
    return whole()


def events(calendar: bytes) -> list[Component]:
    return Calendar.from_ical(calendar).walk("VEVENT")


def task(first: date | None, last: date | None, status: str = "open") -> Task:
    return Task(
        iri="https://w3id.org/kkr/id/follow-up/x",
        label="Aflevere",
        note=None,
        who=(),
        verbatim="ultimo oktober 2025",
        first=first,
        last=last,
        rule=None,
        scope=None,
        read_of=None,
        frequency=None,
        status=status,
        status_label=None,
        items=(),
        councils=(),
        said_on=None,
        passages=(),
    )


def test_a_rough_deadline_stands_as_printed_with_its_bounds() -> None:
    said = shown(made(TASK.format(key="a", label="Aflevere")), "deadlines")

    assert '<q lang="da">ultimo oktober 2025</q>' in said
    assert '<time datetime="2025-10-21">21/10-2025</time>' in said
    assert '<time datetime="2025-10-31">31/10-2025</time>' in said
    assert "Læst som ultimo en måned: Dag 21 til månedens sidste." in said


def test_a_deadline_is_passed_only_when_its_last_day_is() -> None:
    rough = task(date(2025, 10, 21), date(2025, 10, 31))

    assert rough.stand(date(2025, 10, 20)) == "coming"
    assert rough.stand(date(2025, 10, 21)) == "now"
    assert rough.stand(date(2025, 10, 31)) == "now"
    assert rough.stand(date(2025, 11, 1)) == "passed"
    assert task(None, date(2025, 10, 31)).stand(date(2025, 10, 1)) == "coming"
    assert task(None, None).stand(DAY) == "undated"
    assert task(None, DAY, "done").stand(date(2026, 1, 1)) == "settled"


def test_what_is_passed_is_said_in_words() -> None:
    store = made(TASK.format(key="a", label="Aflevere"))
    said = shown(store, "deadlines", today="2026-01-01")

    assert "fristen er passeret" in said
    assert "Ingen kilde siger, at det er gjort." in said
    assert "Vi kender ingen frister efter" in said


def test_deadlines_can_be_narrowed(built: MemoryStore) -> None:
    one = shown(built, "deadlines", responsible="KKR Sjælland")
    early = shown(built, "deadlines", before="2025-09-10", open="1")
    every = shown(built, "deadlines", council="KKR Hovedstaden")

    assert "Forslag til positionspapir forelægges til godkendelse for KKR Sjæ" in one
    assert "for KKR Hovedstaden</a>" not in one
    assert "udført" not in early
    assert "Movia skal modtage" not in early
    assert "Movia skal modtage" in every


def test_a_name_or_day_that_is_none_is_refused(built: MemoryStore) -> None:
    with pytest.raises(UnknownNameError):
        written(built, "deadlines", responsible="<script>")
    with pytest.raises(BadDateError):
        written(built, "deadlines", before="i morges")


def test_a_calendar_holds_every_dated_task_as_whole_days(built: MemoryStore) -> None:
    found = events(written(built, "deadlines-calendar"))

    assert len(found) == 21
    for event in found:
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        assert type(start) is date
        assert end > start
        assert event["transp"] == "TRANSPARENT"
    assert len({str(event["uid"]) for event in found}) == 21


def test_a_rough_deadline_is_an_event_of_all_the_days_it_can_mean() -> None:
    store = made(TASK.format(key="a", label="Aflevere"))
    [event] = events(written(store, "deadlines-calendar"))

    assert event.decoded("dtstart") == date(2025, 10, 21)
    assert event.decoded("dtend") == date(2025, 10, 31) + timedelta(days=1)
    said = str(event["description"])
    assert "Trykt: »ultimo oktober 2025«, læst som 21/10-2025 til 31/10-2025" in said
    assert str(event["url"]) == "https://example.org/kkr/doc/follow-up/a"


def test_a_calendar_is_the_same_whenever_it_is_asked_for(built: MemoryStore) -> None:
    first = written(built, "deadlines-calendar")
    later = written(built, "deadlines-calendar", today="2031-01-01")

    assert first == later
    stamped = {event.decoded("dtstamp").date() for event in events(first)}
    assert date(2025, 9, 2) in stamped


def test_the_lines_of_a_calendar_are_short_and_end_as_they_must(
    built: MemoryStore,
) -> None:
    calendar = written(built, "deadlines-calendar")

    lines = calendar.split(b"\r\n")
    assert b"\n" not in calendar.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two


def test_hostile_words_stay_words_in_a_calendar() -> None:
    label = r"Æ, ø; å\\ END:VEVENT\nBEGIN:VEVENT " + "meget langt navn " * 40
    store = made(TASK.format(key="a", label=label))
    [event] = events(written(store, "deadlines-calendar"))

    assert str(event["summary"]).startswith("Æ, ø; å\\ END:VEVENT\nBEGIN:VEVENT meget")
    assert str(event["summary"]).endswith("langt navn ")


def test_no_deadlines_make_an_empty_calendar() -> None:
    calendar = written(MemoryStore(), "deadlines-calendar", language="en")

    assert events(calendar) == []
    assert b"X-WR-CALNAME:KKR: deadlines" in calendar


def test_a_municipality_has_its_own_and_its_councils_deadlines(
    built: MemoryStore,
) -> None:
    calendar = written(built, "municipality-calendar", "0159")

    assert b"Gladsaxe Kommune" in calendar
    said = [str(event["summary"]) for event in events(calendar)]
    assert "Afslutte drøftelsen med forslag til overlevering til nyt KKR" in said
    assert not any("KKR Sjælland" in summary for summary in said)


@pytest.mark.parametrize("key", ["9999", "<script>"])
def test_a_municipality_nobody_knows_has_no_calendar(
    built: MemoryStore, key: str
) -> None:
    with pytest.raises(NoSuchThingError):
        written(built, "municipality-calendar", key)


def test_a_thousand_deadlines_are_all_reached_a_page_at_a_time() -> None:
    turtle = "".join(TASK.format(key=n, label=f"Opgave {n}") for n in range(1000))
    store = made(turtle)

    pages = [shown(store, "deadlines", page=str(n)) for n in range(1, 11)]

    found = {task for said in pages for task in re.findall(r">(Opgave \d+)</a>", said)}
    assert len(found) == 1000
    assert all(said.count('<td role="cell" class="due">') == 100 for said in pages)
    assert "Viser 1–100 af 1.000." in pages[0]


def test_what_is_got_carries_the_choices_and_says_which_it_cannot(
    built: MemoryStore,
) -> None:
    said = shown(
        built, "deadlines", responsible="KKR Hovedstaden", before="2026-01-01", open="1"
    )
    found = re.search(r'href="/ask/deadlines\.csv\?([^"]*)"', said)
    assert found is not None
    assert parse_qs(unescape(found[1])) == {
        "before": ["2026-01-01"],
        "responsible": ["KKR Hovedstaden"],
    }
    assert "er ikke afgrænset efter »kun åbne«" in said


def test_an_english_page_writes_days_as_its_citations_do(built: MemoryStore) -> None:
    said = shown(built, "deadlines", language="en")
    text = re.sub(r"<[^>]*>", " ", re.sub(r'value="[^"]*"', "", said))
    assert "2 September 2025" in text
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b", text)
