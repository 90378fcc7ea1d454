"""A machine that reads /openapi.json and tries everything finds no fault of ours."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kkr_graph import build, questions
from kkr_graph.resources import DATA
from served import serving

SECONDS = 40
OTHERS = ("/sparql", "/graphs", "/.well-known/void", "/healthz", "/openapi.json")


def tried() -> Iterator[str]:
    """Yield places enough: a question for each kind of parameter there is."""
    yield from OTHERS
    kinds: set[str] = set()
    for question in questions.all():
        new = {parameter.kind for parameter in question.parameters} - kinds
        if new:
            kinds |= new
            yield f"/ask/{question.name}"


def test_a_question_is_tried_for_each_kind_of_parameter() -> None:
    kinds = {one.kind for question in questions.all() for one in question.parameters}

    assert {"concept", "date", "municipality"} <= kinds
    assert len(list(tried())) <= len(OTHERS) + len(kinds)


@pytest.mark.slow
def test_nothing_that_can_be_asked_is_our_fault(tmp_path: Path) -> None:
    build.build([DATA], tmp_path / "store")
    limits = ("--time-limit", "5", "--workers", "2")
    program = Path(sys.executable).with_name("schemathesis")
    with serving(tmp_path / "store", *limits) as server:
        command = [
            str(program), "run", f"{server.address}/openapi.json",
            "--checks", ("not_a_server_error,status_code_conformance,"
            "content_type_conformance,response_schema_conformance"),
            "--phases", "coverage,fuzzing",
            "--max-examples", "10", "--max-time", str(SECONDS),
            "--seed", "1", "--generation-deterministic", "--no-shrink", "--no-color",
        ]  # fmt: skip
        for place in tried():
            command += ["--include-path", place]
        said = subprocess.run(
            command, cwd=tmp_path, check=False, capture_output=True, text=True
        )
        lines = [line for line in server.lines() if line["event"] == "request"]

    assert said.returncode == 0, said.stdout[-5000:] + said.stderr[-1000:]
    assert not [line for line in server.lines() if line["event"] == "fault"]
    assert len(lines) > 100
