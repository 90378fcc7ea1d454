"""A network says what the graph says: who is tied to whom, since when, and where."""

import gc
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from pyoxigraph import NamedNode

from asked import whole
from kkr_graph import network_words, networks, questions
from kkr_graph.errors import (
    NetworkNeedsError,
    NetworkParameterError,
    TooManyTiesError,
    UnknownNameError,
    UnknownNetworkError,
)
from kkr_graph.network import KEPT, Edge, Network, Node
from kkr_graph.networks import pairs
from kkr_graph.networks.attributes import ATTRIBUTES
from kkr_graph.store import MemoryStore
from small_networks import BASE, store_of, two_councils

DAY = date(2025, 9, 2)
NORTH, SOUTH = NamedNode(f"{BASE}kkr/nord"), NamedNode(f"{BASE}kkr/syd")
GIVEN: dict[str, dict[str, Any]] = {
    "ego": {"thing": NamedNode(f"{BASE}municipality/9901"), "depth": 2}
}
EVERY = list(networks.NETWORKS)


def asked(store: MemoryStore, name: str) -> Network:
    return networks.ask(store, name, **GIVEN.get(name, {}))


def told(network: Network) -> set[tuple[str, str, str]]:
    labels = {node.id: node.label for node in network.nodes}
    return {(labels[e.source], e.rel, labels[e.target]) for e in network.edges}


def one(network: Network, end: str) -> Edge:
    [edge] = [edge for edge in network.edges if edge.id.endswith(end)]
    return edge


def test_a_lead_is_an_edge_that_keeps_status_dates_and_source() -> None:
    edge = one(networks.leads(two_councils(), on=DAY), "lead/klima/9901")

    assert (edge.rel, edge.source) == ("leads", f"{BASE}municipality/9901")
    assert (edge.since, edge.until) == (date(2024, 1, 1), None)  # as stated
    assert edge.attributes == {
        "citation": "Opdigtet avis, s. 4",
        "document": "Opdigtet avis",
        "page": 4,
        "passage": f"{BASE}document/d/passage/1",
        "role": "tovholder",
        "status": "oplyst",
    }


def test_the_bounds_that_are_derived_decide_what_holds_on_a_day() -> None:
    before = networks.leads(two_councils(), on=date(2025, 12, 31))
    after = networks.leads(two_councils(), on=date(2026, 1, 1))

    assert ("Eksempel Kommune", "leads", "Grøn klimaindsats") in told(before)
    assert ("Prøve Kommune", "leads", "Grøn klimaindsats") in told(after)
    assert told(before) & told(after) == {("Kontor 9", "leads", "Fælles bus")}


def test_a_lead_without_any_time_holds_on_no_day_but_is_there_for_all_times() -> None:
    undated = ("Åfiktion Kommune", "leads", "Fælles bus")

    assert undated not in told(networks.leads(two_councils(), on=DAY))
    assert undated in told(networks.leads(two_councils()))


def test_an_unknown_holder_is_a_node_that_says_so_and_why() -> None:
    network = networks.leads(two_councils(), on=DAY, language="en")
    [node] = [node for node in network.nodes if node.unknown]

    assert (node.kind, node.label) == ("Unknown", "not named")
    assert node.id == f"{BASE}lead/bus/1"
    assert node.attributes == {"reason": "not named in the source"}
    assert one(network, "lead/bus/1").source == node.id


def test_names_and_roles_are_in_the_language_asked_for() -> None:
    network = networks.leads(two_councils(), on=DAY, language="en")

    assert ("Eksempel Kommune", "leads", "Green climate effort") in told(network)
    assert one(network, "lead/klima/9901").attributes["role"] == "lead"
    printed = one(networks.leads(two_councils(), language="en"), "lead/klima/9902")
    assert printed.attributes["role"] == "går forrest"  # as the source prints it


