"""The same question to several: whose each row is, and nobody may spoil the answer."""

import csv
import io
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode

import made_up_packages
import served
import strange_servers
from asked import whole
from kkr_graph import build, partner_answers, questions, releases, sources
from kkr_graph.answers.answer import Answer, Term
from kkr_graph.archive import Archive
from kkr_graph.cli import main
from kkr_graph.errors import PartnerError
from kkr_graph.headers import Column, Question, Words
from kkr_graph.keys import trust
from kkr_graph.releases import Release
from made_up_packages import initiative, turtle
from small_sources import accept
from strange_servers import Behave, answering, rows

QUESTION = "initiatives"
COLUMNS = [column.name for column in questions.find(QUESTION).columns]
OURS = turtle("andeby-eksempel/initiativer", initiative("vores", "Vores Eksempel"))
THEIRS = turtle("eksempel/initiativer", initiative("deres", "Deres Eksempel"))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def built(folder: Path, text: str) -> Path:
    (folder / "kilder").mkdir(parents=True)
    (folder / "kilder" / "kilde.ttl").write_text(text, "utf-8")
    build.build([folder / "kilder"], folder / "store", checker=accept)
    return folder / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = built(tmp_path_factory.mktemp("vores"), OURS)
    trust.write(folder, made_up_packages.TRUST)
    return folder


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("deres"), THEIRS)


@pytest.fixture(scope="module")
def endpoint(theirs: Path) -> Iterator[str]:
    with served.serving(theirs) as running:
        yield f"{running.address}/sparql"


def ask(store: Path, *args: str | Path, question: str = QUESTION) -> Result:
    command = ["ask", question, "--store", str(store), "--lang", "da", *map(str, args)]
    return CliRunner().invoke(main, command)


def whose(result: Result) -> list[tuple[str, str]]:
    assert result.exit_code == 0, result.output
    said = csv.DictReader(io.StringIO(result.stdout))
    return [(row["whose"], row["initiativeLabel"]) for row in said]


def test_an_endpoint_answers_beside_us_and_each_row_says_whose_it_is(
    store: Path, endpoint: str
) -> None:
    result = ask(store, "--with", endpoint, "--format", "csv")
    name = endpoint.removeprefix("http://").removesuffix("/sparql")
    assert whose(result) == [("vores", "Vores Eksempel"), (name, "Deres Eksempel")]
    assert result.stderr == ""


def test_a_store_answers_beside_us(store: Path, theirs: Path) -> None:
    said = whose(ask(store, "--with", theirs, "--format", "csv"))
    assert [label for _, label in said] == ["Vores Eksempel", "Deres Eksempel"]


def test_a_package_answers_beside_us_once_it_is_verified(
    store: Path, tmp_path: Path
) -> None:
    package = tmp_path / "pakke.zip"
    package.write_bytes(made_up_packages.made(THEIRS))
    said = whose(ask(store, "--with", package, "--format", "csv"))
    assert said == [("vores", "Vores Eksempel"), ("pakke.zip", "Deres Eksempel")]


def test_a_package_that_does_not_verify_is_left_out_with_a_word(
    store: Path, tmp_path: Path
) -> None:
    package = tmp_path / "pakke.zip"
    package.write_bytes(made_up_packages.made(THEIRS, quads=b""))
    result = ask(store, "--with", package, "--format", "csv")
    assert whose(result) == [("vores", "Vores Eksempel")]
    assert "Advarsel: pakke.zip er ikke med i svaret" in result.stderr


def test_a_release_answers_beside_us(store: Path, theirs: Path) -> None:
    kept = Archive(store)
    graphs = {
        one.graph: kept.keep(one.triples)
        for one in sources.read_all(theirs.parent / "kilder")
    }
    release = Release("1.0.0", "eksempel", "2026-11-26T09:30:00Z", graphs)
    file = releases.write(store, release)
    said = whose(ask(store, "--with", "1.0.0", "--format", "csv"))
    file.unlink()
    assert said == [("vores", "Vores Eksempel"), ("1.0.0", "Deres Eksempel")]


