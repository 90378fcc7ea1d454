"""Region Hovedstaden and Region Sjælland become Region Østdanmark, end to end.

The data says that it is planned, and only that.  What happens on the day it is done is
tried on copies of the data.
"""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from asked import whole
from kkr_graph import build, changes, checks, questions, sources, versions, voices
from kkr_graph.breaches import Report
from kkr_graph.errors import InvalidFactsError
from kkr_graph.facts import Facts
from kkr_graph.resources import DATA
from kkr_graph.store import Store
from kkr_graph.vocabulary import BASE, KKR

OLD = (f"{BASE}id/region/1084", f"{BASE}id/region/1085")
NEW = f"{BASE}id/region/oestdanmark"
EVENT = f"{BASE}id/change/region-oestdanmark"
PLANNED = f"{BASE}concept/change-status/planned"
DONE = f"{BASE}concept/change-status/done"
UNTIL = f"{BASE}id/period/til-2027-01-01"
DCAT = "http://www.w3.org/ns/dcat#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LAST, FIRST = "2026-12-31", "2027-01-01"


@cache
def data() -> tuple[Facts, ...]:
    return sources.read_all(DATA)


def link(subject: str, predicate: str, other: str) -> ox.Triple:
    return ox.Triple(*map(ox.NamedNode, (subject, predicate, other)))


def without(
    facts: Iterable[Facts], subject: str, predicate: str, more: Sequence[ox.Triple] = ()
) -> list[Facts]:
    """Return *facts* with other values of one property of one thing."""
    found = []
    for one in facts:
        named = any(str(triple.subject) == f"<{subject}>" for triple in one.triples)
        kept = [
            triple
            for triple in one.triples
            if (str(triple.subject), triple.predicate.value)
            != (f"<{subject}>", predicate)
        ]
        defined = any(
            str(triple.subject) == f"<{subject}>"
            and triple.predicate.value.endswith("type")
            for triple in one.triples
        )
        triples = tuple(sorted({*kept, *(more if defined else ())}, key=str))
        mark = hashlib.sha256("".join(map(str, triples)).encode()).hexdigest()
        found.append(replace(one, triples=triples, sha256=mark) if named else one)
    return found


def edited(subject: str, predicate: str, *values: str) -> list[Facts]:
    """Return the data, where one property of one thing has other values."""
    return without(
        data(),
        subject,
        predicate,
        [link(subject, predicate, value) for value in values],
    )


def broken(facts: Sequence[Facts]) -> set[str]:
    """Return the rules that *facts* break."""
    report = voices.check(facts)
    return {one.name for one in report.breaches if one.severity == "Violation"}


def closed(facts: Iterable[Facts], report: Report) -> list[Facts]:
    """Return *facts* where every role that *report* says runs on ends with the year."""
    ended = list(facts)
    for breach in report.breaches:
        if breach.name == "ChangeEvent-members-moved":
            end = link(breach.focus, KKR.validDuring, UNTIL)
            ended = without(ended, breach.focus, KKR.validDuring, [end])
    return ended


def test_the_data_says_it_is_planned_and_breaks_no_rule() -> None:
    assert broken(data()) == set()
    [row, _] = questions.ask(whole(), "succession", {"on": LAST})
    assert row["status"] == "planlagt"


# Every way that mergers went wrong elsewhere has its rule.


@pytest.mark.parametrize(
    ("rule", "predicate", "values"),
    [
        ("ChangeEvent-result-kind", "resultingOrganization", ("id/kkr/hovedstaden",)),
        ("ChangeEvent-one-result", "resultingOrganization",
         ("id/region/oestdanmark", "id/region/1083")),
        ("ChangeEvent-merger-of-two", "originalOrganization", ("id/region/1084",)),
        ("ChangeEvent-predecessor", "originalOrganization", ()),
        ("ChangeEvent-result", "resultingOrganization", ()),
    ],
)  # fmt: skip
def test_a_wrong_body_is_refused(
    rule: str, predicate: str, values: tuple[str, ...]
) -> None:
    wrong = edited(EVENT, f"{ORG}{predicate}", *(f"{BASE}{value}" for value in values))

    assert rule in broken(wrong)


@pytest.mark.parametrize("day", ["2026-07-01", "2027-06-01"])
def test_a_wrong_date_is_refused(day: str) -> None:
    date = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    said = ox.Triple(
        ox.NamedNode(EVENT),
        ox.NamedNode(KKR.effectiveOn),
        ox.Literal(day, datatype=date),
    )
    wrong = without(data(), EVENT, KKR.effectiveOn, [said])

    assert "ChangeEvent-result-begins" in broken(wrong)
    assert broken(wrong) & {"ChangeEvent-closed", "ChangeEvent-early-end"}


