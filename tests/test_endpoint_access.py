"""Who we are to a server is told to that server alone, and to nobody who listens."""

import base64
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from kkr_graph import endpoint
from kkr_graph.cli import main
from kkr_graph.endpoint_access import Access, found
from kkr_graph.errors import EndpointError, InsecureEndpointError, TokenFileError
from strange_servers import answering, rows, serving

USER = {"KKR_ENDPOINT_USER": "eksempel", "KKR_ENDPOINT_PASSWORD": "æble"}
BASIC = "Basic " + base64.b64encode("eksempel:æble".encode()).decode()
NOTHING = rows(["graph"])


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_a_user_is_told_to_the_server() -> None:
    told: list[str | None] = []

    def behave(asked: BaseHTTPRequestHandler) -> None:
        told.append(asked.headers["Authorization"])
        answering(NOTHING)(asked)

    with serving(behave) as url:
        endpoint.reached(url, USER).graphs()
        endpoint.reached(url, {}).graphs()

    assert told == [BASIC, None]


def test_a_token_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("abc.def\n", "ascii")

    access = found({"KKR_ENDPOINT_TOKEN_FILE": str(file)})

    assert access.header == "Bearer abc.def"
    assert "abc.def" not in repr(access)


@pytest.mark.parametrize("content", [None, "", "two words", "to\nlinjer", "æ"])
def test_a_file_that_holds_no_token_is_told_of(
    tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_text(content, "utf-8")
    with pytest.raises(TokenFileError) as raised:
        found({"KKR_ENDPOINT_TOKEN_FILE": str(file)})

    assert not content or content not in str(raised.value)


def test_a_user_is_told_to_nobody_it_is_sent_on_to() -> None:
    told: list[str | None] = []

    def elsewhere(asked: BaseHTTPRequestHandler) -> None:
        told.append(asked.headers["Authorization"])
        answering(NOTHING)(asked)

    with serving(elsewhere) as there:

        def away(asked: BaseHTTPRequestHandler) -> None:
            asked.send_response(302)
            asked.send_header("Location", there)
            asked.send_header("Content-Length", "0")
            asked.end_headers()

        with serving(away) as url, pytest.raises(EndpointError):
            endpoint.reached(url, USER).graphs()

    assert BASIC not in told


def test_a_password_does_not_travel_unencrypted() -> None:
    endpoint.reached("http://example.org/query", {})
    endpoint.reached("https://example.org/query", USER)
    endpoint.reached("http://localhost:1/query", USER)
    for url, more in (
        ("http://example.org/query", {}),
        ("http://localhost.example.org/query", {}),
        ("https://example.org/query", {"KKR_ENDPOINT_UPDATE": "http://example.org/u"}),
    ):
        with pytest.raises(InsecureEndpointError, match="not encrypted"):
            endpoint.reached(url, USER | more)


def test_the_command_says_how_to_log_in() -> None:
    with serving(answering(b"", status=401)) as url:
        asked = CliRunner().invoke(main, ["ask", "deadlines", "--endpoint", url])

    assert asked.exit_code == 4
    assert "KKR_ENDPOINT_USER" in asked.stderr


def test_updates_go_where_the_environment_says() -> None:
    given = {"KKR_ENDPOINT_UPDATE": "https://example.org/statements"}
    store = endpoint.reached("https://example.org/repo", given)

    assert store._update_url == "https://example.org/statements"  # noqa: SLF001


def test_what_is_secret_is_not_shown() -> None:
    assert "æble" not in repr(Access("eksempel", "æble"))