def test_who_is_named_twice_is_asked_once(store: Path, theirs: Path) -> None:
    result = ask(store, "--with", theirs, "--with", theirs, "--format", "csv")
    assert len(whose(result)) == 2


def test_our_own_store_may_be_a_partner(store: Path) -> None:
    said = whose(ask(store, "--with", store, "--format", "csv"))
    assert [label for _, label in said] == ["Vores Eksempel"] * 2


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "srj", "table"])
def test_every_form_says_whose(store: Path, theirs: Path, form: str) -> None:
    said = ask(store, "--with", theirs, "--format", form).stdout
    assert ("Hvis" if form in {"md", "table"} else "whose") in said


def test_a_spreadsheet_says_whose(store: Path, theirs: Path, tmp_path: Path) -> None:
    result = ask(store, "--with", theirs, "-o", tmp_path / "svar.xlsx")
    assert result.exit_code == 0, result.output


def test_an_answer_of_ours_alone_has_no_such_column(store: Path) -> None:
    [row] = json.loads(ask(store, "--format", "json").stdout)
    assert [*row] == COLUMNS


def test_the_column_comes_before_the_others(store: Path, theirs: Path) -> None:
    said = json.loads(ask(store, "--with", theirs, "--format", "json").stdout)
    assert [[*row] for row in said] == [["whose", *COLUMNS]] * 2


def iri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": value}


