"""Run every code block in README.md and docs/: Python, console, Turtle and SPARQL.

The page about the server is run against a server of its own.

In CI nothing may skip: what a machine lacks there is a fault of its set-up.
"""

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.sybil import SybilCollection


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


def writing_console(example: Example) -> None:
    """Run the block in a folder of the page's own, with a store of its own."""
    folder = example.namespace["page_folder"]
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as environment:
        environment.setenv("KKR_STORE", str(folder / "store"))
        environment.setenv("KKR_KEY_PASSPHRASE", "fire ord fra siden")
        console(example)


@pytest.fixture(scope="session")
def page_folder(built_store: Path) -> Path:
    """Give a folder like the checkout, where the commands of a page may write."""
    place = built_store.with_name("written")
    place.mkdir()
    (place / "docs").symlink_to(Path(__file__).parent / "docs")
    return place


SERVED = "http://localhost:8000"  # as the page has it


def served(example: Example) -> str:
    """Return the block as it is to be run: with the address of the server."""
    return str(example.parsed).replace(SERVED, example.namespace["server"])


def served_python(example: Example) -> None:
    """Run Python that asks the server."""
    exec(compile(served(example), "endpoint.md", "exec"), example.namespace)  # noqa: S102


def served_console(example: Example) -> None:
    """Run each ``$`` command; what is printed under it must be in what it says."""
    folder = example.namespace["folder"]
    commands = served(example).replace("$ kkr serve\n", "$ cat serve.log\n").split("$ ")
    programs = {**os.environ, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    for block in commands[1:]:
        command, _, wanted = block.partition("\n")
        while command.count("'") % 2:  # a query runs over several lines
            line, _, wanted = wanted.partition("\n")
            command += f"\n{line}"
        said = subprocess.run(  # noqa: S603 - our own documentation
            ["/bin/sh", "-ec", command],
            cwd=folder,
            env=programs,
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 0, said.stderr
        assert said.stdout or "-o" in command
        for line in wanted.splitlines():
            assert line in said.stdout, f"not said: {line}\nin: {said.stdout}"


@pytest.fixture(scope="session")
def server(built_store: Path) -> Iterator[str]:
    """Serve the store that the pages ask; give the address."""
    sys.path.insert(0, str(Path(__file__).parent / "tests"))
    from kkr_graph import open_store  # noqa: PLC0415 - the same
    from served import serving  # noqa: PLC0415 - only this page needs a server

    open_store().close()
    with serving(built_store, language="da") as running:
        yield running.address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def folder(built_store: Path, server: str) -> Path:
    """Give a folder like the checkout, where commands of the page may write."""
    place = built_store.parent / "page"
    place.mkdir()
    log = built_store.with_name("store.log").read_text("utf-8")
    port = server.rpartition(":")[2]
    (place / "serve.log").write_text(log.replace(port, "8000"), "utf-8")
    (place / "queries").symlink_to(Path(__file__).parent / "queries")
    return place


# The pages whose examples write files.
WRITING = ["docs/keys.md", "docs/registers.md", "docs/sharing.md"]
PAGES = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="console", evaluator=console),
        CodeBlockParser(language="turtle", evaluator=turtle),
        CodeBlockParser(language="sparql", evaluator=sparql),
    ],
    patterns=["docs/*.md", "README.md", "ontology/README.md", "queries/README.md"],
    excludes=["docs/endpoint.md", *WRITING],
    fixtures=["built_store"],
)
SERVER_PAGE = Sybil(
    parsers=[
        CodeBlockParser(language="python", evaluator=served_python),
        CodeBlockParser(language="console", evaluator=served_console),
    ],
    patterns=["docs/endpoint.md"],
    fixtures=["server", "folder"],
)
WRITING_PAGE = Sybil(
    parsers=[CodeBlockParser(language="console", evaluator=writing_console)],
    patterns=WRITING,
    fixtures=["page_folder"],
)
pytest_collect_file = SybilCollection([PAGES, SERVER_PAGE, WRITING_PAGE]).pytest()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a CI run in which any test skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
