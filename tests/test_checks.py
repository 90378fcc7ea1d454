"""A check tells what is wrong, where, and how to mend it; a report prints it."""

import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

import shape_files
from kkr_graph import checks, reports, shapes
from kkr_graph.breaches import Report

PATH = shape_files.FOLDER / "invalid" / "lead-decided.ttl"


@pytest.fixture(scope="module")
def report() -> Report:
    return checks.check(shape_files.with_world(PATH))


def test_a_breach_says_what_where_and_how_to_mend(report: Report) -> None:
    (breach,) = report.breaches

    assert breach.name == "Lead-decided"
    assert breach.focus == "https://w3id.org/kkr/id/lead/eksempel/9001"
    assert breach.focus_label == "lead/eksempel/9001"
    assert breach.severity == "Violation"
    assert (breach.document, breach.page) == ("Dagsorden for KKR Eksempel", 2)
    assert breach.file == "lead-decided.ttl"
    assert breach.line == _line_of("<id/lead/eksempel/9001>")
    assert "kkr:confirmedBy" in breach.messages["da"]
    assert "kkr:confirmedBy" in breach.messages["en"]


def test_a_breach_of_a_stage_names_the_source_graph_that_was_checked_alone() -> None:
    path = shape_files.FOLDER / "invalid" / "register-confidence.ttl"

    (breach,) = checks.check(shape_files.with_world(path)).breaches

    assert breach.graph == "https://w3id.org/kkr/graph/eksempel"


def test_a_warning_and_a_remark_do_not_forbid_keeping_the_facts() -> None:
    for name in ("initiative-single-lead", "agenda-item-annex-marks"):
        path = shape_files.FOLDER / "invalid" / f"{name}.ttl"

        report = checks.check(shape_files.with_world(path))

        assert report.conforms
        assert report.breaches


def test_a_recommendation_dressed_as_a_decision_is_refused_in_plain_words() -> None:
    path = shape_files.FOLDER / "invalid" / "decision-not-recommendation.ttl"

    (breach,) = checks.check(shape_files.with_world(path)).breaches

    assert breach.messages["da"].startswith("En indstilling er ikke en beslutning")
    assert breach.messages["en"].startswith("A recommendation is not a decision")


def test_a_decision_that_only_its_own_agenda_states_is_refused() -> None:
    path = shape_files.FOLDER / "invalid" / "decision-own-agenda.ttl"

    (breach,) = checks.check(shape_files.with_world(path)).breaches

    assert breach.value is not None
    assert breach.value.value.endswith("/dagsorden")


def test_text_goes_by_document_and_page_in_the_reader_s_language(
    report: Report,
) -> None:
    heading, what, *said, file, _, summary = reports.to_text(report).splitlines()

    assert heading == "Dagsorden for KKR Eksempel · side 2"
    assert what == "  fejl: lead/eksempel/9001 (Lead-decided)"
    assert " ".join(map(str.strip, said)) == report.breaches[0].messages["da"]
    assert file == f"    lead-decided.ttl:{_line_of('<id/lead/eksempel/9001>')}"
    assert summary == reports.summary(report, "da")
    assert "1 fault in 2 files" in reports.to_text(report, "en")
    assert "page 2" in reports.to_text(report, "en")


def test_a_report_without_breaches_says_how_much_was_checked() -> None:
    report = checks.check([shape_files.WORLD])

    assert report.conforms
    assert reports.to_text(report).startswith("0 fejl i 1 fil (")


def test_json_holds_every_breach_with_both_messages(report: Report) -> None:
    told = json.loads(reports.to_json(report))

    assert told["conforms"] is False
    assert told["faults"] == 1
    assert told["breaches"][0]["rule"] == "Lead-decided"
    assert set(told["breaches"][0]["messages"]) == {"da", "en"}


def test_junit_has_one_case_a_source_and_fails_only_those_with_faults(
    report: Report,
) -> None:
    suite = ET.fromstring(reports.to_junit(report))  # our own output

    cases = suite.findall("testcase")
    assert suite.get("tests") == "2"
    assert suite.get("failures") == "1"
    assert [case.get("name") for case in cases] == ["context.ttl", "lead-decided.ttl"]
    assert [case.find("failure") is not None for case in cases] == [False, True]


def test_turtle_is_a_validation_report_that_reads_back(report: Report) -> None:
    parsed = ox.parse(reports.to_turtle(report), format=ox.RdfFormat.TURTLE)
    said = {(quad.predicate.value, quad.object.value) for quad in parsed}

    assert (f"{shapes.SH}sourceShape", report.breaches[0].shape) in said
    assert (f"{shapes.SH}conforms", "false") in said
    assert (f"{shapes.SH}focusNode", report.breaches[0].focus) in said


@pytest.mark.parametrize("form", reports.FORMATS)
def test_each_format_is_written(form: str, report: Report) -> None:
    assert "Lead-decided" in reports.write(report, form)


def _line_of(subject: str) -> int:
    lines = PATH.read_text("utf-8").splitlines()
    return 1 + lines.index(subject)
