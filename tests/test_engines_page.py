"""The page on other servers says what works: its commands are run at one of them."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kkr_graph.cli import main
from oxigraph_server import served

PAGE = (Path(__file__).parents[1] / "docs" / "engines.md").read_text("utf-8")


@pytest.mark.slow
def test_the_commands_on_the_page_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    [block] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    start, *commands = block.splitlines()
    assert start.startswith("oxigraph serve ")
    assert len(commands) == 3
    with served() as address:
        for command in commands:
            there = command.replace("http://localhost:7878", address)
            result = CliRunner().invoke(main, shlex.split(there)[1:])

            assert result.exit_code == 0, f"{command}\n{result.output}"


def test_every_source_that_is_pointed_to_is_listed() -> None:
    text, _, listed = PAGE.partition("## Kilder / sources")
    pointed = set(re.findall(r"\[(\d+)\](?!\()", text))

    assert pointed == set(re.findall(r"^(\d+)\. ", listed, re.MULTILINE))
