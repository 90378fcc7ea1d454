"""``kkr report``: documents in files, and wrong use said before any work is done."""

import io
import sys
from pathlib import Path
from unittest.mock import patch

import docx
import pypdfium2
import pytest
from click.testing import Result

from asked import whole
from kkr_graph.briefs import BRIEFS
from kkr_graph.document_files import FORMATS
from test_cli import fill, run

MEETING = ("report", "meeting", "2025-09-02", "--on", "2025-09-02")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("store"), whole())


def test_without_a_file_it_is_markdown_to_read(store: Path) -> None:
    said = run(*MEETING, store=store)
    assert said.exit_code == 0
    assert said.stdout.startswith("# KKR Hovedstaden 2/9-2025\n")


@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_the_file_tells_the_format(
    store: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"mødet{FORMATS[form].suffix}"
    assert run(*MEETING, "-o", str(file), store=store).exit_code == 0
    made = file.read_bytes()
    match form:
        case "pdf":
            assert len(pypdfium2.PdfDocument(made)) <= 2
        case "docx":
            assert docx.Document(io.BytesIO(made)).core_properties.language == "da-DK"
        case "html":
            assert made.startswith(b"<!doctype html>")
        case _:
            assert made.startswith(b"# KKR Hovedstaden")


def test_english_is_english(store: Path) -> None:
    said = run(*MEETING, "--lang", "en", store=store)
    assert said.stdout.startswith("# KKR Hovedstaden 2 September 2025\n")


@pytest.mark.parametrize(
    ("report", "danish"),
    [
        (
            ("handover", "--council", "hovedstaden", "--term", "2022-2025"),
            "3.6 Oplæg til godkendelse om nyt styrings- og kvalitetsinitiativ",
        ),
        (("municipality", "Gladsaxe"), "KKR Hovedstadens syv VIP-klimaprojekter"),
    ],
)
def test_danish_names_are_marked_in_an_english_report(
    store: Path, report: tuple[str, ...], danish: str
) -> None:
    said = run("report", *report, "--lang", "en", "--format", "html", store=store)
    assert f'<span lang="da">{danish}' in said.stdout


def test_a_report_says_which_graph_it_rests_on(store: Path) -> None:
    assert "KKR Graph (1)" in run(*MEETING, store=store).stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("meeting", "1999-01-01"), "hedder »1999-01-01«"),
        (("meeting", "2025-09-02", "--council", "atlantis"), "atlantis"),
        (("meeting", "2025-09-02", "--on", "31/2-2025"), "31/2-2025"),
        (("quality", "--council", "hovedstade"), "KKR Hovedstaden"),
        (("meeting",), "Missing argument"),
        (("handover", "--council", "hovedstaden"), "--term"),
        (("meeting", "2025-09-02", "--format", "odt"), "odt"),
    ],
)
def test_wrong_use_is_said_and_leaves_no_file(
    store: Path, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    answer = run("report", *args, "-o", str(tmp_path / "a.html"), store=store)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert [*tmp_path.iterdir()] == []


def _refused(store: Path, file: Path) -> Result:
    with patch("kkr_graph.cli.report.opened") as opened:
        answer = run(*MEETING, "-o", str(file), store=store)
    assert not opened.called, "the graph was opened before the file was looked at"
    return answer


def test_a_file_of_no_known_format_is_refused_with_those_there_are(
    store: Path, tmp_path: Path
) -> None:
    answer = _refused(store, tmp_path / "a.odt")
    assert answer.exit_code == 2
    assert ".docx, .html, .md, .pdf" in answer.stderr


def test_a_folder_that_does_not_exist_is_said_before_the_work(
    store: Path, tmp_path: Path
) -> None:
    answer = _refused(store, tmp_path / "nowhere" / "a.pdf")
    assert answer.exit_code == 2
    assert "Opret den først" in answer.stderr


def test_a_folder_that_cannot_be_written_in_is_said_before_the_work(
    store: Path, tmp_path: Path
) -> None:
    with patch("kkr_graph.cli.output.os.access", return_value=False):
        answer = _refused(store, tmp_path / "a.pdf")
    assert answer.exit_code == 4
    assert "Permission denied" in answer.stderr


def test_a_folder_in_place_of_the_file_is_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert _refused(store, tmp_path / "a.pdf").exit_code == 4


def test_a_missing_library_is_said_before_the_work(store: Path, tmp_path: Path) -> None:
    with patch.dict(sys.modules, {"docx": None}):
        answer = _refused(store, tmp_path / "a.docx")
    assert answer.exit_code == 4
    assert 'pip install "kkr-graph[documents]"' in answer.stderr


def test_too_many_rows_leave_the_file_that_was_there(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.docx"
    file.write_text("før")
    few = FORMATS["docx"].__class__("docx", ".docx", "", most=3)
    with patch.dict("kkr_graph.cli.report.FORMATS", {"docx": few}):
        answer = run(*MEETING, "-o", str(file), store=store)
    assert answer.exit_code == 4
    assert "--format html" in answer.stderr
    assert file.read_text() == "før"


def test_a_full_disk_leaves_the_file_that_was_there(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.md"
    file.write_text("før")
    full = OSError(28, "No space left on device")
    with patch("kkr_graph.cli.output.os.fsync", side_effect=full):
        answer = run(*MEETING, "-o", str(file), store=store)
    assert answer.exit_code == 4
    assert file.read_text() == "før"
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("name", BRIEFS)
def test_every_report_says_what_it_takes(name: str) -> None:
    said = run("report", name, "--help")
    assert said.exit_code == 0
    assert "--format" in said.stdout
