"""The stream tells every change once, and whoever replays it has the graphs."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import canonical, releases
from kkr_graph.errors import BadFeedPageError
from kkr_graph.event_stream import pages, reading
from kkr_graph.event_stream.member import Member, description
from kkr_graph.event_stream.members import Moment, told
from kkr_graph.event_stream.replay import replay
from kkr_graph.event_stream.sight import visible
from kkr_graph.releases import Release
from kkr_graph.vocabulary import BASE as KKR_BASE
from made_up_packages import COUNCIL, facts, graph, turtle
from made_up_releases import (
    BASE,
    BLUE,
    FIRST,
    GREEN,
    GREENER,
    SECOND,
    SECRET,
    three,
    tombstone,
)

NAME = "id/initiative/groen-eksempel"
INITIATIVE = f"{KKR_BASE}{NAME}"
HIDDEN = f"id/withdrawn/{sha256(INITIATIVE.encode()).hexdigest()}"
BLUE_INITIATIVE = f"{KKR_BASE}id/initiative/blaa-eksempel"


def moment(number: int, *texts: str, access: str = "public") -> Moment:
    state = {one.graph: tuple(one.triples) for one in map(facts, texts)}
    seen = visible(state, access, COUNCIL)
    return Moment(f"{number}.0.0", f"2026-11-1{number}T09:30:00Z", seen)


def members_of(*moments: Moment) -> list[Member]:
    return [
        member
        for _, found in told(moments, moments[-1].state, COUNCIL)
        for member in found
    ]


def acts(members: Iterable[Member], thing: str) -> list[tuple[str, str]]:
    return [(one.release, one.act) for one in members if one.thing == thing]


def test_one_version_for_each_change_and_none_for_what_stays() -> None:
    members = members_of(
        moment(1, turtle(FIRST, GREEN), turtle(SECOND, BLUE)),
        moment(2, turtle(FIRST, GREENER), turtle(SECOND, BLUE)),
        moment(3, turtle(FIRST, GREENER), turtle(SECOND)),
    )

    assert acts(members, INITIATIVE) == [("1.0.0", "Create"), ("2.0.0", "Update")]
    assert acts(members, BLUE_INITIATIVE) == [("1.0.0", "Create"), ("3.0.0", "Delete")]
    assert len({one.iri for one in members}) == len(members)


def test_a_version_says_all_that_the_graph_said_then() -> None:
    [_, after] = (
        one
        for one in members_of(
            moment(1, turtle(FIRST, GREEN)), moment(2, turtle(FIRST, GREENER))
        )
        if one.thing == INITIATIVE
    )

    assert '"Grønnere Eksempel"@da' in canonical.form(after.says).decode()
    assert {str(t.subject) for t in after.says} == {f"<{INITIATIVE}>"}
    assert len(after.says) == len(
        [
            t
            for t in facts(turtle(FIRST, GREENER)).triples
            if str(t.subject) == f"<{INITIATIVE}>"
        ]
    )


def test_what_is_removed_leaves_its_name_and_no_content() -> None:
    [gone] = (
        one
        for one in members_of(moment(1, turtle(FIRST, GREEN)), moment(2, turtle(FIRST)))
        if one.act == "Delete" and one.thing == INITIATIVE
    )

    assert gone.says == ()


def test_the_same_thing_in_two_graphs_is_two_descriptions() -> None:
    members = members_of(moment(1, turtle(FIRST, GREEN), turtle(SECOND, GREENER)))

    told_of = {one.description for one in members if one.thing == INITIATIVE}
    assert told_of == {
        description(INITIATIVE, graph(FIRST)),
        description(INITIATIVE, graph(SECOND)),
    }


def test_whoever_replays_the_pages_has_the_graphs_of_the_newest_release(
    tmp_path: Path,
) -> None:
    every = three(tmp_path)
    found = replay(read_back(every, tmp_path))

    assert {name: canonical.digest(said) for name, said in found.items()} == dict(
        every[-1].own
    )


def test_a_replay_from_the_middle_arrives_at_the_same(tmp_path: Path) -> None:
    every = three(tmp_path)
    everything = read_back(every, tmp_path)
    before = [one for one in everything if one.release == "1.0.0"]
    later = [one for one in everything if one.release != "1.0.0"]

    assert replay([*before, *later, *later]) == replay(everything)


def read_back(every: Iterable[Release], store: Path) -> list[Member]:
    """Return the members of *every* release as they read from small pages."""
    moments = [Moment(one.name, one.made, releases.graphs(store, one)) for one in every]
    found: list[Member] = []
    for _, members in told(moments, moments[-1].state, COUNCIL):
        for page in pages.pages(members, BASE, most=3):
            read = reading.read(page.content, BASE + page.file)
            assert len(read.members) == page.members <= 3
            found += read.members
    return found


def test_what_is_closed_now_is_in_no_page_also_not_in_old_ones() -> None:
    moments = [
        moment(1, turtle(FIRST, GREEN), turtle(SECOND, SECRET)),
        moment(2, turtle(FIRST, GREEN), turtle(SECOND, SECRET, access="own")),
    ]
    members = members_of(*moments)
    written = b"".join(
        page.content
        for _, found in told(moments, moments[-1].state, COUNCIL)
        for page in pages.pages(found, BASE)
    )

    assert b"lukket" not in written
    assert b"Lukket" not in written
    assert graph(SECOND).encode() not in written
    ended = {one.description for one in members if one.act == "Delete"}
    thing = f"{KKR_BASE}id/initiative/lukket-eksempel"
    assert description(thing, graph(SECOND)) in ended  # who had it is told to forget it


def test_what_only_councils_may_see_is_not_for_all() -> None:
    texts = [turtle(FIRST, GREEN), turtle(SECOND, SECRET, access="councils")]
    closed = turtle(f"{COUNCIL}/egne", BLUE, access="own")

    assert graph(SECOND) not in moment(1, *texts, closed).state
    assert {*moment(1, *texts, closed, access="councils").state} == {
        graph(FIRST),
        graph(SECOND),
    }


def test_a_graph_that_says_nothing_of_who_may_see_it_is_seen_by_nobody() -> None:
    node = ox.NamedNode(graph(FIRST))
    state = {graph(FIRST): (ox.Triple(node, node, node),)}

    assert visible(state, "councils", COUNCIL) == {}


@pytest.mark.parametrize("told_as", [NAME, HIDDEN], ids=["by name", "by hash"])
def test_what_is_withdrawn_is_ended_wherever_it_may_have_been_told(
    told_as: str,
) -> None:
    # The archive was emptied of it: no earlier release knows it any more.
    members = members_of(
        moment(1, turtle(FIRST), turtle(SECOND, BLUE)),
        moment(
            2,
            turtle(FIRST),
            turtle(SECOND, BLUE),
            tombstone(told_as),
        ),
    )
    held_before = Member(
        description(INITIATIVE, graph(FIRST)),
        "Create",
        "0.9.0",
        "2026-11-01T09:30:00Z",
        INITIATIVE,
        graph(FIRST),
        tuple(facts(turtle(FIRST, GREEN)).triples),
    )
    assert b'"Gr' in canonical.form(replay([held_before])[graph(FIRST)])

    found = replay([held_before, *members])
    said = b"".join(map(canonical.form, found.values())).decode()
    assert "Grøn Eksempel" not in said
    assert "owl#deprecated" in said


def test_pages_are_the_same_bytes_each_time_and_named_by_what_they_hold() -> None:
    members = members_of(moment(1, turtle(FIRST, GREEN)))
    [page] = pages.pages(members, BASE)
    [again] = pages.pages(members, BASE)
    [elsewhere] = pages.pages(members, "https://andet.invalid/")

    assert page == again
    assert page.file != elsewhere.file
    assert page.file.startswith("feed/1.0.0/1-")


def test_the_index_says_how_to_follow_and_leads_to_every_page() -> None:
    members = members_of(moment(1, turtle(FIRST, GREEN)), moment(2, turtle(FIRST)))
    written = [*pages.pages(members[:2], BASE), *pages.pages(members[2:], BASE)]
    content = pages.index(COUNCIL, BASE, written)

    assert reading.read(content, f"{BASE}feed/index.ttl").onward == tuple(
        BASE + page.file for page in written
    )
    for word in (
        b"ldes:EventStream",
        b"ldes:timestampPath dct:created",
        b"ldes:versionOfPath dct:isVersionOf",
        b"ldes:versionDeleteObject as:Delete",
        b"tree:GreaterThanOrEqualToRelation",
        b"tree:LessThanOrEqualToRelation",
        b"tree:shape",
        b"tree:view",
    ):
        assert word in content


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"as:Create", b"as:Invite"),
        (b"dct:isVersionOf", b"dct:hasVersion"),
        ("Grøn".encode(), b"Brun"),  # says another thing than its name
        (b"<https://w3id.org/kkr/id/version/", b"<https://w3id.org/kkr/id/x/"),
        (b"tree:Node", b'"'),
        (b"dct:created", b"dct:created _:b ; dct:created"),
    ],
)
def test_a_page_that_was_tampered_with_is_refused(before: bytes, after: bytes) -> None:
    [page] = pages.pages(members_of(moment(1, turtle(FIRST, GREEN))), BASE)
    assert before in page.content

    with pytest.raises(BadFeedPageError):
        reading.read(page.content.replace(before, after, 1), BASE + page.file)


def test_a_member_tells_of_one_thing_only() -> None:
    thing = ox.NamedNode(f"{KKR_BASE}id/initiative/et-eksempel")
    other = ox.NamedNode(f"{KKR_BASE}id/initiative/et-andet-eksempel")
    crooked = Member(
        description(thing.value, graph(FIRST)),
        "Create",
        "1.0.0",
        "2026-11-10T09:30:00Z",
        thing.value,
        graph(FIRST),
        (ox.Triple(other, other, thing),),
    )
    [page] = pages.pages([crooked], BASE)

    with pytest.raises(BadFeedPageError):
        reading.read(page.content, BASE + page.file)