def test_the_leads_of_the_data_are_those_that_the_question_gives() -> None:
    for day in (DAY, date(2023, 6, 1), date(2017, 6, 15), date(2026, 2, 1)):
        answer = questions.ask(whole(), "who-leads-what", {"on": day.isoformat()})
        network = networks.leads(whole(), on=day)
        named = {(e.id, e.source, e.target) for e in network.edges if e.source != e.id}

        assert named == {
            (str(row["leadRole"]), str(row["lead"]), str(row["initiative"]))
            for row in answer
        }
        dates = {edge.id: (edge.since, edge.until) for edge in network.edges}
        for row in answer:
            assert dates[str(row["leadRole"])] == (row["start"], row["end"])


def test_the_unknown_leads_of_the_data_are_those_that_the_question_gives() -> None:
    answer = questions.ask(whole(), "leads-we-cannot-name")
    leads = {str(r["record"]) for r in answer if "/lead/" in str(r["record"])}
    network = networks.leads(whole())

    assert {node.id for node in network.nodes if node.unknown} == leads
    assert all(node.attributes["reason"] for node in network.nodes if node.unknown)


def test_every_edge_of_the_data_says_where_it_stands() -> None:
    for name in ("leads", "forums", "matters", "citations", "cooperation"):
        network = asked(whole(), name)
        assert network.edges
        for edge in network.edges:
            assert edge.attributes["citation"], edge
    cited = networks.citations(whole()).edges
    said = {edge.attributes["citation"] for edge in cited}
    assert "Dagsorden 2/9-2025, pkt. 3.3, s. 9" in said


def test_who_shares_what_is_a_weighted_pair() -> None:
    network = networks.cooperation(two_councils(), on=date(2025, 3, 1))
    edge = one(network, "cooperates=id/municipality/9902")

    assert not network.directed
    assert (edge.source, edge.weight) == (f"{BASE}municipality/9901", 2)
    assert edge.attributes["shared"] == "Fælles bus; Grøn klimaindsats"
    assert (edge.attributes["initiatives"], edge.attributes["forums"]) == (2, 0)


def test_a_person_takes_part_for_the_organisation_that_sent_her() -> None:
    network = networks.cooperation(two_councils(), on=DAY)

    edge = one(network, "municipality/9901#cooperates=id/organisation/kontor-9")
    assert edge.attributes["shared"] == "Fælles bus; Udvalget"
    assert (edge.attributes["initiatives"], edge.attributes["forums"]) == (1, 1)


def test_a_seat_in_a_council_is_no_cooperation() -> None:
    only_seats = """
    <id/kkr/x> a kkr:Forum ; org:classification <concept/forum-kind/kkr> .
    <id/p/1> org:member <id/municipality/1> ; org:organization <id/kkr/x> .
    <id/p/2> org:member <id/municipality/2> ; org:organization <id/kkr/x> .
    """
    assert networks.cooperation(store_of(only_seats)).edges == ()


def test_two_who_took_part_at_different_times_did_not_cooperate() -> None:
    apart = """
    <id/initiative/x> a kkr:Initiative .
    <id/p/1> org:member <id/municipality/1> ; org:organization <id/initiative/x> ;
      kkr:validUntil "2020-01-01"^^xsd:date .
    <id/p/2> org:member <id/municipality/2> ; org:organization <id/initiative/x> ;
      kkr:validFrom "2020-01-01"^^xsd:date .
    """
    assert networks.cooperation(store_of(apart)).edges == ()
    together = apart.replace('Until "2020', 'Until "2021')
    assert len(networks.cooperation(store_of(together)).edges) == 1


def test_the_pairs_of_the_data_are_among_those_that_the_question_gives() -> None:
    answer = questions.ask(whole(), "cooperation", {"on": DAY.isoformat()})
    given = {frozenset((str(row["organisation"]), str(row["other"]))) for row in answer}
    by_initiative = {
        frozenset((edge.source, edge.target))
        for edge in networks.cooperation(whole(), on=DAY).edges
        if edge.attributes["initiatives"]
    }
    assert by_initiative == given


def test_too_many_pairs_are_refused_before_any_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "MOST_PAIRS", 2)

    with pytest.raises(TooManyTiesError, match="--council"):
        networks.cooperation(two_councils())


