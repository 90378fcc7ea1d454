"""Run every code block in README.md and docs/: Python, console, Turtle and SPARQL.

In CI nothing may skip: what a machine lacks there is a fault of its set-up.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser


def turtle(example: Example) -> None:
    """Parse the block and keep it for the SPARQL blocks below it."""
    store = example.namespace.setdefault("store", ox.Store())
    store.load(str(example.parsed).encode(), format=ox.RdfFormat.TURTLE)


def sparql(example: Example) -> None:
    """Ask the block of the Turtle above it; a question in the docs has an answer."""
    assert list(example.namespace["store"].query(str(example.parsed))), "no rows"


def console(example: Example) -> None:
    """Run each ``$ kkr ...`` line; what is printed under it must be in the output."""
    from click.testing import CliRunner  # noqa: PLC0415 - only pages with a console

    from kkr_graph.cli import main  # noqa: PLC0415 - the same

    said = ""
    for line in str(example.parsed).splitlines():
        if line.startswith("$ kkr "):
            result = CliRunner().invoke(
                main, shlex.split(line.removeprefix("$ kkr "), comments=True)
            )
            assert result.exit_code == 0, f"{line}\n{result.output}"
            said = " ".join(result.stdout.split())
        elif line.strip() not in ("", "..."):
            assert " ".join(line.split()) in said, f"not said: {line}\nin: {said}"


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let the pages ask a store of their own, whatever the reader's machine holds."""
    with pytest.MonkeyPatch.context() as environment:
        folder = tmp_path_factory.mktemp("docs") / "store"
        environment.setenv("KKR_STORE", str(folder))
        environment.setenv("KKR_LANG", "da")
        yield folder


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=console),
        CodeBlockParser(language="turtle", evaluator=turtle),
        CodeBlockParser(language="sparql", evaluator=sparql),
    ],
    patterns=["docs/*.md", "README.md", "ontology/README.md", "queries/README.md"],
    fixtures=["built_store"],
).pytest()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run in which any test skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
