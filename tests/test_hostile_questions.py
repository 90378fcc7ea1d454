"""Addresses, parameters and queries made to do harm do none."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import openpyxl  # type: ignore[import-untyped]
import pytest

from kkr_graph import build
from served import Server, serving

pytestmark = pytest.mark.slow

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
SOURCE = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
<graph/eksempel/a>
    a kkr:SourceGraph ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/public> ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    <http://purl.org/dc/terms/title> {title} .
"""
FORMULAS = ("=1+1", '=HYPERLINK("http://x/","her")', "+1", "-1", "@SUM(A1)", "\tx")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    data = folder.with_name("data")
    data.mkdir()
    for number, formula in enumerate(FORMULAS):
        text = SOURCE.format(title=json.dumps(formula, ensure_ascii=False) + "@da")
        text = text.replace("eksempel/a", f"eksempel/{number}")
        (data / f"{number}.ttl").write_text(text, "utf-8")
    build.build([data], folder)
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    limits = ("--time-limit", "5", "--memory-limit", "512", "--workers", "2")
    with serving(store, "--write", *limits) as running:
        yield running


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("plain") / "store"
    with serving(folder, "--empty", "--write", "--workers", "2") as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_goes_wrong_inside(server: Server) -> Iterator[None]:
    yield
    assert server.ask("GET", "/healthz").status == 200
    assert not [line for line in server.lines() if line["event"] == "fault"]


# Answers that spreadsheets open


def test_no_text_of_an_answer_is_a_formula(server: Server) -> None:
    sheet = csv.reader(io.StringIO(server.ask("GET", "/ask/sources.csv").text))
    book = openpyxl.load_workbook(
        io.BytesIO(server.ask("GET", "/ask/sources.xlsx").body)
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    said = [text for row in sheet for text in row]

    for formula in FORMULAS:
        assert f"'{formula}" in said
        assert formula.strip() in [str(cell.value).strip() for cell in cells]
    assert not [text for text in said if text.startswith(("=", "+", "-", "@", "\t"))]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]


# An answer without rows


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "nævner intet, der gælder 1/1-1900"), ("en", "holds on 1900-01-01")],
)
def test_an_empty_answer_says_why_in_every_form(
    server: Server, language: str, said: str
) -> None:
    path = f"/ask/who-leads-what{{}}?on=1900-01-01&lang={language}"
    rows = server.ask("GET", path.format(""))
    sheet = server.ask("GET", path.format(".csv"))
    book = server.ask("GET", path.format(".xlsx"))
    about = openpyxl.load_workbook(io.BytesIO(book.body)).worksheets[1]

    assert (rows.json, sheet.text.count("\r\n")) == ([], 1)
    for answer in (rows, sheet, book):
        header = answer.headers["kkr-why-empty"]
        assert header.isascii()
        assert said in unquote(header)
        assert "Kkr-Why-Empty" in answer.headers["access-control-expose-headers"]
    assert said in " ".join(str(cell.value) for row in about.rows for cell in row)
    assert "kkr-why-empty" not in server.ask("GET", "/ask/sources").headers


