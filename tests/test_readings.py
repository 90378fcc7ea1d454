"""The real agenda, read by machine, against the same agenda stated by hand."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from asked import whole
from kkr_graph import checks, questions, readings, sources, stating
from kkr_graph.cli import main
from kkr_graph.facts import Facts
from kkr_graph.readings import Reading
from kkr_graph.resources import DATA
from kkr_graph.vocabulary import BASE, KKR
from seed import seed

FORMS = ("txt", "pdf")
MEETING = f"{BASE}id/meeting/hovedstaden/2025-09-02"
TITLE = "http://purl.org/dc/terms/title"
TEXT = "http://purl.org/dc/terms/description"
FROM = "http://www.w3.org/ns/prov#wasDerivedFrom"


@cache
def reading(form: str) -> Reading:
    names = [(name.thing, name.text) for name in questions.read_names(whole())]
    return readings.read(seed(form), names)


@cache
def by_machine(form: str) -> Facts:
    return sources.read_bytes(stating.state(reading(form)), f"{form}.ttl")


@cache
def by_hand() -> Facts:
    [facts] = [one for one in sources.read_all(DATA) if one.stage == "agenda"]
    return facts


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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "predicate",
    [
        KKR.number,
        KKR.position,
        KKR.caseNumber,
        KKR.parentItem,
        KKR.emptyPart,
        KKR.recommendedAct,
        KKR.recommendationFor,
        KKR.addressedTo,
        KKR.startTime,
        KKR.place,
    ],
)
def test_the_structure_is_read_as_a_person_states_it(form: str, predicate: str) -> None:
    mine = said(by_machine(form), [predicate], MEETING)
    theirs = said(by_hand(), [predicate], MEETING)

    assert unnamed(mine) == unnamed(theirs)
    assert mine


@pytest.mark.parametrize("form", FORMS)
def test_titles_and_recommendations_are_read_word_for_word(form: str) -> None:
    for predicate in (TITLE, TEXT):
        mine = said(by_machine(form), [predicate], f"{MEETING}/item/")
        theirs = said(by_hand(), [predicate], f"{MEETING}/item/")

        assert len(mine) > 13
        assert unnamed(mine) == unnamed(theirs)


def unnamed(rows: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return *rows* without the annexes, which a person may name otherwise."""
    return {row for row in rows if "/annex/" not in row[0]}


@pytest.mark.parametrize("form", FORMS)
def test_every_listed_annex_is_read_with_its_label(form: str) -> None:
    mine = said(by_machine(form), [KKR.printedLabel], MEETING)
    theirs = said(by_hand(), [KKR.printedLabel], MEETING)

    # The one annex of 2.1 has a mark but no list; a person found it, no list names it.
    assert mine == {row for row in theirs if "/item/2.1/" not in row[0]}
    assert len(mine) == 16


@pytest.mark.parametrize("form", FORMS)
def test_every_annex_mark_is_read_on_its_page(form: str) -> None:
    assert marks(by_machine(form)) == marks(by_hand())
    assert len(marks(by_machine(form))) == 13


def marks(facts: Facts) -> list[tuple[str, str]]:
    pages = {row[0]: row[2] for row in said(facts, [KKR.page], BASE)}
    found = said(facts, [KKR.annexMark], MEETING)
    return sorted((item, pages[passage]) for item, _, passage in found)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_read_passes_the_checks_beside_all_other_sources(form: str) -> None:
    facts = by_machine(form)
    rest = [one for one in sources.read_all(DATA) if one.graph != facts.graph]
    own = [one for one in checks.check([facts, *rest]).breaches if one.file == "pdf"]

    assert [one for one in own if one.severity == "Violation"] == []


PAPERS = sorted((Path(__file__).parent / "agendas").glob("*-*-*-*.txt"))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_papers_of_every_layout_become_facts_that_pass_the_checks(path: Path) -> None:
    facts = sources.read_bytes(stating.state(readings.read(path)), "read.ttl")
    report = checks.check([facts, *sources.read_all(DATA)])

    own = [one for one in report.breaches if one.file == "read.ttl"]
    assert [one for one in own if one.severity == "Violation"] == []


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
def test_every_quote_stands_on_its_page(form: str) -> None:
    read = reading(form)
    passages = said(by_machine(form), [KKR.quote], BASE)

    assert len(passages) > 60
    for passage, _, quote in passages:
        page, _, start = passage.rpartition("/")[2].partition("-")
        assert read.page(int(start)) == int(page)
        assert " ".join(read.flow.text[int(start) :].split()).startswith(quote)
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


def test_a_file_that_is_no_paper_of_a_kkr_is_refused(tmp_path: Path) -> None:
    invoice = tmp_path / "faktura.txt"
    invoice.write_text("FAKTURA\n\nEksempel ApS\nAt betale: 100 kr.\n", "utf-8")

    result = CliRunner().invoke(main, ["--lang", "da", "read", str(invoice)])

    assert result.exit_code == 3
    assert "er ikke en dagsorden" in result.output
