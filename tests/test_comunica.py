"""The example with Comunica, a SPARQL client in JavaScript, gets its answer."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kkr_graph import build
from kkr_graph.resources import DATA
from served import serving

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "comunica"
LOCK = (EXAMPLE / "package-lock.json").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node")
@pytest.mark.skipif(
    not (EXAMPLE / "node_modules").is_dir(),
    reason="run npm ci --ignore-scripts in docs/examples/comunica first",
)
def test_comunica_asks_the_endpoint(tmp_path: Path) -> None:
    build.build([DATA], tmp_path / "store")
    with serving(tmp_path / "store", "--workers", "2") as server:
        said = subprocess.run(
            ["node", "ask.mjs", f"{server.address}/sparql"],
            cwd=EXAMPLE,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )

    assert said.stdout.splitlines() == ["Gladsaxe Kommune"], said.stderr


def test_the_packages_are_pinned_by_hash_and_by_no_place() -> None:
    wanted = json.loads((EXAMPLE / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads(LOCK)["packages"]
    ours = packages.pop("")

    assert ours["dependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", one) for one in wanted.values())
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert '"resolved"' not in LOCK
