"""What to mend: each fault once, with its page, under whom it belongs to."""

import pytest

from asked import whole
from briefed import asking, brief, rows, table, texts
from kkr_graph.briefs import mending
from kkr_graph.briefs.faults import TASKS
from kkr_graph.document import Heading, Table
from kkr_graph.errors import UnknownNameError
from paged import made
from test_pages_meetings import AGENDA

FINDING = """
<concept/review-status/machine-read> skos:prefLabel "maskinlæst"@da .
<concept/finding-kind/date> skos:prefLabel "dato"@da .
<id/finding/1> a kkr:Finding ; kkr:findingKind <concept/finding-kind/date> ;
  kkr:reviewStatus <concept/review-status/machine-read> ;
  dct:description "til foråret" ; kkr:foundIn <id/meeting/eksempel/2025-03-04/item/1> ;
  prov:wasDerivedFrom <id/document/eksempel/2025-03-04/dagsorden/passage/1> .
"""


def test_every_line_has_its_source() -> None:
    said = brief("quality", whole())
    tables = [b for b in said.blocks if isinstance(b, Table) and len(b.headings) == 3]
    assert len(tables) > 10
    bare = [
        row[0].text
        for block in tables
        for row in block.rows
        if not any(cell.sources for cell in row)
    ]
    assert bare == []


def test_the_overview_counts_the_lines_below_it() -> None:
    said = brief("quality", whole(), {"council": "hovedstaden"})
    overview = said.blocks[0]
    assert isinstance(overview, Table)
    counted = {row[0].text: int(row[1].text) for row in overview.rows}
    total = counted.pop("I alt")
    assert total == sum(counted.values())
    for caption, many in counted.items():
        assert len(table(said, caption).rows) == many


def test_tasks_come_in_the_order_they_are_worth_doing() -> None:
    said = brief("quality", whole(), {"council": "hovedstaden"})
    titles = [words.da for words, _ in TASKS.values()]
    shown = [b.text for b in said.blocks if isinstance(b, Heading)]
    assert shown == [title for title in titles if title in shown]


def test_both_sides_of_a_contradiction_are_shown() -> None:
    said = table(brief("quality", whole()), "Afklar modstriden")
    [row] = [row for row in said.rows if "udfald" in row[1].text]
    assert row[1].text == "udfald: »godkendte« over for »tiltrådt«"
    assert [source.text for source in row[2].sources] == [
        "Dagsorden 2/9-2025, pkt. 3.2, s. 7",
        "Dagsorden 2/9-2025, pkt. 3.2, s. 9",
    ]


def test_a_council_gets_what_stands_in_its_own_papers() -> None:
    one = texts(brief("quality", whole(), {"council": "KKR Sjælland"}))
    assert "Dagsorden 2/9-2025" not in one
    assert "Sjælland" in one


def test_a_council_nobody_knows_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownNameError, match="Atlantis"):
        brief("quality", whole(), {"council": "Atlantis"})


def test_what_adds_up_is_no_fault() -> None:
    sums = [fault for fault in mending.find(asking(whole())) if fault.task == "sums"]
    assert all("bilagsmærker" in fault.why for fault in sums)


def test_an_item_without_a_recommendation_is_asked_about() -> None:
    found = [f for f in mending.find(asking(whole())) if f.task == "items"]
    assert [fault.what for fault in found] == [
        "4.1 Punkter til næste møde",
        "5 Eventuelt",
    ]


def test_what_a_program_has_read_and_nobody_seen_is_listed() -> None:
    said = brief("quality", made(AGENDA + FINDING))
    found = table(said, "Gennemgå det, et program har læst")
    assert [row[0].text for row in found.rows] == ["»til foråret«"]


def test_nothing_to_mend_is_said_with_what_that_is_worth() -> None:
    council = """
<id/kkr/eksempel> a kkr:Forum ; org:classification <concept/forum-kind/kkr> ;
  skos:prefLabel "KKR Eksempel"@da .
"""
    said = brief("quality", made(council))
    assert "Intet at rette for KKR Eksempel." in texts(said)
    assert [*rows(said)] != []


def test_danish_titles_are_marked_in_the_english_report() -> None:
    said = table(brief("quality", whole(), {}, "en"), "Look for the recommendation")
    assert [row[0].spoken for row in said.rows] == ["da", "da"]
    danish = table(brief("quality", whole()), "Se efter indstillingen")
    assert [row[0].spoken for row in danish.rows] == [None, None]
