"""What differs between two states is told by thing, and by whose graph says it."""

import pytest

from changed import BASE, HERE, OTHER, lead, state, triples
from kkr_graph import differences

LEAD = f"{BASE}id/lead/letbanen"


def kinds(before: differences.State, after: differences.State) -> dict[str, str]:
    return {
        change.thing.removeprefix(BASE): change.kind
        for change in differences.between(before, after)
    }


def sorts(before: differences.State, after: differences.State) -> dict[str, str]:
    changes = differences.between(before, after)
    return {
        one.thing.removeprefix(BASE): one.sort
        for one in differences.whole(changes, before, after)
    }


def test_nothing_differs_from_itself() -> None:
    assert differences.between(state(lead()), state(lead())) == ()


def test_another_holder_is_a_change() -> None:
    before, after = state(lead("0001")), state(lead("0002"))
    [change] = differences.between(before, after)
    assert (change.thing, change.graph, change.kind) == (LEAD, HERE, "changed")
    assert [str(one.object) for one in change.gone] == [
        "<https://w3id.org/kkr/id/municipality/0001>"
    ]


def test_a_role_that_got_an_end_has_ended() -> None:
    found = kinds(state(lead()), state(lead(period="2023-2025")))
    assert found["id/lead/letbanen"] == "ended"


def test_a_role_that_had_an_end_has_not_ended_again() -> None:
    before = state(lead(period="2023-2025"))
    after = state(lead("0002", period="2023-2025"))
    assert kinds(before, after) == {"id/lead/letbanen": "changed"}


def test_what_came_and_what_went() -> None:
    new = '<id/initiative/ny> a kkr:Initiative ; skos:prefLabel "Ny"@da .'
    assert kinds(state(lead()), state(lead() + new)) == {"id/initiative/ny": "added"}
    assert kinds(state(lead() + new), state(lead())) == {"id/initiative/ny": "removed"}


def test_a_thing_that_moved_to_another_graph_is_neither_new_nor_gone() -> None:
    thing = '<id/initiative/ny> a kkr:Initiative ; skos:prefLabel "Ny"@da .'
    before, after = state(lead() + thing), state(lead(), other=thing)
    assert sorts(before, after) == {"id/initiative/ny": "moved"}
    [one] = differences.whole(differences.between(before, after), before, after)
    assert one.graphs == (OTHER, HERE)
    assert (one.gone, one.come) == ((), ())


def test_a_thing_that_another_graph_spoke_of_is_not_new() -> None:
    more = '<id/municipality/0001> skos:altLabel "Eksempel"@da .'
    before, after = state(lead()), state(lead(), other=more)
    assert kinds(before, after) == {"id/municipality/0001": "added"}
    assert sorts(before, after) == {"id/municipality/0001": "changed"}
    assert sorts(after, before) == {"id/municipality/0001": "changed"}


@pytest.mark.parametrize("graph", ["other", "withdrawals"])
def test_what_is_withdrawn_counts_once(graph: str) -> None:
    tombstone = "<id/lead/letbanen> owl:deprecated true ."
    before, after = state(lead()), state("", **{graph: tombstone})
    assert sorts(before, after)["id/lead/letbanen"] == "withdrawn"


def test_kinds_are_counted_by_thing() -> None:
    after = state(lead("0002") + "<id/initiative/ny> a kkr:Initiative .")
    changes = differences.between(state(lead()), after)
    assert differences.counted(changes) == {"added": 1, "changed": 1}


def test_statements_of_a_change_come_in_canonical_order() -> None:
    body = '<id/x> skos:altLabel "b"@da , "a"@da .'
    [change] = differences.between({}, {HERE: triples(body)})
    assert [str(one) for one in change.come] == sorted(map(str, change.come))
