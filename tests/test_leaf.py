"""Long lists make short pages: what a leaf shows, and where the others are."""

import gzip
from collections.abc import Sequence

import pytest

from kkr_graph.errors import BadParameterError
from kkr_graph.names import Names
from kkr_graph.pages import leaf
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.leaf import Leaf
from kkr_graph.pages.view import View
from kkr_graph.store import MemoryStore
from paged import made, shown

ROWS = range(1, 451)
NAMED = """
<id/initiative/{n}> a kkr:Initiative ; skos:prefLabel "{letter}indsats {n}"@da .
"""
LED = """
<concept/role/tovholder> skos:prefLabel "tovholder"@da , "coordinator"@en .
<id/organisation/eksempel> a org:Organization ; skos:prefLabel "Eksempel"@da .
<id/initiative/{n}> a kkr:Initiative ; skos:prefLabel "Indsats {n}"@da .
<id/lead/{n}> a kkr:Lead ; org:member <id/organisation/eksempel> ;
  org:organization <id/initiative/{n}> ; org:role <concept/role/tovholder> ;
  kkr:validFrom "2020-01-01"^^xsd:date .
"""


def turned(rows: Sequence[int] = ROWS, **given: str) -> Leaf[int]:
    return leaf.turn(View(MemoryStore(), Names(()), Asked("x", given=given)), rows)


def test_the_first_leaf_is_shown_unless_another_is_asked_for() -> None:
    first = turned()

    assert (first.first, first.last, first.many) == (1, 200, 450)
    assert (first.before, first.after) == ("", "page=2")


def test_the_last_leaf_has_what_is_left() -> None:
    last = turned(page="3")

    assert [*last.rows] == [*range(401, 451)]
    assert (last.before, last.after) == ("page=2", "")


def test_behind_the_last_leaf_is_the_last() -> None:
    assert turned(page="999").first == 401


def test_what_else_the_address_says_is_kept() -> None:
    assert (
        turned(page="2", on="2025-09-02", q="æ").after
        == "on=2025-09-02&q=%C3%A6&page=3"
    )


def test_the_way_back_to_the_first_leaf_says_no_number() -> None:
    assert turned(page="2", on="2025-09-02").before == "on=2025-09-02"


def test_a_short_list_is_all_there() -> None:
    assert turned(range(3)).is_all
    assert turned(()).is_all
    assert turned(()).first == 0


@pytest.mark.parametrize("typed", ["0", "-1", "to", "1.5", "²", "9" * 30])
def test_a_leaf_has_a_number(typed: str) -> None:
    with pytest.raises(BadParameterError):
        turned(page=typed)


def test_a_thousand_leads_are_a_page_below_a_hundred_kilobytes() -> None:
    store = made("".join(LED.format(n=n) for n in range(1000)))

    for name in ("leads", "timeline", "network"):
        said = shown(store, name)
        assert len(gzip.compress(said.encode(), 5)) < 100_000, name
        assert "af 1.000." in said, name


def test_the_last_of_a_thousand_leads_can_be_reached() -> None:
    store = made("".join(LED.format(n=n) for n in range(1000)))

    assert 'href="/doc/initiative/999"' in shown(store, "leads", page="10")


def test_where_there_are_too_many_names_one_letter_is_shown() -> None:
    store = made("".join(NAMED.format(n=n, letter="AB"[n % 2]) for n in range(1100)))

    first, second = shown(store, "alphabet"), shown(store, "alphabet", letter="B")

    assert "Aindsats 0" in first
    assert "Bindsats 1" not in first
    assert "letter=B" in first
    assert "Bindsats 1" in second
