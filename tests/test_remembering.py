"""What was answered is remembered, and never said of another graph."""

from datetime import date

import pyoxigraph as ox
import pytest

from kkr_graph import questions, sparql
from kkr_graph.errors import QueryRefusedError
from kkr_graph.names import Names
from kkr_graph.pages import remembering
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.remembering import Recent
from kkr_graph.pages.view import View
from kkr_graph.store import MemoryStore
from kkr_graph.vocabulary import BASE, DEF

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def store_of(*meetings: str) -> MemoryStore:
    graph = ox.NamedNode(f"{BASE}graph/eksempel")
    kind = ox.NamedNode(f"{DEF}Meeting")
    return MemoryStore(
        ox.Quad(ox.NamedNode(f"{BASE}id/meeting/{name}"), TYPE, kind, graph)
        for name in meetings
    )


def counted(view: View) -> object:
    [row] = view.ask("internal/headline-numbers")
    return row["many"]


def test_what_is_asked_again_is_not_asked_of_the_graph_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, names = store_of("eksempel/2030-01-01"), Names(())
    first = View(store, names, Asked("front")).ask("internal/headline-numbers")
    monkeypatch.setattr(questions, "ask", None)

    again = View(store, names, Asked("leads")).ask("internal/headline-numbers")

    assert again == first


def test_rows_may_be_changed_without_changing_what_is_remembered() -> None:
    store, names = store_of("eksempel/2030-01-01"), Names(())
    [row] = View(store, names, Asked("front")).ask("internal/headline-numbers")
    row["many"] = 17

    assert counted(View(store, names, Asked("front"))) == 1


def test_another_graph_gives_its_own_answer_even_with_the_same_names() -> None:
    names = Names(())

    assert counted(View(store_of("a"), names, Asked("front"))) == 1
    assert counted(View(store_of("a", "b"), names, Asked("front"))) == 2


def test_another_day_is_asked_anew() -> None:
    store, names = store_of("a"), Names(())
    for day in (1, 2):
        asked = Asked("front", today=date(2030, 1, day))
        View(store, names, asked).ask("internal/headline-numbers")

    assert len(remembering.of(names, store).answers) == 2


def test_what_was_not_asked_for_the_longest_leaves_first() -> None:
    kept: Recent[str] = Recent(2)
    kept.keep("a", "first")
    kept.keep("b", "second")
    kept.get("a")
    kept.keep("c", "third")

    assert [key in kept for key in "abc"] == [True, False, True]


def test_what_is_larger_than_all_there_is_room_for_is_not_kept() -> None:
    kept: Recent[str] = Recent(3, len)
    kept.keep("a", "long")

    assert len(kept) == 0


def test_only_what_is_new_is_found() -> None:
    kept: Recent[str | None] = Recent(9)
    found: list[list[str]] = []

    def find(new: list[str]) -> dict[str, str | None]:
        found.append(new)
        return {one: one.upper() for one in new if one != "c"}

    kept.all(["a", "c"], "da", find, None)

    assert kept.all(["a", "b", "c"], "da", find, None) == {"a": "A", "b": "B"}
    assert found == [["a", "c"], ["b"]]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT *FROM <https://example.org/g> {}",
        "# kommentar\rSELECT * FROM <https://example.org/g> {}",
        "# from\nSELECT * from named <https://example.org/g> {}",
        "SELECT ?from FROM <https://example.org/g> { ?from ?x ?y }",
        r"SELECT * \u0046ROM <https://example.org/g> {}",
    ],
)
def test_a_graph_that_is_not_ours_is_seen_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryRefusedError):
        sparql.refuse_other_graphs(query)