def test_a_seat_in_a_forum_names_who_sits_for_whom() -> None:
    network = networks.forums(two_councils(), on=DAY)
    edge = one(network, "participation/udvalg/a")

    assert edge.source == f"{BASE}municipality/9901"
    assert (edge.attributes["person"], edge.attributes["role"]) == (
        "Anna Eksempel",
        "formand",
    )
    assert ("KKR Nord", "appoints", "Udvalget") in told(network)
    assert one(network, "post/udvalg/nord").attributes["seats"] == 2
    assert ("ikke nævnt", "appoints", "Udvalget") in told(network)
    assert "person/a" not in " ".join(node.id for node in network.nodes)


def test_a_matter_runs_through_items_from_meeting_to_meeting() -> None:
    network = networks.matters(two_councils())

    assert told(network) == {
        ("1 Bussen", "concerns", "Bussens sag"),
        ("2 Bussen kører", "concerns", "Bussens sag"),
        ("3 Bussen holder", "concerns", "Bussens sag"),
        ("1 Bussen", "followedBy", "2 Bussen kører"),
        ("2 Bussen kører", "followedBy", "3 Bussen holder"),
    }
    after = [edge for edge in network.edges if edge.rel == "followedBy"]
    assert {edge.attributes["matter"] for edge in after} == {"Bussens sag"}
    assert {node.attributes.get("date") for node in network.nodes} == {
        None,
        date(2025, 3, 1),
        date(2025, 6, 1),
        date(2025, 9, 1),
    }


def test_on_a_day_there_are_the_items_of_the_meetings_held_until_then() -> None:
    network = networks.matters(two_councils(), on=date(2025, 6, 1))

    assert Counter(edge.rel for edge in network.edges) == {
        "concerns": 2,
        "followedBy": 1,
    }


def test_an_item_that_cites_a_decision_twice_has_two_edges_to_it() -> None:
    network = networks.citations(two_councils(), on=DAY)

    assert Counter(edge.rel for edge in network.edges) == {"cites": 2, "decidedBy": 1}
    [decision] = [node for node in network.nodes if node.kind == "Decision"]
    assert decision.label.startswith("Rådet besluttede, at bussen skulle køre")
    assert decision.label.endswith("også om…")
    assert str(decision.attributes["text"]).endswith("også om søndagen.")
    assert decision.attributes["date"] == date(2025, 3, 1)


def test_a_council_narrows_a_network_to_what_it_has_to_do_with() -> None:
    north = told(networks.forums(two_councils(), on=DAY, council=NORTH))
    south = told(networks.forums(two_councils(), on=DAY, council=SOUTH))

    assert ("Kontor 9", "memberOf", "Udvalget") in north
    assert south == {("Åfiktion Kommune", "memberOf", "KKR Syd")}
    title = networks.forums(two_councils(), on=DAY, council=SOUTH).title
    assert title.da.endswith(", KKR Syd, 2/9-2025")
    assert title.en.endswith(", KKR Syd, 2 September 2025")
    items = networks.matters(two_councils(), council=SOUTH)
    assert told(items) == {("3 Bussen holder", "concerns", "Bussens sag")}


def test_ego_goes_as_deep_as_asked() -> None:
    thing = NamedNode(f"{BASE}initiative/klima")
    near = networks.ego(two_councils(), thing, on=DAY)
    far = networks.ego(two_councils(), thing, 2, on=DAY)

    assert {node.label for node in near.nodes} == {
        "Eksempel Kommune",
        "Grøn klimaindsats",
        "Prøve Kommune",
    }
    away = {node.label: node.attributes["distance"] for node in far.nodes}
    assert (away["Grøn klimaindsats"], away["Prøve Kommune"]) == (0, 1)
    assert (away["KKR Nord"], away["Anna Eksempel"]) == (2, 2)
    assert {node.id for node in near.nodes} < {node.id for node in far.nodes}