def text(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


LIE = {"initiative": iri("https://w3id.org/kkr/id/initiative/x")}
STRANGE: dict[str, tuple[Behave, str]] = {
    "that hangs": (strange_servers.hanging, "sekunder"),
    "that drips": (strange_servers.dripping, "sekunder"),
    "that sends rows for ever": (strange_servers.endless, "MB"),
    "that sends garbage": (answering(b"\x00\xff{"), "ikke som ventet"),
    "that sends a page": (answering(b"<html>", "text/html"), "text/html"),
    "that is broken": (answering(b"", status=500), "HTTP 500"),
    "that refuses": (answering(b"", status=403), "HTTP 403"),
    "with other columns": (answering(rows(["x"], {"x": text("y")})), "columns"),
    "with a text for an IRI": (
        answering(rows(COLUMNS, {"initiative": text("x")})),
        "initiative: x",
    ),
    "with a script for an IRI": (
        answering(rows(COLUMNS, {"initiative": iri("javascript:alert(1)")})),
        "initiative: javascript",
    ),
    "with a word for a page": (
        answering(rows(COLUMNS, {**LIE, "page": text("syv")})),
        "page: syv",
    ),
    "that moves the cursor": (
        answering(rows(COLUMNS, {**LIE, "initiativeLabel": text("\x1b[2J")})),
        "initiativeLabel: ?[2J",
    ),
    "that sends us elsewhere": (
        strange_servers.sending_to("http://eksempel.invalid/sparql"),
        "eksempel.invalid",
    ),
    "that sends us to another port": (
        strange_servers.sending_to("http://127.0.0.1:9/sparql"),
        "127.0.0.1:9",
    ),
    "that sends us to a file": (
        strange_servers.sending_to("file:///etc/passwd"),
        "Advarsel",
    ),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_server_costs_a_warning_and_never_the_answer(
    store: Path, kind: str
) -> None:
    behave, why = STRANGE[kind]
    with strange_servers.serving(behave) as address:
        begun = time.monotonic()
        patience = ("--with-timeout", "1") if "sekunder" in why else ()
        result = ask(store, "--with", address, *patience, "--format", "csv")
        took = time.monotonic() - begun
    assert whose(result) == [("vores", "Vores Eksempel")]
    assert result.stderr.count("Advarsel: 127.0.0.1") == 1
    assert why in result.stderr
    assert "\x1b" not in result.stderr
    assert took < 10


def test_nobody_at_home_costs_a_warning(store: Path) -> None:
    result = ask(store, "--with", strange_servers.closed(), "--format", "csv")
    assert whose(result) == [("vores", "Vores Eksempel")]
    assert "der er ingen forbindelse" in result.stderr


def test_the_good_are_heard_among_the_bad_and_all_wait_together(
    store: Path, endpoint: str
) -> None:
    with (
        strange_servers.serving(strange_servers.hanging) as one,
        strange_servers.serving(strange_servers.hanging) as two,
    ):
        begun = time.monotonic()
        others = [word for url in (one, two, endpoint) for word in ("--with", url)]
        result = ask(store, *others, "--with-timeout", "3", "--format", "csv")
        took = time.monotonic() - begun
    assert [label for _, label in whose(result)] == ["Vores Eksempel", "Deres Eksempel"]
    assert result.stderr.count("Advarsel") == 2
    assert took < 6


def test_a_server_may_send_us_on_to_itself(store: Path) -> None:
    answer = answering(rows(COLUMNS, {**LIE, "initiativeLabel": text("Et andet sted")}))

    def behave(asked: BaseHTTPRequestHandler) -> None:
        if asked.path == "/sparql":
            strange_servers.sending_to("/sparql/")(asked)
        else:
            answer(asked)

    with strange_servers.serving(behave) as address:
        said = whose(ask(store, "--with", address, "--format", "csv"))
    assert [label for _, label in said] == ["Vores Eksempel", "Et andet sted"]


def test_a_server_that_sends_us_round_is_left(store: Path) -> None:
    with strange_servers.serving(strange_servers.sending_to("/sparql")) as address:
        result = ask(store, "--with", address, "--format", "csv")
    assert whose(result) == [("vores", "Vores Eksempel")]
    assert "Advarsel" in result.stderr


@pytest.mark.parametrize(
    "given",
    [
        "findes-ikke.zip",
        "9.9",
        "ftp://eksempel.invalid/",
        "https://",
        "https://navn:ord@eksempel.invalid/sparql",
    ],
)
def test_who_cannot_be_asked_is_refused_before_anybody_is(
    store: Path, given: str
) -> None:
    result = ask(store, "--with", given)
    assert result.exit_code == 2
    assert "navn:ord" not in result.stderr


@pytest.mark.parametrize(
    "given", ["http://eksempel.invalid/sparql", "http://10.0.0.1/sparql"]
)
def test_an_address_that_is_not_encrypted_is_refused(store: Path, given: str) -> None:
    result = ask(store, "--with", given)
    assert result.exit_code == 2
    assert "https" in result.stderr


def test_if_ours_fails_it_fails(tmp_path: Path, theirs: Path) -> None:
    result = ask(tmp_path / "tom", "--with", theirs)
    assert result.exit_code == 3


def test_an_unknown_name_is_said_to_be_unknown_to_us(store: Path, theirs: Path) -> None:
    result = ask(store, "--with", theirs, "--classification", "findes ikke")
    assert result.exit_code == 2


def test_warnings_speak_english_to_those_who_do(store: Path) -> None:
    address = strange_servers.closed()
    result = ask(store, "--with", address, "--lang", "en")
    assert "Warning: 127.0.0.1" in result.stderr
    assert "is not in the answer" in result.stderr


DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
NAMES = [question.name for question in questions.all()]


@pytest.mark.parametrize("name", NAMES)
def test_what_we_answer_ourselves_would_pass(name: str) -> None:
    question = questions.find(name)
    answer = questions.ask(whole(), question)
    assert partner_answers.hold(answer, "os") is answer


def answered(term: Term, kind: str) -> Answer:
    words = Words("x", "x")
    column = Column("x", kind, words)
    question = Question("x", words, (), (), (column,), (), "")
    return Answer(question, (column,), ((term,),))


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        (Literal("x"), "iri"),
        (NamedNode("data:text/html,x"), "iri"),
        (NamedNode("https://example.org/"), "date"),
        (Literal("2025-02-30", datatype=DATE), "date"),
        (Literal("=1+1"), "date"),
        (Literal("=1+1"), "code"),
        (Literal("@x"), "code"),
        (Literal("1,5"), "decimal"),
        (Literal("NaN"), "decimal"),
        (Literal("a\u202eb"), "text"),
        (Literal("x" * 100_001), "text"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(term: Term, kind: str) -> None:
    with pytest.raises(PartnerError):
        partner_answers.hold(answered(term, kind), "eksempel")
