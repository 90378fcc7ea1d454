"""The Turtle of the municipalities says what the table says, and the table holds."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kkr_graph import municipalities

FOLDER = Path(__file__).parents[1] / "data" / "reference"
TABLE = (FOLDER / "municipalities.csv").read_text(encoding="utf-8")
TURTLE = (FOLDER / "municipalities.ttl").read_text(encoding="utf-8")
ROWS = municipalities.rows(TABLE)
KKR = "https://w3id.org/kkr/"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    kept = ox.Store()
    kept.load(TURTLE.encode(), format=ox.RdfFormat.TURTLE)
    return kept


def count(store: ox.Store, kind: str) -> int:
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    found = store.quads_for_pattern(None, rdf_type, ox.NamedNode(kind))
    return sum(1 for _ in found)


def test_the_file_is_the_one_the_table_makes() -> None:
    assert municipalities.turtle(TABLE) == TURTLE


def test_the_order_of_the_rows_changes_nothing() -> None:
    header, *lines = TABLE.splitlines(keepends=True)
    assert municipalities.turtle("".join([header, *reversed(lines)])) == TURTLE


def test_there_are_98_and_each_sits_in_one_council(store: ox.Store) -> None:
    assert count(store, f"{KKR}def#Municipality") == 98
    assert count(store, f"{KKR}def#Participation") == 98
    assert Counter(row["kkr"] for row in ROWS) == {
        "hovedstaden": 29,
        "sjaelland": 17,
        "syddanmark": 22,
        "midtjylland": 19,
        "nordjylland": 11,
    }


@pytest.mark.parametrize(
    "column",
    ["code", "name", "official_name", "cvr", "wikidata", "lau", "dagi", "whosonfirst"],
)
def test_no_two_rows_share_a_code_or_a_name(column: str) -> None:
    assert [
        value for value, n in Counter(r[column] for r in ROWS).items() if n > 1
    ] == []


def test_every_code_has_four_digits_and_christiansoe_is_no_municipality() -> None:
    assert all(len(row["code"]) == 4 and row["code"].isdigit() for row in ROWS)
    assert "0411" not in {row["code"] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_cvr_number_passes_its_check_digit(row: municipalities.Row) -> None:
    weights = (2, 7, 6, 5, 4, 3, 2, 1)
    digits = [int(digit) for digit in row["cvr"]]
    total = sum(w * digit for w, digit in zip(weights, digits, strict=True))
    assert total % 11 == 0


def test_neighbours_are_neighbours_both_ways() -> None:
    near = {row["code"]: set(row["neighbours"].split()) for row in ROWS}
    assert [(a, b) for a in near for b in near[a] if a not in near[b]] == []


def test_only_what_two_sources_say_is_an_exact_match(store: ox.Store) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    for match, expected in (("exactMatch", 6), ("closeMatch", 92)):
        found = store.quads_for_pattern(None, ox.NamedNode(skos + match), None)
        assert sum(1 for _ in found) == expected


def test_no_node_is_blank(store: ox.Store) -> None:
    assert not any(
        isinstance(term, ox.BlankNode)
        for quad in store
        for term in (quad.subject, quad.object)
    )