def test_ego_of_a_person_folds_the_seat_to_two_edges() -> None:
    network = networks.ego(two_councils(), NamedNode(f"{BASE}person/a"), on=DAY)

    assert told(network) == {
        ("Anna Eksempel", "memberOf", "Udvalget"),
        ("Anna Eksempel", "onBehalfOf", "Eksempel Kommune"),
    }


def test_ego_of_a_role_is_its_two_ends_and_of_a_decision_what_cites_it() -> None:
    role = NamedNode(f"{BASE}lead/bus/kontor")
    assert told(networks.ego(two_councils(), role)) == {
        ("Kontor 9", "leads", "Fælles bus")
    }
    decision = networks.ego(two_councils(), NamedNode(f"{BASE}decision/d"))
    assert {edge.rel for edge in decision.edges} == {"cites", "decidedBy"}


def test_ego_of_what_is_tied_to_nothing_is_itself_and_of_nothing_an_error() -> None:
    store = store_of('<id/strategy/x> a kkr:Strategy ; skos:prefLabel "Alene"@da .')

    alone = networks.ego(store, NamedNode(f"{BASE}strategy/x"))
    assert [node.label for node in alone.nodes] == ["Alene"]
    with pytest.raises(UnknownNameError, match="strategy/y"):
        networks.ego(store, NamedNode(f"{BASE}strategy/y"))


def test_any_thing_of_the_data_has_a_network_around_it() -> None:
    item = NamedNode(f"{BASE}meeting/hovedstaden/2025-09-02/item/3.5")
    network = networks.ego(whole(), item, 2, on=DAY)

    rels = {edge.rel for edge in network.edges}
    assert {"onAgendaOf", "cites", "hasAnnex"} <= rels
    assert all(edge.source and edge.target for edge in network.edges)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("store", ["made up", "the data"])
def test_a_network_is_clean_before_any_writer_sees_it(name: str, store: str) -> None:
    made = two_councils() if store == "made up" else whole()
    if name == "ego" and store == "the data":
        network = networks.ego(made, NamedNode(f"{BASE}municipality/0159"), 2)
    else:
        network = asked(made, name)
    ids = {node.id for node in network.nodes}

    assert network.name == name
    assert len(ids) == len(network.nodes) > 1
    assert len({edge.id for edge in network.edges}) == len(network.edges) > 0
    assert [n.id for n in network.nodes] == sorted(ids)
    assert [e.id for e in network.edges] == sorted(e.id for e in network.edges)
    assert {end for e in network.edges for end in (e.source, e.target)} <= ids
    sorts = {"text": str, "number": int, "day": date}
    every: tuple[Node | Edge, ...] = (*network.nodes, *network.edges)
    for thing in every:
        assert not KEPT & thing.attributes.keys()
        for key, value in thing.attributes.items():
            assert type(value) is sorts[ATTRIBUTES[key]], (key, value)
    assert all(node.label for node in network.nodes)


HOSTILE = """
<id/initiative/x> a kkr:Initiative ;
  skos:prefLabel "=cmd|' /C calc'!A0\\u0000\\u001B[31m <b>\\r\\n\\u202Eæøå]]>"@da .
<id/initiative/y> a kkr:Initiative ; skos:prefLabel "\\u0007\\u200F"@da .
<id/municipality/1> a kkr:Municipality ; skos:prefLabel "A\\u030A rhus"@da .
<id/lead/1> a kkr:Lead ; org:member <id/municipality/1> , <id/municipality/2> ;
  org:organization <id/initiative/x> ; kkr:roleAsPrinted "\\u0001" ;
  prov:wasDerivedFrom <id/p> .
<id/lead/2> a kkr:Lead ; org:member <id/municipality/1> ;
  org:organization <id/initiative/y> ; kkr:unknownReason <id/nowhere> ;
  kkr:validDuring <id/period> .
<id/lead/3> a kkr:Lead ; org:member "a name" ; org:organization <id/initiative/x> .
<id/lead/4> a kkr:Lead ; org:member <id/municipality/1> ; org:organization "a name" .
<id/lead/5> a kkr:Lead ; org:organization <id/initiative/z> ; org:role "a role" ;
  kkr:leadBasis "a basis" ; kkr:unknownReason "why" ; prov:wasDerivedFrom "a place" .
<id/period> dcat:startDate "2025"^^xsd:gYear , "rough" .
<id/p> oa:hasSource <id/d> ; kkr:page "fire" .
"""


