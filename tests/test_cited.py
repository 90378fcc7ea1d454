"""A cited decision is what a body has settled before, not what it is asked or told."""

from datetime import date

import pytest

from kkr_graph.statements import Gazetteer, cited, dates
from kkr_graph.statements.cited import CitedDecision
from line_files import lines_of, rows_of
from score import decision_rows, score
from seed import known_names, seed_flow
from turtle_files import SCHEMES

PAPER = "hovedstaden-2025-09-02"
BOOK = Gazetteer(known_names())


def found(text: str, written: date | None = None) -> list[CitedDecision]:
    return cited.find(text, dates.find(text, 2025), BOOK.find(text), written=written)


def read(text: str, written: date | None = None) -> list[tuple[str, str, str]]:
    return [
        (
            one.verb,
            one.body.verbatim if one.body else "",
            one.when.verbatim if one.when else "",
        )
        for one in found(text, written)
    ]


@pytest.mark.parametrize(
    ("line", "verb", "outcome", "body", "when", "what"), rows_of("decisions")
)
def test_a_decision_is_found_with_body_day_and_matter(  # noqa: PLR0913 - a table's row
    line: str, *, verb: str, outcome: str, body: str, when: str, what: str
) -> None:
    [one] = found(line)

    assert read(line) == [(verb, body, when)]
    assert (one.outcome, one.what) == (outcome, what)


@pytest.mark.parametrize("line", lines_of("no-decisions"))
def test_what_is_asked_planned_or_only_named_is_no_decision(line: str) -> None:
    assert read(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "KKR Sjælland og KKR Hovedstaden godkendte på møderne i juni 2025 planen.",
            [
                ("godkendte", "KKR Sjælland", "juni 2025"),
                ("godkendte", "KKR Hovedstaden", "juni 2025"),
            ],
        ),
        (
            "Regeringen og KL indgik i juni 2025 aftale om økonomien for 2026.",
            [("indgik", "Regeringen", "juni 2025"), ("indgik", "KL", "juni 2025")],
        ),
        (
            "På mødet den 12. juni 2024 drøftede og godkendte KKR Sjælland planen.",
            [
                ("drøftede", "KKR Sjælland", "den 12. juni 2024"),
                ("godkendte", "KKR Sjælland", "den 12. juni 2024"),
            ],
        ),
        (
            "KKR Sjælland drøftede den 4. april 2025 sagen og besluttede at vente.",
            [
                ("drøftede", "KKR Sjælland", "den 4. april 2025"),
                ("besluttede", "KKR Sjælland", ""),
            ],
        ),
    ],
)
def test_each_verb_and_each_body_is_a_decision_of_its_own(
    line: str, expected: list[tuple[str, str, str]]
) -> None:
    assert read(line) == expected


def test_what_minutes_say_of_their_own_meeting_is_not_cited() -> None:
    text = (
        "3.2. Ny strategi\nBeslutning\nKKR Sjælland godkendte forslaget.\n"
        "Baggrund\nKKR Sjælland godkendte forslaget i maj 2024."
    )

    assert read(text) == [("godkendte", "KKR Sjælland", "maj 2024")]


def test_what_is_decided_on_the_day_of_the_paper_or_later_is_not_cited() -> None:
    text = "Udvalget vedtog planen den 2. september 2025."

    assert len(read(text)) == 1
    assert read(text, written=date(2025, 9, 2)) == []


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("KKR Sjælland besluttede at holde en konference den 5. maj 2026.", ""),
        ("KKR Sjælland godkendte budgettet for 2026.", ""),
        ("Satsen er af Trafikstyrelsen fastsat til 1 pct. i 2026.", ""),
        ("KKR Sjælland godkendte budgettet for 2026 i maj 2025.", "maj 2025"),
    ],
)
def test_the_time_of_the_matter_is_not_the_day_of_the_decision(
    line: str, when: str
) -> None:
    [(_, _, said)] = read(line)

    assert said == when


def test_every_outcome_is_one_of_the_scheme() -> None:
    [scheme] = [path for path in SCHEMES if path.name == "outcome.ttl"]
    words = scheme.read_text(encoding="utf-8")

    for row in rows_of("decisions"):
        assert f"<concept/outcome/{row[2]}>" in words


def test_a_decision_says_where_it_stands() -> None:
    text = "Sagen er ny. KKR Sjælland vedtog den i maj 2024, og den følges op."
    [one] = found(text)

    assert text[one.start : one.end] == one.verbatim
    assert one.verbatim == "KKR Sjælland vedtog den i maj 2024"


@pytest.mark.parametrize(
    "run", ["e" * 200_000, "på møde " * 20_000, "taget (" * 20_000]
)
def test_a_run_without_an_end_is_read_in_bounded_time(run: str) -> None:
    assert read(f"{run}\nKKR Sjælland vedtog planen i maj 2024.")[-1] == (
        *("vedtog", "KKR Sjælland", "maj 2024"),
    )


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_the_decisions_that_the_real_agenda_cites_are_found(form: str) -> None:
    flow = seed_flow(form)
    result = score(PAPER, "decisions", decision_rows(found(flow.text), flow.page))

    assert min(result.precision, result.recall) >= 0.90, str(result)
