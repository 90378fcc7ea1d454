"""The real agenda, read by machine, and the facts that come of it."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from asked import whole
from kkr_graph import checks, findings, questions, readings, sources, stating
from kkr_graph.cli import main
from kkr_graph.cli.desk import NAMED
from kkr_graph.facts import Facts
from kkr_graph.paper_files import PaperFiles
from kkr_graph.precedents import known
from kkr_graph.readings import Reading
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE, KKR
from seed import seed

FORMS = ("txt", "pdf")
AGENDA = Path(str(DATA)) / "meetings/hovedstaden/2025-09-02/dagsorden.ttl"
MEETING = f"{BASE}id/meeting/hovedstaden/2025-09-02"


@cache
def reading(form: str) -> Reading:
    return readings.read(seed(form), questions.spoken_names(whole(), NAMED))


@cache
def by_machine(form: str) -> Facts:
    return sources.read_bytes(stating.state(reading(form)), f"{form}.ttl")


def said(facts: Facts, predicates: Iterable[str], below: str) -> set[tuple[str, ...]]:
    """Return what *facts* say by *predicates* of the nodes *below* an IRI."""
    wanted = {*predicates}
    return {
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for triple in facts.triples
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode | ox.Literal)
        and triple.subject.value.startswith(below)
        and triple.predicate.value in wanted
    }


def test_the_agenda_in_data_is_what_is_read_of_the_paper_and_what_was_accepted() -> (
    None
):
    files, read = PaperFiles(AGENDA), reading("pdf")
    facts = files.compose(read, known(whole(), stating.iris(read)), files.verdicts())

    assert facts.decode().splitlines() == AGENDA.read_text("utf-8").splitlines()


def test_no_verdict_on_the_agenda_is_about_a_finding_that_is_gone() -> None:
    found = findings.of(reading("pdf"))
    verdicts = PaperFiles(AGENDA).verdicts()

    assert verdicts.stale(one.id for one in found) == ()
    assert {verdicts.status(one.id, one.kind) for one in found} == {"accepted"}


def test_text_and_pdf_give_the_same_findings_but_for_broken_words() -> None:
    ids = [{one.id for one in findings.of(reading(form))} for form in FORMS]

    assert len(ids[0] & ids[1]) > 0.98 * len(ids[0] | ids[1])


@pytest.mark.parametrize("form", FORMS)
def test_what_is_read_passes_the_checks_beside_all_other_sources(form: str) -> None:
    facts = by_machine(form)
    rest = [one for one in sources.read_all(DATA) if one.graph != facts.graph]
    report = checks.check([facts, *rest]).of([facts])

    assert [one for one in report.breaches if one.severity == "Violation"] == []


PAPERS = sorted((Path(__file__).parent / "agendas").glob("*-*-*-*.txt"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_papers_of_every_layout_become_facts_that_pass_the_checks(path: Path) -> None:
    facts = sources.read_bytes(stating.state(readings.read(path)), "read.ttl")
    report = checks.check([facts, *sources.read_all(DATA)]).of([facts])

    assert [one for one in report.breaches if one.severity == "Violation"] == []


def test_minutes_become_decisions_with_outcome_and_conformity() -> None:
    [path] = [path for path in PAPERS if path.stem.startswith("midtjylland")]
    facts = sources.read_bytes(stating.state(readings.read(path)), "read.ttl")
    decisions = f"{BASE}id/decision/kkr-midtjylland/2024-03-05/"

    assert facts.stage == "minutes"
    outcomes = said(facts, [KKR.outcome], decisions)
    assert {(row[0][-3:], row[2].rpartition("/")[2]) for row in outcomes} >= {
        ("1.1", "godkendt"),
        ("2.2", "tiltraadt"),
        ("2.3", "aendret"),
        ("2.4", "ikke-godkendt"),
        ("2.5", "taget-til-efterretning"),
    }
    followed = said(facts, [KKR.conformity], decisions)
    assert (f"{decisions}2.3", f"{BASE}concept/conformity/amended") in {
        (row[0], row[2]) for row in followed
    }


def test_the_papers_were_found() -> None:
    assert len(PAPERS) >= 5


def test_the_same_paper_gives_the_same_bytes() -> None:
    again = readings.read(seed("pdf"))

    assert stating.state(again) == stating.state(readings.read(seed("pdf")))


@pytest.mark.parametrize("form", FORMS)
def test_every_quote_is_the_text_from_its_first_character_to_its_last(
    form: str,
) -> None:
    read, facts = reading(form), by_machine(form)
    quotes = {row[0]: row[2] for row in said(facts, [KKR.quote], BASE)}
    starts = {row[0]: int(row[2]) for row in said(facts, [KKR.startOffset], BASE)}
    ends = {row[0]: int(row[2]) for row in said(facts, [KKR.endOffset], BASE)}
    pages = {row[0]: int(row[2]) for row in said(facts, [KKR.page], BASE)}

    assert len(quotes) > 250
    for passage, quote in quotes.items():
        start, end = starts[passage], ends[passage]
        assert " ".join(read.flow.text[start:end].split()) == quote
        assert read.page(start) == pages[passage]
        assert len(quote.split()) <= 25


def test_officials_initials_reach_neither_facts_nor_reports() -> None:
    file = str(seed("txt"))
    printed = {
        word
        for line in seed("txt").read_text("utf-8").splitlines()
        if line.startswith("SAG-")
        for word in line.split()[1].split("/")
    }
    assert len(printed) >= 3

    for form in ("text", "json", "ttl"):
        result = CliRunner().invoke(main, ["read", file, "--format", form])
        assert result.exit_code == 0, result.output
        assert not printed & set(result.output.replace('"', " ").split())


def test_the_command_writes_a_reading_of_each_file_to_a_folder(tmp_path: Path) -> None:
    files = [str(seed("pdf")), str(seed("txt"))]

    both = [*files, "--format", "json", "-o", str(tmp_path)]
    refused = CliRunner().invoke(main, ["--lang", "en", "read", *both])
    one = CliRunner().invoke(
        main, ["read", files[0], "--format", "json", "-o", str(tmp_path)]
    )

    assert refused.exit_code == 2  # the two would be one file
    assert one.exit_code == 0, one.output
    [written] = tmp_path.iterdir()
    said_of = json.loads(written.read_text("utf-8"))
    assert [item["number"] for item in said_of["items"]][-3:] == ["4", "4.1", "5"]
    assert said_of["nextMeeting"]["date"] == "2025-10-24"
    assert len(said_of["nextMeeting"]["items"]) == 5
    counted = {kind: len(said_of[kind]) for kind in ("mentions", "dates", "deadlines")}
    assert counted == {"mentions": 240, "dates": 87, "deadlines": 22}
    assert said_of["tables"][0]["rows"][0][0] == "KKR Hovedstaden"


def test_a_file_that_is_no_paper_of_a_kkr_is_refused(tmp_path: Path) -> None:
    invoice = tmp_path / "faktura.txt"
    invoice.write_text("FAKTURA\n\nEksempel ApS\nAt betale: 100 kr.\n", "utf-8")

    result = CliRunner().invoke(main, ["--lang", "da", "read", str(invoice)])

    assert result.exit_code == 3
    assert "er ikke en dagsorden" in result.output