def test_hostile_names_lose_what_breaks_a_file_and_nothing_else() -> None:
    network = networks.leads(store_of(HOSTILE))
    labels = {node.id.removeprefix(BASE): node.label for node in network.nodes}

    assert labels["initiative/x"] == "=cmd|' /C calc'!A0 [31m <b> æøå]]>"
    assert labels["initiative/y"] == "y"  # a name of nothing is no name
    assert labels["municipality/1"] == "Å rhus"
    assert labels["municipality/2"] == "2"


def test_what_is_not_of_its_type_is_left_out() -> None:
    network = networks.leads(store_of(HOSTILE))
    edge = one(network, "lead/1")

    assert "page" not in edge.attributes
    assert "role" not in edge.attributes
    assert {edge.since for edge in network.edges} == {None}
    assert one(network, "lead/5").attributes == {}
    assert not any(edge.id.endswith(("lead/3", "lead/4")) for edge in network.edges)


def test_a_role_of_two_holders_is_two_edges() -> None:
    network = networks.leads(store_of(HOSTILE))

    assert Counter(edge.target.removeprefix(BASE) for edge in network.edges) == {
        "initiative/x": 2,
        "initiative/y": 1,
        "initiative/z": 1,
    }
    assert len({edge.id for edge in network.edges}) == 4


@pytest.mark.parametrize("name", [name for name in EVERY if name != "ego"])
def test_of_an_empty_graph_there_is_an_empty_network(name: str) -> None:
    network = networks.ask(MemoryStore(), name, on=DAY)

    assert (network.nodes, network.edges, network.on) == ((), (), DAY)


def test_the_same_facts_give_the_same_network_whatever_their_order() -> None:
    lines = [f"<id/lead/{n}> a kkr:Lead ; org:member <id/m/{n}> ;" for n in range(9)]
    facts = [
        f"{line} org:organization <id/i/{n % 2}> ." for n, line in enumerate(lines)
    ]
    there, back = store_of("\n".join(facts)), store_of("\n".join(reversed(facts)))

    assert networks.leads(there) == networks.leads(back)


def test_the_collector_goes_on_after_a_network_even_if_that_fails() -> None:
    networks.leads(two_councils())
    assert gc.isenabled()
    with pytest.raises(UnknownNameError):
        networks.ego(MemoryStore(), NORTH)
    assert gc.isenabled()


def test_what_no_network_is_called_or_takes_is_said_with_what_would_do() -> None:
    store = MemoryStore()

    with pytest.raises(UnknownNetworkError, match="Did you mean “leads”"):
        networks.ask(store, "leeds")
    with pytest.raises(NetworkParameterError, match="takes no --thing"):
        networks.ask(store, "leads", thing=NORTH)
    with pytest.raises(NetworkNeedsError, match="write --thing"):
        networks.ask(store, "ego")


def test_every_tie_that_the_questions_find_has_words_in_both_languages() -> None:
    text = questions.internal("network-statements").sparql
    [links] = re.findall(r"VALUES \?rel \{([^}]*)\}", text)
    said = {link.partition(":")[2] for link in links.split()} - {"acceptedAs"}
    for name in ("leads", "forums", "matters", "citations", "roles", "deciders"):
        bound = questions.internal(f"network-{name}").sparql
        said |= {*re.findall(r'"(\w+)"(?:, "\w+"\))? AS \?rel', bound)}

    assert {"leads", "memberOf", "onBehalfOf", "cites", "concerns"} <= said
    assert said | {"cooperates", "followedBy"} == {*network_words.RELS}


def test_every_network_says_in_both_languages_what_it_is() -> None:
    for kind in networks.NETWORKS.values():
        assert kind.title.da != kind.title.en
        assert kind.shows.da != kind.shows.en
