"""A meeting in two pages: what matters, with its source, and nothing made up."""

import pypdfium2
import pytest

from asked import whole
from briefed import brief, listing, rows, table, texts
from kkr_graph.document_files import write
from kkr_graph.errors import UnknownNameError
from kkr_graph.language import Language
from paged import made
from test_pages_meetings import AGENDA, DECISION, MINUTES

REAL = {"meeting": "2025-09-02"}
MEETING = {"meeting": "eksempel/2025-03-04"}
NOTED = """
<concept/act/tage-til-efterretning> skos:prefLabel "tage til efterretning"@da .
<id/meeting/eksempel/2025-03-04/item/1/recommendation/1>
  kkr:recommendedAct <concept/act/tage-til-efterretning> .
"""


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_real_agenda_fits_two_pages(language: Language) -> None:
    pdf = write(brief("meeting", whole(), REAL, language), "pdf")
    assert len(pypdfium2.PdfDocument(pdf)) <= 2


def test_every_line_has_its_source() -> None:
    without = [
        row[0].text
        for row in rows(brief("meeting", whole(), REAL))
        if not any(cell.sources for cell in row)
    ]
    assert without == []


def test_what_is_to_be_decided_stands_apart_from_what_is_to_be_noted() -> None:
    said = brief("meeting", whole(), REAL)
    deciding = table(said, "Til beslutning og drøftelse")
    assert [row[0].text.partition(" ")[0] for row in deciding.rows] == [
        "1.1",
        "1.2",
        "3.2",
        "3.3",
        "3.5",
        "3.6",
        "3.7",
        "3.8",
        "3.9",
    ]
    noted = listing(said, "Til orientering")
    assert [line.text.partition(" ")[0] for line in noted.lines] == [
        "2.1",
        "3.1",
        "3.4",
        "3.10",
        "4.1",
        "5",
    ]


def test_a_recommendation_is_said_once_and_begins_with_its_verb() -> None:
    deciding = table(brief("meeting", whole(), REAL), "Til beslutning og drøftelse")
    assert deciding.headings[1] == "Det indstilles, at KKR Hovedstaden …"
    by = {row[0].text.partition(" ")[0]: row[1].text for row in deciding.rows}
    assert by["3.3"] == "godkender positionspapiret."
    assert not any("Det indstilles" in said for said in by.values())


def test_money_has_danish_numbers_and_the_page() -> None:
    money = table(brief("meeting", whole(), REAL), "Penge og pladser")
    [row] = [row for row in money.rows if row[0].text.startswith("Scenarie 3")]
    assert row[0].text.endswith("; 2,75 årsværk (foreslået)")
    assert row[1].text == "3.660.000\N{NO-BREAK SPACE}kr."
    assert row[2].text == "3.5"
    assert [source.text for source in row[3].sources] == ["s.\N{NO-BREAK SPACE}15"]


def test_tasks_come_by_day_and_rough_days_keep_their_words() -> None:
    tasks = table(brief("meeting", whole(), REAL), "Hvem gør hvad, og hvornår")
    days = [row[2].text for row in tasks.rows]
    assert days[0] == "2/9-2025"
    assert "»primo 2026« (1/1-2026 – 31/3-2026)" in days
    assert "senest 1/1-2027" in days


def test_without_minutes_nothing_is_decided() -> None:
    said = brief("meeting", whole(), REAL)
    assert "referatet gør ikke" in texts(said)
    assert "Besluttet" not in texts(said)


def test_what_was_decided_stands_beside_what_was_recommended() -> None:
    said = brief("meeting", made(AGENDA + MINUTES + DECISION), MEETING)
    deciding = table(said, "Til beslutning og drøftelse")
    assert deciding.headings[2] == "Besluttet"
    assert deciding.rows[0][2].text == "udsat: Rådet udsatte sagen."
    assert "Referatet foreligger" in texts(said)


def test_what_was_only_noted_says_what_was_decided_too() -> None:
    said = brief("meeting", made(_noting(AGENDA) + MINUTES + DECISION), MEETING)
    [line] = listing(said, "Til orientering").lines
    assert "Besluttet: udsat: Rådet udsatte sagen." in line.text


def _noting(agenda: str) -> str:
    return agenda.replace("kkr:recommendedAct <concept/act/godkende> ;", "") + NOTED


def test_a_hostile_heading_is_text_in_every_format() -> None:
    said = brief("meeting", made(AGENDA), MEETING)
    assert "<script>alert(1)</script>" in texts(said)
    assert b"<script>" not in write(said, "html")
    assert b"<script>" not in write(said, "markdown")
    assert write(said, "docx")


def test_english_says_which_words_are_danish() -> None:
    deciding = table(
        brief("meeting", whole(), REAL, "en"), "For decision and discussion"
    )
    assert {cell.spoken for row in deciding.rows for cell in row[:2]} == {"da"}


def test_a_long_agenda_says_how_many_rows_are_left_out() -> None:
    many = "".join(
        f"""
<id/task/{n}> a kkr:FollowUp ; skos:prefLabel "Opgave {n}"@da ;
  kkr:arisesFrom <id/meeting/eksempel/2025-03-04/item/1> .
"""
        for n in range(40)
    )
    said = brief("meeting", made(AGENDA + many), MEETING)
    assert len(table(said, "Hvem gør hvad, og hvornår").rows) == 12
    assert "28 opgaver uden ansvarlig eller uden bestemt dag er udeladt." in texts(said)


def test_the_council_tells_two_meetings_of_a_day_apart() -> None:
    one = brief("meeting", whole(), {"council": "KKR Hovedstaden", **REAL})
    assert one.title == "KKR Hovedstaden 2/9-2025"
    with pytest.raises(UnknownNameError, match="nordjylland/1999-01-01"):
        brief("meeting", whole(), {"council": "nordjylland", "meeting": "1999-01-01"})


def test_a_meeting_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        brief("meeting", whole(), {"meeting": "1999-01-01"})


def test_a_meeting_without_papers_says_so() -> None:
    bare = """
<id/kkr/eksempel> a kkr:Forum ; skos:prefLabel "KKR Eksempel"@da .
<id/meeting/eksempel/2026-01-01> a kkr:Meeting ; kkr:heldBy <id/kkr/eksempel> ;
  dct:date "2026-01-01"^^xsd:date ; skos:prefLabel "Nytårsmødet"@da .
"""
    said = brief("meeting", made(bare), {"meeting": "eksempel/2026-01-01"})
    assert "Vi har hverken dagsorden eller referat." in texts(said)
    assert len(said.blocks) == 1


def test_minutes_on_the_web_that_we_do_not_hold_are_led_to() -> None:
    said = brief("meeting", whole(), {"meeting": "hovedstaden/2025-06-18"})
    [papers] = [row[0] for row in rows(said) if row[0].label == "Papirer"]
    assert [source.text for source in papers.sources] == [
        "Referat, KKR Hovedstaden, 18. juni 2025 (på nettet)"
    ]
    assert papers.sources[0].url.startswith("https://www.kl.dk/")