# Addresses


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ask/..%2f..%2fetc%2fpasswd", 404),
        ("/ask/../internal/show", 404),
        ("/ask/internal%2fshow", 404),
        ("/ask/internal/show.csv", 404),
        ("/ask/derived%2fvalid-time", 404),
        ("/ask/..", 404),
        ("/ask/.csv", 404),
        ("/ask/sources%00.csv", 404),
        ("/ask/sources.rq", 404),
        ("/ask/sources.csv.csv", 404),
        ("/ask/SOURCES", 404),
        ("/ask/sources;.csv", 404),
        ("/ask/sources/", 404),
        ("/ask//sources", 404),
        ("//ask/sources", 404),
        ("/ask/%c0%ae%c0%ae%c0%afsources", 404),
        ("/ask/%ff", 404),
        ("/ask/%zz", 404),
        ("/ask/%0d%0aSet-Cookie:%20a=b", 404),
        ("/ask/" + "a" * 9000, 404),
        ("/ask/%E2%80%AEsecruos", 404),
        ("/healthz/../sparql", 404),
        ("/healthz/", 404),
        ("/healthz%00", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("//example.org/%2f..", 404),
        ("/graphs/../../etc/passwd", 400),
        ("/graphs/..%2f..%2fetc%2fpasswd", 400),
        ("/graphs/a//b", 400),
        ("/graphs/a%00b", 400),
        ("/graphs/%c0%ae%c0%ae", 400),
        ("/graphs/%ff", 400),
        ("/graphs/%5b", 400),
        ("/graphs/a%0d%0aSet-Cookie:%20a=b", 404),
        ("/graphs?graph=http://x/%0d%0aSet-Cookie:%20a=b", 400),
        ("/graphs?graph=http://[::1", 400),
        ("/graphs?graph=http://x/%25%25", 400),
        ("/graphs?graph=javascript:alert(1)", 404),
        ("/graphs?graph=file:///etc/passwd", 404),
        ("/graphs?graph=http://x/%3E%20%7D%20DROP%20ALL", 400),
        ("/graphs?graph=%ff", 400),
        ("/graphs?default=1", 400),
    ],
)
def test_a_path_leads_nowhere_it_should_not(
    server: Server, path: str, status: int
) -> None:
    said = server.ask("GET", path)

    assert said.status == status, said.text
    assert "set-cookie" not in said.headers
    assert "location" not in said.headers
    assert said.headers["content-type"] == "application/problem+json"
    for secret in ("root:", "SELECT", str(Path(__file__).parents[1])):
        assert secret not in said.text


@pytest.mark.parametrize(
    "value",
    [
        "\r\nSet-Cookie: a=b",
        "\0",
        "a" * 1001,
        "😀" * 999,
        '" } DROP ALL #',
        "<http://x/>",
        "http://x/> ?p ?o } #",
        "$(id)",
        "../../etc/passwd",
        "{0.__class__}",
        "\u202e",
        "\ufffe",
        "'; --",
        "=1+1",
    ],
)
def test_a_parameter_is_a_name_and_nothing_else(server: Server, value: str) -> None:
    for path in (
        f"/ask/municipality?municipality={quote(value)}",
        f"/ask/who-leads-what?on={quote(value)}",
        f"/ask/sources?{quote(value)}=1",
        f"/ask/sources?lang={quote(value)}",
        f"/sparql?query=ASK%7B%7D&default-graph-uri={quote(value)}",
    ):
        said = server.ask("GET", path)
        assert said.status in {400, 403}, (path, said.text)
        assert "set-cookie" not in said.headers
        assert said.json["da"] != said.json["en"]


def test_a_graph_with_a_name_in_danish_is_found_where_it_is_said_to_be(
    plain: Server,
) -> None:
    name = "/graphs/r%C3%B8dgr%C3%B8d/fl%C3%B8de"
    said = plain.write("PUT", name, "<a:a> <a:b> 1 .", "text/turtle")

    assert said.status == 201, said.text
    assert said.headers["location"] == f"{plain.address}{name}"
    assert plain.ask("GET", name).status == 200


# Text that is no text, and queries that are too much


@pytest.mark.parametrize(
    ("path", "media", "text"),
    [
        ("/sparql", QUERY, b"SELECT * { ?s ?p '\xff' }"),
        ("/sparql", QUERY, b"SELECT * { ?s ?p '\xc0\xaf' }"),
        ("/sparql", QUERY, b"SELECT * { ?s ?p '\xed\xa0\x80' }"),
        ("/sparql", QUERY, "ASK {}".encode("utf-16")),
        ("/sparql", QUERY, b"SELECT ('\\uD800' AS ?x) {}"),
        ("/sparql", FORM, b"query=ASK%7B%7D%ff"),
        ("/sparql", FORM, b"query=\xff"),
        ("/sparql", FORM, b"%ff=1&query=ASK%7B%7D"),
        ("/sparql", UPDATE, b"INSERT DATA { <a:a> <a:b> '\xff' }"),
        ("/update", UPDATE, b"INSERT DATA { <a:a> <a:b> '\xc0\xaf' }"),
        ("/update", UPDATE, b"INSERT DATA { <a:a> <a:b> '\\uDFFF' }"),
        ("/update", FORM, b"update=DROP+ALL%ff"),
        ("/graphs/eksempel/x", "text/turtle", b"<a:a> <a:b> '\xff' ."),
        ("/graphs/eksempel/x", "text/turtle", b"<a:a> <a:b> '\\uD800' ."),
        ("/graphs/eksempel/x", "application/n-triples", b"\xff\xfe<\0a"),
    ],
)
def test_what_is_not_utf_8_is_refused(
    server: Server, plain: Server, path: str, media: str, text: bytes
) -> None:
    for running in (server, plain):
        said = running.write("POST", path, text, media)
        assert said.status == 400, said.text