def test_two_new_regions_of_one_name_are_refused() -> None:
    twin = f"{BASE}id/region/oestdanmark-2"
    name = ox.Triple(
        ox.NamedNode(twin),
        ox.NamedNode(f"{SKOS}prefLabel"),
        ox.Literal("Region Østdanmark", language="da"),
    )
    results = [link(EVENT, f"{ORG}resultingOrganization", iri) for iri in (NEW, twin)]
    wrong = without(data(), EVENT, f"{ORG}resultingOrganization", [*results, name])

    assert "ChangeEvent-duplicate-result" in broken(wrong)


def test_a_name_left_behind_on_the_new_region_is_seen() -> None:
    stale = ox.Triple(
        ox.NamedNode(NEW),
        ox.NamedNode(f"{SKOS}prefLabel"),
        ox.Literal("Region Sjælland", language="da"),
    )
    report = voices.check(without(data(), NEW, f"{SKOS}prefLabel", [stale]))

    assert "ChangeEvent-same-name" in {one.name for one in report.breaches}


# Before, on and after the day.


@pytest.mark.parametrize(
    ("day", "regions"),
    [
        (LAST, {"1081", "1082", "1083", "1084", "1085"}),
        (FIRST, {"1081", "1082", "1083", "oestdanmark"}),
        ("2030-01-01", {"1081", "1082", "1083", "oestdanmark"}),
    ],
)
def test_the_regions_of_a_day(day: str, regions: set[str]) -> None:
    rows = questions.ask(whole(), "regions", {"on": day})

    assert {str(row["region"]).rpartition("/")[2] for row in rows} == regions


def test_the_new_region_says_what_it_comes_of_and_that_it_is_planned() -> None:
    rows = questions.ask(whole(), "regions", {"on": FIRST})
    new = [row for row in rows if row["region"] == NEW]

    assert [row["originalLabel"] for row in new] == [
        "Region Hovedstaden",
        "Region Sjælland",
    ]
    assert {row["status"] for row in new} == {"planlagt"}


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (LAST, ["Region Hovedstaden", "Region Sjælland"]),
        (FIRST, ["Region Østdanmark", "Region Østdanmark"]),
    ],
)
def test_who_is_in_place_on_the_day(day: str, there: list[str]) -> None:
    rows = questions.ask(whole(), "succession", {"on": day})

    assert [row["inPlace"] for row in rows] == there


# From planned to done.


def done(facts: Iterable[Facts]) -> list[Facts]:
    status = link(EVENT, KKR.changeStatus, DONE)
    return without(facts, EVENT, KKR.changeStatus, [status])


def test_it_is_not_done_while_roles_run_on_in_the_old_regions() -> None:
    report = voices.check(done(data()))
    running = {
        str(one.value).strip("<>")
        for one in report.breaches
        if one.name == "ChangeEvent-members-moved"
    }

    assert not report.conforms
    assert running == {*OLD}


def test_it_is_not_done_while_an_old_region_has_no_end() -> None:
    open_ended = without(done(data()), OLD[0], KKR.validDuring)

    assert "ChangeEvent-closed" in broken(open_ended)


def test_planned_becomes_done_once_the_old_is_closed(tmp_path: Path) -> None:
    with versions.locked(tmp_path):
        build.revise(data(), tmp_path)
        before = councils(tmp_path)
        with pytest.raises(InvalidFactsError) as refused:
            build.revise(done(data()), tmp_path)
        assert status(tmp_path) == PLANNED  # refused whole: the store is as it was

        assert isinstance(refused.value.report, Report)
        built = build.revise(closed(done(data()), refused.value.report), tmp_path)

    assert built.report is not None
    assert built.report.conforms
    assert status(tmp_path) == DONE
    assert councils(tmp_path) == before  # no KKR changes its name
    with closing(versions.open_current(tmp_path)) as store:
        assert leads(store, FIRST) == set()
        rows = questions.ask(store, "regions", {"on": FIRST})
        assert {row["status"] for row in rows if row["region"] == NEW} == {"gennemført"}


def test_an_edit_to_done_is_checked_as_all_is() -> None:
    then = [*data()]
    now = done(then)

    report = changes.check_change(then, now, checks.check(then).findings())

    assert report == checks.check(now)


def councils(folder: Path) -> list[tuple[str, str]]:
    with closing(versions.open_current(folder)) as store:
        rows = questions.ask(store, "councils")
        return [(str(row["council"]), str(row["councilLabel"])) for row in rows]


def leads(store: Store, day: str) -> set[str]:
    rows = questions.ask(store, "who-leads-what", {"on": day})
    return {str(row["lead"]) for row in rows} & {*OLD}


def status(folder: Path) -> str:
    with closing(versions.open_current(folder)) as store:
        [value] = [
            str(triple.object).strip("<>")
            for triple in store.triples(f"{BASE}graph/reference/regions")
            if str(triple.subject) == f"<{EVENT}>"
            and triple.predicate.value == KKR.changeStatus
        ]
        return value