TOO_DEEP = {
    "groups": "ASK " + "{" * 5000,
    "groups that end": "ASK " + "{" * 5000 + "}" * 5000,
    "brackets": "ASK { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "lists": "ASK { ?s ?p " + "(" * 5000 + ")" * 5000 + " }",
    "blank nodes": "ASK { ?s ?p " + "[ <a:b> " * 5000 + "]" * 5000 + " }",
    "paths": "ASK { ?s " + "(" * 5000 + "<a:b>" + ")" * 5000 + " ?o }",
    "negations": "ASK { FILTER(" + "!" * 5000 + "1) }",
    "functions": "SELECT (" + "STR(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "queries": "SELECT * {" + "{ SELECT * {" * 5000 + "}}" * 5000 + "}",
    "not exists": "ASK {" + "FILTER NOT EXISTS {" * 5000 + "}" * 5000 + "}",
}


@pytest.mark.parametrize("query", TOO_DEEP.values(), ids=TOO_DEEP.keys())
def test_what_is_nested_without_end_is_not_read(server: Server, query: str) -> None:
    said = server.ask("POST", "/sparql", query, content_type=QUERY)

    assert said.status == 400, said.text


NEARLY_TOO_DEEP = {
    "groups": "ASK " + "{" * 250 + "}" * 250,
    "brackets": "ASK { FILTER(" + "(" * 250 + "1" + ")" * 250 + ") }",
    "paths": "ASK { ?s " + "(" * 250 + "<a:b>" + ")" * 250 + " ?o }",
    "functions": "SELECT (" + "STR(" * 250 + "1" + ")" * 250 + " AS ?x) {}",
    "optionals": "ASK {" + "OPTIONAL {" * 250 + "?s <a:b> ?o" + "}" * 250 + "}",
    "many values": "SELECT * { VALUES ?x {" + "1 " * 100_000 + "} }",
    "many prefixes": "".join(f"PREFIX p{n}: <a:b>\n" for n in range(9000)) + "ASK {}",
    "a long text": "SELECT ('" + "a" * 900_000 + "' AS ?x) {}",
    "many comments": "#\n" * 400_000 + "ASK {}",
    "a pattern to get lost in": (
        "SELECT (REGEX('" + "a" * 5000 + "!', '^(a+)+$') AS ?x) {}"
    ),
}


@pytest.mark.parametrize("query", NEARLY_TOO_DEEP.values(), ids=NEARLY_TOO_DEEP.keys())
def test_what_is_merely_large_is_answered(server: Server, query: str) -> None:
    said = server.ask("POST", "/sparql", query, content_type=QUERY)

    assert said.status == 200, said.text


ENORMOUS = {
    "triples": "ASK {" + "?s <a:b> ?o . " * 20_000 + "}",
    "objects": "ASK { ?s ?p " + ",".join(["1"] * 50_000) + " }",
    "alternatives": "ASK { FILTER(" + "||".join(["1"] * 20_000) + ") }",
    "sums": "SELECT (" + "+".join(["1"] * 20_000) + " AS ?x) {}",
    "steps": "ASK { ?s " + "/".join(["<a:b>"] * 20_000) + " ?o }",
    "unions": "ASK {" + " UNION ".join(["{ ?s ?p ?o }"] * 20_000) + "}",
    "bindings": "ASK {" + "".join(f"BIND(1 AS ?v{n})" for n in range(5000)) + "}",
}


@pytest.mark.parametrize("query", ENORMOUS.values(), ids=ENORMOUS.keys())
def test_what_is_enormous_ends_at_a_limit(server: Server, query: str) -> None:
    """The engine reads these; putting the parts in order is what takes its time."""
    said = server.ask("POST", "/sparql", query, content_type=QUERY)

    assert said.status in {200, 400, 503, 507}, said.text
    assert len(said.body) < 2000
